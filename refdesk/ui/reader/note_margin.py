# SPDX-License-Identifier: GPL-3.0-or-later
"""The strip beside a text in which a small sheet stands for each margin note."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QToolTip, QWidget

from refdesk.ui.icons import pixmap
from refdesk.ui.theme import scheme_of
from refdesk.ui.tips import tip
from refdesk.ui.widgets.reading import ReadingView

WIDTH = 16
_ICON = 14

Noted = tuple[int, int, str]
"""Number of an annotation, the character of the document where it begins, and its note."""


class NoteMargin(QWidget):
    """Lies over a view, above what scrolls."""

    chosen = Signal(int)

    def __init__(self, view: ReadingView, left: Callable[[], int]) -> None:
        super().__init__(view)
        self.setObjectName("noteMargin")
        self._view, self._left = view, left
        self._notes: list[Noted] = []
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()
        view.verticalScrollBar().valueChanged.connect(self.update)
        view.document().documentLayout().documentSizeChanged.connect(self.fit)

    def show_notes(self, notes: Sequence[Noted]) -> None:
        """Show notes, in the order of the text."""
        self._notes = list(notes)
        self.fit()
        self.setVisible(bool(notes))
        self.raise_()
        self.update()

    def fit(self) -> None:
        """Stand beside the text, wherever that is now."""
        port = self._view.viewport().geometry()
        self.setGeometry(port.left() + max(0, self._left()), port.top(), WIDTH, port.height())

    def spots(self) -> list[tuple[QRect, int, str]]:
        """Return where the notes that are in sight stand, with number and note."""
        found: list[tuple[QRect, int, str]] = []
        cursor = QTextCursor(self._view.document())
        last = max(0, self._view.document().characterCount() - 1)
        lowest = -WIDTH
        for number, start, note in self._notes:
            cursor.setPosition(min(start, last))
            line = self._view.cursorRect(cursor)
            top = max(line.center().y() - _ICON // 2, lowest)
            if top > self.height():
                break
            if line.bottom() >= 0:
                found.append((QRect(QPoint(1, top), QSize(_ICON, _ICON)), number, note))
                lowest = top + _ICON  # two of one line stand one below the other
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        """See QWidget."""
        del event
        painter = QPainter(self)
        picture = pixmap("note", scheme_of(self.palette()).accent, _ICON, self.devicePixelRatioF())
        for spot, _, _ in self.spots():
            painter.drawPixmap(spot.topLeft(), picture)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """See QWidget."""
        spot = self._at(event.position().toPoint())
        if spot is None:
            event.ignore()
        else:
            self.chosen.emit(spot[1])

    def event(self, event: QEvent) -> bool:
        """See QWidget: over a sheet its note is shown."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            spot = self._at(event.pos())
            QToolTip.showText(event.globalPos(), tip(spot[2]) if spot else "", self)
            return True
        return super().event(event)

    def _at(self, point: QPoint) -> tuple[QRect, int, str] | None:
        return next((spot for spot in self.spots() if spot[0].contains(point)), None)
