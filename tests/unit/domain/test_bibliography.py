"""Dates, pages, names, languages, titles and abstracts as files write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refdesk.domain.abstracts import category_of, labelled_sections
from refdesk.domain.dates import made_date, month_number, parse_date
from refdesk.domain.languages import language_code, language_name
from refdesk.domain.names import author_from_text, clean_orcid, inverted
from refdesk.domain.pagination import article_number, first_and_last, item_number
from refdesk.domain.reference import Author, PartialDate


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2026-01-28", PartialDate(2026, 1, 28)),
        ("2026/01/28/", PartialDate(2026, 1, 28)),
        ("2005/07//", PartialDate(2005, 7)),
        ("2013///", PartialDate(2013)),
        ("2001///Winter", PartialDate(2001, season="Winter")),
        ("20260128", PartialDate(2026, 1, 28)),
        ("2026 Jan 28", PartialDate(2026, 1, 28)),
        ("28 January 2026", PartialDate(2026, 1, 28)),
        ("March 2001", PartialDate(2001, 3)),
        ("2026년 1월 28일", PartialDate(2026, 1, 28)),
        ("1998 Dec-1999 Jan", PartialDate(1998, 12, raw="1998 Dec-1999 Jan")),
        ("Spring 2001", PartialDate(2001, season="Spring")),
        ("in press", PartialDate(raw="in press")),
        ("2001-02-31", PartialDate(2001, 2)),
        ("2001-13", PartialDate(2001)),
        ("", PartialDate()),
    ],
)
def test_dates(text, date):
    assert parse_date(text) == date


@given(st.text(max_size=30))
def test_no_text_breaks_a_date(text):
    parse_date(text)
    month_number(text)


def test_parts_that_cannot_be_are_left_out():
    assert made_date(0, 1, 1) == PartialDate()
    assert made_date(2001, 6, 31) == PartialDate(2001, 6)


@pytest.mark.parametrize(
    ("pages", "ends"),
    [
        ("132-42", ("132", "142")), ("S12-8", ("S12", "S18")), ("7", ("7", "")), ("iii", ("iii", "")),
        ("101-8, 115", ("101", "108")), ("10–20", ("10", "20")), ("", ("", "")),
    ],
)  # fmt: skip
def test_first_and_last_page(pages, ends):
    assert first_and_last(pages) == ends


def test_article_numbers():
    assert article_number("55") == ""
    assert article_number("55", electronic=True) == "55"
    assert article_number("117", ("00117",)) == "117"
    assert article_number("10-12", electronic=True) == ""
    assert [article_number(n) for n in ("e1", "e12", "E45", "e0194718")] == [
        "e1",
        "e12",
        "E45",
        "e0194718",
    ]
    for pages in (
        "e12-e20",
        "e12-20",
        "e12, e14",
        "12",
        "S12",
        "s52",
        "12e",
        "1011.e1",
        "e",
        "iv71",
    ):
        assert article_number(pages) == ""
    assert item_number(("S0140-6736(10)60175-4", "e12")) == "e12"


@pytest.mark.parametrize(
    ("item", "cited"),
    [
        ("2333794X20968681", True),
        ("e2022.00076", True),
        ("S0140-6736(10)60175-4", False),
        ("x", False),
    ],
)
def test_what_is_in_a_volume_may_have_an_odd_number(item, cited):
    assert item_number((item,), in_volume=True) == (item if cited else "")
    assert item_number((item,)) == ""


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("Shin, Hyo", Author("Shin", "Hyo")),
        ("King, Martin, Jr", Author("King", "Martin", suffix="Jr")),
        ("King, Jr, Martin", Author("King", "Martin", suffix="Jr")),
        ("King ML Jr", Author("King", "M L", "ML", "Jr")),
        ("Smith JA", Author("Smith", "J A", "JA")),
        ("World Health Organization", Author(collective="World Health Organization")),
        ("Ministry of Health, Labour,", Author(collective="Ministry of Health, Labour")),
        ("Aristotle", Author("Aristotle")),
        ("De Simone", Author("De Simone")),
        ("Karl Marx", Author("Marx", "Karl")),
        ("Jan van der Berg", Author("van der Berg", "Jan")),
        ("Martin King Jr", Author("King", "Martin", suffix="Jr")),
        ("METRIC Study Group", Author(collective="METRIC Study Group")),
        ("Nurses on the move", Author(collective="Nurses on the move")),
        ("대한간학회", Author(collective="대한간학회")),
        ("보건복지부", Author(collective="보건복지부")),
        ("독고영부", Author("독고", "영부")),
        ("신효정", Author("신", "효정")),
        ("남궁민수", Author("남궁", "민수")),
    ],
)
def test_names(text, author):
    assert author_from_text(text) == author


def test_inverted_names_come_back():
    for author in (
        Author("A", "B"),
        Author("A", "B", suffix="III"),
        Author(collective="X, Y and Z"),
    ):
        assert author_from_text(inverted(author)) == author


@pytest.mark.parametrize(
    ("text", "orcid"),
    [
        ("https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097"),
        ("0000000218250097", "0000-0002-1825-0097"),
        ("0000-0002-1694-233x", "0000-0002-1694-233X"),
        ("0000-0002-1825-0098", ""),
        ("none", ""),
    ],
)
def test_orcid(text, orcid):
    assert clean_orcid(text) == orcid


def test_languages():
    assert [language_code(t) for t in ("English", "en-US", "KOR", "한국어", "klingon")] == [
        "eng", "eng", "kor", "kor", "klingon",
    ]  # fmt: skip
    assert language_name("kor") == "korean"


def test_abstract_in_one_run_is_parted_at_its_labels():
    sections = labelled_sections(
        "Intro. BACKGROUND &amp; AIMS: Why. METHODS: In DNA: no. RESULTS: <i>Yes</i>."
    )
    assert [(s.label, s.text) for s in sections] == [
        ("", "Intro."),
        ("BACKGROUND & AIMS", "Why."),
        ("METHODS", "In DNA: no."),
        ("RESULTS", "<i>Yes</i>."),
    ]


@pytest.mark.parametrize(
    "text", ["One run.", "NOTE: one label.", "ABC: x. DEF: y.", "<i>METHODS: a. RESULTS: b</i>"]
)
def test_other_abstracts_stay_whole(text):
    assert [s.label for s in labelled_sections(text)] == [""]


def test_categories():
    labels = ("METHODS AND RESULTS", "Main Outcome Measures", "AIM", "CASE REPORT")
    assert [category_of(label) for label in labels] == [
        "METHODS", "METHODS", "OBJECTIVE", "",
    ]  # fmt: skip
