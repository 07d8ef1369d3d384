# SPDX-License-Identifier: GPL-3.0-or-later
"""What papers of one library have, given to the same papers of another; nothing twice, nothing replaced.

``heirs`` says which paper here each paper there has become (``there: here``). All is written by the
transaction that the caller has open here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, bindparam, select, update

from refdesk.store import schema, sqlite, told_apart
from refdesk.store.annotations import inherit_annotations
from refdesk.store.evidence_corrections import inherit_corrections
from refdesk.store.writing import headings

_R, _F, _S = schema.REFERENCE.c, schema.FULLTEXT.c, schema.SAVED_SEARCH.c
_KEYS = schema.CITATION_KEY.c
_SOURCE_COLUMNS = ("provider", "url", "version", "licence", "fetched_at", "size", "xml")
_WORDS = ("text", "parts")


@dataclass(frozen=True, slots=True)
class Lent:
    """What came of papers: the papers here that got something, and how much it was."""

    papers: frozenset[int] = frozenset()
    highlighted: int = 0
    """Papers that got highlights."""
    fulltexts: frozenset[int] = frozenset()


def lend(source: Connection, here: Connection, heirs: Mapping[int, int]) -> Lent:
    """Give highlights, corrections of the evidence, full texts and Korean of language models."""
    highlighted = {heirs[i] for i in inherit_annotations(here, heirs, source)}
    corrected = {heirs[i] for i in inherit_corrections(here, heirs, source)}
    read = _fulltexts(source, here, heirs)
    _rows(source, here, heirs, schema.MACHINE_TEXT)
    return Lent(frozenset(highlighted | corrected | read), len(highlighted), frozenset(read))


def lend_to_new(source: Connection, here: Connection, heirs: Mapping[int, int]) -> None:
    """Give papers that are new here the keys that documents cite them by, and what services said of them."""
    _rows(source, here, heirs, schema.FETCHED_RECORD)
    _keys(source, here, heirs)


def _of(table: Table) -> Any:  # noqa: ANN401 - a statement
    return select(table).where(sqlite.among(table.c.reference_id))


def _rows(source: Connection, here: Connection, heirs: Mapping[int, int], table: Table) -> None:
    """Give the rows of a table whose key nobody has here."""
    found = source.execute(_of(table), {"ids": sqlite.joined(heirs)}).mappings().all()
    if not found:
        return
    keys = [column.name for column in table.primary_key]
    names = [column.name for column in table.c]

    def key(row: Any) -> tuple[Any, ...]:  # noqa: ANN401 - a row by names
        return tuple(row[name] for name in keys)

    theirs = {"ids": sqlite.joined(set(heirs.values()))}
    known = {key(row) for row in here.execute(_of(table), theirs).mappings()}
    rows: list[tuple[Any, ...]] = []
    for row in found:
        given = {**row, "reference_id": heirs[row["reference_id"]]}
        if key(given) not in known:
            known.add(key(given))
            rows.append(tuple(given[name] for name in names))
    sqlite.insert_rows(here, table, names, rows)


def _fulltexts(source: Connection, here: Connection, heirs: Mapping[int, int]) -> set[int]:
    """Give full texts to papers that have none; as they are, packed."""
    theirs = {"ids": sqlite.joined(set(heirs.values()))}
    statement = select(_F.reference_id).where(sqlite.among(_F.reference_id))
    known = set(here.scalars(statement, theirs))
    wanted: dict[int, int] = {}
    for there in source.scalars(statement, {"ids": sqlite.joined(heirs)}):
        if heirs[there] not in known:
            known.add(heirs[there])
            wanted[there] = heirs[there]
    if not wanted:
        return set()
    heads = headings().add_columns(_R.id).where(sqlite.among(_R.id))
    found = here.execute(heads, {"ids": sqlite.joined(wanted.values())})
    heading = {i: words for words, i in found}
    for there, own in wanted.items():  # one at a time: a text may be large
        one = {"ids": sqlite.joined([there])}
        text = source.execute(_of(schema.FULLTEXT), one).mappings().one()
        words = source.execute(_of(schema.FULLTEXT_TEXT), one).mappings().one_or_none()
        row = (own, *(text[name] for name in _SOURCE_COLUMNS))
        sqlite.insert_rows(here, schema.FULLTEXT, ("reference_id", *_SOURCE_COLUMNS), [row])
        if words is not None:
            row = (own, heading[own], *(words[name] for name in _WORDS))
            columns = ("reference_id", "heading", *_WORDS)
            sqlite.insert_rows(here, schema.FULLTEXT_TEXT, columns, [row])
    parameter = {"ids": sqlite.joined(wanted.values())}
    here.execute(
        update(schema.REFERENCE).where(sqlite.among(_R.id)).values(has_fulltext=1), parameter
    )
    return set(wanted.values())


def _keys(source: Connection, here: Connection, heirs: Mapping[int, int]) -> None:
    """Let new papers be cited by the keys that they had, where nobody here has them."""
    statement = select(_KEYS.reference_id, _KEYS.key).where(sqlite.among(_KEYS.reference_id))
    theirs = dict(sqlite.tuples(source, statement, {"ids": sqlite.joined(heirs)}))
    ours = dict(sqlite.tuples(here, statement, {"ids": sqlite.joined(heirs.values())}))
    wanted = {heirs[there]: key for there, key in theirs.items() if ours.get(heirs[there]) != key}
    if not wanted:
        return
    others = select(_KEYS.key).where(
        sqlite.among(_KEYS.key, "keys"), ~sqlite.among(_KEYS.reference_id)
    )
    parameters = {"keys": sqlite.joined(wanted.values()), "ids": sqlite.joined(wanted)}
    taken = {key.casefold() for key in here.scalars(others, parameters)}
    while stuck := {own for own, key in wanted.items() if key.casefold() in taken}:
        taken = {ours[own].casefold() for own in stuck if own in ours}  # these keep what they have
        wanted = {own: key for own, key in wanted.items() if own not in stuck}
    if wanted:
        change = update(schema.CITATION_KEY).where(_KEYS.reference_id == bindparam("at"))
        change = change.values(key=bindparam("new_key"))
        here.execute(change, [{"at": own, "new_key": f"\x7f{own}"} for own in wanted])
        here.execute(change, [{"at": own, "new_key": key} for own, key in wanted.items()])


def lend_pairs(source: Connection, here: Connection, heirs: Mapping[int, int], *, now: str) -> None:
    """Remember of which papers a person said that they are not the same, where both are here."""
    found = told_apart.pairs_of(source, heirs)
    pairs = ((heirs[one], heirs[other]) for one, other in found if {one, other} <= heirs.keys())
    told_apart.remember(here, pairs, now=now)


def lend_searches(
    here: Connection,
    searches: Iterable[Sequence[Any]],
    places: Mapping[int, int | None],
    *,
    now: str,
) -> int:
    """Keep saved searches that are not here; return how many.

    Args:
        here: the library that gets them.
        searches: name, words, and the id of the collection there or ``None``, of each.
        places: the collection here of each collection there.
        now: the time that they bear.
    """
    columns = (_S.name, _S.query, _S.collection_id)
    known = {tuple(row) for row in here.execute(select(*columns))}
    wanted = dict.fromkeys(
        (name, query, None if place is None else places.get(place))
        for name, query, place in searches
    )
    new = [(*search, now) for search in wanted if search not in known]
    names = ("name", "query", "collection_id", "created_at")
    sqlite.insert_rows(here, schema.SAVED_SEARCH, names, new)
    return len(new)
