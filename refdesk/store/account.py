# SPDX-License-Identifier: GPL-3.0-or-later
"""What the library remembers of its duplicates: pairs told apart, papers merged, files imported."""

import json
from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from sqlalchemy import func, select

from refdesk.domain.audit import Account, MergedPaper
from refdesk.domain.changes import ChangeSet
from refdesk.store import schema, sqlite, told_apart
from refdesk.store.database import Database, utc_now
from refdesk.store.imports import ImportLog
from refdesk.store.told_apart import Pair

_R, _M = schema.REFERENCE.c, schema.MERGED.c


class DuplicateStore:
    """The memory of merges and of what is no duplicate. Any thread may call any method."""

    def __init__(self, database: Database, now: Callable[[], datetime] = utc_now) -> None:
        self._database = database
        self._now = now

    def told_apart(self) -> frozenset[Pair]:
        """Return the pairs that are not the same paper, the smaller id first."""
        with self._database.read() as connection:
            return told_apart.pairs(connection)

    def tell_apart(self, apart: Iterable[Pair]) -> ChangeSet:
        """Remember that papers are not the same; those that are gone are left out."""
        wanted = list(apart)
        now = self._now().astimezone(UTC).isoformat()
        parameter = {"ids": sqlite.joined({i for pair in wanted for i in pair})}
        with self._database.write() as connection:
            there = set(
                connection.scalars(select(_R.id).where(sqlite.among(_R.id)), parameter).all()
            )
            told_apart.remember(connection, (p for p in wanted if there.issuperset(p)), now=now)
        return ChangeSet(organisation=True)

    def account(self) -> Account:
        """Return what was merged and imported, the newest first."""
        merged = (
            select(_M.at, _M.kept_id, _R.title_plain, _M.other_id, _M.other_title)
            .add_columns(_M.certainty, _M.reason, _M.taken)
            .outerjoin_from(schema.MERGED, schema.REFERENCE, _R.id == _M.kept_id)
            .order_by(_M.id.desc())
        )
        own = select(func.count()).select_from(schema.REFERENCE).where(_R.is_sample == 0)
        files = ImportLog(self._database).entries()
        with self._database.read() as connection:
            return Account(
                merged=[
                    MergedPaper(
                        at, kept, title or "", other, gone, sure, reason, tuple(json.loads(taken))
                    )
                    for at, kept, title, other, gone, sure, reason, taken in connection.execute(
                        merged
                    )
                ],
                files=files,
                papers=int(connection.scalar(own) or 0),
            )
