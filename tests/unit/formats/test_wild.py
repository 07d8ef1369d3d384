# SPDX-License-Identifier: GPL-3.0-or-later
"""What databases and publishers do to their files, and what must come through all the same."""

from dataclasses import replace

import pytest

from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.reference import Author, Journal, PartialDate, Reference, ReferenceKind
from refdesk.formats.base import ReadReference, format_by_id
from tests.unit.formats import samples


def one(format_id: str, text: str) -> Reference:
    (record,) = format_by_id(format_id).read(text.encode(), "wild")
    assert isinstance(record, ReadReference)
    return record.reference


def back(format_id: str, reference: Reference) -> Reference:
    return one(format_id, "".join(format_by_id(format_id).write([reference])))


def test_bibtex_goes_on_where_a_list_is_repeated():
    reference = one(
        "bibtex", "@misc{k, title={T}, keywords={a}, keywords={b, c}, author={A, B}, author={C, D}}"
    )
    assert [k.text for k in reference.keywords] == ["a", "b", "c"]
    assert [a.family for a in reference.authors] == ["A", "C"]


def test_bibtex_with_all_keywords_in_braces_of_their_own():
    assert len(one("bibtex", "@misc{k, title={T}, keywords={{a; b; c}}}").keywords) == 3
    lone = replace(samples.ARTICLE, mesh=(), keywords=samples.ARTICLE.keywords[1:])
    assert [k.text for k in back("bibtex", lone).keywords] == ["A, B"]


@pytest.mark.parametrize(
    ("title", "read"),
    [
        (r"Health \&amp; Place", "Health &amp; Place"),
        ("It&#39;s <i>in vitro</i>", "It's <i>in vitro</i>"),
        ("p <i or more", "p &lt;i or more"),
    ],
)
def test_bibtex_with_a_publishers_html(title, read):
    assert one("bibtex", f"@misc{{k, title = {{{title}}}}}").title == read


def test_bibtex_with_et_al_behind_a_name():
    reference = one("bibtex", "@misc{k, title={T}, author={Shin, H. and Kim, J. et al.}}")
    assert [a.given for a in reference.authors] == ["H.", "J."]
    assert not reference.authors_complete


def test_ris_with_html_in_names():
    reference = one(
        "ris", "TY  - JOUR\nTI  - T\nJF  - Health &amp; Place\nKW  - a &amp; b\nER  - \n"
    )
    assert reference.journal.title == "Health & Place"
    assert [k.text for k in reference.keywords] == ["a & b"]


def test_ris_of_a_list_that_was_cut():
    reference = one("ris", "TY  - JOUR\nTI  - T\nAU  - Shin, H\nAU  - et al.\nER  - \n")
    assert [a.family for a in reference.authors] == ["Shin"]
    assert not reference.authors_complete
    assert not back("ris", reference).authors_complete


@pytest.mark.parametrize("format_id", ["ris", "bibtex", "csl-json", "endnote-xml", "nbib", "csv"])
@pytest.mark.parametrize("raw", ["2015 Nov-Dec", "1998 Dec-1999 Jan", "1944-1945"])
def test_a_date_of_several_months_stays_one(format_id, raw):
    reference = replace(samples.ARTICLE, published=one_date(raw))
    assert back(format_id, reference).published.raw == raw


def one_date(raw: str) -> PartialDate:
    return one("nbib", f"PMID- 1\nTI  - T\nDP  - {raw}\n").published


def test_ris_keeps_a_season():
    winter = replace(samples.ARTICLE, published=PartialDate(2001, season="Winter"))
    assert back("ris", winter).published.season == "Winter"


def test_ris_keeps_both_book_and_series_preprint_number_and_lines_of_a_note():
    book = Reference(kind=ReferenceKind.BOOK, title="T", container_title="Whole", series="Series")
    assert (back("ris", book).container_title, back("ris", book).series) == ("Whole", "Series")
    paper = replace(
        samples.ARTICLE,
        identifiers=(Identifier(Scheme.DOI, "10.1/x"), Identifier(Scheme.ARXIV, "2001.00001")),
        note="First line.\nSecond line.",
    )
    assert back("ris", paper).identifier(Scheme.ARXIV) == "2001.00001"
    assert back("ris", paper).note == paper.note
    tricky = replace(paper, note="First.\nAB  - no abstract")
    assert back("ris", tricky).abstract.plain == paper.abstract.plain


def test_ris_of_pubmed_with_the_shortest_numbers():
    assert one("ris", "TY  - JOUR\nTI  - T\nAN  - 7\nDB  - PubMed\nER  - \n").pmid == "7"
    assert one("ris", "TY  - JOUR\nTI  - T\nAN  - 7\nER  - \n").pmid == ""


def test_csl_has_what_only_files_need():
    reference = replace(
        samples.ARTICLE,
        title="Sleep.",
        authors=(Author("Tolkien", "J R R", suffix="Jr"), Author("Shin", "HJ")),
        journal=Journal("Imagined", "Imag.", issn_print="1234-5679", issn_electronic="9876-543X"),
        citation_key="a:b/c",
    )
    again = back("csl-json", reference)
    assert again.title == "Sleep."
    assert again.authors[0] == reference.authors[0]
    assert again.authors[1].given == "H. J."
    assert again.journal == reference.journal
    assert again.citation_key == "a:b/c"
    assert "Carcinoma, Hepatocellular" in {k.text for k in again.keywords}


def test_csl_parts_a_translated_title_again():
    own = replace(
        samples.ARTICLE, title="Sleep", title_translated=True, vernacular_title="수면",
        languages=("kor",),
    )  # fmt: skip
    for reference in (own, replace(own, vernacular_title="")):
        again = back("csl-json", reference)
        assert again.title == "Sleep"
        assert again.title_translated
        assert again.vernacular_title == reference.vernacular_title


def test_csv_has_namesakes():
    two = replace(samples.ARTICLE, authors=(Author("Zhang", "L"), Author("Zhang", "L")))
    assert len(back("csv", two).authors) == 2


def test_medline_without_a_blank_behind_the_tag():
    reference = one("nbib", "PMID- 1\nTI  -A title\n      goes on\nAB  - One.\nAB  - Two.\n")
    assert reference.title == "A title goes on"
    assert reference.abstract.plain == "One. Two."
    assert back("nbib", replace(reference, title="A title.")).title == "A title"


def test_a_word_in_capitals_is_no_tag():
    reference = one("ris", "TY  - JOUR\nTI  - Sleep <ORIGINAL> SCHLAF <SUP>2</SUP>\nER  - \n")
    assert reference.title == "Sleep &lt;ORIGINAL&gt; SCHLAF <sup>2</sup>"
