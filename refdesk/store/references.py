# SPDX-License-Identifier: GPL-3.0-or-later
"""The papers of a library: adding, changing, finding, listing them."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice

from sqlalchemy import Connection, UpdateBase, delete, select, update

from refdesk.domain.changes import ChangeSet
from refdesk.domain.identifiers import Identifier
from refdesk.domain.line import ReferenceRow
from refdesk.domain.organisation import ShelfCounts
from refdesk.domain.query import LibraryQuery
from refdesk.domain.reference import Reference
from refdesk.domain.side_by_side import Merge
from refdesk.domain.stored import StoredReference
from refdesk.store import listing, schema, sqlite
from refdesk.store.absorbing import absorb
from refdesk.store.arriving import Arrival
from refdesk.store.bringing import Along, bring
from refdesk.store.database import Database, utc_now
from refdesk.store.reading import ReferenceReader
from refdesk.store.storable import storable
from refdesk.store.text import search_parts
from refdesk.store.writing import AddReport, Batch, Foreseen, find_keys, rewrite

__all__ = ["AddReport", "ReferenceStore", "ShelfCounts", "utc_now"]

_R = schema.REFERENCE.c


class ReferenceStore:
    """All papers of one library. Any thread may call any method."""

    def __init__(self, database: Database, now: Callable[[], datetime] = utc_now) -> None:
        self._database = database
        self._now = now
        self._reader = ReferenceReader()

    @property
    def database(self) -> Database:
        """The library itself."""
        return self._database

    # Writing

    def add_many(
        self,
        references: Sequence[Reference],
        *,
        is_sample: bool = False,
        added_at: datetime | None = None,
        merge: bool = True,
        along: Along | None = None,
    ) -> AddReport:
        """Add papers in one transaction, and index them.

        A paper that the library has, by PMID, PMCID or DOI, is brought up to date in place and
        keeps all that the person added to it; with ``merge=False`` every reference is a new paper.
        ``along`` is what a person had added to them elsewhere.

        Raises:
            LibraryError: nothing was written.
        """
        arrivals = [Arrival.of(reference) for reference in references]
        return self.take_in(
            arrivals, is_sample=is_sample, added_at=added_at, merge=merge, along=along
        )

    def take_in(
        self,
        arrivals: Sequence[Arrival],
        *,
        is_sample: bool = False,
        added_at: datetime | None = None,
        merge: bool = True,
        along: Along | None = None,
    ) -> AddReport:
        """Add papers that are on their way in; see :meth:`add_many`.

        Raises:
            LibraryError: nothing was written.
        """
        now = self._stamp()
        added = added_at.astimezone(UTC).isoformat() if added_at else now
        with self._database.write() as connection:
            batch = Batch(connection, self._reader)
            batch.plan(arrivals, match=merge)
            report = batch.write(now=now, added_at=added, is_sample=is_sample)
            return bring(connection, report, storable(along), now=now) if along else report

    def preview(self, arrivals: Sequence[Arrival], foreseen: Foreseen) -> list[str]:
        """Return what :meth:`take_in` would make of each paper; nothing is written.

        Args:
            arrivals: a batch.
            foreseen: what batches before this one would have added.
        """
        with self._database.read() as connection:
            batch = Batch(connection, self._reader)
            batch.plan(arrivals, match=True)
        return foreseen.outcomes(arrivals, batch.outcomes, batch.repeats)

    def update(self, reference_id: int, reference: Reference) -> ChangeSet:
        """Make a paper say exactly what ``reference`` says; what the person added stays.

        Raises:
            LibraryError: nothing was written.
        """
        clean = storable(reference)
        with self._database.write() as connection:
            stored = self._reader.stored(connection, [reference_id]).get(reference_id)
            if stored is None or stored.reference == clean:
                return ChangeSet()
            rewrite(connection, {reference_id: clean}, now=self._stamp())
        return ChangeSet(updated=frozenset({reference_id}))

    def set_read(self, ids: Iterable[int], read: bool) -> ChangeSet:
        """Mark papers as read or unread."""
        return self._set(ids, "is_read", int(read))

    def set_rating(self, ids: Iterable[int], stars: int) -> ChangeSet:
        """Give papers 0 to 5 stars."""
        return self._set(ids, "rating", max(0, min(stars, 5)))

    def mark_opened(self, ids: Iterable[int]) -> ChangeSet:
        """Say that papers were opened just now, and so were read."""
        opened = {"is_read": 1, "opened_at": self._stamp()}
        statement = update(schema.REFERENCE).where(sqlite.among(_R.id)).values(opened)
        with self._database.write() as connection:
            found = connection.scalars(statement.returning(_R.id), {"ids": sqlite.joined(ids)})
            return ChangeSet(updated=frozenset(found))

    def trash(self, ids: Iterable[int]) -> ChangeSet:
        """Put papers into the trash; they keep everything."""
        with self._database.write() as connection:
            statement = (
                update(schema.REFERENCE)
                .where(sqlite.among(_R.id), _R.trashed_at.is_(None))
                .values(trashed_at=self._stamp())
                .returning(_R.id)
            )
            return _removed(connection, statement, ids)

    def restore(self, ids: Iterable[int]) -> ChangeSet:
        """Take papers out of the trash."""
        with self._database.write() as connection:
            statement = (
                update(schema.REFERENCE)
                .where(sqlite.among(_R.id), _R.trashed_at.is_not(None))
                .values(trashed_at=None)
                .returning(_R.id)
            )
            found = connection.scalars(statement, {"ids": sqlite.joined(ids)}).all()
        return ChangeSet(added=frozenset(found), organisation=bool(found))

    def absorb(self, merges: Sequence[Merge]) -> ChangeSet:
        """Make one paper of several, many times: one gets what it lacks, the others go to the trash.

        Collections, tags, notes, attachments and full text are united; papers that are gone or in
        the trash already are left alone. No paper may stand in two merges.
        """
        with self._database.write() as connection:
            return absorb(connection, self._reader, merges, now=self._stamp())

    def delete(self, ids: Iterable[int]) -> ChangeSet:
        """Delete papers with all that belongs to them, for good. Their ids are never used again."""
        wanted = list(ids)
        with self._database.write() as connection:
            sqlite.unindex(connection, wanted)
            statement = delete(schema.REFERENCE).where(sqlite.among(_R.id)).returning(_R.id)
            return _removed(connection, statement, wanted)

    def set_note(self, reference_id: int, text: str) -> ChangeSet:
        """Replace the person's note on a paper; ``""`` removes it."""
        text = storable(text)
        ids = [reference_id]
        note = schema.NOTE
        with self._database.write() as connection:
            if not _existing(connection, ids):
                return ChangeSet()
            sqlite.unindex(connection, ids)
            connection.execute(delete(note).where(note.c.reference_id == reference_id))
            if text:
                connection.execute(
                    note.insert().values(
                        reference_id=reference_id,
                        text=text,
                        search_parts=search_parts([text]),
                        modified_at=self._stamp(),
                    )
                )
            sqlite.index(connection, ids)
        return ChangeSet(updated=frozenset(ids))

    # Finding

    def get(self, reference_id: int) -> StoredReference | None:
        """Return a paper, ``None`` where there is none with this id."""
        return self.get_many([reference_id])[0]

    def get_many(self, ids: Iterable[int], *, keyed: bool = False) -> list[StoredReference | None]:
        """Return the papers with these ids, in their order, ``None`` for those that are gone.

        ``keyed``: as they leave the library, with its citation key in place of their own.
        """
        wanted = list(ids)
        with self._database.read() as connection:
            found = self._reader.stored(connection, wanted, keyed=keyed)
        return [found.get(i) for i in wanted]

    def iter_references(
        self, ids: Iterable[int], chunk: int = 500, *, keyed: bool = False
    ) -> Iterator[StoredReference]:
        """Yield papers in the order of ``ids``, skipping those that are gone; see :meth:`get_many`.

        Between two chunks no transaction is open: others may write meanwhile.
        """
        rest = iter(ids)
        while wanted := list(islice(rest, chunk)):
            yield from (stored for stored in self.get_many(wanted, keyed=keyed) if stored)

    def find(self, identifier: Identifier) -> int | None:
        """Return the paper that has this identifier."""
        return self.find_many([identifier]).get(identifier)

    def find_many(self, identifiers: Iterable[Identifier]) -> dict[Identifier, int]:
        """Return the papers that have these identifiers; the oldest where several have one."""
        wanted = {identifier: (identifier.scheme, identifier.key) for identifier in identifiers}
        with self._database.read() as connection:
            found = find_keys(connection, wanted.values())
        return {identifier: found[key] for identifier, key in wanted.items() if key in found}

    def find_key(self, citation_key: str) -> int | None:
        """Return the paper with this citation key, whatever its case."""
        keys = schema.CITATION_KEY.c
        statement = select(keys.reference_id).where(keys.key == citation_key)
        with self._database.read() as connection:
            return connection.scalars(statement).first()

    # Listing

    def ids(self, query: LibraryQuery) -> "array[int]":
        """Return the ids of the papers that ``query`` asks for, in its order."""
        with self._database.read() as connection:
            return listing.ids(connection, query, self._now())

    def titled(self, titles: Sequence[Sequence[str]]) -> list[int]:
        """Return papers of whose titles one has all words of one of ``titles``, trash included."""
        with self._database.read() as connection:
            return listing.titled(connection, titles)

    def count(self, query: LibraryQuery) -> int:
        """Return how many papers ``query`` asks for, whatever its limit."""
        with self._database.read() as connection:
            return listing.count(connection, query, self._now())

    def rows(self, ids: Sequence[int]) -> list[ReferenceRow | None]:
        """Return a line for each id, in their order, ``None`` for papers that are gone."""
        with self._database.read() as connection:
            return listing.rows(connection, ids)

    def counts(self) -> ShelfCounts:
        """Return how many papers each shelf holds."""
        with self._database.read() as connection:
            return listing.counts(connection, self._now())

    def _stamp(self) -> str:
        return self._now().astimezone(UTC).isoformat()

    def _set(self, ids: Iterable[int], column: str, value: object) -> ChangeSet:
        with self._database.write() as connection:
            statement = (
                update(schema.REFERENCE)
                .where(sqlite.among(_R.id), _R[column] != value)
                .values({column: value})
                .returning(_R.id)
            )
            found = connection.scalars(statement, {"ids": sqlite.joined(ids)}).all()
        return ChangeSet(updated=frozenset(found))


def _existing(connection: Connection, ids: Iterable[int]) -> list[int]:
    statement = select(_R.id).where(sqlite.among(_R.id))
    return list(connection.scalars(statement, {"ids": sqlite.joined(ids)}))


def _removed(connection: Connection, statement: UpdateBase, ids: Iterable[int]) -> ChangeSet:
    found = connection.scalars(statement, {"ids": sqlite.joined(ids)}).all()
    return ChangeSet(removed=frozenset(found), organisation=bool(found))
