# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables to take along: as rows of plain text, TSV, CSV, and HTML for a word processor.

One rule for spans, by use. What is *looked at* (TSV, HTML, Markdown, the table as printed) has the
text of a merged cell once, at its first place, and blanks where it spans. What is *computed with*
(CSV, a sorted table) has it in every row and column that it spans, so that each row stands by
itself; only a heading over the whole width is not repeated. CSV has one line of column names: the
head rows joined, ``Group A / n``.

A cell that a spreadsheet would take for a formula gets an apostrophe in front: the text comes from
strangers. Numbers and ranges with a sign (``-0.5``, ``+3 %``, ``-0.5 (-0.7 to -0.3)``) stay.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass

from refdesk.domain.fulltext import (
    Article,
    Block,
    Cell,
    Grid,
    Inlines,
    Paragraph,
    Style,
    Styled,
    Supplement,
    Table,
    Text,
)
from refdesk.fulltext.grids import MAX_AREA, filled
from refdesk.fulltext.html_blocks import BlockWriter
from refdesk.fulltext.plaintext import blocks_text, cell_text

_MOST_HEADS = 4
"""Rows that are read as a head where the source marks none."""

_FORMULA = re.compile(r"[=@\t\r]|[+-](?!(?:[\d\s.,;:()\[\]%±–−+*/<>=≤≥-]|to\b|and\b|CI\b)*$)")
_CELL_START = re.compile(r"(<t[dh][^>]*>(?:<[^>]*>)*\s*)([=@+-][^<]*)")
_GRID = re.compile(r'<table class="grid[^"]*"')
_WIDTH = re.compile(r' data-width="[^"]*"')
_LINK = re.compile(r"</?a\b[^>]*>")

Span = tuple[int, int]
"""How many rows and columns a cell covers."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One grid of a table as plain text: rows of equal length, spans told apart.

    ``rows`` holds body and foot as printed: ``""`` where a cell from above or the left spans.
    """

    head: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[str, ...], ...]
    columns: tuple[str, ...]
    """A name for each column: the head rows joined, ``""`` where there is none."""
    aligns: tuple[str, ...]
    """How most cells of each column stand: ``left right center`` or ``""``."""
    spans: dict[tuple[int, int], Span]
    """(row, column) in ``rows`` of a merged cell -> what it covers."""
    covered: dict[tuple[int, int], tuple[int, int]]
    """(row, column) in ``rows`` that is covered -> where the text stands; see :meth:`filled`."""
    headings: frozenset[int] = frozenset()
    """Rows that are a heading over the whole width."""
    bold: frozenset[tuple[int, int]] = frozenset()
    """Header cells among ``rows``."""
    foot: int = 0
    """How many of the last rows are the foot."""

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.columns)

    def filled(self, row: int, column: int) -> str:
        """Return the text of a cell, or of the merged cell that covers it."""
        row, column = self.covered.get((row, column), (row, column))
        return self.rows[row][column]


def tables_of(article: Article) -> list[Table]:
    """Return the tables of an article in the order in which its page shows them."""
    back = [block for block in article.back if not isinstance(block, Supplement)]
    files = [block for block in article.back if isinstance(block, Supplement)]
    found = list(_tables((*article.body, *back, *files)))
    for reply in article.sub_articles:
        found.extend(_tables(reply.blocks))
    return found


def _tables(value: object) -> Iterator[Table]:
    """Yield the tables in blocks, whatever holds them."""
    if isinstance(value, tuple):
        for item in value:
            yield from _tables(item)
    elif isinstance(value, Paragraph):
        return
    elif is_dataclass(value):
        if isinstance(value, Table):
            yield value
        for field in fields(value):
            inner = getattr(value, field.name)
            if isinstance(inner, tuple):
                yield from _tables(inner)


def sheet_of(grid: Grid) -> Sheet:
    """Return a grid as plain text.

    Where the source marks no head, the first rows that hold nothing but header cells or bold words
    are one: every word in bold is how a head is set when it is not marked.
    """
    head, body = grid.head, grid.body
    if not head:
        count = _bold_rows(body)
        head, body = body[:count], body[count:]
    lines = filled((*head, *body, *grid.foot))
    width = min(max(map(len, lines), default=0), MAX_AREA // max(1, len(lines)))
    lines = [line[:width] + [None] * (width - len(line)) for line in lines]
    texts = [tuple("" if cell is None else cell_text(cell) for cell in line) for line in lines]
    rows = lines[len(head) :]
    spans, covered, headings = _merged(rows, width)
    return Sheet(
        tuple(texts[: len(head)]),
        tuple(texts[len(head) :]),
        _names(lines[: len(head)], texts, width),
        tuple(_alignment(rows, column) for column in range(width)),
        spans,
        covered,
        headings,
        frozenset(
            (index, column)
            for index, line in enumerate(rows)
            for column, cell in enumerate(line)
            if cell is not None and cell.header
        ),
        len(grid.foot),
    )


def _bold_rows(rows: Sequence[Sequence[Cell]]) -> int:
    """Return how many of the first rows look like a head; the last row of a table never does."""
    count = 0
    for row in rows[: min(_MOST_HEADS, len(rows) - 1)]:
        printed = [cell for cell in row if cell.blocks]
        if len(printed) < 2 or not all(cell.header or _is_bold(cell.blocks) for cell in printed):
            break
        count += 1
    return count


def _is_bold(blocks: Sequence[Block]) -> bool:
    return all(isinstance(block, Paragraph) and _all_bold(block.children) for block in blocks)


def _all_bold(inlines: Inlines) -> bool:
    return all(
        (isinstance(inline, Styled) and inline.style is Style.BOLD)
        or (isinstance(inline, Text) and not any(c.isalnum() for c in inline.text))
        for inline in inlines
    )


_Lines = Sequence[Sequence[Cell | None]]


def _merged(
    lines: _Lines, width: int
) -> tuple[dict[tuple[int, int], Span], dict[tuple[int, int], tuple[int, int]], frozenset[int]]:
    """Return what is merged, where the text of what is covered stands, and heading rows."""
    spans: dict[tuple[int, int], Span] = {}
    covered: dict[tuple[int, int], tuple[int, int]] = {}
    headings: set[int] = set()
    room = MAX_AREA  # spans that lie over each other could cover more than there is
    for row, line in enumerate(lines):
        for column, cell in enumerate(line):
            if cell is None or (cell.colspan == 1 and cell.rowspan == 1):
                continue
            down, across = min(cell.rowspan, len(lines) - row), min(cell.colspan, width - column)
            spans[row, column] = (down, across)
            if across == width > 1:
                headings.add(row)
                continue
            room -= down * across
            if room < 0:
                continue
            for below in range(row, row + down):
                for beside in range(column, column + across):
                    if lines[below][beside] is None:
                        covered.setdefault((below, beside), (row, column))
    return spans, covered, frozenset(headings)


def _names(head: _Lines, texts: Sequence[Sequence[str]], width: int) -> tuple[str, ...]:
    """Join the head rows into a name for each column; a title over the whole width is left out."""
    _, covered, headings = _merged(head, width)
    names = []
    for column in range(width):
        parts: list[str] = []
        for row in range(len(head)):
            if row in headings and len(head) > 1:
                continue
            above, left = covered.get((row, column), (row, column))
            text = texts[above][left]
            if text and text not in parts[-1:]:
                parts.append(text)
        names.append(" / ".join(parts))
    return tuple(names)


def _alignment(lines: _Lines, column: int) -> str:
    """Return how most cells of a column stand."""
    counts: dict[str, int] = {}
    for line in lines:
        cell = line[column]
        if cell is not None and cell.blocks:
            counts[cell.align] = counts.get(cell.align, 0) + 1
    return max(counts, key=lambda align: counts[align], default="")


# -- forms -----------------------------------------------------------------------------------


def harmless(text: str) -> str:
    """Return the text of a cell as no spreadsheet takes it for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def tsv_of(rows: Iterable[Sequence[str]]) -> str:
    """Return rows as lines of cells behind tabs, harmless to a spreadsheet."""
    lines = ("\t".join(harmless(" ".join(cell.split())) for cell in row) for row in rows)
    return "".join(f"{line}\n" for line in lines)


def table_tsv(table: Table) -> str:
    """Return a table as printed, its grids one below the other with a blank line between."""
    return "\n".join(
        tsv_of((*sheet.head, *sheet.rows)) for sheet in map(sheet_of, table.grids) if sheet.width
    )


def table_csv(table: Table) -> str:
    """Return a table as CSV (RFC 4180): one line of names, then rows with spans filled."""
    parts = []
    for sheet in map(sheet_of, table.grids):
        if not sheet.width:
            continue
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        if any(sheet.columns):
            writer.writerow(map(harmless, sheet.columns))
        for row in range(len(sheet.rows)):
            writer.writerow(harmless(sheet.filled(row, at)) for at in range(sheet.width))
        parts.append(out.getvalue())
    return "\r\n".join(parts)


def table_html(table: Table) -> str:
    """Return a table with caption and notes as HTML that word processors paste as a table."""
    writer = BlockWriter()
    writer.table(table, 4)
    page = _WIDTH.sub("", _LINK.sub("", "".join(writer.parts)))
    page = _GRID.sub('<table border="1"', page)
    return _CELL_START.sub(lambda match: match[1] + harmless(match[2]), page)


def caption_text(table: Table) -> str:
    """Return label and caption in plain words."""
    return f"{table.label} {blocks_text(table.caption)}".strip()


def notes_text(table: Table) -> str:
    """Return the footnotes in plain words, a line each."""
    return blocks_text(table.footnotes).replace("\n\n", "\n")
