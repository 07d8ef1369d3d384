# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines of a refer file, parted into records of tags and values."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

_LINE = re.compile(r"[ \t\ufeff]*%([A-Z0-9!@#$&()*+<=>?\[\]^~{}|])(?:[ \t]+(.*)|)", re.DOTALL)

FIELD_OF_TAG = {
    "0": "ref-type", "1": "custom1", "2": "custom2", "3": "custom3", "4": "custom4",
    "6": "num-vols", "7": "edition", "8": "dates/pub-dates/date", "9": "work-type",
    "A": "contributors/authors/author", "B": "titles/secondary-title", "C": "pub-location",
    "D": "dates/year", "E": "contributors/secondary-authors/author", "F": "label",
    "G": "language", "H": "contributors/translated-authors/author", "I": "publisher",
    "J": "titles/secondary-title", "K": "keywords/keyword", "L": "call-num",
    "M": "accession-num", "N": "number", "O": "titles/alt-title", "P": "pages",
    "Q": "titles/translated-title", "R": "electronic-resource-num", "S": "titles/tertiary-title",
    "T": "titles/title", "U": "urls/related-urls/url", "V": "volume",
    "W": "remote-database-provider", "X": "abstract",
    "Y": "contributors/tertiary-authors/author", "Z": "notes",
    "?": "contributors/subsidiary-authors/author", "@": "isbn", "!": "titles/short-title",
    "#": "custom5", "$": "custom6", "]": "custom7", "&": "section", "(": "orig-pub",
    ")": "reprint-edition", "*": "reviewed-item", "+": "auth-address", "^": "caption",
    ">": "urls/pdf-urls/url", "<": "research-notes", "[": "access-date", "=": "custom8",
    "~": "remote-database-name",
}  # fmt: skip
"""EndNote's own names of its fields: what has no place keeps one name in both its formats."""


@dataclass(slots=True)
class ReferRecord:
    """One record: values by tag, in order; a value's lines are ended with LF."""

    line: int
    indent: int = 0
    """Blanks before its first tag; a line that has more goes on with the value before it."""
    values: dict[str, list[str]] = field(default_factory=dict)

    def first(self, *tags: str) -> str:
        """Return the first value of the first of ``tags`` that has one, or ``""``."""
        return next(iter(self.all(*tags)), "")

    def all(self, *tags: str) -> list[str]:
        """Return all values of ``tags``, but for empty ones."""
        return [value for tag in tags for value in self.values.get(tag, ()) if value]

    def lines(self, *tags: str) -> list[str]:
        """Return the lines of all values of ``tags``: EndNote has one name or keyword a line."""
        return [line for value in self.all(*tags) for line in value.split("\n")]


def records_in(lines: Iterable[str]) -> Iterator[ReferRecord]:
    """Yield records; a missing ``%0``, preambles, wrapped lines and blank ones are put up with."""
    record: ReferRecord | None = None
    tag, after_blank = "", False
    for number, line in enumerate(lines, 1):
        match = _LINE.fullmatch(line) if "%" in line else None
        indent = line.index("%") if match else 0
        if record is not None and indent > record.indent:
            match = None
        if match is None:
            text = line.strip()
            after_blank = after_blank or not text
            if text and record is not None:
                last = record.values[tag]
                last[-1] = f"{last[-1]}\n{text}" if last[-1] else text
                after_blank = False
            continue
        tag, value = match[1], (match[2] or "").strip()
        if record is not None and _begins_another(record, tag, after_blank=after_blank):
            yield record
            record = None
        record = record or ReferRecord(number, indent)
        record.values.setdefault(tag, []).append(value)
        after_blank = False
    if record is not None:
        yield record


def _begins_another(record: ReferRecord, tag: str, *, after_blank: bool) -> bool:
    """Whether a tag belongs to the next record; abstracts have blank lines in them too."""
    if tag == "0":
        return after_blank or "0" in record.values
    return after_blank and "0" not in record.values
