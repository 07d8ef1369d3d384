# SPDX-License-Identifier: GPL-3.0-or-later
"""NLM's citation matcher: from journal, year, volume, page and author to the PMID."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from refdesk.domain.citation_match import citation_match_key
from refdesk.domain.errors import UnavailableError, UnreadableError
from refdesk.domain.jobs import JobContext
from refdesk.domain.reference import Reference
from refdesk.net.classify import looks_like_html
from refdesk.net.client import HttpClient
from refdesk.net.endpoints import ServiceName
from refdesk.net.exchange import DAY, Request, Response
from refdesk.providers.base import TOOL, batches, judge_ncbi, ncbi_params

BATCH = 100
"""Citations a request."""

MatchStatus = Literal["found", "ambiguous", "not-found", "not-asked"]

_ANSWERED = re.compile(r"\|\s*refdesk(\d{1,9})\s*\|(.*)$")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_PMID = re.compile(r"(?<!\d)[1-9]\d{0,8}(?!\d)")


@dataclass(frozen=True, slots=True)
class CitationMatch:
    """What the matcher says of one reference.

    ``status``: ``found``, ``ambiguous`` (it fits several papers: ``candidates``, where they are
    given), ``not-found``, or ``not-asked`` (the reference says too little and would fit anything).
    """

    status: MatchStatus
    pmid: str = ""
    candidates: tuple[str, ...] = ()


class CitationMatcher:
    """Asks ECitMatch."""

    def __init__(self, client: HttpClient) -> None:
        self._client = client

    def match(
        self, references: Sequence[Reference], context: JobContext
    ) -> dict[int, CitationMatch]:
        """Return what is known of each reference, by its place in the sequence.

        Raises:
            UnavailableError: a batch was not answered; ask :data:`BATCH` at once to keep the others.
            BadRequestError: the service refuses the question.
            CancelledError: the job was cancelled.
        """
        found = dict.fromkeys(range(len(references)), CitationMatch("not-asked"))
        lines = {
            place: line
            for place, reference in enumerate(references)
            if (line := citation_match_key(reference, f"refdesk{place}"))
        }
        for batch in batches(tuple(lines), BATCH):
            found |= self._ask({place: lines[place] for place in batch}, context)
        return found

    def _ask(self, lines: Mapping[int, str], context: JobContext) -> dict[int, CitationMatch]:
        request = Request(
            ServiceName.EUTILS,
            self._client.endpoints.url(ServiceName.EUTILS, "ecitmatch.cgi"),
            subject=next(iter(lines.values()))[:60],
            params={
                "db": "pubmed",
                "retmode": "xml",  # the answer is text all the same
                "bdata": "\r".join(lines.values()),
                "tool": TOOL,
            },
            secret_params=ncbi_params(self._client.identity),
            method="POST",
            max_bytes=1_000_000,
            ttl=DAY,
            missing_statuses=frozenset(),
            judge=partial(judge_ncbi, ServiceName.EUTILS),
        )

        def parse(response: Response) -> dict[int, CitationMatch]:
            return parse_matches(response, tuple(lines))

        return self._client.read(request, context.cancel, parse)


def parse_matches(response: Response, asked: Sequence[int]) -> dict[int, CitationMatch]:
    """Return the answers by the places that were asked; a line that was dropped is not found.

    Raises:
        UnavailableError: a web page.
        UnreadableError: the body is no answer of the matcher, or is cut short.
    """
    if looks_like_html(response.body):
        raise UnavailableError(ServiceName.EUTILS, "html", response.content_type)
    body = response.body.decode("utf-8", "replace").removeprefix("\ufeff")
    lines = [line for line in re.split(r"[\r\n]+", body) if line.strip()]
    if not lines:
        raise UnreadableError(response.url, "empty")
    found: dict[int, CitationMatch] = {}
    for line in lines:
        answered = _ANSWERED.search(line)
        if answered and int(answered[1]) in asked:
            found[int(answered[1])] = _judged(answered[2].strip(" |"))
    if len(found) < len(asked) and not body.endswith(("\r", "\n")):
        # Whether lines were dropped or cut off cannot be told, and half a PMID is another paper's.
        raise UnreadableError(response.url, "truncated")
    if not found:
        raise UnreadableError(response.url, "syntax", detail=lines[0][:200])
    return {place: found.get(place, CitationMatch("not-found")) for place in asked}


def _judged(answer: str) -> CitationMatch:
    numbers = tuple(dict.fromkeys(_PMID.findall(_IN_BRACKETS.sub(" ", answer))))
    if answer.upper().startswith("AMBIGUOUS"):
        return CitationMatch("ambiguous", candidates=numbers)
    if answer.upper().startswith("NOT_FOUND") or not re.fullmatch(r"[\d\s,;]+", answer):
        return CitationMatch("not-found")
    if len(numbers) == 1:
        return CitationMatch("found", numbers[0])
    return CitationMatch("ambiguous" if numbers else "not-found", candidates=numbers)
