# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands in the blanks of help pages: keys, names and menus of actions, as they are now."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from refdesk.ui.actions import Actions
from refdesk.ui.help import search_tables
from refdesk.ui.menus import Menus
from refdesk.ui.mnemonics import plain_name


class Blanks:
    """Fills blanks from the actions of one window.

    ``{key:actionAdd}`` is the key, ``{name:actionAdd}`` what the menu calls it, ``{menu:actionAdd}``
    the menu and the name.
    """

    def __init__(self, actions: Actions, menus: Menus) -> None:
        self._actions, self._menus = actions, menus

    def word(self, kind: str, name: str) -> str:
        """Return the words for one blank."""
        action = self._actions[name]
        if kind == "key":
            keys = [
                key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()
            ]
            return keys[0] if keys else QCoreApplication.translate("Help", "(no key)")
        words = plain_name(action.text()).partition(": ")[0]  # Undo names what it would undo
        if kind == "name":
            return words
        for title, actions in self._menus.groups():
            if action in actions:
                return f"{title} › {words}"
        return words

    def rows(self, name: str) -> search_tables.Rows:
        """Return the rows of a table that the program knows itself."""
        made: dict[str, Callable[[], search_tables.Rows]] = {
            "words": search_tables.words,
            "places": search_tables.places,
            "filters": search_tables.filters,
            "numbers": search_tables.numbers,
            "keys": lambda: search_tables.keys(self._menus.groups()),
            "reader": search_tables.reader_keys,
        }
        return made[name]()
