# SPDX-License-Identifier: GPL-3.0-or-later
"""What a MEDLINE record points to: notices, trials, grants."""

import re
from collections.abc import Iterable, Iterator

from refdesk.domain.identifiers import clean_doi
from refdesk.domain.reference import Correction, Grant, TrialId
from refdesk.formats.nbib.records import MedlineRecord

_KINDS = {
    "CIN": "CommentIn", "CON": "CommentOn", "CRI": "CorrectedandRepublishedIn",
    "CRF": "CorrectedandRepublishedFrom", "DDIN": "AssociatedDataset",
    "DRIN": "AssociatedPublication", "ECI": "ExpressionOfConcernIn",
    "ECF": "ExpressionOfConcernFor", "EIN": "ErratumIn", "EFR": "ErratumFor",
    "ORI": "OriginalReportIn", "PRIN": "PartialRetractionIn", "PROF": "PartialRetractionOf",
    "RIN": "RetractionIn", "ROF": "RetractionOf", "RPI": "RepublishedIn", "RPF": "RepublishedFrom",
    "RRI": "RetractedandRepublishedIn", "RRF": "RetractedandRepublishedFrom",
    "SPIN": "SummaryForPatientsIn", "UIN": "UpdateIn", "UOF": "UpdateOf",
}  # fmt: skip
"""MEDLINE's tags and PubMed's RefTypes."""

_TAGS = {kind: tag for tag, kind in _KINDS.items()}
_PMID = re.compile(r"\bPMID:\s*(\d+)")
_DOI = re.compile(r"\b10\.\d{4,9}/\S+")
_NCT = re.compile(r"NCT\s?0?(\d{8})(?!\d)", re.IGNORECASE)
_PARTS_WITH_ACRONYM = 4
_PARTS_OF_A_GRANT = 3


def corrections_of(record: MedlineRecord) -> tuple[Correction, ...]:
    """Return links to notices, comments and other versions."""
    found = []
    for tag, value in record.lines:
        if tag in _KINDS and value:
            pmid, doi = _PMID.search(value), _DOI.search(value)
            text = _PMID.sub("", value).strip()
            found.append(
                Correction(
                    _KINDS[tag], text, pmid[1] if pmid else "", clean_doi(doi[0]) if doi else ""
                )
            )
    return tuple(found)


def trials_of(record: MedlineRecord) -> tuple[TrialId, ...]:
    """Return data bank numbers, then NCT numbers that only the abstract names."""
    found: dict[TrialId, None] = {}
    for value in record.all("SI"):
        registry, _, number = value.partition("/")
        trials = _NCT.findall(number)
        for entry in [f"NCT{digits}" for digits in trials] or [number.strip()]:
            if entry:
                found.setdefault(TrialId(registry.strip(), entry))
    known = {trial.number for trial in found}
    for digits in _NCT.findall(record.first("AB")):
        if f"NCT{digits}" not in known:
            found.setdefault(TrialId("ClinicalTrials.gov", f"NCT{digits}"))
    return tuple(found)


def grants_of(record: MedlineRecord) -> tuple[Grant, ...]:
    """Return funding lines: ``number/acronym/agency/country``, where the number may hold slashes."""
    found: dict[Grant, None] = {}
    for value in record.all("GR"):
        parts = [part.strip() for part in value.split("/")]
        if len(parts) >= _PARTS_WITH_ACRONYM:
            grant = Grant("/".join(parts[:-3]), parts[-3], parts[-2], parts[-1])
        elif len(parts) == _PARTS_OF_A_GRANT:
            grant = Grant(parts[0], "", parts[1], parts[2])
        else:
            grant = Grant(agency=value)
        found.setdefault(grant)
    return tuple(found)


def correction_lines(corrections: Iterable[Correction]) -> Iterator[tuple[str, str]]:
    """Yield links to notices, comments and other versions as MEDLINE writes them."""
    for correction in corrections:
        if tag := _TAGS.get(correction.kind):
            text = correction.text or (f"doi: {correction.doi}" if correction.doi else "")
            pmid = f"PMID: {correction.pmid}" if correction.pmid else ""
            yield tag, " ".join(filter(None, (text, pmid)))


def trial_text(trial: TrialId) -> str:
    """Return a data bank number as MEDLINE writes it: ``ClinicalTrials.gov/NCT00000001``."""
    return f"{trial.registry}/{trial.number}"


def grant_text(grant: Grant) -> str:
    """Return a funding line as MEDLINE writes it, so that its parts can be told apart again."""
    if not (grant.number or grant.acronym or grant.country):
        return grant.agency
    acronym = (grant.acronym,) if grant.acronym or "/" in grant.number else ()
    return "/".join((grant.number, *acronym, grant.agency, grant.country))
