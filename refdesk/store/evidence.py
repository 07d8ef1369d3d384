# SPDX-License-Identifier: GPL-3.0-or-later
"""What was read in each paper, kept until the paper or the reader changes."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import case, delete, select

from refdesk.domain.changes import ChangeSet
from refdesk.domain.evidence import EvidenceReport
from refdesk.domain.evidence_corrections import EvidenceCorrection, correct
from refdesk.store import schema, sqlite
from refdesk.store.database import Database
from refdesk.store.evidence_json import from_json, to_json
from refdesk.store.findings import Findings, corrections_of, findings_of, write_findings

_E, _R = schema.EVIDENCE.c, schema.REFERENCE.c


@dataclass(frozen=True, slots=True)
class ReadPaper:
    """What was read in one revision of a paper, ready to be kept: it goes from process to process."""

    reference_id: int
    revision: int
    version: str
    """What made it of what."""
    report: str
    """As JSON."""
    findings: Findings
    """What the paper is found by as long as nobody corrects it."""

    @classmethod
    def of(
        cls, reference_id: int, revision: int, version: str, report: EvidenceReport
    ) -> "ReadPaper":
        """Make it of a report."""
        findings = findings_of(correct(report))
        return cls(reference_id, revision, version, to_json(report), findings)


class EvidenceStore:
    """At most one report a paper: the newest."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, reference_id: int, revision: int, version: str, report: EvidenceReport) -> None:
        """Keep what ``version`` of the reader found in ``revision`` of a paper.

        Raises:
            LibraryError: nothing was written.
        """
        self.save_many([ReadPaper.of(reference_id, revision, version, report)])

    def save_many(self, papers: Sequence[ReadPaper]) -> ChangeSet:
        """Keep what was read in papers, and what they are found by; papers that are gone are left out.

        Raises:
            LibraryError: nothing was written.
        """
        by_id = {paper.reference_id: paper for paper in papers}
        parameter = {"ids": sqlite.joined(by_id)}
        with self._database.write() as connection:
            chosen = select(_R.id).where(sqlite.among(_R.id))
            kept = [by_id[i] for i in connection.scalars(chosen, parameter)]
            mine = sqlite.among(schema.EVIDENCE.c.reference_id)
            connection.execute(delete(schema.EVIDENCE).where(mine), parameter)
            sqlite.insert_rows(
                connection,
                schema.EVIDENCE,
                ("reference_id", "revision", "version", "report"),
                [(p.reference_id, p.revision, p.version, p.report) for p in kept],
            )
            corrections = corrections_of(connection, by_id)
            changed = write_findings(
                connection, {p.reference_id: _found(p, corrections) for p in kept}
            )
        return ChangeSet(updated=frozenset(changed))

    def unread(self, version: str, with_fulltext: str) -> "array[int]":
        """Return the living papers without a report by this version on what they say now, newest first.

        Args:
            version: of reports on papers that have no full text.
            with_fulltext: of those on papers that have one.
        """
        due = case((_R.has_fulltext != 0, with_fulltext), else_=version)
        known = (_E.reference_id == _R.id) & (_E.revision == _R.revision) & (_E.version == due)
        statement = (
            select(_R.id)
            .join(schema.EVIDENCE, known, isouter=True)
            .where(_R.trashed_at.is_(None), _E.reference_id.is_(None))
            .order_by(_R.id.desc())
        )
        with self._database.read() as connection:
            return sqlite.vector(connection, statement, {})

    def get(self, reference_id: int, revision: int, version: str) -> EvidenceReport | None:
        """Return the report on exactly this revision by exactly this version, if kept."""
        statement = select(_E.report).where(
            _E.reference_id == reference_id, _E.revision == revision, _E.version == version
        )
        with self._database.read() as connection:
            found = connection.scalar(statement)
        return None if found is None else from_json(found)


def _found(paper: ReadPaper, corrections: Mapping[int, Sequence[EvidenceCorrection]]) -> Findings:
    """Return what a paper is found by: as it was read, or as a person corrected that."""
    mine = corrections.get(paper.reference_id)
    report = from_json(paper.report) if mine else None
    return findings_of(correct(report, mine or ())) if report is not None else paper.findings
