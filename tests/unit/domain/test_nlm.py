"""What NLM prints of a record, piece by piece."""

import pytest

from refdesk.domain.nlm import (
    issue_date,
    nlm_author,
    nlm_authors,
    nlm_date,
    nlm_epub,
    nlm_languages,
    nlm_notices,
    nlm_source,
)
from refdesk.domain.reference import Author, Correction, Journal, PartialDate, Reference

PLACE = "Lancet. 2010 Feb 6;375(9713):445."


@pytest.mark.parametrize(
    ("author", "printed"),
    [
        (Author("Shin", "Hyo-jeong"), "Shin HJ"),
        (Author("Shin", "Hyo-jeong", "H.-J."), "Shin HJ"),
        (Author("King", "Martin Luther", "ML", "Jr."), "King ML Jr"),
        (Author("Davis", "Adam", "A", "III"), "Davis A 3rd"),
        (Author("Davis", "Adam", "A", "3rd"), "Davis A 3rd"),
        (Author("신", "효 정"), "신효정"),
        (Author(collective="EARLY Group."), "EARLY Group"),
        (Author(given="Plato"), "Plato"),
    ],
)
def test_a_name_has_initials_without_stops(author: Author, printed: str):
    assert nlm_author(author) == printed


def test_a_group_is_set_off_by_a_semicolon():
    people = (Author("Roe", "Jane"), Author(collective="EARLY Group"), Author("Poe", "Al"))
    assert nlm_authors(people) == "Roe J; EARLY Group, Poe A"
    assert nlm_authors(people[:1], complete=False) == "Roe J, et al"
    assert nlm_authors(()) == ""


@pytest.mark.parametrize(
    ("date", "printed"),
    [
        (PartialDate(2021, 3, 4), "2021 Mar 4"),
        (PartialDate(2020, 7, raw="2020 Jul-Aug"), "2020 Jul-Aug"),
        (PartialDate(1998, 12, raw="1998 Dec-1999 Jan"), "1998 Dec-1999 Jan"),
        (PartialDate(2020, season="Fall"), "2020 Fall"),
        (PartialDate(raw="soon"), ""),
    ],
)
def test_a_date_begins_with_the_year(date: PartialDate, printed: str):
    assert nlm_date(date) == printed


def test_an_electronic_work_has_its_own_day():
    paper = Reference(published=PartialDate(2021), electronic_date=PartialDate(2021, 2, 3))
    assert issue_date(paper).month is None
    electronic = Reference(
        published=PartialDate(2021),
        electronic_date=PartialDate(2021, 2, 3),
        publication_status="epublish",
    )
    assert issue_date(electronic).month == 2
    assert nlm_epub(electronic) == ""


def test_a_source_leaves_out_what_is_missing():
    journal = Journal("Gut", "Gut", "Gut")
    assert nlm_source(Reference(journal=journal, published=PartialDate(2021))) == "Gut. 2021."
    assert nlm_source(Reference(journal=journal, volume="3")) == "Gut. [date unknown];3."
    assert nlm_source(Reference(volume="3", published=PartialDate(2021))) == "2021;3."


@pytest.mark.parametrize(
    ("languages", "vernacular", "printed"),
    [
        (("eng",), "", ""),
        ((), "", ""),
        (("und",), "", ""),
        (("fre",), "", "French."),
        (("eng", "ger"), "", "English, German."),
        (("eng",), "Titre", "English."),
    ],
)
def test_a_language_is_named_where_it_is_not_plain_english(
    languages: tuple[str, ...], vernacular: str, printed: str
):
    assert nlm_languages(Reference(languages=languages, vernacular_title=vernacular)) == printed


@pytest.mark.parametrize(
    ("corrections", "notices"),
    [
        ([Correction("CommentIn", PLACE)], []),
        ([Correction("ErratumIn", "Lancet. 2010 Feb 6;: ")], ["Erratum in: Lancet. 2010 Feb 6;:"]),
        (
            [Correction("ErratumIn", PLACE), Correction("RetractionIn", f"{PLACE} doi: 10.1/x")],
            [f"Retraction in: {PLACE}", f"Erratum in: {PLACE}"],
        ),
        (
            [Correction("RetractionIn", "Retraction", doi="10.1000/r")],
            ["Retraction in: doi: 10.1000/r."],
        ),
        (
            [
                Correction("RetractionIn", PLACE),
                Correction("RetractionIn", "Retraction", doi="10.1/r"),
            ],
            [f"Retraction in: {PLACE}"],
        ),
        ([Correction("RetractionIn", "RETRACTED")], ["Retracted."]),
        ([Correction("WithdrawalIn", PLACE)], [f"Retraction in: {PLACE}"]),
        ([Correction("ErratumIn", pmid="12")], ["Erratum in: PMID: 12."]),
        ([Correction("ErratumIn", "Correction")], []),
    ],
)
def test_a_notice_says_where_it_stands(corrections: list[Correction], notices: list[str]):
    assert nlm_notices(Reference(corrections=tuple(corrections))) == notices
