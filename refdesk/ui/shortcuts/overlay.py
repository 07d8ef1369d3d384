# SPDX-License-Identifier: GPL-3.0-or-later
"""Every key at a glance, over the whole window: typing finds some, Escape or F1 closes it."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from refdesk.domain.fuzzy import Fuzzy
from refdesk.ui.dialogs.preference_pages.base import lit
from refdesk.ui.shortcuts.words import KeyBook, KeyGroup, KeyLine
from refdesk.ui.stylesheet import mark
from refdesk.ui.theme import scheme_of
from refdesk.ui.widgets.buttons import IconButton

_COLUMN = 42
"""Characters that a column is wide at least."""
_MOST_COLUMNS = 3
_SCROLLING = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


class ShortcutOverlay(QFrame):
    """The keys of a window, by menu; fills the window and keeps the keyboard until it is closed."""

    edit_requested = Signal()
    """The person wants other keys."""

    def __init__(self, book: KeyBook, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("shortcutOverlay")
        mark(self, kind="sheet")
        self._book = book
        self._window = window
        self._came_from: QWidget | None = None
        self._title = QLabel()
        mark(self._title, role="title")
        self._search = QLineEdit()
        self._search.setObjectName("shortcutSearch")
        self._search.setClearButtonEnabled(True)
        self._search.setMinimumWidth(200)
        self._search.setMaximumWidth(420)
        self._edit = QPushButton()
        self._edit.setObjectName("editShortcuts")
        self._close = IconButton("close")
        self._view = QTextBrowser()
        self._view.setObjectName("shortcutsView")
        self._view.setOpenLinks(False)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._title)
        top.addStretch(1)
        top.addWidget(self._search, 4)
        top.addWidget(self._edit)
        top.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self._view, 1)
        self.hide()
        self._search.textChanged.connect(self._fill)
        self._search.installEventFilter(self)
        self._edit.clicked.connect(self._want_edit)
        self._close.clicked.connect(self.leave)
        window.installEventFilter(self)
        self.retranslate()

    def open(self) -> None:
        """Cover the window and take the keyboard."""
        self._came_from = QApplication.focusWidget()
        self._search.clear()
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self._fill()
        self._search.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        """Go, and give the keyboard back to where it was."""
        came_from, self._came_from = self._came_from, None
        self.hide()
        if came_from is not None and came_from.isVisible():
            came_from.setFocus(Qt.FocusReason.PopupFocusReason)

    def _want_edit(self) -> None:
        self.leave()
        self.edit_requested.emit()

    # What it shows

    @property
    def columns(self) -> int:
        """How many columns there is room for."""
        wanted = self.fontMetrics().averageCharWidth() * _COLUMN
        return max(1, min(_MOST_COLUMNS, self._view.viewport().width() // max(1, wanted)))

    def _fill(self) -> None:
        if self.isVisible():
            groups = self._found()
            self._view.setHtml(self._html(groups) if groups else self._nothing())

    def _nothing(self) -> str:
        text = self.tr("No key for “{words}”.").format(words=self._search.text().strip())
        return f"<p>{escape(text)}</p>"

    def _found(self) -> list[KeyGroup]:
        """Return the groups with those of their lines that have a key and fit what is typed."""
        fuzzy = Fuzzy(self._search.text())
        found = []
        for group in self._book.groups():
            lines = tuple(
                line
                for line in group.lines
                if line.keys
                and (not fuzzy or fuzzy.match(f"{line.words} {line.keys} {group.title}"))
            )
            if lines:
                found.append(KeyGroup(group.title, lines))
        return found

    def _html(self, groups: Sequence[KeyGroup]) -> str:
        columns = _dealt(groups, self.columns)
        width = 100 // len(columns)
        cells = "".join(
            f"<td width='{width}%' style='padding-right: 32px'>"
            f"{''.join(map(self._group, column))}</td>"
            for column in columns
        )
        return f"<table width='100%' cellspacing='0' cellpadding='0'><tr>{cells}</tr></table>"

    def _group(self, group: KeyGroup) -> str:
        rows = "".join(self._row(line) for line in group.lines)
        colour = scheme_of(self.palette()).accent
        return (
            f"<p style='color: {colour}; font-weight: 600; margin: 0 0 4px 0'>"
            f"{escape(group.title)}</p>"
            f"<table width='100%' cellspacing='0' cellpadding='3'>{rows}</table>"
            "<p style='margin: 0; font-size: 8px'>&nbsp;</p>"
        )

    def _row(self, line: KeyLine) -> str:
        scheme = scheme_of(self.palette())
        words = [word for word in self._search.text().lower().split() if word]
        text = lit(line.words, words, scheme.highlight_1)
        text = text.removeprefix("<qt>").removesuffix("</qt>") if "<qt>" in text else escape(text)
        edge = f"border-bottom: 1px solid {scheme.border}"
        return (
            f"<tr><td width='60%' style='{edge}; vertical-align: middle'>{text}</td>"
            f"<td align='right' style='{edge}; vertical-align: middle; font-weight: 600'>"
            f"{escape(line.keys)}</td></tr>"
        )

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        self._title.setText(self.tr("Keyboard shortcuts"))
        self.setAccessibleName(self.tr("Keyboard shortcuts"))
        self._view.setAccessibleName(self.tr("Keyboard shortcuts"))
        self._search.setPlaceholderText(self.tr("Find a key"))
        self._search.setAccessibleName(self.tr("Find a key"))
        self._edit.setText(self.tr("Change keys…"))
        self._close.describe(self.tr("Close (Esc)"))
        self._fill()

    # What Qt asks

    def focusNextPrevChild(self, next_one: bool) -> bool:
        """See QWidget. Tab goes round in here: what is below cannot be seen."""
        round_trip: list[QWidget] = [self._search, self._edit, self._close, self._view]
        focus = QApplication.focusWidget()
        at = round_trip.index(focus) if focus in round_trip else -1
        reason = Qt.FocusReason.TabFocusReason if next_one else Qt.FocusReason.BacktabFocusReason
        round_trip[(at + (1 if next_one else -1)) % len(round_trip)].setFocus(reason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See QObject. The arrows scroll the keys while words are typed."""
        if watched is self._window:
            if event.type() == QEvent.Type.Resize and self.isVisible():
                self.setGeometry(self._window.rect())
        elif event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.key() in _SCROLLING:
                QApplication.sendEvent(self._view, event)
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """See QWidget."""
        super().showEvent(event)
        self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget."""
        super().resizeEvent(event)
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() is QEvent.Type.PaletteChange:
            self._fill()
        super().changeEvent(event)


def _dealt(groups: Sequence[KeyGroup], columns: int) -> list[list[KeyGroup]]:
    """Deal groups out to columns of about the same height, in their order."""
    heights = [len(group.lines) + 2 for group in groups]
    left = min(columns, len(groups))
    dealt: list[list[KeyGroup]] = [[]]
    rest, taken = sum(heights), 0
    for group, height in zip(groups, heights, strict=True):
        share = rest / left
        if taken and taken + height / 2 > share and left > 1:
            rest -= taken
            left -= 1
            taken = 0
            dealt.append([])
        dealt[-1].append(group)
        taken += height
    return dealt
