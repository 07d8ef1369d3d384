# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a library had better not lie is said once, calmly; another computer's version beside it as well."""

import shutil

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from refdesk import places
from tests.ui.conftest import paper


def bar(desk, window, name):
    """Return a notice that is shown, if there is one, once nothing runs any more."""
    desk.settle(window)
    found = window.findChild(QWidget, name)
    return found if found is not None and not found.isHidden() else None


def press(qtbot, window, name):
    qtbot.mouseClick(window.findChild(QPushButton, name), Qt.MouseButton.LeftButton)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def shared(desk):
    """Let a service copy the folder of the library."""
    desk.fill(paper(1))
    (desk.home / ".stfolder").mkdir()
    return desk


def test_a_library_on_this_computer_says_nothing(desk):
    desk.fill(paper(1))
    window = desk.open()
    assert bar(desk, window, "placeBar") is None
    assert bar(desk, window, "conflictBar") is None


def test_a_folder_that_a_service_copies_is_said_once(shared, qtbot):
    window = shared.open()
    shown = bar(shared, window, "placeBar")
    assert shown is not None
    assert "Syncthing copies this library to other computers" in shown.accessibleName()
    press(qtbot, window, "placeClose")
    assert bar(shared, window, "placeBar") is None
    window.close()
    assert bar(shared, shared.open(), "placeBar") is None


def test_what_to_do_stands_in_help(shared, qtbot):
    window = shared.open()
    assert bar(shared, window, "placeBar") is not None
    press(qtbot, window, "placeHelp")
    page = window.findChild(QWidget, "helpWindow")
    assert page is not None
    assert page.isVisible()
    assert page.place == "data#elsewhere"
    page.close()
    press(qtbot, window, "placeFolder")
    assert shared.opened[-1].startswith("file://")


def test_it_is_said_again_when_the_library_moves_elsewhere(shared, qtbot, monkeypatch):
    window = shared.open()
    assert bar(shared, window, "placeBar") is not None
    press(qtbot, window, "placeClose")
    window.close()
    (shared.home / ".stfolder").rmdir()
    monkeypatch.setattr(places, "network_system", lambda path, mounts: "cifs")
    shown = bar(shared, shared.open(), "placeBar")
    assert shown is not None
    assert "lies on a network (cifs)" in shown.accessibleName()


def test_another_version_beside_the_library_is_named(desk, qtbot):
    desk.fill(paper(1))
    library = desk.home / "data" / "library.sqlite"
    shutil.copy(library, library.with_name("library (Kim's conflicted copy 2026-01-02).sqlite"))
    window = desk.open()
    shown = bar(desk, window, "conflictBar")
    assert shown is not None
    said = shown.findChild(QLabel, "conflictBarText").text()
    assert "library (Kim's conflicted copy 2026-01-02).sqlite" in said
    press(qtbot, window, "conflictClose")
    window.close()
    shutil.copy(library, library.with_name("library-DESKTOP-1AB2C3D.sqlite"))
    assert bar(desk, desk.open(), "conflictBar") is not None


def test_the_notice_speaks_the_language_that_is_in_use(shared):
    window = shared.open()
    shown = bar(shared, window, "placeBar")
    assert shown is not None
    assert window.findChild(QPushButton, "placeHelp").text() == "What to do"
    assert window.findChild(QPushButton, "placeHelp").accessibleName() in {"", "What to do"}
