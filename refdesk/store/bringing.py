# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person added to papers elsewhere, put beside them here; nothing twice, nothing replaced.

Every kind of thing takes a few statements for a whole batch, however many papers it has.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC
from typing import Any

from sqlalchemy import Connection, Table, bindparam, case, delete, func, select, update

from refdesk.domain.belongings import Belongings, Brought, TagMark
from refdesk.domain.changes import ChangeSet
from refdesk.store import schema, sqlite
from refdesk.store.text import search_parts
from refdesk.store.writing import AddReport

_R, _C, _T, _N, _A = (
    table.c
    for table in (
        schema.REFERENCE,
        schema.COLLECTION,
        schema.TAG,
        schema.NOTE,
        schema.ATTACHMENT,
    )
)
_Path = tuple[str, ...]
_DEEPEST = 40
_DIGITS = range(1, 10)
_STATE = (
    update(schema.REFERENCE)
    .where(_R.id == bindparam("at"), (bindparam("new_read") == 1) | (_R.rating == 0))
    .values(
        is_read=case((bindparam("new_read") == 1, 1), else_=_R.is_read),
        rating=case((_R.rating == 0, bindparam("new_rating")), else_=_R.rating),
    )
)
_ADDED = (
    update(schema.REFERENCE)
    .where(_R.id == bindparam("at"))
    .values(added_at=bindparam("new_added_at"))
)


@dataclass(frozen=True, slots=True)
class Along:
    """What comes along with the references of a batch, in their order.

    ``under`` is the collection inside which theirs are made; ``None`` is the outermost level. The
    path ``()`` is that collection itself.
    """

    belongings: tuple[Belongings, ...]
    under: int | None = None

    def __bool__(self) -> bool:
        return any(self.belongings)


def bring(connection: Connection, report: AddReport, along: Along, *, now: str) -> AddReport:
    """Write what comes along with the papers of ``report``; return it with what that changed."""
    owned = [(i, b) for i, b in zip(report.ids, along.belongings, strict=True) if b]
    collected = _collect(connection, owned, along.under, now)
    tagged = _tag(connection, owned)
    noted = _note(connection, owned, now)
    filed = _file(connection, owned, now)
    rated = _state(connection, owned, report.changes.added)
    brought = Brought(len(collected), len(tagged), len(noted), len(filed))
    touched = {i for _, i in (*collected, *tagged)} | {*noted, *rated, *(i for i, _ in filed)}
    changes = ChangeSet(
        updated=frozenset(touched - report.changes.added),
        organisation=bool(collected or tagged),
    )
    return replace(report, changes=report.changes | changes, brought=brought)


_Owned = Sequence[tuple[int, Belongings]]


# Collections


def _collect(
    connection: Connection, owned: _Owned, under: int | None, now: str
) -> list[tuple[int, int]]:
    """Put papers into their collections; return the new pairs of collection and paper."""
    wanted = [(_clean(path), i) for i, b in owned for path in b.collections]
    if not wanted:
        return []
    places = _collections(connection, {path for path, _ in wanted}, under, now)
    pairs: dict[tuple[int, int], None] = {}
    for path, i in wanted:
        if (place := places[path]) is not None:
            pairs[place, i] = None
    new = _new_links(connection, schema.COLLECTION_REFERENCE, "collection_id", pairs)
    sqlite.insert_rows(
        connection,
        schema.COLLECTION_REFERENCE,
        ("collection_id", "reference_id", "added_at"),
        [(*pair, now) for pair in new],
    )
    return new


def make_shelves(
    connection: Connection, paths: Mapping[int, _Path], marks: Iterable[TagMark], *, now: str
) -> tuple[int, dict[int, int | None]]:
    """Make the collections and tags that are not there, empty ones.

    Returns:
        How many were made, and where each of ``paths`` leads: the id of a collection.
    """
    before = _shelves(connection)
    _tags(connection, [mark for mark in marks if mark.name.strip()])
    places = _collections(connection, {_clean(path) for path in paths.values()}, None, now)
    found = {i: places[_clean(path)] for i, path in paths.items()}
    return _shelves(connection) - before, found


def _shelves(connection: Connection) -> int:
    tables = (schema.COLLECTION, schema.TAG)
    return sum(connection.scalar(select(func.count()).select_from(t)) or 0 for t in tables)


def _clean(path: _Path) -> _Path:
    return tuple(filter(None, (" ".join(name.split()) for name in path)))[:_DEEPEST]


def _collections(
    connection: Connection, paths: Iterable[_Path], under: int | None, now: str
) -> dict[_Path, int | None]:
    """Return the collection of each path, made where there is none; the oldest of one name counts."""
    rows = connection.execute(select(_C.id, _C.parent_id, _C.name).order_by(_C.id.desc())).all()
    known: dict[tuple[int | None, str], int] = {(parent, name): i for i, parent, name in rows}
    if under not in {i for i, _, _ in rows}:
        under = None
    found: dict[_Path, int | None] = {(): under}
    coming = sqlite.next_id(connection, schema.COLLECTION)
    made: list[tuple[Any, ...]] = []
    steps = {path[:depth] for path in paths for depth in range(1, len(path) + 1)}
    for step in sorted(steps, key=lambda path: (len(path), path)):
        place = found[step[:-1]], step[-1]
        if place not in known:
            known[place] = coming + len(made)
            made.append((known[place], place[0], step[-1], now))
        found[step] = known[place]
    columns = ("id", "parent_id", "name", "created_at")
    sqlite.insert_rows(connection, schema.COLLECTION, columns, made)
    return found


def _new_links(
    connection: Connection, links: Table, by: str, pairs: Iterable[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return those of ``pairs`` that are not there."""
    wanted = list(pairs)
    there = select(links.c[by], links.c.reference_id).where(sqlite.among(links.c.reference_id))
    rows = sqlite.tuples(connection, there, {"ids": sqlite.joined({i for _, i in wanted})})
    known = set(rows)
    return [pair for pair in wanted if pair not in known]


# Tags


def _tag(connection: Connection, owned: _Owned) -> list[tuple[int, int]]:
    """Put tags on papers; return the new pairs of tag and paper."""
    wanted = [(mark, i) for i, b in owned for mark in b.tags if mark.name.strip()]
    if not wanted:
        return []
    tags = _tags(connection, dict.fromkeys(mark for mark, _ in wanted))
    pairs = dict.fromkeys((tags[_key(mark)], i) for mark, i in wanted)
    new = _new_links(connection, schema.REFERENCE_TAG, "tag_id", pairs)
    sqlite.insert_rows(connection, schema.REFERENCE_TAG, ("tag_id", "reference_id"), new)
    return new


def _key(mark: TagMark) -> str:
    return " ".join(mark.name.split()).casefold()


def _tags(connection: Connection, marks: Iterable[TagMark]) -> dict[str, int]:
    """Return the tag of each key, made where there is none; a tag keeps its own colour and digit."""
    by_key: dict[str, TagMark] = {}
    for mark in marks:
        if (known := by_key.setdefault(_key(mark), mark)) is not mark:
            by_key[_key(mark)] = replace(
                known, colour=known.colour or mark.colour, digit=known.digit or mark.digit
            )
    there = select(_T.key, _T.id).where(sqlite.among(_T.key, "keys"))
    rows = sqlite.tuples(connection, there, {"keys": sqlite.joined(by_key)})
    found: dict[str, int] = dict(rows)
    taken = set(connection.scalars(select(_T.digit).where(_T.digit.is_not(None))))
    coming = sqlite.next_id(connection, schema.TAG)
    made: list[tuple[Any, ...]] = []
    for key, mark in by_key.items():
        if key not in found:
            digit = mark.digit if mark.digit in _DIGITS and mark.digit not in taken else None
            taken.add(digit)
            found[key] = coming + len(made)
            made.append((found[key], " ".join(mark.name.split()), key, mark.colour, digit))
    sqlite.insert_rows(connection, schema.TAG, ("id", "name", "key", "colour", "digit"), made)
    return found


# Notes


def _note(connection: Connection, owned: _Owned, now: str) -> list[int]:
    """Append notes to those of the papers; return each paper that got one, once for each."""
    wanted = [(i, text) for i, b in owned for note in b.notes if (text := note.strip())]
    if not wanted:
        return []
    parameter = {"ids": sqlite.joined({i for i, _ in wanted})}
    there = select(_N.reference_id, _N.text).where(sqlite.among(_N.reference_id))
    notes: dict[int, str] = dict(sqlite.tuples(connection, there, parameter))
    written: list[int] = []
    for i, text in wanted:
        if f"\n\n{text}\n\n" not in f"\n\n{notes.get(i, '').strip()}\n\n":
            notes[i] = f"{notes[i]}\n\n{text}" if notes.get(i) else text
            written.append(i)
    changed = dict.fromkeys(written)
    sqlite.unindex(connection, changed)
    connection.execute(
        delete(schema.NOTE).where(sqlite.among(_N.reference_id)), {"ids": sqlite.joined(changed)}
    )
    sqlite.insert_rows(
        connection,
        schema.NOTE,
        ("reference_id", "text", "search_parts", "modified_at"),
        [(i, notes[i], search_parts([notes[i]]), now) for i in changed],
    )
    sqlite.index(connection, changed)
    return written


# Files


def _file(connection: Connection, owned: _Owned, now: str) -> list[tuple[int, str]]:
    """Attach files; return each new one as paper and checksum."""
    wanted = {(i, f.sha256): f for i, b in owned for f in b.filed}
    if not wanted:
        return []
    there = select(_A.reference_id, _A.sha256).where(sqlite.among(_A.reference_id))
    known = set(sqlite.tuples(connection, there, {"ids": sqlite.joined({i for i, _ in wanted})}))
    new = [pair for pair in wanted if pair not in known]
    rows = [
        (i, f.name, f.path, f.media_type, f.size, f.sha256, now)
        for i, f in ((i, wanted[i, checksum]) for i, checksum in new)
    ]
    names = ("reference_id", "name", "path", "media_type", "size", "sha256", "added_at")
    sqlite.insert_rows(connection, schema.ATTACHMENT, names, rows)
    return new


# Dates, reading, rating


def _state(connection: Connection, owned: _Owned, added: frozenset[int]) -> set[int]:
    """Say when papers came that are new here, what was read and how it was rated."""
    dates = list(_dates(owned, added))
    if dates:
        connection.execute(_ADDED, dates)
    states = [
        {"at": i, "new_read": int(b.is_read and i in added), "new_rating": min(b.rating, 5)}
        for i, b in owned
        if (b.is_read and i in added) or b.rating > 0
    ]
    if states:
        connection.execute(_STATE, states)
    return {i for i, b in owned if b.rating > 0}


def _dates(owned: _Owned, added: frozenset[int]) -> Iterator[dict[str, object]]:
    for i, b in owned:
        if b.added_at is not None and i in added:
            yield {"at": i, "new_added_at": b.added_at.astimezone(UTC).isoformat()}
