# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows and columns of a table of a paper: the view that sorts, finds and copies."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from refdesk.fulltext.table_export import Sheet, tsv_of
from refdesk.ui.clipboard import copy_plain
from refdesk.ui.reader.table_model import TableModel
from refdesk.ui.theme import scheme_of

_LEAST, _MOST = 48, 320
"""Widths that a column gets by itself, in pixels; a person may drag it to any."""
_MEASURED = 300
"""Rows that are measured for it."""
_WRAPPED = 4_000
"""Cells up to which rows are as high as their text; beyond, rows are one line and have tips."""
_MERGED = 2_000
"""Merged cells up to which they are shown merged; each is looked at for every row painted."""


class SheetView(QTableView):
    """Shows one grid; a click on a column's name sorts by it, a third gives back the order."""

    order_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tableWindowView")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSectionsMovable(True)
        header.setTextElideMode(Qt.TextElideMode.ElideNone)  # it would elide all lines as one
        header.setMinimumSectionSize(32)
        self.setSortingEnabled(True)
        header.sortIndicatorChanged.connect(self._reordered)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a grid in the order of the paper."""
        before = self.model()
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setModel(TableModel(sheet, self))
        if before is not None:
            before.deleteLater()
        self._fit_columns(sheet)
        self._reordered()

    @property
    def rows(self) -> TableModel | None:
        """What is shown."""
        model = self.model()
        return model if isinstance(model, TableModel) else None

    def find_words(self, words: str) -> list[tuple[int, int]]:
        """Mark the cells with ``words`` in them and return them in reading order."""
        rows = self.rows
        if rows is None:
            return []
        rows.mark(words, QColor(scheme_of(self.palette()).highlight_1))
        return rows.hits()

    def go_to(self, row: int, column: int) -> None:
        """Make a cell the current one and show it."""
        index = self.model().index(row, column)
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.scrollTo(index)

    def copy_selection(self) -> None:
        """Copy the selected cells as TSV, in the order that they are shown in."""
        rows = self.rows
        if rows is None or not self.selectionModel().hasSelection():
            return
        area = self.selectionModel().selection().at(0)
        header = self.horizontalHeader()
        columns = sorted(range(area.left(), area.right() + 1), key=header.visualIndex)
        lines = range(area.top(), area.bottom() + 1)
        copy_plain(tsv_of([rows.text(row, column) for column in columns] for row in lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget: what is selected is copied, not the current cell alone."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()
            event.accept()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and self.rows is not None:
            self._fit_columns(self.rows.sheet)

    def menu_at(self, place: QPoint) -> QMenu:
        """Return the menu for a cell: what the mouse does on the columns' names, by keyboard too."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Copy")).triggered.connect(self.copy_selection)
        menu.addAction(self.tr("Select all")).triggered.connect(self.selectAll)
        index = self.indexAt(place)
        column = index.column() if index.isValid() else self.currentIndex().column()
        menu.addSeparator()
        header = self.horizontalHeader()
        for word, section, order in (
            (self.tr("Sort by this column"), column, Qt.SortOrder.AscendingOrder),
            (self.tr("Sort by this column, largest first"), column, Qt.SortOrder.DescendingOrder),
            (self.tr("Order of the paper"), -1, Qt.SortOrder.AscendingOrder),
        ):
            action = menu.addAction(word)
            action.setEnabled(section >= 0 or (self.rows is not None and self.rows.is_sorted))
            action.triggered.connect(
                lambda _=False, s=section, o=order: header.setSortIndicator(s, o)
            )
        return menu

    def _open_menu(self, place: QPoint) -> None:
        self.menu_at(place).popup(self.viewport().mapToGlobal(place))

    def _reordered(self, *_sorting: object) -> None:
        """Merge cells in the order of the paper, part them in any other, and fit the heights."""
        rows = self.rows
        if rows is None:
            return
        self.clearSpans()
        if not rows.is_sorted and len(rows.sheet.spans) <= _MERGED:
            for (row, column), (down, across) in rows.sheet.spans.items():
                self.setSpan(row, column, down, across)
        wrapped = rows.rowCount() * rows.columnCount() <= _WRAPPED
        self.setWordWrap(wrapped)
        if wrapped:
            self.resizeRowsToContents()
        self.order_changed.emit()

    def _fit_columns(self, sheet: Sheet) -> None:
        """Make columns as wide as what is in them, within limits."""
        metrics = self.fontMetrics()
        bold = self.horizontalHeader().fontMetrics()
        for column in range(sheet.width):
            names = sheet.columns[column].split(" / ")
            widest = max(map(bold.horizontalAdvance, names)) + 40  # padding and the sort's arrow
            texts = {
                row[column]
                for number, row in enumerate(sheet.rows[:_MEASURED])
                if (number, column) not in sheet.spans
            }
            long = max(texts, key=len, default="")
            widest = max(widest, metrics.horizontalAdvance(long) + 28)
            self.setColumnWidth(column, min(max(widest, _LEAST), _MOST))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
