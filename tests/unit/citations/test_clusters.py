"""In-text citations with what a person says in them, and reference lists in a chosen order."""

import pytest

from refdesk.citations.engine import CitationEngine
from refdesk.domain.citation import Cite, EntryLayout, ListOrder
from refdesk.domain.reference import Author, PartialDate, Reference
from tests.unit.citations.makers import article, doi, people

ROE = article()
TRIO = article(
    title="Late surgery", authors=people(3), published=PartialDate(2019), identifiers=doi("10.1/2")
)
KOREAN = article(title="A trial", authors=(Author("신", "효정"),), published=PartialDate(2022))


def text(engine: CitationEngine, style: str, cite: Cite) -> str:
    return engine.cite([ROE], style, cites=[cite]).text


@pytest.mark.parametrize(
    ("cite", "apa", "mla", "ieee"),
    [
        (Cite(1, "12-15"), "(Roe, 2021, pp. 12–15)", "(Roe 12–15)", "[1, pp. 12–15]"),
        (Cite(1, "3", "chapter"), "(Roe, 2021, Chapter 3)", "(Roe, ch. 3)", "[1, Ch. 3]"),
        (Cite(1, prefix="see"), "(see Roe, 2021)", "(see Roe)", "see [1]"),
        (Cite(1, suffix=", for one"), "(Roe, 2021, for one)", "(Roe, for one)", "[1], for one"),
        (Cite(1, suffix="passim"), "(Roe, 2021 passim)", "(Roe passim)", "[1] passim"),
        (Cite(1, "7", suppress_author=True), "(2021, p. 7)", "(7)", "[1, p. 7]"),
        (Cite(1, author_only=True, suffix="and others"), *["Roe and others"] * 3),
        (
            Cite(1, "7", suppress_author=True, author_only=True),
            "Roe (2021, p. 7)",
            "Roe (7)",
            "Roe [1, p. 7]",
        ),
    ],
)
def test_what_is_said_of_a_work_stands_where_the_style_puts_it(engine, cite, apa, mla, ieee):
    assert [text(engine, style, cite) for style in ("apa", "mla", "ieee")] == [apa, mla, ieee]


def test_a_footnote_has_the_locator_in_place_of_the_pages(engine):
    note = text(engine, "chicago-notes", Cite(1, "133", prefix="See"))
    assert note.startswith("See Jane Ann Roe, “Early Surgery")
    assert "(2021): 133, https" in note
    assert text(engine, "chicago-notes", Cite(1, author_only=True)) == "Roe"


def test_raised_numbers_are_readable_as_plain_text(engine):
    cited = engine.cite([ROE], "ama", cites=[Cite(1, "4")])
    assert (cited.html, cited.text) == ("<sup>1(p4)</sup>", "[1(p4)]")
    narrative = Cite(1, author_only=True, suppress_author=True)
    assert text(engine, "ama", narrative) == "Roe¹"


@pytest.mark.parametrize("style", ["apa", "ama", "vancouver", "ieee", "chicago-notes"])
def test_words_of_a_person_are_text(engine, style):
    hostile = '<b>x</b> & <script>alert(1)</script> <i class="y">z'
    cited = engine.cite([ROE], style, cites=[Cite(1, hostile, prefix=hostile, suffix=hostile)])
    assert "<b>x</b> & <script>alert(1)</script>" in cited.text
    assert not any(tag in cited.html for tag in ("<b>", "<script", "<i class"))


@pytest.mark.parametrize("prefix", ["see, e.g.,", "see <i>e.g.</i>", "cf.", "참조"])
@pytest.mark.parametrize(("style", "number"), [("vancouver", "({} 1)"), ("ieee", "{} [1]")])
def test_a_prefix_that_ends_in_a_stop_is_followed_by_the_number(engine, style, number, prefix):
    assert text(engine, style, Cite(1, prefix=prefix)) == number.format(prefix)


def test_a_cluster_is_in_the_order_of_the_style_and_its_words_go_along(engine):
    cites = [Cite(1, "12"), Cite(2, prefix="cf."), Cite(3, suffix="참조")]
    apa = engine.cite([ROE, TRIO, KOREAN], "apa", cites=cites)
    assert apa.text == "(cf. Asmith et al., 2019; Roe, 2021, p. 12; 신효정, 2022 참조)"


def test_one_work_cited_twice_is_one_work(engine):
    cites = [Cite(1, "12"), Cite(2), Cite(1, "99")]
    assert engine.cite([ROE, TRIO, ROE], "ieee", cites=cites).text == "[1, p. 12], [1, p. 99], [2]"
    assert "2021a" not in engine.cite([ROE, ROE], "apa").text


def test_authors_alone_are_those_of_each_work(engine):
    cites = [Cite(1, author_only=True), Cite(2, author_only=True, suppress_author=True)]
    assert engine.cite([ROE, TRIO], "apa", cites=cites).text == "Roe; Asmith et al. (2019)"
    assert engine.cite([ROE, TRIO], "vancouver", cites=cites).text == "Roe; Asmith et al. (2)"


# Order


@pytest.mark.parametrize(
    ("order", "places"),
    [
        (ListOrder.STYLE, [1, 0, 2]),
        (ListOrder.GIVEN, [0, 1, 2]),
        (ListOrder.AUTHOR, [1, 0, 2]),
        (ListOrder.YEAR, [1, 0, 2]),
        (ListOrder.NEWEST, [2, 0, 1]),
        (ListOrder.TITLE, [2, 0, 1]),
    ],
)
def test_a_list_is_in_the_order_that_was_asked_for(engine, order, places):
    entries = engine.entries([ROE, TRIO, KOREAN], "apa", order=order)
    assert [place for place, _ in entries] == places


@pytest.mark.parametrize("order", ListOrder)
def test_a_numbered_list_is_numbered_in_its_order(engine, order):
    entries = engine.bibliography([ROE, TRIO, KOREAN], "ama", order=order)
    assert [entry.text.partition("\t")[0] for entry in entries] == ["1.", "2.", "3."]


def test_an_entry_knows_its_reference_also_beside_one_that_prints_nothing(engine):
    entries = engine.entries([ROE, Reference(), TRIO], "mla")
    texts = {place: entry.text for place, entry in entries}
    assert texts[0].startswith("Roe")
    assert texts[2].startswith("Asmith")


def test_a_list_of_nothing_but_what_prints_nothing_is_empty(engine):
    assert engine.entries([Reference()], "mla") == engine.entries([Reference()] * 2, "mla") == []


# Layout


@pytest.mark.parametrize(
    ("style", "layout"),
    [
        ("apa", EntryLayout(hanging=True, line_spacing=2, entry_spacing=0)),
        ("ama", EntryLayout(numbered=True)),
        ("ieee", EntryLayout(numbered=True, entry_spacing=0)),
        ("chicago", EntryLayout(hanging=True)),
    ],
)
def test_a_style_says_how_its_paragraphs_are_set(engine, style, layout):
    assert engine.layout(style) == layout
