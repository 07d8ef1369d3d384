# SPDX-License-Identifier: GPL-3.0-or-later
"""iCite: how often PubMed's papers are cited, how that compares, and by whom."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from refdesk.domain.errors import NotFoundError, UnavailableError, UnreadableError
from refdesk.domain.jobs import JobContext
from refdesk.domain.markup import from_html, to_plain
from refdesk.net.client import HttpClient
from refdesk.net.endpoints import ServiceName
from refdesk.net.exchange import DAY, Request, Response
from refdesk.providers.base import batches, load_json, mapping, number, sequence, text

BATCH = 200
"""PMIDs a request: the question is an address, and longer ones are cut off."""

_FIELDS = "pmid,year,title,citation_count,relative_citation_ratio,provisional"
_LINKS = "cited_by,references"
_PMID = re.compile(r"[0-9]{1,9}")
_LARGEST_RATIO = 1e6


@dataclass(frozen=True, slots=True)
class CitationMetrics:
    """What iCite counts of one paper. It is updated monthly, so that new citations are missing."""

    pmid: str
    citation_count: int
    relative_citation_ratio: float | None = None
    """1.0 is the median of NIH-funded papers of the field and year; ``None``: too new to tell."""
    is_provisional: bool = False
    """The ratio of a paper of the last years, which still moves."""
    cited_by: tuple[str, ...] = ()
    """PMIDs; empty unless links were asked for."""
    references: tuple[str, ...] = ()
    """PMIDs; empty unless links were asked for."""
    year: int | None = None
    title: str = ""
    """Plain text, without a final stop."""


class Icite:
    """Asks iCite."""

    def __init__(self, client: HttpClient) -> None:
        self._client = client

    def metrics(
        self, pmids: Sequence[str], context: JobContext, *, links: bool = False
    ) -> dict[str, CitationMetrics]:
        """Return what is counted, by PMID in the order asked; PMIDs that iCite lacks are absent.

        Args:
            pmids: any number; 200 are asked for at a time.
            context: heard for "stop" between two requests, and during each.
            links: whether to ask who cites the papers and what they cite: far longer answers.

        Raises:
            UnavailableError: iCite did not answer.
            CancelledError: the job was cancelled.
        """
        valid = [pmid for pmid in dict.fromkeys(pmids) if _PMID.fullmatch(pmid)]
        found: dict[str, CitationMetrics] = {}
        for batch in batches(valid, BATCH):
            found |= self._ask(batch, context, links=links)
        return {pmid: found[pmid] for pmid in valid if pmid in found}

    def _ask(
        self, batch: Sequence[str], context: JobContext, *, links: bool
    ) -> dict[str, CitationMetrics]:
        """Ask for one batch; halve it where papers are cited so often that it is too long."""
        request = Request(
            ServiceName.ICITE,
            self._client.endpoints.url(ServiceName.ICITE, "pubs"),
            subject=batch[0],
            params={
                "pmids": ",".join(batch),
                "fl": f"{_FIELDS},{_LINKS}" if links else _FIELDS,
            },
            accept="json",
            max_bytes=20_000_000,
            ttl=DAY,
            # Unknown PMIDs are left out, but for one alone the answer is documented nowhere.
            missing_statuses=frozenset({404} if len(batch) == 1 else ()),
        )
        try:
            return self._client.read(request, context.cancel, parse_metrics)
        except NotFoundError:
            return {}
        except UnavailableError as error:
            if error.reason != "too-large" or len(batch) == 1:
                raise
        middle = len(batch) // 2
        return self._ask(batch[:middle], context, links=links) | self._ask(
            batch[middle:], context, links=links
        )


def parse_metrics(response: Response) -> dict[str, CitationMetrics]:
    """Return the rows of an answer by PMID; those without a count are left out.

    Raises:
        UnreadableError: the body holds no rows.
    """
    rows = load_json(response).get("data")
    if not isinstance(rows, list):
        raise UnreadableError("iCite", "syntax", detail="no data")
    found = [_metrics(mapping(row)) for row in rows]
    return {one.pmid: one for one in found if one is not None}


def _metrics(row: Mapping[str, object]) -> CitationMetrics | None:
    count = number(row.get("citation_count"))
    if count is None:
        return None  # not 0: nobody counted
    title = to_plain(from_html(text(row.get("title"))))
    return CitationMetrics(
        text(row.get("pmid")),
        count,
        _ratio(row.get("relative_citation_ratio")),
        text(row.get("provisional")).lower() == "yes" or row.get("provisional") is True,
        _pmids(row.get("cited_by")),
        _pmids(row.get("references")),
        number(row.get("year")),
        title if title.endswith("..") else title.removesuffix("."),
    )


def _ratio(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    # Compared as it came: NaN, infinity and integers too long for a float all fail here.
    return float(value) if 0 <= value < _LARGEST_RATIO else None


def _pmids(value: object) -> tuple[str, ...]:
    """Read a list of ids, which some answers write as one string."""
    words = value.split() if isinstance(value, str) else map(text, sequence(value))
    return tuple(dict.fromkeys(word for word in words if _PMID.fullmatch(word)))
