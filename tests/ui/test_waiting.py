# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person asks for without a network: one quiet sign, a restart, and then it is done."""

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget

from tests.ui.conftest import paper
from tests.ui.test_main_window import titles, trigger, type_into

EFETCH = "eutils/entrez/eutils/efetch"


@pytest.fixture
def window(online):
    """Return a window that is offline by its switch."""
    opened = online.open()
    trigger(opened, "actionOffline")
    return opened


def said(window):
    return window.statusBar().currentMessage()


def sign(window):
    return window.offline_button.text()


def ask(desk, window, *numbers):
    type_into(window, "addBox", " ".join(numbers))
    desk.until(lambda: sign(window) != "")
    desk.settle(window)


def no_dialogs(window):
    shown = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    return not any(isinstance(w, QDialog | QMessageBox) for w in shown)


def test_what_is_asked_offline_waits_quietly_and_is_done_when_online(online, window, server):
    server.clear()
    ask(online, window, "91000001", "91000002", "91000003")
    assert said(window) == "Offline: 3 requests wait"
    assert sign(window) == "3"
    assert "3 requests wait" in window.offline_button.toolTip()
    assert server.requests == []
    assert no_dialogs(window)
    assert not window.findChild(QWidget, "jobPanel").isVisible()
    assert window.job_model.failed_count == 0
    trigger(window, "actionOffline")
    online.until(lambda: len(titles(window)) == 3)
    online.until(lambda: sign(window) == "")
    assert server.count(EFETCH) == 1
    assert "wait" not in window.offline_button.toolTip()


def test_the_queue_survives_a_restart(online, window, server):
    ask(online, window, "91000001")
    window.close()
    again = online.open()
    online.until(lambda: sign(again) == "1")
    assert again.services.client.offline
    trigger(again, "actionOffline")
    online.until(lambda: len(titles(again)) == 1)
    again.close()
    last = online.open()
    online.settle(last)
    assert sign(last) == ""
    assert len(titles(last)) == 1


def test_a_window_that_starts_online_does_what_waited(online, window, server):
    ask(online, window, "91000001")
    window.preferences.change(type(window.preferences.settings)())
    window.close()
    again = online.open()
    online.until(lambda: len(titles(again)) == 1)


def test_f5_and_full_texts_wait_as_well(online, window, server):
    (i,) = online.fill(paper(1))
    window.fetcher.refresh([i])
    window.fetcher.fulltext(i, asked=True)
    online.until(lambda: sign(window) == "2")
    assert [one.ask.kind.value for one in window.furniture.waiting.waiting] in (
        ["refresh", "fulltext"],
        ["fulltext", "refresh"],
    )


def test_without_a_connection_asks_wait_until_a_service_answers_again(desk, server):
    window = desk.open()  # online by its switch, but nobody answers
    ask(desk, window, "91000001")
    assert said(window) == "Offline: 1 request waits"
    assert not window.services.client.offline
    client = window.services.client
    client.endpoints = type(client.endpoints).from_environment(server.environment)
    type_into(window, "addBox", "91000002")
    desk.until(lambda: len(titles(window)) == 2)
    desk.until(lambda: sign(window) == "")


def test_what_fails_for_another_reason_is_told_in_the_panel(online, window):
    ask(online, window, "91000001", "99999999")
    trigger(window, "actionOffline")
    online.until(lambda: len(titles(window)) == 1)
    online.until(lambda: window.job_model.failed_count == 1)
    jobs = window.findChild(QWidget, "jobList").model()
    told = [jobs.index(row, 0).data() for row in range(jobs.rowCount())]
    assert any("Add PMID 99999999" in text and "has no record" in text for text in told)
    online.until(lambda: sign(window) == "")


def test_the_menu_lists_what_waits_and_can_drop_it(online, window):
    ask(online, window, "91000001", "91000002")
    menu = window.offline_button.menu()
    menu.aboutToShow.emit()
    entries = {action.text(): action for action in menu.actions()}
    assert "2 requests wait for the network" in entries
    assert not entries["Try now"].isEnabled()
    (drop,) = entries["Add PMID 91000001"].menu().actions()
    drop.trigger()
    online.until(lambda: sign(window) == "1")
    menu.aboutToShow.emit()
    {action.text(): action for action in menu.actions()}["Drop all"].trigger()
    online.until(lambda: sign(window) == "")
    assert window.offline_button.menu() is None
    trigger(window, "actionOffline")
    online.settle(window)
    assert titles(window) == []


def test_pasted_references_are_read_instead_of_waiting(online, window):
    window.furniture.paster.take(
        "1. Shin H. Adjuvant lumekin cells after resection. J Invent Immunother. 2026;75(2):55. "
        "doi:10.5555/jii.2026.00055"
    )
    online.until(lambda: len(titles(window)) == 1)
    assert sign(window) == ""
