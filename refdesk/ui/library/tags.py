# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of tags: a click shows only papers that carry one, a second click all again."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import QListView, QWidget

from refdesk.domain.organisation import Tag
from refdesk.ui.library.mime import IDS, dropped_ids
from refdesk.ui.library.place_delegate import PlaceDelegate
from refdesk.ui.library.renaming import rename_in_place
from refdesk.ui.library.tag_model import TAG_ROLE, TagModel


class TagList(QListView):
    """All tags. Changes nothing itself: it asks."""

    filter_changed = Signal(object)
    """With a tag's id, or ``None`` for all papers."""
    papers_dropped = Signal(str, list)
    """With a tag's name and papers."""
    rename_requested = Signal(int, str)
    menu_requested = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tagList")
        self._model = TagModel(self.palette(), self)
        self._filter: int | None = None
        self.setModel(self._model)
        self.setItemDelegate(PlaceDelegate(self))
        self.setEditTriggers(QListView.EditTrigger.EditKeyPressed)
        self._model.renamed.connect(self.rename_requested)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAcceptDrops(True)
        self.setDragDropMode(QListView.DragDropMode.DropOnly)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(
            lambda at: self.menu_requested.emit(self.viewport().mapToGlobal(at))
        )
        self.clicked.connect(self._toggle)
        self.retranslate()

    def retranslate(self) -> None:
        """Say its name in the language that is now in use."""
        self.setAccessibleName(self.tr("Tags"))

    def set_tags(self, tags: Iterable[Tag]) -> None:
        """Show these tags; the filter stays."""
        current = self.current_id
        if self._model.take(tags):
            for tag_id in (current, self._filter):
                index = self._model.index_of(tag_id)
                if index.isValid():
                    self.setCurrentIndex(index)
        if self._filter is not None and not self._model.index_of(self._filter).isValid():
            self.clear_filter()

    @property
    def names(self) -> list[str]:
        """The names of all tags."""
        return [tag.name for tag in self._model.tags]

    def id_of(self, name: str) -> int | None:
        """Return the id of a tag."""
        return next((tag.id for tag in self._model.tags if tag.name == name), None)

    @property
    def current_id(self) -> int | None:
        """The tag that is chosen."""
        tag = self.current_tag
        return tag.id if tag is not None else None

    @property
    def current_tag(self) -> Tag | None:
        """The tag that is chosen, with its colour and key."""
        return self._model.tag(self.currentIndex())

    @property
    def tags(self) -> list[Tag]:
        """All tags."""
        return list(self._model.tags)

    def choose(self, tag_id: int) -> None:
        """Show only papers that carry a tag."""
        index = self._model.index_of(tag_id)
        if index.isValid():
            self.setCurrentIndex(index)
        if tag_id != self._filter:
            self._filter = tag_id
            self.filter_changed.emit(tag_id)

    def request_rename(self) -> None:
        """Let the person rename the chosen tag in place."""
        if self.currentIndex().isValid():
            rename_in_place(self, self.currentIndex())

    @property
    def filter_id(self) -> int | None:
        """The tag that papers must carry now."""
        return self._filter

    @property
    def current_name(self) -> str:
        """The name of the tag that is chosen, or ``""``."""
        return str(self.currentIndex().data() or "") if self.currentIndex().isValid() else ""

    def clear_filter(self) -> None:
        """Show papers whatever their tags."""
        self.clearSelection()
        self.setCurrentIndex(QModelIndex())
        if self._filter is not None:
            self._filter = None
            self.filter_changed.emit(None)

    def _toggle(self, index: QModelIndex) -> None:
        tag_id = index.data(TAG_ROLE)
        if tag_id == self._filter:
            self.clear_filter()
        else:
            self._filter = tag_id
            self.filter_changed.emit(tag_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            if self.currentIndex().isValid():
                self._toggle(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape and self._filter is not None:
            self.clear_filter()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """See QWidget."""
        if event.mimeData().hasFormat(IDS):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """See QWidget."""
        if self.indexAt(event.position().toPoint()).isValid():
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """See QWidget."""
        index = self.indexAt(event.position().toPoint())
        ids = dropped_ids(event.mimeData())
        if index.isValid() and ids:
            self.papers_dropped.emit(str(index.data()), ids)
        event.acceptProposedAction()

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() is QEvent.Type.PaletteChange:
            self._model.paint_in(self.palette())
        super().changeEvent(event)
