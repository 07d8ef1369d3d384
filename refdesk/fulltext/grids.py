# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables as plain rows and columns, for formats that know no spans."""

from collections.abc import Sequence

from refdesk.domain.fulltext import Cell


def filled(rows: Sequence[Sequence[Cell]]) -> list[list[Cell | None]]:
    """Return rows of equal length; a cell stands at its first place, ``None`` where it spans."""
    out: list[list[Cell | None]] = []
    covered: dict[int, int] = {}
    for row in rows:
        line: list[Cell | None] = []
        below = {column: left - 1 for column, left in covered.items() if left > 1}
        for cell in row:
            while len(line) in covered:
                line.append(None)
            start = len(line)
            line.append(cell)
            line.extend([None] * (cell.colspan - 1))
            if cell.rowspan > 1:
                below.update(dict.fromkeys(range(start, len(line)), cell.rowspan - 1))
        while len(line) in covered:
            line.append(None)
        out.append(line)
        covered = below
    width = max(map(len, out), default=0)
    return [line + [None] * (width - len(line)) for line in out]
