# SPDX-License-Identifier: GPL-3.0-or-later
"""Notes and files that Zotero, Mendeley and EndNote write into RIS."""

import re
from collections.abc import Iterator

from refdesk.domain.belongings import Belongings, NamedFile
from refdesk.domain.notes import markdown_from_html
from refdesk.formats.ris.records import RisRecord

_FILES = ("L1", "L4")
BELONGING = frozenset({*_FILES, "N1", "RN"})
"""Tags of records that have more than a reference."""
_HTML_NOTE = re.compile(r"\s*<(?:p|div|h[1-6]|ul|ol)[\s>].*>", re.IGNORECASE | re.DOTALL)
_WEB = re.compile(r"(?i)(?!file:|internal-pdf:)[a-z][a-z0-9+.-]+:(?!\\)")
_BETWEEN_FILES = re.compile(r";(?=\s*(?:file:|internal-pdf:|[A-Za-z]:[\\/]|/))", re.IGNORECASE)


def is_note_of_a_person(value: str) -> bool:
    """Whether a note is one that Zotero's editor made; databases write none in HTML."""
    return bool(_HTML_NOTE.fullmatch(value))


def belongings_of(record: RisRecord) -> Belongings:
    """Return what the person had added to a record."""
    notes = [markdown_from_html(v) for v in record.all("N1") if is_note_of_a_person(v)]
    return Belongings(
        notes=tuple(filter(None, (*notes, *record.all("RN")))), files=tuple(_files(record))
    )


def _files(record: RisRecord) -> Iterator[NamedFile]:
    for value in record.all(*_FILES):
        for path in filter(None, map(str.strip, _BETWEEN_FILES.split(value))):
            if not _WEB.match(path):
                yield NamedFile(path)
