# SPDX-License-Identifier: GPL-3.0-or-later
"""Why a search finds nothing, and which words it could be continued with."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial

from sqlalchemy import Connection, func, select

from refdesk.domain.asking import Part, question
from refdesk.domain.organisation import Explanation
from refdesk.domain.query import LibraryQuery, Shelf
from refdesk.store import listing, schema, sqlite
from refdesk.store.database import Database
from refdesk.store.references import utc_now

_R = schema.REFERENCE.c
_LIVING = _R.trashed_at.is_(None)
_EXPLAINED = 8
"""Parts of a search that are asked for one by one."""
_AT_ONCE = 2_000
"""Papers whose authors are counted at a stretch: a thread that counts keeps the interpreter."""
_MOST = 30_000
"""Names of a kind that are offered: MeSH has as many, of authors the most frequent."""


class SearchWords:
    """What the library can say of searches in it."""

    def __init__(self, database: Database, now: Callable[[], datetime] = utc_now) -> None:
        self._database = database
        self._now = now

    def explain(self, query: LibraryQuery) -> Explanation:
        """Return what each part of a search finds alone, and what all of it finds elsewhere."""
        plain = LibraryQuery(shelf=query.shelf if query.shelf is Shelf.TRASH else Shelf.ALL)
        asked = replace(plain, text=query.text)
        narrowed = replace(query, sort=plain.sort, descending=True, limit=None) != asked
        pieces = _pieces(query.text)[:_EXPLAINED]
        if len(pieces) < 2 and not narrowed:
            return Explanation()  # there is nothing to tell apart
        with self._database.read() as connection:

            def count(text: str) -> int:
                return listing.count(connection, replace(plain, text=text), self._now())

            parts = tuple((text, count(text)) for text in pieces)
            return Explanation(parts, count(query.text) if narrowed else 0)

    def names(self, kind: str) -> tuple[str, ...]:
        """Return names that papers are found by, the most frequent first; of all MeSH takes seconds.

        ``kind`` is one of ``completion.KINDS``.
        """
        with self._database.read() as connection:
            return _READERS[kind](connection)


def _pieces(text: str) -> list[str]:
    """Return the sides of ``OR`` as they were typed, or what must all hold where there is one."""
    parts = question(text).parts
    pieces = [_typed(part) for part in parts]
    return pieces[0] if len(pieces) == 1 else [" ".join(piece) for piece in pieces]


def _typed(part: Part) -> list[str]:
    said = [term.typed for term in part.terms] + [one.typed for one in part.filters]
    return [*said, *(f"-{one.typed}" for one in part.without)]


def _frequent(connection: Connection, column: str) -> tuple[str, ...]:
    name = _R[column]
    statement = (
        select(name)
        .where(_LIVING, name > "")
        .group_by(name)
        .order_by(func.count().desc(), name)
        .limit(_MOST)
    )
    return tuple(connection.scalars(statement))


def _languages(connection: Connection) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(_frequent(connection, "languages")).split()))


def _authors(connection: Connection) -> tuple[str, ...]:
    counted: Counter[str] = Counter()
    rows = connection.execute(
        select(_R.authors_text).where(_LIVING, _R.authors_text > "")
    ).scalars()
    for texts in rows.partitions(_AT_ONCE):
        counted.update(_names(texts))
    return tuple(name for name, _ in counted.most_common(_MOST))


def _names(texts: Iterable[str]) -> Iterable[str]:
    for text in texts:
        yield from text.split(", ")


def _tags(connection: Connection) -> tuple[str, ...]:
    return tuple(connection.scalars(select(schema.TAG.c.name).order_by(schema.TAG.c.key)))


def _collections(connection: Connection) -> tuple[str, ...]:
    name = schema.COLLECTION.c.name
    return tuple(connection.scalars(select(name).distinct().order_by(func.lower(name))))


_READERS: Mapping[str, Callable[[Connection], tuple[str, ...]]] = {
    "authors": _authors,
    "journals": partial(_frequent, column="journal_display"),
    "mesh": partial(sqlite.descriptors, most=_MOST),
    "tags": _tags,
    "collections": _collections,
    "languages": _languages,
}
