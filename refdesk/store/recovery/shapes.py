# SPDX-License-Identifier: GPL-3.0-or-later
"""What rows of our own tables look like in the file: to read them, and to know them without a tree."""

import re
import sqlite3
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass

from refdesk.store.opening import Migration
from refdesk.store.recovery.pages import Row, Value
from refdesk.store.sqlite_file import execute_script

_LONGEST_NAME = 400
_COLOUR = re.compile(r"[#\w]{0,20}")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT")
_RULES: tuple[tuple[re.Pattern[str], Callable[[Value], bool]], ...] = (
    (
        re.compile(r".*_at|at"),
        lambda value: value == "" or (isinstance(value, str) and bool(_TIME.match(value))),
    ),
    (
        re.compile(r"document|was"),
        lambda value: isinstance(value, str) and value[:1] in {"", "{", "["},
    ),
    (
        re.compile(r"name|key"),
        lambda value: isinstance(value, str) and len(value) <= _LONGEST_NAME,
    ),
    (
        re.compile(r"colour"),
        lambda value: isinstance(value, int) or bool(_COLOUR.fullmatch(str(value))),
    ),
    (re.compile(r"sha256"), lambda value: isinstance(value, str) and len(value) in {0, 64}),
)
"""What can be told of a value by the name of its column."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column as the file has it."""

    name: str
    type: str
    not_null: bool
    default: Value
    parent: str = ""
    """The table whose ids it holds."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A table, or an index, whose ``of`` is the table."""

    name: str
    columns: tuple[Column, ...]
    """In the order of the file; columns that came later are missing in older rows."""
    fewest: int
    alias: str = ""
    """The column that is the rowid and stands as nothing in the record."""
    is_tree_of_keys: bool = False
    """Whether it lies in the file as an index does."""
    of: str = ""

    def fit(self, row: Row, known: Mapping[str, Collection[int]]) -> int:
        """Return how well a record fits: 0 not at all, else one more for each sign.

        Args:
            row: the record.
            known: ids of tables, as far as they are known.
        """
        if not self.fewest <= len(row.values) <= len(self.columns):
            return 0
        signs = 1
        for column, value in zip(self.columns, row.values, strict=False):
            sign = self._sign(column, value, known, row)
            if sign < 0:
                return 0
            signs += sign
        return signs

    def _sign(
        self, column: Column, value: Value, known: Mapping[str, Collection[int]], row: Row
    ) -> int:
        if column.name == self.alias:
            if value is not None:
                return -1
            value = row.rowid
        elif value is None:
            return -1 if column.not_null and not row.is_cut else 0
        if not _is_of(column.type, value):
            return -1
        if column.parent in known:
            return 2 if value in known[column.parent] else -1
        for names, holds in _RULES:
            if names.fullmatch(column.name):
                return 2 if holds(value) else -1
        return 1

    @property
    def is_bare(self) -> bool:
        """Whether it holds numbers alone, which say little."""
        return all(column.type == "INTEGER" for column in self.columns)

    def named(self, row: Row) -> dict[str, Value]:
        """Return a record by the names of its columns."""
        found = {
            column.name: value for column, value in zip(self.columns, row.values, strict=False)
        }
        if self.alias:
            found[self.alias] = row.rowid
        return found


def _is_of(kind: str, value: Value) -> bool:
    if kind == "TEXT":
        return isinstance(value, str)
    if kind == "INTEGER":
        return isinstance(value, int)
    return kind != "BLOB" or isinstance(value, bytes)


def shapes_of(migrations: Sequence[Migration], version: int) -> dict[str, Shape]:
    """Return the shapes of all tables and indexes of a version of the library, by name."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        fewest: dict[str, int] = {}
        for step in migrations:
            if step.version <= version:
                execute_script(connection, step.sql)
                for table in _tables(connection):
                    fewest.setdefault(table, len(_info(connection, table)))
        found = {}
        for table in _tables(connection):
            shape = _table(connection, table, fewest[table])
            found[table] = shape
            for index in _indexes(connection, shape):
                found[index.name] = index
    return found


def _tables(connection: sqlite3.Connection) -> list[str]:
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
    return [name for name, sql in rows if not sql.startswith("CREATE VIRTUAL")]


def _info(connection: sqlite3.Connection, table: str) -> list[tuple[str, str, bool, Value, int]]:
    rows = connection.execute(f'PRAGMA table_info("{table}")')
    return [(row[1], row[2].upper(), bool(row[3]), row[4], row[5]) for row in rows]


def _table(connection: sqlite3.Connection, table: str, fewest: int) -> Shape:
    sql = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
    parents = {row[3]: row[2] for row in connection.execute(f'PRAGMA foreign_key_list("{table}")')}
    info = _info(connection, table)
    without_rowid = "WITHOUT ROWID" in sql.upper()
    keys = sorted((row for row in info if row[4]), key=lambda row: row[4])
    ordered = keys + [row for row in info if not row[4]] if without_rowid else info
    alias = keys[0][0] if len(keys) == 1 and keys[0][1] == "INTEGER" and not without_rowid else ""
    columns = tuple(
        Column(name, kind, not_null, _default(default), parents.get(name, ""))
        for name, kind, not_null, default, _ in ordered
    )
    return Shape(table, columns, fewest, alias, without_rowid)


def _default(text: Value) -> Value:
    if not isinstance(text, str):
        return text
    if text[:1] == "'":
        return text[1:-1].replace("''", "'")
    return int(text) if text.lstrip("-").isdigit() else None


def _indexes(connection: sqlite3.Connection, table: Shape) -> list[Shape]:
    columns = {column.name: column for column in table.columns}
    found = []
    for _, name, _, origin, _ in connection.execute(
        f'PRAGMA index_list("{table.name}")'
    ).fetchall():
        if table.is_tree_of_keys and origin == "pk":
            continue  # that is the table
        parts = [
            columns[row[2]] if row[2] else Column(table.alias, "INTEGER", True, None)
            for row in connection.execute(f'PRAGMA index_xinfo("{name}")')
            if row[2] or row[1] == -1
        ]
        parts = [part for part in parts if part.name]
        found.append(Shape(name, tuple(parts), len(parts), "", True, table.name))
    return found
