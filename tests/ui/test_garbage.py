# SPDX-License-Identifier: GPL-3.0-or-later
"""Garbage goes, but never while something runs that a person waits for."""

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject

from refdesk.ui.garbage import BUSY_ROUNDS, IDLE_ROUNDS, Collector
from refdesk.worker import InlineRunner, JobRunner, Lane


class Knot:
    """Holds itself, so that only a collector ends it."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def owner(qapp):
    gc.enable()
    yield QObject()
    gc.unfreeze()
    gc.disable()


def test_python_collects_nothing_by_itself_meanwhile(owner):
    collector = Collector(InlineRunner(owner), owner)
    collector.start()
    assert not gc.isenabled()
    knot = weakref.ref(Knot())
    collector.collect()
    assert knot() is None
    collector.stop()
    assert gc.isenabled()


def test_old_knots_go_when_nothing_runs(owner):
    collector = Collector(InlineRunner(owner), owner)
    collector.start()
    kept = Knot()
    knot = weakref.ref(kept)
    collector.collect()  # it is old now
    del kept
    for _ in range(IDLE_ROUNDS - 2):
        collector.collect()
        assert knot() is not None
    collector.collect()
    assert knot() is None


def test_old_objects_are_left_alone_while_a_job_runs(owner, qtbot):
    jobs = JobRunner(owner)
    collector = Collector(jobs, owner)
    collector.start()
    kept = Knot()
    knot = weakref.ref(kept)
    collector.collect()
    del kept
    go_on = threading.Event()
    jobs.submit("Import", lambda _: go_on.wait(20), Lane.LOCAL)
    young = weakref.ref(Knot())
    collector.collect()
    assert young() is None
    for _ in range(3 * IDLE_ROUNDS):
        collector.collect()
    assert knot() is not None
    for _ in range(BUSY_ROUNDS):
        collector.collect()
    assert knot() is None  # a job that takes all day keeps nothing for good
    go_on.set()
    qtbot.waitUntil(lambda: not jobs.active)
    jobs.shutdown()


def test_an_open_window_collects_and_a_closed_one_gives_back(desk, owner):
    window = desk.open()
    assert not gc.isenabled()
    window.close()
    assert gc.isenabled()


def test_who_had_it_off_goes_on_without_it(owner):
    gc.disable()  # as the program does before its first window
    collector = Collector(InlineRunner(owner), owner)
    collector.start()
    collector.stop()
    assert not gc.isenabled()
