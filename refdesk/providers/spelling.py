# SPDX-License-Identifier: GPL-3.0-or-later
"""PubMed's "did you mean": a term in the spelling that PubMed knows."""

from functools import partial

from refdesk.domain.errors import BadRequestError, UnreadableError
from refdesk.domain.jobs import JobContext
from refdesk.net.client import HttpClient
from refdesk.net.endpoints import ServiceName
from refdesk.net.exchange import DAY, Request, Response
from refdesk.providers.base import TOOL, judge_ncbi, ncbi_params
from refdesk.xml.safe import local_name, parse_xml

_LONGEST = 1_000
"""Characters of a term that is worth a look; longer ones are built, not typed."""


class Spelling:
    """Asks ESpell."""

    def __init__(self, client: HttpClient) -> None:
        self._client = client

    def corrected(self, term: str, context: JobContext) -> str:
        """Return the term in a better spelling, ``""`` where PubMed knows none.

        Raises:
            BadRequestError: the service refuses the term.
            UnavailableError: the service did not answer.
            CancelledError: the job was cancelled.
        """
        asked = " ".join(term.split())
        if not asked or len(asked) > _LONGEST:
            return ""
        request = Request(
            ServiceName.EUTILS,
            self._client.endpoints.url(ServiceName.EUTILS, "espell.fcgi"),
            subject=asked[:60],
            params={"db": "pubmed", "term": asked, "tool": TOOL},
            secret_params=ncbi_params(self._client.identity),
            accept="xml",
            max_bytes=1_000_000,
            ttl=DAY,
            missing_statuses=frozenset(),
            judge=partial(judge_ncbi, ServiceName.EUTILS),
        )

        def parse(response: Response) -> str:
            return parse_spelling(response, asked)

        return self._client.read(request, context.cancel, parse)


def parse_spelling(response: Response, asked: str) -> str:
    """Return the corrected term of an espell, ``""`` where it is what was asked.

    Raises:
        UnreadableError: the body is no answer of espell.
        BadRequestError: the answer names an error.
    """
    root = parse_xml(response.body, "PubMed")
    if local_name(root) != "eSpellResult":
        raise UnreadableError("PubMed", "syntax", detail=local_name(root))
    message = " ".join((root.findtext("ERROR") or "").split())
    if message:
        raise BadRequestError(ServiceName.EUTILS, message)
    corrected = " ".join((root.findtext("CorrectedQuery") or "").split())
    return "" if corrected.casefold() == asked.casefold() else corrected
