# SPDX-License-Identifier: GPL-3.0-or-later
"""The left pane: places and saved searches above, tags below."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSplitter, QVBoxLayout, QWidget

from refdesk.domain.changes import ChangeSet
from refdesk.domain.errors import RefdeskError
from refdesk.domain.organisation import Collection, Tag
from refdesk.domain.query import Shelf
from refdesk.ui.library.latest import Latest
from refdesk.ui.library.places import PlacesTree
from refdesk.ui.library.tag_menus import TagMenus
from refdesk.ui.library.tags import TagList
from refdesk.ui.search.saved_list import SavedSearchSection
from refdesk.ui.stylesheet import mark
from refdesk.ui.type_scale import zoomed
from refdesk.ui.widgets.buttons import IconButton
from refdesk.worker import JobRunner

if TYPE_CHECKING:  # for the type checker only; see refdesk.ui.seam
    from refdesk.ui.seam import Services


@dataclass(frozen=True, slots=True)
class _Contents:
    counts: dict[Shelf, int]
    collections: list[Collection]
    tags: list[Tag]


LEAST_WIDTH, MOST_WIDTH = 176, 260
"""Least width in pixels at the usual size of the words, and what larger words ask for at most."""


class SidePane(QWidget):
    """Collections and tags of one library, kept in step with it."""

    counted = Signal(dict)
    """With the number of papers by :class:`Shelf`."""
    failed = Signal(object)
    untag_requested = Signal(str)
    delete_tag_requested = Signal(str)
    bibliography_requested = Signal(int)
    """With the collection that a reference list is wanted of."""
    tag_painted = Signal(int, str)
    """With a tag and a colour, ``""`` for none."""
    digit_given = Signal(int, object)
    """With a tag and the key to put it on, ``None`` for none."""

    def __init__(
        self, services: "Services", jobs: JobRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._latest: Latest[_Contents] = Latest(jobs, self._show, self._fail, self)
        self.tree = PlacesTree()
        self.searches = SavedSearchSection()
        self.tags = TagList()
        self._tag_title = QLabel()
        mark(self._tag_title, role="small")
        self._clear = IconButton("close", small=True)
        self._clear.clicked.connect(self.tags.clear_filter)
        self._clear.hide()
        self.tags.filter_changed.connect(lambda tag: self._clear.setVisible(tag is not None))
        self.tree.menu_requested.connect(self._tree_menu)
        self.tags.menu_requested.connect(self._tag_menu)
        self._lay_out()
        self.retranslate()
        jobs.library_changed.connect(self._changed)

    def _lay_out(self) -> None:
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        title = QHBoxLayout()
        title.setContentsMargins(12, 4, 4, 0)
        title.addWidget(self._tag_title, 1)
        title.addWidget(self._clear)
        column.addLayout(title)
        column.addWidget(self.tags)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        above = QWidget()
        places = QVBoxLayout(above)
        places.setContentsMargins(0, 0, 0, 0)
        places.setSpacing(0)
        places.addWidget(self.tree, 1)
        places.addWidget(self.searches)
        self.splitter.addWidget(above)
        self.splitter.addWidget(below)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(self.splitter)

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        self._tag_title.setText(self.tr("Tags"))
        self._clear.describe(self.tr("Show papers whatever their tags"))

    def refresh(self) -> None:
        """Read counts, collections and tags anew."""
        services = self._services

        def read() -> _Contents:
            library = services.library
            counts = library.counts()
            by_shelf = {shelf: int(getattr(counts, shelf.value)) for shelf in Shelf}
            return _Contents(by_shelf, library.collections(), library.tags())

        self._latest.ask(read)

    def _changed(self, changes: ChangeSet) -> None:
        if changes:
            self.refresh()

    def _show(self, contents: _Contents) -> None:
        self.tree.set_counts(contents.counts)
        self.tree.set_collections(contents.collections)
        self.tags.set_tags(contents.tags)
        self.counted.emit(contents.counts)

    def _fail(self, error: RefdeskError) -> None:
        self.failed.emit(error)

    def _tree_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        inside = self.tree.place.collection_id is not None
        text = self.tr("New collection inside") if inside else self.tr("New collection")
        menu.addAction(text, self.tree.request_create)
        if inside:
            menu.addAction(self.tr("Rename"), self.tree.request_rename)
            menu.addSeparator()
            wanted = self.tree.place.collection_id
            menu.addAction(
                self.tr("Create bibliography…"), lambda: self.bibliography_requested.emit(wanted)
            )
            menu.addSeparator()
            menu.addAction(self.tr("Delete collection"), self.tree.request_delete)
        menu.popup(at)

    def _tag_menu(self, at: QPoint) -> None:
        name = self.tags.current_name
        if not name:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menus = TagMenus(self.tags, menu)
        menu.addAction(self.tr("Rename"), self.tags.request_rename)
        menus.add_colours(menu, self.tag_painted.emit)
        menus.add_digits(menu, self.digit_given.emit)
        menus.add_others(menu, self.tags.rename_requested.emit)
        menu.addSeparator()
        menu.addAction(
            self.tr("Remove from selected papers"), lambda: self.untag_requested.emit(name)
        )
        menu.addAction(
            self.tr("Remove from all papers"), lambda: self.delete_tag_requested.emit(name)
        )
        menu.popup(at)

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() is QEvent.Type.FontChange:
            self._fit()
        super().changeEvent(event)

    def _fit(self) -> None:
        """Keep room for a name and its count, as far as the list can spare it."""
        self.setMinimumWidth(min(zoomed(LEAST_WIDTH), MOST_WIDTH))
