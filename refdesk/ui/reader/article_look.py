# SPDX-License-Identifier: GPL-3.0-or-later
"""How the tables of an article look, where style sheets for rich text do not reach."""

from collections.abc import Iterator

from PySide6.QtGui import QColor, QTextDocument, QTextFrame, QTextFrameFormat, QTextTable

from refdesk.ui.theme import Scheme

_SOLID = QTextFrameFormat.BorderStyle.BorderStyle_Solid


def rule_tables(document: QTextDocument, scheme: Scheme) -> None:
    """Rule tables as journals do: over and under the head, and at the end."""
    colour = QColor(scheme.control)
    for table in _tables(document.rootFrame()):
        head, end = table.format().headerRowCount(), table.rows()
        for row in {0, max(head - 1, 0), end - 1} | set(range(head)):
            for column in range(table.columns()):
                _rule_cell(table, row, column, (head, end), colour)


def _rule_cell(
    table: QTextTable, row: int, column: int, ends: tuple[int, int], colour: QColor
) -> None:
    cell = table.cellAt(row, column)
    look = cell.format().toTableCellFormat()
    if cell.row() == 0:
        look.setTopBorder(1)
        look.setTopBorderStyle(_SOLID)
        look.setTopBorderBrush(colour)
    if cell.row() + cell.rowSpan() in ends:
        look.setBottomBorder(1)
        look.setBottomBorderStyle(_SOLID)
        look.setBottomBorderBrush(colour)
    cell.setFormat(look)


def _tables(frame: QTextFrame) -> Iterator[QTextTable]:
    for child in frame.childFrames():
        if isinstance(child, QTextTable) and not child.format().hasProperty(
            child.format().Property.BackgroundBrush
        ):
            yield child
        yield from _tables(child)
