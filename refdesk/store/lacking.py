# SPDX-License-Identifier: GPL-3.0-or-later
"""What the library has of papers and what they are known by, for those who bring what is missing."""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import ColumnElement, func, select

from refdesk.domain.identifiers import Scheme
from refdesk.store import schema, sqlite
from refdesk.store.database import Database

_R, _I, _D = schema.REFERENCE.c, schema.IDENTIFIER.c, schema.RECORD.c
_KOREAN = "kor"


class Held(NamedTuple):
    """What there is of one paper."""

    id: int
    title: str
    pmid: str
    doi: str
    pmcid: str
    has_abstract: bool
    has_fulltext: bool
    has_korean: bool
    """It has an abstract in Korean."""
    is_korean: bool
    """It is written in Korean."""


class HeldStore:
    """Looks at many papers at once. Any thread may ask."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def look(self, ids: Iterable[int]) -> list[Held]:
        """Return what there is of papers outside the trash, the newest first: one statement."""
        statement = (
            select(
                _R.id,
                _R.title_plain,
                func.coalesce(_R.pmid, ""),
                _identifier(Scheme.DOI),
                _identifier(Scheme.PMCID),
                _R.has_abstract,
                _R.has_fulltext,
                sqlite.has_abstract_in(_KOREAN, _D.document, schema.RECORD),
                _R.languages.contains(_KOREAN),
            )
            .select_from(schema.REFERENCE)
            .join(schema.RECORD, _D.reference_id == _R.id, isouter=True)
            .where(sqlite.among(_R.id), _R.trashed_at.is_(None))
            .order_by(_R.id.desc())
        )
        with self._database.read() as connection:
            rows = sqlite.tuples(connection, statement, {"ids": sqlite.joined(ids)})
        return [Held(*row[:5], *map(bool, row[5:])) for row in rows]


def _identifier(scheme: Scheme) -> ColumnElement[str]:
    """Return the first identifier of a kind, ``""`` where a paper has none."""
    own = select(_I.value).where(_I.reference_id == _R.id, _I.scheme == scheme.value)
    return func.coalesce(own.order_by(_I.position).limit(1).scalar_subquery(), "")
