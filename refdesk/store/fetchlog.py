# SPDX-License-Identifier: GPL-3.0-or-later
"""What was asked of which service, when, and how it went."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import insert, select

from refdesk.store import schema, sqlite
from refdesk.store.database import Database
from refdesk.store.storable import storable

_L, _R = schema.FETCH_LOG.c, schema.REFERENCE.c


@dataclass(frozen=True, slots=True)
class FetchEntry:
    """One answer of one service. ``what`` and ``outcome`` are short codes."""

    reference_id: int | None
    service: str
    what: str
    outcome: str
    detail: str
    at: datetime


class FetchLogStore:
    """The record of requests, newest first."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(
        self,
        reference_id: int | None,
        service: str,
        what: str,
        outcome: str,
        detail: str,
        at: datetime,
    ) -> None:
        """Add an entry; one for a paper that is gone belongs to none.

        Raises:
            LibraryError: nothing was written.
        """
        with self._database.write() as connection:
            known = connection.scalar(select(_R.id).where(_R.id == reference_id))
            connection.execute(
                insert(schema.FETCH_LOG).values(
                    reference_id=known,
                    service=service,
                    what=what,
                    outcome=outcome,
                    detail=storable(detail),
                    at=_stamp(at),
                )
            )

    def record_many(self, entries: Sequence[FetchEntry]) -> None:
        """Add entries in one transaction; those for papers that are gone are left out.

        Raises:
            LibraryError: nothing was written.
        """
        parameter = {"ids": sqlite.joined(e.reference_id for e in entries if e.reference_id)}
        with self._database.write() as connection:
            known = set(connection.scalars(select(_R.id).where(sqlite.among(_R.id)), parameter))
            sqlite.insert_rows(
                connection,
                schema.FETCH_LOG,
                ("reference_id", "service", "what", "outcome", "detail", "at"),
                [
                    (e.reference_id, e.service, e.what, e.outcome, storable(e.detail), _stamp(e.at))
                    for e in entries
                    if e.reference_id in known
                ],
            )

    def since(self, what: str, at: datetime) -> dict[int, dict[str, str]]:
        """Return the newest outcome for each paper by service, of one kind of question since ``at``."""
        statement = (
            select(_L.reference_id, _L.service, _L.outcome)
            .where(_L.what == what, _L.at > _stamp(at), _L.reference_id.is_not(None))
            .order_by(_L.id)
        )
        found: dict[int, dict[str, str]] = {}
        with self._database.read() as connection:
            for reference_id, service, outcome in sqlite.tuples(connection, statement, {}):
                found.setdefault(reference_id, {})[service] = outcome
        return found

    def latest(self, reference_id: int, service: str, what: str = "") -> FetchEntry | None:
        """Return the newest entry of a service for a paper, of one kind where ``what`` is given."""
        found = self.entries(reference_id, service=service, what=what, limit=1)
        return found[0] if found else None

    def entries(
        self, reference_id: int, *, service: str = "", what: str = "", limit: int = 100
    ) -> list[FetchEntry]:
        """Return the newest entries for a paper, newest first."""
        statement = select(
            _L.reference_id, _L.service, _L.what, _L.outcome, _L.detail, _L.at
        ).where(_L.reference_id == reference_id)
        if service:
            statement = statement.where(_L.service == service)
        if what:
            statement = statement.where(_L.what == what)
        newest = statement.order_by(_L.at.desc(), _L.id.desc()).limit(limit)
        with self._database.read() as connection:
            rows = connection.execute(newest).all()
        return [FetchEntry(*row[:5], datetime.fromisoformat(row[5])) for row in rows]


def _stamp(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()
