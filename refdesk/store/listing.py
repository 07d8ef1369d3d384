# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists of papers: which, in which order, and what their lines show."""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Connection, Select, func, select, union

from refdesk.domain.errors import InvalidIdentifierError
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.organisation import ShelfCounts
from refdesk.domain.query import LibraryQuery, Shelf, SortKey
from refdesk.domain.reference import ReferenceRow
from refdesk.store import schema, sqlite
from refdesk.store.search import fulltext_expression, match_expression

RECENT_DAYS = 30
COMMON = 3_000
"""More matches than this are not ranked one by one."""
_YEARS = range(1500, 2200)

Words = dict[str, str]

_R = schema.REFERENCE.c
_ORDER: dict[SortKey, ColumnElement[Any]] = {
    SortKey.TITLE: _R.title_sort,
    SortKey.AUTHOR: _R.author_sort,
    SortKey.YEAR: _R.year,
    SortKey.JOURNAL: _R.journal_sort,
    SortKey.DESIGN: _R.design_rank,
    SortKey.PMID: _R.pmid_number,
    SortKey.FULLTEXT: _R.has_fulltext,
    SortKey.READ: _R.is_read,
    SortKey.ADDED: _R.added_at,
    SortKey.RELEVANCE: _R.added_at,
}
_NEWEST = (_R.added_at.desc(), _R.id.desc())
_LIVING = _R.trashed_at.is_(None)
_ROWS: Select[Any] = select(
    _R.id, _R.title_plain, _R.first_author, _R.year, _R.journal_display, _R.design, _R.pmid,
    _R.has_fulltext, _R.is_read, _R.is_retracted, _R.is_sample, _R.added_at,
).where(sqlite.among(_R.id))  # fmt: skip


def ids(connection: Connection, query: LibraryQuery, now: datetime) -> "array[int]":
    """Return the ids of the papers that ``query`` asks for, in its order."""
    named = _named(connection, query.text)
    if named is not None:
        place = _place(query, now)
        statement = select(_R.id).where(place, sqlite.among(_R.id))
        return _vector(connection, statement, {"ids": sqlite.joined([named])})
    words = _words(query.text)
    if query.text.strip() and not words:
        return array("q")  # only punctuation: nothing can match
    return _sorted(connection, query, words, now)


def count(connection: Connection, query: LibraryQuery, now: datetime) -> int:
    """Return how many papers ``query`` asks for, whatever its limit."""
    words = _words(query.text)
    if query.text.strip() and (not words or _named(connection, query.text) is not None):
        return len(ids(connection, replace(query, limit=None), now))
    statement = select(func.count()).select_from(schema.REFERENCE).where(_place(query, now))
    if words:
        statement = statement.where(_R.id.in_(_matching(words)))
    return int(connection.execute(statement, words).scalar_one())


def rows(connection: Connection, wanted: Sequence[int]) -> list[ReferenceRow | None]:
    """Return a line for each id, ``None`` for papers that are gone."""
    found = {
        row[0]: ReferenceRow(
            row[0], row[1], row[2], row[3], row[4], row[5], row[6],
            bool(row[7]), bool(row[8]), bool(row[9]), bool(row[10]),
            datetime.fromisoformat(row[11]),
        )
        for row in connection.execute(_ROWS, {"ids": sqlite.joined(wanted)})
    }  # fmt: skip
    return [found.get(i) for i in wanted]


def counts(connection: Connection, now: datetime) -> ShelfCounts:
    """Return how many papers each shelf holds."""

    def held(*conditions: ColumnElement[bool]) -> int:
        statement = select(func.count()).select_from(schema.REFERENCE).where(*conditions)
        return int(connection.execute(statement).scalar_one())

    return ShelfCounts(
        all=held(_LIVING),
        recent=held(_LIVING, _R.added_at >= _recent(now)),
        unread=held(_LIVING, _R.is_read == 0),
        retracted=held(_LIVING, _R.is_retracted == 1),
        trash=held(_R.trashed_at.is_not(None)),
    )


def _recent(now: datetime) -> str:
    return (now - timedelta(days=RECENT_DAYS)).isoformat()


def _named(connection: Connection, text: str) -> int | None:
    """Return the paper whose PMID, PMCID, DOI or other number ``text`` is, if we have it."""
    if not any(c.isdigit() for c in text) or len(text) > 400:
        return None
    try:
        identifier = Identifier.parse(text)
    except InvalidIdentifierError:
        return None
    if identifier.scheme is Scheme.PMID and text.strip().isdecimal() and int(text) in _YEARS:
        return None
    statement = select(schema.IDENTIFIER.c.reference_id).where(
        schema.IDENTIFIER.c.key == identifier.key,
        schema.IDENTIFIER.c.scheme == identifier.scheme.value,
    )
    return connection.execute(statement.limit(1)).scalar()


def _place(query: LibraryQuery, now: datetime) -> ColumnElement[bool]:
    """Return the condition that a paper lies where ``query`` looks."""
    trashed = query.shelf is Shelf.TRASH
    place: ColumnElement[bool] = _R.trashed_at.is_not(None) if trashed else _LIVING
    for inside in _within(query, now):
        place &= sqlite.plain(_R.id).in_(inside)
    return place


def _within(query: LibraryQuery, now: datetime) -> Iterator[Select[int]]:
    """Yield the sets of ids that the papers must be in; each is read from an index alone."""
    living = select(_R.id).where(_LIVING)
    match query.shelf:
        case Shelf.RECENT:
            yield living.where(_R.added_at >= _recent(now))
        case Shelf.UNREAD:
            yield living.where(_R.is_read == 0)
        case Shelf.RETRACTED:
            yield select(_R.id).where(_R.is_retracted == 1)
        case Shelf.ALL | Shelf.TRASH:
            pass
    held, labelled = schema.COLLECTION_REFERENCE.c, schema.REFERENCE_TAG.c
    if query.collection_id is not None:
        yield select(held.reference_id).where(held.collection_id == query.collection_id)
    if query.tag_id is not None:
        yield select(labelled.reference_id).where(labelled.tag_id == query.tag_id)


def _words(text: str) -> Words:
    """Return the expressions that records and full texts must match; nothing without a word."""
    record, fulltext = match_expression(text), fulltext_expression(text)
    words = {"match": record} if record else {}
    return words | ({"fulltext": fulltext} if record and fulltext else {})


def _matching(words: Words) -> Select[int] | CompoundSelect[int]:
    """Return the query for papers whose record or whose full text has the words."""
    if "fulltext" not in words:
        return sqlite.matching()
    return union(sqlite.matching(), sqlite.matching("fulltext", index="fulltext_search"))


def _sorted(
    connection: Connection, query: LibraryQuery, words: Words, now: datetime
) -> "array[int]":
    place = _place(query, now)
    if words and query.sort is SortKey.RELEVANCE:
        return _by_relevance(connection, query, words, place)
    statement = select(_R.id).where(place)
    if words:
        # The plus keeps the matches from driving: the index of the order drives, each paper is
        # looked up among the matches, and a first page stops early.
        statement = statement.where(sqlite.plain(_R.id).in_(_matching(words)))
    statement = statement.order_by(*_order(query)).limit(query.limit)
    return _vector(connection, statement, words)


def _by_relevance(
    connection: Connection, query: LibraryQuery, words: Words, place: ColumnElement[bool]
) -> "array[int]":
    """Return the best records first, then papers of which only the full text has the words."""
    match = {"match": words["match"]}
    if _is_common(connection, match):
        # Of words that nearly every paper has: in titles first, newest first.
        match["match"] = f"{{title}} : ({words['match']})"
        chosen = select(_R.id).where(place, sqlite.plain(_R.id).in_(sqlite.matching()))
        best = _vector(connection, chosen.order_by(*_NEWEST).limit(query.limit), match)
    else:
        statement = sqlite.by_relevance(_R.id).where(place).limit(query.limit)
        best = _vector(connection, statement, match)
    if query.limit is not None and len(best) >= query.limit:
        return best
    known = set(best)
    every = select(_R.id).where(place, sqlite.plain(_R.id).in_(_matching(words)))
    rest = _vector(connection, every.order_by(*_NEWEST).limit(query.limit), words)
    best.extend(i for i in rest if i not in known)
    return best[: query.limit]


def _is_common(connection: Connection, match: Words) -> bool:
    """Whether so many papers match that no ranking of all of them would be worth the wait."""
    some = sqlite.matching().limit(COMMON + 1).subquery()
    found = connection.execute(select(func.count()).select_from(some), match)
    return int(found.scalar_one()) > COMMON


def _order(query: LibraryQuery) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    by = _ORDER[query.sort]
    return (by.desc(), _R.id.desc()) if query.descending else (by.asc(), _R.id.asc())


def _vector(connection: Connection, statement: Select[int], parameters: Words) -> "array[int]":
    return array("q", connection.scalars(statement, parameters))
