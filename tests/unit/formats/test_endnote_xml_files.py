"""EndNote's XML files that are cut, broken, hostile or in another encoding."""

import pytest

from refdesk.domain.errors import UnreadableError
from refdesk.formats.base import ReadReference, SkippedRecord, sniff_format
from tests.unit.formats.test_endnote_xml import XML, library, read, record, titled


def test_records_know_their_line_and_number():
    first, second = read(library(record(titled("A")), record(titled("B"))))
    assert (first.line, first.key) == (2, "7")
    assert second.line == 3


def test_a_broken_record_leaves_the_others():
    first, second, third, last = read(
        library(
            record(titled("A")),
            "<record><titles><title>B</titles></record>",
            "<record><rec-number>3</rec-number>",
            record(titled("D")),
        )
    )
    assert first.reference.title == "A"
    assert isinstance(second, SkippedRecord)
    assert second.line == 3
    assert isinstance(third, SkippedRecord)
    assert last.reference.title == "D"


@pytest.mark.parametrize("cut", [10, 60, len("</records></xml>") + 1])
def test_a_cut_file_yields_the_records_before_the_cut(cut):
    text = library(record(titled("A")), record(titled("B")))
    records = read(text[:-cut])
    whole = [r for r in records if isinstance(r, ReadReference)]
    (skipped,) = [r for r in records if isinstance(r, SkippedRecord)]
    assert [r.reference.title for r in whole] == ["A", "B"][: len(whole)]
    assert whole
    assert (skipped.reason, records[-1]) == ("truncated", skipped)


def test_an_empty_record_is_reported():
    first, second = read(library(record(""), record(titled("B"))))
    assert (first.line, first.reason, first.detail) == (2, "empty", "Journal Article")
    assert second.reference.title == "B"


def test_characters_that_xml_forbids_cost_no_record():
    text = library(record(titled("A\x0bB &#x1; C & D &amp; E")))
    assert read(text)[0].reference.title == "AB C &amp; D &amp; E"
    assert read(library(record(titled("Müller"))).encode("cp1252"))[0].reference.title == "Müller"


def test_declared_encodings():
    text = library(record(titled("간세포암")))
    for declared, encoding in (("euc-kr", "cp949"), ("UTF-16", "utf-16"), ("UTF-8", "utf-8-sig")):
        data = text.replace("UTF-8", declared).encode(encoding)
        assert read(data)[0].reference.title == "간세포암", encoding
        assert XML.sniff(data) > 0.5


def test_comments_are_no_records():
    text = library("<!-- <record> -->", record(titled("A") + "<!-- </record> -->"))
    assert [r.reference.title for r in read(text)] == ["A"]


def test_entities_are_refused():
    text = library(record(titled("A"))).replace("<xml>", '<!DOCTYPE xml [<!ENTITY a "aaaa">]><xml>')
    with pytest.raises(UnreadableError) as error:
        read(text)
    assert error.value.reason == "suspicious"


def test_an_undeclared_entity_is_text():
    assert read(library(record(titled("&unknown;"))))[0].reference.title == "&amp;unknown;"


@pytest.mark.parametrize("text", ["<xml><records></records></xml>", "nothing", "<html></html>"])
def test_a_file_without_records_is_unreadable(text):
    with pytest.raises(UnreadableError):
        read(text)


def test_it_is_told_from_other_xml():
    own = library(record(titled("A"))).encode()
    assert sniff_format(own, "x.xml").id == "endnote-xml"
    assert XML.sniff(b"<collection><record><leader/></record></collection>") == 0
    assert XML.sniff(b"<PubmedArticleSet><PubmedArticle/></PubmedArticleSet>") == 0
