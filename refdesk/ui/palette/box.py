# SPDX-License-Identifier: GPL-3.0-or-later
"""The palette on the screen: a field and a list over the window, gone as soon as it is left."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QInputMethodEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from refdesk.ui.palette.entries import Entry
from refdesk.ui.palette.model import PaletteDelegate, PaletteModel, spoken
from refdesk.ui.stylesheet import mark
from refdesk.ui.widgets.announce import announce

WIDTH, _MARGIN, _MOST_ROWS = 640, 16, 12
_PAGE = 8
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Tab: 1,
    Qt.Key.Key_Backtab: -1,
    Qt.Key.Key_PageDown: _PAGE,
    Qt.Key.Key_PageUp: -_PAGE,
}


class PaletteBox(QFrame):
    """Says what is typed and which line is taken; knows nothing of what the lines are."""

    typed = Signal(str)
    """What is in the field now, a syllable that is still composed included."""
    taken = Signal(object)
    """With the :class:`Entry` that was chosen."""
    left = Signal()
    """It is not on the screen any more."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("commandPalette")
        mark(self, kind="popover")
        self._composed = ""
        self._came_from: QWidget | None = None
        self.input = QLineEdit()
        self.input.setObjectName("paletteInput")
        self.list = QListView()
        self.list.setObjectName("paletteList")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.model = PaletteModel(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(PaletteDelegate(self.list))
        self._hint = QLabel()
        self._hint.setObjectName("paletteHint")
        mark(self._hint, role="small")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 8, 1, 4)
        column.setSpacing(4)
        for widget, side in ((self.input, 8), (self.list, 0), (self._hint, 12)):
            row = QVBoxLayout()
            row.setContentsMargins(side, 0, side, 4 if widget is not self.list else 0)
            row.addWidget(widget)
            column.addLayout(row)
        self.hide()
        self.input.textChanged.connect(self._tell)
        self.input.installEventFilter(self)
        window.installEventFilter(self)
        self.list.clicked.connect(lambda index: self._take(index.row()))
        self.retranslate()

    # Coming and going

    def open(self, prefix: str = "") -> None:
        """Come up empty, but for ``prefix``, and take the keyboard."""
        if self.isHidden():
            self._came_from = QApplication.focusWidget()
        self.input.setText(prefix)
        self._tell()
        self.show()
        self.raise_()
        self.fit()
        self.input.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        """Go, and give the keyboard back to where it was."""
        came_from, self._came_from = self._came_from, None
        self.hide()
        if came_from is not None and came_from.isVisible():
            came_from.setFocus(Qt.FocusReason.PopupFocusReason)

    def fit(self) -> None:
        """Stand at the top in the middle, as high as the list is long."""
        window = self._window
        width = min(WIDTH, window.width() - 2 * _MARGIN)
        rows = min(self.model.rowCount(), _MOST_ROWS)
        self.list.setFixedHeight(rows * self.list.sizeHintForRow(0) if rows else 0)
        self.setFixedWidth(width)
        self.adjustSize()
        room = window.height() - self.y() - _MARGIN
        if self.height() > room:
            self.list.setFixedHeight(max(28, self.list.height() - (self.height() - room)))
            self.adjustSize()
        self.move((window.width() - width) // 2, 48)

    # What is listed

    @property
    def words(self) -> str:
        """What is typed, with what is still composed."""
        at = self.input.cursorPosition()
        text = self.input.text()
        return text[:at] + self._composed + text[at:]

    def list_entries(self, entries: Sequence[Entry], remark: str, *, anew: bool) -> None:
        """List other entries: the first one is lit where they are asked for anew, else the same."""
        lit = self.current
        self.model.take(entries, remark)
        row = self.model.row_of(lit.key) if lit is not None and not anew else 0
        self.list.setCurrentIndex(self.model.index(max(row, 0), 0))
        if anew:
            self.list.scrollToTop()
        self.fit()
        self._speak(remark)

    @property
    def current(self) -> Entry | None:
        """The entry that is lit."""
        return self.model.entry(self.list.currentIndex().row())

    def _speak(self, remark: str = "") -> None:
        """Have the lit line read out: the keyboard is in the field, not in the list."""
        entry = self.current
        text = spoken(entry) if entry is not None else remark
        if text and self.isVisible():
            announce(self.input, text)

    def _tell(self) -> None:
        self._hint.setVisible(not self.words)
        self.typed.emit(self.words)

    def _go(self, row: int) -> None:
        row = max(0, min(row, self.model.rowCount() - 1))
        self.list.setCurrentIndex(self.model.index(row, 0))
        self._speak()

    def _take(self, row: int) -> None:
        entry = self.model.entry(row)
        if entry is not None:
            self.taken.emit(entry)

    # What Qt asks

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See QObject."""
        if watched is not self.input:
            if event.type() == QEvent.Type.Resize and self.isVisible():
                self.fit()
            return False
        if event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            return self._pressed(event)
        if event.type() == QEvent.Type.InputMethod:
            assert isinstance(event, QInputMethodEvent)
            self._composed = event.preeditString()
            QTimer.singleShot(0, self, self._tell)  # when the field has what is finished of it
        elif event.type() == QEvent.Type.FocusOut and self.isVisible():
            assert isinstance(event, QFocusEvent)
            if event.reason() != Qt.FocusReason.PopupFocusReason:
                self.hide()
        return False

    def _pressed(self, event: QKeyEvent) -> bool:
        """Handle a key of the field; return whether nobody else shall."""
        key, row = Qt.Key(event.key()), self.list.currentIndex().row()
        last = self.model.rowCount() - 1
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in _STEPS:
            by = _STEPS[key]
            if abs(by) == 1:
                self._go((row + by) % (last + 1) if last >= 0 else 0)  # round and round
            else:
                self._go(row + by)
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End} and (held or not self.input.text()):
            self._go(0 if key == Qt.Key.Key_Home else last)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take(row)
        elif key == Qt.Key.Key_Escape:
            self.leave()
        else:
            return False
        return True

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        self.setAccessibleName(self.tr("Command palette"))
        self.input.setAccessibleName(self.tr("Command palette"))
        self.input.setPlaceholderText(
            self.tr("Find actions, collections, styles, papers and preferences")
        )
        self.list.setAccessibleName(self.tr("What was found"))
        self._hint.setText(
            self.tr("Only actions: >   collections: #   citation styles: @   help: ?")
        )

    def hideEvent(self, event: QHideEvent) -> None:
        """See QWidget."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.model.take(())
            self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
