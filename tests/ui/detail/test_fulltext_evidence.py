# SPDX-License-Identifier: GPL-3.0-or-later
"""Findings of a full text in the pane: listed behind those of the abstract, and shown where they stand.

Over the real services: what is clicked was read, stored and found again in the text that is shown.
"""

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from refdesk.settings import Paths, Settings
from refdesk.ui.detail.pane import DetailPane
from refdesk.ui.detail.pico_tab import FEW
from refdesk.ui.detail.statistics_columns import OUTCOME
from refdesk.wiring import build_services
from refdesk.worker import JobRunner
from tests.ui.detail.test_pane import click, part, proof_shown
from tests.unit.services.made_trial import TRIAL, jats, source
from tests.unit.store.made import paper


@pytest.fixture
def services(tmp_path):
    environment = {"REFDESK_HOME": str(tmp_path), "REFDESK_OFFLINE": "1"}
    made = build_services(Paths.resolve(environment), Settings(), environment)
    made.fetch._references.add_many([TRIAL, paper(2)])
    made.fulltext.store(1, jats(), source())
    yield made
    made.close()


@pytest.fixture
def pane(qtbot, theme, services):
    jobs = JobRunner()
    widget = DetailPane(services, jobs, patience_ms=0)
    qtbot.addWidget(widget)
    widget.resize(480, 700)
    widget.show()
    yield _shown(widget, qtbot)
    jobs.shutdown()


def _shown(widget: DetailPane, qtbot) -> DetailPane:
    widget.show_reference(1)
    widget.tabs.setCurrentWidget(widget.pico)
    qtbot.waitUntil(widget.pico.table.isVisible)
    return widget


def marked(pane: DetailPane) -> str:
    """Return the words that are marked in the full text, while it is shown and they are in sight."""
    view = pane.fulltext.reader.view
    selections = view.extraSelections()
    if pane.tabs.currentWidget() is not pane.fulltext or not selections:
        return ""
    cursor = selections[-1].cursor
    words = cursor.selectedText()
    return words if view.viewport().rect().contains(view.cursorRect(cursor).center()) else ""


def test_a_result_of_a_table_leads_to_its_cell(pane, qtbot):
    table = pane.pico.table
    texts = [table.item(row, OUTCOME).text() for row in range(table.rowCount())]
    assert texts[2:] == ["Table 1 · All", "Table 1 · Women", "Table 1 · Men", "Results · Cough"]
    assert not part(pane, "moreResultsButton", QPushButton).isVisible()
    pane.pico.ensureWidgetVisible(table)
    cell = table.visualItemRect(table.item(3, OUTCOME)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    qtbot.waitUntil(lambda: marked(pane) == "0.65 (0.45 to 0.94)")
    pane.tabs.setCurrentWidget(pane.pico)
    table.setFocus()
    table.setCurrentCell(5, OUTCOME)
    qtbot.keyClick(table, Qt.Key.Key_Return)  # the text is there already
    qtbot.waitUntil(lambda: marked(pane).startswith("OR 0.40, 95% CI 0.20"))
    pane.show_reference(2)
    assert pane.fulltext.reader.view.extraSelections() == []


def test_both_numbers_of_a_difference_are_one_click_away(pane, qtbot):
    labels = part(pane, "evidenceRemarks").findChildren(QLabel)
    (label,) = [one for one in labels if "upper limit" in one.accessibleName()]
    assert "0.89 in the abstract and 0.98 in the full text (Table 1)" in label.accessibleName()
    label.linkActivated.emit("proof:1")
    qtbot.waitUntil(lambda: marked(pane) == "0.70 (0.55 to 0.98)")
    label.linkActivated.emit("proof:0")
    assert pane.tabs.currentWidget() is pane.abstract
    assert proof_shown(pane).startswith("HR 0.70, 95% CI 0.55 to 0.89")


def test_facts_of_the_full_text_say_so_and_lead_there(pane, qtbot):
    facts = part(pane, "evidenceFacts", QLabel)
    text = facts.text()
    assert text.count("(full text)") == 5
    address = re.search(r'href="(fact:\d+)"[^>]*>(?:<[^>]*>)*The Tea Board', text)[1]
    facts.linkActivated.emit(address)
    qtbot.waitUntil(lambda: marked(pane).startswith("The Tea Board of Nowhere paid"))


def test_many_results_are_folded_and_the_rest_is_told(pane, qtbot, services):
    services.fulltext.store(1, jats({f"Group {n}": f"0.{n} (0.1 to 0.99)" for n in range(10, 90)}),
                            replace(source(), version="PMC1.2"))  # fmt: skip
    pane.show_reference(None)
    _shown(pane, qtbot)
    table, more = pane.pico.table, part(pane, "moreResultsButton", QPushButton)
    assert table.rowCount() == 2 + FEW
    assert "all 60" in more.text()
    click(qtbot, more)
    assert table.rowCount() == 62
    assert any(label.text().startswith("21 more") for label in pane.pico.findChildren(QWidget)
               if isinstance(label, QLabel) and label.isVisible())  # fmt: skip
    click(qtbot, more)
    assert table.rowCount() == 2 + FEW


def test_words_that_are_not_in_the_text_any_more_are_told(pane, qtbot, services):
    span = services.evidence.report(1).body.statistics[0].span
    services.fulltext.store(1, jats({"Others": "0.1 (0.05 to 0.2)"}), source())
    with qtbot.waitSignal(pane.status_message) as said:
        pane.show_proof(replace(span, text="never printed"))
    assert said.args == ["These words are not in the full text."]
