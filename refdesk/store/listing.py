# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists of papers: which, in which order, and what their lines show."""

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import chain, filterfalse, islice

from sqlalchemy import ColumnElement, Connection, Select, func, literal_column, select

from refdesk.domain.asking import Filter, Part, Question, Term, question
from refdesk.domain.errors import InvalidIdentifierError
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.line import ReferenceRow
from refdesk.domain.organisation import ShelfCounts
from refdesk.domain.query import LibraryQuery, Shelf, SortKey
from refdesk.store import schema, sqlite
from refdesk.store.filters import is_placed, limits
from refdesk.store.lines import COLOURS, LINE_COLUMNS, ORDER, line
from refdesk.store.search import fulltext_expression, is_short, record_expression, title_expression

RECENT_DAYS = 30
COMMON = 3_000
"""More papers than this are not ranked or looked up one by one."""
_TITLES_AT_ONCE = 50
_MOST_TITLED = 5000
"""Papers of 50 titles that are looked at; more have titles like everybody's, such as "Editorial"."""
_YEARS = range(1500, 2200)

_HALF_DOI = re.compile(r"(?:https?://)?(?:(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)", re.I)
_LAST = "\U0010ffff"
"""Comes after every character of a DOI."""


@dataclass(frozen=True, slots=True)
class _Words:
    """FTS5 expressions for records, for full texts and for titles alone."""

    record: str
    fulltext: str | None = None
    title: str | None = None
    is_short: bool = False
    """Whether only a short beginning of a word is there to rank by."""


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
    wanted = question(query.text)
    if query.text.strip() and not wanted.parts and not wanted.is_begun:
        return array("q")  # only punctuation: nothing can match
    inside = _inside(connection, query, now)
    narrowed = wanted.has_filters or any(map(is_placed, _terms(wanted)))
    if narrowed and len(wanted.parts) > 1:
        every = [_found(connection, query, part, now) for part in wanted.parts]
        found = set[int]().union(*every)
        return _ordered(connection, query, found if inside is None else found & inside)
    if narrowed:
        inside = _limited(connection, query, wanted.parts[0], inside, now)
    words = _words(wanted.parts)
    if words is None:
        return _ordered(connection, query, inside)
    found = _identified(connection, _said(query.text, wanted))
    if found:
        return _ordered(connection, query, found if inside is None else found & inside)
    if query.sort is SortKey.RELEVANCE:
        ranked = _by_relevance(connection, query, words, inside)
        return _headed_first(connection, wanted.parts[-1], ranked)
    if query.sort is SortKey.ADDED and inside is None:
        return _matches(connection, query, words, limit=query.limit)
    matches = set(_matches(connection, query, words))
    return _ordered(connection, query, matches if inside is None else matches & inside)


def _said(text: str, wanted: Question) -> str:
    """Return the words of a question as they were typed, without its filters."""
    if not wanted.has_filters:
        return text
    return " ".join(term.typed for term in _terms(wanted))


def _terms(wanted: Question) -> Iterator[Term]:
    for part in wanted.parts:
        yield from part.terms


def _found(connection: Connection, query: LibraryQuery, part: Part, now: datetime) -> set[int]:
    """Return the papers, wherever they lie, that are as one side of ``OR`` says."""
    inside = None
    words = _words([part])
    if words is not None:
        inside = set(_matches(connection, query, words))
    return _limited(connection, query, part, inside, now) or set()


def _limited(
    connection: Connection,
    query: LibraryQuery,
    part: Part,
    inside: set[int] | None,
    now: datetime,
) -> set[int] | None:
    """Return what of ``inside`` (of all, where it is ``None``) is as the filters say."""

    def found(said: Term | Filter) -> set[int]:
        vectors = (
            sqlite.vector(connection, limit.statement, limit.parameters)
            for limit in limits(said, now, trash=query.shelf is Shelf.TRASH)
        )
        return set(chain.from_iterable(vectors))

    named = (term for term in part.terms if is_placed(term))
    for said in chain[Term | Filter](part.filters, named):
        inside = found(said) if inside is None else inside & found(said)
    if inside is None and part.without:
        inside = set(sqlite.vector(connection, select(_R.id), {}))
    for unwanted in part.without:
        inside = inside - found(unwanted) if inside is not None else None
    return inside


def _headed_first(connection: Connection, part: Part, ranked: "array[int]") -> "array[int]":
    """Return papers with those first of which a MeSH descriptor is what ``mesh:`` says, no more."""
    names = {term.text.casefold() for term in part.terms if term.place == "mesh"}
    if not names or not 1 < len(ranked) <= COMMON:
        return ranked
    headed = set(sqlite.with_descriptor(connection, names, ranked))
    return array("q", sorted(ranked, key=lambda i: i not in headed))


def saved_query(connection: Connection, search_id: int, shelf: Shelf) -> LibraryQuery | None:
    """Return what a saved search asks for; ``None`` where it has gone. The trash it searches alike."""
    saved = schema.SAVED_SEARCH.c
    row = connection.execute(
        select(saved.query, saved.collection_id).where(saved.id == search_id)
    ).first()
    trash = shelf if shelf is Shelf.TRASH else Shelf.ALL
    return LibraryQuery(row[0], trash, row[1]) if row else None


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


def titled(connection: Connection, titles: Sequence[Sequence[str]]) -> list[int]:
    """Return papers of whose titles one has all words of one of ``titles``, trash included."""
    parts = [
        Part(tuple(Term(word, "title", exact=True) for word in words), unfinished=False)
        for words in titles
    ]
    found: set[int] = set()
    for start in range(0, len(parts), _TITLES_AT_ONCE):
        match = record_expression(parts[start : start + _TITLES_AT_ONCE])
        if match:
            statement = sqlite.matching()
            found.update(sqlite.vector(connection, statement, {"match": match}, _MOST_TITLED))
    return sorted(found)


def _identified(connection: Connection, text: str) -> set[int]:
    """Return the papers whose PMID, PMCID, DOI or other number ``text`` is, if we have any.

    A DOI may be typed half: its papers are next to each other in an index, while its pieces,
    ``10`` and a letter, begin words in every paper.
    """
    text = text.encode("utf-8", "replace").decode("utf-8").strip()
    if not any(c.isdigit() for c in text) or len(text) > 400:
        return set()
    return _with_number(connection, text) or _with_half_doi(connection, text)


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
    if query.search_id is not None:
        saved = saved_query(connection, query.search_id, query.shelf)
        places.append(set(ids(connection, saved, now)) if saved else set())
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


def _words(parts: Sequence[Part]) -> _Words | None:
    """Return the expressions that records and full texts must match; nothing without a word."""
    record = record_expression(parts)
    if not record:
        return None
    short = is_short(parts[-1])
    return _Words(record, fulltext_expression(parts), title_expression(parts), short)


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
    return array("q", islice(filter(inside.__contains__, every), query.limit))


def _by_relevance(
    connection: Connection, query: LibraryQuery, words: _Words, inside: set[int] | None
) -> "array[int]":
    """Return the best records first, then papers of which only the full text has the words."""
    newest = replace(query, descending=True)
    enough = query.limit if inside is None else None
    in_titles: array[int] | None = None
    if enough is not None and enough <= COMMON and words.title and not words.is_short:
        # Mostly all that is needed of words that many papers have: looking through all columns as well
        # took as long again, since of a beginning FTS5 gathers every paper before it gives the first.
        in_titles = _matches(connection, newest, _Words(words.title), limit=COMMON + 1)
        if len(in_titles) > COMMON:
            return in_titles[:enough]
    at_once = COMMON + 1 if enough is None or not words.is_short else enough
    every = _matches(connection, newest, words, limit=at_once)
    if words.is_short or len(every) > COMMON:
        # Of words that nearly every paper has: in titles first, newest first.
        if in_titles is None:
            titles = _Words(words.title or words.record)
            in_titles = _matches(connection, newest, titles, limit=enough)
        best = in_titles
        if enough is None or enough > COMMON:
            every = _matches(connection, newest, words)
    else:
        statement = sqlite.by_relevance(_R.id)
        best = sqlite.vector(connection, statement, {"match": words.record})
        known = set(every)
        best = array("q", filter(known.__contains__, best))  # without the trash
    if inside is not None:
        best = array("q", filter(inside.__contains__, best))
        every = array("q", filter(inside.__contains__, every))
    best = best[: query.limit]
    others = filterfalse(set(best).__contains__, every)
    return best + array("q", islice(others, _rest(query, best)))


def _rest(query: LibraryQuery, best: "array[int]") -> int | None:
    return None if query.limit is None else max(0, query.limit - len(best))
