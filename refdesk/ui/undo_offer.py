# SPDX-License-Identifier: GPL-3.0-or-later
"""A button behind the sentence in the status bar that takes back what the sentence says was done."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QStatusBar

from refdesk.ui.stylesheet import mark
from refdesk.ui.widgets.announce import announce

OFFER_MS = 20_000
"""As long as WCAG 2.2 (2.2.1) grants to react at least."""
_GAP = 12


class UndoOffer(QPushButton):
    """Offers to take back one step: until it is taken, something else is said or done, or time is up."""

    wanted = Signal()
    gone = Signal()
    """It had the keyboard and is no longer there."""

    def __init__(self, bar: QStatusBar, last_step: Callable[[], int | None]) -> None:
        """Make it; nothing is offered yet.

        Args:
            bar: where it is said what was done.
            last_step: returns the step that would be taken back now.
        """
        super().__init__(bar)
        self._bar = bar
        self._last_step = last_step
        self._said = ""
        self._step: int | None = None
        self.setObjectName("undoOffer")
        mark(self, kind="link")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(OFFER_MS)
        self._timer.timeout.connect(self._end)
        self.clicked.connect(self._take)
        bar.messageChanged.connect(self._message_changed)
        bar.installEventFilter(self)
        self.hide()
        self.retranslate("")

    def offer(self, text: str) -> None:
        """Say what was done, and offer to take it back."""
        self._said = ""  # what was said before is not withdrawn any more
        self._step = self._last_step()
        self._bar.showMessage(text)
        if self._step is None:
            return
        self._said = text
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        announce(self._bar, self.toolTip())

    def check(self, *_: object) -> None:
        """Withdraw the offer where another step would be taken back by now."""
        if self._said and self._last_step() != self._step:
            self.withdraw()

    def withdraw(self) -> None:
        """Offer nothing, and say nothing that was said along with it."""
        said, self._said = self._said, ""
        self._timer.stop()
        had_focus = self.hasFocus()
        self.hide()
        if said and self._bar.currentMessage() == said:
            self._bar.clearMessage()
        if had_focus:
            self.gone.emit()

    def retranslate(self, keys: str) -> None:
        """Say its words in the language of now; ``keys`` do the same."""
        self.setText(self.tr("Undo"))
        self.setAccessibleName(self.tr("Undo"))
        self.setToolTip(self.tr("Undo ({keys})").format(keys=keys) if keys else self.tr("Undo"))
        self._place()

    def _take(self) -> None:
        if self._said:
            self.withdraw()
            self.wanted.emit()

    def _end(self) -> None:
        """Go when the time is up, not from under a hand."""
        if self.hasFocus() or self.underMouse():
            self._timer.start()
        else:
            self.withdraw()

    def _message_changed(self, text: str) -> None:
        if self._said and text != self._said:
            self.withdraw()

    def _place(self) -> None:
        """Stand behind the sentence, and over its end where there is no room."""
        size = self.sizeHint()
        behind = self._bar.contentsMargins().left() + 6 + _GAP
        behind += self._bar.fontMetrics().horizontalAdvance(self._said)
        left = max(0, min(behind, self._bar.width() - size.width() - _GAP))
        top = (self._bar.height() - size.height()) // 2
        self.setGeometry(left, top, size.width(), size.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See QObject."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)
