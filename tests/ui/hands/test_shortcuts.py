"""Keys are seen at a glance over the window, and changed in the preferences."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QTextBrowser,
)

from refdesk.ui.shortcuts.keys import Refusal, refusal
from tests.ui.conftest import paper
from tests.ui.hands.driver import find, focused, in_front, press, trigger, write

SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)


class Editor:
    """The page that changes keys."""

    def __init__(self, desk, window):
        self.desk, self.window = desk, window
        window.verbs.preferences("shortcuts")
        self.dialog = find(window, "preferencesDialog")
        desk.until(self.dialog.isVisible)

    def part(self, name, kind):
        return find(self.dialog, name, kind)

    @property
    def table(self):
        return self.part("shortcutTable", QTableView)

    def rows(self):
        model = self.table.model()
        return {
            model.index(row, 0).data(): model.index(row, 1).data()
            for row in range(model.rowCount())
        }

    def choose(self, words):
        write(self.part("shortcutFilter", QLineEdit), words)
        self.table.selectRow(0)
        return self.table.currentIndex().data()

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        recorder = self.part("shortcutEdit", QKeySequenceEdit)
        recorder.setFocus()
        QTest.keyClick(recorder, key, modifiers)
        QApplication.processEvents()

    @property
    def message(self):
        return self.part("shortcutMessage", QLabel).text()

    def click(self, name):
        QTest.mouseClick(self.part(name, QPushButton), Qt.MouseButton.LeftButton)


def keys(window, name):
    return [key.toString() for key in window.findChild(QAction, name).shortcuts()]


@pytest.fixture
def window(desk):
    desk.fill(paper(1))
    window = desk.open()
    window.papers.view.select_row(0)
    in_front(desk, window)
    return window


# The overlay


def test_f1_shows_every_key_and_closes_it_again(desk, window):
    press(window, "F1")
    overlay = find(window, "shortcutOverlay")
    assert overlay.geometry() == window.rect()
    text = find(overlay, "shortcutsView", QTextBrowser).toPlainText()
    for word in (
        "File",
        "Copy bibliography",
        "Ctrl+Shift+C",
        "While a full text is read",
        "Ctrl+H",
    ):
        assert word in text
    press(window, "F1")
    assert not overlay.isVisible()
    assert focused() == "libraryView"
    press(window, "F1")
    press(window, "Esc")
    assert not overlay.isVisible()
    assert focused() == "libraryView"


def test_typing_finds_keys_by_name_and_by_key(window):
    press(window, "F1")
    view = find(window, "shortcutsView", QTextBrowser)
    QTest.keyClicks(QApplication.focusWidget(), "merge")
    assert "Ctrl+M" in view.toPlainText()
    assert "Ctrl+N" not in view.toPlainText()
    write(find(window, "shortcutSearch", QLineEdit), "ctrl+shift+e")
    assert "Export" in view.toPlainText()
    write(find(window, "shortcutSearch", QLineEdit), "zzqqxx")
    assert "zzqqxx" in view.toPlainText()


def test_tab_stays_in_the_overlay_and_its_columns_follow_the_window(window):
    press(window, "F1")
    overlay = find(window, "shortcutOverlay")
    seen = set()
    for _ in range(4):
        seen.add(focused())
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert overlay.isAncestorOf(QApplication.focusWidget())
    assert {"shortcutSearch", "editShortcuts", "shortcutsView"} <= seen
    window.resize(760, 480)
    assert overlay.geometry() == window.rect()
    narrow = overlay.columns
    window.resize(1400, 800)
    assert overlay.columns > narrow


def test_a_key_that_was_read_there_does_what_it_says(window):
    press(window, "F1")
    press(window, "Ctrl+F")
    assert not any(w.isVisible() for w in window.findChildren(QTextBrowser, "shortcutsView"))
    assert focused() == "searchBox"


def test_the_overlay_leads_to_the_editor(desk, window):
    press(window, "F1")
    QTest.mouseClick(find(window, "editShortcuts"), Qt.MouseButton.LeftButton)
    dialog = find(window, "preferencesDialog")
    assert find(dialog, "shortcutTable").isVisible()
    dialog.reject()


# The editor


def test_a_key_is_changed_at_once_and_after_a_new_start(desk, window):
    editor = Editor(desk, window)
    assert editor.choose("mark as read") == "Mark as read"
    editor.press(Qt.Key.Key_R, CTRL | ALT)
    assert keys(window, "actionMarkRead") == ["Ctrl+Alt+R"]
    assert editor.rows()["Mark as read"] == "Ctrl+Alt+R"
    editor.dialog.reject()
    in_front(desk, window)
    press(window, "Ctrl+Alt+R")
    desk.settle(window)
    assert window.services.library.rows(window.papers.model.ids)[0].is_read
    press(window, "F1")
    assert "Ctrl+Alt+R" in find(window, "shortcutsView", QTextBrowser).toPlainText()
    window.close()
    again = desk.open()
    assert keys(again, "actionMarkRead") == ["Ctrl+Alt+R"]
    assert keys(again, "actionUndo") == ["Ctrl+Z"]


def test_only_what_differs_is_kept(desk, window):
    editor = Editor(desk, window)
    editor.choose("mark as read")
    editor.press(Qt.Key.Key_R, CTRL | ALT)
    assert window.preferences.settings.shortcuts == {"actionMarkRead": "Ctrl+Alt+R"}
    editor.click("shortcutUsual")
    assert window.preferences.settings.shortcuts == {}
    assert keys(window, "actionMarkRead") == []


def test_a_key_of_another_action_is_named_and_taken_only_when_asked(desk, window):
    editor = Editor(desk, window)
    editor.choose("mark as read")
    editor.press(Qt.Key.Key_M, CTRL)
    assert editor.message == "Ctrl+M is the key of “Merge papers”."
    assert keys(window, "actionMarkRead") == []
    editor.click("shortcutTake")
    assert keys(window, "actionMarkRead") == ["Ctrl+M"]
    assert keys(window, "actionMerge") == []
    editor.click("shortcutResetAll")
    assert keys(window, "actionMarkRead") == []
    assert keys(window, "actionMerge") == ["Ctrl+M"]
    assert window.preferences.settings.shortcuts == {}


def test_the_usual_key_comes_back_from_whoever_has_it(desk, window):
    editor = Editor(desk, window)
    editor.choose("merge papers")
    editor.press(Qt.Key.Key_G, CTRL | ALT)
    editor.choose("mark as read")
    editor.press(Qt.Key.Key_M, CTRL)  # free by now
    editor.choose("merge papers")
    editor.click("shortcutUsual")
    assert keys(window, "actionMerge") == ["Ctrl+M"]
    assert keys(window, "actionMarkRead") == []


def test_a_second_key_beside_the_first(desk, window):
    editor = Editor(desk, window)
    editor.choose("export notes")
    editor.press(Qt.Key.Key_N, CTRL | ALT)
    editor.part("shortcutKeep", QCheckBox).click()
    editor.press(Qt.Key.Key_H, CTRL | ALT)
    assert keys(window, "actionExportNotes") == ["Ctrl+Alt+N", "Ctrl+Alt+H"]
    editor.click("shortcutNone")
    assert keys(window, "actionExportNotes") == []


@pytest.mark.parametrize(
    ("key", "modifiers", "words"),
    [
        (Qt.Key.Key_C, CTRL, "cuts, copies or pastes"),
        (Qt.Key.Key_K, Qt.KeyboardModifier.NoModifier, "writes"),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, "moves"),
        (Qt.Key.Key_F, ALT, "opens a menu"),
        (Qt.Key.Key_F10, SHIFT, "system"),
    ],
)
def test_keys_that_texts_and_the_system_need_are_refused(desk, window, key, modifiers, words):
    editor = Editor(desk, window)
    editor.choose("mark as read")
    editor.press(key, modifiers)
    assert words in editor.message
    assert keys(window, "actionMarkRead") == []


def test_what_is_refused_and_what_is_not():
    def of(keys, *, in_list=False):
        return refusal(QKeySequence(keys), in_list=in_list, mnemonics={"f"})

    assert of("Del") is Refusal.MOVING
    assert of("Del", in_list=True) is None
    assert of("Shift+Del", in_list=True) is None
    assert of("Shift+Del") is Refusal.CLIPBOARD
    assert of("Return", in_list=True) is None
    assert of("F8") is None
    assert of("Ctrl+Left") is None
    assert of("Alt+Z") is None
    assert of("Ctrl+Alt+F") is None
    assert of("Shift+A") is Refusal.TYPING
    assert of("Tab") is Refusal.MOVING


def test_an_action_is_found_by_pressing_its_key(desk, window):
    editor = Editor(desk, window)
    editor.click("shortcutByKey")
    field = editor.part("shortcutKeyFilter", QKeySequenceEdit)
    QTest.keyClick(field, Qt.Key.Key_M, CTRL)
    assert editor.rows() == {"Merge papers": "Ctrl+M"}


def test_keys_that_are_no_actions_are_listed_and_fixed(desk, window):
    editor = Editor(desk, window)
    assert editor.rows()["Highlight the selection"] == "Ctrl+H"
    editor.choose("highlight the selection")
    assert not editor.part("shortcutEdit", QKeySequenceEdit).isEnabled()


def test_escape_leaves_the_field_that_takes_keys_and_tab_goes_on(desk, window):
    editor = Editor(desk, window)
    editor.choose("mark as read")
    editor.press(Qt.Key.Key_Escape)
    assert editor.dialog.isVisible()
    assert editor.table.hasFocus()


def test_the_boxes_say_the_keys_that_lead_to_them(window):
    assert "Ctrl+F" in window.search_box.placeholderText()
    settings = window.preferences.settings
    changed = {"actionFind": "Ctrl+Alt+F", "actionAdd": ""}
    window.preferences.change(replace(settings, shortcuts=changed))
    assert "Ctrl+Alt+F" in window.search_box.placeholderText()
    assert "Ctrl" not in window.add_box.placeholderText()
    trigger(window, "actionFind")
    assert focused() == "searchBox"
