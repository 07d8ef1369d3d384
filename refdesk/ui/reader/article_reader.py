# SPDX-License-Identifier: GPL-3.0-or-later
"""A full text to read: outline, text, find, and where it came from."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
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
from refdesk.ui.reader.history import ReadingHistory
from refdesk.ui.reader.keys import COPY_PASSAGE, ReaderKeys
from refdesk.ui.reader.outline_pane import OutlinePane
from refdesk.ui.reader.passage import PassageCopier
from refdesk.ui.reader.proof import ReaderProof
from refdesk.ui.reader.reading_menu import ReadingButton
from refdesk.ui.reader.reading_time import ReadingTime
from refdesk.ui.reader.reference_cards import ReferenceCards
from refdesk.ui.reader.reference_marks import ReferenceMarks
from refdesk.ui.reader.saving import TextSaver
from refdesk.ui.reader.source_line import SourceLine
from refdesk.ui.reader.tables import ReaderTables
from refdesk.ui.theme import Reading
from refdesk.ui.type_scale import zoomed
from refdesk.ui.widgets.buttons import IconButton
from refdesk.ui.widgets.surfaces import Rule

_WIDE = 720
"""Width from which the outline stands beside the text without being asked for."""


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
        self._placed = (False, False)
        """Whether the outline is shown, and beside the text."""
        self.view = CentredReading()
        self.view.setObjectName("fulltextView")
        self.view.link_opened.connect(self.open_requested)
        self.view.restyled.connect(self._announce)
        self.highlighter = Highlighter(
            self.view, self.view, TextPart.FULLTEXT, lambda: self.reference_id, services, jobs
        )
        self.highlighter.status_message.connect(self.status_message)
        self.outline = OutlinePane(self.view)
        self.outline.chosen.connect(self.view.go_to_anchor)
        self.finder = FindBar(self.view, jobs)
        self.bookmark = Bookmark(self.view, services.bookmarks, jobs)
        self.history = ReadingHistory(self.view, self)
        self.cards = ReferenceCards(self.view, jobs, self)
        self.marks = ReferenceMarks(self.view, services, jobs, self)
        self.reading_button = ReadingButton()
        self.saver = TextSaver(self.view, services, jobs, self)
        self.saver.said.connect(self.status_message)
        self.passage = PassageCopier(self.view, services, jobs, self)
        self.passage.said.connect(self.status_message)
        self.time = ReadingTime(jobs, self)
        self.time.known.connect(self._tell_time)
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
        for button in (
            self.history.back_button, self.history.forward_button, self.reading_button,
            self.saver.button,
        ):  # fmt: skip
            bar.addWidget(button)
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
        self.proof = ReaderProof(self)
        self.figures = FigureLayer(self)
        self._keys = self._take_keys()
        self.retranslate()

    def show_page(self, page: FulltextPage, reference_id: int | None = None) -> None:
        """Show a full text from its beginning; without ``reference_id`` nothing can be marked in it."""
        self._page, self.reference_id = page, reference_id
        self.page_opened.emit(page)
        self.finder.clear()
        self.history.clear()
        for part in (self.time, self.cards, self.marks):
            part.take(page.article)
        self._is_announced = True  # not before the rest is in place
        self.view.set_content(page.html)
        self.outline.show_entries(page.outline)
        self.saver.take(page, reference_id)
        self.passage.take(reference_id)
        self.source.show_page(page)
        self._place_outline()
        self._is_announced = False
        if self.view.is_filled:
            self._announce()

    def _announce(self) -> None:
        """Say, once, that all of a page is shown: a long one comes piece by piece."""
        if not self._is_announced and self._page is not None:
            self._is_announced = True
            self.finder.prepare()
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
        self.cards.set_reading(reading)
        self.reading_button.show_reading(reading)

    def retranslate(self) -> None:
        """Set all words anew."""
        self.finder.retranslate()
        self.figures.retranslate()
        self.view.setAccessibleName(self.tr("Full text"))
        self.outline.setAccessibleName(self.tr("Contents"))
        self.toggle.describe(self.tr("Contents"))
        for part in (self.history, self.reading_button, self.saver, self.source):
            part.retranslate()
        self._tell_time()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget."""
        super().resizeEvent(event)
        self._place_outline()

    def _place_outline(self) -> None:
        wide = self.width() >= zoomed(_WIDE)
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
        if self._placed != (shown, wide):
            self._placed = (shown, wide)
            room = self.width() if wide else self._split.height()
            first = 220 if wide else 140
            self._split.setSizes([first, max(room - first, first)])  # or Qt halves the room

    def _toggled(self, shown: bool) -> None:
        self._asked = shown
        self._place_outline()

    def _take_keys(self) -> ReaderKeys:
        keys = ReaderKeys(
            {
                "Alt+Left": self.history.back,
                "Alt+Right": self.history.forward,
                "Ctrl+F": self.finder.ask,
                "F3": lambda: self.finder.again(1),
                "Shift+F3": lambda: self.finder.again(-1),
                "Ctrl++": lambda: self.reading_button.step(1),
                "Ctrl+=": lambda: self.reading_button.step(1),
                "Ctrl+-": lambda: self.reading_button.step(-1),
                "Ctrl+0": lambda: self.reading_button.step(0),
                "Ctrl+P": self.saver.print_text,
                COPY_PASSAGE: self.passage.copy,
            },
            self,
        )
        keys.watch(self.view, self.outline, self.finder.field)
        return keys

    def _tell_time(self) -> None:
        self.source.set_lead(self.time.words())
