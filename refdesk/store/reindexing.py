# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking at the search indexes, and making them anew, while the library is in use.

A new index grows beside the old one, some papers at a time; readers go on with the old one, and who
writes keeps both (``sqlite.index``, and triggers for full texts). At the end they change places. No
stretch of writing is long: others wait for a tenth of a second at most.
"""

import re
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from refdesk.domain.jobs import JobContext, Progress
from refdesk.store.database import Database
from refdesk.store.index_triggers import triggers
from refdesk.store.sqlite_file import address

STRETCH = 0.04
"""Seconds that one stretch of writing aims at."""
_REST = 0.01
"""Seconds between two stretches, in which others write."""
_LOG_PAGES = 500
_FIRST, _LEAST, _MOST = 20, 1, 400


@dataclass(frozen=True, slots=True)
class _Index:
    """An FTS5 table, what it indexes, and the papers to walk through."""

    name: str
    source: str
    rowid: str
    papers: str
    columns: str


INDEXES = (
    _Index(
        "search",
        "search_source",
        "id",
        "reference",
        "title, authors, journal, abstract, keywords, identifiers, note, parts",
    ),
    _Index(
        "fulltext_search", "fulltext_text", "reference_id", "fulltext_text", "heading, text, parts"
    ),
)
_TOKENIZER = "unicode61 remove_diacritics 2"


_KEPT = "id NOT IN (1, 10)"
"""Without its sums and its structure FTS5 does not even drop an index."""


# Looking


def stale_papers(database: Database, context: JobContext) -> dict[str, int]:
    """Return by index of how many papers it has too many words, too few, or none; only reads.

    It sees that as many words stand in each column, not that they are the same ones: for that
    SQLite's own check must keep writers out (``check``).

    Raises:
        CancelledError: it was stopped.
    """
    found: dict[str, int] = {}
    with closing(_beside(database.path)) as connection:
        for index in INDEXES:
            total = connection.execute(f"SELECT count(*) FROM lib.{index.papers}").fetchone()[0]  # noqa: S608
            wrong = connection.execute(
                f"SELECT count(*) FROM lib.{index.name}_docsize "  # noqa: S608 - own names
                f"WHERE id NOT IN (SELECT {index.rowid} FROM lib.{index.papers})"
            ).fetchone()[0]
            for done, differ in _compared(connection, index):
                context.cancel.check()
                wrong += differ
                context.report(Progress(min(done, total), total, index.name))
            if wrong:
                found[index.name] = wrong
    return found


def _beside(library: Path) -> sqlite3.Connection:
    """Return a connection to nothing, with the library beside it to read from."""
    connection = sqlite3.connect(":memory:", isolation_level=None, uri=True)
    connection.execute("ATTACH ? AS lib", (address(library, "ro"),))
    return connection


def _compared(connection: sqlite3.Connection, index: _Index) -> Iterator[tuple[int, int]]:
    """Index some papers anew in memory; yield how many were, and how many turned out otherwise."""
    done, last = 0, -1
    while True:
        connection.execute("BEGIN")
        connection.execute(
            f"CREATE VIRTUAL TABLE probe USING fts5 ({index.columns}, content = '', "
            f"tokenize = '{_TOKENIZER}')"
        )
        connection.execute(
            f"INSERT INTO probe (rowid, {index.columns}) "  # noqa: S608 - own names
            f"SELECT {index.rowid}, {index.columns} FROM lib.{index.source} WHERE {index.rowid} IN "
            f"(SELECT {index.rowid} FROM lib.{index.papers} WHERE {index.rowid} > ? "
            f"ORDER BY {index.rowid} LIMIT {_FIRST * 5})",
            (last,),
        )
        count, newest, differ = connection.execute(
            "SELECT count(*), max(probe.id), total(kept.sz IS NOT probe.sz) FROM probe_docsize AS probe "  # noqa: S608
            f"LEFT JOIN lib.{index.name}_docsize AS kept ON kept.id = probe.id"
        ).fetchone()
        connection.execute("DROP TABLE probe")
        connection.execute("COMMIT")
        if not count:
            return
        done, last = done + count, newest
        yield done, int(differ)


# Making anew


def rebuild(database: Database, context: JobContext) -> None:
    """Make both indexes anew; readers and writers go on meanwhile.

    Raises:
        CancelledError: it was stopped; the old indexes serve on.
        LibraryError: it could not be written.
    """
    with _small_checkpoints(database):
        for index in INDEXES:
            _rebuild(database, index, context)


def _rebuild(database: Database, index: _Index, context: JobContext) -> None:
    _drop(database, f"{index.name}_next", context)  # of a rebuild that was cut short
    _drop(database, f"{index.name}_old", context)
    try:
        _begin(database, index)
        _fill(database, index, context)
        _change_places(database, index)
    except BaseException:
        _drop(database, f"{index.name}_next", JobContext())
        raise
    _drop(database, f"{index.name}_old", context)


@contextmanager
def _small_checkpoints(database: Database) -> Iterator[None]:
    """Bring the log into the file often: who commits last waits for that, and others for him."""
    pragma = "PRAGMA wal_autocheckpoint"
    with database.write() as connection:
        before = int(_value(connection, pragma))
        connection.exec_driver_sql(f"{pragma} = {_LOG_PAGES}")
    try:
        yield
    finally:
        with database.write() as connection:
            connection.exec_driver_sql(f"{pragma} = {before}")


def _begin(database: Database, index: _Index) -> None:
    new = f"{index.name}_next"
    with database.write() as connection:
        kept = "SELECT sql FROM sqlite_master WHERE name = ?"
        sql = str(connection.exec_driver_sql(kept, (index.name,)).scalar_one())
        made = re.sub(rf'^(CREATE VIRTUAL TABLE\s+)"?{index.name}"?', rf"\g<1>{new}", sql)
        connection.exec_driver_sql(made)
        rows = connection.exec_driver_sql(f"SELECT k, v FROM {index.name}_config").all()  # noqa: S608
        for name, value in rows:
            if name != "version":
                connection.exec_driver_sql(
                    f"INSERT INTO {new} ({new}, rank) VALUES (?, ?)",  # noqa: S608 - own names
                    (name, value),
                )
        if index.name == "fulltext_search":
            for statement in triggers():
                connection.exec_driver_sql(statement)


def _fill(database: Database, index: _Index, context: JobContext) -> None:
    new = f"{index.name}_next"
    with database.read() as connection:
        total = int(_value(connection, f"SELECT count(*) FROM {index.papers}"))  # noqa: S608
    done = 0

    def some(connection: Connection, most: int) -> int:
        nonlocal done
        last = _value(connection, f"SELECT coalesce(max(id), -1) FROM {new}_docsize")  # noqa: S608
        added = connection.exec_driver_sql(
            f"INSERT INTO {new} (rowid, {index.columns}) "  # noqa: S608 - own names
            f"SELECT {index.rowid}, {index.columns} FROM {index.source} WHERE {index.rowid} IN "
            f"(SELECT {index.rowid} FROM {index.papers} WHERE {index.rowid} > ? "
            f"ORDER BY {index.rowid} LIMIT ?)",
            (last, most),
        ).rowcount
        done += added
        context.report(Progress(min(done, total), total, index.name))
        return int(added)

    _in_stretches(database, some, context)


def _change_places(database: Database, index: _Index) -> None:
    with database.write() as connection, _plain_renaming(connection):
        if index.name == "fulltext_search":
            for name in ("indexed", "unindexed", "reindexed"):
                connection.exec_driver_sql(f"DROP TRIGGER fulltext_next_{name}")
        connection.exec_driver_sql(f"ALTER TABLE {index.name} RENAME TO {index.name}_old")
        connection.exec_driver_sql(f"ALTER TABLE {index.name}_next RENAME TO {index.name}")


@contextmanager
def _plain_renaming(connection: Connection) -> Iterator[None]:
    """Rename tables and nothing else: triggers go on meaning the table of that name."""
    connection.exec_driver_sql("PRAGMA legacy_alter_table = ON")
    try:
        yield
    finally:
        connection.exec_driver_sql("PRAGMA legacy_alter_table = OFF")


def _drop(database: Database, name: str, context: JobContext) -> None:
    """Delete an index that nobody uses; its pages some at a time, for they are many."""
    with database.read() as connection:
        known = connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = ?", (name,))
        if known.first() is None:
            return
    with database.write() as connection:
        for trigger in ("indexed", "unindexed", "reindexed"):
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS fulltext_next_{trigger}")
    for table, key, kept in (
        ("data", "id", _KEPT),
        ("idx", "segid, term", "1"),
        ("docsize", "id", "1"),
    ):
        sql = (
            f"DELETE FROM {name}_{table} WHERE ({key}) IN "  # noqa: S608 - own names
            f"(SELECT {key} FROM {name}_{table} WHERE {kept} LIMIT ?)"
        )
        _in_stretches(database, partial(_deleted, sql=sql), context)
    with database.write() as connection:
        connection.exec_driver_sql(f"DROP TABLE {name}")


def _deleted(connection: Connection, most: int, sql: str) -> int:
    with _own_tables(connection):
        return int(connection.exec_driver_sql(sql, (most,)).rowcount)


@contextmanager
def _own_tables(connection: Connection) -> Iterator[None]:
    """Let the tables behind an index be written to, which our connections forbid otherwise.

    Python before 3.12 can forbid nothing.
    """
    _forbid(connection, False)
    try:
        yield
    finally:
        _forbid(connection, True)


def _forbid(connection: Connection, on: bool) -> None:
    raw: Any = connection.connection.driver_connection
    if sys.version_info >= (3, 12):
        raw.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, on)


def _in_stretches(
    database: Database, some: Callable[[Connection, int], int], context: JobContext
) -> None:
    """Write until nothing is left to do, as much at a stretch as fits into its time."""
    most = _FIRST
    while True:
        with database.write() as connection:
            began = time.perf_counter()
            done = some(connection, most)
        if not done:
            return
        took = max(time.perf_counter() - began, 0.001)
        most = max(_LEAST, min(_MOST, 2 * most, round(most * STRETCH / took)))
        context.cancel.sleep(_REST)


def _value(connection: Connection, sql: str) -> int:
    return connection.exec_driver_sql(sql).scalar_one()  # type: ignore[no-any-return]
