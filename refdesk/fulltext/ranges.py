# SPDX-License-Identifier: GPL-3.0-or-later
"""Ranges of citations: the dash of ``[5–8]`` points to what lies between its ends."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from refdesk.domain.fulltext import (
    Block,
    Box,
    CrossReference,
    DefinitionList,
    FootnoteBlock,
    Inline,
    Inlines,
    ListBlock,
    Paragraph,
    Quote,
    Section,
    Styled,
    Text,
)

_DASHES = frozenset("-–—‐‑−")


@dataclass(frozen=True)
class _Order:
    ids: Sequence[str]
    place: dict[str, int]


def expand_in_blocks(blocks: Iterable[Block], ids: Sequence[str]) -> tuple[Block, ...]:
    """Return the blocks with ranges in running text expanded.

    Args:
        blocks: of the article.
        ids: anchors of the references, in order.
    """
    order = _Order(ids, {identifier: place for place, identifier in enumerate(ids)})
    return _in_blocks(blocks, order)


def _in_blocks(blocks: Iterable[Block], order: _Order) -> tuple[Block, ...]:
    return tuple(_in_block(block, order) for block in blocks)


def _in_block(block: Block, order: _Order) -> Block:
    match block:
        case Paragraph():
            children = _in_inlines(block.children, order)
            return block if children is block.children else replace(block, children=children)
        case Section() | Box() | Quote() | FootnoteBlock():
            return replace(block, blocks=_in_blocks(block.blocks, order))
        case ListBlock():
            items = (replace(i, blocks=_in_blocks(i.blocks, order)) for i in block.items)
            return replace(block, items=tuple(items))
        case DefinitionList():
            terms = (replace(i, blocks=_in_blocks(i.blocks, order)) for i in block.items)
            return replace(block, items=tuple(terms))
        case _:
            return block


def _in_inlines(inlines: Inlines, order: _Order) -> Inlines:
    out: list[Inline] = []
    changed = False
    for index, inline in enumerate(inlines):
        new = inline
        if isinstance(inline, Styled):
            inner = _in_inlines(inline.children, order)
            if inner is not inline.children:
                new = replace(inline, children=inner)
        elif isinstance(inline, Text) and inline.text.strip() in _DASHES:
            between = _between(inlines, index, order)
            if between:
                new = CrossReference(between, "bibr", (inline,))
        changed = changed or new is not inline
        out.append(new)
    return tuple(out) if changed else inlines


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
