# SPDX-License-Identifier: GPL-3.0-or-later
"""BibTeX: read with all its dialects, written so that every style of LaTeX understands it."""

import re
from collections.abc import Iterator

from refdesk.domain.errors import UnreadableError
from refdesk.formats.base import Format, ReadRecord, ReadReference, SkippedRecord, decode_text
from refdesk.formats.bibtex.crossrefs import inherited
from refdesk.formats.bibtex.entries import BibEntry, BrokenEntry, entries_in
from refdesk.formats.bibtex.reader import reference_of
from refdesk.formats.bibtex.writer import write

_ENTRY = re.compile(
    rb"^[ \t]*@[ \t]*[A-Za-z][\w-]*[ \t]*[{(][ \t]*[^\s,{}]*[ \t]*[,=\r\n]", re.MULTILINE
)
_FIELD = re.compile(rb"^[ \t,]*[A-Za-z][\w-]*[ \t]*=[ \t]*[{\"\w]", re.MULTILINE)


def read(data: bytes, source: str) -> Iterator[ReadRecord]:
    """Read every entry of a BibTeX file.

    Raises:
        UnreadableError: ``empty``: the file has no entry.
    """
    parts = list(entries_in(decode_text(data).replace("\r\n", "\n").replace("\r", "\n")))
    if not parts:
        raise UnreadableError(source, "empty")
    inherit = inherited([part for part in parts if isinstance(part, BibEntry)])
    for part in parts:
        if isinstance(part, BrokenEntry):
            yield SkippedRecord(part.line, "syntax", part.detail)
            continue
        reference = reference_of(inherit(part))
        if reference is None:
            yield SkippedRecord(part.line, "empty", part.key or part.kind)
        else:
            yield ReadReference(reference, part.line, part.key)


def sniff(head: bytes) -> float:
    """Return how sure it is that a file beginning like this is BibTeX."""
    if b"\x00" in head:
        head = decode_text(head).encode()
    if not _ENTRY.search(head):
        return 0.0
    return 0.9 if _FIELD.search(head) else 0.5


FORMAT = Format("bibtex", "BibTeX", (".bib",), sniff, read, write)
