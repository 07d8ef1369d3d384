# SPDX-License-Identifier: GPL-3.0-or-later
"""From one paper to the next in the real window, asked of the fake services."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QListWidget, QPushButton, QWidget

from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.ui.widgets.buttons import Chip
from tests.server.server import FakeServer
from tests.ui.conftest import Desk

SEED = Identifier(Scheme.PMID, "41591582")


@pytest.fixture
def window(online: Desk):
    window = online.open()
    window.resize(1280, 800)
    window.show()
    window.fetcher.add([SEED])
    online.settle(window)
    return window


def related(window, desk: Desk) -> QListWidget:
    window.detail.tabs.setCurrentWidget(window.detail.related)
    desk.settle(window)
    return window.findChild(QListWidget, "similarList")


def test_a_similar_paper_is_added_where_one_stands_and_marked(window, online, server: FakeServer):
    similar = related(window, online)
    assert similar.count() == 6
    plus = similar.visualItemRect(similar.item(0)).topRight() + QPoint(-10, 14)
    absent = [line for line in similar.lines if line.library_id is None]
    assert similar.lines[0] in absent
    online.qtbot.mouseClick(similar.viewport(), Qt.MouseButton.LeftButton, pos=plus)
    online.settle(window)
    added = similar.lines[0].library_id
    assert added is not None
    assert window.detail.reference_id == window.services.library.find(SEED)  # nobody was led away
    assert window.papers.model.rowCount() == 2
    online.qtbot.mouseClick(
        similar.viewport(),
        Qt.MouseButton.LeftButton,
        pos=similar.visualItemRect(similar.item(0)).center(),
    )
    online.until(lambda: window.detail.reference_id == added)


def test_a_paper_is_looked_at_before_it_is_added(window, online):
    similar = related(window, online)
    rect = similar.visualItemRect(similar.item(2))
    online.qtbot.mouseClick(similar.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    online.settle(window)
    (dialog,) = window.findChildren(QWidget, "previewDialog")
    assert dialog.preview.paper == similar.lines[2].paper
    dialog.findChild(QPushButton, "previewAdd").click()
    online.settle(window)
    assert window.papers.model.rowCount() == 2


def test_it_costs_no_more_requests_than_the_contract_says(window, online, server: FakeServer):
    server.clear()
    related(window, online)
    asked = [f"{one.service}/{one.path.rpartition('/')[2]}" for one in server.requests]
    print("the related tab of one paper:", len(asked), "requests:", ", ".join(asked))
    assert sum(one.startswith("eutils") for one in asked) <= 4
    assert sum(one.startswith("icite") for one in asked) <= 1
    assert len(asked) <= 7
    server.clear()
    window.detail.tabs.setCurrentWidget(window.detail.abstract)
    related(window, online)
    assert server.count() == 0  # it is known


def test_a_service_that_is_down_is_said_to_be_down(window, online, server: FakeServer):
    server.fault("eutils", "503", times=None)
    server.fault("openalex", "503", times=None)
    similar = related(window, online)
    note = window.findChild(QWidget, "similarListNote").text()
    assert similar.count() == 0
    assert "Try again" in note
    server.clear()
    window.findChild(QWidget, "similarListNote").linkActivated.emit("again:")
    online.settle(window)
    assert similar.count() == 6


def test_offline_nothing_is_asked_and_the_library_answers(window, online, server: FakeServer):
    window.services.client.offline = True
    server.clear()
    related(window, online)
    assert server.count() == 0
    assert "offline" in window.findChild(QWidget, "similarListNote").text()


def test_a_keyword_leads_to_pubmed(window, online, server: FakeServer):
    window.detail.tabs.setCurrentWidget(window.detail.abstract)
    chips = window.findChild(QWidget, "keywordChips").findChildren(Chip)
    heading = next(chip for chip in chips if chip.full.startswith("Immunotherapy"))
    server.clear()
    online.qtbot.mouseClick(heading, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier)
    online.settle(window)
    (search,) = window.findChildren(QWidget, "searchWindow")
    assert search.isVisible()
    assert server.asked("eutils/entrez/eutils/esearch")[0].params["term"] == '"Immunotherapy"[mh]'
