# SPDX-License-Identifier: GPL-3.0-or-later
"""All that only SQLite knows: connections, pragmas, backup, checks, FTS5 and its error codes.

Everything else in the package is portable SQL through SQLAlchemy Core.
"""

import json
import sqlite3
from array import array
from collections.abc import Hashable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import chain
from pathlib import Path
from typing import Any, cast

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Engine,
    Float,
    Integer,
    Select,
    Table,
    bindparam,
    column,
    create_engine,
    event,
    func,
    literal_column,
    select,
    table,
    text,
)
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.pool import QueuePool

from refdesk.domain.errors import LibraryError, RefdeskError

APPLICATION_ID = 0x52464453
"""``RFDS``: what ``file`` and we tell a library by."""

_MAGIC = b"SQLite format 3\0"
_REASONS = {
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_READONLY: "read-only",
    sqlite3.SQLITE_FULL: "disk-full",
    sqlite3.SQLITE_CANTOPEN: "no-permission",
    sqlite3.SQLITE_PERM: "no-permission",
    sqlite3.SQLITE_AUTH: "no-permission",
    sqlite3.SQLITE_NOTADB: "not-a-library",
    sqlite3.SQLITE_IOERR: "io-error",
}
SEARCH_COLUMNS = (
    "title", "authors", "journal", "abstract", "keywords", "identifiers", "note", "parts",
)  # fmt: skip
"""Columns of the search index; ``parts`` holds Korean, Chinese and Japanese in pairs."""
_WEIGHTS = "10.0, 5.0, 2.0, 1.0, 3.0, 4.0, 2.0, 3.0"
_MOST_VALUES = 250
_MOST_VECTORS = 4
_EVERY = -1
"""The limit that is none."""
_COLUMNS = ", ".join(SEARCH_COLUMNS)


# Errors


def library_error(path: Path, error: Exception) -> LibraryError:
    """Return what ``error``, of SQLite or SQLAlchemy, means for a person."""
    cause: object = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(cause, "sqlite_errorcode", None)
    reason = _REASONS.get(code & 0xFF, "damaged") if isinstance(code, int) else "damaged"
    return LibraryError(path, reason, str(cause))


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn every failure of the database inside into :class:`LibraryError`.

    Raises:
        LibraryError: SQLite or SQLAlchemy failed.
    """
    try:
        yield
    except RefdeskError:
        raise
    except (SQLAlchemyError, sqlite3.Error, json.JSONDecodeError) as error:
        raise library_error(path, error) from error


# Files and connections


def header_version(path: Path) -> int | None:
    """Return the schema version in the first bytes of a file, or ``None`` for an unborn library.

    Reads only: a file that is refused is left as it was.

    Raises:
        LibraryError: the file is no SQLite database, or another program's.
    """
    with path.open("rb") as file:
        head = file.read(100)
    if not head:
        return None
    if len(head) < 100 or not head.startswith(_MAGIC):
        raise LibraryError(path, "not-a-library")
    application = int.from_bytes(head[68:72], "big")
    version = int.from_bytes(head[60:64], "big")
    if application not in (APPLICATION_ID, 0):
        raise LibraryError(path, "not-a-library")
    return version


def connect(path: Path, *, mode: str, wait: float) -> sqlite3.Connection:
    """Return a raw connection; ``mode`` is ``rwc``, ``rw``, ``ro`` or ``immutable``."""
    options = "mode=ro&immutable=1" if mode == "immutable" else f"mode={mode}"
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?{options}",
        uri=True,
        timeout=wait,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
    )


def engine(path: Path, *, mode: str, wait: float, writes: bool) -> Engine:
    """Return an engine whose transactions write (one connection) or only read (a few)."""

    def connected() -> sqlite3.Connection:
        connection = connect(path, mode=mode, wait=wait)
        # A writer that keeps the upper levels of every index at hand is as fast at 100,000
        # papers as at 1,000; readers walk one index at a time.
        for pragma in (
            "foreign_keys = ON",
            "synchronous = NORMAL",
            "temp_store = MEMORY",
            f"cache_size = {-65536 if writes else -8192}",
            # Batches of an import touch the same index pages: 32 MB of log merge them to one write.
            "wal_autocheckpoint = 8000",
            "journal_size_limit = 33554432",
            f"query_only = {'OFF' if writes else 'ON'}",
        ):
            connection.execute(f"PRAGMA {pragma}")
        return connection

    made = create_engine(
        "sqlite://",
        creator=connected,
        poolclass=QueuePool,
        pool_size=1 if writes else 4,
        max_overflow=0 if writes else 8,
        pool_timeout=max(wait, 1),
        pool_use_lifo=True,
    )
    begin = "BEGIN IMMEDIATE" if writes else "BEGIN"

    def begun(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(made, "begin", begun)
    return made


def execute_script(connection: sqlite3.Connection, script: str) -> None:
    """Run the statements of ``script`` inside the transaction that is open."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""


def pragma(connection: sqlite3.Connection, name: str) -> int:
    """Return a number that SQLite keeps about a file."""
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def copy_verified(path: Path, to: Path, *, wait: float) -> None:
    """Write a whole, checked copy of the library at ``path`` to ``to``, or nothing.

    Raises:
        LibraryError: the copy could not be written, or is not whole.
    """
    part = to.with_name(to.name + ".part")
    try:
        with translated(to):
            part.unlink(missing_ok=True)
            with closing(connect(path, mode="ro", wait=wait)) as source:
                source.execute("VACUUM INTO ?", (str(part),))
                count = _reference_count(source)
            with closing(connect(part, mode="ro", wait=wait)) as copy:
                problems = integrity(copy)
                if problems or _reference_count(copy) != count:
                    raise LibraryError(path, "damaged", "; ".join(problems[:3]))
        part.replace(to)
    finally:
        part.unlink(missing_ok=True)


def _reference_count(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT count(*) FROM reference").fetchone()[0])


def integrity(connection: sqlite3.Connection) -> list[str]:
    """Return SQLite's complaints about the file, none where it is whole."""
    found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(20)")]
    return [] if found == ["ok"] else found


def orphans(connection: Connection) -> list[str]:
    """Return the tables with rows of papers that are gone, each once."""
    rows = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return sorted({str(row[0]) for row in rows})


def delete_orphans(connection: Connection) -> None:
    """Delete rows whose paper, collection or tag is gone."""
    while rows := connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        for name in {str(row[0]) for row in rows}:
            keys = connection.exec_driver_sql(f'PRAGMA foreign_key_list("{name}")').all()
            for _, _, parent, child, to, *_ in keys:
                connection.exec_driver_sql(
                    f'DELETE FROM "{name}" WHERE "{child}" IS NOT NULL '  # noqa: S608 - own names
                    f'AND "{child}" NOT IN (SELECT "{to}" FROM "{parent}")'
                )


# Statements


def joined(values: Iterable[int] | Iterable[str]) -> str:
    """Return values as the parameter that :func:`among` takes."""
    return json.dumps(list(values), separators=(",", ":"))


def among(
    what: ColumnElement[int] | ColumnElement[str], parameter: str = "ids"
) -> ColumnElement[bool]:
    """Return the condition that ``what`` is one of the values in a parameter.

    One parameter however many values: the statement is prepared once, and no limit applies.
    """
    found = func.json_each(bindparam(parameter)).table_valued("value")
    return what.in_(select(found.c.value))


def tuples(
    connection: Connection, statement: Select[Any], parameters: dict[str, str]
) -> list[tuple[Any, ...]]:
    """Return rows as the driver makes them; wrapping each cost a quarter of reading a paper."""
    found = connection.execute(statement, parameters).cursor.fetchall()
    return cast("list[tuple[Any, ...]]", found)


def vector(
    connection: Connection,
    statement: Select[int],
    parameters: dict[str, str],
    limit: int | None = None,
) -> "array[int]":
    """Return the numbers that a query finds, in its order.

    Joined to one text by SQLite and read as JSON: 100,000 rows of the driver take twice as long.
    """
    # Without a limit SQLite takes the order of an inner query for idle.
    found = statement.limit(_EVERY if limit is None else limit).subquery()
    joined_text = connection.execute(select(func.group_concat(*found.c)), parameters).scalar()
    return array("q", json.loads(f"[{joined_text or ''}]"))


def kept_vector(connection: Connection, key: Hashable, statement: Select[int]) -> "array[int]":
    """Return what a query of a reading connection finds, kept there until the library changes.

    An order is asked for with every letter that is typed. Who changes the result copies it first.
    """
    version = int(connection.exec_driver_sql("PRAGMA data_version").scalar_one())
    kept: dict[Hashable, tuple[int, array[int]]] = connection.info.setdefault("vectors", {})
    known, found = kept.pop(key, (version - 1, array("q")))
    if known != version:
        found = vector(connection, statement, {})
    kept[key] = (version, found)
    while len(kept) > _MOST_VECTORS:
        del kept[next(iter(kept))]
    return found


def insert_rows(
    connection: Connection, into: Table, columns: Sequence[str], rows: Sequence[tuple[object, ...]]
) -> None:
    """Insert many rows, some dozens with each run of one prepared statement.

    Measured: 61 rows of one paper take 0.19 ms one by one, 0.11 ms so.
    """
    at_once = max(1, _MOST_VALUES // len(columns))
    names = ", ".join(columns)
    marks = f"({', '.join('?' * len(columns))})"
    whole = len(rows) // at_once * at_once
    for some, stop in ((rows[:whole], at_once), (rows[whole:], 1)):
        if some:
            sql = f"INSERT INTO {into.name} ({names}) VALUES {', '.join([marks] * stop)}"  # noqa: S608
            values = [tuple(chain(*some[n : n + stop])) for n in range(0, len(some), stop)]
            connection.exec_driver_sql(sql, values)


def next_id(connection: Connection, of: Table) -> int:
    """Return the id that the next row gets; an id is never used twice, even after deletion."""
    found = connection.exec_driver_sql(
        "SELECT seq FROM sqlite_sequence WHERE name = ?", (of.name,)
    ).scalar()
    return int(found or 0) + 1


# Search


def index(connection: Connection, ids: Iterable[int]) -> None:
    """Put papers into the search index, as the library has them now."""
    connection.exec_driver_sql(
        f"INSERT INTO search (rowid, {_COLUMNS}) SELECT id, {_COLUMNS} FROM search_source "  # noqa: S608
        "WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
        (joined(ids),),
    )


def index_rows(connection: Connection, rows: Sequence[tuple[object, ...]]) -> None:
    """Put new papers into the search index: id and words of each column."""
    marks = ", ".join("?" * (len(SEARCH_COLUMNS) + 1))
    connection.exec_driver_sql(
        f"INSERT INTO search (rowid, {_COLUMNS}) VALUES ({marks})",  # noqa: S608 - own names
        list(rows),
    )


def unindex(connection: Connection, ids: Iterable[int]) -> None:
    """Take papers out of the search index; before they change, since the index holds no text."""
    connection.exec_driver_sql(
        f"INSERT INTO search (search, rowid, {_COLUMNS}) "  # noqa: S608 - own names
        f"SELECT 'delete', id, {_COLUMNS} FROM search_source "
        "WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
        (joined(ids),),
    )


MATCH: ColumnElement[int] = column("rowid", Integer)
"""The paper that a query of :func:`matching` finds."""


def matching(*, index: str = "search") -> Select[int]:
    """Return the query for ids of papers that match the FTS5 expression in parameter ``match``."""
    return (
        select(MATCH)
        .select_from(table(index))
        .where(text(f"{index} MATCH :match"))  # "search" is the table's own hidden column
    )


def by_relevance(id_column: Column[int]) -> Select[int]:
    """Return the query for papers that match parameter ``match``, best first, titles above all."""
    score = literal_column(f"bm25(search, {_WEIGHTS})", Float)
    return (
        select(id_column)
        .select_from(table("search"))
        .join(id_column.table, literal_column("search.rowid") == id_column)
        .where(text("search MATCH :match"))
        .order_by(score, id_column.desc())
    )


def rebuild_search(connection: Connection) -> None:
    """Make both indexes anew from the tables."""
    for name in ("search", "fulltext_search"):
        connection.exec_driver_sql(f"INSERT INTO {name} ({name}) VALUES ('rebuild')")  # noqa: S608


def stale_indexes(connection: Connection) -> list[str]:
    """Return the search indexes that do not say what the tables say."""
    stale: list[str] = []
    for name in ("search", "fulltext_search"):
        sql = f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)"  # noqa: S608
        try:
            connection.exec_driver_sql(sql)
        except DBAPIError as error:
            if library_error(Path(), error).reason != "damaged":
                raise
            stale.append(name)
    return stale
