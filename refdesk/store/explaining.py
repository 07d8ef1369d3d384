# SPDX-License-Identifier: GPL-3.0-or-later
"""Why a search finds nothing, and which words it could be continued with."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, func, select

from refdesk.domain.asking import Part, question
from refdesk.domain.completion import Vocabulary
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
        with self._database.read() as connection:

            def count(text: str) -> int:
                return listing.count(connection, replace(plain, text=text), self._now())

            parts = tuple((text, count(text)) for text in _pieces(query.text)[:_EXPLAINED])
            return Explanation(parts, count(query.text) if narrowed else 0)

    def vocabulary(self) -> Vocabulary:
        """Return the names that papers are found by, the most frequent first. Takes seconds."""
        with self._database.read() as connection:
            tag, collection = schema.TAG.c, schema.COLLECTION.c
            return Vocabulary(
                authors=_authors(connection),
                journals=_frequent(connection, "journal_display"),
                mesh=sqlite.descriptors(connection, _MOST),
                tags=tuple(connection.scalars(select(tag.name).order_by(tag.key))),
                collections=tuple(connection.scalars(select(collection.name).distinct())),
                languages=_languages(connection),
            )


def _pieces(text: str) -> list[str]:
    """Return the sides of ``OR`` as they were typed, or what must all hold where there is one."""
    parts = question(text).parts
    return [" ".join(_typed(part)) for part in parts] if len(parts) > 1 else _typed(parts[0])


def _typed(part: Part) -> list[str]:
    said = [one.typed for one in (*part.terms, *part.filters)]
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
    rows = connection.execute(select(_R.authors_text).where(_LIVING, _R.authors_text > "")).scalars()
    for texts in rows.partitions(_AT_ONCE):
        counted.update(_names(texts))
    return tuple(name for name, _ in counted.most_common(_MOST))


def _names(texts: Iterable[str]) -> Iterable[str]:
    for text in texts:
        yield from text.split(", ")
