# SPDX-License-Identifier: GPL-3.0-or-later
"""Reference lists as papers print them and people paste them, in whatever style."""

import re
from collections.abc import Iterator
from itertools import islice

from refdesk.domain.errors import UnreadableError
from refdesk.domain.reference import Reference
from refdesk.formats.base import (
    Format,
    ReadRecord,
    ReadReference,
    SkippedRecord,
    decode_text,
    lines_of,
)
from refdesk.formats.references.entries import Entry, entries
from refdesk.formats.references.reading import MOST_CHARACTERS, reference_of

_SEEN = 16_384
"""Bytes, and the entries below, that are enough to know a list by."""
_SEEN_ENTRIES = 25
_LEAST_SHARE = 0.6
_LEAST_CHARACTERS = 25
_SURE = 0.35
"""Less sure than any format that has marks of its own."""
_TAGGED = re.compile(
    r"^[ \t]{0,40}(?:[A-Z][A-Z0-9]{1,3}\s{0,2}-\s|%[A-Z0-9]\s|@\w+\s*[{(]|\{|\[\s*(?:\{|$)|<[?!\w]"
    r"|FN\s|PT\s[A-Z]\b|\w+\s*=\s*[{\"])",
    re.MULTILINE,
)
"""What other formats of text begin their lines with."""


def read(data: bytes, source: str) -> Iterator[ReadRecord]:
    """Read a list of references in any of the styles that papers use.

    What is too short or too long for a reference, or says nothing that one does, is reported.

    Raises:
        UnreadableError: ``empty``: there is no line to read.
    """
    found = False
    for entry in entries(lines_of(decode_text(data).replace("\x00", " "))):
        found = True
        reference = _reference(entry)
        if reference is None:
            yield SkippedRecord(entry.line, "syntax", entry.text)
        else:
            yield ReadReference(reference, entry.line)
    if not found:
        raise UnreadableError(source, "empty")


def sniff(head: bytes) -> float:
    """Return how sure it is that a file beginning like this is a list of references."""
    is_cut = len(head) > _SEEN
    text = decode_text(head[:_SEEN])
    if "\x00" in text or _TAGGED.search(text):
        return 0.0
    seen = list(islice(entries(lines_of(text)), _SEEN_ENTRIES))
    if is_cut and len(seen) < _SEEN_ENTRIES:
        seen = seen[:-1]  # it may break off
    likely = sum(_is_likely(entry) for entry in seen)
    return _SURE if likely and likely >= _LEAST_SHARE * len(seen) else 0.0


def _reference(entry: Entry) -> Reference | None:
    if len(entry.text) > MOST_CHARACTERS:
        return None
    reference = reference_of(entry.text)
    if reference.identifiers:
        return reference
    dated = reference.published.year is not None
    says = bool(reference.authors) + dated + bool(reference.journal.title or reference.volume)
    says += bool(reference.publisher or reference.container_title or reference.url)
    least = 1 if entry.marked else 2
    return reference if reference.title and says >= least else None


def _is_likely(entry: Entry) -> bool:
    """Whether a text says what only a reference does: who, when, and where."""
    if not _LEAST_CHARACTERS <= len(entry.text) <= MOST_CHARACTERS:
        return False
    reference = reference_of(entry.text)
    if not reference.title or reference.published.year is None:
        return False
    where = bool(reference.journal.title and (reference.volume or reference.identifiers))
    where = where or bool(reference.publisher or reference.container_title)
    return where and (bool(reference.authors) or bool(reference.volume and reference.pages))


FORMAT = Format("references", "Reference list (text)", (".txt",), sniff, read)
