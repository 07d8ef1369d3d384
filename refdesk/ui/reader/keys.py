# SPDX-License-Identifier: GPL-3.0-or-later
"""Keys that mean something else while a text is read: they win over the window's."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

COPY_PASSAGE = "Ctrl+Shift+X"


def key_words() -> list[tuple[str, str]]:
    """Return the keys of a reader and what they do, for the list of shortcuts."""
    translate = QCoreApplication.translate
    return [
        ("Alt+Left, Alt+Right", translate("ReaderKeys", "Back and forward in the text")),
        ("Ctrl+F", translate("ReaderKeys", "Find in the text")),
        ("F3, Shift+F3", translate("ReaderKeys", "Next and previous hit")),
        (
            "Tab, Shift+Tab",
            translate("ReaderKeys", "Next and previous link, with what it leads to"),
        ),
        ("Ctrl++, Ctrl+-, Ctrl+0", translate("ReaderKeys", "Larger, smaller, usual text")),
        (COPY_PASSAGE, translate("ReaderKeys", "Copy the passage with its citation")),
        ("Ctrl+P", translate("ReaderKeys", "Print the text")),
    ]


class ReaderKeys(QObject):
    """Watches the widgets of a reader; a key that it knows never reaches the window's actions."""

    def __init__(self, deeds: Mapping[str, Callable[[], None]], parent: QObject) -> None:
        super().__init__(parent)
        self._deeds = {QKeySequence(keys).toString(): deed for keys, deed in deeds.items()}

    def watch(self, *widgets: QWidget) -> None:
        """Take the keys that are pressed in these."""
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See QObject."""
        if event.type() not in {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress}:
            return super().eventFilter(watched, event)
        assert isinstance(event, QKeyEvent)
        deed = self._deeds.get(_name_of(event))
        if deed is None:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # the key press comes here, and to no action of the window
            return True
        deed()
        return True


def _name_of(event: QKeyEvent) -> str:
    keys = event.keyCombination()
    plain = keys.keyboardModifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return QKeySequence(QKeyCombination(plain, keys.key())).toString()
