# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading places and open documents in the table ``setting``: no part of a paper, and no step."""

from collections.abc import Callable, Mapping
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from refdesk.store import schema
from refdesk.store.database import Database
from refdesk.store.references import utc_now
from refdesk.store.storable import storable

KEPT = 500
"""Places that are kept, the newest: more papers than anybody is in the middle of."""

_S = schema.SETTING.c
_PLACE = "reading-place:"
OPEN_DOCUMENTS = "open-documents"
"""The name of the setting that says what lies open."""


class BookmarkStore:
    """Where a person reads in one library."""

    def __init__(self, database: Database, now: Callable[[], datetime] = utc_now) -> None:
        self._database = database
        self._now = now

    def places(self) -> dict[str, str]:
        """Return all places by key."""
        statement = select(_S.name, _S.value).where(_S.name.startswith(_PLACE, autoescape=True))
        with self._database.read() as connection:
            rows = connection.execute(statement).all()
        return {name.removeprefix(_PLACE): value.partition(" ")[2] for name, value in rows}

    def open_documents(self) -> str:
        """Return what was kept of the open documents, ``""`` where nothing was."""
        statement = select(_S.value).where(_S.name == OPEN_DOCUMENTS)
        with self._database.read() as connection:
            return connection.scalar(statement) or ""

    def save(self, places: Mapping[str, str], open_documents: str | None) -> None:
        """Keep places, the empty ones by forgetting them, and the open documents unless ``None``.

        Raises:
            LibraryError: nothing was kept.
        """
        now = self._now().isoformat()
        values = {_PLACE + key: place and f"{now} {place}" for key, place in places.items()}
        if open_documents is not None:
            values[OPEN_DOCUMENTS] = open_documents
        with self._database.write() as connection:
            for name, value in values.items():
                connection.execute(delete(schema.SETTING).where(_S.name == name))
                if value:
                    row = {"name": name, "value": storable(value)}
                    connection.execute(insert(schema.SETTING).values(row))
            _forget_old(connection)


def _forget_old(connection: Connection) -> None:
    """Leave the newest places; their values begin with the time, which orders them."""
    place = _S.name.startswith(_PLACE, autoescape=True)
    newest = select(_S.name).where(place).order_by(_S.value.desc()).limit(KEPT)
    connection.execute(delete(schema.SETTING).where(place, _S.name.not_in(newest)))
