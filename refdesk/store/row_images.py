# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeping what rows were: triggers of the writing connection, which fill ``step_row`` for a step.

SQLite does the keeping, so that whoever writes to the library need not know of it.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import Connection, LargeBinary, Table

from refdesk.store import schema

_PAPER = schema.REFERENCE
_STATE = ("is_read", "rating", "opened_at", "trashed_at", "has_fulltext")
"""What changes of a paper without a change of what it says."""
_DERIVED = ("sample_size",)
"""What is read from the paper again when it changes."""
GROWING = "revision"
"""Grows with every change, those that take back included: it is part of cache keys."""
RECORDED: tuple[Table, ...] = (
    _PAPER,
    schema.IDENTIFIER,
    schema.RECORD,
    schema.CITATION_KEY,
    schema.NOTE,
    schema.ANNOTATION,
    schema.EVIDENCE_CORRECTION,
    schema.COLLECTION,
    schema.COLLECTION_REFERENCE,
    schema.TAG,
    schema.REFERENCE_TAG,
    schema.ATTACHMENT,
    schema.SAVED_SEARCH,
    schema.FULLTEXT,
    schema.FULLTEXT_TEXT,
    schema.TOLD_APART,
    schema.MERGED,
    schema.IMPORT,
)
"""What a step keeps; parents before children. Reports on papers are made anew instead."""
WHOLE = ""
"""Marks, as a column without a name, a row that is kept whole."""
_MOST_ARGUMENTS = 40
"""Pairs in one call of a SQL function; SQLite takes 127 arguments."""


def _others(table: Table) -> list[str]:
    return [c.name for c in table.c if not c.primary_key]


CONTENT = tuple(
    name
    for name in ("title", *(n for n in _others(_PAPER) if n != "title"))
    if name not in (*_STATE, *_DERIVED, "added_at", "is_sample")
)
_GROUPS: dict[str, tuple[tuple[str, ...], ...]] = {
    _PAPER.name: (_STATE, CONTENT),
    schema.FULLTEXT_TEXT.name: (("heading",), ("text", "parts")),
}
"""Columns of a table that change together; of other tables all do."""
PAPER_PLACE = {
    table.name: [c.name for c in table.primary_key].index(
        "id" if table is _PAPER else "reference_id"
    )
    for table in RECORDED
    if table is _PAPER or "reference_id" in table.primary_key
}
"""Where the primary key of a table has the paper."""


@contextmanager
def recorded(connection: Connection, step_id: int) -> Iterator[None]:
    """Let the triggers keep rows for a step, until the end or the end of the transaction."""
    found = connection.exec_driver_sql("SELECT 1 FROM temp.sqlite_master WHERE name = 'recording'")
    if found.first() is None:
        for statement in _triggers():
            connection.exec_driver_sql(statement)
    connection.exec_driver_sql("INSERT INTO recording VALUES (?)", (step_id,))
    yield
    connection.exec_driver_sql("DELETE FROM recording")
    connection.exec_driver_sql("DELETE FROM fresh")


def _triggers() -> Iterator[str]:
    """Yield what makes the triggers of a connection.

    Of a paper that is new in the step only that is kept: with it goes all that belongs to it.
    """
    yield "CREATE TEMP TABLE recording (step_id INTEGER)"
    yield "CREATE TEMP TABLE fresh (id INTEGER PRIMARY KEY)"
    for table in RECORDED:
        is_paper = table is _PAPER
        owner = "id" if is_paper else "reference_id" if "reference_id" in table.c else ""
        for number, (event, row, was) in enumerate(_events(table)):
            when = "EXISTS (SELECT 1 FROM recording)"
            noted = ""
            if is_paper and event == "INSERT":
                noted = "INSERT INTO fresh VALUES (new.id);"
            elif owner:
                when += f" AND {row}.{owner} NOT IN (SELECT id FROM fresh)"  # noqa: S608 - own names
            key = ", ".join(f"{row}.{column.name}" for column in table.primary_key)
            yield (
                f"CREATE TEMP TRIGGER step_{table.name}_{number} "  # noqa: S608 - own names
                f'AFTER {event} ON main."{table.name}" WHEN {when} BEGIN {noted} '
                "INSERT INTO step_row (step_id, of, key, was) "
                f"SELECT step_id, '{table.name}', json_array({key}), {was} FROM recording; END"
            )


def _events(table: Table) -> Iterator[tuple[str, str, str]]:
    """Yield what may happen to a row, the row that has its key, and what to keep."""
    others = _others(table)
    yield "INSERT", "new", "NULL"
    yield "DELETE", "old", _image(table, others, whole=True)
    for group in _GROUPS.get(table.name, (tuple(others),)):
        if group:
            yield f"UPDATE OF {', '.join(group)}", "old", _image(table, group, whole=False)


def _image(table: Table, names: Sequence[str], *, whole: bool) -> str:
    """Return the expression for columns of the old row as one JSON object.

    It is joined of several: the functions of SQLite take no more than 127 arguments.
    """
    pairs = [f"'{WHOLE}', 1"] if whole else []
    for name in names:
        blob = isinstance(table.c[name].type, LargeBinary)
        value = f"json_object('hex', hex(old.{name}))" if blob else f"old.{name}"
        pairs.append(f"'{name}', {value}")
    portions = [
        f"json_object({', '.join(pairs[n : n + _MOST_ARGUMENTS])})"
        for n in range(0, len(pairs), _MOST_ARGUMENTS)
    ]
    joined = " || ',' || ".join(f"substr({p}, 2, length({p}) - 2)" for p in portions)
    return portions[0] if len(portions) == 1 else f"'{{' || {joined} || '}}'"
