# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding, ordering and arranging papers in the real window, and taking it back."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from tests.end2end.window import LEFT, until
from tests.end2end.window_words import place_of

pytestmark = pytest.mark.qt_log_ignore("does not support")  # menus that come up off-screen
FUNGUS, WOUND, SLEEP = "90000002", "90000003", "90000006"


def one(number: int) -> str:
    return f"Plain invented report number {number}"


def click_header(hand, header):
    head = hand.find("libraryView").horizontalHeader()
    at = QPoint(head.sectionViewportPosition(hand.column(header)) + 12, head.height() // 2)
    QTest.mouseClick(head.viewport(), LEFT, pos=at)
    hand.settle()


def popup_of(hand, widget, at):
    """Ask for the context menu of a widget and return the menu that comes up."""
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, widget.mapToGlobal(at))
    QApplication.sendEvent(widget, event)
    until(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose(menu, text):
    """Click the entry of a menu."""
    action = next(a for a in menu.actions() if text in a.text())
    QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())
    until(lambda: QApplication.activePopupWidget() is None)


def place(hand, name):
    """Click a place of the tree and wait for its papers."""
    hand.click_item("collectionTree", name)
    hand.settle()


def give_tag(hand, title, tag):
    """Give a paper a tag through the dialog of the menu."""
    hand.select(title)
    hand.menu("actionAddTag")
    box = hand.dialog("tagDialog").findChild(QLineEdit)
    QTest.keyClicks(box, tag)
    QTest.keyClick(box, Qt.Key.Key_Return)
    until(lambda: tag in hand.text("tagList"))
    hand.settle()


# Finding


def test_the_search_box_narrows_counts_and_gives_back(desk):
    hand = desk.open()
    hand.add(FUNGUS, WOUND, SLEEP, "91000001")
    assert hand.text("resultCount") == "4 papers"
    hand.keys("Ctrl+F")
    assert hand.focused() == "searchBox"
    QTest.keyClicks(hand.find("searchBox"), "moonl")  # a beginning of a word is enough
    until(lambda: len(hand.cells()) == 1)
    assert "Moonlight" in hand.cells()[0]
    assert hand.text("resultCount") == "1 paper"
    hand.type("searchBox", "zzzz unheard of")
    until(lambda: hand.shown("emptyResult"))
    assert "zzzz unheard of" in hand.text("emptyResult")
    assert hand.text("resultCount").startswith("0 ") or hand.text("resultCount").startswith("No ")
    hand.keys("Esc", "searchBox")
    until(lambda: len(hand.cells()) == 4)
    assert hand.text("searchBox") == ""
    assert not hand.shown("emptyResult")


@pytest.mark.parametrize(
    "text", ["간세포암", "Shin", "LUMEN", "10.5555/jii.2026.00055", "41591582"]
)
def test_korean_authors_and_numbers_are_searched_too(desk, text):
    hand = desk.open()
    hand.add("41591582", SLEEP)
    hand.paste("searchBox", text)
    until(lambda: hand.cells("PMID") == ["41591582"], f"{text} is not found")


def test_full_text_is_searched(desk):
    hand = desk.open()
    hand.add("41591582", SLEEP)
    hand.paste("searchBox", "Everything in this article is invented")
    until(lambda: hand.cells("PMID") == ["41591582"])


# Ordering


def test_a_header_click_sorts_and_a_second_turns_round(desk):
    hand = desk.open()
    hand.add(FUNGUS, WOUND, SLEEP)
    hand.click_item("libraryView", hand.cells()[1])
    chosen = hand.selected()
    click_header(hand, "Year")
    years = hand.cells("Year")
    assert years == sorted(years, reverse=True)
    click_header(hand, "Year")
    assert hand.cells("Year") == sorted(years)
    click_header(hand, "Title")
    assert hand.cells() == sorted(hand.cells(), key=lambda title: title.lower())
    assert hand.selected() == chosen


def test_columns_are_chosen_in_the_header_and_remembered(desk):
    hand = desk.open()
    hand.add("91000001")
    head = hand.find("libraryView").horizontalHeader()
    assert not head.isSectionHidden(hand.column("Journal"))
    menu = popup_of(hand, head.viewport(), QPoint(20, 5))
    choose(menu, "Journal")
    assert head.isSectionHidden(hand.column("Journal"))
    head.resizeSection(hand.column("Title"), 321)
    head.moveSection(head.visualIndex(hand.column("PMID")), 0)
    again = desk.reopen()
    head = again.find("libraryView").horizontalHeader()
    assert head.isSectionHidden(again.column("Journal"))
    assert head.sectionSize(again.column("Title")) == 321
    assert head.visualIndex(again.column("PMID")) == 0


# Arranging


def test_a_collection_from_its_making_to_undo_and_redo(desk, monkeypatch):
    hand = desk.open()
    hand.add("91000001", "91000002", "91000003")
    hand.make_collection("Liver")
    place(hand, "Liver")
    tree = hand.find("collectionTree")
    tree.setFocus()
    hand.keys("F2", "collectionTree")
    hand.rename_in_place("Liver cancer")
    assert "Liver" not in hand.places()
    place(hand, "All papers")
    assert hand.carry(one(91000001), "collectionTree", "Liver cancer", monkeypatch)
    until(lambda: "Liver cancer" in hand.status)
    assert hand.carry(one(91000002), "collectionTree", "Liver cancer", monkeypatch)
    hand.settle()
    place(hand, "Liver cancer")
    assert sorted(hand.cells()) == [one(91000001), one(91000002)]
    hand.click_item("libraryView", one(91000001))
    hand.keys("Del")
    until(lambda: hand.cells() == [one(91000002)])
    hand.keys("Ctrl+Z")
    until(lambda: len(hand.cells()) == 2)
    hand.settle()
    hand.keys("Ctrl+Y")
    until(lambda: len(hand.cells()) == 1)
    hand.settle()
    hand.keys("Ctrl+Z")
    until(lambda: len(hand.cells()) == 2)
    hand.settle()
    hand.keys("Ctrl+Shift+Z")
    until(lambda: len(hand.cells()) == 1)
    hand.settle()
    place(hand, "All papers")
    assert len(hand.cells()) == 3
    again = desk.reopen()
    place(again, "Liver cancer")
    assert again.cells() == [one(91000002)]


def test_papers_are_not_dropped_on_places_that_take_none(desk, monkeypatch):
    hand = desk.open()
    hand.add("91000001")
    assert not hand.carry(one(91000001), "collectionTree", "Unread", monkeypatch)
    assert hand.carry(one(91000001), "collectionTree", "Trash", monkeypatch)
    until(lambda: hand.cells() == [])


def test_a_tag_is_given_filtered_by_and_taken_away(desk):
    hand = desk.open()
    hand.add("91000001", "91000002")
    give_tag(hand, one(91000001), "journal club")
    hand.click_item("tagList", "journal club")
    until(lambda: hand.cells() == [one(91000001)])
    hand.settle()
    hand.click_item("tagList", "journal club")
    until(lambda: len(hand.cells()) == 2)
    hand.settle()
    hand.keys("Ctrl+Z")
    until(lambda: "Taken back" in hand.status)
    hand.settle()
    hand.keys("Ctrl+Y")
    hand.settle()
    hand.click_item("tagList", "journal club")
    until(lambda: hand.cells() == [one(91000001)])


def test_a_tag_that_is_taken_from_all_papers_goes(desk):
    hand = desk.open()
    hand.add("91000001", "91000002")
    give_tag(hand, one(91000001), "journal club")
    tags = hand.find("tagList")
    hand.click_item("tagList", "journal club")
    until(lambda: hand.cells() == [one(91000001)])
    hand.settle()
    menu = popup_of(hand, tags.viewport(), place_of(tags, "journal club"))
    choose(menu, "Remove from all papers")
    until(lambda: "removed" in hand.status)
    hand.settle()
    assert tags.model().rowCount() == 0
    assert len(hand.cells()) == 2


def test_trash_restore_and_undo(desk):
    hand = desk.open()
    hand.add("91000001", "91000002", "91000003")
    before = hand.cells()
    hand.select(before[1])
    hand.keys("Shift+Del", "libraryView")
    until(lambda: hand.cells() == [before[0], before[2]])
    hand.settle()
    assert hand.selected() == [before[2]]  # the next one, not nothing
    assert "trash" in hand.status
    assert QApplication.activeModalWidget() is None
    hand.keys("Ctrl+Z")
    until(lambda: hand.cells() == before)
    hand.settle()
    hand.select(before[0])
    hand.keys("Shift+Del", "libraryView")
    until(lambda: len(hand.cells()) == 2)
    hand.settle()
    place(hand, "Trash")
    assert hand.cells() == [before[0]]
    hand.select(before[0])
    hand.menu("actionRestore")
    until(lambda: hand.cells() == [])
    hand.settle()
    place(hand, "All papers")
    assert sorted(hand.cells()) == sorted(before)


def test_a_trashed_paper_that_is_added_again_is_back(desk):
    hand = desk.open()
    hand.add("91000001", "91000002")
    hand.select(one(91000001))
    hand.keys("Shift+Del", "libraryView")
    until(lambda: hand.cells() == [one(91000002)])
    hand.settle()
    hand.type("addBox", "91000001", enter=True)
    until(lambda: hand.selected() == [one(91000001)])
    assert len(hand.cells()) == 2


def test_opening_marks_read_and_the_menu_marks_unread(desk):
    hand = desk.open()
    hand.add("91000001", "91000002")
    place(hand, "Unread")
    assert len(hand.cells()) == 2
    place(hand, "All papers")
    hand.select(one(91000001))
    hand.keys("Return", "libraryView")
    hand.settle()
    place(hand, "Unread")
    assert hand.cells() == [one(91000002)]
    place(hand, "All papers")
    hand.select(one(91000001))
    hand.menu("actionMarkUnread")
    hand.settle()
    hand.select(one(91000002))
    hand.menu("actionMarkRead")
    hand.settle()
    place(hand, "Unread")
    assert hand.cells() == [one(91000001)]


def test_the_list_keeps_the_rules_of_a_qt_model(desk):
    """Qt's own tester complains by warnings, and a warning fails the test."""
    hand = desk.open()
    warning = QAbstractItemModelTester.FailureReportingMode.Warning
    testers = [
        QAbstractItemModelTester(hand.find(name).model(), warning)
        for name in ("libraryView", "jobList", "collectionTree", "tagList")
    ]
    hand.add("91000001", "91000002", "91000003")
    hand.make_collection("Liver")
    place(hand, "All papers")
    click_header(hand, "Title")
    hand.type("searchBox", "91000002")
    until(lambda: len(hand.cells()) == 1)
    hand.keys("Esc", "searchBox")
    until(lambda: len(hand.cells()) == 3)
    hand.select(one(91000001))
    hand.keys("Shift+Del", "libraryView")
    until(lambda: len(hand.cells()) == 2)
    hand.keys("Ctrl+Z")
    until(lambda: len(hand.cells()) == 3)
    hand.settle()
    hand.menu("actionShowJobs")
    hand.click("clearJobsButton")
    del testers
