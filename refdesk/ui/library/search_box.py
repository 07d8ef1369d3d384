# SPDX-License-Identifier: GPL-3.0-or-later
"""The search box: says what is looked for with every key.

Nobody waits for a pause: the list runs one question at a time and forgets those in between. A Korean
or Chinese syllable that is still being composed is not in the text yet, and is not looked for.
"""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from refdesk.ui.icons import icon

CLEAR_ACTION = "_q_qlineeditclearaction"
"""WORKAROUND(qt 6.12): the clear button takes no icon of ours but by its inner name."""


class SearchBox(QLineEdit):
    """Text to look for in the library."""

    query_changed = Signal(str)
    save_requested = Signal()
    """The person wants to keep what is typed."""
    left_to_list = Signal()
    """The person pressed Down or Enter and wants to be in the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("searchBox")
        self._told = ""
        self._keys = QKeySequence("Ctrl+F")
        self.textChanged.connect(self._tell)
        self._icon_action = QAction(self)
        self.addAction(self._icon_action, QLineEdit.ActionPosition.LeadingPosition)
        self._save_action = QAction(self)
        self._save_action.setObjectName("saveSearchButton")
        self._save_action.setVisible(False)
        self._save_action.triggered.connect(self.save_requested)
        self.addAction(self._save_action, QLineEdit.ActionPosition.TrailingPosition)
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(160)
        self._draw()
        self.retranslate()

    def show_keys(self, keys: QKeySequence) -> None:
        """Say by which keys the box is reached."""
        self._keys = keys
        self.retranslate()

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        keys = self._keys.toString(QKeySequence.SequenceFormat.NativeText)
        self.setPlaceholderText(self.tr("Search library") + (f" ({keys})" if keys else ""))
        self.setAccessibleName(self.tr("Search the library"))
        self._save_action.setText(self.tr("Save this search"))
        self._save_action.setToolTip(self.tr("Save this search"))

    def set_query(self, text: str) -> None:
        """Look for ``text`` at once."""
        self.setText(text)

    def _tell(self) -> None:
        text = self.text().strip()
        self._save_action.setVisible(bool(text))
        if text != self._told:
            self._told = text
            self.query_changed.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()  # it was asked for with the last letter
        elif key == Qt.Key.Key_Down:
            self.left_to_list.emit()
        elif key == Qt.Key.Key_Escape and self.text():
            self.set_query("")
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() is QEvent.Type.PaletteChange:
            self._draw()
        super().changeEvent(event)

    def _draw(self) -> None:
        self._icon_action.setIcon(icon("search", self.palette(), "text_secondary"))
        self._save_action.setIcon(icon("bookmark", self.palette(), "text_secondary"))
        clear = self.findChild(QAction, CLEAR_ACTION)
        if clear is not None:
            clear.setIcon(icon("close", self.palette(), "text_secondary"))
