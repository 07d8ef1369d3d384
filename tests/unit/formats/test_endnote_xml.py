"""EndNote's XML as EndNote and its neighbours write it."""

import pytest

from refdesk.domain.identifiers import Scheme
from refdesk.domain.indexing import Keyword, PublicationType
from refdesk.domain.reference import (
    Author,
    AuthorRole,
    HistoryDate,
    Journal,
    PartialDate,
    Reference,
    ReferenceKind,
)
from refdesk.formats.base import ReadReference, format_by_id

XML = format_by_id("endnote-xml")


def styled(text: str, face: str = "normal") -> str:
    return f'<style face="{face}" font="default" size="100%">{text}</style>'


def record(inner: str, kind: str = '<ref-type name="Journal Article">17</ref-type>') -> str:
    return f"<record><rec-number>7</rec-number>{kind}{inner}</record>"


def titled(text: str) -> str:
    return f"<titles><title>{text}</title></titles>"


def library(*records: str) -> str:
    body = "\n".join(records)
    return f'<?xml version="1.0" encoding="UTF-8" ?><xml><records>\n{body}\n</records></xml>'


def read(text: str | bytes):
    return list(XML.read(text.encode() if isinstance(text, str) else text, "test"))


def one(inner: str, kind: str = '<ref-type name="Journal Article">17</ref-type>') -> Reference:
    (found,) = read(library(record(inner, kind)))
    assert isinstance(found, ReadReference)
    return found.reference


def written(*references: Reference) -> str:
    return "".join(XML.write(references))


def back(reference: Reference) -> Reference:
    (found,) = read(written(reference))
    assert isinstance(found, ReadReference)
    return found.reference


def test_fields_of_an_article():
    text = (
        "<contributors><authors>"
        f"<author>{styled('Marx, Karl')}</author><author>{styled('Study Group,')}</author></authors>"
        f"<secondary-authors><author>{styled('Editor, Ed')}</author></secondary-authors>"
        f"</contributors><titles><title>{styled('T')}</title>"
        f"<secondary-title>{styled('J. X.')}</secondary-title></titles>"
        f"<periodical><full-title>{styled('Journal of X')}</full-title>"
        f"<abbr-1>{styled('J. X.')}</abbr-1></periodical>"
        f"<pages>{styled('10-12')}</pages><volume>{styled('1')}</volume><number>2</number>"
        f"<dates><year>{styled('2005')}</year><pub-dates><date>{styled('Jul 3')}</date></pub-dates>"
        f"</dates><isbn>{styled('1234-5679 (Print)&#xD;9876-543X (Electronic)')}</isbn>"
        f"<accession-num>{styled('1234567')}</accession-num><custom2>{styled('PMC99')}</custom2>"
        f"<electronic-resource-num>{styled('https://doi.org/10.1000/ABC.')}</electronic-resource-num>"
        f"<keywords><keyword>{styled('*a')}</keyword><keyword/><keyword>b</keyword></keywords>"
        f"<abstract>{styled('BACKGROUND: One.&#xD;RESULTS: Two.')}</abstract>"
        f"<notes>{styled('N&#xD;M')}</notes><research-notes>{styled('R')}</research-notes>"
        f"<language>{styled('English')}</language><work-type>{styled('Review')}</work-type>"
        f"<custom1>{styled('odd')}</custom1><label>{styled('Marx2005')}</label>"
    )
    reference = one(text)
    assert reference.kind is ReferenceKind.ARTICLE
    assert [a.family or a.collective for a in reference.authors] == [
        "Marx",
        "Study Group",
        "Editor",
    ]
    assert reference.authors[2].role is AuthorRole.EDITOR
    assert reference.journal == Journal(
        "Journal of X", "J. X.", issn_print="1234-5679", issn_electronic="9876-543X"
    )
    assert reference.published == PartialDate(2005, 7, 3)
    assert (reference.volume, reference.issue, reference.pages) == ("1", "2", "10-12")
    assert (reference.pmid, reference.pmcid, reference.doi) == ("1234567", "PMC99", "10.1000/ABC")
    assert reference.keywords == (Keyword("a", major=True), Keyword("b"))
    assert [s.label for s in reference.abstracts[0].sections] == ["BACKGROUND", "RESULTS"]
    assert reference.note == "N\nM"
    assert reference.languages == ("eng",)
    assert reference.publication_types == (PublicationType("Review"),)
    assert reference.citation_key == "Marx2005"
    assert reference.extra == (("endnote:research-notes", "R"), ("endnote:custom1", "odd"))


def test_styles_become_markup():
    reference = one(
        titled(
            styled("Growth of ")
            + styled("E. coli", "italic")
            + styled(" at 10")
            + styled("9", "superscript")
            + styled(" &lt; x", "bold italic")
            + styled("y", "bold")
        )
    )
    assert reference.title == ("Growth of <i>E. coli</i> at 10<sup>9</sup><b><i> &lt; x</i>y</b>")


def test_html_that_a_database_left_in_a_title_becomes_markup():
    assert one(titled("62&lt;sup&gt;nd&lt;/sup&gt; meeting of P&lt;0.05 &amp; I")).title == (
        "62<sup>nd</sup> meeting of P&lt;0.05 &amp; I"
    )


def test_indentation_is_no_text():
    reference = one(
        "\n  <titles>\n    <title>\n      <style>A long\n        title\n      </style>\n"
        "    </title>\n  </titles>\n  <urls>\n <pdf-urls />\n </urls>"
    )
    assert reference.title == "A long title"
    assert reference.extra == ()


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ('<ref-type name="Book Section">5</ref-type>', ReferenceKind.CHAPTER),
        ("<ref-type>32</ref-type>", ReferenceKind.THESIS),
        ('<ref-type name="My own name">59</ref-type>', ReferenceKind.DATASET),
        ('<ref-type name="Report"/>', ReferenceKind.REPORT),
        ('<ref-type name="Nothing known">99</ref-type>', ReferenceKind.OTHER),
    ],
)
def test_kinds(kind, expected):
    assert one(titled("T"), kind).kind is expected


def test_unpublished_work_of_a_preprint_server_is_a_preprint():
    text = "<titles><title>T</title><secondary-title>medRxiv</secondary-title></titles>"
    assert one(text, '<ref-type name="Unpublished Work">34</ref-type>').kind is (
        ReferenceKind.PREPRINT
    )


@pytest.mark.parametrize(
    ("inner", "pmid"),
    [
        ("<accession-num>31366609</accession-num>", "31366609"),
        ("<accession-num>MEDLINE:31366609</accession-num>", "31366609"),
        ("<accession-num>WOS:000331</accession-num>", ""),
        (
            "<accession-num>31366609</accession-num><remote-database-name>Embase</remote-database-name>",
            "",
        ),
        (
            "<accession-num>31366609</accession-num>"
            "<remote-database-provider>NLM</remote-database-provider>",
            "31366609",
        ),
        (
            "<custom5>27836630</custom5><remote-database-name>Embase&#xD;Medline</remote-database-name>",
            "27836630",
        ),
        ("<custom3>PUBMED 12625150,EMBASE 36231497</custom3>", "12625150"),
        ("<custom5>27836630</custom5>", ""),
        ("<notes>PMID: 1234567</notes>", "1234567"),
        ("<notes>PMID: 1234567; comment: PMID: 1234568</notes>", ""),
        (
            "<urls><related-urls><url>https://www.ncbi.nlm.nih.gov/pubmed/29937971</url>"
            "</related-urls></urls>",
            "29937971",
        ),
    ],
)
def test_where_databases_put_the_pmid(inner, pmid):
    reference = one(titled("T") + inner)
    assert reference.pmid == pmid
    assert back(reference).pmid == pmid


def test_an_accession_number_of_another_database_is_kept():
    text = "<accession-num>CN-01954105</accession-num><custom3>PUBMED 30388194</custom3>"
    reference = one(titled("T") + text)
    assert reference.extra == (("endnote:accession-num", "CN-01954105"),)
    assert back(reference).extra == reference.extra
    assert back(reference).pmid == "30388194"


def test_doi_of_a_link_and_other_links():
    urls = (
        "<urls><related-urls><url>https://example.org/a?b=1&amp;c=2</url>"
        "<url>http://dx.doi.org/10.1000/x</url></related-urls>"
        "<pdf-urls><url>internal-pdf://1/a.pdf</url></pdf-urls></urls>"
    )
    reference = one(titled("T") + urls)
    assert reference.doi == "10.1000/x"
    assert reference.url == "https://example.org/a?b=1&c=2"
    assert reference.extra == (("endnote:urls/pdf-urls/url", "internal-pdf://1/a.pdf"),)
    assert back(reference) == reference


def test_identifiers_with_their_kind_behind():
    text = "<electronic-resource-num>S0140-1 [pii]&#xD;10.1000/x [doi]</electronic-resource-num>"
    reference = one(titled("T") + text)
    assert reference.doi == "10.1000/x"
    assert reference.identifier(Scheme.PII) == "S0140-1"
    assert reference.extra == ()


@pytest.mark.parametrize(
    ("inner", "published"),
    [
        ("<year>2019</year><pub-dates><date>Sep 18</date></pub-dates>", PartialDate(2019, 9, 18)),
        ("<year>2019</year><pub-dates><date>2019-09</date></pub-dates>", PartialDate(2019, 9)),
        (
            "<year>2019</year><pub-dates><date>Winter</date></pub-dates>",
            PartialDate(2019, season="Winter"),
        ),
        (
            "<year>2019</year><pub-dates><date>Jul-Aug</date></pub-dates>",
            PartialDate(2019, 7, raw="2019 Jul-Aug"),
        ),
        (
            "<year>2019</year><pub-dates><date>Dec 2018</date></pub-dates>",
            PartialDate(2019, raw="Dec 2018"),
        ),
        ("<year>In press</year>", PartialDate(raw="In press")),
        (
            "<year>2019</year><pub-dates><date>Epub</date></pub-dates>",
            PartialDate(2019, raw="Epub"),
        ),
    ],
)
def test_dates(inner, published):
    reference = one(titled("T") + f"<dates>{inner}</dates>")
    assert reference.published == published
    assert reference.extra == ()
    assert back(reference).published == published


def test_the_epub_date_is_no_edition():
    year = "<dates><year>2019</year></dates>"
    reference = one(titled("T") + year + "<edition>2019/08/02</edition>")
    assert (reference.edition, reference.electronic_date) == ("", PartialDate(2019, 8, 2))
    assert back(reference) == reference
    provider = "<remote-database-provider>NLM</remote-database-provider>"
    accession = "<accession-num>31366609</accession-num>"
    imported = one(titled("T") + year + f"<edition>2019/08/02</edition>{accession}{provider}")
    assert imported.history == (HistoryDate("pubmed", PartialDate(2019, 8, 2)),)
    assert imported.electronic_date == PartialDate()
    assert back(imported) == imported
    assert one(titled("T") + "<edition>2nd</edition>").edition == "2nd"


@pytest.mark.parametrize(
    ("inner", "pages", "number"),
    [
        ("<pages>10-20</pages>", "10-20", ""),
        ("<pages>e0123456</pages>", "", "e0123456"),
        ("<pages>55</pages><custom7>55</custom7>", "", "55"),
        ("<pages>1-9</pages><custom7>Article number 55</custom7>", "1-9", "55"),
    ],
)
def test_pages(inner, pages, number):
    reference = one(titled("T") + inner)
    assert (reference.pages, reference.article_number) == (pages, number)
    assert reference.extra == ()


def test_translated_titles():
    bracketed = one(titled("[Sleep in adults].") + "<orig-pub>성인의 수면</orig-pub>")
    assert (bracketed.title, bracketed.title_translated) == ("Sleep in adults", True)
    assert bracketed.vernacular_title == "성인의 수면"
    own = one(
        "<titles><title>성인의 수면</title><translated-title>Sleep in adults</translated-title></titles>"
    )
    assert (own.title, own.title_translated) == ("Sleep in adults", True)
    assert own.vernacular_title == "성인의 수면"
    assert back(own) == own
    untranslated = one(titled("T") + "<orig-pub>London, 1899</orig-pub>")
    assert untranslated.extra == (("endnote:orig-pub", "London, 1899"),)


def test_the_authors_of_an_edited_book_are_its_editors():
    text = "<contributors><authors><author>Lee, Sun</author></authors></contributors>"
    (author,) = one(titled("T") + text, '<ref-type name="Edited Book">28</ref-type>').authors
    assert author == Author("Lee", "Sun", role=AuthorRole.EDITOR)


def test_a_cut_list_of_authors_has_no_author_called_et_al():
    names = "<author>Lee, Sun</author><author>et al.,</author>"
    reference = one(f"{titled('T')}<contributors><authors>{names}</authors></contributors>")
    assert reference.authors == (Author("Lee", "Sun"),)
    assert not reference.authors_complete
    assert back(reference) == reference


def test_the_address_of_a_record_of_central_is_no_doi():
    url = "https://www.cochranelibrary.com/central/doi/10.1002/central/CN-00000001/full"
    urls = f"<urls><related-urls><url>{url}</url></related-urls></urls>"
    reference = one(titled("T") + urls)
    assert (reference.doi, reference.url) == ("", url)


def test_books_and_chapters():
    inner = (
        "<titles><title>T</title><secondary-title>S</secondary-title></titles>"
        "<publisher>P</publisher><pub-location>Seoul</pub-location><isbn>978-89-00-00000-1</isbn>"
    )
    book = one(inner, '<ref-type name="Book">6</ref-type>')
    assert (book.series, book.container_title) == ("S", "")
    assert (book.publisher, book.publisher_place) == ("P", "Seoul")
    assert book.identifier(Scheme.ISBN) == "9788900000001"
    chapter = one(inner, '<ref-type name="Book Section">5</ref-type>')
    assert (chapter.series, chapter.container_title) == ("", "S")


def test_what_has_no_place_is_kept_and_written_again():
    reference = one(
        f"{titled('T')}<auth-address>{styled('Dept A&#xD;Dept B')}</auth-address><section>3</section>"
        "<call-num>QV 4</call-num><label>two words</label><reprint-edition>Not in file</reprint-edition>"
        "<user16>odd</user16><titles><alt-title>Other</alt-title><short-title>t</short-title></titles>"
    )
    assert set(reference.extra) == {
        ("endnote:auth-address", "Dept A\nDept B"),
        ("endnote:section", "3"),
        ("endnote:call-num", "QV 4"),
        ("endnote:label", "two words"),
        ("endnote:reprint-edition", "Not in file"),
        ("endnote:user16", "odd"),
        ("endnote:titles/alt-title", "Other"),
    }
    assert set(back(reference).extra) == set(reference.extra)
