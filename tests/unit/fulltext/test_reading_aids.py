# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window's reader needs of an article: links with all targets, cards, lengths, files."""

import pytest

from refdesk.domain.citation import RenderedCitation
from refdesk.domain.fulltext import CitedWork
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.fulltext.cards import MOST, card, card_targets
from refdesk.fulltext.cited_works import identified_works, identifiers_of
from refdesk.fulltext.html import article_html
from refdesk.fulltext.jats import parse_jats
from refdesk.fulltext.reading_length import reading_length
from refdesk.fulltext.saved import Provenance, saved_html, saved_markdown
from tests.ui.reader.made_article import JATS

ARTICLE = parse_jats(JATS, "made")


def test_links_name_all_their_targets_for_the_reader_alone():
    read, saved = article_html(ARTICLE, reader=True), article_html(ARTICLE)
    assert 'name="refdesk-cites-1" href="#B1 B2 B3 B4">1</a>' in read
    assert 'href="#B4 B1 B2 B3">4</a>' in read
    assert 'href="#B2 B5">(2, 5)</a>' in read
    assert 'href="#B2">(2, 5)</a>' in saved
    assert "add:" not in saved
    assert "↩" not in saved


def test_references_lead_back_to_each_place_that_cites_them():
    read = article_html(ARTICLE, reader=True)
    assert '↩ <a class="back" href="#refdesk-cites-1">a</a>' in read
    assert '<a class="back" href="#refdesk-cites-5">b</a>' in read
    assert '<a class="back" href="#refdesk-cites-3">↩</a>' in read  # cited once
    assert read.count('<img class="mark"') == 5


def test_works_are_known_by_sound_identifiers_best_first():
    work = CitedWork((), pmid="123", doi="10.5555/a", pmcid="77")
    assert identifiers_of(work) == (
        Identifier(Scheme.PMID, "123"), Identifier(Scheme.DOI, "10.5555/a"),
        Identifier(Scheme.PMCID, "PMC77"),
    )  # fmt: skip
    assert identifiers_of(CitedWork((), pmid="none", doi="see text")) == ()
    assert len(identified_works(ARTICLE)) == 4


def test_cards_keep_the_order_of_the_list_and_say_what_they_leave_out():
    targets = card_targets(ARTICLE)
    shown = card(targets, ["B12", "B2", "nowhere", "B2"])
    assert shown is not None
    assert shown.html.index("number 2") < shown.html.index("number 12")
    assert shown.html.count("<p>") == 2
    many = card(targets, [f"B{n}" for n in range(1, 13)])
    assert many is not None
    assert many.left_out == 12 - MOST
    assert card(targets, ["nowhere"]) is None


@pytest.mark.parametrize(
    ("text", "words", "minutes"),
    [
        ("one two-fold 3.5 don't", 4, 1),
        ("word " * 2380, 2380, 10),
        ("환자를 " * 2020, 2020, 10),
        ("word " * 1190 + "환자를 " * 1010, 2200, 10),
        ("", 0, 1),
    ],
)
def test_reading_takes_as_long_as_people_take(text, words, minutes):
    length = reading_length(text)
    assert (length.words, length.minutes) == (words, minutes)


def test_a_saved_page_holds_only_pictures_and_safe_links():
    provenance = Provenance(RenderedCitation("<i>x</i>", "x"), ("<b>", "a"), "javascript:alert(1)")
    for address in ("https://example.org/a.png", "data:text/html,x", "file:///etc/passwd"):
        page = saved_html(ARTICLE, provenance, images={"f1.jpg": address})
        assert "javascript:" not in page
        assert "<b>" not in page.partition("</style>")[2].partition("<h2>")[0]
        if not address.startswith("file"):
            assert address not in page
    assert "javascript:" not in saved_markdown(ARTICLE, provenance)
    assert "\\<b>" in saved_markdown(ARTICLE, provenance)
