# SPDX-License-Identifier: GPL-3.0-or-later
"""All that only SQLite knows of statements and search: pragmas, JSON parameters, FTS5.

With :mod:`refdesk.store.sqlite_file`, which knows the file, this is the one place for it; everything
else in the package is portable SQL through SQLAlchemy Core.
"""

import json
import sqlite3
from array import array
from collections.abc import Hashable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
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
    Subquery,
    Table,
    bindparam,
    case,
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

from refdesk.store import sqlite_file
from refdesk.store.search_words import SOURCE, search_words
from refdesk.store.sqlite_file import connect, library_error, numbers

SEARCH_COLUMNS = (
    "title", "authors", "journal", "abstract", "keywords", "identifiers", "note", "parts",
)  # fmt: skip
"""Columns of the search index; ``parts`` holds Korean, Chinese and Japanese in pairs."""
_WEIGHTS = "10.0, 5.0, 2.0, 1.0, 3.0, 4.0, 2.0, 3.0"
_MOST_VECTORS, _MOST_NUMBERS = 4, 2_000_000
"""Orders of papers that a connection keeps, and numbers in them: 16 megabytes."""
_MOST_PAPERS = 2000
_EVERY = -1
"""The limit that is none."""


def translated(path: Path) -> AbstractContextManager[None]:
    """Turn every failure of the database inside into ``LibraryError``, SQLAlchemy's as well."""
    return sqlite_file.translated(path, SQLAlchemyError)


def engine(path: Path, *, mode: str, wait: float, writes: bool) -> Engine:
    """Return an engine whose transactions write (one connection) or only read (a few)."""

    def connected() -> sqlite3.Connection:
        connection = connect(path, mode=mode, wait=wait)
        # A writer that keeps the upper levels of every index at hand is as fast at 100,000
        # papers as at 1,000; readers walk one index at a time.
        for pragma in (
            "foreign_keys = ON",
            # What a person was told is kept, a power cut does not take back: the log is flushed
            # with each commit. NORMAL would leave that to the next time that it is written back.
            f"synchronous = {'FULL' if writes else 'NORMAL'}",
            "temp_store = MEMORY",
            f"cache_size = {-65536 if writes else -8192}",
            # Batches of an import touch the same index pages, and a long log merges them to one
            # write. ``log_keeping`` writes it back long before these 256 MB.
            "wal_autocheckpoint = 64000",
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


def has_abstract_in(language: str, document: Column[str], of: Table) -> ColumnElement[bool]:
    """Return the condition that the lists of a paper hold an abstract in a language.

    Most lists are not parsed for it: the letters that such an abstract begins with are not in them.
    """
    each = func.json_each(document, "$.abstracts").table_valued("value")
    own = select(each.c.value).where(func.json_extract(each.c.value, "$[0]") == language)
    begins = func.instr(document, f'["{language}",') > 0
    return case((begins, own.correlate(of).exists()), else_=False)


def pairs(parameter: str) -> Subquery:
    """Return the table of ``one`` and ``other`` that a parameter holds, a JSON array of pairs."""
    each = func.json_each(bindparam(parameter)).table_valued("value")
    place = [func.json_extract(each.c.value, f"$[{n}]") for n in range(2)]
    return select(place[0].label("one"), place[1].label("other")).subquery(parameter)


def tuples(
    connection: Connection, statement: Select[Any], parameters: dict[str, str]
) -> list[tuple[Any, ...]]:
    """Return rows as the driver makes them; wrapping each cost a quarter of reading a paper."""
    found = connection.execute(statement, parameters).cursor.fetchall()
    return cast("list[tuple[Any, ...]]", found)


def as_one_text(columns: Sequence[ColumnElement[Any]]) -> Select[Any]:
    """Return the query for columns whose rows come as one JSON text, for :func:`read_text`.

    The driver lets go of the interpreter at every row. Beside a thread that computes, the main thread
    then waited for its turn 256 times to paint one page of the list: 60 to 150 ms.
    """
    return select(func.json_group_array(func.json_array(*columns)))


def read_text(
    connection: Connection, statement: Select[Any], parameters: dict[str, str]
) -> list[list[Any]]:
    """Return the rows of a query made by :func:`as_one_text`."""
    return cast("list[list[Any]]", json.loads(connection.scalar(statement, parameters)))


def vector(
    connection: Connection,
    statement: Select[int],
    parameters: dict[str, str],
    limit: int | None = None,
) -> "array[int]":
    """Return the numbers that a query finds, in its order, joined to one text by SQLite."""
    # Without a limit SQLite takes the order of an inner query for idle.
    found = statement.limit(_EVERY if limit is None else limit).subquery()
    return numbers(connection.execute(select(func.group_concat(*found.c)), parameters).scalar())


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
    while len(kept) > _MOST_VECTORS or (
        len(kept) > 1 and sum(len(one) for _, one in kept.values()) > _MOST_NUMBERS
    ):
        del kept[next(iter(kept))]
    return found


def insert_rows(
    connection: Connection, into: Table, columns: Sequence[str], rows: Sequence[tuple[object, ...]]
) -> None:
    """Insert many rows with one prepared statement."""
    _insert(connection, into.name, columns, rows)


def _insert(
    connection: Connection, into: str, columns: Sequence[str], rows: Sequence[tuple[object, ...]]
) -> None:
    """Insert rows one a run of the statement.

    A statement of several rows may have to be undone in its middle, and SQLite then has every search
    index of the transaction write down what it has gathered: a sixth of an import, and more to merge.
    """
    if rows:
        marks = ", ".join("?" * len(columns))
        sql = f"INSERT INTO {into} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608
        connection.exec_driver_sql(sql, list(rows))


def next_id(connection: Connection, of: Table) -> int:
    """Return the id that the next row gets; an id is never used twice, even after deletion."""
    found = connection.exec_driver_sql(
        "SELECT seq FROM sqlite_sequence WHERE name = ?", (of.name,)
    ).scalar()
    return int(found or 0) + 1


def keys_beginning(connection: Connection, stems: Iterable[str]) -> list[str]:
    """Return the citation keys in use that begin with one of ``stems``, whatever their case."""
    # "{" comes after every letter; the key is compared without case, as its column is declared.
    rows = connection.exec_driver_sql(
        "SELECT k.key FROM json_each(?) AS stem JOIN citation_key AS k "
        "ON k.key >= stem.value AND k.key < stem.value || '{'",
        (joined(stems),),
    )
    return [str(row[0]) for row in rows]


def exported_keys_beginning(
    connection: Connection, pattern: str, stems: Iterable[str]
) -> list[str]:
    """Return the keys given by a pattern that begin with one of ``stems``, whatever their case."""
    rows = connection.exec_driver_sql(
        "SELECT k.key FROM json_each(?) AS stem JOIN exported_key AS k "
        "ON k.pattern = ? AND k.key >= stem.value AND k.key < stem.value || '{'",
        (joined(stems), pattern),
    )
    return [str(row[0]) for row in rows]


# Search


def index(connection: Connection, ids: Iterable[int]) -> None:
    """Put papers into the search index, as the library has them now.

    An index that is being made anew beside it has the papers up to some number, and gets those as well.
    """
    reached = "value <= (SELECT max(id) FROM search_next_docsize)"
    for name, wanted in _indexes(connection, ids, reached):
        for rows in _words(connection, wanted):
            _insert(connection, name, ("rowid", *SEARCH_COLUMNS), rows)


def index_rows(connection: Connection, rows: Sequence[tuple[object, ...]]) -> None:
    """Put new papers into the search index: id and words of each column."""
    _insert(connection, "search", ("rowid", *SEARCH_COLUMNS), rows)


def unindex(connection: Connection, ids: Iterable[int]) -> None:
    """Take papers out of the search index; before they change, since the index holds no text."""
    known = "value IN (SELECT id FROM search_next_docsize)"
    for name, wanted in _indexes(connection, ids, known):
        for rows in _words(connection, wanted):
            gone = [("delete", *row) for row in rows]
            _insert(connection, name, (name, "rowid", *SEARCH_COLUMNS), gone)


def _indexes(
    connection: Connection, ids: Iterable[int], having: str
) -> Iterator[tuple[str, list[int]]]:
    """Yield the indexes of papers, and those of ``ids`` that are to be changed in each."""
    wanted = sorted(ids)
    yield "search", wanted
    new = "SELECT 1 FROM sqlite_master WHERE name = 'search_next'"
    if connection.exec_driver_sql(new).first() is not None:
        sql = f"SELECT value FROM json_each(?) WHERE {having} ORDER BY value"  # noqa: S608
        yield "search_next", [row[0] for row in connection.exec_driver_sql(sql, (joined(wanted),))]


def _words(connection: Connection, ids: Sequence[int]) -> Iterator[list[tuple[object, ...]]]:
    """Yield what an index has of papers, some at a time: a library may change as a whole."""
    for start in range(0, len(ids), _MOST_PAPERS):
        parameter = (joined(ids[start : start + _MOST_PAPERS]),)
        rows = connection.exec_driver_sql(SOURCE, parameter).cursor.fetchall()
        yield [search_words(row) for row in rows]


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


def with_descriptor(
    connection: Connection, names: Iterable[str], ids: Iterable[int]
) -> "array[int]":
    """Return those of some papers that have a MeSH descriptor of exactly one of these names."""
    rows = connection.exec_driver_sql(
        "SELECT group_concat(reference_id) FROM record "
        "WHERE reference_id IN (SELECT value FROM json_each(?)) AND EXISTS "
        "(SELECT 1 FROM json_each(document, '$.mesh') AS heading "
        "WHERE lower(json_extract(heading.value, '$[0]')) IN (SELECT value FROM json_each(?)))",
        (joined(ids), joined(names)),
    )
    return numbers(rows.scalar())


def descriptors(connection: Connection, most: int) -> tuple[str, ...]:
    """Return the names of MeSH descriptors in the library, the most frequent first."""
    rows = connection.exec_driver_sql(
        "SELECT json_extract(heading.value, '$[0]') AS name, count(*) AS times "
        "FROM record, json_each(record.document, '$.mesh') AS heading "
        "GROUP BY name ORDER BY times DESC, name LIMIT ?",
        (most,),
    )
    return tuple(str(row[0]) for row in rows)


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
