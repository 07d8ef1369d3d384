# SPDX-License-Identifier: GPL-3.0-or-later
"""The real window without a mouse, and as a screen reader meets it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from tests.end2end.window import TABS, until

FIRST, SECOND = "Plain invented report number 91000001", "Plain invented report number 91000002"


@pytest.fixture
def two(desk):
    hand = desk.open()
    hand.add("91000001", "91000002")
    hand.select(FIRST)
    return hand


def inside(hand, name):
    focus = hand.window.focusWidget()
    return focus is not None and (focus.objectName() == name or hand.find(name).isAncestorOf(focus))


def takes_tab(widget):
    """Whether Tab must reach a widget."""
    return (
        widget.isVisible()
        and widget.isEnabled()
        and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.focusProxy() is None
        and not isinstance(widget.parentWidget(), QAbstractScrollArea)
    )


def test_the_whole_way_without_a_mouse(desk):
    hand = desk.open()
    hand.keys("Ctrl+N")
    assert hand.focused() == "addBox"
    QTest.keyClicks(hand.window.focusWidget(), "41591582")
    QTest.keyClick(hand.window.focusWidget(), Qt.Key.Key_Return)
    until(lambda: hand.cells("PMID") == ["41591582"])
    hand.settle()
    hand.keys("Alt+1")
    assert hand.focused() == "libraryView"
    hand.keys("Return")
    until(lambda: hand.shown("fulltextView"))
    assert inside(hand, "readingPage")
    hand.keys("Ctrl+F")
    assert hand.focused() == "fulltextFind"
    hand.keys("Ctrl+Shift+C")
    until(lambda: "Shin, H." in hand.clipboard.text())
    hand.keys("Alt+3")
    assert hand.focused() == "collectionTree"
    hand.keys("Alt+2")
    assert inside(hand, "detailPane")
    hand.keys("Ctrl+F")
    assert hand.focused() == "searchBox"
    hand.keys("Down")
    assert hand.focused() == "libraryView"


@pytest.mark.parametrize("tab", ["abstractTab", "notesTab"])
def test_alt_and_arrows_walk_the_papers_from_the_detail_pane(two, tab):
    two.tab(tab)
    two.keys("Alt+2")
    assert inside(two, "detailPane")
    first, second = two.cells()
    start = two.selected()[0]
    there, back = ("Alt+Down", "Alt+Up") if start == first else ("Alt+Up", "Alt+Down")
    other = second if start == first else first
    two.keys(there)
    until(lambda: two.title() == other)
    assert inside(two, "detailPane")  # the keyboard stays where it was
    two.keys(back)
    until(lambda: two.title() == start)


@pytest.mark.parametrize("tab", TABS)
def test_tab_reaches_every_control_and_comes_round(desk, tab):
    hand = desk.open()
    hand.add("41591582")
    hand.tab(tab)
    hand.settle()
    hand.menu("actionShowJobs")
    hand.find("addBox").setFocus()
    seen: list[QWidget] = []
    for _ in range(150):  # a line of authors takes a step for each
        focus = QApplication.focusWidget()
        if seen and focus is seen[0]:
            break
        seen.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert seen[0] is QApplication.focusWidget(), f"Tab is caught in {hand.focused()}"
    wanted = [w for w in hand.window.findChildren(QWidget) if takes_tab(w)]
    missed = [f"{type(w).__name__} {w.objectName()}" for w in wanted if w not in seen]
    assert missed == []
    hand.find("addBox").setFocus()
    QTest.keyClick(hand.find("addBox"), Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is seen[-1]


def test_everything_that_takes_the_keyboard_has_a_name_in_every_tab(desk):
    hand = desk.open()
    hand.add("41591582")
    hand.menu("actionShowJobs")
    nameless = set()
    for tab in TABS:
        hand.tab(tab)
        hand.settle()
        for widget in hand.window.findChildren(QWidget):
            if takes_tab(widget):
                spoken = QAccessible.queryAccessibleInterface(widget)
                name = spoken.text(QAccessible.Text.Name) if spoken else ""
                if not (name or widget.accessibleName()).strip():
                    nameless.add(f"{type(widget).__name__} {widget.objectName()}")
    assert nameless == set()


@pytest.mark.parametrize(
    ("action", "dialog"),
    [
        ("actionPreferences", "preferencesDialog"),
        ("actionAbout", "aboutDialog"),
        ("actionExport", "exportDialog"),
        ("actionAddTag", "tagDialog"),
    ],
)
def test_every_dialog_is_closed_by_escape_and_gives_the_keyboard_back(two, action, dialog):
    two.keys("Alt+1")
    two.menu(action)
    root = two.dialog(dialog)
    nameless = [
        f"{type(w).__name__} {w.objectName()}"
        for w in root.findChildren(QWidget)
        if takes_tab(w)
        and not QAccessible.queryAccessibleInterface(w).text(QAccessible.Text.Name).strip()
    ]
    assert nameless == []
    QTest.keyClick(root, Qt.Key.Key_Escape)
    until(lambda: not two.shown(dialog))
    until(lambda: two.focused() == "libraryView")
