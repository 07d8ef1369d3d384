# SPDX-License-Identifier: GPL-3.0-or-later
"""Blocks as HTML for a text browser: h1-h6, p, lists, tables; classes, no looks."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from refdesk.domain.fulltext import (
    Block,
    Box,
    Cell,
    DefinitionList,
    Figure,
    FootnoteBlock,
    Formula,
    Grid,
    Heading,
    Inlines,
    ListBlock,
    Paragraph,
    Preformatted,
    Quote,
    Section,
    Supplement,
    Table,
)
from refdesk.fulltext.grids import starts_of
from refdesk.fulltext.html_inlines import (
    Images,
    anchor_html,
    attribute_html,
    formula_html,
    inlines_html,
    text_html,
)
from refdesk.fulltext.lines import opening_title
from refdesk.fulltext.links import safe_url
from refdesk.fulltext.table_widths import Width, column_widths
from refdesk.fulltext.words import ENGLISH, Words

_NUMBERED = {
    "order": "1",
    "ordered": "1",
    "number": "1",
    "arabic": "1",
    "alpha-lower": "a",
    "alpha-upper": "A",
    "roman-lower": "i",
    "roman-upper": "I",
}
_UNMARKED = frozenset({"simple", "none", "sentence", "unordered-simple"})

DEEPEST_TABLE = 4
"""Tables and boxes within each other that are drawn as such; a text browser takes twice as long for
each more, and nobody prints them. What is deeper is written as paragraphs."""


@dataclass
class BlockWriter:
    """Writes blocks one after the other; ``parts`` is the page so far."""

    images: Images = field(default_factory=Images)
    words: Words = ENGLISH
    parts: list[str] = field(default_factory=list)
    largest_table: int = 0
    """Rows times columns from which a table is only named by its size; 0 for no limit."""
    _anchors: str = ""
    _has_warned: bool = False
    _depth: int = 0
    """In how many tables and boxes what is written stands."""

    def inlines(self, inlines: Inlines) -> str:
        """Return inlines as HTML."""
        return inlines_html(inlines, self.images)

    def anchor(self, anchor: str) -> None:
        """Let the next line be the target of links to ``anchor``."""
        self._anchors += anchor_html(anchor)

    def line(self, tag: str, inner: str, css: str = "") -> None:
        """Write one heading or paragraph, with the anchors that wait for one."""
        attribute = f' class="{css}"' if css else ""
        name = tag.partition(" ")[0]
        self.parts.append(f"<{tag}{attribute}>{self._anchors}{inner}</{name}>\n")
        self._anchors = ""

    def heading(self, level: int, inner: str, anchor: str = "") -> None:
        """Write a heading of a level from 1; deeper than 6 counts as 6."""
        self.anchor(anchor)
        self.line(f"h{min(max(level, 1), 6)}", inner)

    def blocks(self, blocks: Iterable[Block], level: int = 2) -> None:
        """Write blocks; ``level`` is that of the headings of sections among them."""
        for block in blocks:
            _WRITERS[type(block)](self, block, level)

    # -- running text ------------------------------------------------------------------------

    def section(self, section: Section, level: int) -> None:
        """Write a section: its heading, then what is in it."""
        title = self.inlines(section.title)
        if section.label:
            title = f'<span class="label">{text_html(section.label)}</span> {title}'.rstrip()
        title = title or text_html(self.words.of_part(section.kind, opening_title(section.blocks)))
        if title:
            self.heading(level, title, section.anchor)
        else:
            self.anchor(section.anchor)
        self.blocks(section.blocks, level + 1 if title else level)

    def paragraph(self, paragraph: Paragraph, _level: int) -> None:
        """Write a paragraph."""
        self.anchor(paragraph.anchor)
        self.line("p", self.inlines(paragraph.children), attribute_html(paragraph.role))

    def inner_heading(self, heading: Heading, level: int) -> None:
        """Write a heading that opens no section."""
        self.line(f"h{min(max(level, 3), 6)}", self.inlines(heading.children))

    def list_block(self, block: ListBlock, level: int) -> None:
        """Write a list: numbered, with bullets, or with the labels that the source gives."""
        if block.title:
            self.line("p", self.inlines(block.title), "list-title")
        own_labels = any(item.label for item in block.items)
        if own_labels or block.kind in _UNMARKED:
            self.parts.append('<dl class="list">\n')
            for item in block.items:
                label = f'<span class="label">{text_html(item.label)}</span> ' if item.label else ""
                self._item("dd", item.blocks, level, label)
            self.parts.append("</dl>\n")
            return
        number = _NUMBERED.get(block.kind)
        self.parts.append(f'<ol type="{number}">\n' if number else "<ul>\n")
        for item in block.items:
            self._item("li", item.blocks, level)
        self.parts.append("</ol>\n" if number else "</ul>\n")

    def _item(self, tag: str, blocks: Sequence[Block], level: int, label: str = "") -> None:
        """Write what an item, a definition or a cell holds; one paragraph needs no ``p``."""
        first = blocks[0] if blocks else None
        self.parts.append(f"<{tag}>{self._anchors}")
        self._anchors = ""
        if isinstance(first, Paragraph):
            inner = anchor_html(first.anchor) + label + self.inlines(first.children)
            self.parts.append(inner if len(blocks) == 1 else f"<p>{inner}</p>\n")
            blocks = blocks[1:]
        else:
            self.parts.append(label)
        self.blocks(blocks, level)
        self.parts.append(f"</{tag.partition(' ')[0]}>\n")

    def definitions(self, block: DefinitionList, level: int) -> None:
        """Write a glossary."""
        if block.title:
            self.line("p", self.inlines(block.title), "list-title")
        self.parts.append("<dl>\n")
        for item in block.items:
            if item.term:
                self.parts.append(f"<dt><b>{self.inlines(item.term)}</b></dt>\n")
            self._item("dd", item.blocks, level)
        self.parts.append("</dl>\n")

    def quote(self, quote: Quote, level: int) -> None:
        """Write a quotation, verse or speech."""
        self.parts.append(f'<blockquote class="{attribute_html(quote.kind)}">\n')
        self.blocks(quote.blocks, level)
        self.parts.append("</blockquote>\n")

    def box(self, box: Box, level: int) -> None:
        """Write a box as a table of one cell: the one frame that a text browser draws."""
        kind = attribute_html(box.kind)
        framed = self._depth < DEEPEST_TABLE
        self._depth += 1
        if framed:
            start = f'<table class="box {kind}" width="100%"><tr><td class="box {kind}">\n'
            self.parts.append(start)
        title = self.inlines(box.title)
        if box.label:
            title = f'<span class="label">{text_html(box.label)}</span> {title}'.rstrip()
        self.anchor(box.anchor)
        if title:
            self.line(f"h{min(max(level, 4), 6)}", title)
        self.blocks(box.blocks, max(level, 4) + 1)
        if framed:
            self.parts.append("</td></tr></table>\n")
        self._depth -= 1

    def preformatted(self, block: Preformatted, _level: int) -> None:
        """Write text whose spaces count."""
        if block.machine_read and self.words.machine_read and not self._has_warned:
            self._has_warned = True
            self.line("p", text_html(self.words.machine_read), "notice")
        css = ' class="machine-read"' if block.machine_read else ""
        self.parts.append(f"<pre{css}>{self._anchors}{text_html(block.text)}</pre>\n")
        self._anchors = ""

    def footnote(self, note: FootnoteBlock, level: int) -> None:
        """Write a footnote, its label in front of its first paragraph."""
        label = f"<sup>{text_html(note.label)}</sup> " if note.label else ""
        self._captioned(note.anchor, label, note.blocks, "footnote", level)

    def formula(self, formula: Formula, _level: int) -> None:
        """Write a formula on a line of its own."""
        self.anchor(formula.anchor)
        inner = formula_html(formula, self.images)
        if formula.label:
            inner += f' &nbsp; <span class="label">{text_html(formula.label)}</span>'
        self.line("p", inner, "formula")

    # -- floats ------------------------------------------------------------------------------

    def _captioned(
        self, anchor: str, label: str, blocks: Sequence[Block], css: str, level: int
    ) -> None:
        """Write a label and the paragraphs that it belongs to."""
        self.anchor(anchor)
        for block in blocks:
            if isinstance(block, Paragraph):
                self.anchor(block.anchor)
                inner = self.inlines(block.children)
                if block.role == "caption-title":
                    inner = f"<b>{inner}</b>"
                role = f"{css} {attribute_html(block.role)}".rstrip()
                self.line("p", label + inner, role)
            else:
                if label:
                    self.line("p", label.rstrip(), css)
                self.blocks([block], level)
            label = ""
        if label:
            self.line("p", label.rstrip(), css)

    def figure(self, figure: Figure, level: int) -> None:
        """Write a figure: its images or what stands for them, then its caption."""
        self.parts.append('<div class="figure">\n')
        self.anchor(figure.anchor)
        for name in figure.graphics:
            self.line("p", self.images.tag(name), "graphic")
        for part in figure.parts:
            self.figure(part, level)
        label = f'<b class="label">{text_html(figure.label)}</b> ' if figure.label else ""
        self._captioned("", label, figure.caption, "caption", level)
        if figure.permissions:
            self.line("p", text_html(figure.permissions), "permissions")
        self.parts.append("</div>\n")

    def table(self, table: Table, level: int) -> None:
        """Write a table between its caption and its footnotes."""
        self.parts.append('<div class="table">\n')
        label = f'<b class="label">{text_html(table.label)}</b> ' if table.label else ""
        self._captioned(table.anchor, label, table.caption, "caption", level)
        for grid in table.grids:
            self.grid(grid, level)
        for name in table.graphics:
            self.line("p", self.images.tag(name), "graphic")
        if table.unsupported:
            self.line("p", text_html(self.words.unsupported), "unsupported")
        if table.footnotes:
            self.parts.append('<div class="footnotes">\n')
            self.blocks(table.footnotes, max(level, 4))
            self.parts.append("</div>\n")
        self.parts.append("</div>\n")

    def grid(self, grid: Grid, level: int) -> None:
        """Write the cells of a table; classes say where journals draw rules.

        ``top`` over the first row, ``under`` at the end of the head, ``spanner`` under a head cell
        that stands over several columns, ``end`` at the end of the table. The columns of a wide
        table have ``data-width``: the characters that they need, and those that they could fill.
        """
        if self.largest_table and _area(grid) > self.largest_table:
            count = len(grid.head) + len(grid.body) + len(grid.foot)
            self.line("p", f"{count} × {_columns(grid)}", "large")
            return
        if self._depth >= DEEPEST_TABLE:
            for row in (*grid.head, *grid.body, *grid.foot):
                for cell in row:
                    self.blocks(cell.blocks, max(level, 4))
            return
        self._depth += 1
        widths = dict(enumerate(column_widths(grid)))
        css = "grid wide" if widths else "grid"
        self.parts.append(f'<table class="{css}" cellspacing="0">\n')
        parts = (("thead", grid.head), ("tbody", grid.body), ("tfoot", grid.foot))
        last = next((tag for tag, rows in reversed(parts) if rows), "")
        top = "top"
        for tag, rows in parts:
            if not rows:
                continue
            bottom = "end" if tag == last else "under" if tag == "thead" else ""
            self.parts.append(f"<{tag}>\n")
            for index, (row, starts) in enumerate(zip(rows, starts_of(rows), strict=True)):
                self.parts.append("<tr>")
                for cell, column in zip(row, starts, strict=True):
                    rules = [top] if top else []
                    if bottom and index + cell.rowspan >= len(rows):
                        rules.append(bottom)
                    elif tag == "thead" and cell.colspan > 1:
                        rules.append("spanner")
                    width = widths.pop(column, None) if cell.colspan == 1 else None
                    self._cell(cell, level, " ".join(rules), width)
                top = ""
                self.parts.append("</tr>\n")
            self.parts.append(f"</{tag}>\n")
        self.parts.append("</table>\n")
        self._depth -= 1

    def _cell(self, cell: Cell, level: int, rules: str, width: Width | None) -> None:
        tag = "th" if cell.header else "td"
        if rules:
            tag += f' class="{rules}"'
        if width is not None:
            tag += f' data-width="{width[0]} {width[1]}"'
        if cell.colspan > 1:
            tag += f' colspan="{cell.colspan}"'
        if cell.rowspan > 1:
            tag += f' rowspan="{cell.rowspan}"'
        if cell.align:
            tag += f' align="{cell.align}"'
        self._item(tag, cell.blocks, max(level, 4))

    def supplement(self, supplement: Supplement, level: int) -> None:
        """Write a supplementary file: its words, and its address or name."""
        for alias in supplement.aliases:
            self.anchor(alias)
        label = f"<b>{text_html(supplement.label)}</b> " if supplement.label else ""
        self._captioned(supplement.anchor, label, supplement.caption, "supplement", level)
        url = safe_url(supplement.href)
        name = text_html(supplement.href.rpartition("/")[2])
        if url:
            name = f'<a class="link" href="{attribute_html(url)}">{name}</a>'
        if name:
            self.line("p", name, "file")


def _columns(grid: Grid) -> int:
    rows = (*grid.head, *grid.body, *grid.foot)
    return max((sum(cell.colspan for cell in row) for row in rows), default=0)


def _area(grid: Grid) -> int:
    """Return the cells that a text browser makes of a grid: each row has all columns."""
    return (len(grid.head) + len(grid.body) + len(grid.foot)) * _columns(grid)


_WRITERS: dict[type, Callable[[BlockWriter, Any, int], None]] = {
    Section: BlockWriter.section,
    Paragraph: BlockWriter.paragraph,
    Heading: BlockWriter.inner_heading,
    ListBlock: BlockWriter.list_block,
    DefinitionList: BlockWriter.definitions,
    Table: BlockWriter.table,
    Figure: BlockWriter.figure,
    Quote: BlockWriter.quote,
    Box: BlockWriter.box,
    Preformatted: BlockWriter.preformatted,
    FootnoteBlock: BlockWriter.footnote,
    Supplement: BlockWriter.supplement,
    Formula: BlockWriter.formula,
}
