# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading the evidence of papers: once per text and reader version, kept in the library."""

from refdesk.domain.changes import ChangeSet
from refdesk.domain.errors import UnknownReferenceError
from refdesk.domain.evidence import EvidenceReport, TextSection
from refdesk.domain.jobs import JobContext, Progress
from refdesk.domain.reference import Reference
from refdesk.domain.stored import StoredReference
from refdesk.evidence.reader import VERSION, read_evidence, sections_of_reference
from refdesk.store.evidence import EvidenceStore
from refdesk.store.references import ReferenceStore

BATCH = 50
"""Papers whose reports are written together: about half a second's reading."""
REST = 0.002


class EvidenceService:
    """The evidence of one library's papers."""

    def __init__(self, references: ReferenceStore, evidence: EvidenceStore) -> None:
        self._references = references
        self._evidence = evidence

    def report(self, reference_id: int) -> EvidenceReport:
        """Return what was read in a paper; reads it now where its text or the reader changed.

        Raises:
            UnknownReferenceError: no such paper.
        """
        stored = self._references.get(reference_id)
        if stored is None:
            raise UnknownReferenceError(str(reference_id))
        return self.report_of(stored)

    def report_of(self, stored: StoredReference) -> EvidenceReport:
        """Return the report of a paper at hand."""
        kept = self._evidence.get(stored.id, stored.revision, VERSION)
        if kept is not None:
            return kept
        report = self.read(stored.reference)
        self._evidence.save(stored.id, stored.revision, VERSION, report)
        return report

    def unread_count(self) -> int:
        """Return of how many papers the evidence was not read yet, as they are now."""
        return len(self._evidence.unread(VERSION))

    def read_all(self, context: JobContext) -> ChangeSet:
        """Read every paper that was not read yet, newest first; who stops it goes on another time.

        Takes its time: between two papers it rests, so that a window beside it stays quick.

        Raises:
            CancelledError: it was stopped; what was read until then is kept.
        """
        ids = self._evidence.unread(VERSION)
        changes = ChangeSet()
        for start in range(0, len(ids), BATCH):
            reports: list[tuple[int, int, EvidenceReport]] = []
            try:
                for stored in self._references.get_many(ids[start : start + BATCH]):
                    context.cancel.sleep(REST)
                    if stored is not None:
                        reports.append((stored.id, stored.revision, self.read(stored.reference)))
            finally:
                changes |= self._evidence.save_many(reports, VERSION)
            context.report(Progress(min(start + BATCH, len(ids)), len(ids)))
        return changes

    def sections(self, reference: Reference) -> list[TextSection]:
        """Return the texts that are read, as the offsets of a report count them."""
        return sections_of_reference(reference)

    def read(self, reference: Reference, *, tokens: bool = False) -> EvidenceReport:
        """Read a reference that need not be in the library."""
        return read_evidence(
            sections_of_reference(reference), reference.publication_types, tokens=tokens
        )
