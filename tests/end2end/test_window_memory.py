# SPDX-License-Identifier: GPL-3.0-or-later
"""What the real window remembers: what was typed, how it looked, which language it speaks."""

import re
import threading

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabWidget

from tests.end2end.window import until
from tests.end2end.window_words import all_words

HANGUL = re.compile(r"[가-힣]")
FIRST, SECOND = "Plain invented report number 91000001", "Plain invented report number 91000002"


def note_of(hand):
    hand.tab("notesTab")
    return hand.find("noteEdit")


def first_line(view):
    """Return the first paragraph that is in sight whole or in part."""
    cursor = view.cursorForPosition(QPoint(view.width() // 2, 4))
    if view.cursorRect(cursor).bottom() <= 0:
        cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
    return cursor.block().text()


def choose(hand, name, data):
    """Take an entry of a box in the preferences."""
    box = hand.find(name)
    box.setCurrentIndex(box.findData(data))


@pytest.fixture
def two(desk):
    hand = desk.open()
    hand.add("91000001", "91000002")
    hand.select(FIRST)
    return hand


def test_a_note_outlives_the_next_paper_and_a_restart(desk, two):
    note = note_of(two)
    note.setFocus()
    QTest.keyClicks(note, "Ask the statistician")
    two.select(SECOND)
    assert note.toPlainText() == ""
    note.setFocus()
    QTest.keyClicks(note, "second note")
    two.select(FIRST)
    assert note.toPlainText() == "Ask the statistician"
    note.setFocus()
    QTest.keyClick(note, Qt.Key.Key_End)
    QTest.keyClicks(note, " today")
    again = desk.reopen()  # before the pause after which notes are saved
    again.select(FIRST)
    assert note_of(again).toPlainText() == "Ask the statistician today"
    again.paste("searchBox", "statistician")
    until(lambda: again.cells() == [FIRST], "notes are not searched")


def test_what_is_read_lies_open_after_a_restart_where_it_was_left(desk):
    hand = desk.open()
    hand.add("41591582", "91000001")
    trial = next(title for title in hand.cells() if "report" not in title)
    hand.click_item("libraryView", trial, double=True)
    until(lambda: "Everything in this article is invented" in hand.text("fulltextView"))
    view = hand.find("fulltextView")
    hand.click_item("fulltextOutline", "Results")
    until(lambda: view.verticalScrollBar().value() > 0)
    left = first_line(view)
    assert left
    again = desk.reopen()  # before the pause after which the place is kept
    until(lambda: again.shown("fulltextView"))
    tabs = again.find("documentTabs")
    assert (tabs.count(), tabs.tabText(tabs.currentIndex())) == (2, trial)
    until(lambda: first_line(again.find("fulltextView")) == left)
    again.keys("Ctrl+W")
    assert not again.shown("documentTabs")
    last = desk.reopen()
    assert not last.shown("documentTabs")
    last.keys("Alt+1")
    last.click_item("libraryView", trial, double=True)
    until(lambda: last.shown("readingPage"))
    until(lambda: first_line(last.find("fulltextView")) == left)


def test_a_note_is_there_again_while_the_library_is_busy(desk, two):
    busy = threading.Event()
    two.window.jobs.submit("Importing", lambda _context: busy.wait(20))
    note = note_of(two)
    note.setFocus()
    QTest.keyClicks(note, "first thoughts")
    two.select(SECOND)
    assert note.toPlainText() == ""
    two.select(FIRST)
    assert note.toPlainText() == "first thoughts"
    QTest.keyClick(note, Qt.Key.Key_End)
    QTest.keyClicks(note, " and more")
    two.select(SECOND)
    busy.set()
    two.settle()
    two.select(FIRST)
    assert note.toPlainText() == "first thoughts and more"
    again = desk.reopen()
    again.select(FIRST)
    assert note_of(again).toPlainText() == "first thoughts and more"


def test_typing_a_note_is_no_deed_on_papers(two):
    two.select(SECOND)
    two.keys("Shift+Del", "libraryView")
    until(lambda: two.cells() == [FIRST])
    two.settle()
    two.select(FIRST)
    note = note_of(two)
    note.setFocus()
    QTest.keyClicks(note, "abc")
    two.keys("Ctrl+Z")
    assert note.toPlainText() != "abc"
    two.keys("Ctrl+Z")  # nothing left to take back here
    two.keys("Ctrl+A")
    two.keys("Del")
    two.keys("Shift+Del")
    two.keys("Return")
    two.settle()
    assert two.cells() == [FIRST]  # the trashed one stays there, this one here


def test_the_search_box_keeps_its_own_undo(two):
    two.keys("Shift+Del", "libraryView")
    until(lambda: two.cells() == [SECOND])
    two.settle()
    two.keys("Ctrl+F")
    QTest.keyClicks(two.find("searchBox"), "91000002")
    two.keys("Ctrl+Z")
    two.settle()
    assert two.text("searchBox") != "91000002"
    assert FIRST not in two.cells()


def test_size_panes_and_hidden_panes_are_remembered(desk, two):
    window = two.window
    window.resize(790, 555)  # the screen of the tests is 800 wide
    two.find("panes").setSizes([180, 300, 290])
    two.settle()
    sizes = two.find("panes").sizes()
    again = desk.reopen()
    assert (again.window.width(), again.window.height()) == (790, 555)
    now = again.find("panes").sizes()
    assert all(abs(a - b) <= 2 for a, b in zip(now, sizes, strict=True)), (now, sizes)
    again.menu("actionShowSide")
    assert not again.shown("collectionTree")
    assert not desk.reopen().shown("collectionTree")


def test_language_and_theme_change_at_once_and_stay(desk, two):
    two.menu("actionPreferences")
    until(lambda: two.shown("preferencesDialog"))
    choose(two, "themeChooser", "dark")
    until(lambda: two.window.palette().window().color().lightness() < 100)
    choose(two, "languageChooser", "ko")
    until(lambda: HANGUL.search(two.text("resultCount")))
    speaks_korean(two)
    assert HANGUL.search(two.find("preferencesDialog").windowTitle())
    two.keys("Esc", "preferencesDialog")
    again = desk.reopen()
    speaks_korean(again)
    assert again.window.palette().window().color().lightness() < 100
    again.menu("actionPreferences")
    choose(again, "languageChooser", "en")
    choose(again, "themeChooser", "light")
    until(lambda: again.action("actionAdd").text() == "&Add by identifier…")
    again.keys("Esc", "preferencesDialog")


def speaks_korean(hand):
    """Assert that no control of the window is left in English."""
    tabs: QTabWidget = hand.find("detailTabs")
    words = [hand.window.menuBar().actions()[0].text(), hand.text("resultCount")]
    words += [tabs.tabText(n) for n in range(tabs.count()) if tabs.tabText(n) != "PICO"]
    words += [hand.find(name).placeholderText() for name in ("addBox", "searchBox", "noteEdit")]
    words += hand.places()
    words += [hand.find("libraryView").model().headerData(0, Qt.Orientation.Horizontal)]
    actions = hand.window.findChildren(QAction)
    words += [a.text() for a in actions if a.objectName().startswith("action")]
    words += [hand.text(name) for name in ("cancelJobButton", "retryJobButton", "copyApaButton")]
    assert [word for word in words if not HANGUL.search(word)] == []
    english = re.compile(
        r"\b(the|of|paper|papers|not|found|copy|show|this|and|to)\b", re.IGNORECASE
    )
    hidden = hand.text("emptyResult")  # is said anew before it is shown
    left = {
        f"{where}: {text[:80]}"
        for where, text in all_words(hand.window)
        if english.search(text)
        and "invented" not in text
        and text != hidden
        and not where.endswith(("status bar", "QComboBox styleChooser"))
    }
    assert left == set()
