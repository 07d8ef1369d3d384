# SPDX-License-Identifier: GPL-3.0-or-later
"""The buttons over a note: each writes its marks around what is selected."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from refdesk.ui.widgets.buttons import IconButton


class NoteBar(QWidget):
    """Bold, italic, heading, list, quote, link; and whether the note is written or read."""

    reading_toggled = Signal(bool)

    def __init__(self, editor: QPlainTextEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noteBar")
        self._editor = editor
        self._marks: dict[str, IconButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 0)
        row.setSpacing(2)
        deeds: dict[str, tuple[str, Callable[[], None]]] = {
            "noteBold": ("bold", lambda: self.surround("**")),
            "noteItalic": ("italic", lambda: self.surround("*")),
            "noteHeading": ("heading", lambda: self.begin_lines("## ")),
            "noteList": ("list", lambda: self.begin_lines("- ")),
            "noteQuote": ("quote", lambda: self.begin_lines("> ")),
            "noteLink": ("link", self.link),
        }
        for name, (icon, deed) in deeds.items():
            button = IconButton(icon)
            button.setObjectName(name)
            button.clicked.connect(deed)
            self._marks[name] = button
            row.addWidget(button)
        row.addStretch(1)
        self.reading = IconButton("preview")
        self.reading.setObjectName("noteReading")
        self.reading.setCheckable(True)
        self.reading.toggled.connect(self._toggled)
        row.addWidget(self.reading)
        for key, name in (("Ctrl+B", "noteBold"), ("Ctrl+I", "noteItalic")):
            shortcut = QShortcut(QKeySequence(key), editor)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self._marks[name].click)
        self.retranslate()

    def retranslate(self) -> None:
        """Set all words anew."""
        names = {
            "noteBold": self.tr("Bold") + " (Ctrl+B)",
            "noteItalic": self.tr("Italic") + " (Ctrl+I)",
            "noteHeading": self.tr("Heading"),
            "noteList": self.tr("List"),
            "noteQuote": self.tr("Quote"),
            "noteLink": self.tr("Link"),
        }
        for name, text in names.items():
            self._marks[name].describe(text)
        self.reading.describe(self.tr("Show the note as it reads"))

    def _toggled(self, reading: bool) -> None:
        for button in self._marks.values():
            button.setEnabled(not reading)
        self.reading_toggled.emit(reading)

    def surround(self, mark: str) -> None:
        """Put marks around the selection, or take them away where they are."""
        cursor = self._editor.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        text = cursor.selectedText()
        size = len(mark)
        marked = len(text) >= 2 * size and text.startswith(mark) and text.endswith(mark)
        cursor.insertText(text[size:-size] if marked else f"{mark}{text}{mark}")
        if marked:
            self._select(start, end - 2 * size)
        else:
            self._select(start + size, end + size)

    def begin_lines(self, mark: str) -> None:
        """Begin the selected lines with a mark, or take it away where all have it."""
        cursor = self._editor.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        cursor.setPosition(start)
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        first = cursor.position()
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        lines = cursor.selectedText().split("\u2029")
        if all(line.startswith(mark) for line in lines):
            lines = [line[len(mark) :] for line in lines]
        else:
            lines = [f"{mark}{line}" for line in lines]
        text = "\n".join(lines)
        cursor.insertText(text)
        self._select(first + len(text), first + len(text))

    def link(self) -> None:
        """Make a link of the selection; what is selected afterwards is its address."""
        cursor = self._editor.textCursor()
        start, text = cursor.selectionStart(), cursor.selectedText()
        is_address = text.startswith(("http://", "https://"))
        label, address = (
            (self.tr("text"), text) if is_address else (text or self.tr("text"), "https://")
        )
        cursor.insertText(f"[{label}]({address})")
        if is_address:
            self._select(start + 1, start + 1 + len(label))
        else:
            at = start + len(label) + 3
            self._select(at, at + len(address))

    def _select(self, start: int, end: int) -> None:
        cursor = self._editor.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self._editor.setTextCursor(cursor)
        self._editor.setFocus()
