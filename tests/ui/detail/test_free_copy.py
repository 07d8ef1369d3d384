# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a paper is free whose text nobody gives to keep: the link, and the PDF for who asks for it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QPushButton, QTabWidget, QWidget

from refdesk.domain.errors import NotOpenError, ScannedOnlyError, UnavailableError
from refdesk.domain.open_copies import OpenCopy

GREEN = OpenCopy(
    "https://www.repository.invalid/1?a=<b>",
    "UNPAYWALL",
    "https://repository.invalid/1.pdf",
    "CC BY-NC",
    "acceptedVersion",
)


@pytest.fixture
def tab(pane, made):
    """Return the tab of a paper that has no text here and a free copy elsewhere."""
    made.library.papers[1] = replace(made.library.papers[1], has_fulltext=False)
    made.beyond.open_copies.copies[1] = GREEN
    pane.show_reference(1)
    tabs = pane.findChild(QTabWidget, "detailTabs")
    tabs.setCurrentWidget(pane.fulltext)
    return pane.fulltext


def _label(tab) -> QLabel:
    return tab.findChild(QLabel, "freeCopyLink")


def _button(tab) -> QPushButton:
    return tab.findChild(QPushButton, "fetchPdfButton")


@pytest.mark.parametrize("error", [NotOpenError("PMC", "PMC1"), ScannedOnlyError("PMC", "PMC1")])
def test_a_text_that_is_withheld_has_a_link_to_where_it_is_free(tab, pane, qtbot, error):
    assert not tab.copy.isVisible()
    pane.show_fulltext_error(1, error)
    words = _label(tab).accessibleName()
    assert words == (
        "Free copy at repository.invalid, Creative Commons Attribution-NonCommercial (CC BY-NC), "
        "as Unpaywall tells."
    )
    with qtbot.waitSignal(pane.open_url_requested) as caught:
        _label(tab).linkActivated.emit(GREEN.url)
    assert caught.args == [GREEN.url]
    assert "a=&lt;b&gt;" in _label(tab).text()


def test_a_text_that_failed_to_come_has_none(tab, pane):
    pane.show_fulltext_error(1, UnavailableError("PMC", "timeout"))
    assert not tab.copy.isVisible()


def test_the_pdf_is_fetched_by_who_asks_for_it(tab, pane, qtbot):
    pane.show_fulltext_error(1, NotOpenError("PMC", "PMC1"))
    with qtbot.waitSignal(tab.pdf_requested) as caught:
        _button(tab).click()
    assert caught.args == [1, GREEN.pdf_url]


@pytest.mark.parametrize(
    "address", ["", "http://repository.invalid/1.pdf", "https://pmc.ncbi.nlm.nih.gov/1.pdf"]
)
def test_a_pdf_that_may_not_be_fetched_is_not_offered(tab, pane, made, address):
    made.beyond.open_copies.copies[1] = replace(GREEN, pdf_url=address, licence="")
    pane.show_fulltext_error(1, NotOpenError("PMC", "PMC1"))
    assert _label(tab).isVisible()
    assert "licence not stated" in _label(tab).accessibleName()
    assert not _button(tab).isVisible()


def test_another_paper_has_another_link_or_none(tab, pane):
    pane.show_fulltext_error(1, NotOpenError("PMC", "PMC1"))
    assert tab.copy.isVisible()
    pane.show_reference(2)
    assert not tab.copy.isVisible()


def test_the_link_follows_the_language(tab, pane, qapp):
    pane.show_fulltext_error(1, NotOpenError("PMC", "PMC1"))
    copy = pane.findChild(QWidget, "freeCopy")
    qapp.sendEvent(copy, QEvent(QEvent.Type.LanguageChange))
    assert _button(tab).text() == "Fetch the PDF"
