# SPDX-License-Identifier: GPL-3.0-or-later
"""Web of Science: the tagged format of its plain-text export (``.ciw``, once ``.isi``)."""

import re
from collections.abc import Iterator

from refdesk.formats.base import Format, ReadRecord, SkippedRecord, decode_text, outcome, read_lines
from refdesk.formats.wos.reader import reference_of
from refdesk.formats.wos.records import WosRecord, records_in

_HEADER = re.compile(rb"^FN [^\n]*\n(?:[ \t\r]*\n)*VR \d", re.MULTILINE)
_TYPE_LINE = re.compile(rb"^PT (?:[A-Z]|[A-Z][a-z]+(?: [A-Za-z]+)*)[ \t\r]*$", re.MULTILINE)
_OTHER_LINE = re.compile(
    rb"^(?:AU|AF|TI|SO|PY|VL|BP|UT|DT|SN|AB|ER|EF)(?: [^-\n][^\n]*)?$", re.MULTILINE
)
_FIRST_LINE = re.compile(rb"\s*FN [^\n]*(?:Web of Science|ISI|Clarivate|Thomson)")


def read(data: bytes, source: str) -> Iterator[ReadRecord]:
    """Read every record of a Web of Science file.

    Raises:
        UnreadableError: ``empty``: no line of the file belongs to a record.
    """
    return read_lines(data, source, records_in, _read)


def _read(record: WosRecord) -> ReadRecord:
    if not record.values:
        return SkippedRecord(record.line, "syntax", record.stray)
    name = record.text("UT")
    return outcome(reference_of(record), record.line, key=name, name=name)


def sniff(head: bytes) -> float:
    """Return how sure it is that a file beginning like this is Web of Science's."""
    if b"\x00" in head:
        head = decode_text(head).encode()
    head = head.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if _HEADER.search(head) or _FIRST_LINE.match(head):
        return 0.95
    others = len(set(_OTHER_LINE.findall(head)))
    if _TYPE_LINE.search(head) and others >= 2:
        return 0.9
    return 0.0


FORMAT = Format("wos", "Web of Science", (".ciw", ".isi"), sniff, read)
