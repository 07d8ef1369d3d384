# SPDX-License-Identifier: GPL-3.0-or-later
"""A pasted reference list: what names its paper is to be fetched, the rest is added as it was read."""

from dataclasses import dataclass, replace

from refdesk.domain.changes import ChangeSet
from refdesk.domain.errors import UnreadableError
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.jobs import JobContext
from refdesk.domain.reference import Reference
from refdesk.formats.base import ReadReference, SkippedRecord, format_by_id
from refdesk.formats.references.reading import RAW
from refdesk.store.references import ReferenceStore

_FETCHED_BY = (Scheme.PMID, Scheme.DOI, Scheme.PMCID, Scheme.ARXIV)
"""What a paper is fetched by, the best first."""


@dataclass(frozen=True, slots=True)
class PastedReport:
    """What became of a pasted text."""

    identifiers: tuple[Identifier, ...] = ()
    """Of the references that can be fetched, one each; nothing was added for them."""
    printed: tuple[str, ...] = ()
    """The texts of these references."""
    added: tuple[int, ...] = ()
    """New papers that hold what was read."""
    known: int = 0
    """References without anything new for a paper that the library has."""
    unread: tuple[str, ...] = ()
    """Pieces of the text that are no reference."""
    changes: ChangeSet = ChangeSet()

    @property
    def references(self) -> int:
        """How many references the text has."""
        return len(self.identifiers) + len(self.added) + self.known


class PastingService:
    """Takes reference lists into one library."""

    def __init__(self, references: ReferenceStore) -> None:
        self._references = references

    def take(self, text: str, context: JobContext, *, fetching: bool = True) -> PastedReport:
        """Read a reference list and add what cannot be fetched, as one step to take back.

        Without ``fetching``, as where there is no network, everything is added as it was read.

        Raises:
            CancelledError: nothing was added.
            LibraryError: nothing was added.
        """
        identifiers: dict[Identifier, str] = {}
        kept: list[Reference] = []
        unread: list[str] = []
        for record in _records(text):
            context.cancel.check()
            if isinstance(record, SkippedRecord):
                unread.append(record.detail)
                continue
            named = _named(record.reference) if fetching else None
            if named is not None:
                identifiers.setdefault(named, dict(record.reference.extra)[RAW])
            else:
                kept.append(record.reference)
        report = PastedReport(tuple(identifiers), tuple(identifiers.values()), unread=tuple(unread))
        return self._with_added(report, kept) if kept else report

    def _with_added(self, report: PastedReport, kept: list[Reference]) -> PastedReport:
        with self._references.database.step("import"):
            result = self._references.add_many(kept)
        added = tuple(sorted(result.changes.added))
        return replace(report, added=added, known=len(kept) - len(added), changes=result.changes)


def _records(text: str) -> list[ReadReference | SkippedRecord]:
    reader = format_by_id("references").read
    assert reader is not None
    try:
        return list(reader(text.encode("utf-8", "replace"), ""))
    except UnreadableError:
        return []


def _named(reference: Reference) -> Identifier | None:
    return next(
        (i for scheme in _FETCHED_BY for i in reference.identifiers if i.scheme is scheme), None
    )
