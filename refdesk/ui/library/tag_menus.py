# SPDX-License-Identifier: GPL-3.0-or-later
"""The menus of a tag: its colour, its key, the tag that it is to become part of."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QMenu

from refdesk.ui.colours import TAG_COLOURS
from refdesk.ui.icons import tag_icon
from refdesk.ui.library.tags import TagList
from refdesk.ui.mnemonics import literal

_MOST = 20


def colour_name(code: str) -> str:
    """Return the name of a colour in the window's language."""
    translate = QCoreApplication.translate
    return {
        "red": translate("Colours", "Red"),
        "orange": translate("Colours", "Orange"),
        "yellow": translate("Colours", "Yellow"),
        "green": translate("Colours", "Green"),
        "teal": translate("Colours", "Teal"),
        "blue": translate("Colours", "Blue"),
        "purple": translate("Colours", "Purple"),
        "grey": translate("Colours", "Grey"),
    }[code]


class TagMenus(QObject):
    """Adds to the menu of the tag that is chosen in a list."""

    def __init__(self, tags: TagList, parent: QMenu) -> None:
        super().__init__(parent)
        self._list = tags
        self._tag = tags.current_tag

    def add_colours(self, menu: QMenu, choose: Callable[[int, str], object]) -> None:
        """Offer the colours."""
        tag = self._tag
        if tag is None:
            return
        sub = menu.addMenu(self.tr("Colour"))
        for code, colour in TAG_COLOURS.items():
            picture = tag_icon(colour, None, sub.palette())
            action = sub.addAction(picture, colour_name(code))
            action.setCheckable(True)
            action.setChecked(colour == tag.colour)
            action.triggered.connect(lambda _=False, c=colour: choose(tag.id, c))
        sub.addSeparator()
        none = sub.addAction(self.tr("No colour"), lambda: choose(tag.id, ""))
        none.setEnabled(bool(tag.colour))

    def add_digits(self, menu: QMenu, choose: Callable[[int, int | None], object]) -> None:
        """Offer the keys 1 to 9, with the tags that are on them."""
        tag = self._tag
        if tag is None:
            return
        taken = {other.digit: other.name for other in self._list.tags if other.digit}
        sub = menu.addMenu(self.tr("Key"))
        for digit in range(1, 10):
            name = taken.get(digit, "")
            text = f"{digit}   {name}" if name else str(digit)
            action = sub.addAction(literal(text))
            action.setCheckable(True)
            action.setChecked(tag.digit == digit)
            action.triggered.connect(lambda _=False, d=digit: choose(tag.id, d))
        sub.addSeparator()
        none = sub.addAction(self.tr("No key"), lambda: choose(tag.id, None))
        none.setEnabled(tag.digit is not None)

    def add_others(self, menu: QMenu, choose: Callable[[int, str], object]) -> None:
        """Offer the tags that this one may become part of."""
        tag = self._tag
        others = [other for other in self._list.tags if tag is not None and other.id != tag.id]
        if tag is None or not others:
            return
        sub = menu.addMenu(self.tr("Merge into"))
        for other in others[:_MOST]:
            action = sub.addAction(literal(other.name))
            action.triggered.connect(lambda _=False, n=other.name: choose(tag.id, n))
