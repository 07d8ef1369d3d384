# SPDX-License-Identifier: GPL-3.0-or-later
"""A table of a paper as rows and columns that can be sorted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from refdesk.fulltext.cell_values import Rank, Value, cell_value
from refdesk.ui.tips import tip

if TYPE_CHECKING:
    from refdesk.fulltext.table_export import Sheet

_Index = QModelIndex | QPersistentModelIndex
_ALIGNMENTS = {
    "right": Qt.AlignmentFlag.AlignRight,
    "center": Qt.AlignmentFlag.AlignHCenter,
}
_LONG_TIP = 40


class TableModel(QAbstractTableModel):
    """One grid of a table.

    In the order of the paper merged cells are merged; sorted, each row that they cover has their
    text, for what stood above it may now stand anywhere.
    Headings over the whole width and the foot say nothing about a column: they go to the end.
    """

    def __init__(self, sheet: Sheet, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sheet = sheet
        self._order = list(range(len(sheet.rows)))
        self._sorted: tuple[int, Qt.SortOrder] | None = None
        self._words = ""
        self._background = QColor()

    def mark(self, words: str, background: QColor) -> None:
        """Colour the cells in which ``words`` stand; none for ``""``."""
        self._words, self._background = words.casefold(), background
        whole = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), whole, [Qt.ItemDataRole.BackgroundRole])

    def hits(self) -> list[tuple[int, int]]:
        """Return row and column of the marked cells, in reading order."""
        if not self._words:
            return []
        return [
            (row, column)
            for row in range(self.rowCount())
            for column in range(self.columnCount())
            if self._words in self.text(row, column).casefold()
        ]

    @property
    def is_sorted(self) -> bool:
        """Whether the rows stand otherwise than in the paper."""
        return self._sorted is not None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        """See QAbstractItemModel."""
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        """See QAbstractItemModel."""
        return 0 if parent.isValid() else self.sheet.width

    def text(self, row: int, column: int) -> str:
        """Return what a cell shows."""
        source = self._order[row]
        if self._sorted is None:
            return self.sheet.rows[source][column]
        return self.sheet.filled(source, column)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """See QAbstractItemModel."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            text = self.text(row, column)
            return tip(text) if len(text) > _LONG_TIP else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            across = _ALIGNMENTS.get(self.sheet.aligns[column], Qt.AlignmentFlag.AlignLeft)
            return across | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.BackgroundRole and self._words:
            found = self._words in self.text(row, column).casefold()
            return self._background if found else None
        if role == Qt.ItemDataRole.FontRole:
            source = self._order[row]
            if source in self.sheet.headings or (source, column) in self.sheet.bold:
                font = QFont()
                font.setWeight(QFont.Weight.DemiBold)
                return font
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """See QAbstractItemModel: the head rows of the table, one below the other."""
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                if not any(self.sheet.columns):
                    return str(section + 1)
                return self.sheet.columns[section].replace(" / ", "\n")
            if role == Qt.ItemDataRole.ToolTipRole:
                return tip(self.sheet.columns[section])
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        elif role == Qt.ItemDataRole.DisplayRole:
            return str(self._order[section] + 1)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """See QAbstractItemModel: numbers by what they count; ``-1`` is the order of the paper."""
        wanted = (column, order) if 0 <= column < self.sheet.width else None
        if wanted == self._sorted:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        sources = [self._order[index.row()] for index in before]
        self._sorted = wanted
        self._order = list(range(len(self.sheet.rows)))
        if wanted is not None:
            self._arrange(column, falling=order == Qt.SortOrder.DescendingOrder)
        places = {row: place for place, row in enumerate(self._order)}
        after = [
            self.index(places[source], index.column())
            for source, index in zip(sources, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _arrange(self, column: int, *, falling: bool) -> None:
        sheet = self.sheet
        foot = len(sheet.rows) - sheet.foot
        values: dict[int, Value] = {}
        last: list[int] = []
        for row in range(len(sheet.rows)):
            value = cell_value(sheet.filled(row, column))
            if value[0] is Rank.BLANK or row in sheet.headings or row >= foot:
                last.append(row)
            else:
                values[row] = value
        self._order = sorted(values, key=lambda row: values[row], reverse=falling) + last
