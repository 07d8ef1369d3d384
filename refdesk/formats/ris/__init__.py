# SPDX-License-Identifier: GPL-3.0-or-later
"""RIS: the format that every database and reference manager exports, each in its own way."""

import re
from collections.abc import Iterator

from refdesk.domain.belongings import NOTHING
from refdesk.domain.exporting import ALL_FIELDS, Offers
from refdesk.formats.base import Format, ReadRecord, decode_text, outcome, read_lines
from refdesk.formats.ris.belongings import BELONGING, belongings_of
from refdesk.formats.ris.reader import reference_of
from refdesk.formats.ris.records import RisRecord, records_in
from refdesk.formats.ris.writer import write

_TYPE_LINE = re.compile(rb"^[ \t]*TY {1,3}- *[A-Z]{2,8}[ \t]*\r?$", re.MULTILINE)
_OTHER_LINE = re.compile(rb"^[A-Z][A-Z0-9]  - ", re.MULTILINE)


def read(data: bytes, source: str) -> Iterator[ReadRecord]:
    """Read every record of a RIS file.

    Raises:
        UnreadableError: ``empty``: no line of the file belongs to a record.
    """
    return read_lines(data, source, records_in, _read)


def _read(record: RisRecord) -> ReadRecord:
    return outcome(
        reference_of(record),
        record.line,
        key=record.first("ID"),
        name=record.first("TY"),
        belongings=NOTHING if BELONGING.isdisjoint(record.values) else belongings_of(record),
    )


def sniff(head: bytes) -> float:
    """Return how sure it is that a file beginning like this is RIS."""
    if b"\x00" in head:
        head = decode_text(head).encode()
    if _TYPE_LINE.search(head):
        return 0.95
    return 0.2 if len(_OTHER_LINE.findall(head)) > 3 else 0.0  # a record without its first line


_OFFERS = Offers(ALL_FIELDS, keys=True, note_field="", file_field="ris:L1")

FORMAT = Format("ris", "RIS", (".ris",), sniff, read, write, joins=True, offers=_OFFERS)
