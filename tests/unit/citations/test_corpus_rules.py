# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules that no entry of a real record may break: a sample, for the sake of time."""

import re
from collections.abc import Iterator

import pytest

from refdesk.citations.engine import CitationEngine
from refdesk.domain.reference import Reference
from refdesk.formats.base import ReadReference, format_by_id
from tests.corpus import corpus

EVERY = 9
DEFECTS = {
    "two stops": r"(?<!\.)\.\.(?!\.)|\.[”’]\.|\?\.|;\.",
    "stray comma": r" ,|,,|, \.|\(,|,\)",
    "nothing in brackets": r" \(\)|“”|\( | \)|\[ ",
    "marks": r"[\ue000-\uf8ff\u2060]|nocase|undefined|&(?:amp|lt|gt|#\d+);",
    "stray colon": r": \.|:,|: :",
    "article number as page": r"\bpp?\. ?e\d+[.,]",
    "NLM's suffix or place": r" : |\((?:New York|London|Oxford|Basel)[,)]",
    "pages of others": r"\d; (?:author reply|discussion|quiz)|, (?:author reply|quiz) \d",
    "unit with a capital": r"\d (?:Mg|Ml|Kg|Mmol|Cm|Mm|Nm)\b",
    "label of no number": r"\bnos?\. (?:Suppl|Pt)\b|supp\. supp",
    "resolver twice": r"doi\.org/(?:https?:|doi)",
    "two spaces": r"  ",
}
PAIRS = ("“”", "()", "[]")


def references() -> Iterator[Reference]:
    nbib = format_by_id("nbib").read
    xml = format_by_id("pubmed-xml").read
    assert nbib
    assert xml
    xml_files = sorted(corpus("pubmed_xml").glob("*.xml"))[::EVERY]
    files = [*sorted(corpus("nbib").glob("*.nbib")), *xml_files]
    for path in files:
        reader = nbib if path.suffix == ".nbib" else xml
        for place, record in enumerate(reader(path.read_bytes(), path.name)):
            if isinstance(record, ReadReference) and place % EVERY == 0:
                yield record.reference


@pytest.fixture(scope="module")
def sample() -> list[Reference]:
    return list(references())


@pytest.mark.parametrize("style", ["apa", "mla", "chicago"])
def test_real_records_break_no_rule(engine: CitationEngine, sample: list[Reference], style: str):
    assert sample
    for reference in sample:
        text = engine.format_one(reference, style).text
        title = reference.title_plain + reference.vernacular_title
        broken = [
            name
            for name, pattern in DEFECTS.items()
            if re.search(pattern, text) and not re.search(pattern, title)
        ]
        assert not broken, text
        assert all(
            text.count(a) - title.count(a) == text.count(b) - title.count(b) for a, b in PAIRS
        )
        first = next((a for a in reference.authors if a.family or a.collective), None)
        if first is not None and style != "chicago" and reference.publisher == "":
            name = (first.collective or first.family).split()[-1].replace("'", "’")
            assert name.lower() in text.lower(), text
