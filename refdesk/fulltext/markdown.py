# SPDX-License-Identifier: GPL-3.0-or-later
"""An article as GitHub-flavoured Markdown."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from refdesk.domain.fulltext import (
    Article,
    Block,
    Box,
    Cell,
    CrossReference,
    DefinitionList,
    Figure,
    FootnoteBlock,
    Formula,
    Grid,
    Heading,
    Inlines,
    LineBreak,
    Link,
    ListBlock,
    Paragraph,
    Preformatted,
    Quote,
    Section,
    Style,
    Styled,
    Supplement,
    Table,
    Text,
)
from refdesk.fulltext.grids import filled
from refdesk.fulltext.lines import opening_title
from refdesk.fulltext.links import doi_url, pubmed_url, safe_url
from refdesk.fulltext.notices import Notice, notices
from refdesk.fulltext.plaintext import item_mark
from refdesk.fulltext.words import ENGLISH, Words

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~])")
_AT_START = re.compile(r"(?:(\d+)[.)]\s|#{1,6}\s|[-+]\s|={2,}|-{3,})")
_MARKS = {
    Style.ITALIC: ("*", "*"),
    Style.BOLD: ("**", "**"),
    Style.UNDERLINE: ("<u>", "</u>"),
    Style.SUPERSCRIPT: ("<sup>", "</sup>"),
    Style.SUBSCRIPT: ("<sub>", "</sub>"),
    Style.STRIKE: ("~~", "~~"),
}


def article_markdown(article: Article, *, words: Words = ENGLISH) -> str:
    """Return an article as Markdown; tables as pipe tables, spans as empty cells."""
    parts = [f"# {_inlines(article.title)}"] if article.title else []
    if article.subtitle:
        parts.append(_inlines(article.subtitle))
    for abstract in article.abstracts:
        lines = [line for line in _lines(abstract.blocks, 3, words) if line]
        if lines:
            parts.append(f"## {_inlines(abstract.title) or words.of_abstract(abstract)}")
            parts.extend(lines)
    parts.extend(map(_notice, notices(article, words)))
    parts.extend(_lines(article.body, 2, words))
    parts.extend(_lines(article.back, 2, words))
    parts.extend(_references(article, words))
    for reply in article.sub_articles:
        parts.extend(["---", f"## {_inlines(reply.title) or reply.kind}"])
        parts.extend(_lines(reply.blocks, 3, words))
    return "\n\n".join(part for part in parts if part.strip()) + "\n"


def table_markdown(table: Table, *, words: Words = ENGLISH) -> str:
    """Return one table with its caption and footnotes as Markdown."""
    return _joined((table,), 4, words) + "\n"


def _notice(notice: Notice) -> str:
    links = (
        name if address[:1] in {"", "#"} else f"[{name}]({address})"
        for name, address in ((markdown_text(n), a) for n, a in notice.links)
    )
    return ": ".join(filter(None, (markdown_text(notice.text), ", ".join(links))))


def _references(article: Article, words: Words) -> Iterator[str]:
    if article.references:
        yield f"## {words.references}"
    for entry in article.references:
        works = []
        for work in entry.works:
            url = doi_url(work.doi) if work.doi else pubmed_url(work.pmid) if work.pmid else ""
            works.append(_inlines(work.children) + (f" <{url}>" if url else ""))
        label = entry.label + ("." if entry.label[-1:].isalnum() else "")
        yield guarded(f"{markdown_text(label)} {' '.join(works)}".strip())


# -- inlines ---------------------------------------------------------------------------------


def markdown_text(text: str) -> str:
    """Return characters as Markdown that shows them; on one line."""
    return _SPECIAL.sub(r"\\\1", text).replace("\n", " ")


def _line(inlines: Inlines) -> str:
    """Return inlines as a paragraph: nothing at its start may read as a heading or a list."""
    return guarded(_inlines(inlines))


def guarded(line: str) -> str:
    """Return a line of Markdown whose start reads as no heading, list or rule."""
    match = _AT_START.match(line)
    if match is None:
        return line
    number = len(match[1] or "")
    return f"{line[:number]}\\{line[number:]}"


def _inlines(inlines: Inlines) -> str:
    out: list[str] = []
    for inline in inlines:
        match inline:
            case Text(text):
                out.append(markdown_text(text))
            case Styled(style, children):
                out.append(_styled(style, _inlines(children)))
            case CrossReference(_, _, children):
                out.append(_inlines(children))
            case Link(url, children):
                out.append(_link(url, _inlines(children)))
            case Formula():
                out.append(
                    _inlines(inline.children) if inline.children else markdown_text(inline.text)
                )
            case LineBreak():
                out.append("<br>")
            case _:
                pass
    return "".join(out)


def _styled(style: Style, inner: str) -> str:
    """Put marks around words: outside of white space, which would undo them."""
    before, after = _MARKS.get(style, ("", ""))
    words = inner.strip(" ")
    if not words:
        return inner
    lead = inner[: len(inner) - len(inner.lstrip(" "))]
    trail = inner[len(inner.rstrip(" ")) :]
    return f"{lead}{before}{words}{after}{trail}"


def _link(url: str, inner: str) -> str:
    url = safe_url(url)
    target = url.replace("(", "%28").replace(")", "%29")
    return f"[{inner}]({target})" if url else inner


# -- blocks ----------------------------------------------------------------------------------


def _lines(blocks: Iterable[Block], level: int, words: Words) -> Iterator[str]:
    for block in blocks:
        yield from _WRITERS[type(block)](block, level, words)


def _joined(blocks: Iterable[Block], level: int, words: Words) -> str:
    return "\n\n".join(line for line in _lines(blocks, level, words) if line.strip())


def _heading(level: int, label: str, title: str) -> str:
    text = f"{markdown_text(label)} {title}".strip()
    return f"{'#' * min(level, 6)} {text}" if text else ""


def _section(section: Section, level: int, words: Words) -> Iterator[str]:
    title = _inlines(section.title)
    if not title and not section.label:
        title = words.of_part(section.kind, opening_title(section.blocks))
    yield _heading(level, section.label, title)
    yield from _lines(section.blocks, level + 1, words)


def _paragraph(paragraph: Paragraph, _level: int, _words: Words) -> Iterator[str]:
    line = _line(paragraph.children)
    yield f"**{line}**" if paragraph.role == "caption-title" else line


def _inner_heading(heading: Heading, level: int, _words: Words) -> Iterator[str]:
    yield _heading(max(level, 3), "", _inlines(heading.children))


def _with_label(label: str, blocks: Sequence[Block], level: int, words: Words) -> Iterator[str]:
    lines = list(_lines(blocks, level, words))
    if label and lines and isinstance(blocks[0], Paragraph):
        lines[0] = f"{label} {lines[0]}"
    elif label:
        lines.insert(0, label)
    yield from lines


def _list(block: ListBlock, level: int, words: Words) -> Iterator[str]:
    yield _inlines(block.title)
    items = []
    for number, item in enumerate(block.items, 1):
        mark = item_mark(block.kind, number, item.label)
        if block.kind == "order" and not item.label:
            lead = f"{number}. "
        else:
            lead = "- " if mark == "–" else f"- {markdown_text(mark)} "
        inner = _joined(item.blocks, level, words).replace("\n", "\n    ")
        items.append(lead + inner)
    yield "\n".join(items)


def _definitions(block: DefinitionList, level: int, words: Words) -> Iterator[str]:
    yield _inlines(block.title)
    for item in block.items:
        term = f"**{_inlines(item.term)}**:" if item.term else ""
        yield from _with_label(term, item.blocks, level, words)


def _quote(quote: Quote, level: int, words: Words) -> Iterator[str]:
    yield "> " + _joined(quote.blocks, level, words).replace("\n", "\n> ")


def _box(box: Box, level: int, words: Words) -> Iterator[str]:
    yield _heading(max(level, 4), box.label, _inlines(box.title))
    yield from _lines(box.blocks, max(level, 4) + 1, words)


def _preformatted(block: Preformatted, _level: int, _words: Words) -> Iterator[str]:
    fence = "```"
    while fence in block.text:
        fence += "`"
    yield f"{fence}\n{block.text}\n{fence}"


def _footnote(note: FootnoteBlock, level: int, words: Words) -> Iterator[str]:
    label = f"<sup>{markdown_text(note.label)}</sup>" if note.label else ""
    yield from _with_label(label, note.blocks, level, words)


def _formula(formula: Formula, _level: int, _words: Words) -> Iterator[str]:
    text = _inlines(formula.children) if formula.children else markdown_text(formula.text)
    yield f"{text}  {markdown_text(formula.label)}".strip()


def _figure(figure: Figure, level: int, words: Words) -> Iterator[str]:
    for part in figure.parts:
        yield from _figure(part, level, words)
    label = f"**{markdown_text(figure.label)}**" if figure.label else ""
    yield from _with_label(label, figure.caption, level, words)
    yield markdown_text(figure.permissions)


def _supplement(supplement: Supplement, level: int, words: Words) -> Iterator[str]:
    label = f"**{markdown_text(supplement.label)}**" if supplement.label else ""
    yield from _with_label(label, supplement.caption, level, words)


def _table(table: Table, level: int, words: Words) -> Iterator[str]:
    label = f"**{markdown_text(table.label)}**" if table.label else ""
    yield from _with_label(label, table.caption, level, words)
    for grid in table.grids:
        yield _grid(grid, words)
    if table.unsupported:
        yield words.unsupported
    yield from _lines(table.footnotes, max(level, 4), words)


def _grid(grid: Grid, words: Words) -> str:
    """Return a pipe table; it needs exactly one head row, further ones come below it."""
    rows = filled((*grid.head, *grid.body, *grid.foot))
    if not rows:
        return ""
    lines = [_row(row, words) for row in rows]
    if not grid.head:
        lines.insert(0, "|" + "   |" * len(rows[0]))
    lines.insert(1, "|" + " --- |" * len(rows[0]))
    return "\n".join(lines)


def _row(row: Sequence[Cell | None], words: Words) -> str:
    return "| " + " | ".join(_cell(cell, words) for cell in row) + " |"


def _cell(cell: Cell | None, words: Words) -> str:
    if cell is None:
        return ""
    lines = (line for line in _lines(cell.blocks, 4, words) if line.strip())
    return "<br>".join(lines).replace("\n", "<br>")


_WRITERS: dict[type, Callable[[Any, int, Words], Iterator[str]]] = {
    Section: _section,
    Paragraph: _paragraph,
    Heading: _inner_heading,
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
