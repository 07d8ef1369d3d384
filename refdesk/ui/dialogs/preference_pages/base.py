# SPDX-License-Identifier: GPL-3.0-or-later
"""A page of the preferences: rows of a label, a control and perhaps an explanation, which can be found."""

from abc import abstractmethod
from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QComboBox,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from refdesk.domain.folding import folded, folded_places
from refdesk.settings import Settings
from refdesk.ui.preferences import Preferences
from refdesk.ui.stylesheet import mark
from refdesk.ui.theme import scheme_of
from refdesk.ui.widgets.surfaces import WrappedLabel

_LEAST_FIELD = 40
"""Characters that a control and its explanation need beside a label."""


class Row(QWidget):
    """One setting: its label beside the control, or above it where there is no room beside."""

    def __init__(self, field: QWidget, *, explained: bool) -> None:
        super().__init__()
        self.field = field
        self.label = QLabel()
        self.label.setBuddy(field)
        self.label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.why = WrappedLabel(role="small") if explained else None
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(field)
        if self.why is not None:
            column.addWidget(self.why)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.label)
        self._layout.addLayout(column, 1)

    def set_beside(self, width: int) -> None:
        """Put the label beside the control, ``width`` pixels wide; above it where that is 0."""
        beside = width > 0
        direction = QBoxLayout.Direction
        self._layout.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._layout.setSpacing(16 if beside else 4)
        self.label.setMinimumWidth(width)
        self.label.setVisible(beside or bool(self.label.text()))
        drop = (self.field.sizeHint().height() - self.label.fontMetrics().height()) // 2
        self.label.setContentsMargins(0, max(0, drop) if beside else 0, 0, 0)


class Chooser(QComboBox):
    """A few values to choose from; scrolling the page under the pointer chooses nothing."""

    def __init__(self, name: str, values: Sequence[object], chosen: object) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(14)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for value in values:
            self.addItem(str(value), value)
        self.setCurrentIndex(max(0, self.findData(chosen)))

    def name(self, names: Sequence[str]) -> None:
        """Call the values, in order."""
        for place, text in enumerate(names):
            self.setItemText(place, text)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """See QWidget."""
        event.ignore()


class PreferencesPage(QWidget):
    """One page. Every choice is told at once, what is typed when the field is left."""

    changed = Signal()
    """Something was chosen: :meth:`applied` says it."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self.preferences = preferences
        self._rows: list[Row] = []
        self.title = QLabel()
        mark(self.title, role="title")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 16)
        self._column.setSpacing(12)
        self._column.addWidget(self.title)

    # Building

    def add_row(self, field: QWidget, *, explained: bool = False) -> None:
        """Add a setting; its words come with :meth:`retranslate`."""
        row = Row(field, explained=explained)
        self._column.addWidget(row)
        self._rows.append(row)
        if isinstance(field, QComboBox):
            field.currentIndexChanged.connect(self.changed)

    def _place_labels(self) -> None:
        """Put the labels beside their controls where there is room for both."""
        character = self.fontMetrics().averageCharWidth()
        widest = max((row.label.sizeHint().width() for row in self._rows), default=0)
        label = max(widest, character * 20)
        room = self.width() >= label + character * _LEAST_FIELD
        for row in self._rows:
            row.set_beside(label if room else 0)

    def words(self) -> list[tuple[str, str]]:
        """Return label and explanation of every row in the language of now; a page may have none."""
        return []

    @abstractmethod
    def heading(self) -> str:
        """Return what the page is called."""

    def name_values(self) -> None:
        """Call the values of the choosers, where the page has any."""
        return

    def applied(self, settings: Settings) -> Settings:
        """Return the settings with what is chosen in the rows; a page may keep its choices itself."""
        return settings

    # Words

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        self.title.setText(self.heading())
        self.name_values()
        self._mark(())

    def show_found(self, words: Sequence[str]) -> int:
        """Show the rows that hold all ``words``, lit, and all where there are none; return how many.

        A page whose name holds them shows all its rows.
        """
        whole = not words or _holds(self.heading(), words)
        count = 0
        for row, (label, why) in zip(self._rows, self.words(), strict=True):
            found = whole or _holds(" ".join((label, why, *_values(row.field))), words)
            row.setVisible(found)
            count += found
        self._mark(words)
        return count

    def _mark(self, words: Sequence[str]) -> None:
        colour = scheme_of(self.palette()).highlight_1
        self.title.setText(lit(self.heading(), words, colour))
        for row, (label, why) in zip(self._rows, self.words(), strict=True):
            row.label.setText(lit(label, words, colour))
            row.field.setAccessibleName(label)
            if isinstance(row.field, QAbstractButton):
                row.label.clear()
                row.field.setText(label)
            if row.why is not None:
                row.why.setText(lit(why, words, colour))
                row.field.setAccessibleDescription(why)
        self._place_labels()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget."""
        super().resizeEvent(event)
        self._place_labels()

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() is QEvent.Type.FontChange:
            self._place_labels()
        super().changeEvent(event)


def _values(field: QWidget) -> list[str]:
    """Return what can be chosen in a field: who looks for “dark” finds the theme."""
    if not isinstance(field, Chooser):
        return []
    return [field.itemText(place) for place in range(field.count())]


def _holds(text: str, words: Sequence[str]) -> bool:
    text = folded(text)
    return all(word in text for word in words)


def lit(text: str, words: Sequence[str], colour: str) -> str:
    """Return ``text``, as HTML with the ground ``colour`` behind ``words`` where there are any of them."""
    plain, places = folded_places(text)
    spans = []
    for word in words:
        at = plain.find(word)
        while word and at >= 0:
            spans.append((places[at], places[at + len(word)]))
            at = plain.find(word, at + len(word))
    if not spans:
        return escape(text, quote=False) if "<" in text else text
    parts, done = [], 0
    for start, end in sorted(spans):
        if start < done:
            continue
        parts.append(escape(text[done:start], quote=False))
        inside = escape(text[start:end], quote=False)
        parts.append(f"<span style='background-color: {colour}'>{inside}</span>")
        done = end
    parts.append(escape(text[done:], quote=False))
    return f"<qt>{''.join(parts)}</qt>"
