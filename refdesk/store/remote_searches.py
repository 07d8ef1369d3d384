# SPDX-License-Identifier: GPL-3.0-or-later
"""The history of searches in services: what was asked of whom, when, and what it found."""

import json
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select

from refdesk.domain.pubmed_query import Filters
from refdesk.domain.searching import (
    Hits,
    PastSearch,
    SearchOrder,
    SearchQuestion,
    SearchSource,
)
from refdesk.store import schema
from refdesk.store.database import Database
from refdesk.store.references import utc_now
from refdesk.store.storable import storable

_S = schema.REMOTE_SEARCH.c
KEPT = 500
"""Searches that are kept; the oldest go first."""


class RemoteSearchStore:
    """The searches that were run from one library."""

    def __init__(self, database: Database, now: Callable[[], datetime] = utc_now) -> None:
        self._database = database
        self._now = now

    def note(self, hits: Hits) -> int:
        """Write down a search and return its number. The same one again takes the place of the last."""
        question = hits.question
        values = {
            "source": question.source.value,
            "term": storable(question.term),
            "filters": json.dumps(asdict(question.filters)),
            "sorted": question.order.value,
            "asked_as": storable(hits.asked_as),
            "hits": hits.count,
            "at": self._now().isoformat(),
        }
        with self._database.write() as connection:
            last = connection.execute(
                select(_S.id, _S.source, _S.term, _S.filters).order_by(_S.id.desc()).limit(1)
            ).first()
            if last is not None and tuple(last[1:]) == tuple(
                values[name] for name in ("source", "term", "filters")
            ):
                connection.execute(delete(schema.REMOTE_SEARCH).where(_S.id == last[0]))
            statement = insert(schema.REMOTE_SEARCH).values(values).returning(_S.id)
            number = int(connection.execute(statement).scalar_one())
            connection.execute(delete(schema.REMOTE_SEARCH).where(_S.id <= number - KEPT))
        return number

    def past(self, limit: int = KEPT) -> list[PastSearch]:
        """Return searches, the newest first. One that this version cannot read is left out."""
        statement = (
            select(_S.id, _S.source, _S.term, _S.filters, _S.sorted, _S.at, _S.hits)
            .order_by(_S.id.desc())
            .limit(limit)
        )
        with self._database.read() as connection:
            rows = connection.execute(statement).all()
        found = [_past(*row) for row in rows]
        return [one for one in found if one is not None]

    def forget(self, numbers: list[int]) -> None:
        """Delete searches from the history."""
        with self._database.write() as connection:
            connection.execute(delete(schema.REMOTE_SEARCH).where(_S.id.in_(numbers)))


def _past(
    number: int, source: str, term: str, filters: str, order: str, at: str, hits: int
) -> PastSearch | None:
    try:
        named = json.loads(filters)
        listed: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in named.items()
        }
        question = SearchQuestion(term, SearchSource(source), Filters(**listed), SearchOrder(order))
    except (ValueError, TypeError, AttributeError):
        return None
    return PastSearch(number, question, at, hits)
