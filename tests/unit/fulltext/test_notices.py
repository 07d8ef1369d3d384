import pytest

from refdesk.domain.fulltext import Extent
from refdesk.domain.related import Relation
from refdesk.fulltext.html import article_html
from refdesk.fulltext.jats import parse_jats
from refdesk.fulltext.markdown import article_markdown
from refdesk.fulltext.plaintext import article_text
from refdesk.fulltext.words import Words
from tests.unit.fulltext.make import NAMESPACES, article, html

LINK = "<related-article related-article-type='{}' ext-link-type='{}' xlink:href='{}'/>"


def of_type(kind, meta, body="<body><p>x</p></body>"):
    source = (
        f"<article article-type='{kind}' {NAMESPACES}><front><article-meta>"
        f"<article-id pub-id-type='pmc'>77</article-id>{meta}</article-meta></front>{body}</article>"
    )
    return parse_jats(source.encode(), "test")


@pytest.mark.parametrize(
    ("kind", "own_type", "relation"),
    [
        ("corrected-article", "correction", Relation.CORRECTED),
        ("corrected-article", "research-article", Relation.CORRECTION),
        ("correction-forward", "research-article", Relation.CORRECTION),
        ("retracted-article", "retraction", Relation.RETRACTED),
        ("retraction-forward", "research-article", Relation.RETRACTION),
        ("object-of-concern", "expression-of-concern", Relation.CONCERNED),
        ("concern-forward", "review-article", Relation.CONCERN),
        ("commentary-article", "article-commentary", Relation.COMMENTED),
        ("commentary", "research-article", Relation.COMMENT),
        ("companion", "research-article", Relation.COMPANION),
        ("something-new", "research-article", Relation.OTHER),
    ],
)
def test_a_notice_and_what_it_is_about_are_told_apart(kind, own_type, relation):
    (other,) = of_type(own_type, LINK.format(kind, "doi", "10.5555/x")).related
    assert (other.relation, other.doi) == (relation, "10.5555/x")


@pytest.mark.parametrize(
    ("kind", "address", "shown"),
    [
        ("doi", "10.5555/x", ("https://doi.org/10.5555/x", "10.5555/x")),
        ("pubmed", "123", ("https://pubmed.ncbi.nlm.nih.gov/123/", "PMID 123")),
        ("pmc", "PMC9", ("https://pmc.ncbi.nlm.nih.gov/articles/PMC9/", "PMC9")),
    ],
)
def test_a_notice_is_linked_in_every_form(kind, address, shown):
    url, name = shown
    paper = of_type("research-article", LINK.format("retraction-forward", kind, address))
    page = article_html(paper)
    assert (
        f'<p class="notice grave">Retraction of this article: <a class="link" href="{url}">{name}</a>'
        in page
    )
    assert f"Retraction of this article: [{name}]({url})" in article_markdown(paper)
    text = article_text(paper)
    assert f"Retraction of this article: {name}" in text
    assert url in text or url.endswith(name) or name in url


def test_the_gravest_notice_comes_first():
    links = LINK.format("companion", "doi", "10.5555/a") + LINK.format(
        "retraction-forward", "doi", "10.5555/b"
    )
    page = article_html(of_type("research-article", links))
    assert page.index("10.5555/b") < page.index("10.5555/a")


def test_a_place_in_a_journal_is_named_where_there_is_no_link():
    link = (
        "<related-article related-article-type='companion' journal-id='Nutrients.'"
        " journal-id-type='nlm-ta' vol='1' page='263'/>"
    )
    assert "Companion article: Nutrients 1:263</p>" in article_html(of_type("x", link))


def test_a_hostile_address_of_a_notice_is_no_link():
    page = article_html(of_type("x", LINK.format("companion", "uri", "javascript:alert(1)")))
    assert "javascript" not in page


def test_a_translation_is_offered_and_leads_to_it():
    more = (
        "<sub-article article-type='translation' xml:lang='ko'><front-stub><title-group>"
        "<article-title>레몬과 딸꾹질</article-title></title-group></front-stub>"
        "<body><p>본문</p></body></sub-article>"
    )
    page = article_html(article("<p>x</p>", more=more))
    offer = '<p class="notice">Korean translation: <a class="xref" href="#refdesk-reply-1">레몬과 딸꾹질</a>'
    assert page.index(offer) < page.index("<p>x</p>") < page.index('name="refdesk-reply-1"')


def test_an_article_that_was_only_scanned_says_so():
    scanned = of_type(
        "x",
        "",
        "<back><sec><supplementary-material content-type='scanned-pages' xlink:href='a.pdf'/></sec></back>",
    )
    assert scanned.extent is Extent.SCANNED
    page = article_html(scanned)
    assert "scanned pages of this article" in page
    assert "https://pmc.ncbi.nlm.nih.gov/articles/PMC77/" in page


def test_an_article_without_a_body_says_so():
    paper = of_type("x", "<abstract><p>short</p></abstract>", "")
    assert paper.extent is Extent.ABSTRACT
    assert "no text of this article beyond its abstract" in article_html(paper)


def test_text_that_a_machine_read_is_marked_once():
    scan = "<preformat preformat-type='pmc-ocr-text'>tne pat1ent</preformat>"
    page = article_html(article(scan * 2), words=Words())
    assert page.count("Read from a scan by a machine") == 1
    assert "tne pat1ent" in page


FUNDING = (
    "<funding-group><funding-statement>Paid by <italic>Nobody</italic>.</funding-statement>"
    "</funding-group>"
)


def test_who_paid_is_said_once():
    assert "<h2>" not in html("<p>x</p>")
    page = article_html(article("<p>x</p>", front=FUNDING))
    assert page.count("Paid by <i>Nobody</i>.") == 1
    assert "Funding</h2>" in page
    said = article_html(
        article("<p>x</p>", front=FUNDING, back="<ack><p>Paid by Nobody.</p></ack>")
    )
    assert "Funding</h2>" not in said


def test_awards_are_listed_where_no_statement_is():
    awards = (
        "<funding-group><award-group><funding-source><institution-wrap><institution>Fund</institution>"
        "<institution-id>10.13039/1</institution-id></institution-wrap></funding-source>"
        "<award-id>A1</award-id><award-id>B2</award-id></award-group></funding-group>"
    )
    assert "<p>Fund: A1, B2</p>" in article_html(article("<p>x</p>", front=awards))


def test_where_the_data_are_is_said():
    meta = (
        "<custom-meta-group><custom-meta><meta-name>Data Availability</meta-name>"
        "<meta-value>All in <ext-link xlink:href='https://example.org/d'>here</ext-link>.</meta-value>"
        "</custom-meta><custom-meta><meta-name>price</meta-name><meta-value>9</meta-value></custom-meta>"
        "</custom-meta-group>"
    )
    page = article_html(article("<p>x</p>", front=meta))
    assert "Data availability</h2>" in page
    assert '<a class="link" href="https://example.org/d">here</a>' in page
    assert "price" not in page
