"""What takes something away offers, in the status line, to take it back."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from refdesk.domain.query import Shelf
from refdesk.ui.library.place_items import Place
from tests.ui.conftest import paper
from tests.ui.hands.driver import find, focused, in_front, press, trigger


def offer(window):
    (button,) = window.findChildren(QPushButton, "undoOffer")
    return button


def is_offered(window):
    return not offer(window).isHidden()


def said(window):
    return window.statusBar().currentMessage()


@pytest.fixture
def window(desk):
    desk.fill(paper(1), paper(2), paper(3))
    window = desk.open()
    window.papers.view.select_row(0)
    in_front(desk, window)
    return window


def test_papers_in_the_trash_come_back_by_one_click(desk, window):
    assert not is_offered(window)
    press(window, "Shift+Del")
    desk.until(lambda: is_offered(window))
    assert said(window) == "1 paper moved to the trash"
    assert offer(window).toolTip() == "Undo (Ctrl+Z)"
    assert offer(window).accessibleName() == "Undo"
    assert window.statusBar().rect().contains(offer(window).geometry())
    QTest.mouseClick(offer(window), Qt.MouseButton.LeftButton)
    desk.settle(window)
    assert window.papers.model.rowCount() == 3
    assert not is_offered(window)  # it works once
    assert "Taken back" in said(window)


def test_the_next_paper_is_selected_and_the_list_keeps_the_keyboard(desk, window):
    ids = list(window.papers.model.ids)
    press(window, "Shift+Del")
    desk.until(lambda: is_offered(window))
    desk.settle(window)
    assert window.papers.view.selected_ids() == [ids[1]]
    assert focused() == "libraryView"
    press(window, "Ctrl+Z")
    desk.settle(window)
    assert not is_offered(window)
    assert focused() == "libraryView"
    assert window.papers.view.selected_count() == 1


def test_it_is_reached_with_f6_and_pressed_with_the_keyboard(desk, window):
    press(window, "Shift+Del")
    desk.until(lambda: is_offered(window))
    desk.settle(window)
    for _ in range(6):
        press(window, "F6")
        if focused() == "undoOffer":
            break
    assert focused() == "undoOffer"
    QTest.keyClick(offer(window), Qt.Key.Key_Space)
    desk.settle(window)
    assert window.papers.model.rowCount() == 3
    assert focused() == "libraryView"


def test_it_goes_when_something_else_is_done_or_said(desk, window):
    press(window, "Shift+Del")
    desk.until(lambda: is_offered(window))
    desk.settle(window)
    trigger(window, "actionRate3")
    desk.settle(window)
    assert not is_offered(window)
    press(window, "Shift+Del")
    desk.until(lambda: is_offered(window))
    window.say("Something else")
    assert not is_offered(window)
    assert said(window) == "Something else"


def test_it_goes_by_itself_but_not_from_under_the_keyboard(desk, window, monkeypatch):
    press(window, "Shift+Del")
    desk.until(lambda: is_offered(window))
    desk.settle(window)
    button = offer(window)
    button.setFocus()
    button._timer.timeout.emit()  # as if the time were up
    assert is_offered(window)
    window.papers.view.setFocus()
    button._timer.timeout.emit()
    assert not is_offered(window)
    assert said(window) == ""


def test_it_is_read_out(desk, window, monkeypatch):
    heard = []
    monkeypatch.setattr("refdesk.ui.undo_offer.announce", lambda _, text: heard.append(text))
    press(window, "Shift+Del")
    desk.until(lambda: is_offered(window))
    assert heard == ["Undo (Ctrl+Z)"]  # after the sentence, which the status line says itself


def test_collections_tags_and_searches_offer_it_too(desk, window):
    organising, ids = window.services.organising, list(window.papers.model.ids)
    number = organising.create_collection("first", None)
    organising.add_to_collection(number, ids)
    organising.tag(ids, "to read")
    window.side.refresh()
    desk.settle(window)
    window.side.tree.choose(Place(collection_id=number))
    desk.settle(window)
    window.papers.view.select_row(0)
    in_front(desk, window)
    press(window, "Del")
    desk.until(lambda: is_offered(window))
    assert "taken out of “first”" in said(window)
    in_front(desk, window, "collectionTree")
    press(window, "Del")
    desk.until(lambda: said(window).startswith("Collection deleted"))
    assert is_offered(window)
    desk.settle(window)
    window.verbs.delete_tag("to read")
    desk.until(lambda: "Tag “to read” removed" in said(window))
    assert is_offered(window)
    QTest.mouseClick(offer(window), Qt.MouseButton.LeftButton)
    desk.settle(window)
    assert window.side.tags.names == ["to read"]
    window.services.searches.save("Tea", "tea", None)
    window.search.keeper.refresh()
    desk.settle(window)
    window.search.keeper.delete(window.side.searches.list.searches[0])
    desk.until(lambda: "Saved search deleted" in said(window))
    assert is_offered(window)


def test_papers_deleted_for_good_come_back(desk, window):
    trigger(window, "actionTrash")
    desk.settle(window)
    window.side.tree.choose(Place(Shelf.TRASH))
    desk.settle(window)
    trigger(window, "actionEmptyTrash")
    desk.until(lambda: said(window) == "1 paper deleted for good")
    QTest.mouseClick(offer(window), Qt.MouseButton.LeftButton)
    desk.settle(window)
    assert window.papers.model.rowCount() == 1


def test_the_button_says_the_key_of_now(desk, window):
    settings = window.preferences.settings
    window.preferences.change(replace(settings, shortcuts={"actionUndo": "Alt+Backspace"}))
    trigger(window, "actionTrash")
    desk.until(lambda: is_offered(window))
    assert find(window, "undoOffer").toolTip() == "Undo (Alt+Backspace)"
