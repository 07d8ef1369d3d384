# SPDX-License-Identifier: GPL-3.0-or-later
"""``zotero.sqlite``: every item of every library in it, with what belongs to it.

A file is opened where it lies, to read only; one out of an archive as a copy in memory. Items are read
a thousand at a time.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from refdesk.domain.belongings import Belongings, NamedFile, TagMark
from refdesk.domain.errors import UnreadableError
from refdesk.domain.notes import note_from
from refdesk.domain.reference import Reference, ReferenceKind
from refdesk.formats.base import ReadRecord, ReadReference, SkippedRecord
from refdesk.formats.zotero.annotations import annotations_note
from refdesk.formats.zotero.items import Creator, ZoteroItem, reference_of
from refdesk.formats.zotero.schema import Layout, layout_of
from refdesk.formats.zotero.shelves import Places, places_of

HEADER = b"SQLite format 3\x00"
_OUR_ID = b"RFDS"
_ID_PLACE = 68
_VERSIONS = slice(18, 20)
"""Bytes that may say that a log lies beside the file; there is none beside a copy in memory."""
_AT_ONCE = 1000
_MOST_STEPS = 2_000_000_000
_STEP = 1_000_000
_LINKED_FILE, _LINKED_URL, _EMBEDDED = 2, 3, 4
_Row = tuple[Any, ...]
_NO_WORKS = frozenset({"note", "attachment", "annotation"})


def is_ours(head: bytes) -> bool:
    """Whether an SQLite file is a library of refdesk."""
    return head[_ID_PLACE : _ID_PLACE + len(_OUR_ID)] == _OUR_ID


def read_database(data: bytes, source: str) -> Iterator[ReadRecord]:
    """Read every item that is not in Zotero's trash; ``line`` is the number of the item.

    Raises:
        UnreadableError: the file is damaged, or no database of Zotero's.
    """
    if not data.startswith(HEADER):
        raise UnreadableError(source, "unknown-format")

    def load(connection: sqlite3.Connection) -> None:
        connection.deserialize(data[: _VERSIONS.start] + b"\x01\x01" + data[_VERSIONS.stop :])

    connection = sqlite3.connect(":memory:", check_same_thread=False)
    return _read(connection, source, load)


def read_file(path: Path, source: str) -> Iterator[ReadRecord]:
    """Read the same from a file where it lies, as it is even if Zotero keeps it locked.

    Raises:
        UnreadableError: as :func:`read_database`.
    """
    try:
        connection = _opened(path)
    except sqlite3.Error as error:
        raise UnreadableError(source, "damaged", detail=str(error)) from None
    return _read(connection, source, lambda _: None)


def _opened(path: Path) -> sqlite3.Connection:
    """Open a file to read only; where that fails, because another program has it, as it is."""
    address = f"{path.absolute().as_uri()}?mode=ro"
    connection = sqlite3.connect(address, uri=True, timeout=0, check_same_thread=False)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        connection.close()
        address += "&immutable=1"
        connection = sqlite3.connect(address, uri=True, timeout=0, check_same_thread=False)
    return connection


def _read(
    connection: sqlite3.Connection, source: str, load: Callable[[sqlite3.Connection], None]
) -> Iterator[ReadRecord]:
    connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
    found = False
    with closing(connection):
        try:
            load(connection)
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA query_only = ON")
            _bound(connection)
            layout = layout_of(connection)
            if layout is None:
                raise UnreadableError(source, "unknown-format")
            for record in _Library(connection, layout).records():
                found = True
                yield record
        except (sqlite3.Error, OverflowError, MemoryError) as error:
            raise UnreadableError(source, "damaged", detail=str(error)) from None
    if not found:
        raise UnreadableError(source, "empty")


def _bound(connection: sqlite3.Connection) -> None:
    """Stop what a damaged or evil file could make endless."""
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += _STEP
        return int(steps > _MOST_STEPS)

    connection.set_progress_handler(count, _STEP)


@dataclass(frozen=True, slots=True)
class _Attachment:
    item: int
    parent: int | None
    mode: int
    media_type: str
    path: str
    key: str


class _Library:
    """The tables of one database."""

    def __init__(self, connection: sqlite3.Connection, layout: Layout) -> None:
        self._connection = connection
        self._layout = layout
        self._places: Places = places_of(connection, layout)
        self._attachments: defaultdict[int | None, list[_Attachment]] = defaultdict(list)
        for row in self._rows(layout.attachments):
            found = _Attachment(row[0], row[1], row[2], row[3] or "", row[4] or "", row[5] or "")
            self._attachments[found.parent].append(found)

    def _rows(self, sql: str, *values: object) -> Iterator[_Row]:
        yield from self._connection.execute(sql, values)

    def records(self) -> Iterator[ReadRecord]:
        """Yield every item, in the order in which they came."""
        items = list(self._rows(self._layout.items))
        for start in range(0, len(items), _AT_ONCE):
            yield from self._some(items[start : start + _AT_ONCE])

    def _some(self, rows: Sequence[_Row]) -> Iterator[ReadRecord]:
        bounds = int(rows[0][0]), int(rows[-1][0])
        items = {int(row[0]): ZoteroItem(str(row[1])) for row in rows}
        for i, name, value in self._rows(self._layout.data, *bounds):
            if i in items and value is not None:
                items[i].fields[str(name)] = str(value)
        for i, role, family, given, single in self._rows(self._layout.creators, *bounds):
            if i in items:
                creator = Creator(str(role), str(family or ""), str(given or ""), bool(single))
                items[i].creators.append(creator)
        tags: defaultdict[int, list[TagMark]] = defaultdict(list)
        for i, name, kind in self._rows(self._layout.tags, *bounds):
            if i not in items or not str(name).strip():
                continue
            mark = self._places.marks.get(str(name))
            if kind == 1 and mark is None:
                items[i].keywords.append(str(name))
            else:
                tags[i].append(mark or TagMark(str(name)))
        notes: defaultdict[int, list[str]] = defaultdict(list)
        for parent, text in self._rows(self._layout.notes, *bounds):
            if note := note_from(str(text or "")):
                notes[parent].append(note)
        for row in rows:
            i = int(row[0])
            belongings = self._belongings(row, items[i], tags[i], notes[i])
            yield self._record(i, str(row[3]), items[i], belongings)

    def _belongings(
        self,
        row: _Row,
        item: ZoteroItem,
        tags: list[TagMark],
        notes: list[str],
    ) -> Belongings:
        i = int(row[0])
        own = self._attachments[None] if item.kind == "attachment" else self._attachments[i]
        files = [a for a in own if item.kind != "attachment" or a.item == i]
        named = [self._named(a) for a in files if a.mode not in {_LINKED_URL, _EMBEDDED}]
        links = [link for a in files if a.mode == _LINKED_URL and (link := self._link(a))]
        marked = (self._annotations(a) for a in files)
        return Belongings(
            collections=self._places.of_item(i, row[4]),
            tags=tuple(dict.fromkeys(tags)),
            notes=(*notes, *filter(None, links), *filter(None, marked)),
            files=tuple(n for n in named if n.path),
            added_at=_time(row[2]),
        )

    def _named(self, found: _Attachment) -> NamedFile:
        """Return where a file lies: stored ones in a folder of their own, ``storage/KEY``."""
        path = found.path
        if path.startswith("storage:"):
            path = f"storage/{found.key}/{path.removeprefix('storage:')}"
        elif path.startswith("attachments:"):
            path = path.removeprefix("attachments:")
        elif found.mode != _LINKED_FILE and path and "/" not in path and "\\" not in path:
            path = f"storage/{found.key}/{path}"
        return NamedFile(path, self._title(found.item), found.media_type)

    def _title(self, item: int) -> str:
        row = self._connection.execute(self._layout.title, (item,)).fetchone()
        return str(row[0]) if row else ""

    def _link(self, found: _Attachment) -> str:
        row = self._connection.execute(self._layout.address, (found.item,)).fetchone()
        address = str(row[0]).strip() if row else ""
        title = self._title(found.item).replace("[", "").replace("]", "")
        return f"[{title or address}]({address})" if address and " " not in address else address

    def _annotations(self, found: _Attachment) -> str:
        if not self._layout.annotations:
            return ""
        rows = self._connection.execute(self._layout.annotations, (found.item,)).fetchall()
        return annotations_note(rows, self._title(found.item))

    def _record(self, i: int, key: str, item: ZoteroItem, belongings: Belongings) -> ReadRecord:
        if item.kind in _NO_WORKS:
            return self._alone(i, key, item, belongings)
        reference = reference_of(item)
        if reference is None:
            return SkippedRecord(i, "empty", item.kind)
        return ReadReference(reference, i, key, belongings)

    def _alone(self, i: int, key: str, item: ZoteroItem, belongings: Belongings) -> ReadRecord:
        """Return a note or file that belongs to no work as a document, so that it is not lost."""
        if item.kind == "note":
            row = self._connection.execute(self._layout.note, (i,)).fetchone()
            text = note_from(str(row[0] or "")) if row else ""
            first = text.lstrip("# ").partition("\n")[0].strip("*_ ")
            title, belongings = first[:200], replace(belongings, notes=(text,) if text else ())
        else:
            title = item.fields.get("title", "").strip()
            if not title and belongings.files:
                title = belongings.files[0].path.rpartition("/")[2]
        if not title:
            return SkippedRecord(i, "empty", item.kind)
        escaped = title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        reference = Reference(
            kind=ReferenceKind.OTHER, title=escaped, url=item.fields.get("url", "")
        )
        return ReadReference(reference, i, key, belongings)


def _time(value: object) -> datetime | None:
    try:
        return datetime.fromisoformat(str(value)).replace(tzinfo=UTC)
    except ValueError:
        return None
