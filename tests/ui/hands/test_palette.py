"""One field finds actions, places, styles, papers and preferences, and does what is chosen."""

import gc
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView

from refdesk.ui.palette.entries import Entry
from refdesk.ui.palette.model import ENTRY
from tests.ui.conftest import paper
from tests.ui.hands.driver import compose, find, focused, in_front, lines, press, trigger, write


class Palette:
    """The palette of one window, in somebody's hands."""

    def __init__(self, desk, window):
        self.desk, self.window = desk, window

    def open(self):
        press(self.window, "Ctrl+Shift+P")
        self.desk.until(lambda: focused() == "paletteInput")
        return self

    @property
    def box(self):
        return find(self.window, "paletteInput", QLineEdit)

    @property
    def list(self):
        return find(self.window, "paletteList", QListView)

    @property
    def is_open(self):
        return any(w.isVisible() for w in self.window.findChildren(QLineEdit, "paletteInput"))

    def type(self, text):
        write(self.box, text)
        self.desk.settle(self.window)
        return lines(self.list)

    def key(self, key):
        QTest.keyClick(self.box, key)

    @property
    def lit(self):
        return self.list.currentIndex().data()


@pytest.fixture
def ready(desk):
    """A window with three papers and a collection, the keyboard in the list."""
    desk.fill(paper(1, "Sorafenib for liver cancer"), paper(2, "Tea and sleep"), paper(3))
    window = desk.open()
    outer = window.services.organising.create_collection("Liver cancer", None)
    window.services.organising.create_collection("간암 면역치료", outer)
    window.services.searches.save("Trials of tea", "tea", None)
    window.services.organising.tag([window.papers.model.ids[0]], "to read")
    window.side.refresh()
    window.search.keeper.refresh()
    desk.settle(window)
    window.papers.view.select_row(0)
    in_front(desk, window)
    return Palette(desk, window)


def test_an_action_is_found_shown_with_its_key_and_done(ready):
    ready.open()
    assert ready.type("copy bib")[0] == "Copy bibliography"
    entry = ready.list.currentIndex().data(ENTRY)
    assert (entry.aside, entry.keys) == ("Edit", "Ctrl+Shift+C")
    ready.key(Qt.Key.Key_Return)
    assert not ready.is_open
    assert focused() == "libraryView"
    ready.desk.until(lambda: "Author" in QGuiApplication.clipboard().text())


def test_escape_gives_the_keyboard_back_where_it_was(ready):
    in_front(ready.desk, ready.window, "collectionTree")
    ready.open()
    ready.key(Qt.Key.Key_Escape)
    assert not ready.is_open
    assert focused() == "collectionTree"
    ready.open()
    press(ready.window, "Ctrl+Shift+P")  # the same key closes it
    assert not ready.is_open
    assert focused() == "collectionTree"


def test_it_goes_when_something_else_is_clicked(ready):
    ready.open()
    QTest.mouseClick(find(ready.window, "searchBox"), Qt.MouseButton.LeftButton)
    assert not ready.is_open
    assert focused() == "searchBox"


def test_the_arrows_go_round_and_the_ends_are_reached(ready):
    ready.open()
    count = len(lines(ready.list))
    first = ready.lit
    ready.key(Qt.Key.Key_Up)
    assert ready.list.currentIndex().row() == count - 1
    ready.key(Qt.Key.Key_Down)
    assert ready.lit == first
    ready.key(Qt.Key.Key_PageDown)
    assert ready.list.currentIndex().row() > 5
    ready.key(Qt.Key.Key_Home)
    assert ready.lit == first
    ready.key(Qt.Key.Key_End)
    assert ready.list.currentIndex().row() == count - 1
    ready.key(Qt.Key.Key_Tab)  # Tab does not leave
    assert focused() == "paletteInput"


def test_what_was_used_last_comes_first_also_after_a_new_start(ready):
    ready.open()
    ready.type("mark as unread")
    ready.key(Qt.Key.Key_Return)
    ready.desk.settle(ready.window)
    ready.open()
    assert ready.lit == "Mark as unread"
    ready.window.close()
    again = ready.desk.open()
    again.papers.view.select_row(0)
    in_front(ready.desk, again)
    assert Palette(ready.desk, again).open().lit == "Mark as unread"


def test_what_cannot_be_done_now_says_why_and_comes_last(ready):
    ready.window.papers.view.clearSelection()
    ready.desk.settle(ready.window)
    ready.open()
    found = ready.type("copy")
    entries = [ready.list.model().index(row, 0).data(ENTRY) for row in range(len(found))]
    refused = [entry for entry in entries if entry.refused and entry.kind == "action"]
    assert {entry.refused for entry in refused} == {"select a paper first"}
    ready.type("merge papers")
    assert ready.list.currentIndex().data(ENTRY).refused == "select two papers first"
    ready.key(Qt.Key.Key_Return)
    assert ready.is_open  # nothing happens


def test_collections_searches_and_tags_are_gone_to(ready):
    ready.open()
    assert ready.type("#") == [
        *("All papers", "Recently added", "Recently read", "Unread", "Retracted", "Trash"),
        *("Liver cancer", "간암 면역치료", "Trials of tea", "to read"),
    ]
    assert ready.type("#ㄱㅇ") == ["간암 면역치료"]
    assert ready.list.currentIndex().data(ENTRY).aside == "Collection · Liver cancer"
    ready.key(Qt.Key.Key_Return)
    ready.desk.settle(ready.window)
    assert ready.window.papers.query.collection_id is not None
    ready.open()
    ready.type("trials tea")
    ready.key(Qt.Key.Key_Return)
    ready.desk.settle(ready.window)
    assert ready.window.papers.query.search_id is not None
    assert ready.window.papers.model.rowCount() == 1
    ready.open()
    ready.type("#to read")
    ready.key(Qt.Key.Key_Return)
    ready.desk.settle(ready.window)
    assert ready.window.papers.query.tag_id is not None


def test_papers_are_looked_for_off_the_main_thread_and_shown(ready, monkeypatch):
    library, asked = ready.window.services.library, []
    usual = type(library).ids

    def ids(self, query):
        from threading import current_thread, main_thread

        asked.append((query.text, query.limit, current_thread() is main_thread()))
        return usual(self, query)

    monkeypatch.setattr(type(library), "ids", ids)
    ready.open()
    assert "Tea and sleep" in ready.type("tea sleep")
    assert asked[-1] == ("tea sleep", 8, False)
    assert ready.lit == "Tea and sleep"
    ready.key(Qt.Key.Key_Return)
    ready.desk.settle(ready.window)
    row = ready.window.papers.view.currentIndex().row()
    assert ready.window.papers.model.row(row).title == "Tea and sleep"
    assert focused() == "libraryView"


def test_a_style_copies_the_selection_in_it(ready):
    ready.open()
    found = ready.type("@vancouver")
    assert found
    assert "Vancouver" in found[0]
    ready.key(Qt.Key.Key_Return)
    ready.desk.until(lambda: "copied" in ready.window.statusBar().currentMessage())
    assert not ready.is_open
    assert ready.window.preferences.citing().recent


def test_a_page_of_the_preferences_is_opened_by_what_stands_on_it(ready):
    ready.open()
    assert ready.type(">dark theme")[0] == "Appearance"
    ready.type("keyboard shortcuts change")
    ready.key(Qt.Key.Key_Return)
    dialog = find(ready.window, "preferencesDialog")
    assert find(dialog, "shortcutTable").isVisible()
    dialog.reject()


def test_help_lists_the_prefixes_and_types_one(ready):
    ready.open()
    assert ready.type("?")[:2] == [
        "Actions and preferences",
        "Collections, saved searches and tags",
    ]
    ready.key(Qt.Key.Key_Down)
    ready.key(Qt.Key.Key_Return)
    assert ready.is_open
    assert ready.box.text() == "#"
    assert "Liver cancer" in lines(ready.list)


def test_nothing_found_is_said_and_cannot_be_chosen(ready):
    ready.open()
    assert ready.type("zzqqxx") == ["Nothing found"]
    ready.key(Qt.Key.Key_Return)
    assert ready.is_open


def korean(window):
    settings = window.preferences.settings
    look = replace(settings.appearance, language="ko")
    window.preferences.change(replace(settings, appearance=look))


@pytest.fixture
def crowded(ready, monkeypatch):
    """The same where the library has more places than are looked through at once."""
    monkeypatch.setattr("refdesk.ui.palette.desk.FEW_PLACES", 2)
    return ready


def test_among_very_many_places_the_same_are_found(crowded):
    crowded.open()
    assert "Liver cancer" in crowded.type("liver")
    assert crowded.type("#면역") == ["간암 면역치료"]
    assert crowded.list.currentIndex().data(ENTRY).aside == "Collection · Liver cancer"
    assert {"to read", "Trials of tea", "Trash"} <= set(crowded.type("#"))
    assert crowded.type(">liver") == ["Nothing found"]
    crowded.type("#to read")
    crowded.key(Qt.Key.Key_Return)
    crowded.desk.settle(crowded.window)
    assert len(crowded.window.papers.model.ids) == 1


def test_of_very_many_places_those_used_last_come_first(crowded):
    crowded.open()
    crowded.type("#trials")
    crowded.key(Qt.Key.Key_Return)
    crowded.desk.settle(crowded.window)
    crowded.open()
    assert crowded.type("#")[0] == "Trials of tea"


@pytest.mark.parametrize("how_many", ["ready", "crowded"])
def test_a_closed_palette_holds_nothing_of_the_library(request, how_many):
    palette = request.getfixturevalue(how_many)
    palette.open()
    palette.type("liver")
    palette.key(Qt.Key.Key_Escape)
    palette.desk.settle(palette.window)
    gc.collect()
    assert [one for one in gc.get_objects() if isinstance(one, Entry)] == []


def test_korean_is_found_by_first_consonants_and_while_it_is_composed(ready):
    korean(ready.window)
    ready.desk.settle(ready.window)
    try:
        ready.open()
        assert ready.type(">ㅊㄹ")[0] == "모든 초록의 수치 읽기"
        write(ready.box, ">")
        compose(ready.box, "초")
        assert "모든 초록의 수치 읽기" in lines(ready.list)
        compose(ready.box, "촐")  # on the way to 초록
        assert lines(ready.list)[0] == "모든 초록의 수치 읽기"
        compose(ready.box, "", "초록")
        assert ready.box.text() == ">초록"
        assert lines(ready.list)[0] == "모든 초록의 수치 읽기"
        assert ready.type(">copy bib")[0] == "참고문헌 복사"  # by its English name as well
    finally:
        settings = ready.window.preferences.settings
        look = replace(settings.appearance, language="en")
        ready.window.preferences.change(replace(settings, appearance=look))


def test_the_lit_line_is_read_out(ready, monkeypatch):
    heard = []
    monkeypatch.setattr("refdesk.ui.palette.box.announce", lambda _, text: heard.append(text))
    ready.open()
    ready.type("export")
    ready.key(Qt.Key.Key_Down)
    assert heard[-1].startswith(str(ready.lit))
    assert any(text.endswith("Ctrl+Shift+E") for text in heard)


def test_it_stays_inside_a_small_window(ready):
    ready.window.resize(760, 480)
    ready.open()
    palette = find(ready.window, "commandPalette")
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    assert ready.window.rect().contains(palette.geometry())


def test_changed_keys_are_shown(ready):
    settings = ready.window.preferences.settings
    ready.window.preferences.change(replace(settings, shortcuts={"actionExport": "Ctrl+Alt+X"}))
    ready.open()
    ready.type("export")
    assert ready.list.currentIndex().data(ENTRY).keys == "Ctrl+Alt+X"
    ready.key(Qt.Key.Key_Escape)
    trigger(ready.window, "actionPalette")
    assert ready.is_open
