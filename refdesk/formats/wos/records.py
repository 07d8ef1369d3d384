# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines of a Web of Science file, parted into records of tags and lines."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

_LINE = re.compile(r"\ufeff?([A-Z][A-Z0-9])(?: +(.*)|\s*)")
_OF_THE_FILE = frozenset({"FN", "VR", "EF"})
_SEMICOLON = re.compile(r";\s*")


@dataclass(slots=True)
class WosRecord:
    """One record: the lines of each tag, in order. ``stray`` is text outside of any record."""

    line: int
    values: dict[str, list[str]] = field(default_factory=dict)
    stray: str = ""

    def lines(self, *tags: str) -> list[str]:
        """Return the lines of ``tags`` that hold something."""
        return [line for tag in tags for line in self.values.get(tag, ()) if line]

    def text(self, *tags: str) -> str:
        """Return the text of the first of ``tags`` that has any, lines joined, or ``""``."""
        for tag in tags:
            if found := " ".join(self.lines(tag)):
                return found
        return ""

    def items(self, *tags: str) -> list[str]:
        """Return what stands one a line and, on one line, between semicolons."""
        found = (p.strip() for line in self.lines(*tags) for p in _SEMICOLON.split(line))
        return [piece for piece in found if piece]

    def terms(self, *tags: str) -> list[str]:
        """Return what stands between semicolons, however the lines were wrapped."""
        found = (p.strip() for tag in tags for p in _SEMICOLON.split(self.text(tag)))
        return [piece for piece in found if piece]


def records_in(lines: Iterable[str]) -> Iterator[WosRecord]:
    """Yield records; a missing ``ER``, a missing header and unindented wrapping are put up with.

    Text before the first record is a preamble; between two records it is a record of its own.
    """
    record: WosRecord | None = None
    values: list[str] = []
    begun = False
    for number, line in enumerate(lines, 1):
        match = _LINE.fullmatch(line)
        if match is None:
            text = line.strip()
            if not text or (record is None and not begun):
                continue
            if record is None:
                record, values = WosRecord(number, stray=text), []
            elif record.values:
                values.append(text)
            continue
        tag, value = match[1], (match[2] or "").strip()
        if record is not None and _ends(record, tag):
            yield record
            record = None
        if tag == "ER" or tag in _OF_THE_FILE:
            continue
        if record is None:
            record, begun = WosRecord(number), True
        values = record.values.setdefault(tag, [])
        values.append(value)
    if record is not None:
        yield record


def _ends(record: WosRecord, tag: str) -> bool:
    """Whether a line with ``tag`` cannot belong to the record."""
    if tag == "ER" or tag in _OF_THE_FILE or not record.values:
        return True
    return tag == "PT" and "PT" in record.values
