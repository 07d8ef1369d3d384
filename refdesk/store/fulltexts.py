# SPDX-License-Identifier: GPL-3.0-or-later
"""Full texts: the XML as it was fetched, where it came from, and its words for search."""

import zlib
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select, update

from refdesk.domain.changes import ChangeSet
from refdesk.domain.errors import LibraryError
from refdesk.domain.fulltext import FulltextSource
from refdesk.store import schema
from refdesk.store.database import Database
from refdesk.store.storable import storable
from refdesk.store.text import search_parts
from refdesk.store.writing import headings

_R, _F, _W = schema.REFERENCE.c, schema.FULLTEXT.c, schema.FULLTEXT_TEXT.c
_E = schema.EVIDENCE.c


@dataclass(frozen=True, slots=True)
class StoredFulltext:
    """The bytes that were fetched, and where from."""

    xml: bytes
    source: FulltextSource


_MOST = 60_000_000
"""Bytes of a full text, unpacked: more than is ever taken in. A library may come from a stranger."""


def _unpacked(packed: bytes) -> bytes:
    """Return a text as it was before it was packed.

    Raises:
        zlib.error: it is damaged, cut short, or grows beyond all measure.
    """
    unpacking = zlib.decompressobj()
    data = unpacking.decompress(packed, _MOST)
    if not unpacking.eof:
        raise zlib.error("too long or cut short")
    return data


class FulltextStore:
    """At most one full text a paper. The XML is kept compressed, its words in their own index."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, reference_id: int, xml: bytes, source: FulltextSource, text: str) -> ChangeSet:
        """Keep the full text of a paper, instead of the one it had; ``text`` is what search finds.

        Raises:
            LibraryError: nothing was written.
        """
        text = storable(text)
        with self._database.write() as connection:
            heading = connection.scalar(headings().where(_R.id == reference_id))
            if heading is None:
                return ChangeSet()
            _delete(connection, reference_id)
            connection.execute(
                insert(schema.FULLTEXT).values(
                    reference_id=reference_id,
                    provider=source.provider,
                    url=source.url,
                    version=source.version,
                    licence=source.licence,
                    fetched_at=source.fetched_at,
                    size=source.size,
                    xml=zlib.compress(xml),
                )
            )
            connection.execute(
                insert(schema.FULLTEXT_TEXT).values(
                    reference_id=reference_id,
                    heading=heading,
                    text=text,
                    parts=search_parts([text, heading]),
                )
            )
            _mark(connection, reference_id, has_fulltext=True)
        return ChangeSet(updated=frozenset({reference_id}))

    def get(self, reference_id: int) -> StoredFulltext | None:
        """Return the full text of a paper.

        Raises:
            LibraryError: the stored bytes are damaged.
        """
        statement = select(
            _F.xml, _F.provider, _F.url, _F.version, _F.licence, _F.fetched_at, _F.size
        ).where(_F.reference_id == reference_id)
        with self._database.read() as connection:
            row = connection.execute(statement).one_or_none()
        if row is None:
            return None
        packed, *source = row
        try:
            return StoredFulltext(_unpacked(packed), FulltextSource(*source))
        except zlib.error as error:
            raise LibraryError(
                self._database.path, "damaged", f"fulltext {reference_id}"
            ) from error

    def text(self, reference_id: int) -> str:
        """Return the words of a paper's full text, ``""`` where there is none."""
        with self._database.read() as connection:
            found = connection.scalar(select(_W.text).where(_W.reference_id == reference_id))
        return found or ""

    def versions(self) -> frozenset[str]:
        """Return the versions of all full texts, as their providers name them."""
        with self._database.read() as connection:
            return frozenset(connection.scalars(select(_F.version).distinct()))

    def remove(self, reference_id: int) -> ChangeSet:
        """Forget the full text of a paper."""
        with self._database.write() as connection:
            if not _delete(connection, reference_id):
                return ChangeSet()
            _mark(connection, reference_id, has_fulltext=False)
        return ChangeSet(updated=frozenset({reference_id}))


def _delete(connection: Connection, reference_id: int) -> bool:
    """Delete a full text, its words, and the report that was made of it."""
    connection.execute(delete(schema.EVIDENCE).where(_E.reference_id == reference_id))
    connection.execute(delete(schema.FULLTEXT_TEXT).where(_W.reference_id == reference_id))
    statement = delete(schema.FULLTEXT).where(_F.reference_id == reference_id)
    return bool(connection.execute(statement.returning(_F.reference_id)).all())


def _mark(connection: Connection, reference_id: int, *, has_fulltext: bool) -> None:
    values = {"has_fulltext": int(has_fulltext)}
    connection.execute(update(schema.REFERENCE).where(_R.id == reference_id).values(values))
