# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing changes to many papers at once: a few statements, however many papers there are."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime

from sqlalchemy import delete, insert, select, update

from refdesk.domain.changes import ChangeSet
from refdesk.domain.identifiers import Identifier
from refdesk.domain.reference import Reference
from refdesk.domain.stored import StoredReference
from refdesk.store import schema, sqlite
from refdesk.store.arriving import MATCHED_SCHEMES
from refdesk.store.database import Database, utc_now
from refdesk.store.organise import OrganisationStore
from refdesk.store.storable import storable
from refdesk.store.text import search_parts
from refdesk.store.writing import find_keys, rewrite

Change = tuple[StoredReference, StoredReference]
"""A paper as it is, and as it is to be."""
_R, _N = schema.REFERENCE.c, schema.NOTE.c


class EditStore:
    """Makes papers what they are to be. Any thread may call any method."""

    def __init__(
        self,
        database: Database,
        organisation: OrganisationStore,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._database = database
        self._organisation = organisation
        self._now = now

    def write(self, changes: Sequence[Change]) -> ChangeSet:
        """Write what differs, in one transaction: what papers say, and what the person added.

        Raises:
            LibraryError: nothing was written.
        """
        said = {new.id: new.reference for old, new in changes if old.reference != new.reference}
        notes = {new.id: new.note for old, new in changes if old.note != new.note}
        by_read: dict[int, list[int]] = defaultdict(list)
        by_rating: dict[int, list[int]] = defaultdict(list)
        for old, new in changes:
            if old.is_read != new.is_read:
                by_read[int(new.is_read)].append(new.id)
            if old.rating != new.rating:
                by_rating[new.rating].append(new.id)
        with self._database.write():
            done = self._say(said) | self._note(notes)
            for column, found in (("is_read", by_read), ("rating", by_rating)):
                for value, ids in found.items():
                    done |= self._mark(ids, column, value)
            done |= self._link(changes)
        return done

    def owner(self, reference_id: int, identifiers: Iterable[Identifier]) -> Identifier | None:
        """Return the first of a paper's identifiers that another paper outside the trash has."""
        keys = {(i.scheme, i.key): i for i in identifiers if i.scheme in MATCHED_SCHEMES}
        with self._database.read() as connection:
            found = find_keys(connection, keys)
            living = select(_R.id).where(sqlite.among(_R.id), _R.trashed_at.is_(None))
            parameter = {"ids": sqlite.joined(set(found.values()) - {reference_id})}
            others = set(connection.scalars(living, parameter))
        return next((keys[key] for key, i in found.items() if i in others), None)

    def _mark(self, ids: Iterable[int], column: str, value: int) -> ChangeSet:
        statement = update(schema.REFERENCE).where(sqlite.among(_R.id)).values({column: value})
        with self._database.write() as connection:
            connection.execute(statement, {"ids": sqlite.joined(ids)})
        return ChangeSet(updated=frozenset(ids))

    def _say(self, references: Mapping[int, Reference]) -> ChangeSet:
        clean = {i: storable(reference) for i, reference in references.items()}
        with self._database.write() as connection:
            rewrite(connection, clean, now=self._stamp(), restore=False)
        return ChangeSet(updated=frozenset(clean))

    def _note(self, notes: Mapping[int, str]) -> ChangeSet:
        if not notes:
            return ChangeSet()
        rows = [(i, storable(text)) for i, text in notes.items() if text]
        now = self._stamp()
        values = [
            {"reference_id": i, "text": t, "search_parts": search_parts([t]), "modified_at": now}
            for i, t in rows
        ]
        with self._database.write() as connection:
            sqlite.unindex(connection, notes)
            parameter = {"ids": sqlite.joined(notes)}
            connection.execute(delete(schema.NOTE).where(sqlite.among(_N.reference_id)), parameter)
            if values:
                connection.execute(insert(schema.NOTE), values)
            sqlite.index(connection, notes)
        return ChangeSet(updated=frozenset(notes))

    def _link(self, changes: Sequence[Change]) -> ChangeSet:
        """Put papers into collections and tags on them, and take them out and off."""
        store = self._organisation
        tags: dict[tuple[str, bool], list[int]] = defaultdict(list)
        places: dict[tuple[int, bool], list[int]] = defaultdict(list)
        for old, new in changes:
            for name in set(old.tags) ^ set(new.tags):
                tags[name, name in new.tags].append(new.id)
            for place in set(old.collections) ^ set(new.collections):
                places[place, place in new.collections].append(new.id)
        done = ChangeSet()
        for (name, put), ids in sorted(tags.items(), key=lambda item: item[0][1]):
            done |= store.tag(ids, name) if put else store.untag(ids, name)
        for (place, put), ids in places.items():
            done |= store.add_to(place, ids) if put else store.remove_from(place, ids)
        return done

    def _stamp(self) -> str:
        return self._now().astimezone(UTC).isoformat()
