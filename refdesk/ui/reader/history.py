# SPDX-License-Identifier: GPL-3.0-or-later
"""Back to where one read before a jump, and forward again."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from refdesk.ui.reader.places import Place, place_read, show_place
from refdesk.ui.widgets.buttons import IconButton
from refdesk.ui.widgets.reading import ReadingView

MOST = 100
"""Jumps that are kept."""


class ReadingHistory(QObject):
    """Keeps the places of one text from which somebody jumped; new text, new history."""

    changed = Signal()

    def __init__(self, view: ReadingView, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = view
        self._behind: list[Place | None] = []
        self._ahead: list[Place | None] = []
        self.back_button = IconButton("arrow-left")
        self.back_button.setObjectName("readerBack")
        self.forward_button = IconButton("arrow-right")
        self.forward_button.setObjectName("readerForward")
        self.back_button.clicked.connect(self.back)
        self.forward_button.clicked.connect(self.forward)
        view.jumping.connect(self.keep)
        view.viewport().installEventFilter(self)
        self.retranslate()
        self._tell()

    def retranslate(self) -> None:
        """Set all words anew."""
        self.back_button.describe(self.tr("Back in the text (Alt+Left)"))
        self.forward_button.describe(self.tr("Forward in the text (Alt+Right)"))

    def clear(self) -> None:
        """Forget the places of another text."""
        self._behind, self._ahead = [], []
        self._tell()

    def keep(self) -> None:
        """Remember this place, which is about to be left."""
        here = place_read(self._view)
        if not self._behind or self._behind[-1] != here:
            self._behind = [*self._behind, here][-MOST:]
        self._ahead = []
        self._tell()

    def back(self) -> None:
        """Go to where the last jump began."""
        self._go(self._behind, self._ahead)

    def forward(self) -> None:
        """Undo the last :meth:`back`."""
        self._go(self._ahead, self._behind)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See QObject: the side buttons of the mouse go back and forth."""
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            if event.button() == Qt.MouseButton.BackButton:
                self.back()
                return True
            if event.button() == Qt.MouseButton.ForwardButton:
                self.forward()
                return True
        return super().eventFilter(watched, event)

    def _go(self, source: list[Place | None], other: list[Place | None]) -> None:
        if not source:
            return
        other.append(place_read(self._view))
        show_place(self._view, source.pop())
        self._tell()

    def _tell(self) -> None:
        self.back_button.setEnabled(bool(self._behind))
        self.forward_button.setEnabled(bool(self._ahead))
        self.changed.emit()
