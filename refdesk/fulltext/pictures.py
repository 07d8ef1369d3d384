# SPDX-License-Identifier: GPL-3.0-or-later
"""The pictures of an article in reading order, each with the words that belong to it."""

from collections.abc import Sequence
from dataclasses import fields, replace
from functools import cache
from typing import Any

from refdesk.domain.fulltext import Article, Figure, Formula, InlineImage, Table
from refdesk.domain.pictures import Picture, Place
from refdesk.fulltext.plaintext import blocks_text


def pictures(article: Article) -> tuple[Picture, ...]:
    """Return what an article shows, each name once; formulas only where no words stand for them."""
    found: dict[str, Picture] = {}
    for part in (article.abstracts, article.body, article.back, article.sub_articles):
        _collect(part, found)
    return tuple(found.values())


def _collect(parts: Sequence[Any], found: dict[str, Picture]) -> None:
    for part in parts:
        kind = type(part)
        if kind is Figure:
            _captioned(part, Place.FIGURE, part.permissions, found)
            label, caption = part.label, part.caption
            for one in part.parts:  # what a group says, it says for parts that say nothing
                own = replace(one, label=one.label or label, caption=one.caption or caption)
                _collect((own,), found)
        elif kind is Table:
            _captioned(part, Place.TABLE, "", found)
        elif kind is InlineImage:
            _add(Picture(part.href, Place.LINE, text=part.alt), found)
        elif kind is Formula and not part.children:
            _add(Picture(part.graphic, Place.FORMULA, part.label, text=part.text), found)
        elif kind is tuple:
            _collect(part, found)
            continue
        for name in _attributes(kind):  # type: ignore[arg-type]  # types have a hash
            inside = getattr(part, name)
            if type(inside) is tuple and inside and type(inside[0]) is not str:
                _collect(inside, found)


@cache
def _attributes(kind: type) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))


def _captioned(
    part: Figure | Table, place: Place, permissions: str, found: dict[str, Picture]
) -> None:
    if part.graphics:
        caption = blocks_text(part.caption)
        for name in part.graphics:
            _add(Picture(name, place, part.label, caption, permissions), found)


def _add(picture: Picture, found: dict[str, Picture]) -> None:
    if picture.name:
        found.setdefault(picture.name, picture)
