# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person added to a paper in another program: where it lay, its tags, notes and files."""

from dataclasses import dataclass, replace
from datetime import datetime

from refdesk.domain.indexing import Keyword
from refdesk.domain.reference import Reference


@dataclass(frozen=True, slots=True)
class TagMark:
    """A tag; ``colour`` is ``#rrggbb`` or ``""``, ``digit`` the key 1 to 9 that puts it on papers."""

    name: str
    colour: str = ""
    digit: int | None = None


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A file that a record names. ``path`` is as the record has it: absolute, relative, a link."""

    path: str
    name: str = ""
    """What the person called it."""
    media_type: str = ""


@dataclass(frozen=True, slots=True)
class FiledFile:
    """A file that lies in the library's own folder now."""

    path: str
    """Relative to ``files/``, with slashes."""
    name: str
    media_type: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Belongings:
    """What came along with one record."""

    collections: tuple[tuple[str, ...], ...] = ()
    """Each as the names from the outermost collection down to the one that holds the paper."""
    tags: tuple[TagMark, ...] = ()
    notes: tuple[str, ...] = ()
    """Markdown."""
    files: tuple[NamedFile, ...] = ()
    added_at: datetime | None = None
    is_read: bool = False
    rating: int = 0
    """Stars, 0 to 5."""
    filed: tuple[FiledFile, ...] = ()
    """What of ``files`` lies in the library's folder by now."""

    def __bool__(self) -> bool:
        return self != NOTHING


NOTHING = Belongings()
"""What comes along with most records."""


def spoken(reference: Reference, belongings: Belongings) -> Reference:
    """Return a reference that says its tags among the keywords and its notes among the notes.

    For files of formats that have no other place for what a person added.
    """
    known = {keyword.text.casefold() for keyword in reference.keywords}
    tags = (Keyword(m.name) for m in belongings.tags if m.name.casefold() not in known)
    notes = (note for note in belongings.notes if note not in reference.note)
    return replace(
        reference,
        keywords=(*reference.keywords, *tags),
        note="\n".join(filter(None, (reference.note, *notes))),
    )


@dataclass(frozen=True, slots=True)
class Brought:
    """How much came along with records, and was not there before."""

    collected: int = 0
    """Papers put into a collection, each time."""
    tagged: int = 0
    """Tags put on papers."""
    notes: int = 0
    files: int = 0
    missing_files: int = 0
    """Files that records name and that are not where they should be."""

    def __add__(self, other: "Brought") -> "Brought":
        return Brought(
            self.collected + other.collected,
            self.tagged + other.tagged,
            self.notes + other.notes,
            self.files + other.files,
            self.missing_files + other.missing_files,
        )
