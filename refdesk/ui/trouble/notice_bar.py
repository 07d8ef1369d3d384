# SPDX-License-Identifier: GPL-3.0-or-later
"""A calm line across the top of the window: something that holds for all of it, and what can be done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QMainWindow, QPushButton, QWidget

from refdesk.ui.stylesheet import mark
from refdesk.ui.widgets.surfaces import Picture, WrappedLabel

Words = Callable[[], str]
"""Says something in the language that is now in use."""
_BESIDE = 0.45
"""Share of the width up to which buttons stand beside the words, not below them."""


@dataclass(frozen=True, slots=True)
class Deed:
    """A button of a notice: its object name, its words, and what it does."""

    name: str
    words: Words
    do: Callable[[], object]


class NoticeBar(QFrame):
    """One notice over all of a window. It is there until a deed takes it away."""

    def __init__(self, name: str, words: Words, deeds: Sequence[Deed], tone: str = "info") -> None:
        """Build it; :func:`show_notice` puts it into a window.

        Args:
            name: its object name.
            words: what it says.
            deeds: its buttons, the most likely one first.
            tone: ``info`` or ``warning``.
        """
        super().__init__()
        self.setObjectName(name)
        mark(self, kind="banner", tone=tone, place="window")
        self._words, self._deeds = words, deeds
        self._label = WrappedLabel()
        self._label.setObjectName(f"{name}Text")
        mark(self._label, tone=tone)
        self._buttons = [QPushButton() for _ in deeds]
        for button, deed in zip(self._buttons, deeds, strict=True):
            button.setObjectName(deed.name)
            button.clicked.connect(lambda _=False, do=deed.do: do())
        role = "text_secondary" if tone == "info" else tone
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(Picture(tone, role), 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._label, 1)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._row.addStretch(1)
        for button in self._buttons:
            self._row.addWidget(button)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(12, 8, 12, 8)
        self._box.setSpacing(8)
        self._box.addLayout(line, 1)
        self._box.addLayout(self._row)
        self.retranslate()

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        self._label.setText(self._words())
        self.setAccessibleName(self._words())
        for button, deed in zip(self._buttons, self._deeds, strict=True):
            button.setText(deed.words())
        self._fit()

    def take_away(self) -> None:
        """Let the window have the room again, and its list the keyboard if a button had it."""
        window = self.window()
        focus: QWidget | None = window.focusWidget()
        had = focus is not None and self.isAncestorOf(focus)
        self.hide()
        self.deleteLater()
        if had:
            window.focusNextChild()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and hasattr(
            self, "_box"
        ):
            self._fit()

    def _fit(self) -> None:
        wanted = self._row.sizeHint().width()
        beside = wanted <= _BESIDE * max(self.width(), 1)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._box.direction() != way:
            self._box.setDirection(way)


def show_notice(window: QMainWindow, bar: NoticeBar) -> None:
    """Put a notice over all else in a window, below those that are there."""
    centre = window.centralWidget()
    assert centre is not None
    layout = centre.layout()
    assert isinstance(layout, QBoxLayout)
    there = centre.findChildren(NoticeBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
    layout.insertWidget(len(there), bar)
