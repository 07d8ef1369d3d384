# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines of a MEDLINE file, parted into records: tags and values in order."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

_LINE = re.compile(
    r"\ufeff?(?:([A-Z][A-Z0-9]{1,3}) {0,2}-(?: (.*)|\s*)|(?=[A-Z0-9 ]{4}-)(PMID|[A-Z0-9]+ +)-(\S.*))"
)


@dataclass(slots=True)
class MedlineRecord:
    """One record: its lines as ``(tag, value)``; the order says whose address an ``AD`` is."""

    line: int
    lines: list[tuple[str, str]] = field(default_factory=list)
    by_tag: dict[str, list[str]] = field(default_factory=dict)

    def first(self, *tags: str) -> str:
        """Return the first value of the first of ``tags`` that the record has, or ``""``."""
        for tag in tags:
            if found := self.by_tag.get(tag):
                return found[0]
        return ""

    def all(self, *tags: str) -> list[str]:
        """Return all values of ``tags``."""
        return [value for tag in tags for value in self.by_tag.get(tag, ())]


def records_in(lines: Iterable[str]) -> Iterator[MedlineRecord]:
    """Yield records: a new one at each ``PMID``, and after a blank line."""
    record: MedlineRecord | None = None
    pieces: list[str] = []
    tag = ""
    blank = False
    for number, line in enumerate(lines, 1):
        match = None if line[:2].isspace() else _LINE.fullmatch(line.rstrip())
        if match is None:
            blank = blank or not line.strip()
            if record is not None and tag and line.strip():
                pieces.append(line.strip())
            continue
        if record is not None and tag:
            _store(record, tag, pieces)
        tag, pieces = match[1] or match[3].strip(), [(match[2] or match[4] or "").strip()]
        if record is not None and ((blank and len(record.lines) > 1) or _is_next(record, tag)):
            yield record
            record = None
        record = record or MedlineRecord(number)
        blank = False
    if record is not None:
        if tag:
            _store(record, tag, pieces)
        yield record


def _is_next(record: MedlineRecord, tag: str) -> bool:
    return tag == "PMID" and "PMID" in record.by_tag


def _store(record: MedlineRecord, tag: str, pieces: list[str]) -> None:
    value = " ".join(piece for piece in pieces if piece)
    record.lines.append((tag, value))
    record.by_tag.setdefault(tag, []).append(value)
