"""The window of help, used as a person does."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QToolButton, QTreeWidget

from refdesk.ui.help.view import HelpView
from refdesk.ui.help.window import HelpWindow
from refdesk.ui.theme import scheme_of
from tests.ui.conftest import Desk, paper
from tests.ui.help.hand import choose_language


@pytest.fixture
def window(desk: Desk, theme):
    desk.fill(paper(1))
    return desk.open()


def open_help(window, action: str = "actionHelp") -> HelpWindow:
    window.findChild(QAction, action).trigger()
    found = window.findChild(HelpWindow, "helpWindow")
    assert isinstance(found, HelpWindow)
    assert found.isVisible()
    QApplication.processEvents()
    return found


def view(found: HelpWindow) -> HelpView:
    return found.findChild(HelpView, "helpView")


def typed(found: HelpWindow, text: str) -> None:
    field = found.findChild(QLineEdit, "helpSearch")
    field.setFocus()
    field.clear()
    if text.isascii():
        QTest.keyClicks(field, text)
    else:
        field.insert(text)  # composed by an input method, not by keys


def hits(found: HelpWindow) -> list[str]:
    listed = found.findChild(QListWidget, "helpHits")
    spoken = Qt.ItemDataRole.AccessibleTextRole
    return [listed.item(n).data(spoken) for n in range(listed.count())]


def marked(found: HelpWindow) -> list[str]:
    return [one.cursor.selectedText() for one in view(found).extraSelections()]


def test_help_opens_at_its_beginning_and_leaves_the_window_free(window):
    found = open_help(window)
    assert not found.isModal()
    assert "Getting started" in view(found).toPlainText()
    assert view(found).accessibleName() == "Getting started"
    assert window.isEnabled()


def test_how_to_search_opens_help_there(window):
    found = open_help(window, "actionSearchHelp")
    text = view(found).toPlainText()
    for name in ("year:", "n:>200", "hr:<0.8", "lang:kor", "mesh:", "collection:", "has:fulltext"):
        assert name in text


def test_a_second_time_shows_the_same_window_where_it_was(window):
    first = open_help(window)
    first.go_to("terms#rcr")
    first.reject()
    again = open_help(window)
    assert again is first
    assert again.place == "terms#rcr"


def test_pages_name_the_keys_and_menus_that_there_are(window):
    action = window.actions_by_name["actionAdd"]
    action.setShortcut("Ctrl+J")
    found = open_help(window)
    found.go_to("adding")
    text = view(found).toPlainText()
    assert "Ctrl+J" in text
    assert "File › New paper" in text
    assert "{" not in text
    found.go_to("keyboard")
    assert "Ctrl+J" in view(found).toPlainText()


def test_topics_lead_to_pages_and_headings(window):
    found = open_help(window)
    topics = found.findChild(QTreeWidget, "helpTopics")
    topics.setFocus()
    names = [topics.topLevelItem(n).text(0) for n in range(topics.topLevelItemCount())]
    assert len(names) == 21
    assert len(set(names)) == 21
    QTest.keyClick(topics, Qt.Key.Key_Down)
    assert topics.currentItem().parent() is not None  # the headings of the open page come next
    topics.setCurrentItem(topics.topLevelItem(6))
    assert found.place == "evidence"
    QTest.keyClick(topics, Qt.Key.Key_Right)
    QTest.keyClick(topics, Qt.Key.Key_Down)
    assert found.place == "evidence#pico"
    assert "PICO" in view(found).toPlainText()


def test_back_and_forward_also_by_keys(window):
    found = open_help(window)
    back, on = (found.findChild(QToolButton, n) for n in ("helpBack", "helpForward"))
    assert not back.isEnabled()
    found.go_to("evidence#checks")
    found.go_to("terms#ci")
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    assert found.place == "evidence#checks"
    QTest.keyClick(found, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert found.place == "start"
    assert not back.isEnabled()
    QTest.mouseClick(on, Qt.MouseButton.LeftButton)
    assert found.place == "evidence#checks"
    found.go_to("files")
    assert not on.isEnabled()


def test_a_link_of_a_page_is_followed_by_the_keyboard(window, qtbot):
    found = open_help(window)
    found.go_to("evidence")
    text = view(found)
    text.setFocus()
    text.moveCursor(text.textCursor().MoveOperation.Start)
    for _ in range(3):
        QTest.keyClick(text, Qt.Key.Key_Tab)
        if text.textCursor().charFormat().anchorHref():
            break
    target = text.textCursor().charFormat().anchorHref()
    assert target.startswith("help:terms#")
    QTest.keyClick(text, Qt.Key.Key_Return)
    assert found.place == target.removeprefix("help:")


def test_search_lists_the_best_first_marks_words_and_goes_there(window):
    found = open_help(window)
    typed(found, "confidence interval")
    assert hits(found)[0].startswith("Terms and abbreviations › Confidence interval (CI)")
    assert found.findChild(QLabel, "helpCount").text().endswith("found")
    field = found.findChild(QLineEdit, "helpSearch")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert found.place == "terms#ci"
    assert {"Confidence", "interval"} <= set(marked(found))
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert marked(found) == []
    assert found.isVisible()


def test_from_the_search_down_into_the_hits(window):
    found = open_help(window)
    typed(found, "offline")
    field, listed = (
        found.findChild(QLineEdit, "helpSearch"),
        found.findChild(QListWidget, "helpHits"),
    )
    QTest.keyClick(field, Qt.Key.Key_Down)
    first = found.place
    QTest.keyClick(listed, Qt.Key.Key_Down)
    assert found.place != first


def test_nothing_found_is_said(window):
    found = open_help(window)
    typed(found, "zzzzz")
    assert hits(found) == []
    assert found.findChild(QLabel, "helpCount").text().startswith("Nothing found")


def test_text_can_be_copied_and_made_larger_and_stays_so(desk, window):
    found = open_help(window)
    text = view(found)
    text.setFocus()
    size = text.size_of_text
    QTest.mouseClick(found.findChild(QToolButton, "helpLarger"), Qt.MouseButton.LeftButton)
    assert text.size_of_text > size
    larger = text.size_of_text
    text.selectAll()
    text.copy()
    assert "Getting started" in QApplication.clipboard().text()
    found.resize(700, 500)
    QTest.keyClick(found, Qt.Key.Key_Escape)
    assert not found.isVisible()
    window.close()
    again = open_help(desk.open())
    assert view(again).size_of_text == larger
    assert (again.width(), again.height()) == (700, 500)


def test_help_speaks_the_language_of_the_window(desk, window):
    found = open_help(window)
    found.go_to("terms#ci")
    with choose_language(window, "ko"):
        desk.until(lambda: "신뢰구간" in view(found).toPlainText())
        assert found.place == "terms#ci"
        assert "도움말" in found.windowTitle()
        typed(found, "신뢰구간을")
        assert "신뢰구간 (CI)" in hits(found)[0]
        assert "신뢰구간" in marked(found)


def test_marks_and_page_follow_other_colours(desk, window, theme):
    found = open_help(window)
    typed(found, "library")
    try:
        theme.choose("dark")
        QApplication.processEvents()
        colour = scheme_of(found.palette()).highlight_1
        assert {s.format.background().color().name() for s in view(found).extraSelections()} == {
            colour
        }
    finally:
        theme.choose("light")


def test_everything_in_it_has_a_name(window):
    found = open_help(window)
    for part in (*found.findChildren(QToolButton), found.findChild(QLineEdit, "helpSearch")):
        assert part.accessibleName() or not part.objectName().startswith("help")
    assert found.findChild(QTreeWidget, "helpTopics").accessibleName()
    assert found.findChild(QListWidget, "helpHits").accessibleName()
