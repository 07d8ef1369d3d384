# SPDX-License-Identifier: GPL-3.0-or-later
"""Services that fail, hang or lie, and no service at all: said in place, nothing blocked or lost."""

import time

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from tests.end2end.window import until
from tests.server.faults import Fault

PLAIN = "Plain invented report number 91000001"
NOTHING = ("not found", "no record", "nothing", "no paper", "does not exist")


def says_a_fault(text: str) -> None:
    """Assert that a sentence tells of a fault, not of an absent paper, and not in our jargon."""
    assert len(text.split()) > 3, text
    assert not [word for word in NOTHING if word in text.lower()], text
    assert not [word for word in ("Error(", "Exception", "{", "None", "http://") if word in text]


@pytest.mark.parametrize(
    "kind",
    ["429", "html", "reset", "503", "truncated", "empty", "invalid-key"],
)
def test_a_failing_service_is_said_under_the_box(desk, server, kind):
    server.fault("*", kind, None)
    hand = desk.open()
    hand.type("addBox", "91000001", enter=True)
    until(lambda: hand.shown("addHint"))
    says_a_fault(hand.text("addHint"))
    assert "91000001" in hand.text("addBox")  # still there to try again
    assert QApplication.activeModalWidget() is None
    assert hand.cells() == []
    server.clear()
    hand.keys("Return", "addBox")
    until(lambda: hand.cells() == [PLAIN])
    assert not hand.shown("addHint")


@pytest.mark.parametrize("kind", ["429", "html", "reset"])
def test_a_full_text_that_does_not_come_is_said_in_its_tab(desk, server, kind, monkeypatch):
    usual = server.note

    def only_texts_fail(asked):
        usual(asked)
        text = asked.service in {"pmc", "europepmc"} or asked.params.get("db") == "pmc"
        return Fault("*", kind, None) if text else None

    hand = desk.open()
    with monkeypatch.context() as patch:
        patch.setattr(server, "note", only_texts_fail)
        hand.add("41591582")
    hand.tab("fulltextTab")
    until(lambda: hand.shown("fulltextEmpty"))
    told = hand.text("fulltextEmpty")
    assert "The full text did not come" in told
    assert not [word for word in NOTHING if word in told.lower()], told
    hand.click("getFulltextButton")
    until(lambda: hand.shown("fulltextView"))
    until(lambda: "Everything in this article is invented" in hand.text("fulltextView"))


def test_a_refresh_that_fails_says_so_and_leaves_the_paper(desk, server):
    hand = desk.open()
    hand.add("41591582")
    hand.click_item("libraryView", hand.cells()[0])
    before = hand.text("abstractView")
    server.fault("eutils", "500", None)
    hand.keys("F5")
    until(lambda: hand.shown("jobPanel"))
    hand.settle()
    (told,) = [line for line in hand.jobs() if "41591582: " in line]
    says_a_fault(told)
    assert "Refreshed" not in hand.status
    assert hand.text("abstractView") == before
    assert QApplication.activeModalWidget() is None


def test_offline_is_one_click_and_asks_nothing(desk, server):
    hand = desk.open()
    hand.add("91000001")
    server.clear()
    hand.menu("actionOffline")
    hand.type("addBox", "91000002", enter=True)
    until(lambda: hand.status == "Offline: 1 request waits")
    assert not hand.shown("addHint")
    assert not hand.shown("jobPanel")
    assert server.count() == 0
    hand.click_item("libraryView", PLAIN)
    hand.keys("Ctrl+Shift+C")  # what is stored stays usable
    until(lambda: "Plain, P." in hand.clipboard.text())
    assert server.count() == 0
    again = desk.reopen()
    assert again.action("actionOffline").isChecked()  # and it is remembered
    again.menu("actionOffline")
    until(lambda: len(again.cells()) == 2)  # without asking again


def test_a_paper_that_is_here_is_found_offline_too(desk):
    hand = desk.open()
    hand.add("91000001", "91000002")
    hand.menu("actionOffline")
    hand.type("addBox", "91000001", enter=True)
    until(lambda: hand.shown("addHint") or hand.selected() == [PLAIN])
    assert not hand.shown("addHint")


def test_a_hanging_fetch_is_cancelled_at_once(desk, server):
    server.fault("eutils", "hang", None)
    hand = desk.open()
    hand.menu("actionShowJobs")
    hand.type("addBox", "91000001", enter=True)
    until(lambda: server.count("eutils") == 1)
    until(lambda: hand.find("cancelJobButton").isEnabled())
    began = time.monotonic()
    hand.click("cancelJobButton")
    until(lambda: hand.jobs() == [] and not hand.find("cancelJobButton").isEnabled())
    assert time.monotonic() - began < 0.2
    assert not hand.shown("addHint")
    server.clear()
    hand.type("addBox", "91000001", enter=True)
    until(lambda: hand.cells() == [PLAIN])  # nothing is stuck


def test_five_hanging_fetches_do_not_stop_the_list(desk, server):
    hand = desk.open()
    hand.add("91000001", "91000002")
    server.fault("*", "hang", None)
    for number in range(5):
        hand.type("addBox", str(91_000_010 + number), enter=True)
    began = time.monotonic()
    hand.type("searchBox", "91000002")
    until(lambda: len(hand.cells()) == 1)
    hand.click_item("libraryView", hand.cells()[0])
    until(lambda: "91000002" in hand.title())
    assert time.monotonic() - began < 2
    hand.window.jobs.active[0].cancel()


def test_closing_while_a_fetch_hangs_is_quick_and_loses_nothing(desk, server):
    hand = desk.open()
    hand.add("91000001")
    hand.select(PLAIN)
    server.fault("*", "hang", None)
    hand.type("addBox", "91000002", enter=True)
    until(lambda: server.count("eutils") == 2)
    hand.tab("notesTab")
    hand.find("noteEdit", None).setFocus()
    hand.keys("Ctrl+End", "noteEdit")
    hand.find("noteEdit").insertPlainText("typed just now")
    began = time.monotonic()
    assert hand.window.close()
    assert time.monotonic() - began < 1
    server.clear()
    again = desk.reopen()
    again.select(PLAIN)
    again.tab("notesTab")
    note: QPlainTextEdit = again.find("noteEdit")
    assert note.toPlainText() == "typed just now"
    assert again.cells() == [PLAIN]
