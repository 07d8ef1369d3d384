# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person added, in the columns of Zotero's tables and in those a person names so."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from refdesk.domain.belongings import Belongings, NamedFile, TagMark
from refdesk.domain.notes import note_from
from refdesk.formats.csv_table.cells import values_of
from refdesk.formats.csv_table.entry import Entry

BELONGING = frozenset({"tags", "remark", "collections", "files", "added", "rating"})
"""Fields of rows that have more than a reference."""
_LEVELS = re.compile(r"\s*[/>›]\s*")
_WEB = re.compile(r"(?i)(?!file:)[a-z][a-z0-9+.-]+://")
_STARS = re.compile(r"([0-5])(?:\.0)?|(★{1,5})☆*")


def belongings_of(entry: Entry) -> Belongings:
    """Return what came along with a row."""
    return Belongings(
        collections=tuple(dict.fromkeys(_collections(entry))),
        tags=tuple(TagMark(name) for name in _values(entry, "tags", commas=True)),
        notes=tuple(filter(None, map(note_from, entry.all("remark")))),
        files=tuple(NamedFile(p) for p in _values(entry, "files") if not _WEB.match(p)),
        added_at=next(filter(None, map(_time, entry.all("added"))), None),
        rating=next(iter(map(_stars, entry.all("rating"))), 0),
    )


def _values(entry: Entry, name: str, *, commas: bool = False) -> Iterator[str]:
    for text in entry.all(name):
        yield from values_of(text, commas=commas)


def _collections(entry: Entry) -> Iterator[tuple[str, ...]]:
    for text in _values(entry, "collections"):
        if path := tuple(filter(None, _LEVELS.split(text))):
            yield path


def _time(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text.strip().replace("/", "-"))
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _stars(text: str) -> int:
    match = _STARS.fullmatch(text.strip())
    return 0 if match is None else int(match[1]) if match[1] else len(match[2])
