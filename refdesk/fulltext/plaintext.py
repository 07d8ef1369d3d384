# SPDX-License-Identifier: GPL-3.0-or-later
"""An article as plain text: to print, to index, and in sections for the evidence reader."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from refdesk.domain.evidence import TextSection
from refdesk.domain.fulltext import (
    Article,
    Block,
    Box,
    Cell,
    DefinitionList,
    Figure,
    FootnoteBlock,
    Formula,
    Grid,
    Heading,
    ListBlock,
    Paragraph,
    Preformatted,
    Quote,
    ReferenceEntry,
    Section,
    Supplement,
    Table,
)
from refdesk.fulltext.grids import filled
from refdesk.fulltext.lines import opening_title, plain
from refdesk.fulltext.notices import Notice, notices
from refdesk.fulltext.words import ENGLISH, Words

_MARKS = {
    "order": "1",
    "alpha-lower": "a",
    "alpha-upper": "A",
    "roman-lower": "i",
    "roman-upper": "I",
}
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def article_text(article: Article, *, references: bool = True, words: Words = ENGLISH) -> str:
    """Return an article as text, a blank line between paragraphs, table cells behind tabs.

    Args:
        article: the tree.
        references: whether notices and the reference list are included; a search index is better
            without.
        words: headings for what has none.
    """
    parts = [plain(article.title), plain(article.subtitle)]
    for abstract in article.abstracts:
        lines = [line for line in _lines(abstract.blocks, words) if line]
        if lines:
            parts.append(plain(abstract.title) or words.of_abstract(abstract))
            parts.extend(lines)
    parts.extend(map(_notice, notices(article, words) if references else ()))
    parts.extend(_lines(article.body, words))
    parts.extend(_lines(article.back, words))
    if references and article.references:
        parts.append(words.references)
        parts.extend(map(reference_text, article.references))
    for reply in article.sub_articles:
        parts.append(plain(reply.title) or reply.kind)
        parts.extend(_lines(reply.blocks, words))
    return "\n\n".join(part for part in parts if part.strip()) + "\n"


def _notice(notice: Notice) -> str:
    names = (
        name if address[:1] in {"", "#"} or address.endswith(name) else f"{name} <{address}>"
        for name, address in notice.links
    )
    return ": ".join(filter(None, (notice.text, ", ".join(names))))


def blocks_text(blocks: Iterable[Block], *, words: Words = ENGLISH) -> str:
    """Return blocks as text."""
    return "\n\n".join(part for part in _lines(blocks, words) if part.strip())


def reference_text(entry: ReferenceEntry) -> str:
    """Return an entry of the reference list as one line."""
    label = entry.label + ("." if entry.label[-1:].isalnum() else "")
    works = " ".join(plain(work.children) for work in entry.works)
    return f"{label} {works}".strip()


def _lines(blocks: Iterable[Block], words: Words) -> Iterator[str]:
    """Yield the paragraphs in blocks."""
    for block in blocks:
        yield from _WRITERS[type(block)](block, words)


def _titled(label: str, title: str) -> str:
    return f"{label} {title}".strip()


def _section(section: Section, words: Words) -> Iterator[str]:
    yield _titled(section.label, plain(section.title)) or words.of_part(
        section.kind, opening_title(section.blocks)
    )
    yield from _lines(section.blocks, words)


def _inlines(block: Paragraph | Heading, _words: Words) -> Iterator[str]:
    yield plain(block.children)


def _with_label(label: str, blocks: Sequence[Block], words: Words) -> Iterator[str]:
    """Yield blocks with a label in front of the first."""
    lines = list(_lines(blocks, words))
    if not lines:
        yield label
        return
    yield _titled(label, lines[0])
    yield from lines[1:]


def item_mark(kind: str, number: int, label: str) -> str:
    """Return what stands in front of a list item, from 1: its own label, a number, a dash."""
    if label:
        return label
    form = _MARKS.get(kind)
    if form == "1":
        return f"{number}."
    if form in {"a", "A"}:
        letter = chr(ord(form) + (number - 1) % 26)
        return f"{letter}."
    if form in {"i", "I"}:
        roman = _roman(number)
        return (roman.upper() if form == "I" else roman) + "."
    return "–"


def _roman(number: int) -> str:
    out = ""
    for value, sign in _ROMAN:
        while number >= value and len(out) < 30:
            out += sign
            number -= value
    return out


def _list(block: ListBlock, words: Words) -> Iterator[str]:
    yield plain(block.title)
    for number, item in enumerate(block.items, 1):
        yield from _with_label(item_mark(block.kind, number, item.label), item.blocks, words)


def _definitions(block: DefinitionList, words: Words) -> Iterator[str]:
    yield plain(block.title)
    for item in block.items:
        term = plain(item.term)
        yield from _with_label(f"{term}:" if term else "", item.blocks, words)


def _quote(block: Quote, words: Words) -> Iterator[str]:
    yield from _lines(block.blocks, words)


def _box(block: Box, words: Words) -> Iterator[str]:
    yield _titled(block.label, plain(block.title))
    yield from _lines(block.blocks, words)


def _preformatted(block: Preformatted, _words: Words) -> Iterator[str]:
    yield block.text


def _footnote(block: FootnoteBlock, words: Words) -> Iterator[str]:
    yield from _with_label(block.label, block.blocks, words)


def _supplement(block: Supplement, words: Words) -> Iterator[str]:
    yield from _with_label(block.label, block.caption, words)


def _formula(block: Formula, _words: Words) -> Iterator[str]:
    yield f"{block.text}  {block.label}".strip()


def _figure(block: Figure, words: Words) -> Iterator[str]:
    for part in block.parts:
        yield from _figure(part, words)
    yield from _with_label(block.label, block.caption, words)
    yield block.permissions


def _table(block: Table, words: Words) -> Iterator[str]:
    yield from _with_label(block.label, block.caption, words)
    for grid in block.grids:
        yield grid_text(grid, words)
    if block.unsupported:
        yield words.unsupported
    yield from _lines(block.footnotes, words)


def grid_text(grid: Grid, words: Words = ENGLISH) -> str:
    """Return a table's rows, a line each, cells behind tabs; cells that a span covers are empty."""
    rows = filled((*grid.head, *grid.body, *grid.foot))
    return "\n".join(
        "\t".join("" if cell is None else cell_text(cell, words) for cell in row).rstrip()
        for row in rows
    )


def cell_text(cell: Cell, words: Words = ENGLISH) -> str:
    """Return what stands in a cell, on one line."""
    return " ".join(_lines(cell.blocks, words)).replace("\t", " ")


_WRITERS: dict[type, Callable[[Any, Words], Iterator[str]]] = {
    Section: _section,
    Paragraph: _inlines,
    Heading: _inlines,
    ListBlock: _list,
    DefinitionList: _definitions,
    Table: _table,
    Figure: _figure,
    Quote: _quote,
    Box: _box,
    Preformatted: _preformatted,
    FootnoteBlock: _footnote,
    Supplement: _supplement,
    Formula: _formula,
}


# -- sections --------------------------------------------------------------------------------


def sections_of(article: Article, *, body: bool = False) -> list[TextSection]:
    """Return what the evidence reader reads: title, main abstract, on request the body.

    Args:
        article: the tree.
        body: whether the running text of the body follows, a section for each heading, numbered
            on from the abstract; tables, figures and boxes are left out.
    """
    sections = [TextSection("title", plain(article.title))] if article.title else []
    main = next((abstract for abstract in article.abstracts if not abstract.kind), None)
    index = 0
    blocks = main.blocks if main is not None else ()
    for name, text, category in _pieces(blocks, "abstract", ""):
        sections.append(TextSection(name, text, index, category))
        index += 1
    for name, text, category in _pieces(article.body, "body", "") if body else ():
        sections.append(TextSection(name, text, index, category))
        index += 1
    return sections


def _pieces(blocks: Iterable[Block], name: str, category: str) -> Iterator[tuple[str, str, str]]:
    """Yield (heading, running text, category), one for each heading that has text of its own."""
    own: list[str] = []
    for block in blocks:
        if isinstance(block, Section):
            if own:
                yield name, "\n".join(own), category
                own = []
            title = plain(block.title).strip(" :.") or name
            yield from _pieces(block.blocks, title, block.category or category)
        elif isinstance(block, Paragraph | ListBlock | DefinitionList | Quote | Formula):
            own.extend(line for line in _lines([block], ENGLISH) if line)
    if own:
        yield name, "\n".join(own), category
