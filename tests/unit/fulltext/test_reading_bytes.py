import sys
from pathlib import Path

import pytest

from refdesk.domain.errors import UnreadableError
from refdesk.fulltext.html import article_html
from refdesk.fulltext.jats import parse_jats
from refdesk.fulltext.json_form import article_json
from refdesk.fulltext.markdown import article_markdown
from refdesk.fulltext.plaintext import article_text
from tests.unit.fulltext.make import html

DATA = Path(__file__).parents[2] / "data" / "jats"


def read(name):
    return parse_jats((DATA / name).read_bytes(), name)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("xxe.xml", "suspicious"),
        ("billion-laughs.xml", "suspicious"),
        ("truncated.xml", "truncated"),
        ("prolog-only.xml", "truncated"),
        ("page.html", "html"),
        ("error.xml", "no-article"),
    ],
)
def test_what_is_no_article_is_refused_with_its_reason(name, reason):
    with pytest.raises(UnreadableError) as caught:
        read(name)
    assert caught.value.reason == reason
    assert caught.value.source == name
    assert "canary-was-read" not in str(vars(caught.value))


def test_the_senders_own_words_are_kept_where_there_is_no_article():
    with pytest.raises(UnreadableError) as caught:
        read("error.xml")
    assert "PMCID is not available" in caught.value.detail


@pytest.mark.parametrize("source", [b"<html/>", b"<article/>", b"<a><article/></a>", b"<x/>"])
def test_other_documents_are_no_article(source):
    with pytest.raises(UnreadableError):
        parse_jats(source, "s")


def test_an_article_without_body_has_its_abstract():
    article = read("no-body.xml")
    assert not article.has_body
    assert "And an abstract." in article_html(article)


def test_a_wrapped_manuscript_of_2026_is_read():
    article = read("manuscript14.xml")
    assert article.pmcid == "PMC77"
    assert article.year == "2026"
    assert article.licence.code == "TDM"
    page = article_html(article)
    assert "A manuscript\u00a0of ours" in page
    assert "Words &amp; α &lt; 5." in page


def test_an_article_of_nlm_2_3_is_read():
    article = read("nlm23.xml")
    assert (article.journal, article.year, article.pages) == ("Old Journal", "2001", "7–9")
    assert (article.pmcid, article.pmid) == ("PMC101", "202")
    assert article.licence.code == "BMC 2002"
    texts = [r for r in article_text(article).strip().split("\n\n") if r[:2] in {"1.", "2."}]
    assert texts == ["1. Old A. Things. 1990", "2. Older B. Stuff. 1980."]
    assert article_html(article).index("As shown in") < article_html(article).index("<table")


def test_deep_nesting_is_read_without_running_out_of_stack():
    deep = 240
    body = "<sec>" * deep + "<p>bottom</p>" + "</sec>" * deep
    inline = "<p>" + "<italic>" * deep + "low" + "</italic>" * deep + "</p>"
    before = sys.getrecursionlimit()
    assert html(body).count("bottom") == 1
    assert html(inline).count("low") == 1
    assert sys.getrecursionlimit() == before


def test_elements_in_a_namespace_count_as_jats():
    source = (
        b'<j:article xmlns:j="urn:jats"><j:front/><j:body><j:p>Hello</j:p></j:body></j:article>'
    )
    assert "<p>Hello</p>" in article_html(parse_jats(source, "s"))


def test_too_many_elements_are_refused():
    source = b"<article><front/><body>" + b"<p/>" * 1_000_001 + b"</body></article>"
    with pytest.raises(UnreadableError) as caught:
        parse_jats(source, "s")
    assert caught.value.reason == "too-large"


def test_every_form_of_the_whole_example_can_be_made():
    article = read("trial.xml")
    for form in (article_html(article), article_text(article), article_markdown(article)):
        assert form.count("Hiccups are a nuisance.") == 1
        assert form.count("This opening stands before any section.") == 1
        assert form.count("Nobody points here.") == 1
        assert "Running head that nobody prints" not in form
        assert "documentclass" not in form
        assert "A drawing of arrows" not in form
    tables = article_json(article)["tables"]
    assert [table["label"] for table in tables] == ["Table 2", "Table 1", "Table 3", "Table 4"]
