# SPDX-License-Identifier: GPL-3.0-or-later
"""What persons say in place of what was read in papers: kept apart from the reports."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from refdesk.domain.changes import ChangeSet
from refdesk.domain.evidence_corrections import EvidenceCorrection
from refdesk.store import schema, sqlite
from refdesk.store.database import Database, utc_now
from refdesk.store.evidence_json import correction_to_json
from refdesk.store.findings import corrections_of, find_anew

_C, _R = schema.EVIDENCE_CORRECTION.c, schema.REFERENCE.c
_COLUMNS = ("reference_id", "subject", "correction", "made_at")


class EvidenceCorrectionStore:
    """At most one correction of each thing that was read in a paper."""

    def __init__(self, database: Database, now: Callable[[], datetime] = utc_now) -> None:
        self._database = database
        self._now = now

    def of(self, ids: Iterable[int]) -> dict[int, list[EvidenceCorrection]]:
        """Return the corrections of papers, the oldest first; papers without any are left out."""
        with self._database.read() as connection:
            return corrections_of(connection, ids)

    def corrected_ids(self) -> list[int]:
        """Return the living papers that have corrections."""
        statement = (
            select(_C.reference_id)
            .distinct()
            .join(schema.REFERENCE, _R.id == _C.reference_id)
            .where(_R.trashed_at.is_(None))
            .order_by(_C.reference_id)
        )
        with self._database.read() as connection:
            return list(connection.scalars(statement))

    def save(self, reference_id: int, correction: EvidenceCorrection) -> ChangeSet:
        """Keep a correction in place of an earlier one of the same subject.

        Raises:
            LibraryError: nothing was written.
        """
        there = select(_R.id).where(_R.id == reference_id)
        with self._database.write() as connection:
            if connection.scalar(there) is None:
                return ChangeSet()
            self._delete(connection, reference_id, correction.subject)
            values = (
                reference_id, correction.subject, correction_to_json(correction),
                self._now().isoformat(),
            )  # fmt: skip
            row = dict(zip(_COLUMNS, values, strict=True))
            connection.execute(insert(schema.EVIDENCE_CORRECTION).values(row))
            find_anew(connection, [reference_id])
        return ChangeSet(updated=frozenset({reference_id}))

    def forget(self, reference_id: int, subjects: Iterable[str]) -> ChangeSet:
        """Let what the program read count again.

        Raises:
            LibraryError: nothing was written.
        """
        with self._database.write() as connection:
            if not sum(self._delete(connection, reference_id, subject) for subject in subjects):
                return ChangeSet()
            find_anew(connection, [reference_id])
        return ChangeSet(updated=frozenset({reference_id}))

    def _delete(self, connection: Connection, reference_id: int, subject: str) -> int:
        one = (_C.reference_id == reference_id) & (_C.subject == subject)
        return connection.execute(delete(schema.EVIDENCE_CORRECTION).where(one)).rowcount


def inherit_corrections(
    connection: Connection, heirs: Mapping[int, int], source: Connection | None = None
) -> set[int]:
    """Copy the corrections of papers to those they went into (``other: heir``).

    What the heir has a correction of stays as it is. ``source`` is the library that has the others,
    where that is another. Returns the others that gave something.
    """
    rows = select(*(_C[name] for name in _COLUMNS)).where(sqlite.among(_C.reference_id))
    ordered = rows.order_by(_C.made_at)
    found = (source or connection).execute(ordered, {"ids": sqlite.joined(heirs)}).all()
    if not found:
        return set()
    kept = connection.execute(rows, {"ids": sqlite.joined(set(heirs.values()))}).all()
    known = {(row.reference_id, row.subject) for row in kept}
    givers: set[int] = set()
    new: list[tuple[object, ...]] = []
    for row in found:
        heir = heirs[row.reference_id]
        if (heir, row.subject) not in known:
            known.add((heir, row.subject))
            givers.add(row.reference_id)
            new.append((heir, *row[1:]))
    sqlite.insert_rows(connection, schema.EVIDENCE_CORRECTION, _COLUMNS, new)
    find_anew(connection, {heirs[giver] for giver in givers})
    return givers
