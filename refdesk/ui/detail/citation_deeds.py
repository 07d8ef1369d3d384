# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be done with one citation in the tab: its menu, and the keys of it."""

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget


class Deed(StrEnum):
    """What the menu of a citation asks for, in its order."""

    RICH = "rich"
    PLAIN = "plain"
    MARKDOWN = "markdown"
    LATEX = "latex"
    IN_TEXT = "in-text"
    KEY = "key"
    PREFER = "prefer"
    KEEP = "keep"
    UP = "up"
    DOWN = "down"
    REMOVE = "remove"
    DELETE = "delete"


_KEYS = {Deed.UP: "Alt+Shift+Up", Deed.DOWN: "Alt+Shift+Down", Deed.REMOVE: "Alt+Shift+Del"}
_BEGIN_GROUPS = frozenset({Deed.IN_TEXT, Deed.PREFER, Deed.UP, Deed.DELETE})
_OF_TEXT = (Deed.RICH, Deed.PLAIN, Deed.MARKDOWN, Deed.LATEX)
_OF_PAPER = (Deed.IN_TEXT, Deed.KEY)
_OF_FAVOURITES = (Deed.UP, Deed.DOWN, Deed.REMOVE)


class CitationDeeds(QObject):
    """The actions of one box; their keys work while the keyboard is inside it."""

    wanted = Signal(str)
    """With a :class:`Deed`."""

    def __init__(self, box: QWidget, *, favourite: bool) -> None:
        """Make the actions.

        Args:
            box: where the keys work.
            favourite: whether the box is one of a row, in which it can be moved.
        """
        super().__init__(box)
        self._actions: dict[Deed, QAction] = {}
        for deed in Deed:
            action = QAction(box)
            action.setObjectName(f"cite-{deed}")
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _=False, deed=deed: self.wanted.emit(deed))
            self._actions[deed] = action
        for deed in _OF_FAVOURITES:
            self._actions[deed].setShortcut(QKeySequence(_KEYS[deed]))
            self._actions[deed].setVisible(favourite)
            if favourite:
                box.addAction(self._actions[deed])
        self._actions[Deed.PREFER].setCheckable(True)
        self._actions[Deed.KEEP].setVisible(False)
        self._actions[Deed.DELETE].setVisible(False)
        self.allow_text(there=False)
        self.retranslate()

    def allow_text(self, *, there: bool) -> None:
        """Enable copying a citation that is there."""
        for deed in _OF_TEXT:
            self._actions[deed].setEnabled(there)

    def allow_style(self, *, there: bool, preferred: bool, may_keep: bool, is_own: bool) -> None:
        """Enable what makes sense for the style.

        Args:
            there: whether there is a style at all.
            preferred: it is the style for copying.
            may_keep: it can become a favourite.
            is_own: the person added it and can delete it.
        """
        for deed in _OF_PAPER:
            self._actions[deed].setEnabled(there)
        prefer = self._actions[Deed.PREFER]
        prefer.setChecked(preferred)
        prefer.setEnabled(there and not preferred)
        self._actions[Deed.KEEP].setVisible(may_keep)
        self._actions[Deed.DELETE].setVisible(is_own)

    def retranslate(self) -> None:
        """Set all words anew."""
        words = {
            Deed.RICH: self.tr("Copy with formatting"),
            Deed.PLAIN: self.tr("Copy as plain text"),
            Deed.MARKDOWN: self.tr("Copy as Markdown"),
            Deed.LATEX: self.tr("Copy for LaTeX (\\bibitem)"),
            Deed.IN_TEXT: self.tr("Copy in-text citation"),
            Deed.KEY: self.tr("Copy citation key"),
            Deed.PREFER: self.tr("Use for copying"),
            Deed.KEEP: self.tr("Keep in this tab"),
            Deed.UP: self.tr("Move up"),
            Deed.DOWN: self.tr("Move down"),
            Deed.REMOVE: self.tr("Remove from this tab"),
            Deed.DELETE: self.tr("Delete this style"),
        }
        for deed, action in self._actions.items():
            action.setText(words[deed])

    def add_to(self, menu: QMenu) -> None:
        """Put everything that makes sense into a menu."""
        for deed, action in self._actions.items():
            if deed in _BEGIN_GROUPS:
                menu.addSeparator()
            if action.isVisible():
                menu.addAction(action)
