# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding a style by what a person types: its name, a journal, an abbreviation, a field."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from refdesk.domain.citation import StyleInfo
from refdesk.domain.folding import folded

_WORD = re.compile(r"[^\W_]+")


class _Fit(IntEnum):
    """How well a style fits what was typed, the best first."""

    NAMED = 0
    """It is a whole name: ``vancouver``, ``The Lancet``, ``KJR``."""
    BEGINS = 1
    """A name begins so."""
    WORDS = 2
    """Every word begins a word of its names: ``n engl j med``."""
    PARTS = 3
    """Every word stands somewhere in its names."""
    FIELD = 4
    """Some of the words are the field that it is used in."""


@dataclass(frozen=True, slots=True)
class _Entry:
    info: StyleInfo
    names: tuple[str, ...]
    """Folded, words with a space between."""
    text: str
    """All names, each word with a space before it."""
    fields: str
    """The fields' words, in the same way."""
    length: int
    """Words of the title: of two that begin alike, the shorter is more likely meant."""


class StyleIndex:
    """All styles with what they are found by."""

    def __init__(
        self,
        styles: Iterable[StyleInfo],
        aliases: Mapping[str, str],
        first: Sequence[str],
    ) -> None:
        """Take the styles.

        Args:
            styles: in the order for those that fit alike.
            aliases: everyday name -> id.
            first: ids that go before others which fit as well.
        """
        everyday: dict[str, list[str]] = {}
        for alias, style_id in aliases.items():
            everyday.setdefault(style_id, []).append(alias)
        self._entries = [_entry(info, everyday.get(info.id, ())) for info in styles]
        self._first = tuple(first)

    def search(
        self, query: str = "", field: str = "", favourites: Sequence[str] = ()
    ) -> list[StyleInfo]:
        """Return the styles that hold all words of ``query``, those that fit best first.

        Args:
            query: words of a name, a journal, an abbreviation or a field, in any order.
            field: only styles of this field, such as ``medicine``.
            favourites: ids that go before others which fit as well.
        """
        order = dict.fromkeys((*favourites, *self._first))
        rank = {style_id: place for place, style_id in enumerate(order)}
        words = _WORD.findall(folded(query))
        found = []
        for place, entry in enumerate(self._entries):
            if field and field not in entry.info.fields:
                continue
            fit = _fit(entry, words) if words else _Fit.NAMED
            if fit is not None:
                preferred = rank.get(entry.info.id, len(rank))
                length = entry.length if words else 0
                found.append((fit, preferred, length, place))
        return [self._entries[place].info for *_, place in sorted(found)]


def _entry(info: StyleInfo, aliases: Iterable[str]) -> _Entry:
    names = list(dict.fromkeys(map(_joined, (info.title, info.short_title, info.id, *aliases))))
    names += [name.removeprefix("the ") for name in names if name.startswith("the ")]
    names = [name for name in names if name]
    return _Entry(
        info,
        tuple(names),
        "".join(f" {name}" for name in names),
        "".join(f" {_joined(field)}" for field in info.fields),
        names[0].count(" ") if names else 0,
    )


def _fit(entry: _Entry, words: Sequence[str]) -> _Fit | None:
    fields = [word for word in words if word not in entry.text]
    if fields:
        if all(f" {word}" in entry.fields for word in fields):
            return _Fit.FIELD
        return None
    query = " ".join(words)
    if query in entry.names:
        return _Fit.NAMED
    if any(name.startswith(query) for name in entry.names):
        return _Fit.BEGINS
    return _Fit.WORDS if all(f" {word}" in entry.text for word in words) else _Fit.PARTS


def _joined(text: str) -> str:
    return " ".join(_WORD.findall(folded(text)))
