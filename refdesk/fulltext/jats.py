# SPDX-License-Identifier: GPL-3.0-or-later
"""JATS bytes to an :class:`Article`: finds the parts of the document and puts them together."""

from collections.abc import Iterable

from refdesk.domain.errors import UnreadableError
from refdesk.domain.fulltext import Article, Block, Extent, SubArticle
from refdesk.fulltext.blocks import place_floats, read_float, read_flow
from refdesk.fulltext.front import Front, read_abstracts, read_front
from refdesk.fulltext.ranges import expand_in_blocks
from refdesk.fulltext.reading import Reading
from refdesk.fulltext.references import find_lists, learn_labels, read_references
from refdesk.fulltext.statements import read_statements
from refdesk.fulltext.tree import Element, child, children, flat, get, language, prepare
from refdesk.xml.safe import local_name, parse_xml

_WRAPPERS = frozenset(
    {"pmc-articleset", "records", "ListRecords", "GetRecord", "record", "metadata"}
)
_FLOATS = ("floats-group", "floats-wrap")
_MAX_REPLIES = 200
_SCANS = frozenset({"supplementary-material", "media", "graphic", "self-uri"})


def parse_jats(data: bytes, source: str) -> Article:
    """Read a JATS or NLM article.

    Args:
        data: the document, as it came.
        source: what to name in an error: a file, or a service and an id.

    Raises:
        UnreadableError: the bytes are no XML (see :func:`refdesk.xml.safe.parse_xml`), or, reason
            ``no-article``, there is no article in them; ``detail`` has the sender's own words.
    """
    root = parse_xml(data, source)
    prepare(root, source)
    article = _find_article(root)
    if article is None:
        detail = flat(next(iter(root.iter("{*}error", "{*}ERROR")), None)) or local_name(root)
        raise UnreadableError(source, "no-article", detail=detail[:300])
    return _read_article(article)


def _find_article(root: Element) -> Element | None:
    """Return the first article at the root or under a known wrapper."""
    element: Element | None = root
    while element is not None:
        if local_name(element) == "article":
            return element if _has_parts(element) else None
        if local_name(element) not in _WRAPPERS:
            return None
        element = child(element, "article", *_WRAPPERS)
    return None


def _has_parts(article: Element) -> bool:
    return child(article, "front", "body", "back", "front-stub") is not None


def _read_article(article: Element) -> Article:
    parts = list(children(article, "body", "back", *_FLOATS))
    reading = Reading(flow_of=read_flow)
    reading.learn(parts)
    for group in children(article, *_FLOATS):
        reading.learn_floats(group)
    lists = find_lists(parts)
    learn_labels(lists, reading)
    front_element = child(article, "front", "front-stub")
    front = read_front(front_element, reading, get(article, "article-type"))
    body = _blocks(children(article, "body"), reading)
    back = _blocks(children(article, "back"), reading)
    back.extend(read_statements(front_element, parts, reading))
    body.extend(_left_floats(article, reading))
    abstracts = read_abstracts(front_element, reading)
    references = read_references(lists, reading)
    back.extend(reading.supplements)
    return _composed(
        article,
        front,
        Article(
            front.title,
            expand_in_blocks(body, references),
            expand_in_blocks(back, references),
            abstracts,
            references,
            tuple(_replies(article)),
        ),
    )


def _composed(element: Element, front: Front, article: Article) -> Article:
    """Return the article with what its front matter says."""
    return Article(
        title=front.title,
        body=article.body,
        back=article.back,
        abstracts=article.abstracts,
        references=article.references,
        sub_articles=article.sub_articles,
        contributors=front.contributors,
        subtitle=front.subtitle,
        journal=front.journal,
        year=front.year,
        volume=front.volume,
        issue=front.issue,
        pages=front.pages,
        article_number=front.article_number,
        pmid=front.id_of("pmid"),
        pmcid=front.id_of("pmcid"),
        doi=front.id_of("doi"),
        language=language(element),
        article_type=get(element, "article-type"),
        licence=front.licence,
        copyright=front.copyright,
        keywords=front.keywords,
        related=front.related,
        extent=_extent(element, article),
    )


def _extent(element: Element, article: Article) -> Extent:
    """Return how much of an article there is; old ones are scanned, and have no words in the XML."""
    if article.body:
        return Extent.TEXT
    files = (file for part in children(element, "body", "back", "front") for file in part.iter())
    types = {get(file, "content-type") for file in files if local_name(file) in _SCANS}
    return Extent.SCANNED if types & {"scanned-pages", "scanned-page"} else Extent.ABSTRACT


def _blocks(parts: Iterable[Element], reading: Reading) -> list[Block]:
    return [block for part in parts for block in read_flow(part, reading, place=True)]


def _left_floats(article: Element, reading: Reading) -> list[Block]:
    """Return the floats that no text points to, in their own order."""
    out: list[Block] = place_floats(reading)
    for group in children(article, *_FLOATS):
        for item in group:
            waiting = any(value is item for value in reading.floats.values())
            if waiting or not _has_target(item):
                out.extend(read_float(item, reading))
    return out


def _has_target(item: Element) -> bool:
    return any(element.get("id") for element in item.iter())


# -- replies ---------------------------------------------------------------------------------


def _replies(article: Element) -> Iterable[SubArticle]:
    """Yield sub-articles and responses, those inside others behind them."""
    waiting = list(children(article, "sub-article", "response"))
    for count, element in enumerate(waiting, 1):
        if count > _MAX_REPLIES:
            return
        waiting.extend(children(element, "sub-article", "response"))
        _rename_ids(element, f"reply{count}-")
        yield _reply(element)


def _rename_ids(element: Element, prefix: str) -> None:
    """Set a sub-article's ids apart from the article's, which often are the same."""
    for part in children(element, "body", "back", *_FLOATS):
        for below in part.iter():
            if below.get("id"):
                below.set("id", prefix + get(below, "id"))
            if below.get("rid"):
                below.set("rid", " ".join(prefix + target for target in get(below, "rid").split()))


def _reply(element: Element) -> SubArticle:
    """Read a sub-article on its own: its ids and references are not the article's."""
    parts = list(children(element, "body", "back", *_FLOATS))
    reading = Reading(flow_of=read_flow, references_in_place=True)
    reading.learn(parts)
    for group in children(element, *_FLOATS):
        reading.learn_floats(group)
    learn_labels(find_lists(parts), reading)
    front_element = child(element, "front-stub", "front")
    front = read_front(front_element, reading)
    blocks: list[Block] = []
    for abstract in read_abstracts(front_element, reading):
        blocks.extend(abstract.blocks)
    blocks.extend(_blocks(children(element, "body", "back"), reading))
    blocks.extend(_left_floats(element, reading))
    blocks.extend(reading.supplements)
    kind = get(element, "article-type") or get(element, "response-type") or local_name(element)
    return SubArticle(kind, front.title, language(element), tuple(blocks))
