# SPDX-License-Identifier: GPL-3.0-or-later
"""Highlights and margin notes of the papers in a library."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from refdesk.domain.annotations import Anchor, Annotation, TextPart
from refdesk.domain.changes import ChangeSet
from refdesk.store import schema, sqlite
from refdesk.store.database import Database, utc_now
from refdesk.store.storable import storable
from refdesk.store.text import search_parts

_A = schema.ANNOTATION.c
_COLUMNS = (
    "reference_id", "number", "part", "start", "quote", "prefix", "suffix", "colour", "note",
    "created_at", "modified_at",
)  # fmt: skip
_SAME = ("part", "start", "quote", "colour", "note")
"""Two of one paper that agree in these say nothing that one does not."""


class AnnotationStore:
    """What was marked in papers. Every change keeps the search index."""

    def __init__(self, database: Database, now: Callable[[], datetime] = utc_now) -> None:
        self._database = database
        self._now = now

    def of(self, ids: Iterable[int]) -> dict[int, list[Annotation]]:
        """Return the annotations of papers, oldest first; papers without any are left out."""
        statement = (
            select(*(_A[name] for name in _COLUMNS))
            .where(sqlite.among(_A.reference_id))
            .order_by(_A.reference_id, _A.number)
        )
        found: dict[int, list[Annotation]] = {}
        with self._database.read() as connection:
            for row in connection.execute(statement, {"ids": sqlite.joined(ids)}):
                found.setdefault(row.reference_id, []).append(_annotation(*row))
        return found

    def add(
        self, reference_id: int, part: TextPart, anchor: Anchor, colour: int, note: str = ""
    ) -> tuple[int, ChangeSet]:
        """Mark a stretch of a paper; return its number, 0 where the paper is gone."""
        there = select(schema.REFERENCE.c.id).where(schema.REFERENCE.c.id == reference_id)
        highest = select(func.max(_A.number)).where(_A.reference_id == reference_id)
        with self._database.write() as connection:
            if connection.scalar(there) is None:
                return 0, ChangeSet()
            number = int(connection.scalar(highest) or 0) + 1
            now = self._now().isoformat()
            values = {
                "reference_id": reference_id, "number": number, "part": part.value,
                "start": anchor.start, "quote": storable(anchor.quote),
                "prefix": storable(anchor.prefix), "suffix": storable(anchor.suffix),
                "colour": colour, "note": storable(note), "created_at": now, "modified_at": now,
                "search_parts": search_parts([storable(anchor.quote), storable(note)]),
            }  # fmt: skip
            sqlite.unindex(connection, [reference_id])
            connection.execute(insert(schema.ANNOTATION).values(values))
            sqlite.index(connection, [reference_id])
        return number, ChangeSet(updated=frozenset({reference_id}))

    def change(
        self, reference_id: int, number: int, *, colour: int | None = None, note: str | None = None
    ) -> ChangeSet:
        """Give an annotation another colour or note."""
        one = (_A.reference_id == reference_id) & (_A.number == number)
        with self._database.write() as connection:
            row = connection.execute(select(_A.quote, _A.colour, _A.note).where(one)).first()
            if row is None:
                return ChangeSet()
            new: dict[str, Any] = {
                "colour": row.colour if colour is None else colour,
                "note": row.note if note is None else storable(note),
            }
            if (new["colour"], new["note"]) == (row.colour, row.note):
                return ChangeSet()
            new["search_parts"] = search_parts([row.quote, new["note"]])
            new["modified_at"] = self._now().isoformat()
            sqlite.unindex(connection, [reference_id])
            connection.execute(update(schema.ANNOTATION).where(one).values(new))
            sqlite.index(connection, [reference_id])
        return ChangeSet(updated=frozenset({reference_id}))

    def delete(self, reference_id: int, numbers: Iterable[int]) -> ChangeSet:
        """Forget annotations of a paper."""
        some = (_A.reference_id == reference_id) & sqlite.among(_A.number)
        parameter = {"ids": sqlite.joined(numbers)}
        with self._database.write() as connection:
            if connection.scalar(select(_A.number).where(some).limit(1), parameter) is None:
                return ChangeSet()
            sqlite.unindex(connection, [reference_id])
            connection.execute(delete(schema.ANNOTATION).where(some), parameter)
            sqlite.index(connection, [reference_id])
        return ChangeSet(updated=frozenset({reference_id}))


def inherit_annotations(
    connection: Connection, heirs: Mapping[int, int], source: Connection | None = None
) -> set[int]:
    """Copy the annotations of papers to those they went into (``other: heir``).

    Those that the heir has alike are not copied. ``source`` is the library that has the others, where
    that is another. Returns the others that gave something.
    """
    statement = (
        select(schema.ANNOTATION)
        .where(sqlite.among(_A.reference_id))
        .order_by(_A.reference_id, _A.number)
    )
    found = (
        (source or connection).execute(statement, {"ids": sqlite.joined(heirs)}).mappings().all()
    )
    if not found:
        return set()
    kept = connection.execute(statement, {"ids": sqlite.joined(set(heirs.values()))}).mappings()
    known: set[tuple[Any, ...]] = set()
    highest: dict[int, int] = {}
    for row in kept:
        known.add((row["reference_id"], *(row[name] for name in _SAME)))
        highest[row["reference_id"]] = row["number"]
    givers: set[int] = set()
    rows: list[tuple[Any, ...]] = []
    names = tuple(column.name for column in schema.ANNOTATION.c)
    for row in found:
        heir = heirs[row["reference_id"]]
        mark = (heir, *(row[name] for name in _SAME))
        if mark in known:
            continue
        known.add(mark)
        givers.add(row["reference_id"])
        highest[heir] = highest.get(heir, 0) + 1
        own = {"reference_id": heir, "number": highest[heir]}
        rows.append(tuple(own.get(name, row[name]) for name in names))
    touched = {row[names.index("reference_id")] for row in rows}
    sqlite.unindex(connection, touched)
    sqlite.insert_rows(connection, schema.ANNOTATION, names, rows)
    sqlite.index(connection, touched)
    return givers


def _annotation(
    reference_id: int,
    number: int,
    part: str,
    start: int,
    quote: str,
    prefix: str,
    suffix: str,
    colour: int,
    note: str,
    created_at: str,
    modified_at: str,
) -> Annotation:
    return Annotation(
        reference_id,
        number,
        TextPart(part),
        Anchor(start, quote, prefix, suffix),
        colour,
        note,
        datetime.fromisoformat(created_at),
        datetime.fromisoformat(modified_at),
    )
