# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of the library's tables as references.

Needs no SQLAlchemy: a process that writes papers to a file reads them with ``sqlite3`` alone, and importing
SQLAlchemy takes longer than writing a thousand papers.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.stored import StoredReference
from refdesk.store.rows import SAYING_COLUMNS, ReferenceMaker

if TYPE_CHECKING:
    from sqlalchemy import Connection

_STATE = (
    "id", "revision", "added_at", "is_read", "is_sample", "trashed_at", "has_fulltext", "rating",
)  # fmt: skip
_AMONG = "IN (SELECT value FROM json_each(?))"
_MAIN = (
    f"SELECT {', '.join(f'r.{name}' for name in _STATE)}, k.key, d.document, "  # noqa: S608 - own names
    f"{', '.join(f'r.{name}' for name in SAYING_COLUMNS)} FROM reference AS r "
    "LEFT JOIN record AS d ON d.reference_id = r.id "
    f"LEFT JOIN citation_key AS k ON k.reference_id = r.id WHERE r.id {_AMONG}"
)
_IDENTIFIERS = (
    f"SELECT reference_id, scheme, value FROM identifier WHERE reference_id {_AMONG} "  # noqa: S608
    "ORDER BY reference_id, position"
)
_NOTES = f"SELECT reference_id, text FROM note WHERE reference_id {_AMONG}"  # noqa: S608
_TAGS = (
    "SELECT rt.reference_id, t.name, t.colour FROM reference_tag AS rt "  # noqa: S608
    f"JOIN tag AS t ON t.id = rt.tag_id WHERE rt.reference_id {_AMONG} ORDER BY t.key"
)
_COLLECTIONS = (
    "SELECT reference_id, collection_id FROM collection_reference "  # noqa: S608
    f"WHERE reference_id {_AMONG} ORDER BY collection_id"
)

_SCHEMES = {scheme.value: scheme for scheme in Scheme}
_Row = tuple[Any, ...]
Fetch = Callable[[str, tuple[str]], list[_Row]]
"""Runs a query with one parameter, a JSON array of ids."""


class ReferenceReader:
    """Reads papers, many at a time. Values that repeat from paper to paper are shared."""

    def __init__(self) -> None:
        self._maker = ReferenceMaker()

    def stored(
        self, connection: "Connection", ids: Iterable[int], *, keyed: bool = False
    ) -> dict[int, StoredReference]:
        """Return the papers with these ids that exist.

        ``keyed``: as they leave the library, with its citation key in place of their own.
        """

        def fetch(sql: str, parameters: tuple[str]) -> list[_Row]:
            # As the driver makes them: wrapping each row cost a quarter of reading a paper.
            found = connection.exec_driver_sql(sql, parameters).cursor.fetchall()
            return cast("list[_Row]", found)

        return self.fetched(fetch, ids, keyed=keyed)

    def fetched(
        self, fetch: Fetch, ids: Iterable[int], *, keyed: bool = False
    ) -> dict[int, StoredReference]:
        """Return the papers with these ids that exist, fetched in whatever way; see :meth:`stored`."""
        wanted = (json.dumps(list(ids), separators=(",", ":")),)
        rows = fetch(_MAIN, wanted)
        if not rows:
            return {}
        identifiers: dict[int, list[Identifier]] = {}
        for i, scheme, value in fetch(_IDENTIFIERS, wanted):
            if (known := _SCHEMES.get(scheme)) is not None:  # in a damaged file it may be anything
                identifiers.setdefault(i, []).append(Identifier(known, value))
        notes: dict[int, str] = dict(fetch(_NOTES, wanted))
        borne = fetch(_TAGS, wanted)
        tags = _grouped((i, name) for i, name, _ in borne)
        colours = _grouped((i, colour) for i, _, colour in borne)
        collections = _grouped(fetch(_COLLECTIONS, wanted))
        found: dict[int, StoredReference] = {}
        for row in rows:
            i, revision, added_at, is_read, is_sample, trashed_at, has_fulltext, *rest = row
            rating, key, document, *content = rest
            if keyed and key:
                content[-1] = key
            try:  # in a damaged file a number may stand where a text belongs
                reference = self._maker.made(
                    content, document or "{}", tuple(identifiers.get(i, ()))
                )
                added = datetime.fromisoformat(added_at)
            except (TypeError, ValueError, KeyError, AttributeError) as error:
                raise sqlite3.DatabaseError(f"paper {i}: {type(error).__name__}") from error
            found[i] = StoredReference(
                i,
                revision,
                reference,
                added,
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
