# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables as plain rows and columns, for formats that know no spans."""

from collections.abc import Iterator, Sequence

from refdesk.domain.fulltext import Cell

MAX_COLUMNS = 500
"""Columns up to which spans are kept; no printed table has as many."""

MAX_AREA = 2_000_000
"""Rows times columns up to which short rows are made as long as the longest."""


def starts_of(rows: Sequence[Sequence[Cell]]) -> Iterator[tuple[int, ...]]:
    """Yield, row by row, the column in which each cell starts, spans from above counted."""
    taken: dict[int, int] = {}
    """Column -> the first row in which it is free again."""
    for index, row in enumerate(rows):
        starts = []
        column = 0
        for cell in row:
            while taken.get(column, 0) > index:
                column += 1
            starts.append(column)
            if cell.rowspan > 1 and column < MAX_COLUMNS:
                ahead = range(column, column + cell.colspan)
                taken.update(dict.fromkeys(ahead, index + cell.rowspan))
            column += cell.colspan
        yield tuple(starts)


def filled(rows: Sequence[Sequence[Cell]]) -> list[list[Cell | None]]:
    """Return rows of equal length; a cell stands at its first place, ``None`` where it spans.

    A grid beyond :data:`MAX_AREA` was made to fill memory: its rows stay as long as they are.
    """
    out: list[list[Cell | None]] = []
    taken: dict[int, int] = {}
    """Column -> the first row in which it is free again."""
    for index, row in enumerate(rows):
        line: list[Cell | None] = []
        for cell in row:
            while taken.get(len(line), 0) > index:
                line.append(None)
            start = len(line)
            line.append(cell)
            line.extend([None] * (cell.colspan - 1))
            if cell.rowspan > 1:
                taken.update(dict.fromkeys(range(start, len(line)), index + cell.rowspan))
        while taken.get(len(line), 0) > index:
            line.append(None)
        out.append(line)
    width = max(map(len, out), default=0)
    if len(out) * width > MAX_AREA:
        return out
    return [line + [None] * (width - len(line)) for line in out]
