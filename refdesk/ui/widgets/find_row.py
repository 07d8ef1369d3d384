# SPDX-License-Identifier: GPL-3.0-or-later
"""The row in which words are looked for: a field, how many there are, back and forth."""

from abc import abstractmethod

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from refdesk.ui.stylesheet import mark
from refdesk.ui.widgets.buttons import IconButton

LIMIT = 2000
"""Hits that are marked; a letter typed into a long text has more, and nobody walks them."""


class FindRow(QWidget):
    """Finds as it is typed; Enter goes on, Shift+Enter back, Escape ends."""

    def __init__(self, name: str, pause_ms: int, parent: QWidget | None = None) -> None:
        """Build the row.

        Args:
            name: object name of the field; that of the count is the same with ``Count``.
            pause_ms: how long to wait for the next letter before looking.
            parent: owns the row.
        """
        super().__init__(parent)
        self.current = -1
        self.field = QLineEdit()
        self.field.setObjectName(name)
        self.field.setClearButtonEnabled(True)
        self.field.setMaximumWidth(280)
        self.field.setMinimumWidth(110)
        self.field.installEventFilter(self)
        self._count = QLabel()
        self._count.setObjectName(f"{name}Count")
        mark(self._count, role="small")
        self._back, self._on = IconButton("chevron-up"), IconButton("chevron-down")
        self._back.clicked.connect(lambda: self.step(-1))
        self._on.clicked.connect(lambda: self.step(1))
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(pause_ms)
        self.timer.timeout.connect(self.search)
        self.field.textChanged.connect(lambda _text: self.timer.start())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.field, 100)
        for part in (self._count, self._back, self._on):
            row.addWidget(part)
        row.addStretch(1)

    @abstractmethod
    def search(self) -> None:
        """Find what is typed, and show the first hit from where the person is."""

    @abstractmethod
    def count(self) -> int:
        """Return how many hits there are so far."""

    @abstractmethod
    def show_current(self) -> None:
        """Show the hit of :attr:`current`."""

    @abstractmethod
    def leave(self) -> bool:
        """End at Escape and go back to the text; return whether there was something to end."""

    def retranslate(self) -> None:
        """Set all words anew."""
        self._back.describe(self.tr("Previous hit (Shift+Enter)"))
        self._on.describe(self.tr("Next hit (Enter)"))
        self.tell()

    def step(self, by: int) -> None:
        """Go to the next hit, or back with -1; after the last comes the first."""
        if self.timer.isActive():
            self.timer.stop()
            self.search()
        elif self.count():
            self.current = (self.current + by) % self.count()
            self.show_current()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See QObject."""
        if watched is self.field and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self.step(-1 if back else 1)
                return True
            if event.key() == Qt.Key.Key_Escape and self.leave():
                return True
        return super().eventFilter(watched, event)

    def tell(self, instead: str = "", *, is_looking: bool = False) -> None:
        """Say where one is among the hits.

        Args:
            instead: what is said where there are none, and something was typed.
            is_looking: whether more may come.
        """
        text = ""
        if self.count():
            text = self.tr("{0} of {1}").format(max(self.current, 0) + 1, self.count())
        elif self.field.text().strip() and not is_looking:
            text = instead or self.tr("Not found")
        self._count.setText(text + ("…" if is_looking else ""))
        for button in (self._back, self._on):
            button.setEnabled(self.count() > 1)
