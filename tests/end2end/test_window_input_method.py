# SPDX-License-Identifier: GPL-3.0-or-later
"""Hangul is composed in every field of the window: nothing is lost, nothing is done too early."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from tests.end2end.window import TABS, until

COMPOSED = ("ㅎ", "하", "한", "한ㅇ", "한아", "한암")
"""What an input method shows on the way; the last syllable is still being composed."""


DIALOGS = {
    "actionPreferences": "preferencesDialog",
    "actionPalette": "commandPalette",
    "actionEditPaper": "editPaperDialog",
    "actionHelp": "helpWindow",
}


def fields(root: QWidget) -> list[QWidget]:
    """Return what can be typed into and is seen."""
    kinds = (QLineEdit, QTextEdit, QPlainTextEdit)
    return [
        widget
        for kind in kinds
        for widget in root.findChildren(kind)
        if widget.isVisible() and widget.isEnabled() and not widget.isReadOnly()
    ]


def text_of(field: QWidget) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def compose(field: QWidget) -> None:
    """Type 한암 as an input method does: shown while it is made, put in at the end."""
    field.setFocus()
    before = text_of(field)
    for shown in COMPOSED:
        QApplication.sendEvent(field, QInputMethodEvent(shown, []))
        assert text_of(field) == before, f"{field.objectName()} took what is being composed"
        assert field.inputMethodQuery(Qt.InputMethodQuery.ImEnabled)
    done = QInputMethodEvent("", [])
    done.setCommitString("한암")
    QApplication.sendEvent(field, done)
    assert "한암" in text_of(field), f"{field.objectName()} lost what was composed"


def composed_in(root: QWidget) -> set[str]:
    names = set()
    for field in fields(root):
        compose(field)
        names.add(field.objectName())
        field.clear()
    return names


def test_hangul_is_composed_in_every_field_of_the_window(desk):
    hand = desk.open()
    hand.add("41591582")
    names = set()
    for tab in TABS:
        hand.tab(tab)
        hand.settle()
        names |= composed_in(hand.window)
    assert {"addBox", "searchBox", "noteEdit"} <= names


@pytest.mark.parametrize(("action", "dialog"), DIALOGS.items())
def test_hangul_is_composed_in_every_field_of_a_dialog(desk, action, dialog):
    hand = desk.open()
    hand.add("41591582")
    hand.keys("Alt+1")
    hand.menu(action)
    until(lambda: hand.shown(dialog))
    assert composed_in(hand.find(dialog))


def test_the_search_waits_for_the_syllable(desk):
    hand = desk.open()
    hand.add("41591582")
    box = hand.find("searchBox")
    box.setFocus()
    asked = []
    box.query_changed.connect(asked.append)
    QApplication.sendEvent(box, QInputMethodEvent("ㅎ", []))
    assert asked == []
