# SPDX-License-Identifier: GPL-3.0-or-later
"""The styles of the manuals, entry by entry."""

import re
from collections import Counter
from html import unescape

import pytest

from refdesk.citations.engine import CitationEngine
from refdesk.citations.html import plain_text
from refdesk.domain.citation import RenderedCitation
from tests.unit.citations.golden import Golden, goldens
from tests.unit.citations.works import WORKS

MANUALS = {"apa": 60, "mla": 60, "chicago": 120, "harvard": 15, "ieee": 15, "nature": 15}
"""How many lines each file has at least."""

STYLES = {
    "AD": "chicago-author-date",
    "NB": "chicago-notes-bibliography",
    "NN": "chicago-notes-bibliography",
}
CASES = [(manual, golden) for manual in MANUALS for golden in goldens(manual)]


def marked(html: str) -> str:
    """The text, italics between underscores and bold between asterisks."""
    return plain_text(re.sub(r"</?b>", "*", re.sub(r"</?i>", "_", html)))


def rendered(engine: CitationEngine, manual: str, golden: Golden) -> RenderedCitation:
    work = WORKS[golden.work]
    if golden.form == "NN":
        return engine.cite([work], STYLES["NN"])
    return engine.format_one(work, STYLES.get(golden.form, manual))


@pytest.mark.parametrize(
    ("manual", "golden"), CASES, ids=[f"{m}-{g.form}{g.work}" for m, g in CASES]
)
def test_a_style_prints_what_its_manual_asks_for(
    engine: CitationEngine, manual: str, golden: Golden
):
    printed = rendered(engine, manual, golden)
    assert marked(printed.html) == golden.expected, golden.rule
    assert printed.text == re.sub(r"[_*]", "", golden.expected)


def test_every_manual_is_held_to_enough_works():
    assert len(WORKS) >= 65
    counts = Counter(manual for manual, _ in CASES)
    assert all(counts[manual] >= least for manual, least in MANUALS.items())
    chicago = Counter(golden.form for manual, golden in CASES if manual == "chicago")
    assert chicago["AD"] >= 60
    assert chicago["NB"] >= 60
    assert chicago["NN"] >= 30
    assert len(set(map(str, CASES))) == len(CASES)


@pytest.mark.parametrize("style", ["apa", "mla", "vancouver", "ama", "ieee", "nature", "chicago"])
def test_no_style_leaves_marks_or_double_stops(engine: CitationEngine, style: str):
    for name, work in WORKS.items():
        text = engine.format_one(work, style).text
        assert "None" not in text
        doubled = re.sub(r"wait\.\.\.", "", text, flags=re.IGNORECASE)
        assert not re.search(r"[\ue000-\uf8ff\u2060]|\.\.|,,|\( |nocase", doubled), (name, text)
        assert text == unescape(text)
