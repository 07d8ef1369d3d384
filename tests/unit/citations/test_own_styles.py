"""Styles written for refdesk: found like all others, numbered and cited like all others."""

import re
from dataclasses import replace

import pytest

from refdesk.citations.engine import CitationEngine
from refdesk.domain.citation import Cite
from refdesk.domain.reference import Author
from refdesk.resources import resource
from tests.unit.citations.makers import article
from tests.unit.citations.medical_works import MEDICAL_WORKS

OWN = ["korean-medical", "nlm-pubmed", "the-lancet", "the-new-england-journal-of-medicine"]


def test_these_are_the_styles_that_come_as_files():
    assert sorted(path.stem for path in resource("citations").glob("*.csl")) == OWN


@pytest.mark.parametrize(
    ("words", "style_id"),
    [
        ("pubmed", "nlm-pubmed"),
        ("nlm pubmed", "nlm-pubmed"),
        ("korean medical", "korean-medical"),
        ("koreamed", "korean-medical"),
        ("대한의학회", "korean-medical"),
        ("nejm", "the-new-england-journal-of-medicine"),
        ("the lancet", "the-lancet"),
    ],
)
def test_a_search_finds_them(engine: CitationEngine, words: str, style_id: str):
    assert style_id in [info.id for info in engine.styles(words)]


@pytest.mark.parametrize("style_id", OWN)
def test_each_is_listed_once(engine: CitationEngine, style_id: str):
    assert [info.id for info in engine.styles()].count(style_id) == 1


def test_a_style_that_depends_on_ours_prints_as_ours(engine: CitationEngine):
    assert engine.style("the-lancet-oncology").parent == "the-lancet"
    ours = engine.format_one(article(), "the-lancet")
    assert engine.format_one(article(), "the-lancet-oncology") == ours


def test_a_list_is_numbered_and_cited_in_the_text(engine: CitationEngine):
    papers = [article(title=title) for title in ("First", "Second")]
    entries = [entry.text for entry in engine.bibliography(papers, "nlm-pubmed")]
    assert entries[0].startswith("1.\tRoe JA. First. J Clin Oncol. 2021 Mar 4;39(7):132-42.")
    assert entries[1].startswith("2.\tRoe JA. Second.")
    assert engine.cite(papers, "nlm-pubmed").text == "(1,2)"
    assert engine.cite(papers, "korean-medical").text == "[1,2]"
    assert engine.cite(papers, "the-lancet").html == "<sup>1,2</sup>"


def test_the_doi_is_a_link(engine: CitationEngine):
    html = engine.format_one(article(), "nlm-pubmed").html
    assert 'doi: <a href="https://doi.org/10.1000/xyz">10.1000/xyz</a>.' in html


@pytest.mark.parametrize("style", [*OWN, "vancouver", "ama"])
def test_no_work_leaves_marks_or_odd_punctuation(engine: CitationEngine, style: str):
    for name, work in list(MEDICAL_WORKS.items())[len(style) % 4 :: 4]:
        text = engine.format_one(work, style).text
        odd = re.search(
            r"[\ue000-\uf8ff\u2060]|None|nocase|,,|;;|\(\)|\( | [.,;]|[,;:]\.|[,;]$", text
        )
        assert not odd, (name, text)
        assert not re.search(r"(?<!\.)\.\.(?!\.)", text.replace("...", "")), (name, text)


@pytest.mark.parametrize("style", ["apa", "mla", "vancouver", "bmj", "nlm-pubmed"])
def test_months_with_a_day_print_in_every_style(engine: CitationEngine, style: str):
    assert "2022" in engine.format_one(MEDICAL_WORKS["months with a day"], style).text


@pytest.mark.parametrize("style", ["apa", "vancouver", "ama", "bmj"])
def test_an_english_title_has_no_space_before_its_colon(engine: CitationEngine, style: str):
    assert "Cirrhosis: " in engine.format_one(article(title="Cirrhosis : a review"), style).text
    french = article(title="Cirrhose : une revue", languages=("fre",))
    assert "Cirrhose:" not in engine.format_one(french, style).text


@pytest.mark.parametrize(
    ("style", "name", "end"),
    [
        (
            "stroke",
            "retracted paper",
            "132–142. Retraction in: J Clin Oncol. 2022 Feb 6;40(3):445.",
        ),
        ("neurospine", "in press", "J Clin Oncol. In press."),
        ("neurospine", "retracted without a notice", "2021;39(7):132–42. Retracted."),
        ("obesity", "thesis", "[dissertation]. Yonsei University; 2020."),
        ("obesity", "preprint", "medRxiv [Preprint] 2021."),
    ],
)
def test_other_medical_styles_lose_nothing(engine: CitationEngine, style: str, name: str, end: str):
    assert engine.format_one(MEDICAL_WORKS[name], style).text.endswith(end)


def test_hostile_text_stays_text_in_lines_made_whole(engine: CitationEngine):
    hostile = replace(
        article(title='&lt;b&gt;"x"&lt;/b&gt;'),
        authors=(Author("<i>O'Neil", "Al"), Author(collective="<script>alert(1)</script>")),
        volume='<img src="x">',
    )
    for style in ("nlm-pubmed", "vancouver", "ama", "korean-medical"):
        html = engine.format_one(hostile, style).html
        assert "<script" not in html
        assert "<img" not in html
        assert "<b>" not in html


def test_signs_for_private_use_and_controls_in_data_are_no_marks(engine: CitationEngine):
    signs = "\ue0ff\ue0fe\ue0fa\ue0eb\x00\x07\x9f\U00100000\ud800"
    strange = replace(
        article(title=f"Early{signs} surgery\nfor <i>gall{signs}stones</i>"),
        authors=(Author(f"Roe{signs}", "Jane"), Author(collective=f"The{signs} Group")),
        volume=f"1{signs}2",
        pages=f"1{signs}-9",
    )
    plain = replace(
        article(title="Early surgery for <i>gallstones</i>"),
        authors=(Author("Roe", "Jane"), Author(collective="The Group")),
        volume="12",
        pages="1-9",
    )
    said = [Cite(0, f"1{signs}2", prefix=f"see{signs}", suffix=f"and{signs}\telsewhere")]
    for style in ("apa", "mla", "nlm-pubmed", "vancouver", "chicago-author-date"):
        assert engine.format_one(strange, style) == engine.format_one(plain, style)
        cited = engine.cite([strange], style, "en-US", said).text
        assert not re.search("[\x00-\x1f\ue000-\uf8ff]", cited)
        assert "see" in cited


def test_a_retraction_and_a_language_stand_beside_each_other(engine: CitationEngine):
    both = replace(
        MEDICAL_WORKS["translation only"], corrections=MEDICAL_WORKS["retracted paper"].corrections
    )
    for style in ("korean-medical", "the-lancet", "bmj"):
        text = engine.format_one(both, style).text
        assert "French. Retraction in: J Clin Oncol. 2022 Feb 6;40(3):445." in text


def test_hostile_notices_stay_text(engine: CitationEngine):
    notice = replace(
        MEDICAL_WORKS["retracted paper"].corrections[0],
        text="<b>J</b> <script>x</script>. 2022;4:5.",
    )
    paper = article(corrections=(notice,))
    for style in ("nlm-pubmed", "vancouver", "ama", "bmj", "the-lancet"):
        html = engine.format_one(paper, style).html
        assert "<script" not in html
        assert "<b>J" not in html
