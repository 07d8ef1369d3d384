# SPDX-License-Identifier: GPL-3.0-or-later
"""NBIB: the tagged MEDLINE format that PubMed exports for citation managers."""

import re
from collections.abc import Iterator

from refdesk.domain.exporting import FieldGroup, Offers
from refdesk.formats.base import Format, ReadRecord, decode_text, outcome, read_lines
from refdesk.formats.nbib.reader import reference_of
from refdesk.formats.nbib.records import MedlineRecord, records_in
from refdesk.formats.nbib.writer import write

_LINE = re.compile(rb"^[A-Z][A-Z0-9]{1,3} {0,2}- ", re.MULTILINE)
_START = re.compile(rb"^(?:PMID|OWN |STAT|DCOM|EDAT|CRDT|FAU |JID )- ", re.MULTILINE)


def read(data: bytes, source: str) -> Iterator[ReadRecord]:
    """Read every record of an NBIB file.

    Raises:
        UnreadableError: ``empty``: no line of the file belongs to a record.
    """
    return read_lines(data, source, records_in, _read)


def _read(record: MedlineRecord) -> ReadRecord:
    name = record.first("PMID")
    return outcome(reference_of(record), record.line, key=name, name=name)


def sniff(head: bytes) -> float:
    """Return how sure it is that a file beginning like this is NBIB."""
    if b"\x00" in head:
        head = decode_text(head).encode()
    if len(_START.findall(head)) >= 2 or head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"PMID-"):
        return 0.9
    return 0.3 if _START.search(head) and len(_LINE.findall(head)) > 4 else 0.0


_OFFERS = Offers(frozenset({FieldGroup.ABSTRACT, FieldGroup.KEYWORDS, FieldGroup.EXTRA}))

FORMAT = Format("nbib", "PubMed (NBIB)", (".nbib",), sniff, read, write, joins=True, offers=_OFFERS)
