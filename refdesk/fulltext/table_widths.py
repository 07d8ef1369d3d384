# SPDX-License-Identifier: GPL-3.0-or-later
"""How wide the columns of a table need to be, so that words and numbers are not broken to pieces."""

import unicodedata
from collections.abc import Sequence

from refdesk.domain.fulltext import Cell, Grid, Paragraph, Text
from refdesk.fulltext.grids import filled
from refdesk.fulltext.plaintext import cell_text

NARROW = 40
"""Characters, two for the padding of each column: what fits the narrowest pane needs no care."""
_SHORT = 12
"""A cell up to this long stays on one line: a number with its interval or percentage, mostly."""
_SHORT_STUB = 18
"""The same in the first column, which names the rows."""
_MOST_WORD, _MOST_TEXT = 24, 60
_ROWS = 80
"""Rows looked at: a column that is narrow so far is hardly wide further down."""

Width = tuple[int, int]
"""Characters that a column needs at least, and those with which nothing would be wrapped."""


def column_widths(grid: Grid) -> list[Width]:
    """Return the widths of the columns of a wide table; nothing for one that fits anyway."""
    rows = filled((*grid.head, *grid.body[:_ROWS], *grid.foot[:_ROWS]))
    count = max(map(len, rows), default=0)
    widths = [(1, 1)] * count
    for row in rows:
        for column, cell in enumerate(row):
            if cell is not None and cell.colspan == 1:
                least, most = _width(cell, _SHORT if column else _SHORT_STUB)
                before = widths[column]
                widths[column] = (max(before[0], least), max(before[1], most))
    return widths if sum(least + 2 for least, _ in widths) > NARROW else []


def _width(cell: Cell, short: int) -> Width:
    bold = int(cell.header)
    match cell.blocks:
        case ():
            return 1, 1
        case (Paragraph((Text(text),)),):
            pass
        case _:
            text, bold = cell_text(cell), 1  # it may be
    length = _length(text) + bold
    if length <= short:
        return length, length
    longest = max(map(_length, _words(text)), default=1) + bold
    return min(max(longest, short), _MOST_WORD), min(length, _MOST_TEXT)


def _words(text: str) -> Sequence[str]:
    return text.replace("/", "/ ").replace("-", "- ").split()


def _length(text: str) -> int:
    """Return how many mean characters text is wide; a Korean or Chinese one counts as two."""
    length = len(text) + sum(map(str.isupper, text)) * 2 // 5
    if text.isascii():
        return length
    return length + sum(unicodedata.east_asian_width(character) in "WF" for character in text)
