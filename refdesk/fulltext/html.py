# SPDX-License-Identifier: GPL-3.0-or-later
"""An article as HTML for ``QTextBrowser``, and its outline.

The subset: ``h1``-``h6 p ul ol li dl dt dd blockquote pre table thead tbody tfoot tr th td div span
a b i u s sup sub code br img hr``. No scripts, no styles, no remote images; links lead to
``#anchor``, http, https or mailto. Classes for a style sheet: ``xref link formula label image
missing caption caption-title figure table grid footnote footnotes box permissions attrib supplement
file graphic unsupported references reference ids authors abstract small-caps overline
machine-read list list-title wide large top under spanner end``.

For the window's reader (``reader=True``) links to several places name all, ``#b1 b2``; references
have links back (class ``back``) and, with identifiers, a link ``add:N`` around an image ``mark:N``:
the reader shows there whether the library has the work, see
:func:`refdesk.fulltext.cited_works.identified_works` for ``N``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import count
from string import ascii_lowercase

from refdesk.domain.fulltext import (
    Article,
    Block,
    CitedWork,
    Formula,
    Inlines,
    Link,
    ReferenceEntry,
    Section,
    Styled,
    Supplement,
)
from refdesk.fulltext.cited_works import identifiers_of
from refdesk.fulltext.citing_places import CitingPlaces
from refdesk.fulltext.html_blocks import BlockWriter
from refdesk.fulltext.html_front import ABSTRACT, write_abstracts, write_head, write_notices
from refdesk.fulltext.html_inlines import Images, attribute_html, text_html
from refdesk.fulltext.lines import opening_title, plain
from refdesk.fulltext.links import doi_url, pmc_url, pubmed_url
from refdesk.fulltext.notices import REPLY
from refdesk.fulltext.words import ENGLISH, Words

REFERENCES = "refdesk-references"
SUPPLEMENTS = "refdesk-supplements"
"""Anchors of what an article does not name itself."""


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A heading: its level from 1, its plain text, where it stands."""

    level: int
    title: str
    anchor: str


def article_html(
    article: Article,
    *,
    image_base: str | Mapping[str, str] = "",
    front: bool = True,
    abstract: bool = False,
    words: Words = ENGLISH,
    formulas: list[Formula] | None = None,
    largest_table: int = 0,
    reader: bool = False,
) -> str:
    """Return an article as an HTML fragment.

    Args:
        article: the tree.
        image_base: a prefix for graphics, or a map of graphic names to local addresses; without
            one, :attr:`Words.image` stands for each graphic.
        front: whether title, authors and abstracts come first.
        abstract: whether the abstracts come first, though the rest of the front does not.
        words: headings for what has none.
        formulas: takes up the formulas, each marked for :mod:`refdesk.fulltext.drawn` by its place
            in this list; without one, formulas are text and nothing else.
        largest_table: rows times columns from which only the size of a table is written, in a
            paragraph of class ``large``; 0 writes all.
        reader: whether the window's reader shows it, with more links than a browser understands.
    """
    anchors = frozenset(entry.anchor for entry in article.references if entry.anchor)
    places = CitingPlaces(anchors) if reader else None
    pictures = Images(image_base, words.image, formulas, places)
    page = BlockWriter(pictures, words, largest_table=largest_table)
    if front:
        write_head(page, article)
    if front or abstract:
        write_abstracts(page, article)
    write_notices(page, article)
    page.blocks(article.body)
    files = [block for block in article.back if isinstance(block, Supplement)]
    page.blocks(block for block in article.back if not isinstance(block, Supplement))
    if files:
        page.heading(2, text_html(words.supplements), SUPPLEMENTS)
        page.blocks(files)
    _references(page, article.references)
    for number, reply in enumerate(article.sub_articles, 1):
        page.parts.append("<hr>\n")
        page.heading(2, page.inlines(reply.title) or text_html(reply.kind), f"{REPLY}{number}")
        page.blocks(reply.blocks, 3)
    return "".join(page.parts)


# -- references ------------------------------------------------------------------------------


def _references(page: BlockWriter, entries: Iterable[ReferenceEntry]) -> None:
    entries = list(entries)
    if not entries:
        return
    marked = page.images.places is not None
    number = count(1) if marked else None
    title = text_html(page.words.references)
    if marked and any(identifiers_of(work) for entry in entries for work in entry.works):
        title += f" {_mark('all')}"
    page.heading(2, title, REFERENCES)
    page.parts.append('<div class="references">\n')
    group = ""
    for entry in entries:
        if entry.group and entry.group not in {group, page.words.references}:
            group = entry.group
            page.line("h3", text_html(group))
        _reference(page, entry, number)
    page.parts.append("</div>\n")


def _reference(page: BlockWriter, entry: ReferenceEntry, number: "count[int] | None") -> None:
    page.anchor(entry.anchor)
    label = text_html(entry.label)
    if label and label[-1].isalnum():
        label += "."
    start = f'<span class="label">{label}</span> ' if label else ""
    back = _ways_back(page, entry)
    for place, work in enumerate(entry.works, 1):
        line = start + page.inlines(work.children) + _work_links(work)
        if number is not None and identifiers_of(work):
            line += f" {_mark(str(next(number)))}"
        page.line("p", line + (back if place == len(entry.works) else ""), "reference")
        start = ""
    if not entry.works:
        page.line("p", start.rstrip() + back, "reference")


def _mark(name: str) -> str:
    return f'<a class="mark" href="add:{name}"><img class="mark" src="mark:{name}"></a>'


def _ways_back(page: BlockWriter, entry: ReferenceEntry) -> str:
    """Return links to the places that cite a reference: an arrow, or lettered ones for several."""
    places = page.images.places
    names = places.names.get(entry.anchor, []) if places else []
    if not names:
        return ""
    if len(names) == 1:
        return f' <a class="back" href="#{names[0]}">↩</a>'
    links = (
        f'<a class="back" href="#{name}">{letter}</a>'
        for name, letter in zip(names, ascii_lowercase, strict=False)
    )
    return f" ↩ {' '.join(links)}"


def _work_links(work: CitedWork) -> str:
    """Return links to the work's records, those left out that its text has already."""
    present = set(_urls(work.children))
    pairs = (
        ("DOI", doi_url(work.doi) if work.doi else ""),
        ("PubMed", pubmed_url(work.pmid) if work.pmid else ""),
        ("PMC", pmc_url(work.pmcid) if work.pmcid else ""),
    )
    links = [
        f'<a class="link" href="{attribute_html(url)}">{name}</a>'
        for name, url in pairs
        if url and url not in present
    ]
    return f' <span class="ids">{" · ".join(links)}</span>' if links else ""


def _urls(inlines: Inlines) -> Iterable[str]:
    for inline in inlines:
        if isinstance(inline, Link):
            yield inline.url
        elif isinstance(inline, Styled):
            yield from _urls(inline.children)


# -- outline ---------------------------------------------------------------------------------


def outline(article: Article, *, front: bool = True, words: Words = ENGLISH) -> list[OutlineEntry]:
    """Return the headings of an article in the order of :func:`article_html`."""
    entries: list[OutlineEntry] = []
    for number, abstract in enumerate(article.abstracts if front else ()):
        title = plain(abstract.title) or words.of_abstract(abstract)
        anchor = ABSTRACT if not number else f"{ABSTRACT}-{number + 1}"
        entries.append(OutlineEntry(1, title, anchor))
    entries.extend(_section_entries(article.body, words, 1))
    entries.extend(_section_entries(article.back, words, 1))
    if any(isinstance(block, Supplement) for block in article.back):
        entries.append(OutlineEntry(1, words.supplements, SUPPLEMENTS))
    if article.references:
        entries.append(OutlineEntry(1, words.references, REFERENCES))
    for number, reply in enumerate(article.sub_articles, 1):
        entries.append(OutlineEntry(1, plain(reply.title) or reply.kind, f"{REPLY}{number}"))
    return entries


def _section_entries(blocks: Iterable[Block], words: Words, level: int) -> Iterable[OutlineEntry]:
    for block in blocks:
        if not isinstance(block, Section):
            continue
        title = f"{block.label} {plain(block.title)}".strip() or words.of_part(
            block.kind, opening_title(block.blocks)
        )
        if title and block.anchor:
            yield OutlineEntry(level, title, block.anchor)
        yield from _section_entries(block.blocks, words, level + 1 if title else level)
