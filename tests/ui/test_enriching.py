# SPDX-License-Identifier: GPL-3.0-or-later
"""Completing papers in the real window: the badge, what it costs, one job, one sentence at the end."""

import threading

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QListView, QPushButton, QTabWidget, QToolButton, QWidget

from refdesk.domain.enriching import Cost, EnrichFailure, EnrichReport, Part
from refdesk.domain.errors import NotOpenError, UnavailableError
from refdesk.domain.evidence import EvidenceReport
from refdesk.services import evidence_reading
from refdesk.ui.enriching.words import NO_BREAK, EnrichWords
from tests.unit.services.test_open_texts import ABSENT, CLOSED, IN_PMC, WITHHELD, paper


@pytest.fixture(autouse=True)
def quick_reader(monkeypatch):
    monkeypatch.setattr(evidence_reading, "REST", 0)
    monkeypatch.setattr(evidence_reading, "APART_PAPERS", 10**6)
    monkeypatch.setattr(evidence_reading, "read_evidence", lambda *_, **__: EvidenceReport(()))


def dialog_of(window) -> QWidget:
    return window.findChild(QWidget, "enrichDialog")


def words(dialog, name: str) -> str:
    label = dialog.findChild(QLabel, name)
    return label.text() if label.isVisible() else ""


def button(dialog, name: str) -> QPushButton:
    return dialog.findChild(QPushButton, name)


def ask(desk, window, action: str) -> QWidget:
    """Choose the action and wait for what the dialog has to say."""
    window.findChild(QAction, action).trigger()
    dialog = dialog_of(window)
    desk.until(lambda: button(dialog, "enrichStart").isEnabled())
    return dialog


def titles(window) -> list[str]:
    model = window.findChild(QListView, "jobList").model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_the_cost_is_said_before_and_the_outcome_after(online, server):
    online.fill(paper(*IN_PMC), paper(*ABSENT), paper(*CLOSED))
    window = online.open()
    dialog = ask(online, window, "actionEnrichLibrary")
    assert not dialog.isModal()
    assert server.count() == 0
    assert words(dialog, "enrichMissing").splitlines() == [
        "Abstract: missing in 3 papers",
        "Full text: missing in 3 papers",
        "PICO and results: to read in 3 papers",
    ]
    assert words(dialog, "enrichCost").replace(NO_BREAK, " ") == (
        "About 6 requests (PubMed 1, PMC ID Converter 1, PMC 3, OpenAlex 1). "
        "It takes less than a minute."
    )
    button(dialog, "enrichStart").click()
    online.until(lambda: "full text" in window.statusBar().currentMessage())
    online.settle(window)
    assert "Completing 3 papers" in " ".join(titles(window))
    said = window.statusBar().currentMessage()
    assert said.startswith("1 full text, 3 abstracts, 3 papers read; ")
    assert said.endswith("2 papers without a free text to keep (1 of these free elsewhere)")
    assert dialog_of(window) is None or not dialog_of(window).isVisible()


def test_not_now_asks_nobody(online, server):
    online.fill(paper(*IN_PMC))
    window = online.open()
    dialog = ask(online, window, "actionEnrichLibrary")
    button(dialog, "enrichNotNow").click()
    online.settle(window)
    assert server.count() == 0
    assert not any("Completing" in title for title in titles(window))


def test_a_look_for_a_dialog_that_is_closed_goes_on_for_nobody(desk, monkeypatch):
    desk.fill(paper(*IN_PMC))
    window = desk.open()
    began, ended = threading.Event(), threading.Event()

    def look(_, context):
        began.set()
        try:
            context.cancel.sleep(30)
        finally:
            ended.set()

    monkeypatch.setattr(window.services.beyond.enriching, "outlook", look)
    window.findChild(QAction, "actionEnrichLibrary").trigger()
    desk.until(began.is_set)
    button(dialog_of(window), "enrichNotNow").click()
    desk.until(ended.is_set)


def test_the_selected_papers_alone_are_completed(online, server):
    ids = online.fill(paper(*IN_PMC), paper(*ABSENT))
    window = online.open()
    assert not window.findChild(QAction, "actionEnrich").isEnabled()
    window.verbs.going.show_paper(ids[0])
    online.until(lambda: window.selected() == [ids[0]])
    dialog = ask(online, window, "actionEnrich")
    assert "Full text: missing in 1 paper" in words(dialog, "enrichMissing")
    button(dialog, "enrichStart").click()
    online.until(lambda: window.services.library.get(ids[0]).has_fulltext)
    online.settle(window)
    assert server.count("idconv") == 0


def test_offline_it_says_so_and_cannot_be_started(desk):
    desk.fill(paper(*IN_PMC))
    window = desk.open()
    window.findChild(QAction, "actionOffline").trigger()
    window.findChild(QAction, "actionEnrichLibrary").trigger()
    dialog = dialog_of(window)
    desk.until(lambda: "offline" in dialog.note.text())
    assert not button(dialog, "enrichStart").isEnabled()


def test_a_library_that_lacks_nothing(desk):
    window = desk.open()
    window.findChild(QAction, "actionEnrichLibrary").trigger()
    dialog = dialog_of(window)
    desk.until(lambda: "Nothing is missing" in dialog.heading.text())
    assert not button(dialog, "enrichStart").isVisible()
    assert button(dialog, "enrichNotNow").text() == "Close"


def test_one_run_at_a_time_and_it_can_be_stopped(online, server):
    online.fill(paper(*IN_PMC))
    held = threading.Event()
    note = server.note

    def wait(asked):
        held.wait(10)
        return note(asked)

    window = online.open()
    dialog = ask(online, window, "actionEnrichLibrary")
    server.note = wait
    button(dialog, "enrichStart").click()
    online.until(lambda: any("Completing" in title for title in titles(window)))
    window.findChild(QAction, "actionEnrichLibrary").trigger()
    assert "already" in window.statusBar().currentMessage()
    job = next(job for job in window.jobs.active if "Completing" in job.title)
    job.cancel()
    held.set()
    online.settle(window)
    dialog = ask(online, window, "actionEnrichLibrary")  # what was not done is still to be done
    assert "Full text: missing in 1 paper" in words(dialog, "enrichMissing")


def test_what_failed_stands_in_the_list_of_jobs(online, server):
    online.fill(paper(*IN_PMC))
    server.fault("eutils", "429", times=None, retry_after=7200)
    window = online.open()
    dialog = ask(online, window, "actionEnrichLibrary")
    button(dialog, "enrichStart").click()
    online.until(lambda: any("asks for a pause" in title for title in titles(window)))
    online.settle(window)
    assert "1 question left for another time" in window.statusBar().currentMessage()
    told = " ".join(titles(window))
    assert "It may be asked again at" in told


def test_the_badge_fetches_what_one_paper_lacks(online, server):
    (i,) = online.fill(paper(*IN_PMC))
    window = online.open()
    window.verbs.going.show_paper(i)
    badge = window.findChild(QToolButton, "enrichmentBadge")
    online.until(badge.isVisible)
    before = badge.text()
    badge.click()
    online.until(lambda: window.services.library.get(i).has_fulltext)
    online.settle(window)
    online.until(lambda: badge.text() != before)
    assert window.detail.header.enrichment.text() != before
    assert "1 full text, 1 abstract" in window.statusBar().currentMessage()
    assert server.count("eutils") == 1


def test_the_badge_says_where_a_text_is_free_that_cannot_be_kept(online, server):
    (i,) = online.fill(paper(*WITHHELD))
    server.library.deposits["PMC10000012.1"] = {"license_code": "CC BY"}  # its free copy has a PDF
    server.fault("pmc", "keycount-0", times=None)
    server.fault("europepmc", "404", times=None)
    window = online.open()
    window.verbs.going.show_paper(i)
    online.until(lambda: window.detail.reference_id == i)
    tabs = window.findChild(QTabWidget, "detailTabs")
    tabs.setCurrentWidget(window.detail.fulltext)
    window.findChild(QToolButton, "enrichmentBadge").click()
    copy = window.detail.fulltext.copy
    online.until(copy.isVisible)
    online.settle(window)
    assert "Free copy at repository.invalid" in copy.label.accessibleName()
    assert server.count("pdf") == 0
    copy.button.click()
    online.until(lambda: window.services.attachments.files(i))
    online.settle(window)
    assert "PDF is attached" in window.statusBar().currentMessage()
    copy.button.click()
    online.until(lambda: "already" in window.statusBar().currentMessage())


def test_a_page_instead_of_a_pdf_is_one_clear_sentence(online, server):
    (i,) = online.fill(paper(*ABSENT))
    window = online.open()
    window.verbs.going.show_paper(i)
    server.fault("pdf", "html")
    window.detail.fulltext.pdf_requested.emit(i, "https://repository.invalid/1.pdf")
    online.until(lambda: "is no PDF" in window.statusBar().currentMessage())
    assert not window.services.attachments.files(i)


# Words


@pytest.fixture
def english(desk):
    """Load the plurals, as a window does."""
    return desk.open()


def test_the_cost_in_words(english):
    assert EnrichWords().cost(Cost({"PMC": 150, "EUTILS": 1}, 700)).replace(NO_BREAK, " ") == (
        "About 151 requests (PMC 150, PubMed 1). It takes about 12 minutes."
    )
    assert EnrichWords().cost(Cost({}, 3)) == "No service is asked. It takes less than a minute."
    assert EnrichWords().duration(100) == "about 2 minutes"
    assert EnrichWords().duration(9000) == "about 2 hours"


def test_pico_and_results_are_one_line(english):
    lines = EnrichWords().missing({Part.PICO: 1, Part.STATISTICS: 1, Part.KOREAN: 1})
    assert lines == ["PICO and results: to read in 1 paper", "Korean abstract: missing in 1 paper"]


def test_the_outcome_in_words(english):
    error = NotOpenError("PMC", "PMC1")
    report = EnrichReport(40, 312, 0, 0, dict.fromkeys(range(88), error))
    assert (
        EnrichWords().report(report)
        == "312 full texts, 40 abstracts; 88 papers without a free text to keep"
    )
    assert (
        EnrichWords().report(EnrichReport(left=3))
        == "Nothing new came; 3 questions left for another time"
    )


def test_failures_are_told_once_and_with_their_paper(english):
    error = UnavailableError("PMC", "timeout")
    report = EnrichReport(failures=(EnrichFailure(error, 1, "A" * 90), EnrichFailure(error)) * 2)
    first, second = EnrichWords().failures(report)
    assert first.endswith("PMC did not answer in time. Try again later.")
    assert len(first) < 110
    assert second == "PMC did not answer in time. Try again later."
