# SPDX-License-Identifier: GPL-3.0-or-later
"""RDF as Zotero exports it, with notes, files and collections."""

import pytest

from refdesk.domain.belongings import NamedFile, TagMark
from refdesk.domain.errors import UnreadableError
from refdesk.domain.reference import PartialDate, ReferenceKind
from refdesk.formats.base import SkippedRecord, format_by_id, sniff_format

RDF = format_by_id("zotero-rdf")
HEAD = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:dcterms="http://purl.org/dc/terms/" xmlns:bib="http://purl.org/net/biblio#"
 xmlns:foaf="http://xmlns.com/foaf/0.1/" xmlns:link="http://purl.org/rss/1.0/modules/link/"
 xmlns:prism="http://prismstandard.org/namespaces/1.2/basic/"
 xmlns:vcard="http://nwalsh.com/rdf/vCard#">"""
ARTICLE = """
<bib:Article rdf:about="#item_1">
 <z:itemType>journalArticle</z:itemType>
 <dcterms:isPartOf rdf:resource="urn:issn:1234-5679"/>
 <bib:authors><rdf:Seq>
  <rdf:li><foaf:Person><foaf:surname>Kim</foaf:surname><foaf:givenName>Min-Jun</foaf:givenName></foaf:Person></rdf:li>
  <rdf:li><foaf:Person><foaf:surname>Guideline Group</foaf:surname></foaf:Person></rdf:li>
 </rdf:Seq></bib:authors>
 <dcterms:isReferencedBy rdf:resource="#item_2"/>
 <link:link rdf:resource="#item_3"/>
 <link:link rdf:resource="#item_4"/>
 <dc:subject>to read</dc:subject>
 <dc:subject><z:AutomaticTag><rdf:value>Humans</rdf:value></z:AutomaticTag></dc:subject>
 <dc:title>Tea and sleep</dc:title>
 <dcterms:abstract>Why &lt;i&gt;not&lt;/i&gt;.</dcterms:abstract>
 <dc:date>2020-05</dc:date>
 <z:language>en</z:language>
 <dc:identifier><dcterms:URI><rdf:value>https://example.org/a</rdf:value></dcterms:URI></dc:identifier>
 <bib:pages>1-9</bib:pages>
 <dc:description>PMID: 41000001</dc:description>
</bib:Article>
<bib:Journal rdf:about="urn:issn:1234-5679">
 <prism:volume>7</prism:volume><prism:number>2</prism:number><dc:title>Imagined Immunology</dc:title>
 <dcterms:alternative>Imag Immunol</dcterms:alternative>
 <dc:identifier>ISSN 1234-5679</dc:identifier><dc:identifier>DOI 10.1000/xyz</dc:identifier>
</bib:Journal>
<bib:Memo rdf:about="#item_2"><rdf:value>&lt;p&gt;A &lt;b&gt;note&lt;/b&gt;&lt;/p&gt;</rdf:value></bib:Memo>
<z:Attachment rdf:about="#item_3"><z:itemType>attachment</z:itemType>
 <rdf:resource rdf:resource="files/3/Kim 2020.pdf"/><dc:title>Full Text PDF</dc:title>
 <z:linkMode>1</z:linkMode><link:type>application/pdf</link:type></z:Attachment>
<z:Attachment rdf:about="#item_4"><z:itemType>attachment</z:itemType>
 <dc:identifier><dcterms:URI><rdf:value>https://example.org/b</rdf:value></dcterms:URI></dc:identifier>
 <dc:title>Page</dc:title></z:Attachment>
"""
CHAPTER = """
<bib:BookSection rdf:about="urn:isbn:9788900000001">
 <z:itemType>bookSection</z:itemType>
 <dcterms:isPartOf><bib:Book><dcterms:isPartOf><bib:Series><dc:title>The series</dc:title></bib:Series>
  </dcterms:isPartOf><dc:identifier>ISBN 9788900000001</dc:identifier><dc:title>The book</dc:title>
 </bib:Book></dcterms:isPartOf>
 <dc:publisher><foaf:Organization><vcard:adr><vcard:Address><vcard:locality>Seoul</vcard:locality>
  </vcard:Address></vcard:adr><foaf:name>Press</foaf:name></foaf:Organization></dc:publisher>
 <bib:editors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Lee</foaf:surname>
  <foaf:givenName>Sun</foaf:givenName></foaf:Person></rdf:li></rdf:Seq></bib:editors>
 <dc:title>A chapter</dc:title>
</bib:BookSection>
"""
COLLECTIONS = """
<z:Collection rdf:about="#collection_1"><dc:title>Trials</dc:title>
 <dcterms:hasPart rdf:resource="#collection_2"/><dcterms:hasPart rdf:resource="#item_1"/></z:Collection>
<z:Collection rdf:about="#collection_2"><dc:title>Phase 3</dc:title>
 <dcterms:hasPart rdf:resource="#item_1"/>
 <dcterms:hasPart rdf:resource="urn:isbn:9788900000001"/></z:Collection>
"""


def read(*parts):
    return list(RDF.read((HEAD + "".join(parts) + "</rdf:RDF>").encode(), "x.rdf"))


def test_an_article_and_all_that_is_tied_to_it():
    (record,) = read(ARTICLE, COLLECTIONS)
    r = record.reference
    assert (r.title, r.published) == ("Tea and sleep", PartialDate(2020, 5))
    assert [a.family or a.collective for a in r.authors] == ["Kim", "Guideline Group"]
    assert (r.journal.title, r.journal.iso_abbreviation) == ("Imagined Immunology", "Imag Immunol")
    assert (r.journal.issn_print, r.volume, r.issue, r.pages) == ("1234-5679", "7", "2", "1-9")
    assert (r.pmid, r.doi, r.url) == ("41000001", "10.1000/xyz", "https://example.org/a")
    assert r.abstracts[0].plain == "Why not."
    assert [k.text for k in r.keywords] == ["Humans"]
    assert record.belongings.tags == (TagMark("to read"),)
    assert record.belongings.notes == ("A **note**", "[Page](https://example.org/b)")
    assert record.belongings.files == (
        NamedFile("files/3/Kim 2020.pdf", "Full Text PDF", "application/pdf"),
    )
    assert set(record.belongings.collections) == {("Trials",), ("Trials", "Phase 3")}


def test_a_chapter_stands_in_a_book_in_a_series():
    (record,) = read(CHAPTER, COLLECTIONS)
    r = record.reference
    assert r.kind is ReferenceKind.CHAPTER
    assert (r.title, r.container_title, r.series) == ("A chapter", "The book", "The series")
    assert (r.publisher, r.publisher_place) == ("Press", "Seoul")
    assert [i.value for i in r.identifiers] == ["9788900000001"]
    assert record.belongings.collections == (("Trials", "Phase 3"),)


def test_a_note_without_an_item_is_reported():
    records = read(ARTICLE, '<bib:Memo rdf:about="#item_9"><rdf:value>alone</rdf:value></bib:Memo>')
    skipped = next(r for r in records if isinstance(r, SkippedRecord))
    assert skipped.reason == "stands-alone"


def test_it_is_known_by_its_content():
    assert sniff_format((HEAD + ARTICLE + "</rdf:RDF>").encode(), "x.xml").id == "zotero-rdf"


@pytest.mark.parametrize(
    "text", ["", "</rdf:RDF>", "<rdf:RDF>", HEAD + "</rdf:RDF>", HEAD + ARTICLE]
)
def test_what_is_no_whole_file_is_one_error(text):
    with pytest.raises(UnreadableError):
        list(RDF.read(text.encode(), "x.rdf"))


def test_collections_that_hold_each_other_do_no_harm():
    ring = COLLECTIONS.replace(
        "<dc:title>Phase 3</dc:title>",
        '<dc:title>Phase 3</dc:title><dcterms:hasPart rdf:resource="#collection_1"/>',
    )
    (record,) = read(ARTICLE, ring)
    assert record.belongings.collections
