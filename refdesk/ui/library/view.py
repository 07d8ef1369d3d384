# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of papers: selection, keys, header, dragging out."""

from array import array
from collections.abc import Callable, Iterable

from PySide6.QtCore import (
    QByteArray,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QDrag,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QMenu, QWidget

from refdesk.domain.query import SortKey
from refdesk.ui.library.columns import FIRST_SHOWN, MARK_WIDTH, SPECS, Column
from refdesk.ui.library.density import Density, least_title
from refdesk.ui.library.file_drop import FileDropTable
from refdesk.ui.library.header import ListHeader
from refdesk.ui.library.header_menus import HeaderMenus
from refdesk.ui.library.model import LibraryModel, column_of
from refdesk.ui.library.painting import RowDelegate
from refdesk.ui.type_scale import zoomed


class LibraryView(FileDropTable):
    """Shows a :class:`LibraryModel`. Talks of papers by id, never by line."""

    opened = Signal(int)
    """A paper was double-clicked, or Enter pressed on it."""
    opened_behind = Signal(int)
    """It was double-clicked with Ctrl, or clicked with the middle button."""
    current_changed = Signal(object)
    """With the id of the paper that the keyboard is on, or ``None``."""
    selection_count_changed = Signal(int)
    menu_requested = Signal(QPoint)
    paste_requested = Signal()
    copy_requested = Signal()
    digit_pressed = Signal(int)
    """A key 0 to 9, which puts a tag on the selected papers or takes it off."""

    def __init__(self, model: LibraryModel, parent: QWidget | None = None) -> None:
        super().__init__(model.id_at, parent)
        self._papers = model
        self.setObjectName("libraryView")
        self.setModel(model)
        self.setItemDelegate(RowDelegate(self))
        self._current: int | None = None
        self._sorted = (SortKey.ADDED, True)
        self._fit_title = True
        self._fitting = False
        self._is_restored = False
        self._dress()
        self._dress_header()
        self.selectionModel().currentRowChanged.connect(self._tell_current)
        self.selectionModel().selectionChanged.connect(self.tell_selection)
        self.doubleClicked.connect(self._open)
        self.retranslate()

    def _dress(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        # Else Qt paints the whole list for each line that it scrolls.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setWordWrap(False)
        self.setAlternatingRowColors(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)
        lines = self.verticalHeader()
        lines.hide()
        lines.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        lines.setMinimumSectionSize(0)

    def _dress_header(self) -> None:
        header = ListHeader(self)
        self.setHorizontalHeader(header)
        header.setMinimumSectionSize(zoomed(MARK_WIDTH))
        self.density = Density(self, self._papers, header, self._refit)
        self.header_menus = HeaderMenus(
            self._papers, header, lambda: column_of(self._sorted[0]), self._sort_by
        )
        character = self.fontMetrics().averageCharWidth()
        for column, spec in SPECS.items():
            width = zoomed(MARK_WIDTH) if spec.is_mark else spec.width * character + 20
            header.resizeSection(column, width)
            header.setSectionHidden(column, spec.is_hidden)
        for place, column in enumerate(FIRST_SHOWN):
            header.moveSection(header.visualIndex(column), place)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._show_header_menu)
        header.sectionClicked.connect(self._click_header)
        header.sectionResized.connect(self._resized)

    def retranslate(self) -> None:
        """Say its names in the language that is now in use."""
        self.setAccessibleName(self.tr("Papers"))
        self.setAccessibleDescription(self.tr("The papers of the chosen place; Enter opens one"))

    # Sorting: the indicator is ours, so that a first click on Year means newest first

    def show_sort(self, key: SortKey, *, descending: bool) -> None:
        """Show in the header what the list is sorted by."""
        self._sorted = (key, descending)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(column_of(key), order)

    def _click_header(self, section: int) -> None:
        if self.density.is_comfortable:
            left = self.horizontalHeader().sectionViewportPosition(section)
            self._show_header_menu(QPoint(left, self.horizontalHeader().height()))
        else:
            self._sort_by(section)

    def _sort_by(self, section: int) -> None:
        header = self.horizontalHeader()
        spec = SPECS[Column(section)]
        key, was_descending = self._sorted
        descending = not was_descending if key is spec.sort else spec.descending_first
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        header.setSortIndicator(section, order)
        self._papers.sort(section, order)

    # Papers by id

    def selected_ids(self) -> list[int]:
        """Return the selected papers in the list's order; asks ranges, not cells."""
        ids, found, end = self._papers.ids, array("q"), 0
        for top, bottom in sorted(self._ranges()):  # which may overlap
            found.extend(ids[max(top, end) : bottom + 1])
            end = max(end, bottom + 1)
        return found.tolist()

    def selected_count(self) -> int:
        """Return how many papers are selected."""
        return sum(bottom - top + 1 for top, bottom in self._ranges())

    def tell_selection(self) -> None:
        """Say how many papers are selected now."""
        self.selection_count_changed.emit(self.selected_count())

    def first_selected_row(self) -> int | None:
        """Return the topmost selected line."""
        return min((top for top, _ in self._ranges()), default=None)

    def _ranges(self) -> set[tuple[int, int]]:
        selection = self.selectionModel().selection()
        return {(r.top(), r.bottom()) for r in selection.toList()}

    def current_id(self) -> int | None:
        """Return the paper that the keyboard is on, where it is selected."""
        index = self.currentIndex()
        if not index.isValid() or not self.selectionModel().isRowSelected(index.row()):
            row = self.first_selected_row()
            return self._papers.id_at(row) if row is not None else None
        return self._papers.id_at(index.row())

    def select_id(self, reference_id: int) -> bool:
        """Select one paper and bring it into sight; return whether it is in the list."""
        row = self._papers.row_of(reference_id)
        if row < 0:
            return False
        self.select_row(row)
        return True

    def select_ids(self, ids: Iterable[int]) -> bool:
        """Select those of the papers that are in the list; return whether any is."""
        selection = QItemSelection()
        rows = [row for row in map(self._papers.row_of, ids) if row >= 0]
        if not rows:
            return False
        for row in rows:
            index = self._papers.index(row, 0)
            selection.select(index, index)
        flag = QItemSelectionModel.SelectionFlag
        index = self._papers.index(min(rows), 0)
        self.selectionModel().setCurrentIndex(index, flag.NoUpdate)
        self.selectionModel().select(selection, flag.ClearAndSelect | flag.Rows)
        self.scrollTo(index)
        return True

    def select_row(self, row: int) -> None:
        """Select one line, the nearest where the list is shorter."""
        if count := self._papers.rowCount():
            index = self._papers.index(max(0, min(row, count - 1)), 0)
            flag = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
            self.scrollTo(index)

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) paper."""
        index = self.currentIndex()
        self.select_row(index.row() + by if index.isValid() else 0)

    # Keeping one's place

    def header_state(self) -> QByteArray:
        """Return widths, order and visibility of the columns."""
        return self.density.state()

    def restore_header(self, state: QByteArray) -> None:
        """Take up :meth:`header_state`."""
        self._fitting = True
        self.density.restore(state)
        self._fitting = False
        self._is_restored = True

    def _refit(self, change: Callable[[], None]) -> None:
        self._fitting = True
        change()
        self._fitting = False
        self._give_title_the_rest()

    def top_id(self) -> int | None:
        """Return the paper on the first visible line, ``None`` where the list is at its start."""
        row = self.verticalScrollBar().value()
        return self._papers.id_at(row) if 0 < row < self._papers.rowCount() else None

    def scroll_to_top(self, reference_id: int | None) -> None:
        """Put a paper back on the first visible line."""
        row = self._papers.row_of(reference_id) if reference_id is not None else -1
        if row >= 0:
            self.verticalScrollBar().setValue(row)

    # What Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget. Home and End go to the ends of the list, not of the line."""
        plain = event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        }
        key = event.key()
        if plain and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.currentIndex())
        elif plain and key == Qt.Key.Key_Home:
            self.select_row(0)
        elif plain and key == Qt.Key.Key_End:
            self.select_row(self._papers.rowCount() - 1)
        elif plain and Qt.Key.Key_0 <= key <= Qt.Key.Key_9 and self.selected_count():
            self.digit_pressed.emit(key - Qt.Key.Key_0)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_requested.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """See QAbstractItemView. Nothing: it would read every row; the search box finds papers."""

    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        """See QAbstractItemView. Asks for ids, not for a list of every cell."""
        ids = self.selected_ids()
        if ids:
            drag = QDrag(self)
            drag.setMimeData(self._papers.mime_of(ids))
            drag.exec(supportedActions, Qt.DropAction.CopyAction)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """See QWidget. A double click with the left button only; with Ctrl it opens behind."""
        if event.button() is Qt.MouseButton.LeftButton:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._open_behind(event)
            else:
                super().mouseDoubleClickEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """See QWidget."""
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.MiddleButton:
            self._open_behind(event)

    def _open_behind(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.opened_behind.emit(self._papers.id_at(index.row()))

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
            self._papers.retranslate()
        elif event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.density.grow()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """See QWidget."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._take_up)

    def paintEvent(self, event: QPaintEvent) -> None:
        """See QWidget."""
        painter = QPainter(self.viewport())
        rows = self.density.painter(painter, self._ranges())
        for area in event.region():  # type: ignore[attr-defined]  # it is iterable, the stubs forget
            rows.paint(area)
        self.paint_target(painter)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget. The title takes what the other columns leave."""
        super().resizeEvent(event)
        self._give_title_the_rest()

    def _take_up(self) -> None:
        """Leave a title alone that was made wider than the list before the program closed."""
        header = self.horizontalHeader()
        if self._is_restored and header.length() > self.viewport().width() + MARK_WIDTH:
            self._fit_title = header.sectionSize(Column.TITLE) <= least_title()
        self._is_restored = False
        self._give_title_the_rest()

    def _give_title_the_rest(self) -> None:
        fits = self._fit_title or self.density.is_comfortable
        if not fits or self._fitting or self._is_restored:
            return
        header = self.horizontalHeader()
        others = header.length() - header.sectionSize(Column.TITLE)
        self._fitting = True
        header.resizeSection(Column.TITLE, max(least_title(), self.viewport().width() - others))
        self._fitting = False

    def _resized(self, column: int, _old: int, _new: int) -> None:
        """Make room for a column that was widened, shown or hidden; a title keeps its own width."""
        if self._fitting:
            return
        if column == Column.TITLE:
            self._fit_title = self.density.is_comfortable
        else:
            self._give_title_the_rest()

    # Inner affairs

    def _open(self, index: QModelIndex | QPersistentModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._papers.id_at(index.row()))

    def _tell_current(self, current: QModelIndex, previous: QModelIndex) -> None:
        for index in (current, previous):  # Qt paints one cell anew, the line spans the row
            if index.isValid():
                top, height = self.rowViewportPosition(index.row()), self.rowHeight(index.row())
                self.viewport().update(0, top, self.viewport().width(), height)
        reference_id = self._papers.id_at(current.row()) if current.isValid() else None
        if reference_id != self._current:
            self._current = reference_id
            self.current_changed.emit(reference_id)

    def _ask_menu(self, place: QPoint) -> None:
        self.menu_requested.emit(self.viewport().mapToGlobal(place))

    def _show_header_menu(self, place: QPoint) -> None:
        """Ask for columns, or for the order where the columns are beneath the titles."""
        menu = self.column_menu()
        if self.density.is_comfortable:
            self.header_menus.fill_orders(menu)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.horizontalHeader().mapToGlobal(place))

    def column_menu(self) -> QMenu:
        """Return a menu that shows and hides columns."""
        menu = QMenu(self)
        self.header_menus.fill_columns(menu)
        return menu


def shift_is_held() -> bool:
    """Whether the person holds Shift: a drag then carries the in-text citation."""
    return bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier)
