# SPDX-License-Identifier: GPL-3.0-or-later
"""The pictures of an article in reading order, each with the words that belong to it."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from refdesk.domain.fulltext import Article, Figure, Formula, InlineImage, Table
from refdesk.domain.pictures import Picture, Place
from refdesk.fulltext.plaintext import blocks_text


def pictures(article: Article) -> tuple[Picture, ...]:
    """Return what an article shows, each name once; formulas only where no words stand for them."""
    parts = (article.abstracts, article.body, article.back, article.sub_articles)
    found: dict[str, Picture] = {}
    for picture in _within(parts):
        if picture.name:
            found.setdefault(picture.name, picture)
    return tuple(found.values())


def _within(item: Any) -> Iterator[Picture]:  # noqa: ANN401  # any part of the tree
    match item:
        case Figure():
            yield from _captioned(item, item.graphics, Place.FIGURE)
            for part in item.parts:  # what a group says, it says for parts that say nothing
                label, caption = part.label or item.label, part.caption or item.caption
                yield from _within(replace(part, label=label, caption=caption))
        case Table():
            yield from _captioned(item, item.graphics, Place.TABLE)
        case InlineImage():
            yield Picture(item.href, Place.LINE, text=item.alt)
        case Formula() if item.graphic and not item.children:
            yield Picture(item.graphic, Place.FORMULA, item.label, text=item.text)
    if isinstance(item, tuple):
        for part in item:
            yield from _within(part)
    elif is_dataclass(item):
        for attribute in fields(item):
            yield from _within(getattr(item, attribute.name))


def _captioned(item: Figure | Table, names: Sequence[str], place: Place) -> Iterator[Picture]:
    if names:
        permissions = item.permissions if isinstance(item, Figure) else ""
        caption = blocks_text(item.caption)
        for name in names:
            yield Picture(name, place, item.label, caption, permissions)
