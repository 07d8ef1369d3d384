# SPDX-License-Identifier: GPL-3.0-or-later
"""What a row of a printed table is about: its own words, and the headings that it stands under."""

from dataclasses import dataclass

from refdesk.domain.evidence import TableText
from refdesk.evidence.pattern import Pattern
from refdesk.evidence.text import normalise

_INDENT = Pattern(r"[\s\u2003]*")
_VERSUS = Pattern(r"(?i)\b(?:vs\.?|versus|compared (?:with|to)|relative to)(?:\W|$)")
_NO_NAME = Pattern(r"[=<>±(] ?-?[\d.]|(?i:^n\.s\.?$)")
"""What cells of numbers that begin with a letter have: "n = 19: 3.4 (2.2)", "P = .03", "n.s."."""
_FULL_WIDTH = -1
_COLUMN = 100
"""Depth of the next column, in steps of an indent."""


@dataclass(slots=True)
class _Heading:
    """A row that may stand over the rows behind it."""

    depth: int
    text: str
    alone: bool
    """Whether it has nothing but its name; else only rows that are set further in are its own."""
    below: int | None = None
    """How far in the first row behind it is set."""


class RowNames:
    """Walks down a table and knows what each row is about.

    A heading holds for what is set further in than itself, by spaces or by column; where nothing is,
    it holds until the next.
    """

    def __init__(self, table: TableText) -> None:
        self._table = table
        self._headings: list[_Heading] = []
        self._label = ""
        # A second column of names without a head: "Age" and then "< 30", "30-39".
        second = [row[1].strip() for row in table.rows if len(row) > 2]
        self._is_named_twice = table.columns[1:2] == ("",) and any(map(_is_words, second))

    def enter(self, number: int) -> bool:
        """Take the next row; return whether it is a row of values rather than a heading."""
        row = self._table.rows[number]
        printed = [column for column, cell in enumerate(row) if cell.strip()]
        if not printed:
            return False
        first = printed[0]
        spaces = _INDENT.match(row[first])
        depth = first * _COLUMN + (spaces.end() if spaces else 0)
        full = number in self._table.headings
        depth = _FULL_WIDTH if full else depth
        alone = full or len(printed) == 1
        self._leave(depth, alone=alone)
        if alone or first == 0:
            self._label = "" if alone else row[0].strip()
            self._headings.append(_Heading(depth, row[first].strip(), alone))
        return not alone

    def _leave(self, depth: int, *, alone: bool) -> None:
        """Forget the headings that do not hold for a row of this depth."""
        while self._headings:
            last = self._headings[-1]
            if depth > last.depth:
                if last.below is None:
                    last.below = depth
                return
            if not alone and last.alone and depth == last.depth and last.below in {None, depth}:
                last.below = depth  # nothing under it is set further in
                return
            self._headings.pop()

    def names(self, number: int, column: int) -> tuple[str, str, str]:
        """Return outcome, group and comparison of the estimate in a column of the last row entered."""
        row, columns = self._table.rows[number], self._table.columns
        own = bool(self._headings) and not self._headings[-1].alone and bool(self._label)
        above = [h.text for h in (self._headings[:-1] if own else self._headings)]
        words, comparison = [self._label], ""
        for place in range(1, column):
            cell = row[place].strip()
            is_name = place == 1 and self._is_named_twice and bool(cell)
            if not (is_name or _is_words(cell)):
                continue
            if columns[0] and columns[place] == columns[0]:  # two blocks side by side
                words = [cell]
            elif _VERSUS.search(cell):
                comparison = cell
            else:
                words.append(cell)
        if comparison:
            words = words[:1]
        outcome = ", ".join(filter(None, words)) or (above.pop() if above else "")
        return outcome, ", ".join(above), comparison


def _is_words(cell: str) -> bool:
    return len(cell) > 2 and cell[0].isalpha() and not _NO_NAME.search(normalise(cell))
