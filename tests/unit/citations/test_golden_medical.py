"""Styles of medical journals and indexes, entry by entry."""

import re

import pytest

from refdesk.citations.engine import CitationEngine
from refdesk.citations.html import plain_text
from tests.unit.citations.golden_ama import AMA
from tests.unit.citations.golden_journals import BMJ, JAMA, KOREA, LANCET, NEJM
from tests.unit.citations.golden_pubmed import PUBMED
from tests.unit.citations.golden_vancouver import VANCOUVER
from tests.unit.citations.medical_works import MEDICAL_WORKS

GOLDEN = {
    "nlm-pubmed": PUBMED,
    "vancouver": VANCOUVER,
    "american-medical-association": AMA,
    "the-new-england-journal-of-medicine": NEJM,
    "the-lancet": LANCET,
    "bmj": BMJ,
    "jama": JAMA,
    "korean-medical": KOREA,
}
CASES = [
    pytest.param(style, name, rule, expected, id=f"{style}-{name}")
    for style, golden in GOLDEN.items()
    for name, (rule, expected) in golden.items()
]


def marked(html: str) -> str:
    """The text, italics between underscores and bold between asterisks."""
    return plain_text(re.sub(r"</?b>", "*", re.sub(r"</?i>", "_", html)))


@pytest.mark.parametrize(("style", "name", "rule", "expected"), CASES)
def test_a_style_prints_what_its_manual_asks_for(
    engine: CitationEngine, style: str, name: str, rule: str, expected: str
):
    rendered = engine.format_one(MEDICAL_WORKS[name], style)
    assert rendered.text == re.sub(r"[_*]", "", expected), rule
    if set(expected) & {"_", "*"}:
        assert marked(rendered.html) == expected, rule
