# SPDX-License-Identifier: GPL-3.0-or-later
"""The head of a paper: folded titles, its share of the pane, what its badges say."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from refdesk.domain.evidence import Element, NumberRemark
from refdesk.domain.stored import StoredReference
from refdesk.ui.detail.enrichment import Part, enrichment_of
from refdesk.ui.detail.enrichment_words import enrichment_lines
from refdesk.ui.detail.words import remark_sentence
from refdesk.ui.widgets.buttons import LinkButton
from tests.ui.detail.papers import report, stored, trial

LONG = " ".join(f"word{n}" for n in range(120)) + " <i>end</i>"


@pytest.fixture
def long_paper(made) -> StoredReference:
    paper = stored(trial(title=LONG), 50)
    made.library.papers[50] = paper
    return paper


def title_lines(pane) -> int:
    title = pane.header.title
    return round(title.heightForWidth(title.width()) / title.fontMetrics().lineSpacing())


def test_a_long_title_is_folded_with_the_whole_as_tooltip(pane, long_paper):
    pane.resize(420, 600)
    pane.show_reference(50)
    QApplication.processEvents()
    title = pane.header.title
    assert title_lines(pane) <= 4
    assert title.text().startswith("word0 word1")
    assert "…" in title.text()
    assert "word119" not in title.text()
    assert "word119 <i>end</i>" in title.toolTip()
    assert "word119" in title.accessibleName()


def test_a_folded_title_unfolds_and_folds_again(pane, long_paper):
    pane.resize(420, 600)
    pane.show_reference(50)
    title = pane.header.title
    title.linkActivated.emit("fold:")
    assert "word119 <i>end</i>" in title.text()
    assert not title.toolTip()
    title.linkActivated.emit("fold:")
    assert title.is_cut
    title.unfold()
    pane.show_reference(1)
    pane.show_reference(50)
    assert title.is_cut, "another visit begins folded"


@pytest.mark.parametrize("height", [420, 596, 800])
@pytest.mark.parametrize("paper", [1, 2, 3, 4, 50])
def test_the_head_leaves_most_of_the_pane_to_the_text(pane, long_paper, height, paper):
    pane.resize(355, height)
    pane.show_reference(paper)
    QApplication.processEvents()
    assert pane.header.height() <= max(120, round(0.4 * height))


def test_a_head_that_scrolls_ends_between_two_lines(pane, qtbot):
    pane.resize(420, 600)
    pane.show_reference(3)
    pane.header.authors.linkActivated.emit("fold:")
    QApplication.processEvents()
    authors = pane.header.authors
    inside = pane.header.viewport().height() - authors.y()
    line = authors.fontMetrics().lineSpacing()
    assert 0 < inside < authors.height()
    assert inside % line in {0, 1, line - 1}


def test_badges_and_identifiers_have_lines_of_their_own_in_the_order_of_tab(pane):
    pane.resize(700, 800)
    pane.show_reference(1)
    QApplication.processEvents()
    header = pane.header
    stops = header.identifiers.stops()
    assert stops[0] is header.evidence.design
    assert stops[0].nextInFocusChain() is stops[1]
    entries = [stop.parentWidget() for stop in stops if isinstance(stop, LinkButton)]
    badges = stops[: stops.index(header.rating)]
    assert all(badge.geometry().bottom() < header.rating.geometry().top() for badge in badges)
    assert header.rating.x() == header.evidence.design.x()  # one left edge
    assert abs(entries[0].geometry().center().y() - header.rating.geometry().center().y()) < 3


def test_pico_counts_as_done_only_when_all_four_are_read():
    whole = report()
    part = replace(
        whole,
        slots=tuple(
            replace(slot, spans=(), text="") if slot.element is Element.INTERVENTION else slot
            for slot in whole.slots
        ),
    )
    paper = stored(trial(), 1)
    for found in (whole, part):
        enrichment = enrichment_of(paper, found)
        complete = found.found_count == 4
        assert (Part.PICO in enrichment.done) == complete
        lines = enrichment_lines(enrichment, found)
        assert len(lines) == 6
        assert ("all four" in lines[2]) == complete
    assert f"{part.found_count} of 4" in lines[2]
    assert "Intervention" in lines[2]


def test_the_badge_says_what_a_click_fetches():
    paper = stored(trial(), 1, has_fulltext=False)
    enrichment = enrichment_of(paper, None)
    last = enrichment_lines(enrichment, None)[-1]
    assert "full text" in last
    there = enrichment_of(replace(paper, has_fulltext=True), None)
    assert "full text" not in enrichment_lines(there, None)[-1]


@pytest.mark.parametrize(
    ("name", "facts", "words"),
    [
        ("percentage", ("12", "40", "30.0", "33"), "12 of 40 is 30.0 %, printed 33 %."),
        ("arms-total", ("206 + 205", "411", "412"), "206 + 205 = 411, not 412."),
        ("arm-size", ("20", "21", "40"), "20 in one place and 21 in another (of 40)."),
        ("arm-size", (), "the reader's words"),
        ("new kind", ("1",), "the reader's words"),
    ],
)
def test_a_remark_is_said_from_its_facts(name, facts, words):
    remark = NumberRemark(name, "remark", "the reader's words", facts=facts)
    assert remark_sentence(remark).endswith(words)
