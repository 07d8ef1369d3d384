# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands above a text: title, people, abstracts, and what must be known of it first."""

from refdesk.domain.fulltext import (
    Article,
    ArticleAbstract,
    Contributor,
)
from refdesk.fulltext.html_blocks import BlockWriter
from refdesk.fulltext.html_inlines import attribute_html, text_html
from refdesk.fulltext.lines import opening_title
from refdesk.fulltext.notices import notices
from refdesk.fulltext.words import Words

ABSTRACT = "refdesk-abstract"
"""Anchor of the first abstract, which has no name of its own."""


def write_head(page: BlockWriter, article: Article) -> None:
    """Write title and authors."""
    if article.title:
        page.heading(1, page.inlines(article.title))
    if article.subtitle:
        page.line("p", page.inlines(article.subtitle), "subtitle")
    people = [_person(person) for person in article.contributors if person.role == "author"]
    if people:
        page.line("p", text_html(", ".join(people)), "authors")


def write_abstracts(page: BlockWriter, article: Article) -> None:
    """Write all abstracts, each under a heading."""
    for number, abstract in enumerate(article.abstracts):
        _abstract(page, abstract, ABSTRACT if not number else f"{ABSTRACT}-{number + 1}")


def _person(person: Contributor) -> str:
    parts = (person.given, person.family, person.suffix)
    return person.collective or " ".join(part for part in parts if part)


def _abstract(page: BlockWriter, abstract: ArticleAbstract, anchor: str) -> None:
    page.parts.append('<div class="abstract">\n')
    if _says_itself(abstract, page.words):
        page.anchor(anchor)
    else:
        title = page.inlines(abstract.title) or text_html(page.words.of_abstract(abstract))
        page.heading(2, title, anchor)
    page.blocks(abstract.blocks, 3)
    page.parts.append("</div>\n")


def _says_itself(abstract: ArticleAbstract, words: Words) -> bool:
    """Whether an untitled abstract begins with a section that has the heading we would give."""
    return not abstract.title and opening_title(abstract.blocks) == words.of_abstract(abstract)


def write_notices(page: BlockWriter, article: Article) -> None:
    """Write what must be known before the text."""
    for notice in notices(article, page.words):
        links = ", ".join(_link(name, address) for name, address in notice.links)
        inner = f"{text_html(notice.text)}: {links}" if links else text_html(notice.text)
        page.line("p", inner, "notice grave" if notice.grave else "notice")


def _link(name: str, address: str) -> str:
    if not address:
        return text_html(name)
    css = "xref" if address.startswith("#") else "link"
    return f'<a class="{css}" href="{attribute_html(address)}">{text_html(name)}</a>'
