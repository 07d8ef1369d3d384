# SPDX-License-Identifier: GPL-3.0-or-later
"""A safe mode starts whatever the settings and the library say, and forgets nothing of them."""

import argparse
import json
import sqlite3
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget

from refdesk import app
from refdesk.app import again, open_window
from refdesk.domain.bookmarks import OpenDocument
from refdesk.settings import Appearance, Layout, Paths, Settings, load_settings, save_settings
from refdesk.ui.trouble.session import ask_for_safe_mode
from tests.ui.conftest import paper

OWN = Settings(
    appearance=Appearance(theme="light", density="comfortable"),
    layout=Layout(
        {"geometry": "AAAA", "panes": "not base64 %%", "columns": "/////w==", "tabs": "shown"}
    ),
    shortcuts={"actionAdd": "F9"},
)


@pytest.fixture
def start(desk, theme):
    """Open a window, safe or not, when settings or library are as a test made them."""

    def start(*, safe=True):
        window = open_window(None, desk.environment, desk.opened.append, safe=safe)
        desk.windows.append(window)
        desk.settle(window)
        return window

    return start


@pytest.fixture
def paths(desk):
    return Paths.resolve(desk.environment)


def open_a_tab(desk, window):
    window.reading.open(OpenDocument(window.papers.model.ids[0]))
    desk.until(lambda: window.reading.tabs.count() == 2)


def test_tabs_layout_and_keys_are_put_aside_and_said_so(desk, start, paths):
    desk.fill(paper(1))
    window = start(safe=False)
    open_a_tab(desk, window)
    window.close()
    save_settings(paths, OWN, {})
    window = start()
    assert window.reading.tabs.count() == 1
    assert window.actions_by_name["actionAdd"].shortcut().toString() != "F9"
    assert window.papers.view.density.is_comfortable is False
    assert "Safe mode" in window.findChild(QWidget, "safeModeBarText").text()
    window.close()
    assert load_settings(paths, {}) == OWN
    window = start(safe=False)
    assert window.reading.tabs.count() == 2
    assert window.findChild(QWidget, "safeModeBar") is None


def test_nothing_works_by_itself(desk, start, monkeypatch):
    desk.fill(paper(1))
    window = start()
    desk.settle(window)
    assert window.services.evidence.unread_count() == 1
    assert not window.furniture.finals._rest.isActive()


@pytest.mark.parametrize(
    "kept", ["{torn", '{"documents": [[1, "x"]], "current": 0}', "[1]", "\0", "[" * 50_000]
)
@pytest.mark.parametrize("safe", [True, False])
def test_open_documents_that_are_damaged_keep_nobody_out(desk, start, paths, kept, safe):
    desk.fill(paper(1))
    with sqlite3.connect(paths.library) as connection:
        connection.execute("INSERT INTO setting VALUES ('open-documents', ?)", (kept,))
    connection.close()
    window = start(safe=safe)
    assert window.papers.model.rowCount() == 1
    assert window.reading.tabs.count() == 1


@pytest.mark.parametrize("safe", [True, False])
def test_damaged_layout_states_keep_nobody_out(desk, start, paths, safe):
    desk.fill(paper(1))
    save_settings(paths, OWN, {})
    window = start(safe=safe)
    assert window.isVisible()
    assert window.papers.model.rowCount() == 1


@pytest.mark.parametrize("safe", [True, False])
def test_damaged_settings_are_said_and_kept(desk, start, paths, safe):
    desk.fill(paper(1))
    paths.config.mkdir(parents=True)
    paths.settings_file.write_text("{mine")
    window = start(safe=safe)
    bar = window.findChild(QWidget, "settingsDamagedBar")
    assert "settings.json.damaged" in window.findChild(QWidget, "settingsDamagedBarText").text()
    assert (paths.config / "settings.json.damaged").read_text() == "{mine"
    QTest.mouseClick(bar.findChild(QPushButton, "settingsDamagedFolder"), Qt.MouseButton.LeftButton)
    assert desk.opened[-1].toLocalFile() == str(paths.config)
    close = bar.findChild(QPushButton, "settingsDamagedClose")
    close.setFocus()
    QTest.keyClick(close, Qt.Key.Key_Space)
    assert not bar.isVisible()
    window.close()
    if not safe:
        assert json.loads(paths.settings_file.read_text())
    assert (paths.config / "settings.json.damaged").read_text() == "{mine"


def test_what_is_chosen_in_a_safe_mode_is_kept(desk, start, paths):
    save_settings(paths, OWN, {})
    window = start()
    preferences = window.preferences
    now = preferences.settings
    preferences.change(replace(now, appearance=replace(now.appearance, reading_size=20)))
    window.close()
    kept = load_settings(paths, {})
    assert kept == replace(OWN, appearance=replace(OWN.appearance, reading_size=20))


@pytest.mark.parametrize(
    ("button", "how"), [("restartNormally", "usual"), ("restartFresh", "fresh")]
)
def test_it_is_left_by_a_button(desk, start, paths, button, how):
    desk.fill(paper(1))
    window = start(safe=False)
    open_a_tab(desk, window)
    window.close()
    save_settings(paths, OWN, {})
    window = start()
    QTest.mouseClick(window.findChild(QPushButton, button), Qt.MouseButton.LeftButton)
    assert not window.isVisible()
    assert window.trouble.next_start == how
    kept = load_settings(paths, {})
    window = start(safe=False)
    if how == "usual":
        assert kept == OWN
        assert window.reading.tabs.count() == 2
    else:
        assert (kept.layout, kept.shortcuts) == (Layout(), {})
        assert window.reading.tabs.count() == 1


def test_the_words_follow_the_language(desk, start):
    window = start()
    text = window.findChild(QWidget, "safeModeBarText")
    english = text.text()
    now = window.preferences.settings
    window.preferences.change(replace(now, appearance=replace(now.appearance, language="ko")))
    desk.until(lambda: text.text().startswith("안전 모드"))
    assert english.startswith("Safe mode")
    now = window.preferences.settings
    window.preferences.change(replace(now, appearance=replace(now.appearance, language="en")))


@pytest.mark.parametrize(("button", "answer"), [("startSafe", True), ("startNormally", False)])
def test_who_is_asked_decides(qtbot, button, answer):
    def press():
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        box.findChild(QPushButton, button).click()

    QTimer.singleShot(0, press)
    assert ask_for_safe_mode("It did not start.", "A safe mode may.") is answer


def test_the_program_starts_again_on_the_same_library(tmp_path):
    options = argparse.Namespace(library=tmp_path / "other.sqlite")
    assert again(options, "safe") == ["--library", str(tmp_path / "other.sqlite"), "--safe-mode"]
    assert again(argparse.Namespace(library=None), "usual") == []
    assert app.EXIT_FAULT == 1
