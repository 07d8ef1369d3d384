# SPDX-License-Identifier: GPL-3.0-or-later
"""What is in a library, in one word that two libraries can be compared by, and what is wrong with it."""

import hashlib
import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from refdesk.store import sqlite_file

NOTHING = "nothing"
"""The word for a library that is not there, or has no tables yet."""

_SHADOW = re.compile(r"(fulltext_)?search(_next|_old)?(_\w+)?")
_PASSING = {"at", "recording"}
_LEFT_OVER = re.compile(r".*(\.part|\.tmp|\.new|-journal)$")


def contents(library: Path) -> str:
    """Return a word for all rows of a library but for their times; nothing is changed."""
    if not library.exists() or not library.stat().st_size:
        return NOTHING
    with closing(sqlite3.connect(library, isolation_level=None)) as connection:
        connection.execute("PRAGMA query_only = ON")
        connection.execute("BEGIN")
        digest = hashlib.sha256()
        tables = _tables(connection)
        if not tables:
            return NOTHING
        for name in tables:
            digest.update(json.dumps([name, *rows(connection, name)]).encode())
    return digest.hexdigest()[:16]


def _tables(connection: sqlite3.Connection) -> list[str]:
    sql = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    names = [row[0] for row in connection.execute(sql)]
    own = (n for n in names if not _SHADOW.fullmatch(n) and not n.startswith("sqlite_"))
    return [name for name in own if name not in _PASSING]


def rows(connection: sqlite3.Connection, table: str) -> list[list[object]]:
    """Return the rows of a table, without times, in an order of their own."""
    columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
    wanted = [name for name in columns if name != "at" and not name.endswith("_at")]
    if table == "import":
        wanted = [name for name in wanted if name != "path"]
    found = connection.execute(f"SELECT {', '.join(wanted)} FROM {table}")
    return sorted(([_plain(value) for value in row] for row in found), key=repr)


def _plain(value: object) -> object:
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    if isinstance(value, str) and value.startswith('{"') and "_at" in value:  # a row as it was
        kept = json.loads(value)
        return {name: v for name, v in kept.items() if name != "at" and not name.endswith("_at")}
    return value


def complaints(home: Path, library: Path) -> Iterator[str]:
    """Yield what is wrong with a library that the program has opened and closed again."""
    yield from _unsound(library)
    yield from _beside(library.parent, library)
    for path in sorted(home.rglob("*")):
        if _LEFT_OVER.fullmatch(path.name) and path.is_file():
            yield f"left over: {path.relative_to(home)}"
    for name in ("-wal", "-shm"):
        if library.with_name(library.name + name).exists():
            yield f"left over: {library.name}{name}"


def _unsound(library: Path) -> Iterator[str]:
    if not library.exists():
        return
    with closing(sqlite3.connect(library, isolation_level=None)) as connection:
        yield from sqlite_file.integrity(connection)
        for row in connection.execute("PRAGMA foreign_key_check"):
            yield f"a row of no paper: {row[0]}"
        for index in ("search", "fulltext_search"):
            try:
                connection.execute(
                    f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)"
                )
            except sqlite3.DatabaseError as error:
                yield f"stale: {index} ({error})"


def _beside(folder: Path, library: Path) -> Iterator[str]:
    """Yield files that are named and not there or other ones, and files that nobody names."""
    named: dict[str, str] = {}
    kept: set[str] = set()
    versions: set[str] = set()
    if library.exists():
        with closing(sqlite3.connect(library)) as connection:
            named = dict(connection.execute("SELECT path, sha256 FROM attachment"))
            sql = "SELECT json_extract(was, '$.path') FROM step_row WHERE \"of\" = 'attachment'"
            kept = {row[0] for row in connection.execute(sql) if row[0]}
            versions = {row[0] for row in connection.execute("SELECT version FROM fulltext")}
    for path, checksum in named.items():
        file = folder / "files" / path
        if not file.is_file():
            yield f"lost: files/{path}"
        elif hashlib.sha256(file.read_bytes()).hexdigest() != checksum:
            yield f"other bytes: files/{path}"
    for file in (folder / "files").rglob("*"):
        place = file.relative_to(folder / "files").as_posix()
        if file.is_file() and place not in named and place not in kept:
            yield f"orphan: files/{place}"
    for file in (folder / "figures").rglob("*"):
        if file.is_file() and file.parent.name not in versions:
            yield f"orphan: figures/{file.parent.name}/{file.name}"
    for copy in (folder / "backups").glob("*.sqlite"):
        with closing(sqlite3.connect(f"file:{copy}?mode=ro", uri=True)) as connection:
            yield from (f"{copy.name}: {c}" for c in sqlite_file.integrity(connection))
