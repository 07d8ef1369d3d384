# SPDX-License-Identifier: GPL-3.0-or-later
"""ClinicalTrials.gov: the registration of one trial."""

from collections.abc import Mapping
from dataclasses import dataclass
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


def parse_study(response: Response) -> Trial:
    """Return the trial that an answer describes; every module of it may be missing.

    Raises:
        UnreadableError: it describes none.
    """
    data = load_json(response)
    protocol = mapping(data.get("protocolSection"))
    names, status, design = (
        mapping(protocol.get(module))
        for module in ("identificationModule", "statusModule", "designModule")
    )
    nct = text(names.get("nctId"))
    if not nct:
        raise UnreadableError("ClinicalTrials.gov", "syntax", detail="no nctId")
    return Trial(
        nct,
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
    )


def _day(status: Mapping[str, object], name: str) -> str:
    return text(mapping(status.get(name)).get("date"))
