# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines that somebody pastes to name papers."""

import pytest

from refdesk.domain.citation_line import (
    best_of,
    can_be_asked_about,
    identifiers_in,
    is_heading,
    is_meant,
    is_whole,
    title_term,
    trials_in,
    with_plain_place,
    without_number,
)
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.reference import Author, Journal, PartialDate, Reference

CITED = Reference(
    title="Lumekin <i>cells</i>: nine-year follow-up",
    authors=(Author("Shin", "Harin"),),
    journal=Journal("J Invent Immunother"),
    published=PartialDate(2026),
)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("41591582", ["PMID 41591582"]),
        ("  12. 41591582 ", ["PMID 41591582"]),
        ("[3] PMID: 41591582", ["PMID 41591582"]),
        ("3: PMC10000001.", ["PMC10000001"]),
        ("• doi:10.5555/jii.2026.00055,", ["DOI 10.5555/jii.2026.00055"]),
        ("DOI 10.5555/one and 10.5555/two", ["DOI 10.5555/one", "DOI 10.5555/two"]),
        ("PMID 41591582; PMCID: PMC10000001", ["PMID 41591582", "PMC10000001"]),
        ("NCT01245062", ["NCT01245062"]),
        ("arXiv:2401.01234v2", ["ARXIV 2401.01234"]),
        ("https://pubmed.ncbi.nlm.nih.gov/41591582/", ["PMID 41591582"]),
        ("<https://doi.org/10.5555/jii.2026.00055>", ["DOI 10.5555/jii.2026.00055"]),
        ("41591582, 90000002,41591582", ["PMID 41591582", "PMID 90000002"]),
        # Rows of a table: years, volumes and pages are no PMIDs.
        ("41591582\tShin H\t2026\tJ Invent Immunother\tLumekin cells", ["PMID 41591582"]),
        ("12\t41591582", ["PMID 41591582"]),
        ("Shin H\t2026\t75\t104006\t10.5555/one", ["DOI 10.5555/one"]),
        ("31001\t31002", ["PMID 31001", "PMID 31002"]),
        # No identifiers, or not alone.
        ("", []),
        ("PMID:", []),
        ("Shin H. Lumekin cells. Sorin Med J. 2026;75:55.", []),
        ("Shin H. Lumekin cells. Sorin Commun 10, 12345 (2019)", []),
        ("see PMID 41591582", []),
        ("ISBN 978-0-00-000000-2", []),
        ("https://elsewhere.invalid/page", []),
        ("1 " * 2_000, []),
    ],
)
def test_lines_of_nothing_but_identifiers(line, found):
    assert [str(i) for i in identifiers_in(line)] == found


def test_trials_in_a_text():
    text = "As registered (nct01245062, NCT01245062 and NCT00000001; not NCT12)."
    assert [str(i) for i in trials_in(text)] == ["NCT01245062", "NCT00000001"]


@pytest.mark.parametrize(
    "number", ["12. ", "12) ", "12: ", "[12] ", "[12]", "(12) ", "12\t", "• ", "- "]
)
def test_the_number_in_a_list_goes(number):
    assert without_number(f"  {number}Shin H. Title.") == "Shin H. Title."


@pytest.mark.parametrize(
    "text", ["10.5555/one", "2026 was a year", "12.5 mg of it", "-1 to 1", "12."]
)
def test_other_numbers_stay(text):
    assert without_number(text) == text


def test_headings():
    assert all(map(is_heading, ("References", " REFERENCES: ", "Works cited", "참고 문헌")))
    assert not is_heading("References to nothing")


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("Sorin Med J 75.2 (2026): 55-61.", "Sorin Med J, vol. 75, no. 2, 2026, pp. 55-61."),
        ("Sorin Med J 75 (Jan. 2026): e55.", "Sorin Med J, vol. 75, 2026, pp. e55."),
        ("Sorin Med J. 2026;75(2):55.", "Sorin Med J. 2026;75(2):55."),
        ("Version 2.1 (2026) of it", "Version 2.1 (2026) of it"),
    ],
)
def test_places_in_the_older_form(older, newer):
    assert with_plain_place(older) == newer


def test_what_can_be_asked_about():
    assert is_whole(CITED)
    assert can_be_asked_about(CITED)
    by_place = Reference(journal=CITED.journal, published=CITED.published, volume="75", pages="55")
    assert can_be_asked_about(by_place)
    for too_little in (
        Reference(title="A title", published=PartialDate(2026)),
        Reference(title="A title", authors=CITED.authors),
        Reference(title="?!", authors=CITED.authors, published=PartialDate(2026)),
        Reference(),
    ):
        assert not can_be_asked_about(too_little)
        assert not is_whole(too_little)


def test_a_title_cannot_leave_its_quotation_marks():
    odd = Reference(title='[A "title"] OR all[sb] (*) {x} a|b')
    assert title_term(odd) == '"A title OR all sb x a b"[ti]'
    assert title_term(Reference(title="CO<sub>2</sub> &amp; cells [Review]")) == '"CO2 & cells"[ti]'
    assert title_term(Reference(title="?")) == ""


@pytest.mark.parametrize(
    ("title", "year", "same"),
    [
        ("LUMEKIN CELLS – nine-year follow up.", 2026, True),
        ("Lümekin cells; Nine Year Follow-Up [Review]", 2025, True),
        ("[Lumekin cells: nine-year follow-up].", 2026, True),
        ("Lumekin cells: nine-year follow-up", 2027, True),
        ("Lumekin cells: nine-year follow-up", 2024, False),
        ("Lumekin cells: nine-year follow-up", None, False),
        ("Lumekin cells: ten-year follow-up", 2026, False),
        ("Correction to: Lumekin cells: nine-year follow-up", 2026, False),
        ("", 2026, False),
    ],
)
def test_whether_a_record_is_meant(title, year, same):
    assert is_meant(CITED, title, year) is same


def test_a_citation_without_title_or_year_means_no_record():
    assert not is_meant(Reference(published=PartialDate(2026)), "", 2026)
    assert not is_meant(Reference(title="A title"), "A title", 2026)


def test_what_a_paper_is_fetched_by_best():
    doi, pmid = Identifier(Scheme.DOI, "10.5555/one"), Identifier(Scheme.PMID, "1")
    pii = Identifier(Scheme.PII, "S1")
    assert best_of([pii, doi, pmid]) == (pmid,)
    assert best_of([doi, Identifier(Scheme.DOI, "10.5555/ONE"), pii]) == (doi,)
    assert best_of([pii]) == best_of([]) == ()
