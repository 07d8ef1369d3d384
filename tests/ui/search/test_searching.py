# SPDX-License-Identifier: GPL-3.0-or-later
"""Searching in the real window: best first, marked, gone on with, explained, kept."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QTabWidget,
    QTextEdit,
    QTreeView,
    QWidget,
)

from refdesk.domain.indexing import Keyword
from refdesk.domain.query import SortKey
from refdesk.domain.reference import Abstract, AbstractSection, Author
from refdesk.ui.library.columns import Column
from refdesk.ui.library.place_delegate import COUNT_ROLE
from refdesk.ui.search.offers import SearchOffers
from refdesk.ui.theme import LIGHT
from tests.ui.conftest import paper

TRIAL = "We randomised 240 patients to tea or placebo (HR 0.70, 95% CI 0.55 to 0.89)."


def about(number, title, abstract="", **values):
    abstracts = (Abstract((AbstractSection(abstract),)),) if abstract else ()
    return replace(paper(number, title), abstracts=abstracts, **values)


def titles(window):
    model = window.papers.model
    return [model.row(n).title for n in range(model.rowCount())]


def look_for(desk, window, text):
    box = window.findChild(QLineEdit, "searchBox")
    window.activateWindow()
    box.setFocus()
    desk.until(box.hasFocus)
    box.selectAll()
    box.del_()
    if text.isascii():
        QTest.keyClicks(box, text)
    else:
        box.insert(text)
    desk.settle(window)
    return box


def shown(window, name):
    widget = window.findChild(QWidget, name)
    return widget is not None and widget.isVisible()


def offered(window):
    offers = window.findChild(QListView, "searchOffers")
    if not offers.isVisible():
        return []
    return [offers.model().index(row, 0).data() for row in range(offers.model().rowCount())]


def saved(window):
    model = window.findChild(QListView, "savedSearches").model()
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    return {row.data(): row.data(COUNT_ROLE) for row in rows}


# Order


def test_the_best_come_first_until_the_search_is_cleared(desk):
    desk.fill(about(1, "Tea against colds"), about(2, "Colds", "Some drank tea."), paper(3))
    window = desk.open()
    before = titles(window)
    look_for(desk, window, "tea")
    assert titles(window) == ["Tea against colds", "Colds"]
    assert window.papers.query.sort is SortKey.RELEVANCE
    look_for(desk, window, "")
    assert titles(window) == before
    assert window.papers.query.sort is SortKey.ADDED


def test_who_sorts_what_was_found_gets_that_order(desk):
    desk.fill(about(1, "Tea B"), about(2, "A tea"), about(3, "C", "tea"))
    window = desk.open()
    box = look_for(desk, window, "te")
    window.papers.view.horizontalHeader().sectionClicked.emit(Column.TITLE)
    desk.settle(window)
    QTest.keyClicks(box, "a")
    desk.settle(window)
    assert titles(window) == ["A tea", "C", "Tea B"]


def test_filters_alone_keep_the_order_of_the_list(desk):
    desk.fill(paper(1), paper(2))
    window = desk.open()
    look_for(desk, window, "year:>1900")
    assert window.papers.query.sort is SortKey.ADDED
    assert len(titles(window)) == 2


def test_a_filter_that_has_only_its_name_hides_nothing(desk):
    desk.fill(about(1, "Tea"), about(2, "Coffee"))
    window = desk.open()
    look_for(desk, window, "tea year:")
    assert titles(window) == ["Tea"]
    look_for(desk, window, "year:")
    assert len(titles(window)) == 2


# Marks


def test_what_was_found_is_marked_everywhere(desk):
    found = about(
        1,
        "Beta-blockers in 간암환자",
        "A β-blocker was given. 간암에서 효과.",
        authors=(Author("Betancourt", "A"),),
        keywords=(Keyword("β-blockers"), Keyword("liver")),
    )
    desk.fill(found)
    window = desk.open()
    look_for(desk, window, "간암을 beta-blocker")
    window.papers.view.select_row(0)
    desk.settle(window)
    detail = window.detail
    assert detail.header.title.text().count("background-color") == 2
    view = detail.abstract.view
    text = view.toPlainText()
    assert [text[start:end] for start, end in view.hits] == ["β-blocker", "간암"]
    hits = {
        chip.full: chip.property("hit") for chip in detail.abstract.chips.findChildren(QPushButton)
    }
    assert hits == {"β-blockers": "yes", "liver": ""}
    look_for(desk, window, "")
    assert view.hits == []
    assert "background-color" not in detail.header.title.text()


def test_the_list_paints_what_was_found(desk):
    desk.fill(about(1, "Tea against colds", ""))
    window = desk.open()
    view = window.papers.view
    before = view.viewport().grab().toImage()
    look_for(desk, window, "tea")
    image = view.viewport().grab().toImage()
    places = [(x, y) for x in range(before.width()) for y in range(4, 24)]
    ground = LIGHT.highlight_1
    assert sum(before.pixelColor(x, y).name() == ground for x, y in places) == 0
    assert sum(image.pixelColor(x, y).name() == ground for x, y in places) > 50


def test_the_note_is_marked(desk):
    (number,) = desk.fill(about(1, "Tea"))
    window = desk.open()
    window.services.organising.set_note(number, "seen at the 간암 meeting")
    look_for(desk, window, "meeting")
    window.papers.view.select_row(0)
    desk.settle(window)
    tabs = window.findChild(QTabWidget, "detailTabs")
    tabs.setCurrentWidget(window.findChild(QWidget, "notesTab"))
    marked = window.findChild(QWidget, "noteEdit").extraSelections()
    assert [selection.cursor.selectedText() for selection in marked] == ["meeting"]
    assert isinstance(marked[0], QTextEdit.ExtraSelection)


# Going on


def test_names_and_values_are_offered_and_taken_with_the_keyboard(desk):
    desk.fill(about(1, "Tea", authors=(Author("Kim", initials="HJ"),)), paper(2))
    window = desk.open()
    box = look_for(desk, window, "au")
    assert offered(window)[0] == "author:"
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert box.text() == "author:"
    desk.until(lambda: "Kim HJ" in offered(window))
    QTest.keyClicks(box, "ki")
    assert offered(window) == ["Kim HJ"]
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Tab)
    desk.settle(window)
    assert box.text() == 'author:"Kim HJ" '
    assert titles(window) == ["Tea"]
    assert box.hasFocus()


def test_keys_are_not_taken_while_nothing_is_chosen(desk):
    desk.fill(about(1, "Titanium tea"))
    window = desk.open()
    box = look_for(desk, window, "tit")
    assert offered(window) == ["title:"]
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert box.text() == "tit"
    assert offered(window) == []
    box = look_for(desk, window, "tit")
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert (offered(window), box.text()) == ([], "tit")
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == ""


def test_nothing_is_offered_while_a_syllable_is_composed(desk):
    desk.fill(paper(1))
    window = desk.open()
    box = look_for(desk, window, "tag")
    assert offered(window)
    QApplication.sendEvent(box, QInputMethodEvent("가", []))
    assert offered(window) == []
    done = QInputMethodEvent("", [])
    done.setCommitString("가")
    QApplication.sendEvent(box, done)
    assert window.findChild(SearchOffers).is_shown is False
    assert box.text() == "tag가"


# What was not understood


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("year:20x9", "year:2019-2024"),
        ("titel:tea", "title:"),
        ("foo:bar", "foo:"),
    ],
)
def test_a_line_says_what_is_read_as_words(desk, typed, said):
    desk.fill(paper(1))
    window = desk.open()
    look_for(desk, window, typed)
    desk.until(lambda: shown(window, "searchHint"))
    text = window.findChild(QLabel, "searchHint").text()
    assert typed in text
    assert said in text
    look_for(desk, window, "tea")
    desk.until(lambda: not shown(window, "searchHint"))


def test_an_empty_result_is_explained(desk):
    desk.fill(about(1, "Tea"), about(2, "Coffee"))
    window = desk.open()

    def reason(text):
        look_for(desk, window, text)
        desk.until(lambda: shown(window, "emptyReason"))
        return window.findChild(QLabel, "emptyReason").text()

    assert "zebra" in reason("tea zebra")
    both = reason("tea coffee")
    assert "tea (1)" in both
    assert "coffee (1)" in both
    window.services.organising.create_collection("Nothing in it")
    window.side.refresh()
    desk.settle(window)
    tree = window.findChild(QTreeView, "collectionTree")
    (at,) = tree.model().match(
        tree.model().index(0, 0), 0, "Nothing in it", 1, Qt.MatchFlag.MatchRecursive
    )
    tree.setCurrentIndex(at)
    assert reason("tea").startswith("1 ")


# Evidence


def test_papers_are_read_when_a_search_hangs_on_it(desk):
    desk.fill(about(1, "Tea", TRIAL), about(2, "Coffee", "No numbers here."))
    window = desk.open()
    look_for(desk, window, "n:>200 hr:<0.8")
    assert titles(window) == []
    desk.until(lambda: shown(window, "readEvidenceButton"))
    assert window.findChild(QLabel, "searchHint").text().startswith("2 ")
    QTest.mouseClick(window.findChild(QPushButton, "readEvidenceButton"), Qt.MouseButton.LeftButton)
    desk.until(lambda: titles(window) == ["Tea"])
    desk.until(lambda: not shown(window, "searchHint"))
    look_for(desk, window, "hr:>0.8")
    assert titles(window) == []


# Saved searches


def keep(desk, window, name, place=""):
    window.findChild(QAction, "saveSearchButton").trigger()
    desk.until(lambda: window.findChild(QDialog, "savedSearchDialog"))
    dialog = window.findChild(QDialog, "savedSearchDialog")
    dialog.findChild(QLineEdit, "savedSearchName").setText(name)
    if place:
        dialog.findChild(QComboBox, "savedSearchPlace").setCurrentText(place)
    QTest.mouseClick(dialog.findChild(QPushButton, "saveSearchConfirm"), Qt.MouseButton.LeftButton)
    desk.until(lambda: name in saved(window))
    desk.settle(window)


def test_a_search_is_kept_and_shown_with_a_live_count(desk):
    desk.fill(about(1, "Tea"), about(2, "Green tea"), about(3, "Coffee"))
    window = desk.open()
    assert not shown(window, "savedSearches")
    look_for(desk, window, "tea")
    keep(desk, window, "All of tea")
    desk.until(lambda: saved(window) == {"All of tea": 2})
    look_for(desk, window, "green")
    assert titles(window) == ["Green tea"]  # what is typed narrows it
    look_for(desk, window, "")
    assert sorted(titles(window)) == ["Green tea", "Tea"]
    tree = window.findChild(QTreeView, "collectionTree")
    tree.setCurrentIndex(tree.model().index(0, 0))
    desk.settle(window)
    assert len(titles(window)) == 3
    window.commands.trash([window.papers.model.id_at(titles(window).index("Tea"))])
    desk.until(lambda: saved(window) == {"All of tea": 1})


def test_a_saved_search_is_renamed_limited_deleted_and_taken_back(desk):
    ids = desk.fill(about(1, "Tea"), about(2, "Green tea"))
    window = desk.open()
    shelf = window.services.organising.create_collection("Green")
    window.services.organising.add_to_collection(shelf, ids[1:])
    window.side.refresh()
    look_for(desk, window, "tea")
    keep(desk, window, "In green", place="Green")
    desk.until(lambda: saved(window) == {"In green": 1})
    assert titles(window) == ["Green tea"]
    searches = window.findChild(QListView, "savedSearches")
    searches.edit(searches.model().index(0, 0))
    editor = searches.findChild(QLineEdit)
    editor.setText("Greener")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    desk.until(lambda: "Greener" in saved(window))
    QTest.keyClick(searches, Qt.Key.Key_Delete)
    desk.until(lambda: saved(window) == {})
    desk.settle(window)
    for expected in ("Greener", "In green"):
        window.findChild(QAction, "actionUndo").trigger()
        desk.until(lambda expected=expected: list(saved(window)) == [expected])
        desk.settle(window)


# Upkeep and help


def test_the_library_is_checked_and_its_index_made_anew(desk):
    desk.fill(about(1, "Tea"), about(2, "Coffee"))
    window = desk.open()
    with window.services.database.write() as connection:
        connection.exec_driver_sql("UPDATE reference SET title_plain = 'Green tea' WHERE id = 1")
        connection.exec_driver_sql(
            "INSERT INTO attachment (reference_id, name, path, added_at)"
            " VALUES (1, 'paper.pdf', 'ab/cdefghijklmnop/paper.pdf', '2026-01-28T12:00:00+00:00')"
        )
    window.findChild(QAction, "actionCheckLibrary").trigger()
    dialog = window.findChild(QDialog, "checkDialog")
    text, button = (
        dialog.findChild(QLabel, "checkText"),
        dialog.findChild(QPushButton, "mendButton"),
    )
    desk.until(button.isEnabled)
    assert "search (1)" in text.text()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    desk.until(lambda: text.text().startswith("Done"))
    assert "search (1)" not in text.text()
    assert (
        "paper.pdf" in text.text().partition("What only you can see to:")[2]
    )  # nobody can mend that
    look_for(desk, window, "green")
    assert len(titles(window)) == 1
    dialog.close()


def test_the_help_tells_of_every_filter(desk):
    desk.fill(paper(1))
    window = desk.open()
    window.findChild(QAction, "actionSearchHelp").trigger()
    text = window.findChild(QWidget, "helpView").toPlainText()
    for name in (
        "year:",
        "n:>200",
        "hr:<0.8",
        "lang:kor",
        "mesh:",
        "rating:>=4",
        "collection:",
        "has:fulltext",
    ):
        assert name in text
