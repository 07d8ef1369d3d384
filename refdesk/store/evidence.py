# SPDX-License-Identifier: GPL-3.0-or-later
"""What was read in each paper, kept until the paper or the reader changes."""

from array import array
from collections.abc import Sequence

from sqlalchemy import case, delete, select

from refdesk.domain.changes import ChangeSet
from refdesk.domain.evidence import EvidenceReport
from refdesk.store import schema, sqlite
from refdesk.store.database import Database
from refdesk.store.evidence_json import from_json, to_json
from refdesk.store.findings import write_findings

_E, _R = schema.EVIDENCE.c, schema.REFERENCE.c


class EvidenceStore:
    """At most one report a paper: the newest."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, reference_id: int, revision: int, version: str, report: EvidenceReport) -> None:
        """Keep what ``version`` of the reader found in ``revision`` of a paper.

        Raises:
            LibraryError: nothing was written.
        """
        self.save_many([(reference_id, revision, version, report)])

    def save_many(self, reports: Sequence[tuple[int, int, str, EvidenceReport]]) -> ChangeSet:
        """Keep reports, and what papers are found by.

        Args:
            reports: each with its paper, that paper's revision, and what made it of what.

        Raises:
            LibraryError: nothing was written.
        """
        by_id = {i: (revision, version, report) for i, revision, version, report in reports}
        parameter = {"ids": sqlite.joined(by_id)}
        with self._database.write() as connection:
            chosen = select(_R.id).where(sqlite.among(_R.id))
            kept = list(connection.scalars(chosen, parameter))
            mine = sqlite.among(schema.EVIDENCE.c.reference_id)
            connection.execute(delete(schema.EVIDENCE).where(mine), parameter)
            sqlite.insert_rows(
                connection,
                schema.EVIDENCE,
                ("reference_id", "revision", "version", "report"),
                [(i, *by_id[i][:2], to_json(by_id[i][2])) for i in kept],
            )
            changed = write_findings(connection, {i: by_id[i][2] for i in kept})
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
