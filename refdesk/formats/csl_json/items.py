# SPDX-License-Identifier: GPL-3.0-or-later
"""The items of a JSON file: an array, one object, or one object that holds the array."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_NEXT_ITEM = re.compile(r"\{\s*\"(?:id|type|title|DOI|author|citation-key|issued)\"\s*:")
_GAP = re.compile(r"[\s,\[\]\ufeff]*")
_HOLDERS = ("items", "references", "message")
_EXCERPT = 60
_TRIMMED = 100_000
_DEPTH = 1000
"""Characters that are passed over where items are nested deeper than can be read."""


@dataclass(frozen=True, slots=True)
class JsonItem:
    """One item and where it begins."""

    values: Mapping[str, object]
    line: int

    @property
    def key(self) -> str:
        """The item's own id."""
        found = self.values.get("citation-key") or self.values.get("id")
        return str(found) if isinstance(found, str | int) else ""


@dataclass(frozen=True, slots=True)
class BrokenItem:
    """A place where no JSON could be read."""

    line: int
    detail: str


def items_in(text: str) -> Iterator[JsonItem | BrokenItem]:
    """Yield the items in order; after a broken one, reading goes on at the next beginning."""
    decoder = json.JSONDecoder()
    place, line, counted = _after_gap(text, 0), 1, 0
    while place < len(text):
        line += text.count("\n", counted, place)
        counted = place
        try:
            value, place = decoder.raw_decode(text, place)
        except (ValueError, RecursionError) as error:
            yield BrokenItem(line, text[place : place + _EXCERPT].partition("\n")[0])
            too_deep = isinstance(error, RecursionError)
            following = _NEXT_ITEM.search(text, place + (_DEPTH if too_deep else 1))
            if following is None:
                return
            place = following.start()
            if counted > _TRIMMED:  # each error of the decoder counts all lines before it
                text, place, counted = text[counted:], place - counted, 0
        else:
            for values in _held(value):
                yield JsonItem(values, line)
            place = _after_gap(text, place)


def _after_gap(text: str, place: int) -> int:
    match = _GAP.match(text, place)
    return match.end() if match else place


def _held(value: object) -> Iterator[Mapping[str, object]]:
    if not isinstance(value, dict):
        return
    for name in _HOLDERS:
        inner = value.get(name)
        if isinstance(inner, dict):
            yield from _held(inner)
            return
        if isinstance(inner, list) and "type" not in value:
            yield from (entry for entry in inner if isinstance(entry, dict))
            return
    yield value
