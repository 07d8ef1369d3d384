# SPDX-License-Identifier: GPL-3.0-or-later
"""Which files belong to which papers. The files themselves lie beside the library."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Select, delete, func, insert, select, update

from refdesk.domain.attachments import Attachment
from refdesk.domain.belongings import FiledFile
from refdesk.domain.changes import ChangeSet
from refdesk.store import schema, sqlite
from refdesk.store.database import Database, utc_now

_A = schema.ATTACHMENT.c
_KEPT = schema.STEP_ROW.c
_ROWS: Select[Any] = select(
    _A.id, _A.reference_id, _A.name, _A.path, _A.media_type, _A.size, _A.sha256, _A.added_at
).order_by(_A.id)


class AttachmentStore:
    """The files of one library's papers, by name. Any thread may call any method."""

    def __init__(self, database: Database, now: Callable[[], datetime] = utc_now) -> None:
        self._database = database
        self._now = now

    def of(self, ids: Iterable[int]) -> list[Attachment]:
        """Return the files of papers, oldest first."""
        statement = _ROWS.where(sqlite.among(_A.reference_id))
        with self._database.read() as connection:
            rows = connection.execute(statement, {"ids": sqlite.joined(ids)}).all()
        return [Attachment(*row) for row in rows]

    def get(self, attachment_id: int) -> Attachment | None:
        """Return a file."""
        with self._database.read() as connection:
            row = connection.execute(_ROWS.where(_A.id == attachment_id)).first()
        return Attachment(*row) if row else None

    def all(self) -> list[Attachment]:
        """Return every file, of papers in the trash as well."""
        with self._database.read() as connection:
            return [Attachment(*row) for row in connection.execute(_ROWS)]

    def kept_paths(self) -> set[str]:
        """Return where files lie that taking back a step would need."""
        path = func.json_extract(_KEPT.was, "$.path")
        statement = select(path).where(_KEPT.of == schema.ATTACHMENT.name, path.is_not(None))
        with self._database.read() as connection:
            return set(connection.scalars(statement))

    def needed(self, places: Iterable[str]) -> set[str]:
        """Return those of some places of files that a paper names, or that a step would bring back."""
        wanted = set(places)
        statement = select(_A.path).where(sqlite.among(_A.path, "places"))
        with self._database.read() as connection:
            named = connection.scalars(statement, {"places": sqlite.joined(wanted)})
            found = set(named)
        return found if found == wanted else found | (self.kept_paths() & wanted)

    def add(self, reference_id: int, files: Iterable[FiledFile]) -> ChangeSet:
        """Say that files belong to a paper."""
        now = self._now().astimezone(UTC).isoformat()
        values = [
            {
                "reference_id": reference_id,
                "name": f.name,
                "path": f.path,
                "media_type": f.media_type,
                "size": f.size,
                "sha256": f.sha256,
                "added_at": now,
            }
            for f in files
        ]
        with self._database.write() as connection:
            here = select(schema.REFERENCE.c.id).where(schema.REFERENCE.c.id == reference_id)
            if not values or connection.scalar(here) is None:
                return ChangeSet()
            connection.execute(insert(schema.ATTACHMENT), values)
        return ChangeSet(updated=frozenset({reference_id}))

    def rename(self, attachment_id: int, name: str, path: str) -> ChangeSet:
        """Call a file something else."""
        statement = update(schema.ATTACHMENT).where(_A.id == attachment_id)
        with self._database.write() as connection:
            changed = statement.values(name=name, path=path).returning(_A.reference_id)
            return ChangeSet(updated=frozenset(connection.scalars(changed).all()))

    def remove(self, attachment_id: int) -> ChangeSet:
        """Say that a file belongs to its paper no more."""
        statement = delete(schema.ATTACHMENT).where(_A.id == attachment_id)
        with self._database.write() as connection:
            gone = connection.scalars(statement.returning(_A.reference_id)).all()
        return ChangeSet(updated=frozenset(gone))
