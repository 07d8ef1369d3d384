# SPDX-License-Identifier: GPL-3.0-or-later
"""What the head says of notices: who was asked and when, and retracted papers that are cited."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QLocale

from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.notices import (
    CROSSREF,
    PUBMED,
    REFERENCES,
    Check,
    CitedNotice,
    NoticeState,
)
from refdesk.domain.reference import Correction
from tests.ui.detail.papers import RETRACTION, stored, trial

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)
BEFORE = datetime(2026, 11, 20, 12, tzinfo=UTC)


def cited(number: int) -> CitedNotice:
    return CitedNotice(Identifier(Scheme.PMID, str(number)), title=f"Withdrawn claim {number} & Co")


@pytest.fixture
def show(made, pane):
    """Show a paper of which something is known; return the pane's head."""

    def shown(state=None, **said):
        beside = {name: said.pop(name) for name in ("is_sample",) if name in said}
        made.library.papers[70] = stored(trial(**said), 70, **beside)
        made.library.states[70] = state or NoticeState()
        pane.show_reference(70)
        return pane.header

    return shown


def test_no_notice_found_names_who_was_asked_and_when(show):
    head = show(NoticeState({PUBMED: Check(NOON), CROSSREF: Check(NOON)}))
    assert head.notices.isVisible()
    assert head.notices.objectName() == "noticeState"
    assert head.notices.text() == "No notice found (27 Nov 2026; PubMed, Crossref)"
    assert "does not prove" in head.notices.toolTip()
    head = show(NoticeState({PUBMED: Check(NOON), CROSSREF: Check(BEFORE)}))
    assert head.notices.text() == "No notice found (PubMed 27 Nov 2026, Crossref 20 Nov 2026)"


def test_only_who_knows_the_paper_is_a_witness(show):
    head = show(NoticeState({PUBMED: Check(NOON), CROSSREF: Check(NOON, knows=False)}))
    assert head.notices.text() == "No notice found (27 Nov 2026; PubMed)"
    assert "Crossref does not know this paper" in head.notices.toolTip()
    head = show(NoticeState({CROSSREF: Check(NOON, knows=False)}))
    assert head.notices.text().startswith("Not checked for notices: no service knows this paper")


def test_never_asked_is_not_no_notice(show, made):
    assert show().notices.text() == "Not checked for notices yet"
    made.client.offline = True
    assert show().notices.text() == "Not checked for notices: you work offline"
    assert "neither" in show(identifiers=()).notices.text()
    assert not show(is_sample=True).notices.isVisible()
    only_references = NoticeState({REFERENCES: Check(NOON)})
    assert "No notice found" not in show(only_references).notices.text()


@pytest.mark.parametrize("corrections", [RETRACTION, (Correction("ExpressionOfConcernIn"),)])
def test_a_paper_with_a_notice_is_never_said_to_have_none(show, corrections):
    head = show(NoticeState({PUBMED: Check(NOON)}), corrections=corrections)
    assert head.banner.isVisible()
    assert head.notices.text() == "Last checked for notices: 27 Nov 2026; PubMed"


def test_korean_dates(show, pane):
    usual = QLocale()
    QLocale.setDefault(QLocale("ko_KR"))
    try:
        head = show(NoticeState({PUBMED: Check(NOON)}))
        assert "2026. 11. 27." in head.notices.text()
    finally:
        QLocale.setDefault(usual)


def test_cited_retracted_papers_are_warned_of_and_listed(show, pane, qtbot):
    head = show(NoticeState({REFERENCES: Check(NOON)}, (cited(1), cited(2))))
    assert head.cited.isVisible()
    assert head.cited.text().startswith("Cites 2 retracted paper")
    menu = head.cited.menu()
    assert [action.text() for action in menu.actions()] == [
        "Withdrawn claim 1 && Co",
        "Withdrawn claim 2 && Co",
    ]
    with qtbot.waitSignal(pane.open_url_requested) as opened:
        menu.actions()[1].trigger()
    assert opened.args == ["https://pubmed.ncbi.nlm.nih.gov/2/"]


def test_one_cited_retracted_paper_is_named(show, pane, qtbot):
    head = show(NoticeState({}, (cited(1),)))
    assert head.cited.text() == "Cites a retracted paper: Withdrawn claim 1 & Co"
    with qtbot.waitSignal(pane.open_url_requested):
        head.cited.link_activated.emit("https://pubmed.ncbi.nlm.nih.gov/1/")
    assert not show().cited.isVisible()
