# SPDX-License-Identifier: GPL-3.0-or-later
"""The tree of places: fixed shelves and the person's own collections, with counts."""

from collections.abc import Iterable, Mapping, Sequence
from weakref import WeakMethod

from PySide6.QtCore import (
    QEvent,
    QMimeData,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import QTreeView, QWidget

from refdesk.domain.organisation import Collection
from refdesk.domain.query import Shelf
from refdesk.ui.icons import icon, look
from refdesk.ui.library.mime import (
    COLLECTION,
    IDS,
    collection_mime,
    dropped_collection,
    dropped_files,
    dropped_ids,
)
from refdesk.ui.library.place_delegate import COUNT_ROLE, PlaceDelegate
from refdesk.ui.library.place_items import ICON_ROLE, PLACE_ROLE, Branch, Looks, Place
from refdesk.ui.library.renaming import rename_in_place

ICONS = {
    Shelf.ALL: "library",
    Shelf.RECENT: "recent",
    Shelf.OPENED: "read",
    Shelf.UNREAD: "unread",
    Shelf.RETRACTED: "retracted",
    Shelf.TRASH: "trash",
}
"""The icon of each shelf."""


class PlacesTree(QTreeView):
    """Where to look. Changes nothing itself: it asks."""

    place_chosen = Signal(object)
    """With a :class:`Place`."""
    create_requested = Signal(object)
    """With the parent's id, or ``None`` for the top."""
    rename_requested = Signal(int, str)
    delete_requested = Signal(int)
    papers_dropped = Signal(int, list)
    """With a collection's id and papers."""
    papers_moved = Signal(int, int, list)
    """With the collection that papers leave, the one that they go to, and the papers."""
    papers_trashed = Signal(list)
    collection_moved = Signal(int, object)
    """With a collection and the one that it is to be inside of, ``None`` for the top."""
    files_dropped = Signal(int, list)
    """With a collection's id and paths."""
    menu_requested = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("collectionTree")
        self._places = QStandardItemModel(self)
        self._shelves: dict[Shelf, QStandardItem] = {}
        self._closed: set[object] = set()
        """Collections whose insides the person does not want to see."""
        self._filling = False
        self._edit_next: int | None = None
        self._drawn_on: object = None
        self._make_shelves()
        self.setModel(self._places)
        self.setItemDelegate(PlaceDelegate(self))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(True)
        self.setIndentation(14)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(
            QTreeView.EditTrigger.EditKeyPressed | QTreeView.EditTrigger.SelectedClicked
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QTreeView.DragDropMode.DragDrop)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(
            lambda at: self.menu_requested.emit(self.viewport().mapToGlobal(at))
        )
        self.selectionModel().currentChanged.connect(self._tell)
        self._places.itemChanged.connect(self._renamed)
        self.collapsed.connect(self._close)
        self.expanded.connect(self._open)
        self.retranslate()
        self.choose(Place())

    def _make_shelves(self) -> None:
        for shelf in Shelf:
            item = QStandardItem()
            item.setData(Place(shelf), PLACE_ROLE)
            item.setEditable(False)
            item.setDragEnabled(False)
            item.setDropEnabled(shelf is Shelf.TRASH)
            self._shelves[shelf] = item
            if shelf is not Shelf.TRASH:
                self._places.appendRow(item)
        self._root = QStandardItem()
        self._root.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsDropEnabled)
        self._places.appendRow(self._root)
        self._branch = Branch(self._root, Looks(WeakMethod(self._spoken), self._root))
        self._places.appendRow(self._shelves[Shelf.TRASH])
        self._draw_icons()

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        self._filling = True
        self.setAccessibleName(self.tr("Places and collections"))
        self._places.setHorizontalHeaderLabels([self.tr("Place")])  # read out, not seen
        self._shelves[Shelf.ALL].setText(self.tr("All papers"))
        self._shelves[Shelf.RECENT].setText(self.tr("Recently added"))
        self._shelves[Shelf.OPENED].setText(self.tr("Recently read"))
        self._shelves[Shelf.UNREAD].setText(self.tr("Unread"))
        self._shelves[Shelf.RETRACTED].setText(self.tr("Retracted"))
        self._shelves[Shelf.TRASH].setText(self.tr("Trash"))
        self._root.setText(self.tr("Collections"))
        self._filling = False

    # Filling

    def set_counts(self, counts: Mapping[Shelf, int]) -> None:
        """Show how many papers stand on each shelf."""
        self._filling = True
        for shelf, count in counts.items():
            self._count(self._shelves[shelf], count)
        self._filling = False

    def _count(self, item: QStandardItem, count: int) -> None:
        item.setData(count, COUNT_ROLE)
        item.setAccessibleDescription(self._spoken(count))

    def _spoken(self, count: int) -> str:
        return self.tr("%Ln paper(s)", "", count)

    def set_collections(self, collections: Iterable[Collection]) -> None:
        """Show these collections, siblings in their order; the chosen place stays chosen."""
        self._filling = True
        chosen = self.place
        moved = self._branch.take(collections)
        self.expand(self._root.index())
        if moved:
            self.scheduleDelayedItemsLayout()  # once for all that are opened
        for item in moved:
            if item.hasChildren() and item.data(PLACE_ROLE) not in self._closed:
                self.expand(item.index())
        self._filling = False
        if self.place != chosen:
            self.choose(chosen)
        new = self._branch.items.get(self._edit_next or 0)
        if new is not None:
            self._edit_next = None
            self.scrollTo(new.index())
            rename_in_place(self, new.index())

    def _close(self, index: QModelIndex) -> None:
        self._closed.add(index.data(PLACE_ROLE))

    def _open(self, index: QModelIndex) -> None:
        if not self._filling:
            self._closed.discard(index.data(PLACE_ROLE))

    def edit_when_filled(self, collection_id: int) -> None:
        """Let the person type the name of a collection as soon as it is in the tree."""
        self._edit_next = collection_id

    # Choosing

    @property
    def place(self) -> Place:
        """The chosen place."""
        place = self.currentIndex().data(PLACE_ROLE)
        return place if isinstance(place, Place) else Place()

    def choose(self, place: Place) -> None:
        """Go to a place; to all papers where it has gone."""
        if place.collection_id is not None:
            item = self._branch.items.get(place.collection_id, self._shelves[Shelf.ALL])
        else:
            item = self._shelves[place.shelf]
        self.setCurrentIndex(item.index())

    def leave(self) -> None:
        """Choose no place: papers from elsewhere are shown. Every place can be gone to from here."""
        was, self._filling = self._filling, True
        self.setCurrentIndex(QModelIndex())
        self.clearSelection()
        self._filling = was

    @property
    def shelves(self) -> list[tuple[Place, str]]:
        """The fixed places with their names."""
        return [(Place(shelf), item.text()) for shelf, item in self._shelves.items()]

    @property
    def collections(self) -> list[Collection]:
        """All collections."""
        return [item.collection for item in self._branch.items.values()]

    def collection_name(self, collection_id: int) -> str:
        """Return the name of a collection, or ``""``."""
        item = self._branch.items.get(collection_id)
        return item.collection.name if item else ""

    def _tell(self, current: QModelIndex) -> None:
        place = current.data(PLACE_ROLE)
        if isinstance(place, Place) and not self._filling:
            self.place_chosen.emit(place)

    def _renamed(self, item: QStandardItem) -> None:
        place = item.data(PLACE_ROLE)
        if self._filling or not isinstance(place, Place) or place.collection_id is None:
            return
        self.rename_requested.emit(place.collection_id, item.text().strip())

    # Asking

    def request_create(self) -> None:
        """Ask for a new collection inside the chosen one."""
        self.create_requested.emit(self.place.collection_id)

    def request_rename(self) -> None:
        """Let the person rename the chosen collection in place."""
        if self.place.collection_id is not None:
            rename_in_place(self, self.currentIndex())

    def request_delete(self) -> None:
        """Ask to delete the chosen collection."""
        if self.place.collection_id is not None:
            self.delete_requested.emit(self.place.collection_id)

    # What Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        if event.key() == Qt.Key.Key_Delete:
            self.request_delete()
        else:
            super().keyPressEvent(event)

    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        """See QAbstractItemView. A collection may be dragged into another."""
        del supportedActions
        place = self.place
        if place.collection_id is not None:
            drag = QDrag(self)
            drag.setMimeData(collection_mime(place.collection_id))
            drag.exec(Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """See QWidget."""
        mime = event.mimeData()
        if mime.hasFormat(IDS) or mime.hasFormat(COLLECTION) or dropped_files(mime):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """See QWidget. Papers may go into collections and into the trash, files into collections."""
        super().dragMoveEvent(event)
        if self._takes(self.indexAt(event.position().toPoint()), event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """See QWidget."""
        index = self.indexAt(event.position().toPoint())
        mime = event.mimeData()
        if not self._takes(index, mime):
            event.ignore()
            return
        place = index.data(PLACE_ROLE)
        into = place.collection_id if isinstance(place, Place) else None
        moved = dropped_collection(mime)
        if moved is not None:
            self.collection_moved.emit(moved, into)
        elif (files := dropped_files(mime)) and into is not None:
            self.files_dropped.emit(into, files)
        else:
            held = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.drop_papers(place, dropped_ids(mime), moves=bool(held))
        event.acceptProposedAction()
        self.setState(QTreeView.State.NoState)
        self.viewport().update()

    def drop_papers(self, place: object, ids: list[int], *, moves: bool = False) -> None:
        """Put papers into a place, where it takes any; out of the chosen one where they move."""
        if not isinstance(place, Place) or not ids:
            return
        left = self.place.collection_id
        if place.collection_id is not None and moves and left is not None:
            if left != place.collection_id:
                self.papers_moved.emit(left, place.collection_id, ids)
        elif place.collection_id is not None:
            self.papers_dropped.emit(place.collection_id, ids)
        elif place.shelf is Shelf.TRASH:
            self.papers_trashed.emit(ids)

    def _takes(self, index: QModelIndex, mime: QMimeData) -> bool:
        place = index.data(PLACE_ROLE)
        into = place.collection_id if isinstance(place, Place) else None
        moved = dropped_collection(mime)
        if moved is not None:
            is_root = index == self._root.index()
            return is_root or (into is not None and not self._is_inside(index, moved))
        if into is not None:
            return True
        return mime.hasFormat(IDS) and isinstance(place, Place) and place.shelf is Shelf.TRASH

    def _is_inside(self, index: QModelIndex, collection_id: int) -> bool:
        """Whether a line is a collection or one of those inside it."""
        while index.isValid():
            place = index.data(PLACE_ROLE)
            if isinstance(place, Place) and place.collection_id == collection_id:
                return True
            index = index.parent()
        return False

    def highlight(self, collections: Sequence[int]) -> None:
        """Set the names of some collections in bold, those of all others plain."""
        was, self._filling = self._filling, True
        self._branch.light(collections)
        self._filling = was

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() is QEvent.Type.PaletteChange:
            self._redraw_icons()
        super().changeEvent(event)

    def _redraw_icons(self) -> None:
        """Draw anew where the colours changed; Qt tells of a new palette many times at the start."""
        now = look(self.palette())
        if now != self._drawn_on:
            self._drawn_on = now
            self._draw_icons()

    def _draw_icons(self) -> None:
        was, self._filling = self._filling, True
        for shelf, item in self._shelves.items():
            item.setIcon(icon(ICONS[shelf], self.palette(), "text_secondary"))
        self._root.setData(icon("folder", self.palette(), "text_secondary"), ICON_ROLE)
        self._filling = was
        self.viewport().update()
