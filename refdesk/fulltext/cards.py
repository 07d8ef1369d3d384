# SPDX-License-Identifier: GPL-3.0-or-later
"""What the links within an article lead to, short enough for a card beside the link."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from refdesk.domain.fulltext import (
    Article,
    Block,
    Box,
    DefinitionList,
    Figure,
    FootnoteBlock,
    ListBlock,
    Paragraph,
    Quote,
    ReferenceEntry,
    Section,
    Table,
)
from refdesk.fulltext.html_inlines import Images, inlines_html, text_html

MOST = 8
"""References in one card; who wants more goes to the list."""
Target = ReferenceEntry | Figure | Table | FootnoteBlock
_NO_IMAGES = Images("", "")


@dataclass(frozen=True, slots=True)
class Card:
    """Safe HTML without images, and how many further references there was no room for."""

    html: str
    left_out: int = 0


def card_targets(article: Article) -> dict[str, Target]:
    """Return what has a card, by anchor: references, figures, tables, footnotes."""
    found: dict[str, Target] = {}
    replies = [block for reply in article.sub_articles for block in reply.blocks]
    for block in _all((*article.body, *article.back, *replies)):
        if block.anchor:
            found.setdefault(block.anchor, block)
    for entry in article.references:
        if entry.anchor:
            found[entry.anchor] = entry
    return found


def card(targets: Mapping[str, Target], anchors: Sequence[str]) -> Card | None:
    """Return the card of a link to ``anchors``; ``None`` where none of them has one.

    References come in the order of the list, whatever that of the link.
    """
    places = {anchor: place for place, anchor in enumerate(targets)}
    known = sorted((a for a in dict.fromkeys(anchors) if a in targets), key=places.__getitem__)
    if not known:
        return None
    html = "".join(_html(targets[anchor]) for anchor in known[:MOST])
    return Card(html, len(known[MOST:]))


def _html(shown: Target) -> str:
    match shown:
        case ReferenceEntry():
            label = shown.label + ("." if shown.label[-1:].isalnum() else "")
            works = " ".join(inlines_html(work.children, _NO_IMAGES) for work in shown.works)
            return f"<p><b>{text_html(label)}</b> {works}</p>"
        case FootnoteBlock():
            return _labelled(f"<sup>{text_html(shown.label)}</sup> ", shown.blocks)
        case _:
            return _labelled(f"<b>{text_html(shown.label)}</b> ", shown.caption)


def _labelled(label: str, blocks: Iterable[Block]) -> str:
    lines = [inlines_html(b.children, _NO_IMAGES) for b in blocks if isinstance(b, Paragraph)]
    return "".join(f"<p>{line}</p>" for line in [label + "".join(lines[:1]), *lines[1:]])


def _all(blocks: Iterable[Block]) -> Iterator[Figure | Table | FootnoteBlock]:
    for block in blocks:
        match block:
            case FootnoteBlock():
                yield block
            case Figure():
                yield block
                yield from _all(block.parts)
            case Table():
                yield block
                yield from _all(block.footnotes)
            case Section() | Box() | Quote():
                yield from _all(block.blocks)
            case ListBlock():
                yield from _all(b for item in block.items for b in item.blocks)
            case DefinitionList():
                yield from _all(b for item in block.items for b in item.blocks)
            case _:
                pass
