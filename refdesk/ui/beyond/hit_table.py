# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of hits: selection, keys, columns that fit, rows that are read as they come into sight."""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from refdesk.domain.found import FoundPaper
from refdesk.ui.beyond.hit_columns import (
    FIRST_TO_GO,
    LEAST_TITLE,
    MARKS,
    WIDTHS,
    HitColumn,
    letter_width,
)
from refdesk.ui.beyond.hit_model import HitModel
from refdesk.ui.beyond.hit_painting import HitDelegate, HitHeader
from refdesk.ui.library.painting import row_height

_PAUSE_MS = 120
"""Scrolling rests as long before rows are read: who scrolls past a page does not ask for it."""
_MARK_WIDTH = 30
_LEAST_ROWS = 4


class HitTable(QTableView):
    """Shows a :class:`HitModel`."""

    opened = Signal(int)
    """A row was double-clicked, or Enter pressed on it."""
    current_changed = Signal(int)
    """With the row that the keyboard is on, -1 for none."""
    selection_changed = Signal()
    rows_wanted = Signal(int, int)
    """First and last row in sight, when they have come to rest."""
    add_pressed = Signal()
    copy_pressed = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self, model: HitModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hits = model
        self._fitting = False
        self.setObjectName("searchResults")
        self.setHorizontalHeader(HitHeader(self))
        self.horizontalHeader().setMinimumSectionSize(_MARK_WIDTH)
        self.setModel(model)
        self.setItemDelegate(HitDelegate(self))
        self._dress()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._tell_rows)
        self.verticalScrollBar().valueChanged.connect(self._wait)
        model.modelReset.connect(self._begin)
        model.rowsInserted.connect(self._wait)
        self.selectionModel().currentRowChanged.connect(self._tell_current)
        self.selectionModel().selectionChanged.connect(self.selection_changed)
        self.doubleClicked.connect(self._open)
        self.retranslate()

    def _dress(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(
            lambda at: self.menu_requested.emit(self.viewport().mapToGlobal(at))
        )
        lines = self.verticalHeader()
        lines.hide()
        lines.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        lines.setMinimumSectionSize(0)
        self._measure()

    def retranslate(self) -> None:
        """Say its names in the language that is now in use."""
        self.setAccessibleName(self.tr("Papers found"))
        self.setAccessibleDescription(
            self.tr("Enter shows a paper; + adds the selected ones to the library")
        )
        self._hits.retranslate()

    # Rows

    def selected_count(self) -> int:
        """Return how many rows are selected."""
        return sum(last - first + 1 for first, last in self._ranges())

    def selected_rows(self) -> list[int]:
        """Return the selected rows in order; asks ranges, not cells."""
        rows: list[int] = []
        for first, last in sorted(self._ranges()):
            rows.extend(range(first, last + 1))
        return rows

    def current_paper(self) -> FoundPaper | None:
        """Return the paper that the keyboard is on, where it is read."""
        return self._hits.paper(self.currentIndex().row())

    def least_height(self) -> int:
        """Return the height of a few rows and the header."""
        return (_LEAST_ROWS + 1) * row_height(self.fontMetrics()) + 8

    def ask_rows(self) -> None:
        """Have the rows in sight read, now."""
        self._timer.stop()
        self._tell_rows()

    def _ranges(self) -> set[tuple[int, int]]:
        selection = self.selectionModel().selection()
        return {(one.top(), one.bottom()) for one in selection.toList()}

    def _begin(self) -> None:
        self.scrollToTop()
        if self._hits.rowCount():
            self.setCurrentIndex(self._hits.index(0, HitColumn.TITLE))
            self.clearSelection()
        self._timer.start(0)
        self.selection_changed.emit()

    def _wait(self) -> None:
        self._timer.start(_PAUSE_MS)

    def _tell_rows(self) -> None:
        count = self._hits.rowCount()
        if not count:
            return
        first = max(0, self.rowAt(0))
        last = self.rowAt(self.viewport().height() - 1)
        self.rows_wanted.emit(first, last if last >= 0 else count - 1)

    def _tell_current(self, current: QModelIndex, previous: QModelIndex) -> None:
        del previous
        self.viewport().update()
        self.current_changed.emit(current.row())

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(index.row())

    # Columns

    def _measure(self) -> None:
        height = row_height(self.fontMetrics())
        self.verticalHeader().setDefaultSectionSize(height)
        self._fit()

    def _fit(self) -> None:
        """Give the title what the others leave; where that is too little, others go."""
        if self._fitting or self.model() is None:
            return
        self._fitting = True
        header, letter = self.horizontalHeader(), letter_width(self.fontMetrics())
        widths = dict.fromkeys(MARKS, _MARK_WIDTH)
        widths |= {column: count * letter + 20 for column, count in WIDTHS.items()}
        room = self.viewport().width()
        shown = dict(widths)
        for column in FIRST_TO_GO:
            if room - sum(shown.values()) >= LEAST_TITLE * letter:
                break
            del shown[column]
        for column, width in widths.items():
            header.setSectionHidden(column, column not in shown)
            header.resizeSection(column, width)
        header.resizeSection(HitColumn.TITLE, max(80, room - sum(shown.values())))
        self._fitting = False

    # What Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget. Home and End go to the ends of the list, not of the line."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.currentIndex())
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Insert}:
            self.add_pressed.emit()
        elif plain and key in {Qt.Key.Key_Home, Qt.Key.Key_End} and self._hits.rowCount():
            row = 0 if key == Qt.Key.Key_Home else self._hits.rowCount() - 1
            self.selectRow(row)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_pressed.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """See QAbstractItemView. Nothing: most rows are not read."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget."""
        super().resizeEvent(event)
        self._fit()
        self._wait()

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._measure()
        elif event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
