"""RIS as it is found, and as EndNote and Zotero want it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refdesk.domain.errors import UnreadableError
from refdesk.domain.escaping import escape
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.indexing import Keyword
from refdesk.domain.names import is_suffix
from refdesk.domain.reference import Author, Journal, PartialDate, Reference, ReferenceKind
from refdesk.formats.base import ReadReference, SkippedRecord, format_by_id
from tests.unit.formats import samples

RIS = format_by_id("ris")


def read(text: str | bytes):
    return list(RIS.read(text.encode() if isinstance(text, str) else text, "test"))


def one(text: str | bytes) -> Reference:
    (record,) = read(text)
    return record.reference


def written(*references: Reference) -> str:
    return "".join(RIS.write(references))


@pytest.mark.parametrize(
    "text",
    [
        "TY  - JOUR\nTI  - T\nER  - \n",
        "TY  - JOUR\r\nTI  - T\r\nER  - \r\n",
        "\ufeffTY  - JOUR\nTI  - T\nER  -",
        "TY  -  JOUR\nTI  -  T\nER  -\n",
        "Provider: Some Database\nContent: text\n\nTY  - JOUR\nTI  - T\nER  -\n",
        "TY - JOUR\nTI - T\nER -\n",
        "TY  - JOUR\nT1  - T",
        "TI  - T\nTY  - JOUR\nER  - ",
    ],
)
def test_records_in_the_wild_are_read(text):
    reference = one(text)
    assert (reference.kind, reference.title) == (ReferenceKind.ARTICLE, "T")


def test_a_new_type_ends_a_record_that_lacks_its_end():
    assert [r.reference.title for r in read("TY  - JOUR\nTI  - A\nTY  - BOOK\nTI  - B\n")] == [
        "A",
        "B",
    ]


def test_wrapped_lines_belong_to_the_line_before():
    reference = one(
        "TY  - JOUR\nTI  - A title\n  that goes on\nAB  - One.\nTwo - three.\n\nFour.\nER  - "
    )
    assert reference.title == "A title that goes on"
    assert reference.abstract.plain == "One. Two - three. Four."


def test_utf16_and_korean_encodings():
    text = "TY  - JOUR\r\nTI  - 간세포암 환자의 면역치료\r\nER  - \r\n"
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp949"):
        assert one(text.encode(encoding)).title == "간세포암 환자의 면역치료", encoding
    assert (
        one("TY  - JOUR\nTI  - Müller über Œdema\nER  - ".encode("cp1252")).title
        == "Müller über Œdema"
    )


def test_fields_of_an_article():
    reference = one(
        "TY  - JOUR\nA1  - Marx, Karl\nAU  - WHO Group,\nA2  - Editor, Ed\nT1  - T\n"
        "JF  - Journal of X\nJO  - J X\n"
        "Y1  - 2005/07//\nVL  - 1\nCP  - 2\nSP  - 10\nEP  - 12\nSN  - 12345679\n"
        "DO  - https://doi.org/10.1000/ABC.\nN2  - Text.\nKW  - a; b\nLA  - English\nAN  - 1234567\n"
        "C2  - PMC99\nXX  - odd\nID  - Key1\nER  - "
    )
    assert [a.family or a.collective for a in reference.authors] == ["Marx", "WHO Group", "Editor"]
    assert (reference.journal.title, reference.journal.iso_abbreviation) == ("Journal of X", "J X")
    assert reference.published == PartialDate(2005, 7)
    assert (reference.volume, reference.issue, reference.pages) == ("1", "2", "10-12")
    assert reference.journal.issn_print == "1234-5679"
    assert (reference.doi, reference.pmid, reference.pmcid) == ("10.1000/ABC", "1234567", "PMC99")
    assert reference.keywords == (Keyword("a"), Keyword("b"))
    assert reference.languages == ("eng",)
    assert ("ris:XX", "odd") in reference.extra
    assert reference.citation_key == "Key1"


def test_an_accession_number_of_another_database_is_no_pmid():
    reference = one("TY  - JOUR\nTI  - T\nAN  - 1234567\nDB  - Embase\nER  - ")
    assert reference.pmid == ""
    assert ("ris:AN", "1234567") in reference.extra


@pytest.mark.parametrize(
    ("lines", "pages", "number"),
    [
        ("SP  - 10-20\nEP  - 20", "10-20", ""),
        ("SP  - 10\nEP  - 10-20", "10-20", ""),
        ("SP  - 10\nEP  - 10", "10", ""),
        ("SP  - e0123456", "", "e0123456"),
        ("SP  - 55\nC7  - 55", "", "55"),
        ("C7  - Article no. 55", "", "55"),
    ],
)
def test_pages(lines, pages, number):
    reference = one(f"TY  - JOUR\nTI  - T\n{lines}\nER  - ")
    assert (reference.pages, reference.article_number) == (pages, number)


def test_an_empty_record_is_reported_and_the_others_are_read():
    first, second = read("TY  - JOUR\nER  - \n\nTY  - JOUR\nTI  - B\nER  - \n")
    assert isinstance(first, SkippedRecord)
    assert (first.line, first.reason) == (1, "empty")
    assert isinstance(second, ReadReference)
    assert second.line == 4


def test_a_file_without_records_is_unreadable():
    with pytest.raises(UnreadableError):
        read("nothing here\n")


def test_what_is_written():
    text = written(samples.ARTICLE)
    lines = text.split("\r\n")
    assert lines[:6] == [
        "TY  - JOUR",
        "AU  - Shin, Hyo-Jeong",
        "AU  - King, Martin, Jr",
        "AU  - van der Berg, Jan",
        "AU  - Ministry of Health, Labour and Welfare,",
        "AU  - 신, 효정",
    ]
    for line in (
        "TI  - Cells at 10⁹ in COVID-19 & E. coli: a Korean trial",
        "PY  - 2026", "DA  - 2026/01/28/", "SP  - 132", "EP  - 142", "AN  - 41000001", "C2  - PMC777",
        "DO  - 10.1000/a_b(1)<2>", "ID  - Shin2026", "DB  - PubMed",
        "AB  - BACKGROUND: Recurs in 50% of cases. RESULTS: P < 0.05.",
    ):  # fmt: skip
        assert line in lines
    assert text.endswith("ER  - \r\n\r\n")
    assert "\n" not in text.replace("\r\n", "")


def test_an_article_number_is_written_for_both_programs():
    text = written(samples.PREPRINT)
    assert "C7  - e0123456\r\nSP  - e0123456\r\n" in text
    assert "EP  -" not in text


@pytest.mark.parametrize("reference", samples.ALL)
def test_samples_come_back(reference):
    back = one(written(reference))
    for name in (
        "kind", "authors", "published", "volume", "issue", "article_number", "languages",
        "container_title", "publisher", "publisher_place", "edition", "series", "identifiers", "url",
        "note", "citation_key", "publication_types", "abstracts",
    ):  # fmt: skip
        assert getattr(back, name) == getattr(reference, name), name
    assert back.title_plain == reference.title_plain
    assert back.journal.title == reference.journal.title


@given(
    title=samples.texts,
    authors=st.lists(st.one_of(samples.names, samples.groups), max_size=4, unique=True),
    published=samples.years,
    keywords=st.lists(samples.words, max_size=3, unique_by=str.lower),
    journal=samples.words,
    note=samples.texts,
)
def test_whatever_is_written_is_read_again(title, authors, published, keywords, journal, note):
    authors = [a for a in authors if not is_suffix(a.given)]
    reference = Reference(
        title=escape(title),
        authors=tuple(authors),
        published=published,
        keywords=tuple(map(Keyword, keywords)),
        journal=Journal(journal),
        note=note,
        identifiers=(Identifier(Scheme.PMID, "41000001"),),
    )
    back = one(written(reference))
    assert back.authors == reference.authors
    assert back.published == reference.published
    assert back.keywords == reference.keywords
    assert back.journal.title == journal
    assert back.note == note
    assert back.pmid == "41000001"
    if "<" not in title and "&" not in title:  # what looks like HTML may be read as HTML
        assert back.title_plain == title


def test_family_name_alone_comes_back():
    assert one(written(Reference(title="T", authors=(Author("Aristotle"),)))).authors == (
        Author("Aristotle"),
    )


def test_two_people_of_one_name_stay_two_but_a_second_list_adds_nobody():
    authors = "AU  - Raymond, C\nAU  - Lee, A\nAU  - Raymond, C\n"
    assert len(one(f"TY  - JOUR\nTI  - T\n{authors}ER  - \n").authors) == 3
    again = "A1  - Raymond, C\nA1  - Lee, A\n"
    assert len(one(f"TY  - JOUR\nTI  - T\n{authors}{again}ER  - \n").authors) == 3


def test_the_journal_of_what_is_no_article_is_not_lost():
    thesis = Reference(kind=ReferenceKind.MANUSCRIPT, title="T", journal=Journal("Pacific J"))
    assert "T2  - Pacific J" in written(thesis)
