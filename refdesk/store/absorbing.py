# SPDX-License-Identifier: GPL-3.0-or-later
"""Making one paper of several: what any of them has, the one that stays has afterwards.

Many merges are written at once, a few statements for all of them: one by one, a review's two
thousand took longer than their search.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, select, update

from refdesk.domain.changes import ChangeSet
from refdesk.domain.reference import Reference
from refdesk.domain.side_by_side import Field, Merge, chosen, richest, value
from refdesk.domain.stored import StoredReference
from refdesk.store import schema, sqlite
from refdesk.store.annotations import inherit_annotations
from refdesk.store.evidence_corrections import inherit_corrections
from refdesk.store.merging import merge
from refdesk.store.reading import ReferenceReader
from refdesk.store.text import search_parts
from refdesk.store.told_apart import inherit
from refdesk.store.writing import rewrite

_R = schema.REFERENCE.c
_LINKED: tuple[Table, ...] = (schema.COLLECTION_REFERENCE, schema.REFERENCE_TAG)
_COPIED: tuple[Table, ...] = (schema.FULLTEXT, schema.FULLTEXT_TEXT)
_FILE_COLUMNS = ("name", "path", "media_type", "size", "sha256", "added_at")
_STATE = ("is_read", "rating", "opened_at")
"""What a person did with a paper; of several the most."""


@dataclass(slots=True)
class _Union:
    """One merge on its way."""

    wanted: Merge
    kept: StoredReference
    others: list[StoredReference]
    reference: Reference
    note: str
    taken: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    """What each of the others gave."""


def absorb(
    connection: Connection, reader: ReferenceReader, merges: Sequence[Merge], *, now: str
) -> ChangeSet:
    """Give each paper that stays all that it lacks and another has, and put the others in the trash.

    The others keep what they had: taken out of the trash again, they are as they were. Papers that
    are gone or in the trash already are left alone. No paper may stand in two merges.
    """
    stored = reader.stored(connection, [i for m in merges for i in (m.kept, *m.others)])
    unions = [union for wanted in merges if (union := _planned(wanted, stored)) is not None]
    if not unions:
        return ChangeSet()
    pairs = [(other.id, union.kept.id) for union in unions for other in union.others]
    others = {"ids": sqlite.joined([other for other, _ in pairs])}
    changed = {u.kept.id: u.reference for u in unions if u.reference != u.kept.reference}
    rewrite(connection, changed, now=now)
    for links in _LINKED:
        _copy_links(connection, links, dict(pairs), others)
    _copy_attachments(connection, unions, others)
    _write_notes(connection, unions, now=now)
    _copy_words(connection, unions, dict(pairs))
    _copy_fulltexts(connection, unions)
    _join_states(connection, unions)
    inherit(connection, dict(pairs), now=now)
    connection.execute(
        update(schema.REFERENCE).where(sqlite.among(_R.id)).values(trashed_at=now), others
    )
    _account(connection, unions, now=now)
    return ChangeSet(
        updated=frozenset(union.kept.id for union in unions),
        removed=frozenset(other for other, _ in pairs),
        organisation=True,
    )


def _planned(wanted: Merge, stored: Mapping[int, StoredReference]) -> _Union | None:
    ids = dict.fromkeys((wanted.kept, *sorted(wanted.others)))
    living = [stored[i] for i in ids if i in stored and not stored[i].is_trashed]
    if len(living) < 2:
        return None
    kept, *others = living
    notes = dict.fromkeys(paper.note for paper in living if paper.note)
    union = _Union(wanted, kept, others, _united(wanted, living), "\n\n".join(notes))
    for code, giver in _givers(union):
        union.taken[giver].append(code)
    return union


def _united(wanted: Merge, papers: Sequence[StoredReference]) -> Reference:
    kept = papers[0].reference
    merged = kept
    for other in papers[1:]:
        merged = merge(other.reference, merged)
    said = {paper.id: paper.reference for paper in papers}
    records = [paper.reference for paper in papers]
    choices: dict[Field, Reference] = {}
    for f in Field:
        values = [value(f, record) for record in records]
        if any(other != values[0] for other in values[1:]):
            choices[f] = said.get(wanted.choices.get(f, 0)) or records[richest(f, records)]
    return replace(chosen(merged, choices), citation_key=kept.citation_key)


def _givers(union: _Union) -> Iterator[tuple[str, int]]:
    """Yield what the paper that stays did not have, and which of the others gave it."""
    kept, merged = union.kept, union.reference
    for f in Field:
        if value(f, merged) != value(f, kept.reference):
            yield f.value, _giver(f, union)
    for other in union.others:
        if set(other.tags) - set(kept.tags):
            yield "tags", other.id
        if set(other.collections) - set(kept.collections):
            yield "collections", other.id
        if other.note and other.note != kept.note:
            yield "notes", other.id
    if (source := _fulltext_source(union)) is not None:
        yield "fulltext", source


def _giver(f: Field, union: _Union) -> int:
    """Return the one of the others whose word stays; where words are united, who had the most."""
    picked = union.wanted.choices.get(f)
    for other in union.others:
        if other.id == picked or value(f, other.reference) == value(f, union.reference):
            return other.id
    return union.others[richest(f, [other.reference for other in union.others])].id


def _fulltext_source(union: _Union) -> int | None:
    if union.kept.has_fulltext:
        return None
    return next((other.id for other in union.others if other.has_fulltext), None)


def _copy_links(
    connection: Connection, links: Table, heirs: Mapping[int, int], others: dict[str, str]
) -> None:
    """Put the papers where the others are."""
    by, *rest = (column.name for column in links.c if column.name != "reference_id")
    columns = [links.c.reference_id, links.c[by], *(links.c[name] for name in rest)]
    of_others = connection.execute(
        select(*columns).where(sqlite.among(links.c.reference_id)).order_by(*columns[1:]), others
    ).all()
    kept = {"ids": sqlite.joined(set(heirs.values()))}
    statement = select(links.c.reference_id, links.c[by]).where(sqlite.among(links.c.reference_id))
    there = {(paper, place) for paper, place in connection.execute(statement, kept)}
    rows: dict[tuple[int, int], tuple[Any, ...]] = {}
    for other, place, *more in of_others:
        heir = heirs[other]
        if (heir, place) not in there:
            rows.setdefault((heir, place), (heir, place, *more))  # the earliest counts
    sqlite.insert_rows(connection, links, ("reference_id", by, *rest), list(rows.values()))


def _copy_attachments(
    connection: Connection, unions: Sequence[_Union], others: dict[str, str]
) -> None:
    """Give the files of the others as well; one with the same content is not given twice."""
    files = schema.ATTACHMENT.c
    statement = (
        select(files.reference_id, *(files[name] for name in _FILE_COLUMNS))
        .where(sqlite.among(files.reference_id))
        .order_by(files.id)
    )
    found: defaultdict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for other, *values in connection.execute(statement, others):
        found[other].append(tuple(values))
    if not found:
        return
    kept = {"ids": sqlite.joined([union.kept.id for union in unions])}
    known = {(row[0], _sameness(row[1:])) for row in connection.execute(statement, kept)}
    rows: list[tuple[Any, ...]] = []
    for union in unions:
        for other in union.others:
            for row in found.get(other.id, ()):
                if (mark := (union.kept.id, _sameness(row))) not in known:
                    known.add(mark)
                    rows.append((union.kept.id, *row))
                    _note_taken(union, other.id, "attachments")
    sqlite.insert_rows(connection, schema.ATTACHMENT, ("reference_id", *_FILE_COLUMNS), rows)


def _sameness(file: Sequence[Any]) -> str:
    row = dict(zip(_FILE_COLUMNS, file, strict=True))
    return str(row["sha256"] or row["path"])


def _note_taken(union: _Union, other: int, code: str) -> None:
    if code not in union.taken[other]:
        union.taken[other].append(code)


def _write_notes(connection: Connection, unions: Sequence[_Union], *, now: str) -> None:
    notes = {union.kept.id: union.note for union in unions if union.note != union.kept.note}
    if not notes:
        return
    note = schema.NOTE
    sqlite.unindex(connection, notes)
    connection.execute(
        delete(note).where(sqlite.among(note.c.reference_id)), {"ids": sqlite.joined(notes)}
    )
    rows = [(i, text, search_parts([text]), now) for i, text in notes.items()]
    names = ("reference_id", "text", "search_parts", "modified_at")
    sqlite.insert_rows(connection, note, names, rows)
    sqlite.index(connection, notes)


def _copy_words(connection: Connection, unions: Sequence[_Union], heirs: Mapping[int, int]) -> None:
    """Give what a person said of the others: highlights, and corrections of what was read in them."""
    given = {
        "highlights": inherit_annotations(connection, heirs),
        "evidence": inherit_corrections(connection, heirs),
    }
    for union in unions:
        for other in union.others:
            for code, givers in given.items():
                if other.id in givers:
                    _note_taken(union, other.id, code)


def _copy_fulltexts(connection: Connection, unions: Sequence[_Union]) -> None:
    sources = [
        (source, union.kept.id)
        for union in unions
        if (source := _fulltext_source(union)) is not None
    ]
    if not sources:
        return
    for table in _COPIED:
        names = [column.name for column in table.c if column.name != "reference_id"]
        heirs = sqlite.pairs("heirs")
        rows = select(heirs.c.other, *(table.c[name] for name in names)).join_from(
            heirs, table, table.c.reference_id == heirs.c.one
        )
        connection.execute(
            table.insert().from_select(["reference_id", *names], rows),
            {"heirs": json.dumps(sources)},
        )
    kept = {"ids": sqlite.joined([heir for _, heir in sources])}
    connection.execute(
        update(schema.REFERENCE).where(sqlite.among(_R.id)).values(has_fulltext=1), kept
    )


def _join_states(connection: Connection, unions: Sequence[_Union]) -> None:
    """Let the paper be as read, as highly rated and as lately opened as any of them."""
    ids = [paper.id for union in unions for paper in (union.kept, *union.others)]
    statement = select(_R.id, *(_R[name] for name in _STATE)).where(sqlite.among(_R.id))
    found = {i: rest for i, *rest in connection.execute(statement, {"ids": sqlite.joined(ids)})}
    values: list[dict[str, object]] = []
    for union in unions:
        states = [found[paper.id] for paper in (union.kept, *union.others)]
        most = [_most(column) for column in zip(*states, strict=True)]
        if most != states[0]:
            new = {f"new_{name}": v for name, v in zip(_STATE, most, strict=True)}
            values.append({"at": union.kept.id, **new})
    if values:
        changed: dict[str, Any] = {name: bindparam(f"new_{name}") for name in _STATE}
        connection.execute(
            update(schema.REFERENCE).where(_R.id == bindparam("at")).values(changed), values
        )


def _most(values: Iterable[Any]) -> Any:  # noqa: ANN401 - what a column holds
    return max((v for v in values if v is not None), default=None)


def _account(connection: Connection, unions: Sequence[_Union], *, now: str) -> None:
    """Write down what went into what."""
    rows = [
        (
            now,
            union.kept.id,
            other.id,
            other.reference.title_plain,
            union.wanted.certainty,
            union.wanted.reason,
            json.dumps(union.taken.get(other.id, [])),
        )
        for union in unions
        for other in union.others
    ]
    names = ("at", "kept_id", "other_id", "other_title", "certainty", "reason", "taken")
    sqlite.insert_rows(connection, schema.MERGED, names, rows)
