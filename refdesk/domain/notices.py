# SPDX-License-Identifier: GPL-3.0-or-later
"""Retractions, corrections and concerns: who was asked about a paper, when, and what came of it.

Silence proves nothing. Nothing here says that a paper is free of notices: only that some service, on
some day, answered and named none.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from refdesk.domain.changes import ChangeSet
from refdesk.domain.errors import RefdeskError
from refdesk.domain.identifiers import Identifier
from refdesk.domain.indexing import PublicationType
from refdesk.domain.reference import (
    RETRACTED_PUBLICATION,
    Correction,
    NoticeSource,
    Reference,
)

PUBMED = "pubmed"
CROSSREF = "crossref"
REFERENCES = "references"
"""Whether papers that a paper cites are retracted, as PubMed tells."""

_OURS: Mapping[str, frozenset[NoticeSource]] = {
    PUBMED: frozenset({NoticeSource.PUBMED}),
    CROSSREF: frozenset({NoticeSource.CROSSREF, NoticeSource.RETRACTION_WATCH}),
}

ALARMING = (
    "RetractionIn", "WithdrawalIn", "PartialRetractionIn", "ExpressionOfConcernIn",
    "RetractedandRepublishedIn", "CorrectedandRepublishedIn", "ErratumIn",
)  # fmt: skip
"""Kinds of notices about the paper itself, the gravest first."""


@dataclass(frozen=True, slots=True)
class Check:
    """When a service last answered about a paper, and whether it knows the paper."""

    at: datetime
    knows: bool = True


@dataclass(frozen=True, slots=True)
class CitedNotice:
    """A paper that another one cites, and what is known against it."""

    cited: Identifier
    kind: str = "RetractionIn"
    title: str = ""
    """Plain text."""
    notice: Identifier | None = None


@dataclass(frozen=True, slots=True)
class NoticeState:
    """What is known of the notices of one paper beside those that its record holds."""

    checks: Mapping[str, Check] = field(default_factory=dict)
    cited: tuple[CitedNotice, ...] = ()
    """Retracted papers that it cites, as of the check of its references."""

    @property
    def answered(self) -> dict[str, datetime]:
        """Services that know the paper, and when they were last asked about it."""
        return {
            source: check.at
            for source, check in self.checks.items()
            if check.knows and source != REFERENCES
        }

    @property
    def strangers(self) -> dict[str, datetime]:
        """Services that answered that they do not know the paper."""
        return {source: check.at for source, check in self.checks.items() if not check.knows}


@dataclass(frozen=True, slots=True)
class Askable:
    """What services can be asked about one paper by; ``""`` where there is nothing."""

    pmid: str = ""
    doi: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """All that one service says of the notices of one paper."""

    corrections: tuple[Correction, ...] = ()
    publication_types: tuple[PublicationType, ...] = ()
    article_number: str = ""


@dataclass(frozen=True, slots=True)
class NewNotice:
    """Something against a paper that was not known before."""

    reference_id: int
    title: str
    """Plain text."""
    kind: str
    """One of :data:`ALARMING`."""


@dataclass(frozen=True, slots=True)
class NoticeReport:
    """What came of a check. Papers that are not ``checked`` are as unknown as before."""

    checked: int = 0
    """Papers about which all who can be asked answered."""
    missed: int = 0
    """Papers about which somebody did not answer, or was not asked any more."""
    unaskable: int = 0
    """Papers with neither PMID nor DOI, and samples."""
    left: int = 0
    """Papers that are due and were left for another time."""
    new: tuple[NewNotice, ...] = ()
    failures: Mapping[str, RefdeskError] = field(default_factory=dict)
    """Why a source did not answer: the first failure of each."""
    changes: ChangeSet = ChangeSet()
    citing: int = 0
    """Papers that cite retracted ones."""

    def unless_failed(self, before: ChangeSet = ChangeSet()) -> ChangeSet:
        """Return the changes, also those made ``before``; an error of PubMed or Crossref has them too.

        Raises:
            RefdeskError: one of them did not answer.
        """
        changes = before | self.changes
        for source in (PUBMED, CROSSREF):
            if (error := self.failures.get(source)) is not None:
                error.changes = changes
                raise error
        return changes


@dataclass(frozen=True, slots=True)
class Alarms:
    """Titles of papers that whoever cites them should think of again."""

    retracted: tuple[str, ...] = ()
    concerns: tuple[str, ...] = ()
    """Of which the journal expressed concern, and which are not retracted."""

    def __bool__(self) -> bool:
        return bool(self.retracted or self.concerns)


def told_by_record(record: Reference) -> Told:
    """Return what PubMed's record says of the paper's notices."""
    marks = tuple(t for t in record.publication_types if _says_retracted(t))
    return Told(record.corrections, marks)


def with_notices(reference: Reference, source: str, told: Told) -> Reference:
    """Return the reference with what a service says of it now; what others said stays.

    A paper that was marked as retracted by its type stays so until its record is fetched anew.
    """
    ours = _OURS[source]
    kept = tuple(c for c in reference.corrections if c.source not in ours)
    both = (*told.corrections, *kept) if source == PUBMED else (*kept, *told.corrections)
    marked = any(map(_says_retracted, reference.publication_types))
    number = reference.article_number
    if not number and not reference.pages:
        number = told.article_number
    return replace(
        reference,
        corrections=both,
        publication_types=(
            *reference.publication_types,
            *(() if marked else told.publication_types),
        ),
        article_number=number,
    )


def alarms_of(reference: Reference) -> frozenset[str]:
    """Return the kinds of :data:`ALARMING` notices that are known of a paper."""
    found = {c.kind for c in reference.corrections if c.kind in ALARMING}
    if reference.is_retracted and "WithdrawalIn" not in found:
        found.add("RetractionIn")
    return frozenset(found)


def is_of_concern(reference: Reference) -> bool:
    """Whether a journal has expressed concern about a paper."""
    return "ExpressionOfConcernIn" in alarms_of(reference)


def new_notices(reference_id: int, before: Reference, now: Reference) -> Sequence[NewNotice]:
    """Return what is known against a paper now and was not before, the gravest first.

    One event that two services report is one notice.
    """
    fresh = alarms_of(now) - alarms_of(before)
    return [NewNotice(reference_id, now.title_plain, kind) for kind in ALARMING if kind in fresh]


def _says_retracted(kind: PublicationType) -> bool:
    return kind.ui == RETRACTED_PUBLICATION or kind.name.lower() == "retracted publication"
