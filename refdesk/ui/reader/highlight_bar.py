# SPDX-License-Identifier: GPL-3.0-or-later
"""What floats beside a text while it is read: a bar at a selection, and an editor at a note."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from refdesk.domain.annotations import COLOURS
from refdesk.ui.reader.highlight_looks import colour_word, swatch
from refdesk.ui.stylesheet import mark
from refdesk.ui.widgets.buttons import IconButton

_GAP = 6
_PASSING = frozenset({Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason})
"""A menu or another window has the keyboard for a while; the person is still at the note."""


class Swatch(IconButton):
    """A button for one colour."""

    def __init__(self, colour: int, parent: QWidget | None = None) -> None:
        self.colour = colour
        super().__init__("", parent)

    def _draw(self) -> None:
        self.setIcon(swatch(self.colour, self.palette()))


class Floating(QFrame):
    """A small surface over another widget, placed beside a rectangle of it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._host = parent
        mark(self, kind="floating")
        self.hide()

    def retranslate(self) -> None:
        """Set all words anew."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def place(self, around: QRect) -> None:
        """Show itself above ``around``, which is in the parent's coordinates, or else below it."""
        self.adjustSize()
        room = self._host.rect()
        left = min(max(around.center().x() - self.width() // 2, _GAP), room.right() - self.width())
        top = around.top() - self.height() - _GAP
        if top < 0:
            top = around.bottom() + _GAP
        top = max(0, min(top, room.height() - self.height() - _GAP))
        self.move(QPoint(max(0, left), top))
        self.show()
        self.raise_()


class HighlightBar(Floating):
    """Colours, a note, a copy: for the words that are selected. It never takes the keyboard."""

    colour_chosen = Signal(int)
    note_requested = Signal()
    copy_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("highlightBar")
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 4, 4, 4)
        row.setSpacing(2)
        self.colours = {colour: Swatch(colour) for colour in COLOURS}
        self.note, self.copy = IconButton("note"), IconButton("copy")
        for colour, choice in self.colours.items():
            choice.setObjectName(f"highlightColour{colour}")
            choice.clicked.connect(lambda _=False, c=colour: self.colour_chosen.emit(c))
        self.note.clicked.connect(self.note_requested)
        self.copy.clicked.connect(self.copy_requested)
        self.note.setObjectName("highlightNote")
        self.copy.setObjectName("highlightCopy")
        buttons: list[IconButton] = [*self.colours.values(), self.note, self.copy]
        for button in buttons:
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.addWidget(button)
        self.retranslate()

    def retranslate(self) -> None:
        """Set all words anew."""
        for colour, button in self.colours.items():
            text = self.tr("Highlight in {colour} ({key})")
            button.describe(text.format(colour=colour_word(colour), key=colour))
        self.note.describe(self.tr("Highlight and write a note (Ctrl+Shift+H)"))
        self.copy.describe(self.tr("Copy (Ctrl+C)"))


class NotePopup(Floating):
    """The note, colour and end of one highlight. What is typed is kept however it is closed."""

    colour_chosen = Signal(int)
    note_written = Signal(str)
    delete_requested = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("notePopup")
        self._saved = ""
        self.editor = QPlainTextEdit()
        self.editor.setObjectName("marginNoteEdit")
        self.editor.setTabChangesFocus(True)
        self.editor.installEventFilter(self)
        self.colours = {colour: Swatch(colour) for colour in COLOURS}
        self._group = QButtonGroup(self)
        self.delete, self.done = IconButton("trash"), IconButton("check")
        self.delete.setObjectName("highlightDelete")
        self.done.setObjectName("marginNoteDone")
        row = QHBoxLayout()
        row.setSpacing(2)
        for colour, button in self.colours.items():
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, c=colour: self.colour_chosen.emit(c))
            self._group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.delete)
        row.addWidget(self.done)
        self.delete.clicked.connect(self._delete)
        self.done.clicked.connect(self.finish)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(4)
        column.addWidget(self.editor)
        column.addLayout(row)
        self.setFixedSize(280, 128)
        self.retranslate()

    def open(self, note: str, colour: int, around: QRect) -> None:
        """Show a note beside its words, ready to type."""
        self._saved = note
        self.editor.setPlainText(note)
        self.colours[colour].setChecked(True)
        self.place(around)
        self.editor.moveCursor(self.editor.textCursor().MoveOperation.End)
        self.editor.setFocus()

    def finish(self) -> None:
        """Close, and say what was written where that changed."""
        if self.isHidden():
            return
        QGuiApplication.inputMethod().commit()  # a Korean syllable may be half typed
        text = self.editor.toPlainText().strip()
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self)
        self.hide()
        if text != self._saved:
            self._saved = text
            self.note_written.emit(text)
        if had_focus:
            self.closed.emit()

    def retranslate(self) -> None:
        """Set all words anew."""
        self.editor.setPlaceholderText(self.tr("Margin note"))
        self.editor.setAccessibleName(self.tr("Margin note"))
        for colour, button in self.colours.items():
            button.describe(self.tr("Colour: {0}").format(colour_word(colour)))
        self.delete.describe(self.tr("Delete the highlight"))
        self.done.describe(self.tr("Done (Esc)"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See QObject."""
        if watched is self.editor:
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self._key(event)
            if isinstance(event, QFocusEvent) and self._is_left(event):
                QTimer.singleShot(0, self, self._left)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        if event.key() == Qt.Key.Key_Escape:
            self.finish()
        else:
            super().keyPressEvent(event)

    def _key(self, event: QKeyEvent) -> bool:
        entered = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape or (entered and held):
            self.finish()
            return True
        return False

    def _is_left(self, event: QFocusEvent) -> bool:
        return event.type() == QEvent.Type.FocusOut and event.reason() not in _PASSING

    def _left(self) -> None:
        focus = QApplication.focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            self.finish()

    def _delete(self) -> None:
        self._saved = self.editor.toPlainText().strip()  # it goes with its highlight
        self.finish()
        self.delete_requested.emit()
