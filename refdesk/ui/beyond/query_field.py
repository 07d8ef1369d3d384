# SPDX-License-Identifier: GPL-3.0-or-later
"""The field for a search term: one line that grows to four; Enter searches."""

from math import ceil

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from refdesk.ui.stylesheet import mark

_MOST_LINES = 4
_MARGIN = 3
_OPEN_ENDS = ("(", "AND", "OR", "NOT")
"""What a term that goes on ends with."""


class QueryField(QPlainTextEdit):
    """Takes a term in a service's own syntax; Shift+Enter breaks the line."""

    submitted = Signal()
    typed = Signal()
    """A person changed the term here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("searchTerm")
        mark(self, kind="field")
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(_MARGIN)
        self._is_told = False
        self._lines = 1
        self.textChanged.connect(self._changed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    @property
    def term(self) -> str:
        """What is searched for."""
        return self.toPlainText().strip()

    def show_term(self, term: str) -> None:
        """Put another term in its place; that is no typing, and Ctrl+Z takes it back."""
        if term == self.toPlainText():
            return
        self._is_told = True
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(term)
        self._is_told = False
        self.moveCursor(QTextCursor.MoveOperation.End)

    @property
    def is_open_ended(self) -> bool:
        """Whether what stands before the cursor waits for a term, as ``(liver OR`` does."""
        before = self.toPlainText()[: self.textCursor().position()].rstrip()
        return before.endswith("(") or before.rpartition(" ")[2] in _OPEN_ENDS

    def insert(self, piece: str) -> None:
        """Put a piece where the cursor is, apart from the words around it."""
        cursor = self.textCursor()
        before = self.toPlainText()[: cursor.position()]
        gap = "" if not before or before[-1] in " (\n" else " "
        cursor.insertText(gap + piece)
        self.setTextCursor(cursor)

    def sizeHint(self) -> QSize:
        """See QWidget."""
        return QSize(320, self._height())

    def minimumSizeHint(self) -> QSize:
        """See QWidget."""
        return QSize(120, self._height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.submitted.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _changed(self) -> None:
        self._fit()
        if not self._is_told:
            self.typed.emit()

    def _height(self) -> int:
        frame = self.height() - self.viewport().height()
        text = ceil(self._lines * self.fontMetrics().lineSpacing())
        return text + 2 * _MARGIN + max(frame, 6)

    def _fit(self, *_size: object) -> None:
        # The document of a QPlainTextEdit measures itself in lines.
        lines = int(self.document().size().height()) or 1
        self._lines = max(1, min(lines, _MOST_LINES))
        bars = Qt.ScrollBarPolicy
        policy = bars.ScrollBarAsNeeded if lines > _MOST_LINES else bars.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)
        if self.height() != self._height():
            self.setFixedHeight(self._height())
        if lines <= _MOST_LINES:  # all of it has room now
            self.verticalScrollBar().setValue(0)
