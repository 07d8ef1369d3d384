# SPDX-License-Identifier: GPL-3.0-or-later
"""Searches that a person keeps: collections that fill themselves."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import delete, insert, select, update

from refdesk.domain.changes import ChangeSet
from refdesk.domain.organisation import SavedSearch
from refdesk.domain.query import LibraryQuery
from refdesk.store import listing, schema
from refdesk.store.database import Database
from refdesk.store.references import utc_now
from refdesk.store.storable import storable

_S = schema.SAVED_SEARCH.c
_SHAPE = ChangeSet(organisation=True)


class SavedSearchStore:
    """The saved searches of one library, and what they find."""

    def __init__(self, database: Database, now: Callable[[], datetime] = utc_now) -> None:
        self._database = database
        self._now = now

    def all(self) -> list[SavedSearch]:
        """Return the saved searches by name."""
        statement = select(_S.id, _S.name, _S.query, _S.collection_id)
        with self._database.read() as connection:
            found = [SavedSearch(*row) for row in connection.execute(statement)]
        return sorted(found, key=lambda s: (s.name.casefold(), s.id))

    def save(self, name: str, query: str, collection_id: int | None = None) -> int:
        """Keep a search under a name and return its id."""
        values = {"name": storable(name), "query": storable(query), "collection_id": collection_id}
        with self._database.write() as connection:
            statement = insert(schema.SAVED_SEARCH).values(
                created_at=self._now().isoformat(), **values
            )
            return int(connection.execute(statement.returning(_S.id)).scalar_one())

    def change(self, search: SavedSearch) -> ChangeSet:
        """Give a saved search the name, words and collection of ``search``."""
        values = {
            "name": storable(search.name),
            "query": storable(search.query),
            "collection_id": search.collection_id,
        }
        with self._database.write() as connection:
            statement = update(schema.SAVED_SEARCH).where(_S.id == search.id).values(values)
            changed = connection.execute(statement).rowcount
        return _SHAPE if changed else ChangeSet()

    def delete(self, search_id: int) -> ChangeSet:
        """Forget a saved search; its papers stay."""
        with self._database.write() as connection:
            statement = delete(schema.SAVED_SEARCH).where(_S.id == search_id)
            gone = connection.execute(statement).rowcount
        return _SHAPE if gone else ChangeSet()

    def count(self, search_id: int) -> int:
        """Return how many living papers a saved search finds."""
        with self._database.read() as connection:
            return listing.count(connection, LibraryQuery(search_id=search_id), self._now())
