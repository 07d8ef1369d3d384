# SPDX-License-Identifier: GPL-3.0-or-later
"""What a file format is, how one is chosen for a file, and how bytes become text."""

import codecs
import importlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path, PurePath
from typing import TypeVar

from refdesk.domain.belongings import NOTHING, Belongings
from refdesk.domain.errors import UnknownFormatError, UnreadableError
from refdesk.domain.exporting import DEFAULT, NO_OFFERS, ExportOptions, Offers
from refdesk.domain.reference import Reference
from refdesk.registry import discover

R = TypeVar("R")

SNIFF_BYTES = 65_536
"""How much of a file :attr:`Format.sniff` sees."""


@dataclass(frozen=True, slots=True)
class ReadReference:
    """A record that was read. ``line`` is where it begins, from 1; ``key`` its own id, or ``""``."""

    reference: Reference
    line: int
    key: str = ""
    belongings: Belongings = NOTHING
    """What its owner had added to it."""


@dataclass(frozen=True, slots=True)
class SkippedRecord:
    """A record that could not be read; those around it were.

    ``reason`` is a short code: ``empty``, ``syntax``, ``truncated``, ``not-xml``.
    """

    line: int
    reason: str
    detail: str = ""


ReadRecord = ReadReference | SkippedRecord


def outcome(
    reference: Reference | None,
    line: int,
    key: str,
    name: str,
    belongings: Belongings = NOTHING,
) -> ReadRecord:
    """Return what became of a record; ``name`` names one that says nothing about a work."""
    if reference is None:
        return SkippedRecord(line, "empty", name)
    return ReadReference(reference, line, key, belongings)


def said_by(reference: Reference, *more: str) -> frozenset[str]:
    """Return the texts that a reference says in a field of its own, and ``more``, in lower case."""
    journal = reference.journal
    texts = {
        reference.title_plain, journal.title, journal.iso_abbreviation,
        journal.medline_abbreviation, reference.container_title, reference.series,
        reference.volume, reference.issue, reference.pages, reference.article_number,
        reference.edition, reference.publisher, reference.publisher_place, reference.url,
        reference.citation_key, *more,
    }  # fmt: skip
    texts.update(part for i in reference.identifiers for part in (i.value, i.url or ""))
    return frozenset(text.lower() for text in texts)


def read_lines(
    data: bytes,
    source: str,
    records_in: Callable[[Iterator[str]], Iterable[R]],
    read_record: Callable[[R], ReadRecord],
) -> Iterator[ReadRecord]:
    """Read every record of a file of tagged lines.

    Raises:
        UnreadableError: ``empty``: no line of the file belongs to a record.
    """
    found = False
    for record in records_in(lines_of(decode_text(data))):
        found = True
        yield read_record(record)
    if not found:
        raise UnreadableError(source, "empty")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, its first values, and the field that it seems to hold."""

    heading: str
    values: tuple[str, ...]
    field: str
    """``""`` where it has no place: it is kept as it is."""


TableLook = tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class TableReader:
    """What a format of tables can do: a person may say what each column holds."""

    fields: tuple[str, ...]
    """What a column can hold, codes, in the order to offer them."""
    look: Callable[[bytes], TableLook]
    """The columns of a table; raises ``UnreadableError``."""
    read: Callable[[bytes, str, Mapping[str, str]], Iterator[ReadRecord]]
    """As :attr:`Format.read`, with the fields of the headings that a person spoke of."""


Write = Callable[[Iterable[Reference]], Iterator[str]]
Pack = Callable[[Iterable[Reference]], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: one module of :mod:`refdesk.formats`, constant ``FORMAT``."""

    id: str
    label: str
    """A proper name, shown as it is in every language."""
    extensions: tuple[str, ...]
    """With the dot, lower case; the first one is given to new files."""
    sniff: Callable[[bytes], float]
    """How sure the beginning of a file makes one that it is of this format, 0 to 1."""
    read: Callable[[bytes, str], Iterator[ReadRecord]] | None = None
    """Content and a name for errors to records; raises ``UnreadableError``."""
    write: Write | None = None
    """References to pieces of text, to be written as UTF-8 without changing line ends."""
    pack: Pack | None = None
    """As ``write``, for files that are no text; a piece may be empty, to say that it goes on."""
    tuned: Callable[[ExportOptions], Write] | None = None
    """For formats that write the same papers in several ways: ``write`` as options have it."""
    offers: Offers = NO_OFFERS
    """What may be chosen of an export."""
    read_in_place: Callable[[Path, str], Iterator[ReadRecord]] | None = None
    """For files that need not be in memory: the file, and a name for errors to records."""
    table: TableReader | None = None
    joins: bool = False
    """Whether texts of it put one behind the other are one text of it."""

    @property
    def is_written(self) -> bool:
        """Whether papers can be exported in it."""
        return self.write is not None or self.pack is not None

    def writer(self, options: ExportOptions) -> Write | Pack:
        """Return what writes papers as options have it.

        Raises:
            UnknownFormatError: it is only read.
        """
        if self.tuned is not None and options != DEFAULT:
            return self.tuned(options)
        found = self.write or self.pack
        if found is None:
            raise UnknownFormatError(self.id, "write")
        return found


@cache
def all_formats() -> tuple[Format, ...]:
    """Return every format, by the name of its module; ``DIALECTS`` of a module come last.

    The first of those that share an ending is the one that a name alone means.
    """
    return (
        *discover("refdesk.formats", "FORMAT", Format),
        *chain.from_iterable(discover("refdesk.formats", "DIALECTS", tuple)),
    )


def format_by_id(name: str) -> Format:
    """Return the format called ``name``.

    Raises:
        UnknownFormatError: there is none.
    """
    for candidate in all_formats():
        if candidate.id == name.lower():
            return candidate
    raise UnknownFormatError(name)


def home_of(form: Format) -> tuple[str, str]:
    """Return what :func:`format_at` finds a format by, in another process too."""
    own = next(f for f in (form.write, form.pack, form.read, form.read_in_place, form.sniff) if f)
    return ".".join(own.__module__.split(".")[:3]), form.id


def format_at(module: str, name: str) -> Format:
    """Return the format called ``name``; the others are not loaded where ``module`` defines it.

    Raises:
        UnknownFormatError: there is none.
    """
    own = importlib.import_module(module)
    defined = (getattr(own, "FORMAT", None), *getattr(own, "DIALECTS", ()))
    return next((f for f in defined if f and f.id == name), None) or format_by_id(name)


def sniff_format(data: bytes, name: str) -> Format:
    """Return the readable format that content and file name make most likely.

    Raises:
        UnreadableError: ``empty`` or ``unknown-format``.
    """
    if not data.strip():
        raise UnreadableError(name, "empty")
    suffix = PurePath(name).suffix.lower()
    head = data[:SNIFF_BYTES]
    readable = [candidate for candidate in all_formats() if candidate.read]
    sure = {f.id: f.sniff(head) + (0.05 if suffix in f.extensions else 0) for f in readable}
    best = max(readable, key=lambda f: sure[f.id])
    if sure[best.id] < _LEAST:
        raise UnreadableError(name, "unknown-format")
    return best


_LEAST = 0.1

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HIGH = re.compile(rb"[\x80-\xff]+")
_HANGUL_PAIR = re.compile(rb"[\xb0-\xc8][\xa1-\xfe]")


def decode_text(data: bytes) -> str:
    """Return bytes of unknown encoding as text; never fails.

    Tried in order: a byte order mark, UTF-16 by its zero bytes, UTF-8 (also with a few broken
    bytes), Korean cp949 where the bytes pair up as Hangul do, Windows-1252, Latin-1.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if guess := _utf16_without_mark(data):
        return data.decode(guess, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if sum(c > "\x7f" for c in text) > 4 * broken:
        return text
    for encoding in (*(("cp949",) if _is_korean(data) else ()), "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def _utf16_without_mark(data: bytes) -> str:
    head = data[:400]
    if b"\x00" not in head:
        return ""
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) < len(head) // 4:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _is_korean(data: bytes) -> bool:
    high = sum(len(run) for run in _HIGH.findall(data))
    return 2 * len(_HANGUL_PAIR.findall(data)) > 0.6 * high


_LINE_END = re.compile(r"\r\n?|\n")
_PORTION = 65_536
"""Characters split at once: splitting 100 MB in one go would stop every thread for 0.3 s."""


def lines_of(text: str) -> Iterator[str]:
    """Yield the lines of a file; only CR and LF end one, not the separators inside Unicode text."""
    place = 0
    while place < len(text):
        end = _LINE_END.search(text, place + _PORTION)
        portion = text[place : end.start() if end else len(text)]
        if end and end[0] == "\n":
            portion = portion.removesuffix("\r")  # the search began between the two
        if "\r" in portion:
            portion = portion.replace("\r\n", "\n").replace("\r", "\n")
        yield from portion.split("\n")
        place = end.end() if end else len(text)
