# SPDX-License-Identifier: GPL-3.0-or-later
"""What a service last said of each paper, to tell its changes from a person's; no part of a step."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, delete, func, select, update

from refdesk.domain.changes import ChangeSet
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.reference import Reference
from refdesk.domain.updating import UNFINISHED
from refdesk.store import schema, sqlite
from refdesk.store.database import Database
from refdesk.store.document import encoded
from refdesk.store.references import utc_now
from refdesk.store.rows import SAYING_COLUMNS, ReferenceMaker, content_row
from refdesk.store.storable import storable
from refdesk.store.writing import rewrite

PUBMED = "pubmed"
"""The source whose records those of others do not replace."""

_F, _R = schema.FETCHED_RECORD.c, schema.REFERENCE.c
_COLUMNS = ("reference_id", "source", "document", "at")
_SAYING = len(SAYING_COLUMNS)
_NOTHING: dict[str, Any] = dict(
    zip(SAYING_COLUMNS, content_row(Reference(), "")[-_SAYING:], strict=True)
)


class FetchedRecordStore:
    """The records of one library as they came, and the papers that are changed by newer ones."""

    def __init__(self, database: Database, now: Callable[[], datetime] = utc_now) -> None:
        self._database = database
        self._now = now
        self._maker = ReferenceMaker()

    @property
    def now(self) -> datetime:
        """The time that is written now."""
        return self._now()

    def get_many(self, ids: Iterable[int]) -> dict[int, Reference]:
        """Return what was last said of papers; those of which nothing is known are left out."""
        statement = select(_F.reference_id, _F.document).where(sqlite.among(_F.reference_id))
        with self._database.read() as connection:
            rows = connection.execute(statement, {"ids": sqlite.joined(ids)}).all()
        found = {i: self._made(document) for i, document in rows}
        return {i: reference for i, reference in found.items() if reference is not None}

    def keep(self, records: Mapping[int, Reference], source: str) -> None:
        """Keep what a service says of papers now; another service's word does not replace PubMed's.

        Raises:
            LibraryError: nothing was kept.
        """
        now = self._stamp()
        with self._database.write() as connection:
            ids = _living(connection, records)
            if source != PUBMED:
                ids -= _said_by_pubmed(connection, ids)
            if not ids:
                return
            statement = delete(schema.FETCHED_RECORD).where(sqlite.among(_F.reference_id))
            connection.execute(statement, {"ids": sqlite.joined(ids)})
            rows = [(i, source, _document(records[i]), now) for i in sorted(ids)]
            sqlite.insert_rows(connection, schema.FETCHED_RECORD, _COLUMNS, rows)

    def touch(self, ids: Iterable[int]) -> None:
        """Say that a service was asked for papers just now, and had nothing new."""
        statement = update(schema.FETCHED_RECORD).where(sqlite.among(_F.reference_id))
        with self._database.write() as connection:
            connection.execute(statement.values(at=self._stamp()), {"ids": sqlite.joined(ids)})

    def take_over(self, references: Mapping[int, Reference]) -> ChangeSet:
        """Make papers say what they say now; what the person added to them stays.

        Raises:
            LibraryError: nothing was written.
        """
        if not references:
            return ChangeSet()
        clean = {i: storable(reference) for i, reference in references.items()}
        with self._database.write() as connection:
            rewrite(connection, clean, now=self._stamp(), restore=False)
        return ChangeSet(updated=frozenset(clean))

    def provisional(self, before: datetime, limit: int) -> list[int]:
        """Return papers with a PMID that may be ahead of print and were not asked for since.

        Those that were never asked for come first, then those that were asked for longest ago.
        """
        asked = schema.REFERENCE.outerjoin(schema.FETCHED_RECORD, _F.reference_id == _R.id)
        unplaced = (_R.volume == "") | ((_R.pages == "") & (_R.article_number == ""))
        unfinished = func.lower(_R.record_status).in_(UNFINISHED)
        statement = (
            select(_R.id)
            .select_from(asked)
            .where(
                (_R.publication_status == "aheadofprint")
                | ((_R.publication_status == "epublish") & unplaced & unfinished),
                _R.pmid != "",
                _R.trashed_at.is_(None),
                _F.at.is_(None) | (_F.at < before.astimezone(UTC).isoformat()),
            )
            .order_by(_F.at.is_not(None), _F.at, _R.id)
            .limit(limit)
        )
        with self._database.read() as connection:
            return list(connection.scalars(statement))

    def _stamp(self) -> str:
        return self._now().astimezone(UTC).isoformat()

    def _made(self, document: str) -> Reference | None:
        """Return a record as it was said, ``None`` where this version cannot read it."""
        try:
            kept = json.loads(document)
            said = _NOTHING | kept["paper"]
            values = [said[name] for name in SAYING_COLUMNS]
            identifiers = tuple(Identifier(Scheme(s), value) for s, value in kept["identifiers"])
            return self._maker.made(values, document, identifiers)
        except (ValueError, KeyError, TypeError, IndexError):
            return None


def _document(reference: Reference) -> str:
    """Return a record as JSON: the lists as in ``record``, and beside them all else that it says."""
    clean = storable(reference)
    said = zip(SAYING_COLUMNS, content_row(clean, "")[-_SAYING:], strict=True)
    lists = json.loads(encoded(clean))
    lists["paper"] = {name: value for name, value in said if value != _NOTHING[name]}
    lists["identifiers"] = [(i.scheme.value, i.value) for i in clean.identifiers]
    return json.dumps(lists, ensure_ascii=False, separators=(",", ":"))


def _living(connection: Connection, ids: Iterable[int]) -> set[int]:
    statement = select(_R.id).where(sqlite.among(_R.id))
    return set(connection.scalars(statement, {"ids": sqlite.joined(ids)}))


def _said_by_pubmed(connection: Connection, ids: Iterable[int]) -> set[int]:
    statement = select(_F.reference_id).where(
        sqlite.among(_F.reference_id), _F.source == PUBMED
    )  # fmt: skip
    return set(connection.scalars(statement, {"ids": sqlite.joined(ids)}))
