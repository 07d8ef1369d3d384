# SPDX-License-Identifier: GPL-3.0-or-later
"""Grey lines where text is about to be.

They stand still: nothing that moves draws the eye from what can be read already, and nobody has to ask
for less movement.
"""

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from refdesk.ui.theme import scheme_of
from refdesk.ui.type_scale import zoomed

_LINE, _BAR, _TOP = 22, 10, 6
"""Pixels from line to line, of a line, and over it; at the usual size of text."""
_SHARES = (0.96, 0.91)
_LAST_SHARE = 0.55


class Skeleton(QWidget):
    """Takes the room of some lines at once, and draws them only after a fifth of a second."""

    DELAY_MS = 200

    def __init__(self, lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self._drawn = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(self.DELAY_MS)
        self._timer.timeout.connect(self._appear)
        self._fit()
        self.hide()

    @property
    def is_drawn(self) -> bool:
        """Whether its lines are seen now."""
        return self._drawn and not self.isHidden()

    def start(self) -> None:
        """Take the room now and draw the lines when it takes long."""
        self._drawn = False
        self._timer.start()
        self.show()

    def stop(self) -> None:
        """Make room for the text."""
        self._timer.stop()
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget: lines are as far apart as those of the text will be."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """See QWidget."""
        del event
        if not self._drawn:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        scheme = scheme_of(self.palette())
        painter.setBrush(QColor(scheme.border if scheme.is_strong else scheme.hover))
        for line in range(self._lines):
            share = _LAST_SHARE if line == self._lines - 1 else _SHARES[line % 2]
            top, width = zoomed(line * _LINE + _TOP), round(self.width() * share)
            painter.drawRoundedRect(0, top, width, zoomed(_BAR), 4, 4)
        painter.end()

    def _fit(self) -> None:
        self.setFixedHeight(zoomed(self._lines * _LINE + 4))

    def _appear(self) -> None:
        self._drawn = True
        self.update()
