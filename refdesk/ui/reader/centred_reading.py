# SPDX-License-Identifier: GPL-3.0-or-later
"""The view of a full text: lines of a comfortable measure, and long texts without a halt."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QTextCursor, QTextDocumentFragment
from PySide6.QtWidgets import QWidget

from refdesk.ui.bare import BareDocument
from refdesk.ui.reader.article_look import pieces, with_table_tools, with_widths
from refdesk.ui.reader.places import place_read, show_place
from refdesk.ui.stylesheet import mark
from refdesk.ui.theme import Reading, scheme_of
from refdesk.ui.widgets.documents import root_frame
from refdesk.ui.widgets.reading import ReadingView

PIECE = 24_000
"""Characters of HTML set at a time: 20 to 40 ms with their layout, tables the most."""
_NARROWEST = 400
"""Pixels that a table is laid out for before the view has its size."""
_AT_ONCE = 120_000
"""A text up to this long is set at once; most are."""


class CentredReading(ReadingView):
    """A reading view that scrolls itself and keeps its lines to a comfortable measure.

    The beginning of a long text is there at once; the rest follows piece by piece between other
    events, and ``restyled`` says when all of it is in place. :meth:`finish` does not wait.
    """

    resized = Signal()
    """The text was laid out for another width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.dressings: list[Callable[[str], str]] = []
        """Each is given the HTML that is about to be shown, and returns it in its dress."""
        self._rest: list[str] = []
        self._is_long = False
        self._laid_for = -1
        super().__init__(parent)
        self.document().documentLayout().documentSizeChanged.connect(self._offer_bar)
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setInterval(0)
        self._next.timeout.connect(self._pour)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(80)
        self._later.timeout.connect(self._rest_on)

    @property
    def is_filled(self) -> bool:
        """Whether all of the text is in place."""
        return not self._rest

    def set_content(self, html: str) -> None:
        """See ReadingView: a new text begins at its beginning."""
        self.verticalScrollBar().setValue(0)
        super().set_content(html)

    def set_reading(self, reading: Reading) -> None:
        """See ReadingView: the page may have colours of its own, and the place read stays."""
        if self._html and reading == self.reading:
            return
        with self._place_kept():
            self.clear()  # or it is laid out in the new font once more before it is set anew
            mark(self, page=reading.page)
            super().set_reading(reading)

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() == QEvent.Type.PaletteChange and self.is_set_anew:
            return  # no news: the text is about to be set in them
        super().changeEvent(event)

    def restyle(self) -> None:
        """See ReadingView: the place read stays."""
        with self._place_kept():
            super().restyle()

    @contextmanager
    def _place_kept(self) -> Iterator[None]:
        """Let the text be set anew; the line at the top is the same afterwards."""
        if self.is_set_anew:  # by somebody who keeps it
            yield
            return
        place = place_read(self)
        self.is_set_anew = True
        try:
            yield
            if place is not None:
                self.finish()
                show_place(self, place)
        finally:
            self.is_set_anew = False

    def extra_css(self) -> str:
        """See ReadingView."""
        return "img.mark { vertical-align: middle; } "

    def fill(self, html: str, position: int) -> None:
        """See ReadingView: a long text from its beginning comes piece by piece."""
        self._rest = []
        self._is_long = len(html) > _AT_ONCE
        if position > 0 or not self._is_long:
            self.setHtml(html)
            self.centre()
            self.verticalScrollBar().setValue(position)
            self.restyled.emit()
            return
        first, *self._rest = pieces(html, PIECE)
        self._rest.reverse()
        self.setHtml(first)
        self.centre()
        self._go_on()

    def finish(self) -> None:
        """See ReadingView."""
        while self._rest:
            self._pour()

    def _pour(self) -> None:
        """Set the next piece behind what is there."""
        if not self._rest:
            return
        piece = BareDocument()
        piece.setUndoRedoEnabled(False)
        piece.setDefaultFont(self.document().defaultFont())
        piece.setDefaultStyleSheet(self.document().defaultStyleSheet())
        piece.setHtml(self._rest.pop())
        end = QTextCursor(self.document())
        end.movePosition(QTextCursor.MoveOperation.End)
        end.beginEditBlock()
        first = piece.firstBlock()  # a fragment brings the looks of all of its blocks but the first
        end.insertBlock(first.blockFormat(), first.charFormat())
        end.insertFragment(QTextDocumentFragment(piece))
        end.endEditBlock()
        self._go_on()

    def _go_on(self) -> None:
        if self._rest:
            self._next.start()
        else:
            self.restyled.emit()

    def go_to_anchor(self, anchor: str) -> None:
        """See ReadingView."""
        self.finish()
        super().go_to_anchor(anchor)

    def text(self) -> str:
        """See ReadingView."""
        self.finish()
        return super().text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget: a long text follows when the size has come to rest."""
        if self._is_long and event.size().width() != self._laid_for:
            self._later.start()
            return
        with self._place_kept():
            self._set_margins()
            super().resizeEvent(event)  # lays the text out, once for both
        self._laid_for = event.size().width()
        self.resized.emit()

    def _rest_on(self) -> None:
        size = self.viewport().size()
        self._laid_for = size.width()
        self.resizeEvent(QResizeEvent(size, QSize()))

    def centre(self) -> None:
        """Share what is wider than the measure between both sides."""
        if self._set_margins():
            self.document().setPageSize(self.document().pageSize())  # lays out

    def _set_margins(self) -> bool:
        """Set the margins without laying the text out; return whether they are others now."""
        left, right = self._margins()
        document = self.document()
        look = root_frame(document).frameFormat()
        if look.leftMargin() == left:
            return False
        look.setLeftMargin(left)
        look.setRightMargin(right)
        document.setLayoutEnabled(False)
        root_frame(document).setFrameFormat(look)
        document.setLayoutEnabled(True)
        return True

    def _margins(self) -> tuple[int, int]:
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        side = max(16, (room - self.reading.measure) // 2)
        return side, max(4, side - 12)

    def _offer_bar(self, size: QSizeF) -> None:
        """Let wide tables reach into the right margin; only what leaves the view is scrolled to."""
        wide = size.width() - self._margins()[1] > self.viewport().width()
        policy = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(
            policy.ScrollBarAsNeeded if wide else policy.ScrollBarAlwaysOff
        )

    @property
    def line_width(self) -> int:
        """Pixels between the margins."""
        return self.viewport().width() - sum(self._margins())

    def shown_html(self) -> str:
        """See ReadingView."""
        scheme = scheme_of(self.palette())
        html = with_table_tools(super().shown_html(), scheme)
        room = min(self.reading.measure, max(self.width() - 48, _NARROWEST))
        html = with_widths(html, self.reading, room)
        for dressed in self.dressings:
            html = dressed(html)
        return html
