# ruff: noqa: E501
"""Tables as databases and programs export them, and as they are broken."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refdesk.domain.dates import made_date
from refdesk.domain.errors import UnreadableError
from refdesk.domain.escaping import escape
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.indexing import Keyword, MeshHeading, MeshQualifier, PublicationType
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
from refdesk.formats.base import ReadReference, SkippedRecord
from refdesk.formats.csv_table import FORMAT
from tests.unit.formats import samples


def read(text: str | bytes):
    return list(FORMAT.read(text.encode() if isinstance(text, str) else text, "test"))


def one(text: str | bytes) -> Reference:
    (record,) = read(text)
    assert isinstance(record, ReadReference), record
    return record.reference


def written(*references: Reference) -> str:
    return "".join(FORMAT.write(references))


def names(reference: Reference) -> list[str]:
    return [a.collective or f"{a.family}|{a.given}" for a in reference.authors]


PUBMED = (
    "\ufeffPMID,Title,Authors,Citation,First Author,Journal/Book,Publication Year,Create Date,PMCID,NIHMS ID,DOI\n"
    '41000001,"Cells, and a ""trial""","Shin HJ, King ML Jr, METRIC Study Group.",'
    '"Imag Immunol. 2024 Jan 4;187(1 Suppl 2):132-142. doi: 10.1000/abc. Epub 2023 Dec 18.",'
    "Shin HJ,Imag Immunol,2024,2024/01/05,PMC777,NIHMS1234,10.1000/abc\n"
    "41000002,Another title,Kim J.,Sci Rep. 2024 Feb 1. doi: 10.1000/x. Online ahead of print.,Kim J,Sci Rep,2024,2024/02/01,,,\n"
)


def test_pubmed():
    first, second = read(PUBMED)
    reference = first.reference
    assert reference.title == 'Cells, and a "trial"'
    assert names(reference) == ["Shin|H J", "King|M L", "METRIC Study Group"]
    assert reference.authors[1].suffix == "Jr"
    assert (reference.volume, reference.issue, reference.pages) == ("187", "1 Suppl 2", "132-142")
    assert reference.published == PartialDate(2024, 1, 4)
    assert reference.electronic_date == PartialDate(2023, 12, 18)
    assert (reference.pmid, reference.pmcid, reference.doi) == ("41000001", "PMC777", "10.1000/abc")
    assert reference.identifier(Scheme.MID) == "NIHMS1234"
    assert reference.journal == Journal("Imag Immunol", medline_abbreviation="Imag Immunol")
    assert reference.history == (HistoryDate("entrez", made_date(2024, 1, 5)),)
    assert reference.extra == ()
    assert second.line == 3
    assert names(second.reference) == ["Kim|J"]
    assert second.reference.publication_status == "aheadofprint"
    assert second.reference.doi == "10.1000/x"
    assert second.reference.published == PartialDate(2024, 2, 1)


def test_scopus():
    text = (
        '"Authors","Author full names","Author(s) ID","Title","Year","Source title","Volume","Issue","Art. No.",'
        '"Page start","Page end","Page count","Cited by","DOI","Link","Abstract","Author Keywords",'
        '"Index Keywords","ISSN","Language of Original Document","Abbreviated Source Title",'
        '"Document Type","Publication Stage","Source","EID"\n'
        '"Shin H.-J.; Lee S.","Shin, Hyo-Jeong (57200000001); Lee, Sun (57200000002)","57200000001; 57200000002",'
        '"A title","2023","Imagined Immunology","12","3","e55","","","","7","10.1000/s1",'
        '"https://www.scopus.com/inward/record.uri?eid=2-s2.0-1","[No abstract available]","Cells; Therapy, gene",'
        '"Human; Article","12345679","English","Imag. Immunol.","Article","Final","Scopus","2-s2.0-1"\n'
    )
    (record,) = read(text)
    reference = record.reference
    assert record.key == "2-s2.0-1"
    assert names(reference) == ["Shin|Hyo-Jeong", "Lee|Sun"]
    assert reference.journal == Journal(
        "Imagined Immunology", "Imag. Immunol.", issn_print="1234-5679"
    )
    assert (reference.volume, reference.issue, reference.article_number) == ("12", "3", "e55")
    assert reference.abstracts == ()
    assert reference.keywords == (
        Keyword("Cells", "NOTNLM"),
        Keyword("Therapy, gene", "NOTNLM"),
        Keyword("Human"),
        Keyword("Article"),
    )
    assert reference.languages == ("eng",)
    assert reference.publication_types == (PublicationType("Article"),)
    assert reference.url.startswith("https://www.scopus.com/")
    assert ("csv:Cited by", "7") in reference.extra
    assert ("csv:Source", "Scopus") in reference.extra
    assert ("csv:Authors", "Shin H.-J.; Lee S.") in reference.extra
    assert ("csv:EID", "2-s2.0-1") in reference.extra


def test_embase():
    text = (
        '"TITLE","AUTHOR NAMES","SOURCE TITLE","SOURCE","PUBLICATION YEAR","VOLUME","ISSUE","FIRST PAGE",'
        '"LAST PAGE","PUBLICATION TYPE","ABSTRACT","EMTREE MEDICAL INDEX TERMS","MEDLINE PMID","PUI","DOI"\n'
        '"A title","Shin H.-J., Lee S., van der Berg J.","Imagined Immunology","Imagined Immunology (2020) 1:2 (3-9)",'
        '"2020","1","2","3","9","Review","Text.","adult, human, liver","32000001","L2001","10.1000/e"\n'
    )
    (record,) = read(text)
    reference = record.reference
    assert names(reference) == ["Shin|H J", "Lee|S", "van der Berg|J"]
    assert (reference.journal.title, reference.pages, reference.pmid) == (
        "Imagined Immunology", "3-9", "32000001",
    )  # fmt: skip
    assert [(k.text, k.owner) for k in reference.keywords] == [
        ("adult", "EMTREE"), ("human", "EMTREE"), ("liver", "EMTREE"),
    ]  # fmt: skip
    assert record.key == "L2001"
    assert ("csv:SOURCE", "Imagined Immunology (2020) 1:2 (3-9)") in reference.extra


def test_web_of_science_with_tabs():
    text = (
        "\ufeffPT\tAU\tBA\tAF\tTI\tSO\tDT\tDE\tID\tSN\tEI\tPD\tPY\tVL\tIS\tBP\tEP\tAR\tDI\tPM\tUT\r\n"
        'J\tShin, HJ; Lee, S\t\tShin, Hyo-Jeong; Lee, Sun\t"Quoted" title of cells\tIMAGINED IMMUNOLOGY\tArticle\tcells\tMICE\t'
        "1234-5679\t9876-543X\tJUN 14\t2020\t7\t1\t3\t9\t\t10.1000/w\t33000001\tWOS:000000000000001\r\n"
    ).encode("utf-16")
    (record,) = read(text)
    reference = record.reference
    assert record.key == "WOS:000000000000001"
    assert names(reference) == ["Shin|Hyo-Jeong", "Lee|Sun"]
    assert reference.title == '"Quoted" title of cells'
    assert reference.published == PartialDate(2020, 6, 14)
    assert (reference.pages, reference.pmid) == ("3-9", "33000001")
    assert reference.journal.issn_electronic == "9876-543X"
    assert [k.owner for k in reference.keywords] == ["NOTNLM", "KeywordsPlus"]


def test_zotero():
    text = (
        '"Key","Item Type","Publication Year","Author","Title","Publication Title","ISBN","ISSN","DOI","Url",'
        '"Abstract Note","Date","Pages","Issue","Volume","Journal Abbreviation","Extra","Manual Tags","Editor","Number"\n'
        '"ABCD2345","journalArticle","2019","Shin, Hyo-Jeong; METRIC Study Group","A title","Imagined Immunology","",'
        '"1234-5679","10.1000/z","https://doi.org/10.1000/z","BACKGROUND: One.\nRESULTS: Two.","2019-05-02","1-4","2","9","Imag. Immunol.",'
        '"PMID: 31000001\nPMCID: PMC99","cells; mice","",""\n'
        '"BCDE2345","bookSection","2018","","Chapter","The book","978-3-16-148410-0","","","","","2018","5-6","","","","","","Park, Ji","3"\n'
    )
    first, second = read(text)
    reference = first.reference
    assert (first.key, reference.citation_key) == ("ABCD2345", "")
    assert reference.kind is ReferenceKind.ARTICLE
    assert reference.publication_types == ()
    assert (reference.pmid, reference.pmcid, reference.doi) == ("31000001", "PMC99", "10.1000/z")
    assert reference.published == PartialDate(2019, 5, 2)
    assert reference.url == ""
    assert [s.label for s in reference.abstract.sections] == ["BACKGROUND", "RESULTS"]
    chapter = second.reference
    assert second.line == 5
    assert (chapter.kind, chapter.container_title) == (ReferenceKind.CHAPTER, "The book")
    assert chapter.authors == (Author("Park", "Ji", role=AuthorRole.EDITOR),)
    assert chapter.identifier(Scheme.ISBN) == "9783161484100"


def test_endnote_and_semicolons_and_encodings():
    text = (
        "sep=;\r\nReference Type;Author;Year;Title;Secondary Title;Volume;Number;Pages;DOI\r\n"
        "Journal Article;Müller, J.;2005;Über Ödeme;Zeitschrift;1;2;10-12;10.1000/M\r\n"
    )
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        reference = one(text.encode(encoding))
        assert (names(reference), reference.title) == (["Müller|J."], "Über Ödeme"), encoding
        assert (reference.journal.title, reference.issue) == ("Zeitschrift", "2")
    korean = "제목,저자,연도,학술지명\n간세포암 환자의 면역치료,신효정; 김민준,2024,대한간학회지\n"
    for encoding in ("utf-8", "cp949"):
        reference = one(korean.encode(encoding))
        assert names(reference) == ["신|효정", "김|민준"]
        assert reference.journal.title == "대한간학회지"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Shin H", ["Shin|H"]),
        ("Shin, Hyo-Jeong", ["Shin|Hyo-Jeong"]),
        ("Shin, H., Kim, J. M., & Lee, S.", ["Shin|H.", "Kim|J. M.", "Lee|S."]),
        ("Shin, H. and Kim, J.", ["Shin|H.", "Kim|J."]),
        ("Shin H, Kim J, et al.", ["Shin|H", "Kim|J"]),
        ("Hyo-Jeong Shin, Jan van der Berg, Mina Kim", ["Shin|Hyo-Jeong", "van der Berg|Jan", "Kim|Mina"]),
        ("Shin, H\nKim, J", ["Shin|H", "Kim|J"]),
        ("Ministry of Health, Labour and Welfare,", ["Ministry of Health, Labour and Welfare"]),
        ("", []),
    ],
)  # fmt: skip
def test_authors(cell, expected):
    quoted = cell.replace('"', '""')
    reference = one(f'Title,Authors\nT,"{quoted}"\n')
    assert names(reference) == expected
    assert reference.authors_complete is ("et al" not in cell)


def test_columns_without_a_place_are_kept_and_words_for_nothing_are_none():
    reference = one("Title,DOI,Rating,Year,Volume,PMID\nT,nan,5,2020.0,None,123.0\n")
    assert reference.extra == (("csv:Rating", "5"),)
    assert (reference.doi, reference.volume, reference.pmid) == ("", "", "123")
    assert reference.published == PartialDate(2020)
    assert ("csv:DOI", "see page") in one("Title,DOI\nT,see page\n").extra


def test_a_list_of_one_column():
    records = read("PMID\n123456\n234567\n")
    assert [r.reference.pmid for r in records] == ["123456", "234567"]
    assert FORMAT.sniff(b"PMID\n123456\n234567\n") > 0.8


def test_lines_are_physical_and_broken_rows_cost_only_themselves():
    text = (
        "Title,Authors,Year\n"
        '"Two\nlines",A B,2001\n'
        "\n"
        "Too,many,cells,here\n"
        'Unclosed,"A B,2002\n'
        'Good,"C, D",2003\n'
        '"Inner "quotes" here",E F,2004\n'
        "lonely\n"
        ",,\n"
        'Last,"G H,2005\n'
        "After,I J,2006\n"
    )
    found = [
        (r.line, r.reference.title) if isinstance(r, ReadReference) else (r.line, r.reason)
        for r in read(text)
    ]
    assert found == [
        (2, "Two lines"), (5, "syntax"), (6, "syntax"), (7, "Good"), (8, 'Inner "quotes" here'),
        (9, "truncated"), (11, "syntax"), (12, "After"),
    ]  # fmt: skip


def test_rows_above_the_header_are_reported():
    first, second = read("Export of a database\n\nTitle,Authors,Year,DOI\nT,A B,2001,10.1000/x\n")
    assert isinstance(first, SkippedRecord)
    assert (second.line, second.reference.doi) == (4, "10.1000/x")


def test_a_row_about_nothing_is_reported():
    (record,) = read("Title,Rating,Year\n,5,\n")
    assert (record.line, record.reason) == (2, "empty")


def test_an_unclosed_quote_that_closes_rows_below_costs_one_row():
    records = read('Title,Authors,Year\nA,B C,"2001\nD,"E F",2002\nG,"H, I","",\nJ,K L,2003\n')
    titles = [r.reference.title for r in records if isinstance(r, ReadReference)]
    assert titles == ["D", "G", "J"]
    assert records[0].line == 2


@pytest.mark.parametrize("text", ["", " \n", "Title,Authors\n"])
def test_nothing_is_unreadable(text):
    with pytest.raises(UnreadableError):
        read(text)


def test_a_table_of_something_else_is_unreadable():
    assert FORMAT.sniff(b"Name,Price\nApple,1\n") == 0
    assert FORMAT.sniff(b"Some words\nPMID\nmore words\n") == 0
    assert FORMAT.sniff(b"Title\nA letter\n") < 0.1
    with pytest.raises(UnreadableError):
        read("Name,Price\nApple,1\n")


def test_nul_bytes_and_very_long_cells_do_no_harm():
    long = "word " * 60_000
    reference = one(f'Title,Abstract\n"T\x00itle","{long}"\n')
    assert reference.title == "Title"
    assert len(reference.abstract.plain) == len(long) - 1


@pytest.mark.parametrize(
    "row",
    ['"a\n', 'x,"a ""\n', 'x,""""b\n', '"a"b\n', ',"\n', "'=,\n", 'a "" b,"" ""\n', '"" " ,"\n', "\"\"\"\"\"x,\n"],
)  # fmt: skip
def test_many_broken_rows_take_linear_time(row):
    start = time.process_time()
    read("Title,Authors,Year\n" + row * 20_000 + "T,A B,2001\n")
    assert time.process_time() - start < 20  # a few hundredths; squared it would be minutes


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "'=1", "''+x", "'quoted'", "\u2212x"])
def test_no_spreadsheet_takes_a_cell_for_a_formula(cell):
    reference = Reference(title=escape(cell), note=cell, volume=cell, authors=(Author("Kim", "J"),))
    text = written(reference)
    for line in text.split("\r\n"):
        assert not any(c.strip('"')[:1] in "=+-@\t\r" and c.strip('"') for c in line.split(","))
    back = one(text)
    assert (back.title_plain, back.note, back.volume) == (cell, cell, cell)


def test_what_is_written():
    text = written(samples.ARTICLE)
    assert text.startswith("\ufeffCitation Key,Item Type,Title,Original Title,Authors,")
    _, row, end = text.split("\r\n")
    assert end == ""
    assert row.startswith(
        "Shin2026,article-journal,Cells at 10⁹ in COVID-19 & E. coli: a Korean trial,,"
    )
    assert '"Shin, Hyo-Jeong; King, Martin, Jr; van der Berg, Jan; Ministry of Health' in row
    assert FORMAT.sniff(text.encode()) == pytest.approx(0.9)


@pytest.mark.parametrize("reference", samples.ALL)
def test_samples_come_back(reference):
    back = one(written(reference))
    for name in (
        "kind", "authors", "published", "volume", "issue", "pages", "article_number", "languages",
        "container_title", "publisher", "publisher_place", "edition", "series", "url", "note",
        "citation_key", "publication_types", "abstracts", "keywords", "mesh", "authors_complete",
    ):  # fmt: skip
        assert getattr(back, name) == getattr(reference, name), name
    assert set(back.identifiers) == set(reference.identifiers)
    assert back.title_plain == reference.title_plain
    assert (back.journal.title, back.journal.issn_print) == (
        reference.journal.title, reference.journal.issn_print,
    )  # fmt: skip
    assert back.extra == ()


def test_more_that_comes_back():
    reference = Reference(
        title="T",
        vernacular_title="제목",
        title_translated=True,
        authors=(Author(collective="Alpha and Beta, Gamma Group"),),
        authors_complete=False,
        published=PartialDate(2001, season="Winter"),
        electronic_date=PartialDate(2000, 12, 3),
        keywords=(Keyword("one, two", "NOTNLM"),),
        mesh=(MeshHeading("Liver, Fatty", major=True, qualifiers=(MeshQualifier("blood"),)),),
        identifiers=(
            Identifier(Scheme.MID, "NIHMS12"),
            Identifier(Scheme.ARXIV, "2101.00001"),
            Identifier(Scheme.NCT, "NCT00000001"),
        ),
        note="Two\nlines",
    )
    assert one(written(reference)) == reference


@given(
    title=samples.texts,
    authors=st.lists(st.one_of(samples.names, samples.groups), max_size=4, unique=True),
    published=samples.years,
    keywords=st.lists(samples.words, max_size=3, unique_by=str.lower),
    journal=samples.words,
    note=samples.texts,
)
def test_whatever_is_written_is_read_again(title, authors, published, keywords, journal, note):
    authors = [
        a
        for a in authors
        if not is_suffix(a.given) and ";" not in a.collective and a.collective.strip(" .")
    ]
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
    assert back.pmid == "41000001"
    assert back.note == ("" if note == "-" else note)
    if not set("<&.") & set(title) and title != "-":
        assert back.title_plain == title
