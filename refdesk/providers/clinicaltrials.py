# SPDX-License-Identifier: GPL-3.0-or-later
"""ClinicalTrials.gov: the registration of one trial, and searches over all."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from urllib.parse import quote

from refdesk.domain.errors import BadRequestError, NotFoundError, UnreadableError
from refdesk.domain.jobs import JobContext
from refdesk.net.client import HttpClient
from refdesk.net.endpoints import ServiceName
from refdesk.net.exchange import DAY, Request, Response
from refdesk.providers.base import load_json, mapping, number, sequence, text

_FIELDS = (
    "NCTId,BriefTitle,OfficialTitle,OverallStatus,Phase,StudyType,DesignAllocation,"
    "EnrollmentCount,StartDate,CompletionDate,HasResults"
)
_LISTED = f"{_FIELDS},StudyFirstPostDate,LeadSponsorName,BriefSummary"
_MARKDOWN = re.compile(r"\\([!-/:-@\[-`{-~])")
"""Long texts come as Markdown, in which ``>`` and ``*`` are written ``\\>`` and ``\\*``."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A registration. Codes are the registry's, in capitals; dates are ISO and may lack the day."""

    nct: str
    title: str = ""
    official_title: str = ""
    status: str = ""
    study_type: str = ""
    phases: tuple[str, ...] = ()
    allocation: str = ""
    enrolment: int | None = None
    start: str = ""
    completion: str = ""
    has_results: bool = False
    posted: str = ""
    """When it was first published; told by searches only, like sponsor and summary."""
    sponsor: str = ""
    summary: str = ""


@dataclass(frozen=True, slots=True)
class TrialPage:
    """Some trials that a search found."""

    total: int | None
    """How many it found in all; the registry tells with the first page only."""
    trials: tuple[Trial, ...] = ()
    next_token: str = ""
    """What the next page is asked by; ``""`` after the last."""


class ClinicalTrials:
    """Asks ClinicalTrials.gov."""

    def __init__(self, client: HttpClient) -> None:
        self._client = client

    def study(self, nct: str, context: JobContext) -> Trial:
        """Return the trial with this NCT number, which may be an old alias.

        Raises:
            NotFoundError: there is no such trial.
            UnavailableError: the registry did not answer.
            CancelledError: the job was cancelled.
        """
        request = Request(
            ServiceName.CTGOV,
            self._client.endpoints.url(ServiceName.CTGOV, f"studies/{quote(nct, safe='')}"),
            subject=nct,
            params={"fields": _FIELDS},
            accept="json",
            max_bytes=2_000_000,
            ttl=DAY,
        )
        try:
            return self._client.read(request, context.cancel, parse_study)
        except BadRequestError:
            raise NotFoundError(ServiceName.CTGOV, nct) from None  # no number of theirs

    def search(
        self,
        term: str,
        context: JobContext,
        *,
        page_size: int = 25,
        page_token: str = "",
        newest_first: bool = False,
    ) -> TrialPage:
        """Return one page of the trials that a term finds.

        Args:
            term: in the registry's syntax (``AREA[Phase]PHASE3``); ``""`` finds all.
            context: heard for "stop".
            page_size: 1 to 1,000.
            page_token: ``next_token`` of the page before; all else must be as it was then.
            newest_first: by date of first publication instead of by relevance.

        Raises:
            BadRequestError: the registry cannot read the term or the token.
            UnavailableError: the registry did not answer.
            CancelledError: the job was cancelled.
        """
        parameters = {
            "query.term": term,
            "fields": _LISTED,
            "pageSize": str(page_size),
            "countTotal": "true",
            "sort": "StudyFirstPostDate:desc" if newest_first else "",
            "pageToken": page_token,
        }
        request = Request(
            ServiceName.CTGOV,
            self._client.endpoints.url(ServiceName.CTGOV, "studies"),
            subject=term[:60],
            params={name: value for name, value in parameters.items() if value},
            accept="json",
            max_bytes=20_000_000,
            ttl=DAY,
            missing_statuses=frozenset(),  # a 404 here is a broken address, not "no hits"
        )
        return self._client.read(request, context.cancel, partial(parse_studies, token=page_token))


def parse_studies(response: Response, token: str) -> TrialPage:
    """Return the page that an answer to ``token`` holds; a trial without its number is passed over.

    Raises:
        UnreadableError: it holds no page; that is not a page without trials.
    """
    data = load_json(response)
    studies, total = data.get("studies"), number(data.get("totalCount"))
    if not isinstance(studies, list) or (total is None and not token):
        raise UnreadableError(response.url, "syntax", detail="no list of studies")
    following = text(data.get("nextPageToken"))
    is_last = not studies or following == token
    trials = (_trial(mapping(study)) for study in studies)
    return TrialPage(
        total, tuple(trial for trial in trials if trial.nct), "" if is_last else following
    )


def parse_study(response: Response) -> Trial:
    """Return the trial that an answer describes; every module of it may be missing.

    Raises:
        UnreadableError: it describes none.
    """
    trial = _trial(load_json(response))
    if not trial.nct:
        raise UnreadableError("ClinicalTrials.gov", "syntax", detail="no nctId")
    return trial


def _trial(data: Mapping[str, object]) -> Trial:
    protocol = mapping(data.get("protocolSection"))
    names, status, design, sponsors, description = (
        mapping(protocol.get(f"{module}Module"))
        for module in ("identification", "status", "design", "sponsorCollaborators", "description")
    )
    return Trial(
        text(names.get("nctId")),
        text(names.get("briefTitle")),
        text(names.get("officialTitle")),
        text(status.get("overallStatus")),
        text(design.get("studyType")),
        tuple(text(phase) for phase in sequence(design.get("phases"))),
        text(mapping(design.get("designInfo")).get("allocation")),
        number(mapping(design.get("enrollmentInfo")).get("count")),
        _day(status, "startDateStruct"),
        _day(status, "completionDateStruct"),
        data.get("hasResults") is True,
        _day(status, "studyFirstPostDateStruct"),
        text(mapping(sponsors.get("leadSponsor")).get("name")),
        _MARKDOWN.sub(r"\1", text(description.get("briefSummary"))),
    )


def _day(status: Mapping[str, object], name: str) -> str:
    return text(mapping(status.get(name)).get("date"))
