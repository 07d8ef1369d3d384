"""The law of the reader: what the source prints, the page prints, as often and no more often."""

import time
from collections import Counter
from dataclasses import replace

import pytest

from refdesk.fulltext.html import article_html, outline
from refdesk.fulltext.jats import parse_jats
from refdesk.fulltext.json_form import article_json
from refdesk.fulltext.markdown import article_markdown
from refdesk.fulltext.plaintext import article_text
from refdesk.xml.safe import parse_xml
from tests.corpus import corpus
from tests.unit.fulltext.make import NO_WORDS
from tests.unit.fulltext.printed_words import WORD, PageWords, SourceWords

pytestmark = pytest.mark.corpus
PARTS = 6


def files(part):
    return sorted(corpus("jats").glob("*.xml"))[part::PARTS]


def printed(article):
    """Leave out what the source has elsewhere: references, replies, notes of the front."""
    back = tuple(b for b in article.back if getattr(b, "kind", "") != "author-notes")
    return replace(article, references=(), sub_articles=(), back=back)


def differences(wanted, got):
    return {"lost": dict(wanted - got), "added": dict(got - wanted)}


@pytest.fixture(scope="module", params=range(PARTS))
def articles(request):
    """A part of the corpus: name, source as bytes, article; read once for all laws."""
    read = ((path.name, path.read_bytes()) for path in files(request.param))
    return [(name, data, parse_jats(data, name)) for name, data in read]


def test_every_word_of_the_source_is_on_the_page_as_often(articles):
    wrong = {}
    for name, data, article in articles:
        source = SourceWords(parse_xml(data, name))
        page = PageWords(article_html(printed(article), front=False, words=NO_WORDS))
        if page.counts != source.counts or page.formulas != source.formulas:
            wrong[name] = differences(source.counts, page.counts)
    assert not wrong


def test_every_word_of_the_source_is_in_the_text_as_often(articles):
    wrong = {}
    for name, data, article in articles:
        source = SourceWords(parse_xml(data, name), as_text=True)
        if source.formulas:  # text has them in line, where their letters cannot be told apart
            continue
        bare = replace(printed(article), title=(), subtitle=(), abstracts=())
        counts = Counter(WORD.findall(article_text(bare, words=NO_WORDS)))
        if counts != source.counts:
            wrong[name] = differences(source.counts, counts)
    assert not wrong


def test_every_link_within_an_article_leads_somewhere(articles):
    wrong = {}
    for name, _, article in articles:
        page = Links(article_html(article))
        lost = page.wanted - page.names
        lost |= {entry.anchor for entry in outline(article)} - page.names
        if lost or page.outside_schemes - {"http", "https", "mailto"}:
            wrong[name] = (lost, page.outside_schemes)
    assert not wrong


class Links(PageWords):
    def __init__(self, html):
        self.names, self.wanted, self.outside_schemes = set(), set(), set()
        super().__init__(html)

    def handle_starttag(self, tag, attrs):
        super().handle_starttag(tag, attrs)
        found = dict(attrs)
        assert "src" not in found
        if "name" in found:
            self.names.add(found["name"])
        address = found.get("href", "#")
        if address.startswith("#"):
            self.wanted |= {address[1:]} - {""}
        else:
            self.outside_schemes.add(address.partition(":")[0])


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
