# SPDX-License-Identifier: GPL-3.0-or-later
"""Making one paper of several: what any of them has, the one that stays has afterwards."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, Table, delete, func, literal, select, update

from refdesk.domain.stored import StoredReference
from refdesk.store import schema, sqlite
from refdesk.store.merging import merge
from refdesk.store.text import search_parts
from refdesk.store.writing import rewrite

_LINKED: tuple[Table, ...] = (schema.COLLECTION_REFERENCE, schema.REFERENCE_TAG)
_COPIED: tuple[Table, ...] = (schema.FULLTEXT, schema.FULLTEXT_TEXT)


def absorb(
    connection: Connection, kept: StoredReference, others: Sequence[StoredReference], *, now: str
) -> None:
    """Give ``kept`` all that it lacks and one of ``others`` has, and put those into the trash.

    The others keep what they had: taken out of the trash again, they are as they were.
    """
    merged = kept.reference
    for other in others:
        own_key = merged.citation_key
        merged = replace(merge(other.reference, merged), citation_key=own_key)
    if merged != kept.reference:
        rewrite(connection, {kept.id: merged}, now=now)
    parameter = {"ids": sqlite.joined([other.id for other in others])}
    for links in _LINKED:
        _copy_links(connection, links, kept.id, parameter)
    _copy_attachments(connection, kept.id, parameter)
    _join_notes(connection, kept, others, now=now)
    if not kept.has_fulltext:
        _copy_fulltext(connection, kept.id, others)
    columns = schema.REFERENCE.c
    if any(other.is_read for other in others):
        connection.execute(update(schema.REFERENCE).where(columns.id == kept.id).values(is_read=1))
    connection.execute(
        update(schema.REFERENCE).where(sqlite.among(columns.id)).values(trashed_at=now), parameter
    )


def _copy_links(connection: Connection, links: Table, kept: int, parameter: dict[str, str]) -> None:
    """Put the paper where the others are."""
    names = [column.name for column in links.c if column.name != "reference_id"]
    by = next(name for name in names if name.endswith("_id"))
    there = select(links.c[by]).where(links.c.reference_id == kept)
    chosen = (
        select(*(links.c[name] if name == by else func.min(links.c[name]) for name in names))
        .where(sqlite.among(links.c.reference_id), links.c[by].not_in(there))
        .group_by(links.c[by])
    )
    rows = [(kept, *row) for row in connection.execute(chosen, parameter).all()]
    sqlite.insert_rows(connection, links, ("reference_id", *names), rows)


def _copy_attachments(connection: Connection, kept: int, parameter: dict[str, str]) -> None:
    files = schema.ATTACHMENT
    names = [column.name for column in files.c if column.name not in {"id", "reference_id"}]
    chosen = select(literal(kept), *(files.c[name] for name in names)).where(
        sqlite.among(files.c.reference_id)
    )
    connection.execute(files.insert().from_select(["reference_id", *names], chosen), parameter)


def _join_notes(
    connection: Connection, kept: StoredReference, others: Sequence[StoredReference], *, now: str
) -> None:
    notes = dict.fromkeys(stored.note for stored in (kept, *others) if stored.note)
    text = "\n\n".join(notes)
    if text == kept.note:
        return
    note = schema.NOTE
    sqlite.unindex(connection, [kept.id])
    connection.execute(delete(note).where(note.c.reference_id == kept.id))
    connection.execute(
        note.insert().values(
            reference_id=kept.id, text=text, search_parts=search_parts([text]), modified_at=now
        )
    )
    sqlite.index(connection, [kept.id])


def _copy_fulltext(connection: Connection, kept: int, others: Sequence[StoredReference]) -> None:
    source = next((other.id for other in others if other.has_fulltext), None)
    if source is None:
        return
    for table in _COPIED:
        names = [column.name for column in table.c if column.name != "reference_id"]
        chosen = select(literal(kept), *(table.c[name] for name in names)).where(
            table.c.reference_id == source
        )
        connection.execute(table.insert().from_select(["reference_id", *names], chosen))
    connection.execute(
        update(schema.REFERENCE).where(schema.REFERENCE.c.id == kept).values(has_fulltext=1)
    )
