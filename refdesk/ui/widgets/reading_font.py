# SPDX-License-Identifier: GPL-3.0-or-later
"""The reading font for widgets that show plain text."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from refdesk.ui.theme import Reading, reading_families

_RESET = frozenset({QEvent.Type.Show, QEvent.Type.FontChange, QEvent.Type.StyleChange})
"""After these a widget may have the font back that it had before: style sheets keep one of their own."""


class ReadingFont(QObject):
    """Sets one widget in a reading font and keeps it so, whatever style sheets come."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._reading: Reading | None = None
        widget.installEventFilter(self)

    def use(self, reading: Reading) -> None:
        """Set the widget's text in another face or size."""
        self._reading = reading
        font = QFont(self._widget.font())
        font.setFamilies(reading_families(reading.face))
        font.setPixelSize(reading.pixels)
        self._widget.setFont(font)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See QObject."""
        reading = self._reading
        if (
            reading is not None
            and watched is self._widget
            and event.type() in _RESET
            and self._widget.font().pixelSize() != reading.pixels
        ):
            self.use(reading)
        return False
