# SPDX-License-Identifier: GPL-3.0-or-later
"""The view of help: lines of a comfortable measure, keys drawn as keys, found words marked."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from refdesk.domain.hits import Marker
from refdesk.ui.search.marking import ranges_in, selections
from refdesk.ui.theme import READING_SIZES, Reading, scheme_of
from refdesk.ui.type_scale import text_size, type_scale
from refdesk.ui.widgets.reading import ReadingView

_SIDE = 24
"""Pixels beside the text where there is no room for more."""
_MOST_MARKED = 400


class HelpView(ReadingView):
    """Shows one page. Links within help are announced by :attr:`page_asked`."""

    page_asked = Signal(str)
    """With ``page`` or ``page#anchor``."""

    def __init__(self, size: int, parent: QWidget | None = None) -> None:
        self._marker = Marker()
        super().__init__(parent)
        self.setObjectName("helpView")
        self.handle("help", self.page_asked.emit)
        self.restyled.connect(self._mark)
        self.set_size(size)

    @property
    def size_of_text(self) -> int:
        """Size of the text in pixels."""
        return self.reading.size

    def usual_size(self) -> int:
        """Return the size that goes with the program's own letters."""
        base = type_scale(self.font()).base * 100 / text_size() + 1  # it grows with them anyway
        return min(READING_SIZES, key=lambda size: abs(size - base))

    def set_size(self, size: int) -> None:
        """Set the text in another size of ``READING_SIZES``; 0 is the usual one."""
        self.set_reading(Reading("sans", size if size in READING_SIZES else self.usual_size()))
        self._centre()

    def zoom(self, steps: int) -> None:
        """Set the text some steps larger or smaller."""
        place = READING_SIZES.index(self.reading.size) + steps
        self.set_size(READING_SIZES[max(0, min(place, len(READING_SIZES) - 1))])

    def mark_words(self, words: Marker) -> None:
        """Mark what was looked for; the layer stays over other pages."""
        self._marker = words
        self._mark()

    def extra_css(self) -> str:
        """See ReadingView."""
        scheme = scheme_of(self.palette())
        return f"""
        .key {{ background-color: {scheme.surface_raised}; font-weight: 600; }}
        .menu, .name {{ font-weight: 600; }}
        code, pre {{ background-color: {scheme.surface_raised}; }}
        td, th {{ font-size: {self.reading.pixels - 1}px; }}
        ul, ol {{ margin: 0 0 {round(self.reading.pixels * 0.75)}px 0; }}
        li {{ margin-bottom: {round(self.reading.pixels * 0.25)}px; }}
        """

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget."""
        super().resizeEvent(event)
        self._centre()

    def _centre(self) -> None:
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        side = max(_SIDE, (room - self.reading.measure) // 2)
        margins = self.viewportMargins()
        if margins.left() != side:
            self.setViewportMargins(side, _SIDE // 2, side, 0)

    def _mark(self) -> None:
        places = ranges_in(self.document(), self._marker, "", _MOST_MARKED)
        self.set_layer("hits", selections(self.document(), places, self.palette()))

    def show_first_mark(self) -> None:
        """Scroll to the first word that was looked for, unless it is in sight."""
        places = ranges_in(self.document(), self._marker, "", 1)
        if places:
            cursor = self.textCursor()
            cursor.setPosition(places[0][0])
            self.setTextCursor(cursor)
            self.ensureCursorVisible()
