# SPDX-License-Identifier: GPL-3.0-or-later
"""New versions: asked about once, looked for after a yes, shown as one line with a link."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QPushButton

from tests.ui.test_main_window import trigger

LATEST = "updates/latest.json"
MONDAY, TUESDAY = date(2026, 11, 2), date(2026, 11, 3)


@pytest.fixture
def window(online, server):
    opened = online.open()
    opened.furniture.releases.begin(ask=True)
    opened.furniture.releases._rest.stop()  # the test says when
    server.clear()
    return opened


def look(window, desk, day=MONDAY):
    window.furniture.releases.look(day)
    desk.settle(window)


def bar(window, name):
    found = [one for one in window.findChildren(QFrame, name) if not one.isHidden()]
    return found[0] if found else None


def press(window, qtbot, name):
    button = [b for b in window.findChildren(QPushButton, name) if b.isVisible()][-1]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def choice(window):
    return window.preferences.settings.new_versions


def test_nobody_is_asked_before_the_person_says_yes(online, window, server, qtbot):
    look(window, online)
    assert bar(window, "askReleases")
    assert server.count(LATEST) == 0
    press(window, qtbot, "askReleasesYes")
    assert choice(window) == "daily"
    assert bar(window, "askReleases") is None
    look(window, online)
    assert server.count(LATEST) == 1


def test_a_no_is_for_ever(online, window, server, qtbot):
    look(window, online)
    press(window, qtbot, "askReleasesNo")
    look(window, online, TUESDAY)
    assert (choice(window), bar(window, "askReleases"), server.count(LATEST)) == ("never", None, 0)


def test_a_first_start_asks_nothing(online, server):
    opened = online.open()
    opened.furniture.releases.begin(ask=False)
    look(opened, online)
    assert bar(opened, "askReleases") is None
    assert server.count(LATEST) == 0


def test_a_newer_version_is_a_line_with_a_link(online, window, server, qtbot):
    look(window, online)
    press(window, qtbot, "askReleasesYes")
    look(window, online)
    online.until(lambda: bar(window, "releaseThere"))
    assert "99.1.0" in bar(window, "releaseThere").accessibleName()
    press(window, qtbot, "showRelease")
    assert online.opened == [f"{server.url}/updates/99.1.0.html"]
    press(window, qtbot, "dismissRelease")
    assert bar(window, "releaseThere") is None
    look(window, online, TUESDAY)
    assert server.count(LATEST) == 2
    assert bar(window, "releaseThere") is None, "told of once"


def test_it_is_asked_once_a_day_also_by_the_next_start(online, window, server, qtbot):
    look(window, online)
    press(window, qtbot, "askReleasesYes")
    server.fault(LATEST, "503")
    look(window, online)
    look(window, online)
    window.close()
    again = online.open()
    look(again, online)
    assert server.count(LATEST) == 1
    look(again, online, TUESDAY)
    assert server.count(LATEST) == 2


@pytest.mark.parametrize("kind", ["429", "html", "huge", "reset"])
def test_trouble_is_let_be(online, window, server, qtbot, kind):
    look(window, online)
    press(window, qtbot, "askReleasesYes")
    server.fault(LATEST, kind, times=None)
    look(window, online)
    assert bar(window, "releaseThere") is None
    assert window.statusBar().currentMessage() == ""


def test_offline_nothing_is_asked_of_anybody(online, window, server):
    trigger(window, "actionOffline")
    look(window, online)
    assert bar(window, "askReleases") is None
    assert server.count(LATEST) == 0


def test_the_preferences_say_yes_and_no_too(online, window, server, qtbot, monkeypatch):
    monkeypatch.setenv("REFDESK_URL_UPDATES", server.url)
    look(window, online)
    trigger(window, "actionPreferences")
    dialog = window.findChild(object, "preferencesDialog")
    dialog.show_page("services")
    box = dialog.findChild(QCheckBox, "newVersionsBox")
    assert box.isEnabled()
    assert not box.isChecked()
    assert choice(window) == ""
    box.click()
    assert choice(window) == "daily"
    assert bar(window, "askReleases") is None, "it was said here"
    box.click()
    assert choice(window) == "never"
    dialog.close()


def test_where_nobody_is_known_the_preferences_say_so(desk, qtbot, monkeypatch):
    monkeypatch.delenv("REFDESK_URL_UPDATES", raising=False)
    monkeypatch.delenv("REFDESK_URL_ALL", raising=False)
    window = desk.open()
    trigger(window, "actionPreferences")
    dialog = window.findChild(object, "preferencesDialog")
    dialog.show_page("services")
    assert not dialog.findChild(QCheckBox, "newVersionsBox").isEnabled()
    dialog.close()
