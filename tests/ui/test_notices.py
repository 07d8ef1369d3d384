# SPDX-License-Identifier: GPL-3.0-or-later
"""Retractions and corrections in the real window: looked for, said, warned of at copying and exporting."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QWidget

from refdesk.app import open_window
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.reference import Correction, Reference
from refdesk.ui import notices
from tests.ui.conftest import paper

EFETCH = "eutils/entrez/eutils/efetch"
RETRACTED = "90000003"
CITING = "90000004"


def known(pmid: str, title: str) -> Reference:
    return Reference(title=title, identifiers=(Identifier(Scheme.PMID, pmid),))


def said(window) -> str:
    return window.statusBar().currentMessage()


def trigger(window, name="actionCheckNotices"):
    window.findChild(QAction, name).trigger()


def select(window, count: int) -> None:
    """Select the first papers of the list."""
    view = window.papers.view
    chosen = QItemSelection(view.model().index(0, 0), view.model().index(count - 1, 0))
    flags = QItemSelectionModel.SelectionFlag
    view.selectionModel().select(chosen, flags.ClearAndSelect | flags.Rows)


@pytest.fixture
def soon(monkeypatch):
    monkeypatch.setattr(notices, "REST_MS", 30)


def test_the_whole_library_is_checked_by_the_menu(online, server):
    ids = online.fill(
        known(RETRACTED, "Moonlight"), known("90000002", "Sunlight"), known(CITING, "Quotes")
    )
    window = online.open()
    window.detail.show_reference(ids[1])
    state = window.findChild(QLabel, "noticeState")
    assert state.text() == "Not checked for notices yet"
    messages = []
    window.statusBar().messageChanged.connect(messages.append)
    trigger(window)
    online.until(lambda: "new notice" in said(window))
    assert any("Looking for notices on 3 papers: about" in message for message in messages)
    assert "1 new notice: Moonlight (retraction)." in said(window)
    assert "1 paper cites retracted papers." in said(window)
    assert "clean" not in said(window)
    online.until(lambda: state.text().startswith("No notice found ("))
    assert "PubMed" in state.text()
    model = window.papers.model
    online.until(lambda: model.row(model.row_of(ids[0])).is_retracted)
    window.detail.show_reference(ids[0])
    assert window.detail.header.banner.isVisible()
    window.detail.show_reference(ids[2])
    assert window.findChild(QWidget, "citedNoticeBanner").isVisible()
    before = server.count()
    trigger(window)
    online.until(lambda: "within a day" in said(window))
    assert server.count() == before


def test_only_the_selection_is_checked(online, server):
    online.fill(known(RETRACTED, "Moonlight"), known("90000002", "A"), known("90000006", "B"))
    window = online.open()
    select(window, 2)
    trigger(window)
    online.until(lambda: server.count(EFETCH))
    online.settle(window)
    asked = server.asked(EFETCH)[0].params["id"].split(",")
    assert len(asked) == len(window.selected()) == 2


def test_a_service_that_fails_is_no_clean_bill(online, server):
    (i,) = online.fill(known(RETRACTED, "Moonlight"))
    server.fault("eutils/", "html", times=None)
    window = online.open()
    window.detail.show_reference(i)
    trigger(window)
    online.until(lambda: "PubMed" in said(window))
    online.settle(window)
    assert "No new notice" not in said(window)
    assert window.findChild(QLabel, "noticeState").text() == "Not checked for notices yet"


def test_offline_says_so(desk):
    (i,) = desk.fill(known(RETRACTED, "Moonlight"))
    window = desk.open()
    window.findChild(QAction, "actionOffline").setChecked(True)
    window.detail.show_reference(i)
    assert window.findChild(QLabel, "noticeState").text().endswith("you work offline")
    trigger(window)
    assert said(window) == "Nothing was checked: you work offline."
    desk.settle(window)


def test_papers_that_are_due_are_checked_unasked(online, server, soon):
    online.fill(known(RETRACTED, "Moonlight"), known("90000002", "Sunlight"))
    window = online.open()
    online.until(lambda: "1 new notice: Moonlight (retraction)." in said(window))
    online.settle(window)
    before = server.count()
    reader = window.furniture.notices
    reader._look()
    online.settle(window)
    assert server.count() == before  # nothing is due for a week


def test_who_stops_it_wants_it_stopped(online, server, soon):
    server.fault(EFETCH, "hang", times=None, seconds=5)
    online.fill(known(RETRACTED, "Moonlight"))
    window = _open(online)
    online.until(lambda: server.count(EFETCH))
    job = next(job for job in window.jobs.active if "retractions" in job.title)
    job.cancel()
    reader = window.furniture.notices
    assert not reader.is_checking
    before = server.count()
    reader.findChild(QTimer).timeout.emit()
    online.settle(window)
    assert server.count() == before


def _open(desk):
    window = open_window(None, desk.environment, desk.opened.append)
    desk.windows.append(window)
    return window


def test_offline_nobody_is_asked_unasked(online, server, soon):
    online.environment["REFDESK_OFFLINE"] = "1"
    online.fill(known(RETRACTED, "Moonlight"))
    window = online.open()
    window.furniture.notices._look()
    online.settle(window)
    assert server.count() == 0


# At copying and exporting

CONCERN = replace(paper(3, "Doubted"), corrections=(Correction("ExpressionOfConcernIn"),))


def test_copying_names_what_is_retracted_and_what_is_doubted(desk):
    desk.fill(paper(1, "Withdrawn", retracted=True), paper(2, "Sound"), CONCERN)
    window = desk.open()
    window.papers.view.selectAll()
    trigger(window, "actionCopyApa")
    desk.until(lambda: "copied" in said(window))
    assert said(window).startswith(
        "Careful: 1 of them is retracted. "
        "Careful: 1 of them is of concern to its journal. 3 references copied ("
    )
    assert said(window).endswith("). Retracted: Withdrawn. Of concern: Doubted")


def test_copying_one_doubted_paper_says_so(desk):
    desk.fill(CONCERN)
    window = desk.open()
    window.papers.view.selectAll()
    trigger(window, "actionCopyInText")
    desk.until(lambda: "copied" in said(window))
    assert said(window).startswith("Careful: its journal has expressed concern about this paper.")


def test_an_exported_file_with_retracted_papers_is_told(desk, tmp_path):
    desk.fill(paper(1, "Withdrawn", retracted=True), paper(2, "Sound"))
    window = desk.open()
    trigger(window, "actionExportRis")
    dialog = window.findChild(QWidget, "exportDialog")
    dialog.findChild(QWidget, "exportAll").setChecked(True)
    dialog.findChild(QWidget, "exportPath").setText(str(tmp_path / "out.ris"))
    dialog.findChild(QWidget, "exportButton").click()
    desk.until(lambda: "exported" in said(window))
    assert said(window).startswith("Careful: 1 of them is retracted. 2 papers exported to ")
    assert said(window).endswith("out.ris. Retracted: Withdrawn")
