# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables: captions, grids whose spans fit, footnotes."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from refdesk.domain.fulltext import Block, Box, Cell, Grid, Paragraph, Table, Text
from refdesk.fulltext.grids import MAX_COLUMNS, starts_of
from refdesk.fulltext.inlines import HIDDEN, choose, read_inlines
from refdesk.fulltext.links import file_name
from refdesk.fulltext.reading import Reading
from refdesk.fulltext.tree import Element, child, child_text, children, get, href, spaced
from refdesk.xml.safe import local_name

MAX_SPAN = 200
"""No printed table has more columns; a larger number in the source is a slip or an attack."""

_MAX_AREA = 1_000_000
"""Rows times columns up to which spans are kept: a grid beyond was made to fill memory."""

_ALIGNMENTS = frozenset({"left", "right", "center", "justify"})


def read_table(element: Element, reading: Reading) -> list[Block]:
    """Read a ``table-wrap``."""
    grids: list[Grid] = []
    graphics: list[str] = []
    after: list[Block] = []
    unsupported = False
    for below in _shown(element):
        name = local_name(below)
        if name in {"label", "caption"} or name in HIDDEN:
            continue
        if name == "table" and child(below, "tgroup") is None:
            grids.append(read_grid(below, reading))
        elif name in {"table", "oasis-table", "tgroup"}:
            unsupported = True
        elif name == "graphic":
            graphics.append(file_name(href(below)))
        elif name == "permissions":
            after.append(permissions_paragraph(below))
        elif name == "table-wrap-foot":
            after.extend(reading.flow(below))
        else:
            after.extend(_one(below, reading))
    table = Table(
        get(element, "id"),
        child_text(element, "label"),
        read_caption(element, reading),
        tuple(grids),
        tuple(after),
        () if grids else tuple(name for name in graphics if name),
        unsupported=unsupported and not grids,
    )
    return [table]


def _shown(element: Element) -> Iterable[Element]:
    """Yield the children, one form of each set of alternatives."""
    for below in element:
        if local_name(below) == "alternatives":
            yield from choose(below)
        else:
            yield below


def _one(element: Element, reading: Reading) -> tuple[Block, ...]:
    """Read something that a table should not hold, so that it is not lost."""
    above = element.getparent()
    if above is None:
        return ()
    return reading.flow(above, frozenset(other for other in above if other is not element))


def read_group(element: Element, reading: Reading) -> list[Block]:
    """Read a ``table-wrap-group``: its tables under one caption."""
    label, caption = child(element, "label"), child(element, "caption")
    skip = frozenset(part for part in (label, caption) if part is not None)
    blocks = read_caption(element, reading) + reading.flow(element, skip)
    text = child_text(element, "label")
    return [Box(blocks, text, anchor=get(element, "id"), kind="table-wrap-group")]


def read_caption(element: Element, reading: Reading) -> tuple[Block, ...]:
    """Read all captions of a float: titles as paragraphs of role ``caption-title``."""
    blocks: list[Block] = []
    for caption in children(element, "caption"):
        titles = list(children(caption, "title"))
        for title in titles:
            inlines = read_inlines(title, reading)
            if inlines:
                blocks.append(Paragraph(inlines, role="caption-title"))
        blocks.extend(reading.flow(caption, frozenset(titles)))
    return tuple(blocks)


def permissions_paragraph(element: Element) -> Paragraph:
    """Read the ``permissions`` of a float as one small paragraph."""
    return Paragraph((Text(spaced(element)),), role="permissions")


def read_array(element: Element, reading: Reading) -> list[Block]:
    """Read an ``array``: a table without caption."""
    grid = read_grid(element, reading)
    graphic = child(element, "graphic")
    names = () if grid.body or graphic is None else (file_name(href(graphic)),)
    grids = (grid,) if grid.head or grid.body or grid.foot else ()
    label = child_text(element, "label")
    return [Table(get(element, "id"), label, (), grids, (), tuple(n for n in names if n))]


def read_grid(element: Element, reading: Reading) -> Grid:
    """Read the rows of a ``table``, in reading order whatever the order in the source."""
    head = [row for part in children(element, "thead") for row in _rows(part, reading, head=True)]
    foot = [row for part in children(element, "tfoot") for row in _rows(part, reading)]
    body = _rows(element, reading)
    for part in children(element, "tbody"):
        body.extend(_rows(part, reading))
    width = max((_last_start(rows) for rows in (head, body, foot)), default=0) + 1
    return Grid(_fitted(head, width), _fitted(body, width), _fitted(foot, width))


_Row = tuple[Cell, ...]


def _rows(part: Element, reading: Reading, *, head: bool = False) -> list[_Row]:
    rows = []
    for row in children(part, "tr"):
        align = get(row, "align") or get(part, "align")
        cells = children(row, "td", "th")
        rows.append(tuple(_cell(cell, reading, align=align, head=head) for cell in cells))
    return [row for row in rows if row]


def _cell(element: Element, reading: Reading, *, align: str, head: bool) -> Cell:
    align = (get(element, "align") or align).lower()
    return Cell(
        reading.flow(element),
        header=head or local_name(element) == "th",
        colspan=_span(get(element, "colspan")),
        rowspan=_span(get(element, "rowspan")),
        align=align if align in _ALIGNMENTS else "",
    )


def _span(value: str) -> int:
    """Return a span as a number that a grid can hold; nonsense counts as one."""
    return min(max(int(value), 1), MAX_SPAN) if value.isdecimal() and len(value) < 9 else 1


def _last_start(rows: Sequence[_Row]) -> int:
    """Return the rightmost column in which a cell starts: what spans beyond it spans nothing."""
    return max((starts[-1] for starts in starts_of(rows) if starts), default=0)


def _fitted(rows: Sequence[_Row], width: int) -> tuple[_Row, ...]:
    """Clamp spans to the grid: its width, and the rows left in this part of the table."""
    if width > MAX_COLUMNS or len(rows) * width > _MAX_AREA:
        return tuple(tuple(replace(cell, colspan=1, rowspan=1) for cell in row) for row in rows)
    out = []
    for index, (row, starts) in enumerate(zip(rows, starts_of(rows), strict=True)):
        out.append(
            tuple(
                replace(
                    cell,
                    colspan=max(1, min(cell.colspan, width - start)),
                    rowspan=min(cell.rowspan, len(rows) - index),
                )
                if cell.colspan > 1 or cell.rowspan > 1
                else cell
                for cell, start in zip(row, starts, strict=True)
            )
        )
    return tuple(out)
