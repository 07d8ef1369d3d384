# SPDX-License-Identifier: GPL-3.0-or-later
"""Every recovered paper can be read: what turned bits made of its columns is put right or taken out."""

import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from refdesk.store.reading import ReferenceReader

_AT_ONCE = 500
_DATES = tuple(
    f"{kind}_{part}" for kind in ("published", "electronic") for part in ("year", "month", "day")
)


def mend(connection: sqlite3.Connection) -> list[int]:
    """Read every paper as the program does, and mend those that cannot be read; return which."""
    reader = ReferenceReader()
    ids = [row[0] for row in connection.execute("SELECT id FROM reference ORDER BY id")]
    mended: list[int] = []
    for start in range(0, len(ids), _AT_ONCE):
        chunk = ids[start : start + _AT_ONCE]
        if not _reads(connection, reader, chunk):
            mended += [one for one in chunk if not _reads(connection, reader, [one])]
    for one in mended:
        _mend(connection, reader, one)
    return mended


def _reads(connection: sqlite3.Connection, reader: ReferenceReader, ids: Iterable[int]) -> bool:
    def fetch(sql: str, parameters: tuple[str]) -> list[tuple[Any, ...]]:
        return connection.execute(sql, parameters).fetchall()

    try:
        reader.fetched(fetch, ids)
    except (sqlite3.DatabaseError, ValueError, TypeError):
        return False
    return True


def _mend(connection: sqlite3.Connection, reader: ReferenceReader, one: int) -> None:
    """Put right one thing after the other, the least first, until the paper can be read."""
    for deed, values in _deeds(connection):
        connection.execute(deed, {"id": one} | values)
        if _reads(connection, reader, [one]):
            return


def _deeds(connection: sqlite3.Connection) -> list[tuple[str, dict[str, str]]]:
    now = {"now": datetime.now(UTC).isoformat(timespec="seconds")}
    info = connection.execute("PRAGMA table_info(reference)").fetchall()
    texts = [row[1] for row in info if row[2] == "TEXT" and row[3]]
    as_text = ", ".join(
        f"{name} = CASE typeof({name}) WHEN 'text' THEN {name} ELSE '' END" for name in texts
    )
    no_dates = ", ".join(f"{name} = NULL" for name in _DATES)
    where = "WHERE id = :id"
    return [
        (f"UPDATE reference SET kind = 'article-journal' {where}", {}),  # noqa: S608 - own names
        (f"UPDATE reference SET {as_text} {where}", {}),  # noqa: S608
        (f"UPDATE reference SET {no_dates} {where}", {}),  # noqa: S608
        (f"UPDATE reference SET added_at = :now, modified_at = :now {where}", now),  # noqa: S608
        ("UPDATE record SET document = '{}' WHERE reference_id = :id", {}),
        ("DELETE FROM identifier WHERE reference_id = :id", {}),
        ("UPDATE note SET text = CAST(text AS TEXT) WHERE reference_id = :id", {}),
    ]
