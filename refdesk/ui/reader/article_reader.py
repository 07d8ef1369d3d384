# SPDX-License-Identifier: GPL-3.0-or-later
"""A full text to read: outline, text, find, and where it came from."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from refdesk.domain.annotations import TextPart
from refdesk.domain.hits import Marker
from refdesk.ui.detail.seam import FulltextPage, Jobs, Services
from refdesk.ui.reader.bookmark import Bookmark
from refdesk.ui.reader.centred_reading import CentredReading
from refdesk.ui.reader.figures import FigureLayer
from refdesk.ui.reader.find_bar import FindBar
from refdesk.ui.reader.formulas import FormulaPictures
from refdesk.ui.reader.highlighter import Highlighter
from refdesk.ui.reader.source_line import SourceLine
from refdesk.ui.reader.tables import ReaderTables
from refdesk.ui.stylesheet import mark
from refdesk.ui.theme import Reading
from refdesk.ui.tips import tip
from refdesk.ui.widgets.buttons import IconButton
from refdesk.ui.widgets.surfaces import Rule

_WIDE = 720
"""Width from which the outline stands beside the text without being asked for."""
_ANCHOR = Qt.ItemDataRole.UserRole


class FulltextReader(QWidget):
    """One full text."""

    open_requested = Signal(str)
    status_message = Signal(str)
    page_opened = Signal(object)
    """A :class:`FulltextPage` is about to be set; what belongs to the last one is to be let go."""
    page_shown = Signal(object)
    """A :class:`FulltextPage` was set; what belongs to it may be laid over the text."""

    def __init__(self, services: Services, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.services, self.jobs = services, jobs
        self._page: FulltextPage | None = None
        self.reference_id: int | None = None
        """Whose text is shown."""
        self._marker = Marker()
        self._asked: bool | None = None
        self._is_announced = True
        self.view = CentredReading()
        self.view.setObjectName("fulltextView")
        self.view.link_opened.connect(self.open_requested)
        self.highlighter = Highlighter(
            self.view, self.view, TextPart.FULLTEXT, lambda: self.reference_id, services, jobs
        )
        self.highlighter.status_message.connect(self.status_message)
        self.view.restyled.connect(self._announce)
        self.outline = QListWidget()
        self.outline.setObjectName("fulltextOutline")
        self.outline.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.outline.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.outline.itemClicked.connect(self._go)
        self.outline.itemActivated.connect(self._go)
        mark(self.outline, kind="outline")
        self.finder = FindBar(self.view)
        self.bookmark = Bookmark(self.view, services.bookmarks, jobs)
        self.toggle = IconButton("outline")
        self.toggle.setCheckable(True)
        self.toggle.clicked.connect(self._toggled)
        self.source = SourceLine()
        self.source.linkActivated.connect(self.open_requested)
        self.formulas = FormulaPictures(self)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.outline)
        self._split.addWidget(self.view)
        self._split.setStretchFactor(1, 1)
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 6, 12, 6)
        bar.setSpacing(8)
        bar.addWidget(self.toggle)
        bar.addWidget(self.finder, 1)
        self.tools = bar
        """Buttons of the parts stand here, right of the finder."""
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 6, 16, 8)
        foot.addWidget(self.source)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self._split, 1)
        column.addWidget(Rule())
        column.addLayout(foot)
        self.tables = ReaderTables(self)
        self.figures = FigureLayer(self)
        self.retranslate()

    def show_page(self, page: FulltextPage, reference_id: int | None = None) -> None:
        """Show a full text from its beginning; without ``reference_id`` nothing can be marked in it."""
        self._page, self.reference_id = page, reference_id
        self.page_opened.emit(page)
        self.finder.clear()
        self._is_announced = True  # not before the rest is in place
        self.view.set_content(page.html)
        self.view.verticalScrollBar().setValue(0)
        self.outline.clear()
        top = min((entry.level for entry in page.outline), default=1)
        for entry in page.outline:
            item = QListWidgetItem("   " * max(0, entry.level - top) + entry.title)
            item.setData(_ANCHOR, entry.anchor)
            item.setToolTip(tip(entry.title))
            self.outline.addItem(item)
        self.source.show_page(page)
        self._place_outline()
        self._is_announced = False
        if self.view.is_filled:
            self._announce()

    def _announce(self) -> None:
        """Say, once, that all of a page is shown: a long one comes piece by piece."""
        if not self._is_announced and self._page is not None:
            self._is_announced = True
            self.finder.set_marker(self._marker)
            self.page_shown.emit(self._page)

    @property
    def page(self) -> FulltextPage | None:
        """What is shown."""
        return self._page

    def set_marker(self, marker: Marker) -> None:
        """Mark what was looked for, and go to the first of it."""
        self._marker = marker
        self.bookmark.flush()
        self.finder.set_marker(marker)
        self.bookmark.glance()

    def set_reading(self, reading: Reading) -> None:
        """Set the text in another face or size."""
        self.view.set_reading(reading)

    def retranslate(self) -> None:
        """Set all words anew."""
        self.finder.retranslate()
        self.figures.retranslate()
        self.view.setAccessibleName(self.tr("Full text"))
        self.outline.setAccessibleName(self.tr("Contents"))
        self.toggle.describe(self.tr("Contents"))
        self.source.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget."""
        super().resizeEvent(event)
        self._place_outline()

    def _place_outline(self) -> None:
        wide = self.width() >= _WIDE
        shown = self.outline.count() > 1 and (wide if self._asked is None else self._asked)
        self.toggle.setEnabled(self.outline.count() > 1)
        self.toggle.setChecked(shown)
        self.outline.setVisible(shown)
        direction = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self._split.orientation() != direction:
            self._split.setOrientation(direction)
        self.outline.setMinimumSize(160 if wide else 0, 0 if wide else 80)
        self.outline.setMaximumWidth(240 if wide else 16777215)
        self.outline.setMaximumHeight(16777215 if wide else 180)

    def _toggled(self, shown: bool) -> None:
        self._asked = shown
        self._place_outline()

    def _go(self, item: QListWidgetItem) -> None:
        self.view.go_to_anchor(str(item.data(_ANCHOR)))
