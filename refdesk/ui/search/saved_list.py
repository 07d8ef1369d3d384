# SPDX-License-Identifier: GPL-3.0-or-later
"""The saved searches in the left pane: collections that fill themselves, with how many they hold."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLabel, QListView, QMenu, QVBoxLayout, QWidget

from refdesk.domain.organisation import SavedSearch
from refdesk.ui.icons import icon
from refdesk.ui.library.place_delegate import COUNT_ROLE, PlaceDelegate
from refdesk.ui.stylesheet import mark
from refdesk.ui.tips import set_tip

_SEARCH_ROLE = Qt.ItemDataRole.UserRole
_MOST_ROWS = 6


class SavedSearchList(QListView):
    """All saved searches. Changes nothing itself: it asks."""

    chosen = Signal(object)
    """With a :class:`SavedSearch`."""
    rename_requested = Signal(object, str)
    edit_requested = Signal(object)
    delete_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("savedSearches")
        self._model = QStandardItemModel(self)
        self._filling = False
        self.setModel(self._model)
        self.setItemDelegate(PlaceDelegate(self))
        self.setEditTriggers(QListView.EditTrigger.EditKeyPressed)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        self.selectionModel().selectionChanged.connect(self._tell)
        self._model.itemChanged.connect(self._renamed)
        self.retranslate()

    def retranslate(self) -> None:
        """Say its name in the language that is now in use."""
        self.setAccessibleName(self.tr("Saved searches"))

    # Filling

    def set_searches(self, searches: Iterable[SavedSearch]) -> None:
        """Show these searches; the chosen one and the known counts stay."""
        self._filling = True
        counts = {search.id: item.data(COUNT_ROLE) for search, item in self._items()}
        chosen = self.current
        self._model.clear()
        picture = icon("search", self.palette(), "text_secondary")
        for search in searches:
            item = QStandardItem(picture, search.name)
            item.setData(search, _SEARCH_ROLE)
            item.setData(counts.get(search.id), COUNT_ROLE)
            set_tip(item, search.query)
            self._model.appendRow(item)
            if chosen is not None and search.id == chosen.id:
                self.setCurrentIndex(item.index())
        rows = min(self._model.rowCount(), _MOST_ROWS)
        self.setFixedHeight(rows * self.sizeHintForRow(0) + 4 if rows else 0)
        self._filling = False

    def set_count(self, search_id: int, count: int) -> None:
        """Show how many papers a search finds."""
        self._filling = True
        for search, item in self._items():
            if search.id == search_id:
                item.setData(count, COUNT_ROLE)
        self._filling = False

    @property
    def searches(self) -> list[SavedSearch]:
        """What is listed."""
        return [search for search, _ in self._items()]

    def _items(self) -> list[tuple[SavedSearch, QStandardItem]]:
        items = [self._model.item(row) for row in range(self._model.rowCount())]
        return [(item.data(_SEARCH_ROLE), item) for item in items]

    # Choosing

    @property
    def current(self) -> SavedSearch | None:
        """The search that is chosen."""
        rows = self.selectionModel().selectedRows()
        search = rows[0].data(_SEARCH_ROLE) if rows else None
        return search if isinstance(search, SavedSearch) else None

    def choose(self, search_id: int | None) -> None:
        """Choose a search, as if it were clicked; ``None`` leaves them all."""
        if search_id is None:
            self._filling = True
            self.clearSelection()
            self._filling = False
            return
        for search, item in self._items():
            if search.id == search_id:
                self.setCurrentIndex(item.index())

    def _tell(self) -> None:
        if not self._filling and self.current is not None:
            self.chosen.emit(self.current)

    def _renamed(self, item: QStandardItem) -> None:
        search = item.data(_SEARCH_ROLE)
        if not self._filling and isinstance(search, SavedSearch) and item.text() != search.name:
            self.rename_requested.emit(search, item.text().strip())

    # What Qt asks

    def _menu(self, at: QPoint) -> None:
        search = self.indexAt(at).data(_SEARCH_ROLE)
        if not isinstance(search, SavedSearch):
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Rename"), lambda: self.edit(self.indexAt(at)))
        menu.addAction(self.tr("Edit…"), lambda: self.edit_requested.emit(search))
        menu.addSeparator()
        menu.addAction(self.tr("Delete saved search"), lambda: self.delete_requested.emit(search))
        menu.popup(self.viewport().mapToGlobal(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        if event.key() == Qt.Key.Key_Delete and self.current is not None:
            self.delete_requested.emit(self.current)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() is QEvent.Type.PaletteChange:
            picture = icon("search", self.palette(), "text_secondary")
            self._filling = True
            for _, item in self._items():
                item.setIcon(picture)
            self._filling = False
        super().changeEvent(event)


class SavedSearchSection(QWidget):
    """The list under its heading; not there while nothing is saved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = SavedSearchList()
        self._title = QLabel()
        mark(self._title, role="small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        head = QVBoxLayout()
        head.setContentsMargins(12, 4, 4, 0)
        head.addWidget(self._title)
        column.addLayout(head)
        column.addWidget(self.list)
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Say its name in the language that is now in use."""
        self._title.setText(self.tr("Saved searches"))

    def set_searches(self, searches: list[SavedSearch]) -> None:
        """Show these searches."""
        self.list.set_searches(searches)
        self.setVisible(bool(searches))

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
