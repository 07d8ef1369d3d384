"""PubMed XML files, whole and broken."""

import pytest

from refdesk.domain.errors import UnreadableError
from refdesk.formats.base import ReadReference, SkippedRecord, format_by_id

XML = format_by_id("pubmed-xml")


def article(pmid: int, title: str = "T") -> str:
    return (
        f"<PubmedArticle><MedlineCitation><PMID>{pmid}</PMID><Article><ArticleTitle>{title}</ArticleTitle>"
        "</Article></MedlineCitation></PubmedArticle>\n"
    )


def read(text: str):
    return list(XML.read(text.encode(), "test"))


def test_a_set_is_read_with_lines():
    records = read("<PubmedArticleSet>\n" + article(1) + article(2) + "</PubmedArticleSet>")
    assert [(r.key, r.line) for r in records] == [("1", 2), ("2", 3)]


def test_a_set_that_breaks_off_gives_what_is_whole():
    text = "<?xml version='1.0'?>\n<PubmedArticleSet>\n" + article(1) + article(2)[:60]
    whole, broken = read(text)
    assert isinstance(whole, ReadReference)
    assert isinstance(broken, SkippedRecord)
    assert (broken.line, broken.reason) == (4, "truncated")


def test_a_record_broken_inside_does_not_stop_the_others():
    text = (
        "<PubmedArticleSet>"
        + article(1)
        + article(2, "a <b> c")
        + article(3)
        + "</PubmedArticleSet>"
    )
    records = read(text)
    assert [r.key for r in records if isinstance(r, ReadReference)] == ["1", "3"]
    assert [r.line for r in records if isinstance(r, SkippedRecord)] == [2]


def test_nothing_whole_is_unreadable():
    with pytest.raises(UnreadableError):
        read("<PubmedArticleSet><PubmedArticle><MedlineCitation>")


def test_entities_are_refused_without_recovery():
    with pytest.raises(UnreadableError) as caught:
        read(
            '<!DOCTYPE a [<!ENTITY x "y">]><PubmedArticleSet>' + article(1) + "</PubmedArticleSet>"
        )
    assert caught.value.reason == "suspicious"
