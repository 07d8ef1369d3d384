# SPDX-License-Identifier: GPL-3.0-or-later
"""What waits for the network: kept in the library, so that it survives a restart; no step."""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime

from sqlalchemy import delete, insert, select, update

from refdesk.domain.waiting import Ask, AskKind, Waiting
from refdesk.store import schema, sqlite
from refdesk.store.database import Database
from refdesk.store.references import utc_now
from refdesk.store.storable import storable

_W, _R = schema.WAITING.c, schema.REFERENCE.c
_KINDS = {kind.value: kind for kind in AskKind}


class WaitingStore:
    """The asks of one library that wait, in the order in which they were made."""

    def __init__(self, database: Database, now: Callable[[], datetime] = utc_now) -> None:
        self._database = database
        self._now = now

    def put(self, asks: Sequence[Ask]) -> None:
        """Let asks wait. What waits already waits once, for all collections that it is to go to.

        Raises:
            LibraryError: nothing was kept.
        """
        now = self._now().astimezone(UTC).isoformat()
        with self._database.write() as connection:
            for ask in storable(tuple(asks)):
                same = (_W.kind == ask.kind.value) & (_W.subject == ask.subject)
                detail = connection.scalar(select(_W.detail).where(same))
                into = tuple(dict.fromkeys((*_collections(detail or ""), *ask.collections)))
                values = {"detail": json.dumps({"collections": into}) if into else "", "at": now}
                if detail is None:
                    values |= {"kind": ask.kind.value, "subject": ask.subject}
                    connection.execute(insert(schema.WAITING).values(values))
                else:
                    connection.execute(update(schema.WAITING).where(same).values(values))

    def all(self) -> list[Waiting]:
        """Return what waits, oldest first. What this version does not know is left out, and kept."""
        statement = select(_W.id, _W.kind, _W.subject, _W.detail, _W.at).order_by(_W.id)
        with self._database.read() as connection:
            rows = connection.execute(statement).all()
            asks = {
                number: (Ask(_KINDS[kind], subject, _collections(detail)), at)
                for number, kind, subject, detail, at in rows
                if kind in _KINDS
            }
            papers = {ask.paper for ask, _ in asks.values() if ask.paper is not None}
            titled = select(_R.id, _R.title_plain).where(sqlite.among(_R.id))
            found = connection.execute(titled, {"ids": sqlite.joined(papers)}).all()
        titles = dict(map(tuple, found))
        return [
            Waiting(number, ask, at, titles.get(ask.paper or 0, ""))
            for number, (ask, at) in asks.items()
            if ask.identifier is not None or ask.paper is not None
        ]

    def drop(self, numbers: Iterable[int]) -> None:
        """Let asks wait no longer."""
        statement = delete(schema.WAITING).where(sqlite.among(_W.id))
        with self._database.write() as connection:
            connection.execute(statement, {"ids": sqlite.joined(numbers)})


def _collections(detail: str) -> tuple[int, ...]:
    try:
        listed = json.loads(detail)["collections"] if detail else []
        return tuple(int(number) for number in listed)
    except (ValueError, KeyError, TypeError):
        return ()
