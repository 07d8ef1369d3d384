# SPDX-License-Identifier: GPL-3.0-or-later
"""What keeps the window from answering is noted with its place; what does not is not."""

import logging
import time

import pytest
from PySide6.QtCore import QTimer

from refdesk.ui.trouble import watchdog as module
from refdesk.ui.trouble.watchdog import Watchdog


@pytest.fixture
def dog(qtbot):
    dog = Watchdog()
    dog.start()
    beats = []
    dog._timer.timeout.connect(lambda: beats.append(time.monotonic()))
    dog.beats = beats
    qtbot.waitUntil(lambda: bool(beats), timeout=5000)
    yield dog
    dog.stop()


def compute_for(seconds):
    """Keep the interpreter busy in Python, as a slow slot would."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        sum(range(100))


def block(qtbot, dog, function):
    """Run something in the event loop and wait until the watchdog has beaten again."""
    QTimer.singleShot(0, function)
    count = len(dog.beats)
    qtbot.waitUntil(lambda: len(dog.beats) > count + 2, timeout=10_000)


def test_a_block_is_noted_with_place_and_time(qtbot, dog, caplog):
    caplog.set_level(logging.INFO, "refdesk")
    for _ in range(2):
        block(qtbot, dog, lambda: compute_for(0.5))
    (where,) = [where for where in dog.found if "compute_for" in where]
    blocks = dog.found[where]
    assert where == "tests.ui.test_watchdog compute_for"
    assert blocks.count == 2
    assert 0.4 < blocks.longest < 5
    assert any(place.function.endswith("compute_for") for place in blocks.stack)
    noted = [r.getMessage() for r in caplog.records if "compute_for" in r.getMessage()]
    assert len(noted) == 1  # once a place
    dog.stop()
    assert "compute_for: 2 times" in caplog.records[-1].getMessage()


def test_a_call_that_waits_without_computing_is_a_block_too(qtbot, dog):
    block(qtbot, dog, lambda: time.sleep(0.5))
    assert any("test_a_call_that_waits" in where for where in dog.found)


def test_a_computer_that_slept_is_none(qtbot, dog, monkeypatch):
    monkeypatch.setattr(dog, "_look", lambda: None)  # nobody ran
    monkeypatch.setattr(module.time, "process_time", lambda: 1.0)
    before = dict(dog.found)
    block(qtbot, dog, lambda: time.sleep(0.5))
    assert dog.found == before


def test_a_dialog_of_the_system_is_none(qtbot, dog):
    code = compile("def ask(getOpenFileName):\n    Dialog.getOpenFileName(0.5)\n", "x", "exec")
    names = {
        "__name__": "refdesk.ui.verbs",
        "Dialog": type("D", (), {"getOpenFileName": time.sleep}),
    }
    exec(code, names)
    block(qtbot, dog, lambda: names["ask"](None))
    assert not any("refdesk.ui.verbs" in where for where in dog.found)


def test_it_is_off_under_a_debugger(monkeypatch):
    monkeypatch.setattr(module.sys, "gettrace", lambda: print)
    dog = Watchdog()
    dog.start()
    assert dog._thread is None


def test_it_costs_next_to_nothing(qtbot, dog):
    began, used = time.monotonic(), time.process_time()
    count = len(dog.beats)
    qtbot.waitUntil(lambda: len(dog.beats) >= count + 8, timeout=10_000)
    share = (time.process_time() - used) / (time.monotonic() - began)
    assert share < 0.2  # all of this process, whose loop pytest-qt itself wakes every 10 ms
