# SPDX-License-Identifier: GPL-3.0-or-later
"""What PubMed links a paper to: similar papers, papers in PMC that cite it, papers that it cites."""

from collections.abc import Callable, Mapping
from functools import partial

from refdesk.domain.errors import UnavailableError, UnreadableError
from refdesk.domain.jobs import JobContext
from refdesk.net.client import HttpClient
from refdesk.net.endpoints import ServiceName
from refdesk.net.exchange import DAY, Request, Response
from refdesk.providers.base import (
    TOOL,
    judge_ncbi,
    load_json,
    mapping,
    ncbi_params,
    number,
    sequence,
    text,
)

SIMILAR = "pubmed_pubmed"
CITED_IN = "pubmed_pubmed_citedin"
REFERENCES = "pubmed_pubmed_refs"


class Neighbours:
    """Asks elink about one paper at a time."""

    def __init__(self, client: HttpClient) -> None:
        self._client = client

    def similar(self, pmid: str, context: JobContext, *, fresh: bool = False) -> tuple[str, ...]:
        """Return the PMIDs of similar papers, the most similar first, without the paper itself.

        The scores are opaque and comparable in one answer only, so their order is all that is
        kept. For some papers the service of the scores fails for good; it is asked twice, then the
        plain list is, which is in the same order.

        Raises:
            UnavailableError: neither was answered.
            CancelledError: the job was cancelled.
        """
        try:
            return self._ask(pmid, SIMILAR, "neighbor_score", context, fresh=fresh, tries=2)
        except UnavailableError as error:
            if error.reason in {"offline", "rate-limited"}:
                raise
        return self._ask(pmid, SIMILAR, "neighbor", context, fresh=fresh)

    def cited_in(self, pmid: str, context: JobContext) -> tuple[str, ...]:
        """Return the papers in PMC that cite a paper; papers outside PMC are not counted.

        Raises:
            UnavailableError: PubMed did not answer.
            CancelledError: the job was cancelled.
        """
        return self._ask(pmid, CITED_IN, "neighbor", context)

    def references(self, pmid: str, context: JobContext) -> tuple[str, ...]:
        """Return the papers that a paper cites, as far as its text is in PMC; raises the same."""
        return self._ask(pmid, REFERENCES, "neighbor", context)

    def _ask(
        self,
        pmid: str,
        link: str,
        command: str,
        context: JobContext,
        *,
        fresh: bool = False,
        tries: int | None = None,
    ) -> tuple[str, ...]:
        request = Request(
            ServiceName.EUTILS,
            self._client.endpoints.url(ServiceName.EUTILS, "elink.fcgi"),
            subject=pmid,
            params={
                "dbfrom": "pubmed",
                "db": "pubmed",
                "id": pmid,
                "cmd": command,
                "linkname": link,
                "retmode": "json",
                "tool": TOOL,
            },
            secret_params=ncbi_params(self._client.identity),
            accept="json",
            ttl=DAY,
            fresh=fresh,
            tries=tries,
            missing_statuses=frozenset(),
            judge=partial(judge_ncbi, ServiceName.EUTILS),
        )
        parse: Callable[[Response], tuple[str, ...]] = partial(parse_links, pmid=pmid, link=link)
        return self._client.read(request, context.cancel, parse)


def parse_links(response: Response, *, pmid: str, link: str) -> tuple[str, ...]:
    """Return the linked PMIDs in the order of their scores, or as they come where there are none.

    A paper without links has no list at all: that is an empty result.

    Raises:
        UnreadableError: the body holds no answer about this paper.
    """
    linksets = load_json(response).get("linksets")
    if not isinstance(linksets, list) or not linksets:
        raise UnreadableError("PubMed", "syntax", detail="no linksets")
    found: dict[str, int] = {}
    for linkset in map(mapping, linksets):
        if pmid not in map(text, sequence(linkset.get("ids"))):
            continue
        for listed in map(mapping, sequence(linkset.get("linksetdbs"))):
            if text(listed.get("linkname")) == link:
                for item in sequence(listed.get("links")):
                    identifier, score = _link(item)
                    if identifier and identifier != pmid:
                        found.setdefault(identifier, score)
    return tuple(sorted(found, key=lambda one: -found[one]))  # equal scores keep their order


def _link(item: object) -> tuple[str, int]:
    """Return id and score of a link, which is a number, a string or an object."""
    if isinstance(item, Mapping):
        return text(item.get("id")), number(item.get("score")) or 0
    return text(item), 0
