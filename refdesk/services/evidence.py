# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading the evidence of papers, once per text and reader version, and correcting what was read."""

from array import array
from collections.abc import Container, Sequence
from pathlib import Path

from refdesk.domain.changes import ChangeSet
from refdesk.domain.errors import UnknownReferenceError
from refdesk.domain.evidence import Element, EvidenceReport, Span, Statistic, TextSection
from refdesk.domain.evidence_corrections import (
    DESIGN,
    CorrectedEvidence,
    DesignCorrection,
    EvidenceCorrection,
    ResultCorrection,
    ResultNumbers,
    SlotCorrection,
    correct,
    place_of,
)
from refdesk.domain.jobs import JobContext, Progress
from refdesk.domain.korean_summary import KoreanSummary
from refdesk.domain.reference import Reference
from refdesk.domain.stored import StoredReference
from refdesk.evidence.reader import sections_of_reference
from refdesk.korean.summary import compose_summary
from refdesk.services.correction_lines import correction_line
from refdesk.services.evidence_body import BodyReader
from refdesk.services.evidence_checks import checked_anew
from refdesk.services.evidence_reading import (
    PaperReader,
    portions,
    read_reference,
    version_of,
)
from refdesk.services.writing import write_whole
from refdesk.store.evidence import EvidenceStore
from refdesk.store.evidence_corrections import EvidenceCorrectionStore
from refdesk.store.references import ReferenceStore

_STEP = "correct-evidence"


class EvidenceService:
    """The evidence of one library's papers. Every correction is a step to take back."""

    def __init__(
        self,
        references: ReferenceStore,
        evidence: EvidenceStore,
        corrections: EvidenceCorrectionStore,
        bodies: BodyReader,
    ) -> None:
        self._references = references
        self._evidence = evidence
        self._corrections = corrections
        self._bodies = bodies
        self._reader = PaperReader(references, bodies)

    # What papers say

    def report(self, reference_id: int) -> EvidenceReport:
        """Return what is known of a paper: what was read in it, as a person corrected it.

        Raises:
            UnknownReferenceError: no such paper.
        """
        return self.evidence(reference_id).shown

    def evidence(self, reference_id: int) -> CorrectedEvidence:
        """Return what was read in a paper, and what a person made of it.

        It is read now where the record, its full text or the reader changed.

        Raises:
            UnknownReferenceError: no such paper.
        """
        return self.evidence_of(self._stored(reference_id))

    def evidence_of(self, stored: StoredReference, *, tokens: bool = False) -> CorrectedEvidence:
        """Return the evidence of a paper at hand; with ``tokens`` it is read anew, labels and all."""
        reference = stored.reference
        report = self._reader.read(stored, tokens=True) if tokens else self._report_of(stored)
        corrections = self._corrections.of([stored.id]).get(stored.id, ())
        if not corrections:
            return correct(report)
        return correct(report, corrections, self.sections(reference), checked_anew)

    def _stored(self, reference_id: int) -> StoredReference:
        stored = self._references.get(reference_id)
        if stored is None:
            raise UnknownReferenceError(str(reference_id))
        return stored

    def _report_of(self, stored: StoredReference) -> EvidenceReport:
        version = version_of(with_fulltext=stored.has_fulltext)
        kept = self._evidence.get(stored.id, stored.revision, version)
        if kept is not None:
            return kept
        report = self._reader.read(stored)
        self._evidence.save(stored.id, stored.revision, version, report)
        return report

    def korean_summary(self, reference_id: int) -> KoreanSummary:
        """Return the Korean summary composed from what was read in a paper, as a person corrected it.

        Raises:
            UnknownReferenceError: no such paper.
        """
        stored = self._stored(reference_id)
        return compose_summary(self.evidence_of(stored).shown, self.sections(stored.reference))

    def place(self, reference_id: int, span: Span, text: str) -> tuple[int, int] | None:
        """Return where a finding of the full text stands in the form of it that a view shows."""
        return self._bodies.place(reference_id, span, text)

    def sections(self, reference: Reference) -> list[TextSection]:
        """Return the texts that are read, as the offsets of a report count them."""
        return sections_of_reference(reference)

    def read(self, reference: Reference, *, tokens: bool = False) -> EvidenceReport:
        """Read title and abstract of a reference that need not be in the library."""
        return read_reference(reference, tokens=tokens)

    # Reading all of them

    def unread_count(self) -> int:
        """Return of how many papers the evidence was not read yet, as they are now."""
        return len(self.unread())

    def unread(self) -> "array[int]":
        """Return the papers whose evidence was not read yet, as they are now, the newest first."""
        return self._evidence.unread(version_of(), version_of(with_fulltext=True))

    def read_all(self, context: JobContext, among: Container[int] | None = None) -> ChangeSet:
        """Read every paper that was not read yet, newest first; who stops it goes on another time.

        A window beside it stays quick: many are read by a process of its own.
        ``among``: no others than these.

        Raises:
            CancelledError: it was stopped; what was read until then is kept.
        """
        unread = self.unread()
        ids = unread if among is None else array("q", [i for i in unread if i in among])
        changes = ChangeSet()
        done = 0
        library = self._references.database.path
        for papers in portions(self._reader, library, ids, context.cancel):
            changes |= self._evidence.save_many(papers)
            done += len(papers)
            context.report(Progress(done, len(ids)))
        return changes

    # Correcting

    def correct_slot(self, reference_id: int, element: Element, text: str | None) -> ChangeSet:
        """Put a phrase in place of the program's; ``""``: the paper has none, ``None``: as it was read.

        Raises:
            UnknownReferenceError: no such paper.
            LibraryError: nothing was written.
        """
        report = self._report_of(self._stored(reference_id))
        read = report.slot(element)
        if text is None or text.strip() == read.text:
            return self._forget(reference_id, [element.value])
        correction = SlotCorrection(element, text.strip(), read, report.version)
        return self._save(reference_id, correction)

    def correct_result(
        self, reference_id: int, read: Statistic, numbers: ResultNumbers | None
    ) -> ChangeSet:
        """Give a result other numbers; ``None``: the paper has no such result.

        Args:
            reference_id: the paper.
            read: the result as the program read it.
            numbers: as a person reads it.

        Raises:
            UnknownReferenceError: no such paper.
            InvalidValueError: the numbers are none.
            LibraryError: nothing was written.
        """
        numbers = numbers.checked() if numbers is not None else None
        report = self._report_of(self._stored(reference_id))
        earlier = self._subjects(reference_id, report, read)
        if numbers == ResultNumbers.of(read):
            return self._forget(reference_id, earlier)
        correction = ResultCorrection(numbers, read, report.version)
        return self._save(reference_id, correction, earlier)

    def reset_result(self, reference_id: int, read: Statistic) -> ChangeSet:
        """Let a result count as the program read it.

        Raises:
            UnknownReferenceError: no such paper.
            LibraryError: nothing was written.
        """
        report = self._report_of(self._stored(reference_id))
        return self._forget(reference_id, self._subjects(reference_id, report, read))

    def correct_design(self, reference_id: int, code: str | None) -> ChangeSet:
        """Say what design a paper has; ``""``: none of the known ones, ``None``: as it was read.

        Raises:
            UnknownReferenceError: no such paper.
            LibraryError: nothing was written.
        """
        report = self._report_of(self._stored(reference_id))
        if code is None:
            return self._forget(reference_id, [DESIGN])
        return self._save(reference_id, DesignCorrection(code, report.designs, report.version))

    def _subjects(self, reference_id: int, report: EvidenceReport, read: Statistic) -> list[str]:
        """Return what the corrections of one result are kept by; an older reader's among them."""
        corrections = self._corrections.of([reference_id]).get(reference_id, ())
        results = report.results
        place = results.index(read) if read in results else None
        return [
            c.subject
            for c in corrections
            if isinstance(c, ResultCorrection)
            and place is not None
            and place_of(c, results) == place
        ]

    def _save(
        self, reference_id: int, correction: EvidenceCorrection, instead_of: Sequence[str] = ()
    ) -> ChangeSet:
        with self._references.database.step(_STEP):
            if others := [subject for subject in instead_of if subject != correction.subject]:
                self._corrections.forget(reference_id, others)
            return self._corrections.save(reference_id, correction)

    def _forget(self, reference_id: int, subjects: Sequence[str]) -> ChangeSet:
        with self._references.database.step(_STEP):
            return self._corrections.forget(reference_id, subjects)

    # Corrections as test data

    def corrections(self, context: JobContext, ids: Sequence[int] | None = None) -> list[str]:
        """Return a JSON line for each paper that was corrected; see :mod:`.correction_lines`.

        Args:
            context: tells progress and cancels.
            ids: these papers only; ``None``: all outside the trash.

        Raises:
            CancelledError: the person cancelled.
        """
        wanted = self._corrections.corrected_ids() if ids is None else list(ids)
        found = self._corrections.of(wanted)
        lines: list[str] = []
        papers = [i for i in wanted if i in found]
        for done, stored in enumerate(self._references.get_many(papers)):
            context.cancel.check()
            context.report(Progress(done, len(papers), "writing"))
            if stored is not None:
                sections = self.sections(stored.reference)
                lines.append(correction_line(stored.reference, sections, found[stored.id]))
        return lines

    def export_corrections(self, path: Path, context: JobContext) -> int:
        """Write the corrections of all papers to a file; return of how many. None: nothing is written.

        Raises:
            WriteFailedError: the file cannot be written; an older one is untouched.
            CancelledError: the person cancelled.
        """
        lines = self.corrections(context)
        if lines:
            write_whole(path, lines)
        return len(lines)
