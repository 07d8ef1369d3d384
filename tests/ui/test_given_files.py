# SPDX-License-Identifier: GPL-3.0-or-later
"""Files from the desktop: taken for files, shown in the import dialog, never imported by themselves."""

import json

import pytest
from PySide6.QtCore import QObject, QUrl

from refdesk.__main__ import _is_file
from refdesk.ui.given_files import MOST, GivenFiles, heard_of, paths_of, said_of
from tests.ui.test_main_window import titles

RIS = "TY  - JOUR\nTI  - A paper from the desktop\nPY  - 2020\nER  - \n"


@pytest.fixture
def ris(tmp_path):
    path = tmp_path / "new 논문.ris"
    path.write_text(RIS, "utf-8")
    return path


@pytest.mark.parametrize("word", ["import", "self-test", "serach", None, "-h", "missing.ris"])
def test_a_word_that_may_be_a_command_is_no_file(word, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "import").write_text(RIS)
    assert not _is_file(word)


def test_a_file_is_one_by_its_name_or_as_a_link(ris, monkeypatch):
    monkeypatch.chdir(ris.parent)
    (ris.parent / "import").write_text(RIS)
    for word in (str(ris), ris.name, QUrl.fromLocalFile(str(ris)).toString(), "./import"):
        assert _is_file(word)
        assert all(path.is_file() and path.is_absolute() for path in paths_of([word]))


def test_paths_travel_whole(ris):
    assert heard_of(said_of([ris])) == [ris]
    odd = ris.with_name("a\tb\nc.ris")
    odd.write_text(RIS)
    assert "\n" not in said_of([odd])
    assert heard_of(said_of([odd])) == [odd]


@pytest.mark.parametrize(
    "line",
    [
        "",
        "x",
        "{}",
        "[1]",
        '["relative.ris"]',
        '["/nowhere/at/all.ris"]',
        '["/dev/null"]',
        '["/etc"]',
        '["\\u0000"]',
    ],
)
def test_what_is_no_list_of_files_is_not_heard(line):
    assert heard_of(line) == []


def test_a_flood_is_not_heard(ris):
    assert heard_of(json.dumps([str(ris)] * (MOST + 1))) == []


def test_files_wait_until_the_window_is_there(ris):
    shown = []
    given = GivenFiles(QObject(), [ris])
    assert shown == []
    given.show_in(shown.append)
    given.take([ris, ris])
    given.take([])
    assert shown == [[ris], [ris, ris]]


def test_the_window_shows_what_is_in_a_file_and_imports_nothing(desk, ris):
    window = desk.open()
    given = GivenFiles(window, [ris])
    given.show_in(window.verbs.import_files)
    desk.settle(window)
    dialog = window.findChild(QObject, "importDialog")
    assert dialog.isVisible()
    assert titles(window) == []
    dialog.reject()
