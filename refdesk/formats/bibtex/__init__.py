# SPDX-License-Identifier: GPL-3.0-or-later
"""BibTeX: read with all its dialects, written so that every style of LaTeX understands it."""

import re
from collections.abc import Iterator
from functools import partial

from refdesk.domain.errors import UnreadableError
from refdesk.domain.exporting import ALL_FIELDS, ExportOptions, Offers
from refdesk.formats.base import (
    Format,
    ReadRecord,
    SkippedRecord,
    Write,
    decode_text,
    outcome,
)
from refdesk.formats.bibtex.biblatex import write as write_biblatex
from refdesk.formats.bibtex.crossrefs import inherited
from refdesk.formats.bibtex.entries import BibEntry, BrokenEntry, entries_in
from refdesk.formats.bibtex.jabref import belongings_of, file_value, groups_in
from refdesk.formats.bibtex.kinds import RAW_FIELD
from refdesk.formats.bibtex.reader import reference_of
from refdesk.formats.bibtex.writer import Manner, write

_ENTRY = re.compile(
    rb"^[ \t]*+@[ \t]*+[A-Za-z][\w-]*+[ \t]*+[{(][ \t]*+[^\s,{}]*+[ \t]*+[,=\r\n]", re.MULTILINE
)
_FIELD = re.compile(rb"^[ \t,]*[A-Za-z][\w-]*[ \t]*=[ \t]*[{\"\w]", re.MULTILINE)

_SAYS_BIBLATEX = re.compile(rb"jabref-meta:\s*databaseType:\s*biblatex", re.IGNORECASE)
_BIBLATEX = re.compile(
    rb"^[ \t,]*(?:date|journaltitle|location|langid|eprinttype|eprintclass|shortjournal|institution)"
    rb"[ \t]*=|@(?:online|report|thesis|mvbook|dataset|software|inreference|collection)[ \t]*[{(]",
    re.MULTILINE | re.IGNORECASE,
)
_BIBTEX = re.compile(
    rb"^[ \t,]*(?:year|journal|address|school)[ \t]*="
    rb"|@(?:phdthesis|mastersthesis|techreport|conference)[ \t]*[{(]",
    re.MULTILINE | re.IGNORECASE,
)
_NO_WORKS = frozenset({"xdata", "set"})
"""Entries that only serve others."""


def read(data: bytes, source: str) -> Iterator[ReadRecord]:
    """Read every entry of a BibTeX file.

    Raises:
        UnreadableError: ``empty``: the file has no entry.
    """
    text = decode_text(data).replace("\r\n", "\n").replace("\r", "\n")
    parts = list(entries_in(text))
    if not parts:
        raise UnreadableError(source, "empty")
    inherit = inherited([part for part in parts if isinstance(part, BibEntry)])
    groups = groups_in(text)
    for part in parts:
        if isinstance(part, BrokenEntry):
            yield SkippedRecord(part.line, "syntax", part.detail)
        elif part.kind not in _NO_WORKS:
            yield outcome(
                reference_of(inherit(part)),
                part.line,
                part.key,
                part.key or part.kind,
                belongings_of(part, groups),
            )


def sniff(head: bytes) -> float:
    """Return how sure it is that a file beginning like this is BibTeX."""
    if b"\x00" in head:
        head = decode_text(head).encode()
    if not _ENTRY.search(head):
        return 0.0
    return 0.9 if _FIELD.search(head) else 0.5


def sniff_biblatex(head: bytes) -> float:
    """Return how sure it is that a file beginning like this is BibTeX in biblatex's own dialect."""
    sure = sniff(head)
    if b"\x00" in head:
        head = decode_text(head).encode()
    if _SAYS_BIBLATEX.search(head):
        return min(1.0, sure + 0.06)
    newer, older = len(_BIBLATEX.findall(head)), len(_BIBTEX.findall(head))
    return min(1.0, sure + (0.04 if newer > older else -0.1)) if sure else 0.0


def _tuned(options: ExportOptions) -> Write:
    return partial(write, manner=Manner.of(options))


def _tuned_biblatex(options: ExportOptions) -> Write:
    return partial(write_biblatex, manner=Manner.of(options))


_OFFERS = Offers(
    ALL_FIELDS,
    keys=True,
    latex=True,
    note_field="bibtex:annote",
    file_field=f"bibtex:{RAW_FIELD}",
    file_list=file_value,
)

FORMAT = Format(
    "bibtex",
    "BibTeX",
    (".bib",),
    sniff,
    read,
    write,
    joins=True,
    tuned=_tuned,
    offers=_OFFERS,
)
DIALECTS = (
    Format(
        "biblatex",
        "BibLaTeX",
        (".bib", ".biblatex"),
        sniff_biblatex,
        read,
        write_biblatex,
        joins=True,
        tuned=_tuned_biblatex,
        offers=_OFFERS,
    ),
)
