# SPDX-License-Identifier: GPL-3.0-or-later
"""A few lines of text in place of a phrase: Enter saves, Escape leaves it as it was."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from refdesk.ui.stylesheet import mark
from refdesk.ui.widgets.flow import HeadRow

_MOST_LINES = 8


class _Box(QPlainTextEdit):
    """As high as its text."""

    saved = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self.fit())

    def fit(self) -> None:
        """Take the height of the text, up to some lines."""
        lines = min(max(round(self.document().size().height()), 1), _MOST_LINES)
        frame = 2 * round(self.document().documentMargin()) + 2 * self.frameWidth() + 6
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + frame)

    def sizeHint(self) -> QSize:
        """See QWidget."""
        return QSize(200, self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget: Enter saves, Shift+Enter begins a line."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.insertPlainText("\n")
            else:
                self.saved.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)


class SlotEditor(QFrame):
    """Asks for what a person reads in place of what the program read."""

    saved = Signal(str)
    """With the text; ``""``: the paper has none."""
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = _Box(self)
        mark(self.box, kind="field")
        self.box.saved.connect(lambda: self.saved.emit(self.text()))
        self.box.cancelled.connect(self.cancelled)
        self.save, self.cancel, self.none = QPushButton(), QPushButton(), QPushButton()
        mark(self.save, kind="primary")
        self.save.clicked.connect(self.box.saved)
        self.cancel.clicked.connect(self.cancelled)
        self.none.clicked.connect(lambda: self.saved.emit(""))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(8)
        column.addWidget(self.box)
        column.addWidget(HeadRow([self.save, self.cancel], [self.none]))
        self.hide()

    def text(self) -> str:
        """Return what is typed, without blanks around it."""
        return self.box.toPlainText().strip()

    def start(self, text: str) -> None:
        """Show ``text`` to be changed."""
        self.box.setPlainText(text)
        self.box.moveCursor(QTextCursor.MoveOperation.End)
        self.show()
        self.box.fit()
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget: Escape does at the buttons what it does in the text."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def retranslate(self, name: str) -> None:
        """Set all words anew; ``name`` is the element's."""
        self.save.setText(self.tr("Save"))
        self.cancel.setText(self.tr("Cancel"))
        self.none.setText(self.tr("The paper has none"))
        self.save.setToolTip(self.tr("Save: Enter. A new line: Shift+Enter"))
        self.cancel.setToolTip(self.tr("Leave it as it was: Esc"))
        self.box.setAccessibleName(self.tr("{0}, as you read it").format(name))
        self.box.setPlaceholderText(self.tr("As you read it"))
