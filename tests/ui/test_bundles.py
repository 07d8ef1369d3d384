# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole library as one file in the window: written, looked at, made a library, merged, put in place."""

import sqlite3
import zipfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QRadioButton,
    QWidget,
)

from refdesk.apart import program
from refdesk.settings import Paths
from refdesk.ui.main_window import MainWindow
from refdesk.ui.rescue.start import put_back_planned
from tests.ui.conftest import Desk, paper


@pytest.fixture
def library(desk: Desk) -> Path:
    desk.fill(*(paper(n) for n in range(10)))
    return Paths.resolve(desk.environment).library


@pytest.fixture
def window(desk: Desk, library: Path) -> MainWindow:
    return desk.open()


def click(parent: QWidget, name: str) -> None:
    parent.findChild(QWidget, name).click()


def text(parent: QWidget, name: str) -> str:
    return parent.findChild(QLabel, name).text().replace("\u00a0", " ")


def papers(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        sql = "SELECT count(*) FROM reference WHERE trashed_at IS NULL"
        return connection.execute(sql).fetchone()[0]


def exported(desk: Desk, window: MainWindow, path: Path, *, preferences: bool = False) -> Path:
    window.actions_by_name["actionExportLibrary"].trigger()
    desk.settle(window)
    dialog = window.findChild(QDialog, "bundleExportDialog")
    dialog.findChild(QLineEdit, "bundlePath").setText(str(path))
    dialog.findChild(QCheckBox, "bundlePreferences").setChecked(preferences)
    click(dialog, "bundleExportButton")
    desk.settle(window)
    return path


@pytest.fixture
def bundle(desk: Desk, window: MainWindow, tmp_path: Path) -> Path:
    """A bundle of the ten papers."""
    return exported(desk, window, tmp_path / "mine.refdesk.zip")


def shown(desk: Desk, window: MainWindow, bundle: Path, monkeypatch) -> QDialog:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(bundle), ""))
    window.actions_by_name["actionImportBundle"].trigger()
    desk.settle(window)
    return window.findChildren(QDialog, "bundleImportDialog")[-1]


def test_the_whole_library_goes_into_one_file(desk, window, tmp_path):
    window.actions_by_name["actionExportLibrary"].trigger()
    desk.settle(window)
    dialog = window.findChild(QDialog, "bundleExportDialog")
    assert text(dialog, "bundleHeld") == "Papers: 10"
    assert dialog.findChild(QLineEdit, "bundlePath").text().endswith(".refdesk.zip")
    dialog.findChild(QLineEdit, "bundlePath").setText(
        str(tmp_path / "mine")
    )  # the ending comes by itself
    click(dialog, "bundleExportButton")
    desk.settle(window)
    with zipfile.ZipFile(tmp_path / "mine.refdesk.zip") as archive:
        assert "settings.json" not in archive.namelist()
        assert archive.read("library.ris").count(b"ER  - ") == 10
    assert "mine.refdesk.zip" in window.statusBar().currentMessage()


def test_an_older_file_is_replaced_only_when_that_is_said_twice(desk, window, tmp_path):
    path = tmp_path / "mine.refdesk.zip"
    path.write_bytes(b"older")
    exported(desk, window, path)
    dialog = window.findChild(QDialog, "bundleExportDialog")
    assert "exists already" in text(dialog, "bundleProblem")
    assert path.read_bytes() == b"older"
    click(dialog, "bundleExportButton")
    desk.settle(window)
    assert zipfile.is_zipfile(path)


def test_what_cannot_be_written_is_said_in_one_sentence(desk, window, tmp_path):
    exported(desk, window, tmp_path / "nowhere" / "mine.refdesk.zip")
    assert "the folder does not exist" in window.statusBar().currentMessage()


def test_its_papers_come_into_the_library(desk, window, bundle, monkeypatch):
    window.commands.trash([3])
    desk.settle(window)
    assert window.papers.view.model().rowCount() == 9
    dialog = shown(desk, window, bundle, monkeypatch)
    assert text(dialog, "bundleHeld") == "Papers: 10"
    assert dialog.findChild(QRadioButton, "bundleMerge").isChecked()
    click(dialog, "bundleImportButton")
    desk.settle(window)
    assert "Papers completed: 1" in text(dialog, "bundleStatus")
    assert window.papers.view.model().rowCount() == 10
    click(dialog, "bundleCloseButton")
    dialog = shown(desk, window, bundle, monkeypatch)
    click(dialog, "bundleImportButton")
    desk.settle(window)
    assert text(dialog, "bundleStatus") == "The library had all of it already."


def test_a_library_of_its_own_is_made_and_opened(desk, window, bundle, tmp_path, monkeypatch):
    started = []
    monkeypatch.setattr(program, "start_beside", lambda *words: started.append(words))
    dialog = shown(desk, window, bundle, monkeypatch)
    at = tmp_path / "else" / "mine.sqlite"
    field = dialog.findChild(QLineEdit, "bundleAt")
    field.clear()
    desk.qtbot.keyClicks(field, str(at))  # who types a place wants a new library
    assert dialog.findChild(QRadioButton, "bundleNew").isChecked()
    click(dialog, "bundleImportButton")
    desk.settle(window)
    assert papers(at) == 10
    assert str(at) in text(dialog, "bundleStatus")
    click(dialog, "bundleOpenButton")
    assert started == [("--library", str(at))]


def test_a_place_that_is_taken_is_refused_and_another_may_be_tried(
    desk, window, bundle, tmp_path, monkeypatch, library
):
    dialog = shown(desk, window, bundle, monkeypatch)
    click(dialog, "bundleNew")
    dialog.findChild(QLineEdit, "bundleAt").setText(str(library))
    click(dialog, "bundleImportButton")
    desk.settle(window)
    assert "there is a file of this name already" in text(dialog, "bundleStatus")
    assert dialog.findChild(QPushButton, "bundleImportButton").isEnabled()
    dialog.findChild(QLineEdit, "bundleAt").setText(str(tmp_path / "other.sqlite"))
    click(dialog, "bundleImportButton")
    desk.settle(window)
    assert papers(tmp_path / "other.sqlite") == 10


def test_it_takes_the_place_of_the_library_at_the_next_start(
    desk, window, bundle, library, monkeypatch
):
    window.services.library._references.add_many([paper(500)])
    dialog = shown(desk, window, bundle, monkeypatch)
    click(dialog, "bundleReplace")
    button = dialog.findChild(QPushButton, "bundleImportButton")
    assert button.text() == "Replace and restart"
    button.click()
    desk.until(lambda: not window.isVisible())
    assert window.trouble.next_start == "usual"
    assert papers(library) == 11
    put_back_planned(library, "normal")
    assert papers(library) == 10


def test_one_that_holds_much_less_is_asked_about_and_the_answer_is_no(
    desk, window, bundle, library, monkeypatch
):
    window.services.library._references.add_many([paper(n) for n in range(500, 510)])
    dialog = shown(desk, window, bundle, monkeypatch)
    click(dialog, "bundleReplace")
    click(dialog, "bundleImportButton")
    box = dialog.findChild(QMessageBox, "bundleLossQuestion")
    assert "Papers: 10 instead of 20" in box.informativeText()
    assert box.defaultButton().objectName() == "bundleLossNo"
    box.defaultButton().click()
    desk.settle(window)
    assert window.isVisible()
    assert papers(library) == 20


def test_what_is_no_bundle_is_told_and_cannot_be_imported(desk, window, tmp_path, monkeypatch):
    path = tmp_path / "photos.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.jpg", b"x")
    dialog = shown(desk, window, path, monkeypatch)
    assert "it is no library bundle of refdesk" in text(dialog, "bundleStatus")
    assert not dialog.findChild(QPushButton, "bundleImportButton").isEnabled()


def test_one_that_is_dropped_or_opened_is_shown_as_what_it_is(desk, window, bundle):
    window.furniture.verbs.import_files([bundle])
    desk.settle(window)
    assert window.findChild(QDialog, "bundleImportDialog").isVisible()


def test_preferences_come_along_where_they_are_wanted(desk, window, tmp_path, monkeypatch):
    def prefer(density: str) -> None:
        settings = window.preferences.settings
        look = replace(settings.appearance, density=density)
        window.preferences.change(replace(settings, appearance=look))

    prefer("comfortable")
    path = exported(desk, window, tmp_path / "mine.refdesk.zip", preferences=True)
    prefer("compact")
    dialog = shown(desk, window, path, monkeypatch)
    dialog.findChild(QCheckBox, "bundlePreferences").setChecked(True)
    click(dialog, "bundleImportButton")
    desk.settle(window)
    assert window.preferences.settings.appearance.density == "comfortable"


def test_all_of_it_is_said_in_korean(desk, window, bundle, tmp_path, monkeypatch):
    dialog = shown(desk, window, bundle, monkeypatch)
    settings = window.preferences.settings
    window.preferences.change(
        replace(settings, appearance=replace(settings.appearance, language="ko"))
    )
    desk.settle(window)
    assert dialog.windowTitle() == "라이브러리 묶음 가져오기"
    assert text(dialog, "bundleHeld") == "논문: 10"
    for button in dialog.findChildren(QRadioButton):
        assert any("가" <= letter <= "힣" for letter in button.text())
        assert any("가" <= letter <= "힣" for letter in button.accessibleDescription())
    (tmp_path / "words.zip").write_text("just words")
    dialog = shown(desk, window, tmp_path / "words.zip", monkeypatch)
    assert "refdesk 라이브러리 묶음이 아님" in text(dialog, "bundleStatus")
