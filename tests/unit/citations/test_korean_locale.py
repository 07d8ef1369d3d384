"""Reference lists in Korean: words that a Korean would write, whatever the style."""

from dataclasses import replace

import pytest

from refdesk.citations.engine import CitationEngine
from refdesk.domain.reference import (
    Author,
    AuthorRole,
    Journal,
    PartialDate,
    Reference,
    ReferenceKind,
)

KOREAN = "ko-KR"
TWO = Reference(
    title="담석증의 조기 수술",
    authors=(Author("신", "효정"), Author("박", "윤지")),
    journal=Journal("대한외과학회지"),
    published=PartialDate(2021),
    volume="39",
    issue="7",
    pages="132-42",
    languages=("kor",),
)
MANY = replace(
    TWO, authors=(*TWO.authors, *(Author("김", name) for name in ("일", "이", "삼", "사", "오")))
)
CHAPTER = Reference(
    kind=ReferenceKind.CHAPTER,
    title="무작위 배정",
    authors=(Author("김", "민수"), Author("이", "지은", role=AuthorRole.EDITOR)),
    container_title="임상시험의 이해",
    edition="2",
    pages="101-18",
    published=PartialDate(2020),
    publisher="참나무",
    languages=("kor",),
)
SITE = Reference(
    kind=ReferenceKind.WEBPAGE,
    title="담석증",
    authors=(Author(collective="질병관리청"),),
    published=PartialDate(2020, 5, 6),
    url="https://example.org/gallstones",
    languages=("kor",),
)


@pytest.mark.parametrize(
    ("style", "work", "entry"),
    [
        ("apa", TWO, "신효정, 박윤지. (2021). 담석증의 조기 수술. 대한외과학회지, 39(7), 132–142."),
        (
            "vancouver",
            TWO,
            "신효정, 박윤지. 담석증의 조기 수술. 대한외과학회지. 2021;39(7):132-42.",
        ),
        (
            "mla",
            CHAPTER,
            "김민수. “무작위 배정”. 임상시험의 이해, 편집 이지은, 2판, 참나무, 2020, pp. 101–18.",
        ),
        ("apa", SITE, "질병관리청. (2020, 5월 6일). 담석증. https://example.org/gallstones"),
    ],
)
def test_an_entry_in_korean(engine: CitationEngine, style: str, work: Reference, entry: str):
    assert engine.format_one(work, style, KOREAN).text == entry


@pytest.mark.parametrize(
    ("style", "works", "citation"),
    [
        ("apa", [TWO], "(신효정, 박윤지, 2021)"),
        ("apa", [MANY], "(신효정 등, 2021)"),
        ("mla", [MANY], "(신효정 등)"),
        ("chicago", [MANY], "(신효정 등 2021)"),
    ],
)
def test_a_citation_in_korean(engine: CitationEngine, style, works, citation):
    assert engine.cite(works, style, KOREAN).text == citation


@pytest.mark.parametrize("style", ["apa", "mla", "chicago", "vancouver"])
@pytest.mark.parametrize("work", [TWO, MANY, CHAPTER, SITE], ids=["two", "many", "chapter", "site"])
def test_no_particle_and_no_half_english_word(engine: CitationEngine, style: str, work: Reference):
    text = engine.format_one(work, style, KOREAN).text
    for word in (
        "와/과",
        "기타",
        "(으)로",
        " and ",
        "&",
        "edition",
        "editor",
        "retrieved",
        "2021년",
    ):
        assert word not in text, text


def test_english_stays_as_it_was(engine: CitationEngine):
    assert engine.cite([TWO], "apa", "en-US").text == "(신효정 & 박윤지, 2021)"
