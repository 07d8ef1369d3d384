"""The keyboard goes from pane to pane, stays where it was, and brings every menu."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLineEdit,
    QMenu,
    QPushButton,
    QWidget,
)

from refdesk.domain.annotations import TextPart
from refdesk.domain.indexing import Keyword
from refdesk.domain.reference import Abstract, AbstractSection
from refdesk.ui.actions import SPECS
from tests.ui.conftest import paper
from tests.ui.hands.driver import find, focused, in_front, press, trigger
from tests.ui.test_organising import pdf

pytestmark = pytest.mark.qt_log_ignore("does not support")


@pytest.fixture
def window(desk):
    desk.fill(*(paper(number) for number in range(1, 5)))
    window = desk.open()
    number = window.services.organising.create_collection("first", None)
    ids = list(window.papers.model.ids)
    window.services.organising.add_to_collection(number, ids)
    window.services.organising.tag(ids, "to read")
    window.side.refresh()
    desk.settle(window)
    window.papers.view.select_row(0)
    desk.settle(window)
    in_front(desk, window)
    return window


def pane(window):
    """Return in which pane the keyboard is."""
    focus = QApplication.focusWidget()
    panes = {
        "bar": window.tool_bar, "side": window.side, "list": window.papers,
        "detail": window.detail_place, "tabs": window.tab_place, "jobs": window.job_panel,
        "text": window.documents.currentWidget(),
    }  # fmt: skip
    return next((name for name, widget in panes.items() if widget.isAncestorOf(focus)), "")


def test_f6_goes_round_the_panes_and_back(window):
    seen = []
    for _ in range(4):
        press(window, "F6")
        seen.append(pane(window))
    assert seen == ["detail", "bar", "side", "list"]
    back = []
    for _ in range(4):
        press(window, "Shift+F6")
        back.append(pane(window))
    assert back == ["side", "bar", "detail", "list"]


def test_a_pane_remembers_where_the_keyboard_was_in_it(window):
    window.side.tags.setFocus()
    press(window, "F6")
    assert pane(window) == "list"
    press(window, "Shift+F6")
    assert focused() == "tagList"


def test_panes_that_are_hidden_are_passed_over(window):
    trigger(window, "actionShowSide")
    trigger(window, "actionShowJobs")
    seen = set()
    for _ in range(5):
        press(window, "F6")
        seen.add(pane(window))
    assert seen == {"bar", "list", "detail", "jobs"}


def test_an_empty_list_lends_its_place_to_what_is_there(desk, window):
    window.search_box.set_query("zzqqxx")
    desk.settle(window)
    window.side.tree.setFocus()
    press(window, "F6")
    assert focused() == "clearSearchButton"


def test_the_keyboard_stays_in_the_list_when_it_is_read_anew(desk, window):
    ids = list(window.papers.model.ids)
    window.papers.view.select_id(ids[2])
    window.papers.refresh()
    desk.settle(window)
    assert focused() == "libraryView"
    assert window.papers.view.selected_ids() == [ids[2]]
    window.services.organising.set_rating([ids[2]], 4)
    trigger(window, "actionMarkRead")
    desk.settle(window)
    assert focused() == "libraryView"
    assert window.papers.view.current_id() == ids[2]


def test_deleting_the_last_line_selects_the_one_before(desk, window):
    ids = list(window.papers.model.ids)
    window.papers.view.select_id(ids[-1])
    press(window, "Shift+Del")
    desk.until(lambda: window.papers.model.rowCount() == 3)
    desk.settle(window)
    assert window.papers.view.selected_ids() == [ids[-2]]
    assert focused() == "libraryView"


def test_what_came_back_is_selected(desk, window):
    ids = list(window.papers.model.ids)
    window.papers.view.select_ids(ids[1:3])
    press(window, "Shift+Del")
    desk.until(lambda: window.papers.model.rowCount() == 2)
    desk.settle(window)
    press(window, "Ctrl+Z")
    desk.until(lambda: window.papers.model.rowCount() == 4)
    desk.settle(window)
    assert window.papers.view.selected_ids() == ids[1:3]


def menu_key(widget):
    """Press the key for menus, as the system tells it: where the widget says its cursor is."""
    cursor = widget.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    at = cursor.center() if isinstance(cursor, QRect) else cursor.center().toPoint()
    at = at if widget.rect().contains(at) else QPoint(4, 4)
    reason = QContextMenuEvent.Reason.Keyboard
    target = widget.viewport() if hasattr(widget, "viewport") else widget
    QApplication.sendEvent(target, QContextMenuEvent(reason, at, widget.mapToGlobal(at)))
    QApplication.processEvents()
    menus = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu) and w.isVisible()]
    texts = [action.text() for menu in menus for action in menu.actions()]
    for menu in menus:
        menu.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return texts


def test_the_menu_key_brings_the_menu_of_what_the_keyboard_is_on(desk, window, tmp_path):
    assert "&Open paper" in menu_key(window.papers.view)
    tree = in_front(desk, window, "collectionTree")
    QTest.keyClick(tree, Qt.Key.Key_End)
    QTest.keyClick(tree, Qt.Key.Key_Up)
    desk.settle(window)
    assert "Delete collection" in menu_key(tree)
    tags = in_front(desk, window, "tagList")
    QTest.keyClick(tags, Qt.Key.Key_Down)
    QTest.keyClick(tags, Qt.Key.Key_Home)
    assert "Rename" in menu_key(tags)
    window.services.searches.save("Tea", "tea", None)
    window.search.keeper.refresh()
    desk.settle(window)
    searches = in_front(desk, window, "savedSearches")
    QTest.keyClick(searches, Qt.Key.Key_Home)
    searches.setCurrentIndex(searches.model().index(0, 0))
    assert "Delete saved search" in menu_key(searches)


def test_the_menu_key_works_on_files(desk, window, tmp_path):
    window.papers.view.select_row(0)
    desk.settle(window)
    number = window.papers.view.current_id()
    window.furniture.filing.attach(number, [pdf(tmp_path)])
    desk.settle(window)
    window.detail.tabs.setCurrentWidget(window.detail.notes)
    desk.settle(window)
    files = in_front(desk, window, "attachmentList")
    files.setCurrentIndex(files.model().index(0, 0))
    assert "Show in folder" in menu_key(files)


def test_the_menu_key_works_on_keywords_citations_and_highlights(desk):
    text = "Mortality was lower with the new drug."
    ids = desk.fill(
        replace(
            paper(1),
            keywords=(Keyword("biomarker"),),
            abstracts=(Abstract((AbstractSection(text),)),),
        )
    )
    window = desk.open()
    window.services.annotations.highlight(ids[0], TextPart.ABSTRACT, text, 0, 9, 1)
    window.papers.view.select_row(0)
    desk.settle(window)
    detail = window.detail
    detail.tabs.setCurrentWidget(detail.abstract)
    desk.settle(window)
    chip = next(b for b in detail.abstract.findChildren(QPushButton) if b.text() == "biomarker")
    chip.setFocus()
    assert "Search PubMed" in menu_key(chip)
    detail.tabs.setCurrentWidget(detail.citations)
    desk.settle(window)
    desk.until(lambda: "Author1" in find(window, "apaText").toPlainText())
    assert "Copy with formatting" in menu_key(find(window, "apaText"))
    detail.tabs.setCurrentWidget(detail.notes)
    desk.settle(window)
    marks = in_front(desk, window, "highlightList")
    QTest.keyClick(marks, Qt.Key.Key_Home)
    QTest.keyClick(marks, Qt.Key.Key_Down)
    assert "Show in the text" in menu_key(marks)


# Everything is reached


def takes_keyboard(widget):
    return (
        widget.isVisible()
        and widget.isEnabled()
        and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.focusProxy() is None
    )


def has_another_way(window, button):
    """Whether an action with a key or in a menu does what a button without Tab does."""
    action = button.defaultAction() if hasattr(button, "defaultAction") else None
    in_menus = {a for top in window.menuBar().actions() for a in top.menu().actions()}
    return action is not None and (action in in_menus or not action.shortcut().isEmpty())


def test_every_action_stands_in_a_menu_or_has_a_key(window):
    in_menus = set()
    waiting = [top.menu() for top in window.menuBar().actions()]
    while waiting:
        for action in waiting.pop().actions():
            in_menus.add(action.objectName())
            if action.menu() is not None:
                waiting.append(action.menu())
    lost = [
        name
        for name in SPECS
        if name not in in_menus and window.findChild(QAction, name).shortcut().isEmpty()
    ]
    assert lost == []


def test_every_menu_opens_with_alt_and_a_letter_of_its_own(window):
    letters = [
        top.text()[top.text().index("&") + 1].lower()
        for top in window.menuBar().actions()
        if top.menu() is not None
    ]
    assert len(letters) == len(set(letters)) == len(window.menuBar().actions())


@pytest.mark.parametrize("tab", ["abstractTab", "picoTab"])  # Tab in the others: end2end
def test_every_control_of_the_window_is_reached_with_tab(desk, window, tab):
    """Tab goes round once; what it leaves out and can be clicked has another way."""
    tabs = window.detail.tabs
    tabs.setCurrentWidget(window.findChild(QWidget, tab))
    trigger(window, "actionShowJobs")
    desk.settle(window)
    first = in_front(desk, window, "addBox")
    seen = []
    for _ in range(200):
        focus = QApplication.focusWidget()
        if seen and focus is first:
            break
        seen.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is first, f"Tab is caught in {focused()}"
    missed = []
    for widget in window.findChildren(QWidget):
        inner = isinstance(widget.parentWidget(), QAbstractScrollArea)
        if takes_keyboard(widget) and not inner and widget not in seen:
            missed.append(f"{type(widget).__name__} {widget.objectName()}")
        clicked = isinstance(widget, QAbstractButton) and widget.isVisible() and widget.isEnabled()
        if clicked and widget not in seen and not has_another_way(window, widget):
            around = widget.parentWidget()
            if not isinstance(around, QLineEdit):  # its actions have names in the menus
                missed.append(f"{type(widget).__name__} {widget.objectName()} {widget.text()}")
    assert missed == []
