# SPDX-License-Identifier: GPL-3.0-or-later
"""The cells of one row by what they mean, and which of them have been used."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from refdesk.formats.csv_table.cells import cell_text
from refdesk.formats.csv_table.citation import Citation, parse_citation
from refdesk.formats.csv_table.headers import IGNORED

_WHOLE_NUMBER = re.compile(r"(\d+)\.0")
_NUMBERS = frozenset(
    {"year", "volume", "issue", "number", "first_page", "last_page", "pmid", "article_number"}
)


@dataclass(slots=True)
class Entry:
    """One row. What nothing has used at the end goes into ``Reference.extra``."""

    values: Mapping[str, Sequence[tuple[str, str]]]
    """Field to ``(header, text)``; texts are never empty."""
    citation: Citation | None = None
    used: set[tuple[str, str]] = field(default_factory=set)

    def first(self, *names: str) -> str:
        """Return the first text of the first of ``names`` that has one, and mark it as used."""
        for name in names:
            for header, text in self.values.get(name, ()):
                self.used.add((name, header))
                return text
        return ""

    def all(self, name: str) -> list[str]:
        """Return all texts of a field, and mark them as used."""
        return self.found(name, lambda text: [text])

    def found(self, name: str, find: Callable[[str], list[str]]) -> list[str]:
        """Return what ``find`` finds in the texts of a field; where it finds nothing, none is used."""
        values: list[str] = []
        for header, text in self.values.get(name, ()):
            if found := find(text):
                self.used.add((name, header))
                values += found
        return values

    def left(self) -> Iterator[tuple[str, str]]:
        """Yield header and text of the cells that were not used."""
        for name, cells in self.values.items():
            for header, text in cells:
                if (name, header) not in self.used:
                    yield header, text


def entry_of(headers: Sequence[str], fields: Sequence[str], cells: Sequence[str]) -> Entry:
    """Return the cells of a row by what they mean; empty ones are left out."""
    values: dict[str, list[tuple[str, str]]] = {}
    for header, name, cell in zip(headers, fields, cells, strict=False):
        if name == IGNORED:
            continue
        text = cell_text(cell)
        if name in _NUMBERS and (match := _WHOLE_NUMBER.fullmatch(text)):
            text = match[1]  # a spreadsheet or data frame made a number of it
        if text:
            values.setdefault(name, []).append((header, text))
    entry = Entry(values)
    for header, text in values.get("citation", ()):
        entry.citation = entry.citation or parse_citation(text)
        if entry.citation:
            entry.used.add(("citation", header))
    return entry
