# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of the library's tables as references."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, select

from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.stored import StoredReference
from refdesk.store import schema
from refdesk.store.rows import SAYING_COLUMNS, ReferenceMaker
from refdesk.store.sqlite import among, joined, tuples

T = TypeVar("T")

_STATE = (
    "id", "revision", "added_at", "is_read", "is_sample", "trashed_at", "has_fulltext", "rating",
)  # fmt: skip
_R, _D, _I = schema.REFERENCE.c, schema.RECORD.c, schema.IDENTIFIER.c
_K = schema.CITATION_KEY.c
_MAIN: Select[Any] = (
    select(
        *(_R[name] for name in _STATE),
        _K.key,
        _D.document,
        *(_R[name] for name in SAYING_COLUMNS),
    )
    .outerjoin_from(schema.REFERENCE, schema.RECORD, _D.reference_id == _R.id)
    .outerjoin(schema.CITATION_KEY, _K.reference_id == _R.id)
    .where(among(_R.id))
)
_IDENTIFIERS: Select[Any] = (
    select(_I.reference_id, _I.scheme, _I.value)
    .where(among(_I.reference_id))
    .order_by(_I.reference_id, _I.position)
)
_NOTES: Select[Any] = select(schema.NOTE.c.reference_id, schema.NOTE.c.text).where(
    among(schema.NOTE.c.reference_id)
)
_TAGS: Select[Any] = (
    select(schema.REFERENCE_TAG.c.reference_id, schema.TAG.c.name, schema.TAG.c.colour)
    .join(schema.TAG, schema.TAG.c.id == schema.REFERENCE_TAG.c.tag_id)
    .where(among(schema.REFERENCE_TAG.c.reference_id))
    .order_by(schema.TAG.c.key)
)
_COLLECTIONS: Select[Any] = (
    select(schema.COLLECTION_REFERENCE.c.reference_id, schema.COLLECTION_REFERENCE.c.collection_id)
    .where(among(schema.COLLECTION_REFERENCE.c.reference_id))
    .order_by(schema.COLLECTION_REFERENCE.c.collection_id)
)

_SCHEMES = {scheme.value: scheme for scheme in Scheme}
_Row = tuple[Any, ...]


class ReferenceReader:
    """Reads papers, many at a time. Values that repeat from paper to paper are shared."""

    def __init__(self) -> None:
        self._maker = ReferenceMaker()

    def stored(
        self, connection: Connection, ids: Iterable[int], *, keyed: bool = False
    ) -> dict[int, StoredReference]:
        """Return the papers with these ids that exist.

        ``keyed``: as they leave the library, with its citation key in place of their own.
        """
        parameter = {"ids": joined(ids)}
        rows = tuples(connection, _MAIN, parameter)
        if not rows:
            return {}
        identifiers: dict[int, list[Identifier]] = {}
        for i, scheme, value in tuples(connection, _IDENTIFIERS, parameter):
            identifiers.setdefault(i, []).append(Identifier(_SCHEMES[scheme], value))
        notes: dict[int, str] = dict(tuples(connection, _NOTES, parameter))
        borne = tuples(connection, _TAGS, parameter)
        tags = _grouped((i, name) for i, name, _ in borne)
        colours = _grouped((i, colour) for i, _, colour in borne)
        collections = _grouped(tuples(connection, _COLLECTIONS, parameter))
        found: dict[int, StoredReference] = {}
        for row in rows:
            i, revision, added_at, is_read, is_sample, trashed_at, has_fulltext, *rest = row
            rating, key, document, *content = rest
            if keyed and key:
                content[-1] = key
            found[i] = StoredReference(
                i,
                revision,
                self._maker.made(content, document or "{}", tuple(identifiers.get(i, ()))),
                datetime.fromisoformat(added_at),
                bool(is_read),
                bool(is_sample),
                trashed_at is not None,
                bool(has_fulltext),
                tuple(tags.get(i, ())),
                tuple(collections.get(i, ())),
                notes.get(i, ""),
                key or "",
                rating,
                tuple(colours.get(i, ())),
            )
        return found


def _grouped(rows: Iterable[_Row]) -> dict[int, list[Any]]:
    """Return the values of each paper, by the id in the first column."""
    grouped: dict[int, list[Any]] = {}
    for i, value in rows:
        grouped.setdefault(i, []).append(value)
    return grouped
