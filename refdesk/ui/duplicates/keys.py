# SPDX-License-Identifier: GPL-3.0-or-later
"""The keys of one group of duplicates, wherever in its window the keyboard is."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


class GroupKeys(QObject):
    """Enter merges, N says that these are no duplicates, S goes on to the next group."""

    merge_pressed = Signal()
    apart_pressed = Signal()
    skip_pressed = Signal()

    def __init__(self, *widgets: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._signals = {
            Qt.Key.Key_Return: self.merge_pressed,
            Qt.Key.Key_Enter: self.merge_pressed,
            Qt.Key.Key_N: self.apart_pressed,
            Qt.Key.Key_S: self.skip_pressed,
        }
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See QObject."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            signal = self._signals.get(Qt.Key(event.key()))
            if signal is not None and plain == Qt.KeyboardModifier.NoModifier:
                signal.emit()
                return True
        return super().eventFilter(watched, event)
