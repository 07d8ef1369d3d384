# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers brought up to date in the window: F5 with its differences, and what becomes final by itself."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListWidget, QPushButton, QWidget

from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.jobs import JobContext
from refdesk.settings import Paths, Settings
from refdesk.store.fetched_records import FetchedRecordStore
from refdesk.wiring import build_services
from tests.server.library import Record

SEED, AHEAD, EFETCH = "41591582", "90000010", "eutils/entrez/eutils/efetch"


def change(server, number, *pairs):
    xml = server.library.records[number].xml
    for old, new in pairs:
        assert old in xml, old
        xml = xml.replace(old, new)
    server.library.records[number] = Record(number, xml)


@pytest.fixture
def library(online):
    """Return the library without a window, to put something into it before one opens."""
    services = build_services(Paths.resolve(online.environment), Settings(), online.environment)
    yield services
    services.close()


@pytest.fixture
def add(library):
    def one(number, **changes):
        asked = [Identifier(Scheme.PMID, number)]
        i = library.fetch.fetch(asked, JobContext()).outcomes[0].reference_id
        if changes:
            paper = library.library.get(i).reference
            library.fetch._references.update(i, replace(paper, **changes))
        return i

    return one


def refresh(desk, window):
    desk.until(window.papers.model.rowCount)
    window.activateWindow()
    desk.until(window.isActiveWindow)
    window.papers.view.setFocus()
    window.papers.select_all()
    desk.until(lambda: window.findChild(QAction, "actionRefresh").isEnabled())
    QTest.keyClick(window, Qt.Key.Key_F5)
    desk.settle(window)


def find(window, name, kind=QWidget):
    dialogs = [w for w in window.findChildren(QWidget, "updateDialog") if w.isVisible()]
    assert len(dialogs) == 1
    return dialogs[0].findChild(kind, name)


def is_open(window):
    return any(w.isVisible() for w in window.findChildren(QWidget, "updateDialog"))


def test_f5_says_what_changed_and_shows_it_when_asked(online, server, add):
    i = add(SEED, title="My words")
    window = online.open()
    change(
        server, SEED, ("<Issue>2</Issue>", "<Issue>3</Issue>"), ("Lee</LastName>", "Yi</LastName>")
    )
    refresh(online, window)
    assert window.statusBar().currentMessage() == "1 paper changed: authors, issue"
    paper = window.services.library.get(i).reference
    assert (paper.title, paper.issue, paper.authors[-1].family) == ("My words", "3", "Yi")
    assert not is_open(window)
    link = window.findChild(QPushButton, "updatesButton")
    assert link.isVisible()
    link.click()
    assert is_open(window)
    assert not link.isVisible()
    texts = [label.text() for label in find(window, "updateField-issue").findChildren(QLabel)]
    assert "Issue" in texts
    assert any("background-color" in text and "3" in text for text in texts)
    assert find(window, "updateField-title") is None
    window.commands.undo()
    online.until(lambda: find(window, "updateRemark-issue").text() == "taken back")
    assert window.services.library.get(i).reference.issue == "2"


def test_where_both_changed_the_person_decides_at_once(online, server, add):
    i = add(SEED, volume="75a")
    window = online.open()
    change(server, SEED, ("<Volume>75</Volume>", "<Volume>76</Volume>"))
    refresh(online, window)
    online.until(lambda: is_open(window))

    def volume():
        return window.services.library.get(i).reference.volume

    assert "your edits differ in 1 paper" in window.statusBar().currentMessage()
    keep, take = (find(window, f"{name}-volume") for name in ("keepMine", "takeTheirs"))
    assert (volume(), keep.isChecked(), take.isChecked()) == ("75a", True, False)
    take.click()
    online.until(lambda: volume() == "76")
    online.until(lambda: find(window, "updateRemark-volume").text() == "taken over")
    find(window, "updateUndo").click()
    online.until(lambda: volume() == "75a")
    online.until(keep.isChecked)
    take.click()
    online.until(lambda: volume() == "76")
    keep.click()
    online.until(lambda: volume() == "75a")
    keep.window().close()
    refresh(online, window)
    assert "0 papers changed" in window.statusBar().currentMessage()


def test_papers_of_one_refresh_stand_side_by_side_the_open_ones_first(online, server, add):
    add("90000002")
    add(SEED, volume="75a")
    window = online.open()
    change(server, SEED, ("<Volume>75</Volume>", "<Volume>76</Volume>"))
    change(server, "90000002", ("<ArticleTitle>", "<ArticleTitle>Anew: "))
    refresh(online, window)
    online.until(lambda: is_open(window))
    listed = find(window, "updateList", QListWidget)
    assert listed.count() == 2
    assert listed.item(0).text().startswith("● Adjuvant")
    listed.setCurrentRow(1)
    assert find(window, "updateField-title") is not None
    assert find(window, "keepMine-title") is None


def test_a_refresh_that_finds_nothing_new_offers_nothing(online, server, add):
    add(SEED)
    window = online.open()
    refresh(online, window)
    assert "0 papers changed" in window.statusBar().currentMessage()
    assert not is_open(window)
    assert not window.findChild(QPushButton, "updatesButton").isVisible()


def test_a_paper_that_is_gone_cannot_be_decided_on(online, server, add):
    i = add(SEED, volume="75a")
    window = online.open()
    change(server, SEED, ("<Volume>75</Volume>", "<Volume>76</Volume>"))
    refresh(online, window)
    online.until(lambda: is_open(window))
    window.commands.trash([i])
    online.settle(window)
    window.furniture.commands.delete([i])
    online.until(lambda: not find(window, "takeTheirs-volume").isEnabled())


# Ahead of print


def finish(server):
    change(
        server, AHEAD, ("aheadofprint", "epublish"), ('Status="Publisher"', 'Status="MEDLINE"'),
        ('CitedMedium="Internet"><PubDate>', 'CitedMedium="Internet"><Volume>9</Volume><PubDate>'),
    )  # fmt: skip


@pytest.fixture
def ahead(library, add):
    """Return a paper ahead of print that nobody was asked for since long."""
    i = add(AHEAD)
    long_ago = datetime(2020, 1, 1, tzinfo=UTC)
    FetchedRecordStore(library.database, lambda: long_ago).touch([i])
    return i


def test_a_paper_ahead_of_print_becomes_final_behind_the_window(online, server, ahead):
    finish(server)
    window = online.open()
    server.clear()
    finals = window.furniture.finals
    finals.look()
    online.until(lambda: "now in their final" in said(window) or "now in its final" in said(window))
    assert window.services.library.get(ahead).reference.volume == "9"
    assert not is_open(window)
    assert window.findChild(QPushButton, "updatesButton").isVisible()
    assert server.count(EFETCH) == 1
    finals.look()
    online.settle(window)
    assert server.count(EFETCH) == 1


def test_offline_papers_ahead_of_print_are_let_be_until_there_is_a_network(online, server, ahead):
    finish(server)
    window = online.open()
    window.findChild(QAction, "actionOffline").trigger()
    server.clear()
    window.furniture.finals.look()
    online.settle(window)
    assert server.requests == []
    window.findChild(QAction, "actionOffline").trigger()
    window.furniture.finals.look()
    online.until(lambda: window.services.library.get(ahead).reference.volume == "9")


def test_a_failure_that_nobody_asked_for_is_not_told(online, server, ahead):
    window = online.open()
    server.fault("eutils", "503", times=None)
    before = said(window)
    window.furniture.finals.look()
    online.settle(window)
    assert said(window) == before
    assert window.job_model.failed_count == 0


def said(window):
    return window.statusBar().currentMessage()
