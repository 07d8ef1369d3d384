# SPDX-License-Identifier: GPL-3.0-or-later
"""A full text to read: outline, text, find, and where it came from."""

from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from refdesk.domain.escaping import escape
from refdesk.domain.hits import Marker
from refdesk.ui.detail.seam import FulltextPage, Jobs, Services
from refdesk.ui.detail.words import language_name, origin_word
from refdesk.ui.html import link
from refdesk.ui.reader.article_look import rule_tables, with_boxes
from refdesk.ui.reader.find_bar import FindBar
from refdesk.ui.reader.history import ReadingHistory
from refdesk.ui.reader.keys import COPY_PASSAGE, ReaderKeys
from refdesk.ui.reader.outline_pane import OutlinePane
from refdesk.ui.reader.passage import PassageCopier
from refdesk.ui.reader.places import place_read, show_place
from refdesk.ui.reader.reading_menu import ReadingButton
from refdesk.ui.reader.reading_time import ReadingTime
from refdesk.ui.reader.reference_cards import ReferenceCards
from refdesk.ui.reader.reference_marks import ReferenceMarks
from refdesk.ui.reader.saving import TextSaver
from refdesk.ui.stylesheet import mark
from refdesk.ui.theme import Reading, scheme_of
from refdesk.ui.widgets.buttons import IconButton
from refdesk.ui.widgets.reading import ReadingView
from refdesk.ui.widgets.surfaces import Rule, WrappedLabel

_WIDE = 720
"""Width from which the outline stands beside the text without being asked for."""


class CentredReading(ReadingView):
    """A reading view that scrolls itself and keeps its lines to a comfortable measure."""

    _is_set_anew = False
    """Whether new colours are no news: the text is about to be set in them."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget."""
        super().resizeEvent(event)
        self.centre()

    def centre(self) -> None:
        """Share what is wider than the measure between both sides."""
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        side = max(16, (room - self.reading.measure) // 2)
        frame = self.document().rootFrame()
        look = frame.frameFormat()
        if look.leftMargin() != side:
            look.setLeftMargin(side)
            look.setRightMargin(max(4, side - 12))
            frame.setFrameFormat(look)

    def set_content(self, html: str) -> None:
        """See ReadingView: a new text begins at its beginning."""
        self.verticalScrollBar().setValue(0)
        super().set_content(html)

    def set_reading(self, reading: Reading) -> None:
        """See ReadingView: the page may have colours of its own, and the place read stays."""
        if self._html and reading == self.reading:
            return
        place = place_read(self)
        self.clear()  # or it is laid out in the new font once more before it is set anew
        self._is_set_anew = True
        mark(self, page=reading.page)
        self._is_set_anew = False
        super().set_reading(reading)
        show_place(self, place)

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() == QEvent.Type.PaletteChange and self._is_set_anew:
            return
        super().changeEvent(event)

    def restyle(self) -> None:
        """See ReadingView: the place read stays."""
        place = place_read(self)
        super().restyle()
        if place:
            show_place(self, place)

    def setHtml(self, html: str, /) -> None:
        """See QTextEdit: its rules and margins belong to it, so that it is laid out once."""
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        super().setHtml(html)
        rule_tables(self.document(), scheme_of(self.palette()))
        self.centre()
        cursor.endEditBlock()

    def extra_css(self) -> str:
        """See ReadingView."""
        return "img.mark { vertical-align: middle; } "

    def shown_html(self) -> str:
        """See ReadingView."""
        return with_boxes(super().shown_html(), scheme_of(self.palette()))


class FulltextReader(QWidget):
    """One full text."""

    open_requested = Signal(str)
    status_message = Signal(str)
    page_shown = Signal(object)
    """A :class:`FulltextPage` was set; what belongs to it may be laid over the text."""

    def __init__(self, services: Services, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.services, self.jobs = services, jobs
        self._page: FulltextPage | None = None
        self._marker = Marker()
        self._asked: bool | None = None
        self._placed = (False, False)
        """Whether the outline is shown, and beside the text."""
        self.view = CentredReading()
        self.view.setObjectName("fulltextView")
        self.view.link_opened.connect(self.open_requested)
        self.outline = OutlinePane(self.view)
        self.outline.chosen.connect(self.view.go_to_anchor)
        self.finder = FindBar(self.view, jobs)
        self.history = ReadingHistory(self.view, self)
        self.cards = ReferenceCards(self.view, jobs, self)
        self.marks = ReferenceMarks(self.view, services, jobs, self)
        self.reading_button = ReadingButton()
        self.saver = TextSaver(self.view, services, jobs, self)
        self.saver.said.connect(self.status_message)
        self.passage = PassageCopier(self.view, services, jobs, self)
        self.passage.said.connect(self.status_message)
        self.time = ReadingTime(jobs, self)
        self.time.known.connect(self._show_source)
        self.toggle = IconButton("outline")
        self.toggle.setCheckable(True)
        self.toggle.clicked.connect(self._toggled)
        self.source = WrappedLabel(role="small")
        self.source.setObjectName("fulltextSource")
        self.source.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.source.linkActivated.connect(self.open_requested)
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
        self._keys = self._take_keys()
        self.retranslate()

    def show_page(self, page: FulltextPage, reference_id: int | None = None) -> None:
        """Show a full text from its beginning, that of a paper of the library where one is named."""
        self._page = page
        self.finder.clear()
        self.history.clear()
        for part in (self.time, self.cards, self.marks):
            part.take(page.article)
        self.view.set_content(page.html)
        self.finder.prepare()
        self.outline.show_entries(page.outline)
        self.saver.take(page, reference_id)
        self.passage.take(reference_id)
        self._show_source()
        self._place_outline()
        self.finder.set_marker(self._marker)
        self.page_shown.emit(page)

    @property
    def page(self) -> FulltextPage | None:
        """What is shown."""
        return self._page

    def set_marker(self, marker: Marker) -> None:
        """Mark what was looked for, and go to the first of it."""
        self._marker = marker
        self.finder.set_marker(marker)

    def set_reading(self, reading: Reading) -> None:
        """Set the text in another face or size."""
        self.view.set_reading(reading)
        self.cards.set_reading(reading)
        self.reading_button.show_reading(reading)

    def retranslate(self) -> None:
        """Set all words anew."""
        self.finder.retranslate()
        self.view.setAccessibleName(self.tr("Full text"))
        self.outline.setAccessibleName(self.tr("Contents"))
        self.toggle.describe(self.tr("Contents"))
        for part in (self.history, self.reading_button, self.saver):
            part.retranslate()
        self._show_source()

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

    def _show_source(self) -> None:
        if self._page is not None:
            self.source.setText(self._source_html(self._page))

    def _source_html(self, page: FulltextPage) -> str:
        """Return ``53 KB · English · CC BY · PMC, version 1, fetched 2026-03-02``."""
        source, article = page.source, page.article
        colour = scheme_of(self.palette()).link
        size = QLocale().formattedDataSize(source.size, 0, QLocale.DataSizeFormat.DataSizeSIFormat)
        parts = [*self.time.words(), escape(size)]
        if article.language:
            parts.append(escape(language_name(article.language)))
        licence = article.licence.code or source.licence or self.tr("licence not stated")
        shown = escape(licence)
        if article.licence.url.startswith(("https://", "http://")):
            shown = link(article.licence.url, shown, colour=colour)
        parts.append(shown)
        origin = escape(origin_word(source.provider))
        if source.url.startswith(("https://", "http://")):
            origin = link(source.url, origin, colour=colour)
        if source.version:
            origin += ", " + escape(self.tr("version {0}").format(source.version))
        parts.append(origin)
        if source.fetched_at:
            parts.append(escape(self.tr("fetched {0}").format(source.fetched_at[:10])))
        return " · ".join(parts)
