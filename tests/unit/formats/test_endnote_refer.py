"""EndNote's tagged format as publishers and EndNote write it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refdesk.domain.errors import UnreadableError
from refdesk.domain.escaping import escape
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.indexing import Keyword
from refdesk.domain.names import is_suffix
from refdesk.domain.reference import (
    Author,
    AuthorRole,
    HistoryDate,
    Journal,
    PartialDate,
    Reference,
    ReferenceKind,
)
from refdesk.formats.base import ReadReference, SkippedRecord, format_by_id, sniff_format
from tests.unit.formats import samples

REFER = format_by_id("endnote-refer")


def read(text: str | bytes):
    return list(REFER.read(text.encode() if isinstance(text, str) else text, "test"))


def one(text: str | bytes) -> Reference:
    (found,) = read(text)
    assert isinstance(found, ReadReference)
    return found.reference


def article(*lines: str) -> Reference:
    return one("\n".join(("%0 Journal Article", "%T T", *lines, "")))


def written(*references: Reference) -> str:
    return "".join(REFER.write(references))


def back(reference: Reference) -> Reference:
    return one(written(reference))


@pytest.mark.parametrize(
    "text",
    [
        "%0 Journal Article\n%T T\n",
        "%0 Journal Article\r\n%T T\r\n\r\n",
        "\ufeff%0  Journal Article\n%T  T",
        "Exported from a site\n\n%0 journal article\n%T T\n",
        "%T T\n%J X\n",
        "%T T\n%0 Journal Article\n",
    ],
)
def test_records_in_the_wild_are_read(text):
    reference = one(text)
    assert (reference.kind, reference.title) == (ReferenceKind.ARTICLE, "T")


def test_where_records_end():
    both = [ReferenceKind.ARTICLE, ReferenceKind.BOOK]
    for gap in ("", "\n", "\n\n\n"):
        records = read(f"%0 Journal Article\n%T A\n{gap}%0 Book\n%T B\n")
        assert [r.reference.kind for r in records] == both
    assert [r.reference.title for r in read("%A Lee, A\n%T A\n\n%A Lee, B\n%T B\n")] == ["A", "B"]


def test_blank_lines_inside_a_record():
    reference = article("%X One.", "", "Two 50", "% of all.", "", "%K a")
    assert reference.abstract.plain == "One. Two 50 % of all."
    assert reference.keywords == (Keyword("a"),)


def test_encodings():
    text = "%0 Journal Article\r\n%T 간세포암 환자의 면역치료\r\n"
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp949"):
        assert one(text.encode(encoding)).title == "간세포암 환자의 면역치료", encoding
        assert REFER.sniff(text.encode(encoding)) > 0.5


def test_fields_of_an_article():
    reference = article(
        "%A Marx, Karl", "%A WHO Group,", "%E Editor, Ed", "%J Journal of X", "%O J. X.",
        "%D 2005", "%8 Jul 3", "%V 1", "%N 2", "%P 10-12",
        "%@ 1234-5679 (Print)", "9876-543X (Electronic)", "%R https://doi.org/10.1000/ABC.",
        "%X BACKGROUND: One. RESULTS: Two.", "%K a", "*b", "%G English", "%M 1234567", "%2 PMC99",
        "%Z N", "M", "%1 odd", "%+ Dept A", "Dept B", "%} odder", "%F Key1", "%! T",
        "%U https://example.org/", "http://dx.doi.org/10.1000/ABC", "%9 Review", "%[ 20151028",
    )  # fmt: skip
    assert [a.family or a.collective for a in reference.authors] == ["Marx", "WHO Group", "Editor"]
    assert reference.authors[2].role is AuthorRole.EDITOR
    assert reference.journal == Journal(
        "Journal of X", "J. X.", issn_print="1234-5679", issn_electronic="9876-543X"
    )
    assert reference.published == PartialDate(2005, 7, 3)
    assert (reference.volume, reference.issue, reference.pages) == ("1", "2", "10-12")
    assert (reference.doi, reference.pmid, reference.pmcid) == ("10.1000/ABC", "1234567", "PMC99")
    assert [s.label for s in reference.abstracts[0].sections] == ["BACKGROUND", "RESULTS"]
    assert reference.keywords == (Keyword("a"), Keyword("b", major=True))
    assert (reference.languages, reference.note) == (("eng",), "N\nM")
    assert (reference.citation_key, reference.url) == ("Key1", "https://example.org/")
    assert set(reference.extra) == {
        ("endnote:custom1", "odd"),
        ("endnote:auth-address", "Dept A\nDept B"),
        ("endnote:%}", "odder"),
        ("endnote:access-date", "20151028"),
    }
    again = back(reference)
    assert set(again.extra) == set(reference.extra)
    assert again.identifiers == reference.identifiers


def test_a_library_catalogues_book():
    reference = one(
        "%0 Book\n%A Müller, René\n%C Heidelberg\n%D 2016\n%I Verlag\n%L 6H 1(3)\n%P XX, 327 \n"
        "%T Git : im Team\n%B Reihe\n%7 3., erw. Auflage\n%@ 978-3-86490-311-3\n"
    )
    assert reference.kind is ReferenceKind.BOOK
    assert (reference.publisher, reference.publisher_place) == ("Verlag", "Heidelberg")
    assert (reference.edition, reference.series) == ("3., erw. Auflage", "Reihe")
    assert (reference.pages, reference.journal) == ("XX, 327", Journal())
    assert reference.identifier(Scheme.ISBN) == "9783864903113"
    assert reference.extra == (("endnote:call-num", "6H 1(3)"),)


def test_the_authors_of_an_edited_book_are_its_editors():
    (author,) = one("%0 Edited Book\n%A Lee, Sun\n%T T\n").authors
    assert author == Author("Lee", "Sun", role=AuthorRole.EDITOR)


def test_a_cut_list_of_authors_has_no_author_called_et_al():
    reference = article("%A Lee, Sun", "%A et al.")
    assert reference.authors == (Author("Lee", "Sun"),)
    assert not reference.authors_complete
    assert back(reference) == reference


def test_the_address_of_a_record_of_central_is_no_doi():
    url = "https://www.cochranelibrary.com/central/doi/10.1002/central/CN-00000001/full"
    assert (article(f"%U {url}").doi, article(f"%U {url}").url) == ("", url)


def test_unpublished_work_of_a_preprint_server_is_a_preprint():
    assert one("%0 Unpublished Work\n%T T\n%J bioRxiv\n").kind is ReferenceKind.PREPRINT
    assert one("%0 Unpublished Work\n%T T\n").kind is ReferenceKind.MANUSCRIPT


@pytest.mark.parametrize(
    ("lines", "pmid"),
    [
        (["%M 1234567"], "1234567"),
        (["%M PMID: 1234567"], "1234567"),
        (["%M WOS:0001234567"], ""),
        (["%M 1234567", "%~ Embase"], ""),
        (["%M 1234567", "%W NLM"], "1234567"),
        (["%Z PMID: 1234567"], "1234567"),
        (["%U https://pubmed.ncbi.nlm.nih.gov/1234567/"], "1234567"),
    ],
)
def test_where_databases_put_the_pmid(lines, pmid):
    reference = article(*lines)
    assert reference.pmid == pmid
    assert back(reference) == reference


def test_identifiers_with_their_kind_behind():
    reference = article("%R S0140-1 [pii]", "10.1000/x [doi]")
    assert (reference.doi, reference.identifier(Scheme.PII)) == ("10.1000/x", "S0140-1")
    assert reference.extra == ()


@pytest.mark.parametrize(
    ("lines", "published"),
    [
        (["%D 2019", "%8 Sep 18"], PartialDate(2019, 9, 18)),
        (["%D 2019", "%8 2019-09"], PartialDate(2019, 9)),
        (["%8 September 18, 2019"], PartialDate(2019, 9, 18)),
        (["%D 2019", "%8 Winter"], PartialDate(2019, season="Winter")),
        (["%D 2019", "%8 Jul-Aug"], PartialDate(2019, 7, raw="2019 Jul-Aug")),
        (["%D 2019", "%8 Dec 2018"], PartialDate(2019, raw="Dec 2018")),
        (["%D In press"], PartialDate(raw="In press")),
    ],
)
def test_dates(lines, published):
    reference = article(*lines)
    assert reference.published == published
    assert back(reference) == reference


def test_the_epub_date_is_no_edition():
    reference = article("%D 2019", "%7 2019/08/02")
    assert (reference.edition, reference.electronic_date) == ("", PartialDate(2019, 8, 2))
    assert back(reference) == reference
    imported = article("%D 2019", "%7 2019/08/02", "%M 1234567", "%W NLM")
    assert imported.history == (HistoryDate("pubmed", PartialDate(2019, 8, 2)),)
    assert back(imported) == imported


@pytest.mark.parametrize(
    ("lines", "pages", "number"),
    [
        (["%P 10-20"], "10-20", ""),
        (["%P e0123456"], "", "e0123456"),
        (["%P 55", "%] 55"], "", "55"),
        (["%P 1-9", "%] 55"], "1-9", "55"),
    ],
)
def test_pages(lines, pages, number):
    reference = article(*lines)
    assert (reference.pages, reference.article_number) == (pages, number)
    assert back(reference) == reference


def test_translated_titles():
    bracketed = one("%0 Journal Article\n%T [Sleep in adults].\n%( 성인의 수면\n%G kor\n")
    assert (bracketed.title, bracketed.title_translated) == ("Sleep in adults", True)
    assert bracketed.vernacular_title == "성인의 수면"
    own = one("%0 Journal Article\n%T 성인의 수면\n%Q Sleep in adults\n")
    assert (own.title, own.title_translated) == ("Sleep in adults", True)
    assert own.vernacular_title == "성인의 수면"
    assert back(own) == own
    assert article("%( London, 1899").extra == (("endnote:orig-pub", "London, 1899"),)


def test_markup_in_a_title():
    reference = one("%0 Journal Article\n%T P<0.05 & CO<sub>2</sub> in <ORIGINAL>\n")
    assert reference.title == "P&lt;0.05 &amp; CO<sub>2</sub> in &lt;ORIGINAL&gt;"
    assert one("%0 Book\n%T A <ORIGINAL> B\n").title == "A &lt;ORIGINAL&gt; B"


def test_an_empty_record_is_reported_and_the_others_are_read():
    first, second = read("%0 Journal Article\n%D 2001\n\n%0 Journal Article\n%T B\n%F k 1\n")
    assert isinstance(first, SkippedRecord)
    assert (first.line, first.reason, first.detail) == (1, "empty", "Journal Article")
    assert isinstance(second, ReadReference)
    assert (second.line, second.key) == (4, "k 1")
    assert second.reference.citation_key == ""
    assert back(second.reference).extra == (("endnote:label", "k 1"),)


def test_files_without_records():
    with pytest.raises(UnreadableError):
        read("nothing here\n")
    (skipped,) = read("%0")
    assert isinstance(skipped, SkippedRecord)


def test_it_is_told_from_other_files():
    assert sniff_format(b"%A Lee, A\n%T A title\n", "x.txt").id == "endnote-refer"
    assert REFER.sniff(b"%PDF-1.7\n%\xe2\xe3\n") == 0
    assert REFER.sniff(b"% A comment\n% Title\n@article{k, title={T}}\n") == 0


def test_what_is_written():
    lines = written(samples.ARTICLE).split("\n")
    assert lines[:6] == [
        "%0 Journal Article",
        "%A Shin, Hyo-Jeong",
        "%A King, Martin, Jr",
        "%A van der Berg, Jan",
        "%A Ministry of Health, Labour and Welfare,",
        "%A 신, 효정",
    ]
    for line in (
        "%T Cells at 10⁹ in COVID-19 & E. coli: a Korean trial", "%D 2026", "%8 Jan 28",
        "%P 132-42", "%M 41000001", "%2 PMC777", "%R 10.1000/a_b(1)<2>", "%F Shin2026",
        "%X BACKGROUND: Recurs in 50% of cases.", "  RESULTS: P < 0.05.", "%K cell therapy",
    ):  # fmt: skip
        assert line in lines
    assert lines[-2:] == ["", ""]


@pytest.mark.parametrize("reference", samples.ALL)
def test_samples_come_back(reference):
    again = back(reference)
    for name in (
        "kind", "authors", "published", "volume", "issue", "pages", "article_number", "languages",
        "container_title", "publisher", "publisher_place", "edition", "series", "identifiers",
        "url", "note", "citation_key", "publication_types", "abstracts",
    ):  # fmt: skip
        assert getattr(again, name) == getattr(reference, name), name
    assert again.title_plain == reference.title_plain
    assert again.journal.title == reference.journal.title


@given(
    title=samples.texts,
    kind=st.sampled_from(list(ReferenceKind)),
    authors=st.lists(st.one_of(samples.names, samples.groups), max_size=4, unique=True),
    published=samples.years,
    keywords=st.lists(
        st.builds(Keyword, samples.words, major=st.booleans()),
        max_size=3,
        unique_by=lambda k: k.text.lower(),
    ),
    volume=samples.words,
    note=st.lists(samples.texts, min_size=1, max_size=3).map("\n".join),
)
def test_whatever_is_written_is_read_again(title, kind, authors, published, keywords, volume, note):
    authors = [a for a in authors if not is_suffix(a.given)]
    reference = Reference(
        kind=kind,
        title=escape(title),
        authors=tuple(authors),
        published=published,
        keywords=tuple(keywords),
        volume=volume,
        note=note,
        identifiers=(Identifier(Scheme.PMID, "41000001"),),
    )
    again = back(reference)
    for name in (
        "kind", "authors", "published", "keywords", "volume", "note", "identifiers", "extra",
    ):  # fmt: skip
        assert getattr(again, name) == getattr(reference, name), name
    if not set("<&[").intersection(title):  # what looks like HTML or a translation may be read so
        assert again.title == reference.title


@given(st.text(max_size=60))
def test_any_text_can_be_written(text):
    (found,) = read(written(Reference(title=escape(f"T {text}"), note=text)))
    assert isinstance(found, ReadReference)


def test_research_notes_and_files_are_the_persons_own():
    text = (
        "%0 Journal Article\n%T Tea\n%Z from Ovid\n%< read again\n"
        "%> internal-pdf://123/Kim 2020.pdf\n%> https://example.org/x.pdf\n"
    )
    (record,) = format_by_id("endnote-refer").read(text.encode(), "x.enw")
    assert record.reference.note == "from Ovid"
    assert record.belongings.notes == ("read again",)
    assert [file.path for file in record.belongings.files] == ["internal-pdf://123/Kim 2020.pdf"]
    written = "".join(format_by_id("endnote-refer").write([record.reference]))
    (back,) = format_by_id("endnote-refer").read(written.encode(), "back")
    assert back.belongings.notes == ("read again",)


def test_a_line_of_a_note_that_looks_like_a_tag_is_a_line_of_the_note():
    note = "one\n%0 two\n%A three"
    assert back(Reference(title="A", note=note)).note == note
