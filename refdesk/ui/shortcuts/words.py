# SPDX-License-Identifier: GPL-3.0-or-later
"""Every key of a window in words: those of its actions, and those that are fixed."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from refdesk.ui.frame import WindowFrame
from refdesk.ui.mnemonics import plain_name
from refdesk.ui.preferences import Preferences
from refdesk.ui.reader.highlight_looks import highlight_keys
from refdesk.ui.reader.keys import key_words
from refdesk.ui.shortcuts.keys import keys_of, shown


@dataclass(frozen=True, slots=True)
class KeyLine:
    """What a key does."""

    words: str
    keys: str
    """As people read them."""
    action: str = ""
    """The action that can have other keys, ``""`` where they are fixed."""


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """The keys of one menu or place."""

    title: str
    lines: tuple[KeyLine, ...]


class KeyBook(QObject):
    """Knows the keys of one window."""

    def __init__(self, window: WindowFrame) -> None:
        super().__init__(window)
        self._window = window

    @property
    def preferences(self) -> Preferences:
        """Where the keys are kept that a person chose."""
        return self._window.preferences

    def mnemonics(self) -> set[str]:
        """Return the letters that open menus with Alt."""
        titles = [action.text() for action in self._window.menuBar().actions()]
        return {title[title.index("&") + 1].lower() for title in titles if "&" in title[:-1]}

    def groups(self) -> list[KeyGroup]:
        """Return the keys of every menu, then those that are fixed."""
        chosen = self.preferences.settings.shortcuts
        menus = []
        for title, actions in self._window.menus.groups():
            lines = []
            for action in actions:
                name = action.objectName()
                keys = shown(keys_of(name, chosen))
                lines.append(KeyLine(plain_name(action.text()), keys, name))
            menus.append(KeyGroup(title, tuple(lines)))
        return [*menus, *self._fixed()]

    def _fixed(self) -> list[KeyGroup]:
        reader = [KeyLine(words, _native(keys)) for keys, words in key_words()]
        parent = QWidget()
        marking = [
            KeyLine(action.text(), shown(action.shortcuts()))
            for action in highlight_keys(parent).values()
        ]
        parent.deleteLater()
        return [
            KeyGroup(self.tr("In lists"), tuple(KeyLine(w, _native(k)) for k, w in list_words())),
            KeyGroup(self.tr("While a full text is read"), tuple(reader)),
            KeyGroup(self.tr("Highlighting"), tuple(marking)),
        ]


def list_words() -> list[tuple[str, str]]:
    """Return the keys of lists and trees that are no actions, and what they do."""
    translate = QCoreApplication.translate
    return [
        ("1–9", translate("ListKeys", "Tag of this key, on or off")),
        ("0", translate("ListKeys", "Tags of all keys off")),
        ("Home, End", translate("ListKeys", "First and last paper")),
        ("Ctrl+C", translate("ListKeys", "Copy the selected papers")),
        ("Ctrl+V", translate("ListKeys", "Add what is on the clipboard")),
        ("Ctrl", translate("ListKeys", "Held: collections of the paper")),
        ("F2", translate("ListKeys", "Rename collection, tag or search")),
        ("Del", translate("ListKeys", "Delete collection or saved search")),
        ("Space", translate("ListKeys", "Only papers with the tag, or all")),
        ("Shift+F10", translate("ListKeys", "Menu at the keyboard")),
        ("Alt+Shift+Up, Alt+Shift+Down", translate("ListKeys", "Citation up or down")),
    ]


def _native(keys: str) -> str:
    return shown(QKeySequence.listFromString(keys.replace(", ", "; "))) or keys
