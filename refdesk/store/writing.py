# SPDX-License-Identifier: GPL-3.0-or-later
"""Putting papers into the library: finding those that are there, merging, writing whole batches."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any

from sqlalchemy import Connection, Select, Text, bindparam, cast, delete, func, select, update

from refdesk.domain.belongings import Brought
from refdesk.domain.changes import ChangeSet
from refdesk.domain.citekeys import KeyMaker
from refdesk.domain.duplicates import CERTAIN
from refdesk.domain.identifiers import Scheme
from refdesk.domain.likeness import certainty, fingerprint
from refdesk.domain.reference import Reference
from refdesk.store import schema, sqlite, told_apart
from refdesk.store.arriving import Arrival, Key, Rows, keys_of, rows_of
from refdesk.store.merging import merge
from refdesk.store.reading import ReferenceReader
from refdesk.store.rows import CONTENT_COLUMNS, Row, design_by_type
from refdesk.store.slots import Namesakes, Slot
from refdesk.store.text import sort_text

_TELLING_TITLE = 24
"""Characters from which on few papers have the same title by chance."""
_STATE_COLUMNS = ("id", "added_at", "modified_at", "is_sample")
_EDIT = (
    update(schema.REFERENCE)
    .where(schema.REFERENCE.c.id == bindparam("at"))
    .values(
        {name: bindparam(f"new_{name}") for name in (*CONTENT_COLUMNS, "modified_at")}
        | {"revision": schema.REFERENCE.c.revision + 1}
    )
)
_REWRITE = _EDIT.values(trashed_at=None)
"""A paper that arrives again is wanted again."""
_FIND = select(
    schema.IDENTIFIER.c.scheme, schema.IDENTIFIER.c.key, schema.IDENTIFIER.c.reference_id
).order_by(schema.IDENTIFIER.c.reference_id.desc())


@dataclass(frozen=True, slots=True)
class AddReport:
    """What became of each reference of a batch, in its order."""

    ids: list[int] = field(default_factory=list)
    outcomes: list[str] = field(default_factory=list)
    """``added``, ``updated`` or ``unchanged``."""
    changes: ChangeSet = ChangeSet()
    brought: Brought = Brought()


class Batch:
    """References on their way into the library within one transaction."""

    def __init__(self, connection: Connection, reader: ReferenceReader) -> None:
        self._connection = connection
        self._reader = reader
        self._slots: list[Slot] = []
        self._places: list[tuple[Slot, str]] = []
        self._by_key: dict[Key, Slot] = {}
        self._by_title: defaultdict[str, Namesakes] = defaultdict(Namesakes)

    def plan(self, arrivals: Sequence[Arrival], *, match: bool) -> None:
        """Decide for each paper whether it is a new one or which one it updates."""
        keyed = [(arrival, arrival.keys if match else []) for arrival in arrivals]
        if match:
            self._load_known({key for _, keys in keyed for key in keys})
            self._load_namesakes(
                arrival for arrival, keys in keyed if not any(key in self._by_key for key in keys)
            )
        for arrival, keys in keyed:
            title = arrival.rows.title if match else ""
            slot = self._match(arrival, keys)
            namesake = None if slot else self._same_by_title(arrival, title)
            if namesake is not None:  # nobody says which record is better: what is there stays
                self._update(namesake, _filled(namesake.reference, arrival.reference), keys)
            elif slot is not None:
                self._update(slot, merge(slot.reference, arrival.reference), keys)
            else:
                self._add(arrival, title, keys)

    def _add(self, arrival: Arrival, title: str, keys: Sequence[Key]) -> None:
        slot = Slot(arrival)
        self._slots.append(slot)
        self._places.append((slot, "added"))
        if title:
            self._by_title[title].add(slot)
        for key in keys:
            self._by_key.setdefault(key, slot)

    def _update(self, slot: Slot, merged: Reference, keys: Sequence[Key]) -> None:
        restored = slot.stored is not None and slot.stored.is_trashed
        same = merged == slot.reference and not restored
        if not same:
            slot.become(merged)
            keys = keys_of(merged)
        self._places.append((slot, "unchanged" if same else "updated"))
        for key in keys:
            self._by_key.setdefault(key, slot)

    @property
    def outcomes(self) -> list[str]:
        """What becomes of each reference: ``added``, ``updated`` or ``unchanged``."""
        return [outcome for _, outcome in self._places]

    @property
    def repeats(self) -> list[bool]:
        """Whether each reference is of a paper that the batch itself brought before."""
        return [outcome != "added" and slot.stored is None for slot, outcome in self._places]

    def write(self, *, now: str, added_at: str, is_sample: bool) -> AddReport:
        """Write what was planned."""
        new = [slot for slot in self._slots if slot.stored is None]
        changed = [slot for slot in self._slots if slot.is_changed]
        first = sqlite.next_id(self._connection, schema.REFERENCE) if new else 0
        for n, slot in enumerate(new):
            slot.id = first + n
        _insert(self._connection, new, now=now, added_at=added_at, is_sample=is_sample)
        rewrite(self._connection, {slot.id: slot.reference for slot in changed}, now=now)
        return AddReport(
            ids=[slot.id for slot, _ in self._places],
            outcomes=self.outcomes,
            changes=ChangeSet(
                added=frozenset(slot.id for slot in new),
                updated=frozenset(slot.id for slot in changed),
            ),
        )

    def _load_known(self, wanted: set[Key]) -> None:
        found = find_keys(self._connection, wanted)
        stored = self._reader.stored(self._connection, set(found.values())) if found else {}
        slots = {i: Slot(None, paper) for i, paper in stored.items()}
        self._slots.extend(slots.values())
        self._by_key.update({key: slots[i] for key, i in found.items()})

    def _load_namesakes(self, arrivals: Iterable[Arrival]) -> None:
        """Load the papers of the same titles: records without identifier come again too.

        Of a title that many papers have, only those of the same year, or of none.
        """
        wanted = [(arrival.rows.title, arrival.year) for arrival in arrivals]
        parameters = {
            "titles": sqlite.joined({title for title, _ in wanted if title}),
            "years": sqlite.joined({year for _, year in wanted if year is not None}),
        }
        columns = schema.REFERENCE.c
        statement = select(columns.id).where(
            sqlite.among(columns.title_sort, "titles"),
            columns.trashed_at.is_(None),
            (func.length(columns.title_sort) >= _TELLING_TITLE)
            | columns.year.is_(None)
            | sqlite.among(columns.year, "years"),
        )
        ids = set(self._connection.scalars(statement, parameters))
        if ids:  # and what a person told apart from them, be it in the trash
            ids.update(chain.from_iterable(told_apart.pairs_of(self._connection, ids)))
        ids -= {slot.id for slot in self._slots}
        for paper in self._reader.stored(self._connection, ids).values() if ids else ():
            slot = Slot(None, paper)
            self._slots.append(slot)
            self._by_title[sort_text(paper.reference.title_plain)].add(slot)

    def _same_by_title(self, arrival: Arrival, title: str) -> Slot | None:
        """Return the paper of the same title that this one certainly is.

        Of several, which a person told apart, the likest: the record of one does not go into another.
        """
        if not title or title not in self._by_title:
            return None
        reference = arrival.reference
        own = fingerprint(reference)
        found: list[tuple[bool, float, bool, Slot]] = []
        for slot in self._by_title[title].near(own):
            equal = slot.stored is not None and slot.reference == reference  # the same file again
            sure = 1.0 if equal else certainty(slot.fingerprint, own)
            same = equal or _are_one_record(slot.reference, reference)
            if same or sure >= CERTAIN:
                living = slot.stored is None or not slot.stored.is_trashed
                found.append((same, sure, living, slot))
        return max(found, key=lambda one: one[:3], default=(False, 0.0, False, None))[3]

    def _match(self, arrival: Arrival, keys: Sequence[Key]) -> Slot | None:
        for key in keys:
            slot = self._by_key.get(key)
            if slot and not _contradict(slot.reference, arrival.reference):
                return slot
        return None


class Foreseen:
    """Papers that an import would add, by their keys alone: a file may hold a million."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str, str], int] = {}
        self.repeated = 0
        """Records so far of papers that came before."""

    def outcomes(
        self, arrivals: Sequence[Arrival], planned: Sequence[str], repeats: Sequence[bool]
    ) -> list[str]:
        """Correct what is planned for a batch by what came in batches before it."""
        corrected: list[str] = []
        self.repeated += sum(repeats)
        for arrival, outcome in zip(arrivals, planned, strict=True):
            mark = arrival.mark
            keys = [(str(scheme), key) for scheme, key in arrival.keys]
            if not keys and (title := arrival.rows.title):
                keys = [("title", f"{title} {arrival.year} {arrival.pages}")]
            before = next((self._seen[key] for key in keys if key in self._seen), None)
            if outcome == "added" and before is not None:
                outcome = "unchanged" if before == mark else "updated"
                self.repeated += 1
            for key in keys:
                self._seen.setdefault(key, mark)
            corrected.append(outcome)
        return corrected


def _filled(known: Reference, record: Reference) -> Reference:
    """Return ``known`` with what only ``record`` says; its key stays its own."""
    return replace(merge(record, known), citation_key=known.citation_key or record.citation_key)


def _are_one_record(one: Reference, other: Reference) -> bool:
    """Whether two records of one title say the same of author, year and place, and say it at all."""
    said = [
        (r.authors, r.year, r.volume, r.issue, r.pages, r.article_number, r.journal)
        for r in (one, other)
    ]
    dois = {r.doi.lower() for r in (one, other) if r.doi}
    known = bool(one.authors and one.year) and len(dois) < 2
    return said[0] == said[1] and known and not _contradict(one, other)


def _contradict(one: Reference, other: Reference) -> bool:
    """Whether PubMed counts them as two papers: a supplement's abstracts may share one DOI."""
    return bool(one.pmid and other.pmid and one.pmid != other.pmid)


def find_keys(connection: Connection, keys: Iterable[Key]) -> dict[Key, int]:
    """Return the oldest paper of each key that the library has."""
    wanted = set(keys)
    if not wanted:
        return {}
    statement = _FIND.where(sqlite.among(schema.IDENTIFIER.c.key, "keys"))
    rows = connection.execute(statement, {"keys": sqlite.joined({k for _, k in wanted})})
    found = {(Scheme(scheme), key): i for scheme, key, i in rows}
    return {key: found[key] for key in wanted if key in found}


def _insert(
    connection: Connection, slots: Sequence[Slot], *, now: str, added_at: str, is_sample: bool
) -> None:
    if not slots:
        return
    arriving = [(slot.id, slot.arrival.rows) for slot in slots]
    main = [(i, added_at, now, is_sample, *rows.content) for i, rows in arriving]
    sqlite.insert_rows(connection, schema.REFERENCE, (*_STATE_COLUMNS, *CONTENT_COLUMNS), main)
    _give_keys(connection, slots)
    _insert_lists(connection, arriving)
    sqlite.index_rows(connection, [(i, *rows.words) for i, rows in arriving])


def _give_keys(connection: Connection, slots: Sequence[Slot]) -> None:
    """Give each new paper the key that documents cite it by; it never changes again."""
    arriving = [(slot.id, slot.arrival.own_key, slot.arrival.rows.stem) for slot in slots]
    stems = {own or stem for _, own, stem in arriving}
    keys = KeyMaker((own for _, own, _ in arriving), sqlite.keys_beginning(connection, stems))
    rows = [(i, keys.free(own, stem)) for i, own, stem in arriving]
    sqlite.insert_rows(connection, schema.CITATION_KEY, ("reference_id", "key"), rows)


def _insert_lists(connection: Connection, arriving: Iterable[tuple[int, Rows]]) -> None:
    identifiers: list[Row] = []
    records: list[Row] = []
    for i, rows in arriving:
        identifiers += [(i, *identifier) for identifier in rows.identifiers]
        records.append((i, rows.document))
    columns = ("reference_id", "position", "scheme", "value", "key")
    sqlite.insert_rows(connection, schema.IDENTIFIER, columns, identifiers)
    sqlite.insert_rows(connection, schema.RECORD, ("reference_id", "document"), records)


def rewrite(
    connection: Connection, references: Mapping[int, Reference], *, now: str, restore: bool = True
) -> None:
    """Replace what the papers say; what the person added to them stays.

    ``restore``: those in the trash come out of it.
    """
    if not references:
        return
    parameter = {"ids": sqlite.joined(references)}
    chosen = select(schema.REFERENCE.c.id, schema.REFERENCE.c.design).where(
        sqlite.among(schema.REFERENCE.c.id)
    )
    designs = dict(connection.execute(chosen, parameter).all())
    sqlite.unindex(connection, references)
    arriving: list[tuple[int, Rows]] = []
    values: list[dict[str, Any]] = []
    for i, reference in references.items():
        design = design_by_type(reference) or designs.get(i, "")
        rows = rows_of(reference, design)
        row = zip(CONTENT_COLUMNS, rows.content, strict=True)
        values.append({f"new_{k}": v for k, v in row} | {"new_modified_at": now, "at": i})
        arriving.append((i, rows))
    connection.execute(_REWRITE if restore else _EDIT, values)
    _ask_anew(connection, references, parameter)
    for table in schema.LISTS:
        connection.execute(delete(table).where(sqlite.among(table.c.reference_id)), parameter)
    _insert_lists(connection, arriving)
    sqlite.index(connection, references)
    _head_fulltexts(connection, parameter)


def _ask_anew(
    connection: Connection, references: Mapping[int, Reference], parameter: dict[str, str]
) -> None:
    """Forget when services were asked for notices of papers that had another number then."""
    identifier, check = schema.IDENTIFIER.c, schema.NOTICE_CHECK.c
    schemes = (Scheme.PMID, Scheme.DOI)
    known = (
        select(identifier.reference_id, identifier.scheme, identifier.key)
        .where(sqlite.among(identifier.reference_id), identifier.scheme.in_(schemes))
        .order_by(identifier.position.desc())
    )
    before = {(i, scheme): key for i, scheme, key in connection.execute(known, parameter)}
    changed = {
        i
        for (i, scheme), key in before.items()
        if key != next((own.key for own in references[i].identifiers if own.scheme == scheme), "")
    }
    if changed:
        forget = delete(schema.NOTICE_CHECK).where(sqlite.among(check.reference_id))
        connection.execute(forget, {"ids": sqlite.joined(changed)})


def headings() -> Select[str]:
    """Return the query for the words of a paper that its full text is found by as well."""
    columns = schema.REFERENCE.c
    year = func.coalesce(cast(columns.year, Text), "")
    return select(
        columns.title_plain + " " + columns.authors_text + " " + columns.journal_title + " " + year
    )


def _head_fulltexts(connection: Connection, parameter: dict[str, str]) -> None:
    words = schema.FULLTEXT_TEXT
    heading = headings().where(schema.REFERENCE.c.id == words.c.reference_id).scalar_subquery()
    connection.execute(
        update(words).where(sqlite.among(words.c.reference_id)).values(heading=heading), parameter
    )
