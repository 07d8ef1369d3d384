"""The law of the reader: what the source prints, the page prints, as often and no more often."""

import html
import re
import time
from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property

import pytest

from refdesk.domain.fulltext import Article, Extent
from refdesk.fulltext.html import article_html, outline
from refdesk.fulltext.jats import parse_jats
from refdesk.fulltext.json_form import article_json
from refdesk.fulltext.markdown import article_markdown
from refdesk.fulltext.plaintext import article_text
from refdesk.xml.safe import parse_xml
from tests.corpus import corpus, sampled
from tests.unit.fulltext.make import NO_WORDS
from tests.unit.fulltext.printed_words import WORD, PageWords, SourceWords, titles_of_sections

pytestmark = pytest.mark.corpus
PARTS = 6
WORST = 10
FROM_FRONT = {"author-notes", "funding", "data-availability"}
TAGS = re.compile(r"</?(?:xref|italic|bold|sup|sub|p|sec|td|mml)\b[^<>]*>|&(?:#\d+|lt|gt|amp);")


def files(part):
    return sampled(sorted(corpus("jats").glob("*.xml")))[part::PARTS]


def printed(article):
    """Leave out what the source has elsewhere: references, replies, what the front matter says."""
    back = tuple(b for b in article.back if getattr(b, "kind", "") not in FROM_FRONT)
    bare = replace(article, references=(), sub_articles=(), related=(), back=back)
    return replace(bare, extent=Extent.TEXT)


@dataclass
class Read:
    """One article of the corpus, read and written once for all laws."""

    name: str
    data: bytes
    article: Article

    @cached_property
    def body(self):
        """The page of body and back, without our own words."""
        return PageWords(article_html(printed(self.article), front=False, words=NO_WORDS))

    @cached_property
    def above(self):
        """The page of title and abstracts."""
        only = replace(printed(self.article), body=(), back=(), contributors=())
        return PageWords(article_html(only, words=NO_WORDS))

    @cached_property
    def source(self):
        return SourceWords(parse_xml(self.data, self.name))

    @cached_property
    def page(self):
        """All of it, as a reader sees it."""
        return article_html(self.article)


@pytest.fixture(scope="module", params=range(PARTS))
def articles(request):
    """A part of the corpus."""
    read = ((path.name, path.read_bytes()) for path in files(request.param))
    return [Read(name, data, parse_jats(data, name)) for name, data in read]


def test_every_word_of_the_source_is_on_the_page_as_often(articles):
    wrong = {}
    for one in articles:
        wanted, got = one.source.counts, one.body.counts
        if wanted != got or one.body.formulas != one.source.formulas:
            wrong[one.name] = {"lost": dict(wanted - got), "added": dict(got - wanted)}
    assert not wrong


def test_with_title_and_abstracts_hardly_a_word_is_lost_or_added(articles, record_property):
    """The table of all parts is printed at the end of the run, see ``tests/conftest.py``."""
    rows = []
    for one in articles:
        wanted = one.source.counts + one.source.counts_above
        got = one.body.counts + one.above.counts
        common = (wanted & got).total()
        recall, precision = common / max(wanted.total(), 1), common / max(got.total(), 1)
        rows.append((min(recall, precision), recall, precision, wanted.total(), one.name))
    words = sum(row[3] for row in rows)
    record_property("words on the page", [len(rows), words, sorted(rows)[:WORST]])
    assert min(rows)[0] >= 0.999


def test_headings_are_those_of_the_source_in_its_order(articles):
    wrong = {}
    for one in articles:
        wanted = titles_of_sections(parse_xml(one.data, one.name))
        known = set(wanted)
        got = [title for title in one.body.headings if title in known]
        if got != wanted:
            wrong[one.name] = (wanted, got)
    assert not wrong


def test_no_heading_is_empty_or_stands_twice(articles):
    empty = re.compile(r"<h[1-6]>(?:<a [^>]*></a>|\s)*</h")
    assert not [one.name for one in articles if empty.search(one.page)]
    assert not {one.name: one.body.doubled for one in articles if one.body.doubled}
    heading = r"<h[1-6]>((?:(?!</?h[1-6]>).)*)</h[1-6]>"
    doubled = re.compile(rf"{heading}\s*(?={heading})", re.DOTALL)
    for one in articles:
        for upper, lower in doubled.findall(one.page):
            titles = [
                re.sub(r"<[^>]*>", "", title).strip(" .:").casefold() for title in (upper, lower)
            ]
            assert titles[0] != titles[1], one.name


def test_a_page_shows_no_tag_no_entity_and_no_none(articles):
    wrong = {}
    for one in articles:
        shown = html.unescape(re.sub(r"<[^>]*>", "", one.page))
        source = one.data.decode("utf-8", "replace")
        odd = [t for t in TAGS.findall(shown) if html.escape(t, quote=False) not in source]
        if len(re.findall(r"\bNone\b", shown)) > len(re.findall(r"\bNone\b", source)):
            odd.append("None")
        if odd:
            wrong[one.name] = odd
    assert not wrong


def test_every_word_of_the_source_is_in_the_text_as_often(articles):
    wrong = {}
    for one in articles:  # text is made of the same tree as the page
        if one.source.formulas:  # text has them in line, where their letters cannot be told apart
            continue
        source = SourceWords(parse_xml(one.data, one.name), as_text=True)
        bare = replace(printed(one.article), title=(), subtitle=(), abstracts=())
        counts = Counter(WORD.findall(article_text(bare, words=NO_WORDS)))
        if counts != source.counts:
            wrong[one.name] = {
                "lost": dict(source.counts - counts), "added": dict(counts - source.counts)
            }  # fmt: skip
    assert not wrong


def test_every_link_within_an_article_leads_somewhere(articles):
    wrong = {}
    for one in articles:
        assert " src=" not in re.sub(r">[^<]*<", "><", one.page)
        names = set(re.findall(r'<a name="([^"]*)"></a>', one.page))
        links = re.findall(r'<a class="[a-z]*" href="([^"]*)"', one.page)
        wanted = {html.unescape(link[1:]) for link in links if link.startswith("#")}
        wanted |= {entry.anchor for entry in outline(one.article)}
        schemes = {link.partition(":")[0] for link in links if not link.startswith("#")}
        lost = wanted - set(map(html.unescape, names))
        if lost or schemes - {"http", "https", "mailto"}:
            wrong[one.name] = (lost, schemes)
    assert not wrong


def test_no_article_is_slow():
    """The budget is 30 ms for 100 KB; a test machine may be ten times slower."""
    figures = []
    for path in files(0)[:60]:
        data = path.read_bytes()
        start = time.process_time()
        article_html(parse_jats(data, path.name))
        figures.append((time.process_time() - start, len(data), path.name))
    spent = sum(seconds for seconds, _, _ in figures)
    rate = spent / sum(size for _, size, _ in figures) * 1e8
    print(f"{rate:.1f} ms for 100 KB; slowest {sorted(figures)[-3:]}")
    assert rate < 300


def test_every_form_can_be_made_of_every_tenth_article():
    for path in sorted(corpus("jats").glob("*.xml"))[::10]:
        article = parse_jats(path.read_bytes(), path.name)
        assert article_markdown(article)
        form = article_json(article)
        assert form["title"]
        assert len(form["references"]) == len(article.references)
