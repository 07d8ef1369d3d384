"""APA 7 and MLA 9, entry by entry."""

import re
from html import unescape

import pytest

from refdesk.citations.engine import CitationEngine
from refdesk.citations.html import plain_text
from tests.unit.citations.golden import GOLDEN, Golden

IDS = [golden.name for golden in GOLDEN]


def with_italics(html: str) -> str:
    """The text, italics between underscores."""
    return plain_text(re.sub(r"</?i>", "_", html))


@pytest.mark.parametrize("golden", GOLDEN, ids=IDS)
def test_apa_prints_what_the_manual_asks_for(engine: CitationEngine, golden: Golden):
    rendered = engine.format_one(golden.reference, "apa")
    assert with_italics(rendered.html) == golden.apa, golden.rule
    assert rendered.text == golden.apa.replace("_", "")


@pytest.mark.parametrize("golden", GOLDEN, ids=IDS)
def test_mla_prints_what_the_handbook_asks_for(engine: CitationEngine, golden: Golden):
    rendered = engine.format_one(golden.reference, "mla")
    assert with_italics(rendered.html) == golden.mla, golden.rule
    assert rendered.text == golden.mla.replace("_", "")


@pytest.mark.parametrize("style", ["apa", "mla", "vancouver", "ama", "ieee", "nature", "chicago"])
def test_no_style_leaves_marks_or_double_stops(engine: CitationEngine, style: str):
    for golden in GOLDEN:
        text = engine.format_one(golden.reference, style).text
        assert "None" not in text
        assert not re.search(r"[\ue000-\uf8ff\u2060]|\.\.|,,|\( |nocase", text), text
        assert text == unescape(text)
