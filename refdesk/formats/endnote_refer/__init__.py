# SPDX-License-Identifier: GPL-3.0-or-later
"""EndNote's tagged format, a descendant of refer and BibIX: ``.enw`` files of many publishers."""

import re
from collections.abc import Iterator

from refdesk.domain.belongings import NOTHING, Belongings, NamedFile
from refdesk.domain.exporting import ALL_FIELDS, Offers
from refdesk.formats.base import Format, ReadRecord, decode_text, outcome, read_lines
from refdesk.formats.endnote_refer.reader import reference_of
from refdesk.formats.endnote_refer.records import ReferRecord, records_in
from refdesk.formats.endnote_refer.writer import write

_WEB = re.compile(r"(?i)(?:https?|ftp|doi):")
_TYPE_LINE = re.compile(
    rb"^(?:\xef\xbb\xbf)?[ \t]*%0[ \t]{1,9}[A-Za-z][a-zA-Z /]{2,40}[ \t]*\r?$", re.MULTILINE
)
_AUTHOR_OR_TITLE = re.compile(rb"^%([AT])[ \t]+\S", re.MULTILINE)
_OTHER_LINE = re.compile(rb"^%[A-Z0-9@!+][ \t]+\S", re.MULTILINE)


def read(data: bytes, source: str) -> Iterator[ReadRecord]:
    """Read every record of a refer file.

    Raises:
        UnreadableError: ``empty``: no line of the file belongs to a record.
    """
    return read_lines(data, source, records_in, _read)


def _read(record: ReferRecord) -> ReadRecord:
    notes, files = tuple(record.all("<")), tuple(map(NamedFile, _files(record)))
    return outcome(
        reference_of(record),
        record.line,
        key=record.first("F"),
        name=record.first("0"),
        belongings=Belongings(notes=notes, files=files) if notes or files else NOTHING,
    )


def _files(record: ReferRecord) -> list[str]:
    """Return where the record's own files lie: ``%>`` has links into ``NAME.Data``, or to the web."""
    return [line for line in record.lines(">") if not _WEB.match(line)]


def sniff(head: bytes) -> float:
    """Return how sure it is that a file beginning like this is refer."""
    if b"\x00" in head:
        head = decode_text(head).encode()
    if _TYPE_LINE.search(head):
        return 0.9
    if len(set(_AUTHOR_OR_TITLE.findall(head))) == 2:  # a record without its first line
        return 0.6
    return 0.2 if len(_OTHER_LINE.findall(head)) > 3 else 0.0


_OFFERS = Offers(
    ALL_FIELDS,
    keys=True,
    note_field="endnote:research-notes",
    file_field="endnote:urls/pdf-urls/url",
)

FORMAT = Format(
    "endnote-refer",
    "EndNote/Refer",
    (".enw", ".refer"),
    sniff,
    read,
    write,
    joins=True,
    offers=_OFFERS,
)
