# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of the library's tables as references."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, select

from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.reference import Journal, Reference, ReferenceKind
from refdesk.domain.stored import StoredReference
from refdesk.store import schema
from refdesk.store.document import Decoder
from refdesk.store.sqlite import among, joined, tuples

T = TypeVar("T")

_STATE = (
    "id", "revision", "added_at", "is_read", "is_sample", "trashed_at", "has_fulltext", "rating",
)  # fmt: skip
_HEAD = ("kind", "title", "title_translated", "vernacular_title", "authors_complete")
_JOURNAL = (
    "journal_title", "journal_iso", "journal_medline", "issn_print", "issn_electronic",
    "issn_linking", "journal_nlm_id", "journal_country",
)  # fmt: skip
_DATES = tuple(
    f"{which}_{part}"
    for which in ("published", "electronic")
    for part in ("year", "month", "day", "season", "raw")
)
_PLACE = (
    "publication_status", "publication_model", "record_status", "volume", "issue", "pages",
    "article_number",
)  # fmt: skip
_TAIL = (
    "conflict_statement", "publisher", "publisher_place", "edition", "series", "url", "file_note",
    "citation_key",
)  # fmt: skip
_R, _D, _I = schema.REFERENCE.c, schema.RECORD.c, schema.IDENTIFIER.c
_K = schema.CITATION_KEY.c
_MAIN: Select[Any] = (
    select(
        *(_R[name] for name in _STATE),
        _K.key,
        _D.document,
        *(_R[name] for name in (*_HEAD, "container_title", *_JOURNAL, *_DATES, *_PLACE, *_TAIL)),
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
_KINDS = {kind.value: kind for kind in ReferenceKind}
_Row = tuple[Any, ...]


class ReferenceReader:
    """Reads papers, many at a time. Values that repeat from paper to paper are shared."""

    def __init__(self) -> None:
        self._decoder = Decoder()
        self._journal = lru_cache(1024)(Journal)

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
            rating, key, *content = rest
            if keyed and key:
                content[-1] = key
            found[i] = StoredReference(
                i,
                revision,
                self._reference(content, tuple(identifiers.get(i, ()))),
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

    def _reference(self, row: Sequence[Any], identifiers: tuple[Identifier, ...]) -> Reference:
        """Return the paper of a row; by place, as forty names a paper cost as much as its lists."""
        lists = self._decoder.lists(row[0] or "{}")
        values: tuple[Any, ...] = (
            _KINDS[row[1]],
            row[2],
            bool(row[3]),
            row[4],
            lists.authors,
            bool(row[5]),
            self._journal(*row[7:15]),
            row[6],
            self._decoder.date(*row[15:20]),
            self._decoder.date(*row[20:25]),
            *row[25:32],
            lists.languages,
            lists.abstracts,
            lists.mesh,
            lists.keywords,
            lists.publication_types,
            lists.substances,
            identifiers,
            lists.trial_ids,
            lists.grants,
            lists.corrections,
            lists.history,
            *row[32:40],
            lists.extra,
        )
        return Reference(*values)


def _grouped(rows: Iterable[_Row]) -> dict[int, list[Any]]:
    """Return the values of each paper, by the id in the first column."""
    grouped: dict[int, list[Any]] = {}
    for i, value in rows:
        grouped.setdefault(i, []).append(value)
    return grouped
