# SPDX-License-Identifier: GPL-3.0-or-later
"""A field that takes a key, and the words for a key that cannot be taken."""

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QKeySequenceEdit

from refdesk.ui.shortcuts.keys import Refusal


def refusal_words(why: Refusal) -> str:
    """Return why an action may not have a key, in words."""
    translate = QCoreApplication.translate
    return {
        Refusal.TYPING: translate("Shortcuts", "This key writes. Hold Ctrl or Alt along with it."),
        Refusal.MOVING: translate(
            "Shortcuts", "This key moves in lists and texts. Hold Ctrl or Alt along with it."
        ),
        Refusal.CLIPBOARD: translate(
            "Shortcuts", "This key cuts, copies or pastes in every text and stays as it is."
        ),
        Refusal.SYSTEM: translate("Shortcuts", "This key belongs to the system."),
        Refusal.MENU: translate("Shortcuts", "This key opens a menu."),
    }[why]


class KeyRecorder(QKeySequenceEdit):
    """Takes one key with what is held along; Escape leaves it, Tab goes on."""

    pressed = Signal(QKeySequence)
    left = Signal()

    def __init__(self, name: str, *, keeps: bool = False) -> None:
        """Make an empty one; what ``keeps`` shows the last key until another is pressed."""
        super().__init__()
        self._keeps = keeps
        self.setObjectName(name)
        self.setMaximumSequenceLength(1)
        self.setClearButtonEnabled(True)
        self.keySequenceChanged.connect(self._tell)

    def _tell(self, key: QKeySequence) -> None:
        if key.isEmpty() or not self.isVisible():
            return
        if not self._keeps:
            QTimer.singleShot(0, self, self.clear)  # ready for another one
        self.pressed.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.clear()
            self.left.emit()
            event.accept()
        else:
            super().keyPressEvent(event)
