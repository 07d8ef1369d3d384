# SPDX-License-Identifier: GPL-3.0-or-later
"""What the papers of a library cite, so that those that cite the same are found."""

from collections.abc import Iterable

from sqlalchemy import and_, delete, exists, func, insert, select

from refdesk.domain.identifiers import Identifier
from refdesk.store import schema
from refdesk.store.database import Database

_C, _F, _R = schema.CITED_WORK.c, schema.FULLTEXT.c, schema.REFERENCE.c
_NONE = ""
"""Stands for a paper whose list was looked for and named nothing."""


class CitedWorkStore:
    """The works that each paper cites, by their identifiers."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, reference_id: int, works: Iterable[Identifier]) -> None:
        """Remember what a paper cites, instead of what was known; nothing where it has gone."""
        keys = {f"{work.scheme.value}:{work.key}" for work in works} or {_NONE}
        with self._database.write() as connection:
            if connection.scalar(select(_R.id).where(_R.id == reference_id)) is None:
                return
            connection.execute(delete(schema.CITED_WORK).where(_C.reference_id == reference_id))
            rows = [{"reference_id": reference_id, "work": key} for key in sorted(keys)]
            connection.execute(insert(schema.CITED_WORK), rows)

    def sharing(self, reference_id: int, limit: int) -> dict[int, int]:
        """Return the living papers that cite works which a paper cites, and how many; the most first."""
        mine = schema.CITED_WORK.alias("mine")
        number = func.count().label("number")
        statement = (
            select(_C.reference_id, number)
            .join(mine, and_(mine.c.work == _C.work, mine.c.reference_id == reference_id))
            .join(schema.REFERENCE, _R.id == _C.reference_id)
            .where(_C.reference_id != reference_id, _C.work != _NONE, _R.trashed_at.is_(None))
            .group_by(_C.reference_id)
            .order_by(number.desc())
            .limit(limit)
        )
        with self._database.read() as connection:
            return {int(one): int(count) for one, count in connection.execute(statement)}

    def unread(self, limit: int) -> list[int]:
        """Return papers with a full text of which nobody has looked what they cite."""
        looked = exists().where(_C.reference_id == _F.reference_id)
        statement = select(_F.reference_id).where(~looked).order_by(_F.reference_id.desc())
        with self._database.read() as connection:
            return list(connection.scalars(statement.limit(limit)))

    def is_known(self, reference_id: int) -> bool:
        """Whether it was looked what a paper cites."""
        statement = select(_C.work).where(_C.reference_id == reference_id).limit(1)
        with self._database.read() as connection:
            return connection.execute(statement).first() is not None
