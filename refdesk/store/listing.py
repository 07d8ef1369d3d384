# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists of papers: which, in which order, and what their lines show."""

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import chain, islice

from sqlalchemy import ColumnElement, Connection, Select, func, literal_column, select

from refdesk.domain.errors import InvalidIdentifierError
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.line import ReferenceRow
from refdesk.domain.organisation import ShelfCounts
from refdesk.domain.query import LibraryQuery, Shelf, SortKey
from refdesk.store import schema, sqlite
from refdesk.store.filters import Asked, Limit, asked
from refdesk.store.lines import COLOURS, LINE_COLUMNS, ORDER, line
from refdesk.store.search import fulltext_expression, match_expression

RECENT_DAYS = 30
COMMON = 3_000
"""More papers than this are not ranked or looked up one by one."""
_YEARS = range(1500, 2200)

_HALF_DOI = re.compile(r"(?:https?://)?(?:(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)", re.I)
_LAST = "\U0010ffff"
"""Comes after every character of a DOI."""


@dataclass(frozen=True, slots=True)
class _Words:
    """FTS5 expressions for records and for full texts."""

    record: str
    fulltext: str | None


_R, _I = schema.REFERENCE.c, schema.IDENTIFIER.c
_LIVING = _R.trashed_at.is_(None)
_ROWS = sqlite.as_one_text([*(_R[name] for name in LINE_COLUMNS), literal_column(COLOURS)]).where(
    sqlite.among(_R.id)
)


def ids(connection: Connection, query: LibraryQuery, now: datetime) -> "array[int]":
    """Return the ids of the papers that ``query`` asks for, in its order.

    Every statement reads one index from end to end; what they find is put together here, which
    takes half as long as a join.
    """
    wanted = asked(query.text, now)
    query = replace(query, text=wanted.text)
    words = _words(query.text)
    limited = bool(wanted.within or wanted.without)
    if query.text.strip() and not words and not limited:
        return array("q")  # only punctuation: nothing can match
    inside = _inside(connection, query, now)
    if limited:
        inside = _limited(connection, wanted, inside)
    found = _identified(connection, query.text)
    if found is not None:
        return _ordered(connection, query, found if inside is None else found & inside)
    if words is None:
        return _ordered(connection, query, inside)
    if query.sort is SortKey.RELEVANCE:
        return _by_relevance(connection, query, words, inside)
    if query.sort is SortKey.ADDED and inside is None:
        return _matches(connection, query, words, limit=query.limit)
    matches = set(_matches(connection, query, words))
    return _ordered(connection, query, matches if inside is None else matches & inside)


def _limited(connection: Connection, wanted: Asked, inside: set[int] | None) -> set[int]:
    """Return what of ``inside`` (of all, where it is ``None``) is as was typed."""

    def found(limit: Limit) -> set[int]:
        return set(sqlite.vector(connection, limit.statement, limit.parameters))

    for limit in wanted.within:
        inside = found(limit) if inside is None else inside & found(limit)
    if inside is None:
        inside = set(sqlite.vector(connection, select(_R.id), {}))
    for limit in wanted.without:
        inside -= found(limit)
    return inside


def count(connection: Connection, query: LibraryQuery, now: datetime) -> int:
    """Return how many papers ``query`` asks for, whatever its limit."""
    return len(ids(connection, replace(query, sort=SortKey.ADDED, limit=None), now))


def rows(connection: Connection, wanted: Sequence[int]) -> list[ReferenceRow | None]:
    """Return a line for each id, ``None`` for papers that are gone."""
    lines = map(line, sqlite.read_text(connection, _ROWS, {"ids": sqlite.joined(wanted)}))
    found = {row.id: row for row in lines}
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
        opened=held(_LIVING, _R.opened_at >= _recent(now)),
    )


def _recent(now: datetime) -> str:
    return (now - timedelta(days=RECENT_DAYS)).isoformat()


def _identified(connection: Connection, text: str) -> set[int] | None:
    """Return the papers whose PMID, PMCID, DOI or other number ``text`` is, if we have any.

    A DOI may be typed half: its papers are next to each other in an index, while its pieces,
    ``10`` and a letter, begin words in every paper.
    """
    text = text.encode("utf-8", "replace").decode("utf-8").strip()
    if not any(c.isdigit() for c in text) or len(text) > 400:
        return None
    return _with_number(connection, text) or _with_half_doi(connection, text) or None


def _with_number(connection: Connection, text: str) -> set[int]:
    try:
        identifier = Identifier.parse(text)
    except InvalidIdentifierError:
        return set()
    if identifier.scheme is Scheme.PMID and text.isdecimal() and int(text) in _YEARS:
        return set()
    same = (_I.key == identifier.key) & (_I.scheme == identifier.scheme.value)
    return set(connection.scalars(select(_I.reference_id).where(same)))


def _with_half_doi(connection: Connection, text: str) -> set[int]:
    half = _HALF_DOI.fullmatch(text)
    if half is None:
        return set()
    begun = half[1].lower()
    between = (_I.key >= begun) & (_I.key < begun + _LAST) & (_I.scheme == Scheme.DOI.value)
    return set(connection.scalars(select(_I.reference_id).where(between)))


def _inside(connection: Connection, query: LibraryQuery, now: datetime) -> set[int] | None:
    """Return the papers that lie where ``query`` looks, ``None`` where it looks everywhere."""
    places = [set(sqlite.vector(connection, place, {})) for place in _within(query, now)]
    return set.intersection(*places) if places else None


def _within(query: LibraryQuery, now: datetime) -> Iterator[Select[int]]:
    """Yield the sets of ids that the papers must be in; each is read from an index alone."""
    living = select(_R.id).where(_LIVING)
    match query.shelf:
        case Shelf.RECENT:
            yield living.where(_R.added_at >= _recent(now))
        case Shelf.OPENED:
            yield living.where(_R.opened_at >= _recent(now))
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


def _words(text: str) -> _Words | None:
    """Return the expressions that records and full texts must match; nothing without a word."""
    record = match_expression(text)
    return _Words(record, fulltext_expression(text)) if record else None


def _matches(
    connection: Connection, query: LibraryQuery, words: _Words, limit: int | None = None
) -> "array[int]":
    """Return the papers whose record or full text has the words, in the order they were added."""
    # FTS5 walks forwards faster; backwards only to stop early.
    backwards = query.descending and limit is not None
    order = sqlite.MATCH.desc() if backwards else sqlite.MATCH.asc()
    gone = select(_R.id).where(_R.trashed_at.is_not(None))
    lies: list[ColumnElement[bool]] = []
    if query.shelf is Shelf.TRASH:
        lies.append(sqlite.MATCH.in_(gone))
    elif connection.scalar(gone.limit(1)) is not None:
        lies.append(sqlite.MATCH.not_in(gone))

    def matching(index: str, expression: str) -> "array[int]":
        statement = sqlite.matching(index=index).where(*lies).order_by(order)
        found = sqlite.vector(connection, statement, {"match": expression}, limit)
        if query.descending and not backwards:
            found.reverse()
        return found

    found = matching("search", words.record)
    more = matching("fulltext_search", words.fulltext) if words.fulltext else None
    if not more:
        return found
    every = sorted({*found, *more}, reverse=query.descending)
    return array("q", every[:limit])


def _ordered(connection: Connection, query: LibraryQuery, inside: set[int] | None) -> "array[int]":
    """Return the papers of a place, or every one, in the order that ``query`` asks for."""
    by = _R[ORDER[query.sort]]
    if query.shelf is Shelf.OPENED and query.sort is SortKey.ADDED:
        by = _R.opened_at
    order = (by.desc(), _R.id.desc()) if query.descending else (by.asc(), _R.id.asc())
    lies = _R.trashed_at.is_not(None) if query.shelf is Shelf.TRASH else _LIVING
    statement = select(_R.id).where(lies).order_by(*order)
    if inside is not None and len(inside) <= COMMON:
        few = statement.where(sqlite.among(_R.id))
        return sqlite.vector(connection, few, {"ids": sqlite.joined(inside)}, query.limit)
    if inside is None and query.limit is not None:
        return sqlite.vector(connection, statement, {}, query.limit)
    key = (by.name, query.descending, query.shelf is Shelf.TRASH)
    every = sqlite.kept_vector(connection, key, statement)
    if inside is None:
        return every[:]
    return array("q", islice((i for i in every if i in inside), query.limit))


def _by_relevance(
    connection: Connection, query: LibraryQuery, words: _Words, inside: set[int] | None
) -> "array[int]":
    """Return the best records first, then papers of which only the full text has the words."""
    newest = replace(query, descending=True)
    records = replace(words, fulltext=None)
    every = _matches(connection, newest, words, limit=COMMON + 1)
    if len(every) > COMMON:
        # Of words that nearly every paper has: in titles first, newest first.
        titles = replace(records, record=f"{{title}} : ({words.record})")
        enough = query.limit if inside is None else None
        best = _matches(connection, newest, titles, limit=enough)
        if enough is not None and len(best) >= enough:
            return best
        every = _matches(connection, newest, words)
    else:
        statement = sqlite.by_relevance(_R.id)
        best = sqlite.vector(connection, statement, {"match": words.record})
    known = set(every) if inside is None else inside.intersection(every)
    ranked = dict.fromkeys(i for i in chain(best, every) if i in known)
    return array("q", islice(ranked, query.limit))
