# SPDX-License-Identifier: GPL-3.0-or-later
"""EndNote's XML, also as Bookends, Mendeley, Zotero and the review programs write it."""

import re
from collections.abc import Iterator

from refdesk.domain.errors import UnreadableError
from refdesk.domain.exporting import ALL_FIELDS, Offers
from refdesk.formats.base import (
    Format,
    ReadRecord,
    SkippedRecord,
    decode_text,
    outcome,
)
from refdesk.formats.endnote_xml.belongings import belongings_of
from refdesk.formats.endnote_xml.reader import reference_of
from refdesk.formats.endnote_xml.records import records_in
from refdesk.formats.endnote_xml.writer import write
from refdesk.xml.safe import parse_xml

_RECORD = re.compile(rb"<(?:records?|RECORDS?)[\s>]")
_OWN = re.compile(rb"<(?:ref-type|rec-number|source-app|foreign-keys|REFERENCE_TYPE|REFNUM)[\s>]")


def read(data: bytes, source: str) -> Iterator[ReadRecord]:
    """Read every record, each by itself: a broken or cut one leaves the others whole.

    Raises:
        UnreadableError: the file is no XML, declares entities, or has no record.
    """
    found = False
    for record in records_in(data, source):
        found = True
        if isinstance(record, SkippedRecord):
            yield record
            continue
        reference, key = reference_of(record), record.first("rec-number")
        yield outcome(
            reference,
            record.line,
            key=key,
            name=record.type_name,
            belongings=belongings_of(record),
        )
    if not found:
        parse_xml(data, source)  # says what is wrong, where something is
        raise UnreadableError(source, "empty")


def sniff(head: bytes) -> float:
    """Return how sure it is that a file beginning like this is EndNote's XML."""
    if b"\x00" in head:
        head = decode_text(head).encode()
    if not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return 0.0
    return 0.95 if _RECORD.search(head) and _OWN.search(head) else 0.0


_OFFERS = Offers(
    ALL_FIELDS,
    keys=True,
    note_field="endnote:research-notes",
    file_field="endnote:urls/pdf-urls/url",
)

FORMAT = Format("endnote-xml", "EndNote XML", (".xml",), sniff, read, write, offers=_OFFERS)
