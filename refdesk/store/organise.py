# SPDX-License-Identifier: GPL-3.0-or-later
"""Collections and tags: how a person arranges the papers."""

from collections.abc import Callable, Iterable
from datetime import datetime

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from refdesk.domain.changes import ChangeSet
from refdesk.domain.organisation import Collection, Tag
from refdesk.store import schema, sqlite
from refdesk.store.database import Database
from refdesk.store.references import utc_now
from refdesk.store.storable import storable

__all__ = ["Collection", "OrganisationStore", "Tag"]

_C, _HELD = schema.COLLECTION.c, schema.COLLECTION_REFERENCE.c
_T, _TAGGED = schema.TAG.c, schema.REFERENCE_TAG.c
_R = schema.REFERENCE.c
_SHAPE = ChangeSet(organisation=True)


class OrganisationStore:
    """Where papers lie and what tags they bear."""

    def __init__(self, database: Database, now: Callable[[], datetime] = utc_now) -> None:
        self._database = database
        self._now = now

    # Collections

    def collections(self) -> list[Collection]:
        """Return every collection by name, with how many living papers it holds."""
        with self._database.read() as connection:
            counts = _counts(connection, schema.COLLECTION_REFERENCE, "collection_id")
            rows = connection.execute(select(_C.id, _C.parent_id, _C.name)).all()
        found = [Collection(i, parent, name, counts.get(i, 0)) for i, parent, name in rows]
        return sorted(found, key=lambda c: (c.name.casefold(), c.id))

    def create_collection(self, name: str, parent_id: int | None = None) -> int:
        """Make a collection and return its id; inside nothing where ``parent_id`` is gone."""
        with self._database.write() as connection:
            parent = connection.scalar(select(_C.id).where(_C.id == parent_id))
            statement = insert(schema.COLLECTION).values(
                name=storable(name), parent_id=parent, created_at=self._now().isoformat()
            )
            return int(connection.execute(statement.returning(_C.id)).scalar_one())

    def rename_collection(self, collection_id: int, name: str) -> ChangeSet:
        """Give a collection another name."""
        with self._database.write() as connection:
            renamed = connection.execute(
                update(schema.COLLECTION).where(_C.id == collection_id).values(name=storable(name))
            )
        return _SHAPE if renamed.rowcount else ChangeSet()

    def move_collection(self, collection_id: int, parent_id: int | None) -> ChangeSet:
        """Put a collection inside another; never inside itself or one of its own."""
        with self._database.write() as connection:
            parents = dict(connection.execute(select(_C.id, _C.parent_id)).all())
            above = parent_id
            while above is not None:
                if above == collection_id or above not in parents:
                    return ChangeSet()
                above = parents[above]
            connection.execute(
                update(schema.COLLECTION).where(_C.id == collection_id).values(parent_id=parent_id)
            )
        return _SHAPE

    def delete_collection(self, collection_id: int) -> ChangeSet:
        """Delete a collection and those inside it; the papers stay in the library."""
        with self._database.write() as connection:
            connection.execute(delete(schema.COLLECTION).where(_C.id == collection_id))
        return _SHAPE

    def add_to(self, collection_id: int, ids: Iterable[int]) -> ChangeSet:
        """Put papers into a collection."""
        with self._database.write() as connection:
            if connection.scalar(select(_C.id).where(_C.id == collection_id)) is None:
                return ChangeSet()
            inside = select(_HELD.reference_id).where(_HELD.collection_id == collection_id)
            statement = select(_R.id).where(sqlite.among(_R.id), _R.id.not_in(inside))
            new = connection.scalars(statement, {"ids": sqlite.joined(ids)}).all()
            now = self._now().isoformat()
            sqlite.insert_rows(
                connection,
                schema.COLLECTION_REFERENCE,
                ("collection_id", "reference_id", "added_at"),
                [(collection_id, i, now) for i in new],
            )
        return ChangeSet(updated=frozenset(new), organisation=bool(new))

    def remove_from(self, collection_id: int, ids: Iterable[int]) -> ChangeSet:
        """Take papers out of a collection; they stay in the library."""
        with self._database.write() as connection:
            statement = (
                delete(schema.COLLECTION_REFERENCE)
                .where(_HELD.collection_id == collection_id, sqlite.among(_HELD.reference_id))
                .returning(_HELD.reference_id)
            )
            gone = connection.scalars(statement, {"ids": sqlite.joined(ids)}).all()
        return ChangeSet(updated=frozenset(gone), organisation=bool(gone))

    # Tags

    def tags(self) -> list[Tag]:
        """Return the tags that living papers bear or a digit gives, by name, with how many do.

        A tag that was taken off its last paper is not listed, but comes back with its colour.
        """
        columns = (_T.id, _T.name, _T.colour, _T.digit)
        with self._database.read() as connection:
            counts = _counts(connection, schema.REFERENCE_TAG, "tag_id")
            rows = connection.execute(select(*columns).order_by(_T.key)).all()
        return [
            Tag(i, name, colour, counts.get(i, 0), digit)
            for i, name, colour, digit in rows
            if i in counts or digit is not None
        ]

    def tag(self, ids: Iterable[int], name: str) -> ChangeSet:
        """Put a tag on papers; made where there is none of this name, whatever its case."""
        name = storable(name).strip()
        if not name:
            return ChangeSet()
        with self._database.write() as connection:
            tag_id = _tag_id(connection, name)
            if tag_id is None:
                statement = insert(schema.TAG).values(name=name, key=name.casefold(), colour="")
                tag_id = int(connection.execute(statement.returning(_T.id)).scalar_one())
            bearing = select(_TAGGED.reference_id).where(_TAGGED.tag_id == tag_id)
            chosen = select(_R.id).where(sqlite.among(_R.id), _R.id.not_in(bearing))
            new = connection.scalars(chosen, {"ids": sqlite.joined(ids)}).all()
            columns = ("tag_id", "reference_id")
            rows = [(tag_id, i) for i in new]
            sqlite.insert_rows(connection, schema.REFERENCE_TAG, columns, rows)
        return ChangeSet(updated=frozenset(new), organisation=True)

    def untag(self, ids: Iterable[int], name: str) -> ChangeSet:
        """Take a tag off papers; the tag stays."""
        with self._database.write() as connection:
            tag_id = _tag_id(connection, name.strip())
            statement = (
                delete(schema.REFERENCE_TAG)
                .where(_TAGGED.tag_id == tag_id, sqlite.among(_TAGGED.reference_id))
                .returning(_TAGGED.reference_id)
            )
            gone = connection.scalars(statement, {"ids": sqlite.joined(ids)}).all()
        return ChangeSet(updated=frozenset(gone), organisation=bool(gone))

    def change_tag(
        self, tag_id: int, *, name: str | None = None, colour: str | None = None
    ) -> ChangeSet:
        """Give a tag another name or colour; two tags of one name become one."""
        with self._database.write() as connection:
            bearing = select(_TAGGED.reference_id).where(_TAGGED.tag_id == tag_id)
            touched = list(connection.scalars(bearing))
            if name is not None and (name := storable(name).strip()):
                other = _tag_id(connection, name)
                if other is not None and other != tag_id:
                    taken = select(_TAGGED.reference_id).where(_TAGGED.tag_id == other)
                    free = connection.scalars(bearing.where(_TAGGED.reference_id.not_in(taken)))
                    columns = ("tag_id", "reference_id")
                    rows = [(other, i) for i in free]
                    sqlite.insert_rows(connection, schema.REFERENCE_TAG, columns, rows)
                    connection.execute(delete(schema.TAG).where(_T.id == tag_id))
                    tag_id = other
                renamed = {"name": name, "key": name.casefold()}
                connection.execute(update(schema.TAG).where(_T.id == tag_id).values(renamed))
            if colour is not None:
                painted = update(schema.TAG).where(_T.id == tag_id).values(colour=colour)
                connection.execute(painted)
        return ChangeSet(updated=frozenset(touched), organisation=True)

    def give_digit(self, tag_id: int, digit: int | None) -> ChangeSet:
        """Put a tag on a key 1 to 9, from which another one goes; ``None`` takes it off its key."""
        with self._database.write() as connection:
            bearing = select(_TAGGED.reference_id).where(_TAGGED.tag_id == tag_id)
            touched = list(connection.scalars(bearing))
            tags = update(schema.TAG)
            if digit is not None:
                connection.execute(tags.where(_T.digit == digit).values(digit=None))
            connection.execute(tags.where(_T.id == tag_id).values(digit=digit))
        return ChangeSet(updated=frozenset(touched), organisation=True)

    def toggle_digit(self, ids: Iterable[int], digit: int) -> tuple[str, bool, ChangeSet]:
        """Put the tag of a key on papers, or take it off where all have it.

        Returns:
            The tag's name, ``""`` where the key has none, and whether it was put on.
        """
        wanted = set(ids)
        with self._database.write() as connection:
            found = connection.execute(select(_T.id, _T.name).where(_T.digit == digit)).first()
            if found is None:
                return "", False, ChangeSet()
            bearing = select(_TAGGED.reference_id).where(
                _TAGGED.tag_id == found.id, sqlite.among(_TAGGED.reference_id)
            )
            parameter = {"ids": sqlite.joined(wanted)}
            puts = len(connection.scalars(bearing, parameter).all()) < len(wanted)
            changes = self.tag(wanted, found.name) if puts else self.untag(wanted, found.name)
        return str(found.name), puts, changes

    def clear_digits(self, ids: Iterable[int]) -> ChangeSet:
        """Take every tag off papers that is on a key."""
        on_keys = select(_T.id).where(_T.digit.is_not(None))
        statement = (
            delete(schema.REFERENCE_TAG)
            .where(_TAGGED.tag_id.in_(on_keys), sqlite.among(_TAGGED.reference_id))
            .returning(_TAGGED.reference_id)
        )
        with self._database.write() as connection:
            gone = connection.scalars(statement, {"ids": sqlite.joined(ids)}).all()
        return ChangeSet(updated=frozenset(gone), organisation=bool(gone))

    def delete_tag(self, tag_id: int) -> ChangeSet:
        """Delete a tag and take it off every paper."""
        with self._database.write() as connection:
            bearing = select(_TAGGED.reference_id).where(_TAGGED.tag_id == tag_id)
            touched = connection.scalars(bearing).all()
            connection.execute(delete(schema.TAG).where(_T.id == tag_id))
        return ChangeSet(updated=frozenset(touched), organisation=True)


def _tag_id(connection: Connection, name: str) -> int | None:
    return connection.scalar(select(_T.id).where(_T.key == name.casefold()))


def _counts(connection: Connection, links: Table, by: str) -> dict[int, int]:
    trashed = select(_R.id).where(_R.trashed_at.is_not(None))
    statement = (
        select(links.c[by], func.count())
        .where(links.c.reference_id.not_in(trashed))
        .group_by(links.c[by])
    )
    return dict(connection.execute(statement).all())
