# SPDX-License-Identifier: GPL-3.0-or-later
"""An EndNote XML file, parted into records of fields.

Every record is parsed by itself: exports are of hundreds of megabytes, break off, and have single
records with characters that XML forbids.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from refdesk.domain.errors import UnreadableError
from refdesk.formats.base import SNIFF_BYTES, SkippedRecord, decode_text
from refdesk.formats.endnote_xml.old import collect_old, is_old
from refdesk.formats.endnote_xml.text import INLINE, markup_text, plain_text
from refdesk.xml.safe import local_name, parse_xml

_MARK = re.compile(rb"<(?:record|RECORD)(?=[\s>])|</(?:record|RECORD)\s*>|<!--")
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_FORBIDDEN = re.compile(
    rb"[\x00-\x08\x0b\x0c\x0e-\x1f]"
    rb"|&#(?:x0*(?:[0-8bcef]|1[0-9a-f]|fff[ef])|0*(?:[0-8]|1[124-9]|2\d|3[01]));",
    re.IGNORECASE,
)
_LONE_AMPERSAND = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)")


@dataclass(slots=True)
class EndNoteRecord:
    """One record: its elements by path (``titles/title``), in order."""

    line: int
    type_name: str = ""
    type_number: str = ""
    elements: dict[str, list[etree._Element]] = field(default_factory=dict)

    def first(self, *paths: str) -> str:
        """Return the first text of the first of ``paths`` that has one, or ``""``."""
        return next(iter(self.all(*paths)), "")

    def all(self, *paths: str) -> list[str]:
        """Return all texts of ``paths``, but for empty ones."""
        texts = (plain_text(e) for path in paths for e in self.elements.get(path, ()))
        return [text for text in texts if text]

    def lines(self, *paths: str) -> list[str]:
        """Return the lines of all texts of ``paths``."""
        return [line for text in self.all(*paths) for line in text.split("\n")]

    def markup(self, path: str) -> str:
        """Return the first text of ``path`` as markup, or ``""``."""
        return next(filter(None, map(markup_text, self.elements.get(path, ()))), "")


def records_in(data: bytes, source: str) -> Iterator[EndNoteRecord | SkippedRecord]:
    """Yield every record, and in place of one that cannot be parsed the reason.

    Raises:
        UnreadableError: the file declares entities.
    """
    data = _as_utf8(data)
    line, counted, end = 1, 0, 0
    for start, end in _spans(data):
        if not counted and b"<!ENTITY" in data[:start]:
            raise UnreadableError(source, "suspicious", detail="entity declarations")
        line += data.count(b"\n", counted, start)
        counted = start
        record = _record(data[start:end], line, source)
        if isinstance(record, SkippedRecord) and end == len(data):
            yield SkippedRecord(line, "truncated", record.detail)
            return
        yield record
    if end and b"<records" in data[:SNIFF_BYTES] and b"</records" not in data[end:]:
        yield SkippedRecord(line + data.count(b"\n", counted), "truncated")


def _spans(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield where records begin and end; one without its end ends where the next begins."""
    start, place = -1, 0
    while mark := _MARK.search(data, place):
        place = mark.end()
        if mark[0] == b"<!--":
            close = data.find(b"-->", place)
            place = close + 3 if close >= 0 else len(data)
        elif mark[0].startswith(b"</"):
            if start >= 0:
                yield start, place
            start = -1
        else:
            if start >= 0:
                yield start, mark.start()
            start = mark.start()
    if start >= 0:
        yield start, len(data)


def _as_utf8(data: bytes) -> bytes:
    """Return the file in UTF-8; EndNote writes that, other programs whatever they declare."""
    declared = _DECLARED.match(data[:200])
    encoding = declared[1].decode("ascii").lower() if declared else "utf-8"
    if encoding not in {"utf-8", "utf8"} and not encoding.startswith("utf"):
        try:
            return data.decode(encoding, "replace").encode("utf-8", "replace")
        except (LookupError, UnicodeError):
            pass
    if b"\x00" in data[:200]:
        return decode_text(data).encode("utf-8", "replace")
    return data


def _record(data: bytes, line: int, source: str) -> EndNoteRecord | SkippedRecord:
    try:
        root = parse_xml(data, source)
    except UnreadableError as error:
        try:
            root = parse_xml(_repaired(data), source)
        except UnreadableError:
            return SkippedRecord(line + (error.line or 1) - 1, error.reason, error.detail)
    record = EndNoteRecord(line)
    if is_old(root):
        record.type_name, record.elements = collect_old(root)
        return record
    _collect(root, "", record.elements)
    for element in record.elements.pop("ref-type", ())[:1]:
        record.type_name, record.type_number = element.get("name") or "", plain_text(element)
    return record


def _repaired(data: bytes) -> bytes:
    """Return a record without characters that XML forbids, and with its ampersands escaped."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        data = decode_text(data).encode("utf-8", "replace")
    return _LONE_AMPERSAND.sub(b"&amp;", _FORBIDDEN.sub(b"", data))


def _collect(element: etree._Element, path: str, found: dict[str, list[etree._Element]]) -> None:
    """Add the fields below ``element``. The depth is bounded: ``parse_xml`` refuses deep ones."""
    for child in element:
        name = local_name(child)
        if not name:
            continue
        own = f"{path}{name}"
        if any(local_name(inner) not in INLINE for inner in child):
            _collect(child, f"{own}/", found)
        else:
            found.setdefault(own, []).append(child)
