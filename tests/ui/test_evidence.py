# SPDX-License-Identifier: GPL-3.0-or-later
"""The evidence of a library in the real window: read by itself, stopped, corrected, undone, exported."""

import json
import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from refdesk.app import open_window
from refdesk.domain.evidence import Element
from refdesk.domain.jobs import JobContext
from refdesk.domain.reference import Abstract, AbstractSection
from refdesk.services import evidence_reading as service
from refdesk.settings import Paths, Settings
from refdesk.ui import evidence_reader
from refdesk.wiring import build_services
from tests.ui.conftest import paper

TEXT = (
    "We randomised 240 adults with a cold to green tea or placebo (HR 0.70, 95% CI 0.55 to 0.89)."
)
TRIALS = [
    replace(paper(number), abstracts=(Abstract((AbstractSection(TEXT),)),)) for number in range(3)
]


@pytest.fixture(autouse=True)
def soon(monkeypatch):
    monkeypatch.setattr(evidence_reader, "REST_MS", 30)


@pytest.fixture
def read_before(desk):
    """Fill the library with papers that an older version read, one of them corrected."""
    ids = desk.fill(*TRIALS)
    services = build_services(Paths.resolve(desk.environment), Settings(), desk.environment)
    with pytest.MonkeyPatch.context() as older:
        older.setattr(service, "VERSION", "older")
        services.evidence.read_all(JobContext())
        services.evidence.correct_slot(ids[0], Element.POPULATION, "my population")
    services.close()
    return ids


def _unread(window) -> int:
    return window.services.evidence.unread_count()


def test_papers_that_another_version_read_are_read_anew(desk, read_before):
    window = desk.open()
    desk.until(lambda: _unread(window) == 0)
    desk.settle(window)
    titles = [window.job_model.index(row).data() for row in range(window.job_model.rowCount())]
    assert any("numbers and designs" in title for title in titles)
    found = window.services.evidence.evidence(read_before[0])
    assert found.read.version == service.VERSION
    assert found.shown.slot(Element.POPULATION).text == "my population"


def test_papers_that_come_are_read(desk):
    window = desk.open()
    desk.settle(window)
    window.jobs.submit("", lambda _: window.services.fetch._references.add_many(TRIALS))
    desk.until(lambda: window.papers.model.rowCount() == 3 and _unread(window) == 0)


class _Gate:
    """Lets one paper be read and holds the next."""

    def __init__(self, monkeypatch):
        self.open, self.read = threading.Event(), []
        really = service.read_evidence

        def slow(*args, **options):
            self.read.append(1)
            if len(self.read) > 1:
                assert self.open.wait(10)
            return really(*args, **options)

        monkeypatch.setattr(service, "read_evidence", slow)


def test_who_stops_the_reading_has_it_stopped_and_can_go_on(desk, read_before, monkeypatch):
    gate = _Gate(monkeypatch)
    window = _open(desk)
    desk.until(lambda: len(gate.read) == 2)
    (job,) = [job for job in window.jobs.active if job.title]
    job.cancel()
    gate.open.set()
    desk.until(lambda: _unread(window) == 1)  # what was read is kept
    organising = window.services.organising
    window.jobs.submit("", lambda _: organising.set_read([read_before[1]], read=True))
    rest = window.evidence.findChild(QTimer)
    desk.until(rest.isActive)
    desk.until(lambda: not rest.isActive())  # now it would begin by itself
    desk.settle(window)
    assert _unread(window) == 1
    window.findChild(QAction, "actionReadEvidence").trigger()
    desk.until(lambda: _unread(window) == 0)


def _open(desk):
    """Open a window that will not come to rest: something is being read."""
    window = open_window(None, desk.environment, desk.opened.append)
    desk.windows.append(window)
    return window


def _card(desk, window, reference_id):
    window.detail.show_reference(reference_id)
    window.detail.tabs.setCurrentWidget(window.detail.pico)
    card = window.detail.pico.cards[Element.POPULATION]
    desk.until(card.isVisible)
    return card


def test_a_correction_is_a_step_like_any_other(desk):
    (reference_id, *_) = desk.fill(*TRIALS)
    window = desk.open()
    card = _card(desk, window, reference_id)
    before = card.phrase.text()
    QTest.keyClick(card, Qt.Key.Key_F2)
    card.editor.box.selectAll()
    QTest.keyClicks(card.editor.box, "adults")
    QTest.keyClick(card.editor.box, Qt.Key.Key_Return)
    desk.until(lambda: card.phrase.text() == "adults")
    desk.settle(window)
    undo = window.findChild(QAction, "actionUndo")
    assert "correct what was read" in undo.text()
    undo.trigger()
    desk.until(lambda: card.phrase.text() == before)
    window.findChild(QAction, "actionRedo").trigger()
    desk.until(lambda: card.phrase.text() == "adults")


def test_corrections_are_exported_by_the_menu(desk, read_before, tmp_path, monkeypatch):
    window = desk.open()
    target = tmp_path / "mine.jsonl"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    window.findChild(QAction, "actionExportCorrections").trigger()
    desk.until(target.exists)
    (line,) = map(json.loads, target.read_text("utf-8").splitlines())
    assert line["pmid"] == TRIALS[0].pmid
    assert line["corrections"][0]["person"] == "my population"
    desk.until(lambda: "1 paper" in window.statusBar().currentMessage())


def test_without_corrections_nothing_is_written(desk, tmp_path, monkeypatch):
    desk.fill(*TRIALS)
    window = desk.open()
    target = tmp_path / "mine.jsonl"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    window.findChild(QAction, "actionExportCorrections").trigger()
    desk.until(lambda: "corrected nothing" in window.statusBar().currentMessage())
    assert not target.exists()


def test_a_chip_of_the_head_shows_what_the_list_is_searched_by(desk):
    (reference_id, *_) = desk.fill(*TRIALS)
    window = desk.open()
    window.detail.show_reference(reference_id)
    badge = window.detail.header.evidence.effect
    desk.until(badge.isVisible)
    assert badge.text() == "HR 0.70 (0.55–0.89)"
    QTest.mouseClick(badge, Qt.MouseButton.LeftButton)
    assert window.detail.tabs.currentWidget() is window.detail.abstract
