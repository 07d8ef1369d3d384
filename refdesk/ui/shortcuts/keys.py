# SPDX-License-Identifier: GPL-3.0-or-later
"""Which keys an action may have, and what is kept of those that a person chose."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import StrEnum

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from refdesk.ui.actions import SPECS

_NONE, _SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
_BARE = frozenset({_NONE, _SHIFT})
_MOVING = frozenset(
    {
        Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape, Qt.Key.Key_Backspace, Qt.Key.Key_Left,
        Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End,
        Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Insert,
    }
)  # fmt: skip
"""Keys that go from here to there, in lists and in text."""
_IN_LIST = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Delete})
"""Keys that may mean something in the list, and belong to the text where one is typed."""
_CLIPBOARD = frozenset(
    QKeySequence(keys).toString()
    for keys in ("Ctrl+C", "Ctrl+X", "Ctrl+V", "Ctrl+Ins", "Shift+Ins", "Shift+Del")
)
_SYSTEM = frozenset(
    QKeySequence(keys).toString()
    for keys in ("F10", "Shift+F10", "Menu", "Alt+F4", "Alt+Space", "Ctrl+Alt+Del", "Alt+Tab")
)


class Refusal(StrEnum):
    """Why an action may not have a key."""

    TYPING = "typing"
    """It writes a letter."""
    MOVING = "moving"
    """It goes from here to there."""
    CLIPBOARD = "clipboard"
    """It cuts, copies and pastes everywhere."""
    SYSTEM = "system"
    """It is the system's."""
    MENU = "menu"
    """It opens a menu."""


def refusal(key: QKeySequence, *, in_list: bool, mnemonics: Collection[str] = ()) -> Refusal | None:
    """Return why an action may not have ``key``; ``None`` where it may.

    Args:
        key: one key with what is held along with it.
        in_list: whether the action is the list's alone.
        mnemonics: letters that open menus with Alt.
    """
    name = key.toString()
    combination = key[0]  # type: ignore[index]  # the stubs forget it
    assert isinstance(combination, QKeyCombination)
    pressed = combination.key()
    held = combination.keyboardModifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if name in _SYSTEM:
        return Refusal.SYSTEM
    if name in _CLIPBOARD and not (in_list and pressed == Qt.Key.Key_Delete):
        return Refusal.CLIPBOARD
    if held in _BARE:
        if Qt.Key.Key_Space <= pressed < Qt.Key.Key_Escape:
            return Refusal.TYPING
        if pressed in _MOVING or (pressed in _IN_LIST and not in_list):
            return Refusal.MOVING
    if held == Qt.KeyboardModifier.AltModifier and chr(pressed & 0xFFFF).lower() in mnemonics:
        return Refusal.MENU
    return None


def usual(name: str) -> list[QKeySequence]:
    """Return the keys that an action has by itself."""
    return [QKeySequence(key) for key in SPECS[name].keys]


def keys_of(name: str, chosen: Mapping[str, str]) -> list[QKeySequence]:
    """Return the keys that an action has now."""
    text = chosen.get(name)
    if text is None:
        return usual(name)
    return QKeySequence.listFromString(text) if text else []


def with_keys(chosen: Mapping[str, str], name: str, keys: Iterable[QKeySequence]) -> dict[str, str]:
    """Return what is kept when an action gets ``keys``: nothing where those are its usual ones."""
    keys = list(keys)
    others = {other: text for other, text in chosen.items() if other != name}
    return others if keys == usual(name) else {**others, name: QKeySequence.listToString(keys)}


def owner(key: QKeySequence, chosen: Mapping[str, str], but: str = "") -> str:
    """Return the action that has ``key``, other than ``but``; ``""`` where none has."""
    return next(
        (name for name in SPECS if name != but and key in keys_of(name, chosen)),
        "",
    )


def shown(keys: Sequence[QKeySequence]) -> str:
    """Return keys as people read them; the two keys that enter are one to them."""
    names = [key.toString(QKeySequence.SequenceFormat.NativeText) for key in keys]
    twins = {name.replace("Return", "Enter") for name in names if name.endswith("Return")}
    return ", ".join(name for name in names if name not in twins)
