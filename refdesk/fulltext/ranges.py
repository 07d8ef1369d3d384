# SPDX-License-Identifier: GPL-3.0-or-later
"""Ranges of citations: the dash of ``[5–8]`` points to what lies between its ends."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from operator import is_
from typing import Any, TypeVar, cast

from refdesk.domain.fulltext import (
    Block,
    Box,
    Cell,
    CrossReference,
    DefinitionList,
    Figure,
    FootnoteBlock,
    Grid,
    Inline,
    Inlines,
    ListBlock,
    Paragraph,
    Quote,
    ReferenceEntry,
    Section,
    Styled,
    Table,
    Text,
)
from refdesk.fulltext.lines import plain
from refdesk.fulltext.reading import bare_label

_T = TypeVar("_T")

_DASHES = frozenset("-–—‐‑−")
_RANGE = re.compile(r"[\[(]?\s*(\d{1,4})\s*[-–—‐‑−]\s*(\d{1,4})\s*[\])]?")


@dataclass(frozen=True)
class _Order:
    ids: Sequence[str]
    place: dict[str, int]
    numbers: dict[str, int]
    """Bare label of a reference, as a text cites it -> its place."""


def expand_in_blocks(
    blocks: Iterable[Block], references: Sequence[ReferenceEntry]
) -> tuple[Block, ...]:
    """Return the blocks with ranges of citations expanded, in text, captions and tables.

    Args:
        blocks: of the article.
        references: its references, in order.
    """
    ids = [entry.anchor for entry in references]
    order = _Order(
        ids,
        {identifier: place for place, identifier in enumerate(ids)},
        {bare_label(entry.label): place for place, entry in enumerate(references)},
    )
    return _in_blocks(tuple(blocks), order)


def _in_blocks(blocks: tuple[Block, ...], order: _Order) -> tuple[Block, ...]:
    return _each(blocks, partial(_in_block, order=order))


def _each(parts: tuple[_T, ...], change: Callable[[_T], _T]) -> tuple[_T, ...]:
    """Return the parts changed; the same tuple where none is, as nearly always."""
    new = tuple(map(change, parts))
    return parts if all(map(is_, new, parts)) else new


def _with(whole: _T, order: _Order, *names: str) -> _T:
    """Return a block with the blocks under these names changed; itself where none is."""
    old = {name: getattr(whole, name) for name in names}
    new = {name: _in_blocks(blocks, order) for name, blocks in old.items()}
    if all(new[name] is old[name] for name in names):
        return whole
    made: _T = replace(cast("Any", whole), **new)
    return made


def _in_block(block: Block, order: _Order) -> Block:
    match block:
        case Paragraph():
            children = _in_inlines(block.children, order)
            return block if children is block.children else replace(block, children=children)
        case Section() | Box() | Quote() | FootnoteBlock():
            return _with(block, order, "blocks")
        case ListBlock():
            items = _each(block.items, lambda item: _with(item, order, "blocks"))
            return block if items is block.items else replace(block, items=items)
        case DefinitionList():
            terms = _each(block.items, lambda item: _with(item, order, "blocks"))
            return block if terms is block.items else replace(block, items=terms)
        case Figure():
            return _in_figure(block, order)
        case Table():
            grids = _each(block.grids, lambda grid: _in_grid(grid, order))
            block = block if grids is block.grids else replace(block, grids=grids)
            return _with(block, order, "caption", "footnotes")
        case _:
            return block


def _in_figure(figure: Figure, order: _Order) -> Figure:
    parts = _each(figure.parts, lambda part: _in_figure(part, order))
    figure = figure if parts is figure.parts else replace(figure, parts=parts)
    return _with(figure, order, "caption")


def _in_grid(grid: Grid, order: _Order) -> Grid:
    def row_of(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
        if all(map(_is_plain, row)):  # nearly all rows of nearly all tables
            return row
        return _each(row, lambda cell: _with(cell, order, "blocks"))

    head, body, foot = (_each(rows, row_of) for rows in (grid.head, grid.body, grid.foot))
    same = head is grid.head and body is grid.body and foot is grid.foot
    return grid if same else Grid(head, body, foot)


def _is_plain(cell: Cell) -> bool:
    """Whether a cell is empty or one run of text."""
    blocks = cell.blocks
    if not blocks:
        return True
    first = blocks[0]
    return (
        len(blocks) == 1
        and isinstance(first, Paragraph)
        and len(first.children) == 1
        and isinstance(first.children[0], Text)
    )


def _in_inlines(inlines: Inlines, order: _Order) -> Inlines:
    if len(inlines) == 1 and isinstance(inlines[0], Text):  # most cells, many paragraphs
        return inlines
    out: list[Inline] = []
    changed = False
    for index, inline in enumerate(inlines):
        new = inline
        if isinstance(inline, Styled):
            inner = _in_inlines(inline.children, order)
            if inner is not inline.children:
                new = replace(inline, children=inner)
        elif isinstance(inline, CrossReference):
            new = _said_in_words(inline, order)
        elif isinstance(inline, Text) and inline.text.strip() in _DASHES:
            between = _between(inlines, index, order)
            if between:
                new = CrossReference(between, "bibr", (inline,))
        changed = changed or new is not inline
        out.append(new)
    return tuple(out) if changed else inlines


def _said_in_words(link: CrossReference, order: _Order) -> CrossReference:
    """Let a link that is printed as ``6-13`` point to all of them, whichever end it names."""
    text = plain(link.children) if link.kind == "bibr" else ""
    match = _RANGE.fullmatch(text)
    if match is None:
        return link
    first, last = (order.numbers.get(number, -1) for number in match.groups())
    ids = tuple(i for i in order.ids[first : last + 1] if i) if 0 <= first < last else ()
    return replace(link, targets=ids) if set(link.targets) <= set(ids) else link


def _between(inlines: Inlines, index: int, order: _Order) -> tuple[str, ...]:
    if not 0 < index < len(inlines) - 1:
        return ()
    before, after = _end(inlines[index - 1], last=True), _end(inlines[index + 1], last=False)
    first, final = order.place.get(before, -1), order.place.get(after, -1)
    return tuple(i for i in order.ids[first + 1 : final] if i) if 0 <= first < final - 1 else ()


def _end(inline: Inline, *, last: bool) -> str:
    """Return the target at one end of a cross-reference, also of one that is raised."""
    while isinstance(inline, Styled) and len(inline.children) == 1:
        inline = inline.children[0]
    if not isinstance(inline, CrossReference):
        return ""
    return inline.targets[-1 if last else 0]
