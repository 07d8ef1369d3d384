# SPDX-License-Identifier: GPL-3.0-or-later
"""The line that PubMed's citation matcher is asked with."""

from dataclasses import replace

from refdesk.domain.citation_match import citation_match_key
from refdesk.domain.reference import Author, Journal, PartialDate, Reference

PAPER = Reference(
    title="A title",
    authors=(Author("Ågren", "P B", "PB"), Author("Kim", "A")),
    journal=Journal(title="British Journal of Surgery", iso_abbreviation="Br. J. Surg."),
    published=PartialDate(2021, 2),
    volume="39",
    pages="132-42",
)


def test_journal_year_volume_page_author_and_key():
    assert citation_match_key(PAPER, "k1") == "Br J Surg|2021|39|132|agren pb|k1|"
    online = replace(PAPER, pages="", article_number="e55", authors=())
    assert citation_match_key(online, "2") == "Br J Surg|2021|39|e55||2|"


def test_what_would_match_anything_is_not_asked():
    for missing in (
        replace(PAPER, journal=Journal()),
        replace(PAPER, published=PartialDate()),
        replace(PAPER, volume="", pages=""),
    ):
        assert citation_match_key(missing, "k") == ""


def test_no_field_can_part_the_line():
    odd = replace(PAPER, volume="3|9", authors=(Author("Kim|Lee", "A\nB"),))
    assert citation_match_key(odd, "k").count("|") == 6
