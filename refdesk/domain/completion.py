# SPDX-License-Identifier: GPL-3.0-or-later
"""How what is being typed into the search box could go on: names of filters, then their values."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from refdesk.domain.designs import MAIN_DESIGNS
from refdesk.domain.folding import folded
from refdesk.domain.limits import EFFECTS, EXAMPLES

MOST = 8
"""Offers at a time; more are not read."""
_LEAST_OF_NAME = 2
_HERE = re.compile(r'(?:^|(?<=\s))-?(?:([a-z][a-z0-9]*):)?(?:"([^"]*)|([^\s"]*))$', re.IGNORECASE)
_PLAIN = re.compile(r"[^\s\"]+")
_ORDER = (
    "title", "author", "journal", "abstract", "mesh", "keyword", "note", "year", "design", "tag",
    "collection", "has", "is", "n", "added", "opened", "rating", "lang", "key", "pmid", "pmcid", "doi",
    *EFFECTS,
)  # fmt: skip
"""Names as they are offered: those that are used the most first."""
_FIXED: Mapping[str, Sequence[str]] = {
    "design": (
        *("rct", "meta-analysis", "systematic-review", "cohort", "case-control", "cross-sectional"),
        *("guideline", "diagnostic", *(design.code for design in MAIN_DESIGNS)),
    ),
    "has": ("fulltext", "abstract", "pdf", "note", "tag", "doi", "pmid", "pmcid", "nct"),
    "is": ("unread", "read", "retracted", "concern", "sample"),
    "added": ("<1d", "<7d", "<30d", "<1y"),
    "opened": ("<1d", "<7d", "<30d", "<1y"),
    "rating": ("5", ">=4", ">=3"),
    "n": (">100", ">500", ">1000"),
}
_LEARNED = {
    "author": "authors",
    "authors": "authors",
    "journal": "journals",
    "mesh": "mesh",
    "tag": "tags",
    "collection": "collections",
    "lang": "languages",
}
KINDS = tuple(dict.fromkeys(_LEARNED.values()))
"""The kinds of names that a library is asked for."""


class Names:
    """Names, the most frequent first, to find by what they, or a later word of them, begin with."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(names)
        self._folded = [folded(name) for name in self.names]
        self._order = sorted(range(len(self.names)), key=self._folded.__getitem__)
        self._sorted = [self._folded[place] for place in self._order]

    def beginning(self, text: str, most: int) -> list[str]:
        """Return names that begin with ``text``, then those with a word that does."""
        wanted = folded(text)
        if not wanted:
            return list(self.names[:most])
        first = bisect_left(self._sorted, wanted)
        last = bisect_left(self._sorted, wanted + "\U0010ffff")
        places = sorted(self._order[first:last])[:most]
        if len(places) < most:
            inner = f" {wanted}"
            taken = set(places)
            for place, name in enumerate(self._folded):
                if inner in name and place not in taken:
                    places.append(place)
                    if len(places) == most:
                        break
        return [self.names[place] for place in places]


@dataclass(frozen=True, slots=True)
class Offer:
    """One way to go on."""

    text: str
    """What takes the place of what was typed."""
    name: str
    """The filter that it is, or belongs to."""
    value: str = ""
    """The value without quotes; ``""`` where the filter's name is offered."""
    example: str = ""


@dataclass(frozen=True, slots=True)
class Completion:
    """Offers for the characters ``[start, end)``."""

    start: int
    end: int
    offers: tuple[Offer, ...]

    def applied(self, text: str, offer: Offer) -> tuple[str, int]:
        """Return ``text`` with an offer taken, and where the cursor then stands."""
        after = text[self.end :]
        taken = offer.text
        if offer.value and not after.startswith(" "):
            taken += " "
        return text[: self.start] + taken + after, self.start + len(taken)


def kind_at(text: str, cursor: int) -> str:
    """Return which of the library's names :func:`complete` would offer here; ``""`` for none."""
    match = _here(text, cursor)
    return _LEARNED.get((match[1] or "").lower(), "") if match else ""


def complete(text: str, cursor: int, learned: Mapping[str, Names]) -> Completion | None:
    """Return how the word that the cursor stands behind could go on; ``None`` where nobody knows.

    Args:
        text: what is typed.
        cursor: where the cursor stands in it.
        learned: the library's names by kind, see :data:`KINDS`; some may not be known yet.
    """
    match = _here(text, cursor)
    if match is None:
        return None
    name, quoted, bare = match.groups()
    value = quoted if quoted is not None else bare
    if name is None:
        start = cursor - len(bare or "")
        start += (bare or "").startswith("-")
        offers = _names_for(text[start:cursor]) if quoted is None else ()
    else:
        start = match.end(1) + 1
        offers = _values_for(name.lower(), value, learned)
    return Completion(start, cursor, offers) if offers else None


def _here(text: str, cursor: int) -> re.Match[str] | None:
    """Return the word that ends at the cursor; ``None`` in the middle of one."""
    return None if text[cursor : cursor + 1].strip() else _HERE.search(text[:cursor])


def _names_for(begun: str) -> tuple[Offer, ...]:
    begun = begun.lower()
    if len(begun) < _LEAST_OF_NAME:
        return ()
    found = [name for name in _ORDER if name.startswith(begun)]
    return tuple(Offer(f"{name}:", name, example=EXAMPLES.get(name, "")) for name in found[:MOST])


def _values_for(name: str, begun: str, learned: Mapping[str, Names]) -> tuple[Offer, ...]:
    if name in _LEARNED:
        names = learned.get(_LEARNED[name])
        found = names.beginning(begun, MOST) if names else []
    else:
        fixed = _FIXED.get(name, ())
        found = list(dict.fromkeys(v for v in fixed if v.startswith(begun.lower())))[:MOST]
    if [value.lower() for value in found] == [begun.lower()]:
        return ()  # typed whole
    return tuple(Offer(_quoted(value), name, value) for value in found)


def _quoted(value: str) -> str:
    value = value.replace('"', "")
    return value if _PLAIN.fullmatch(value) else f'"{value}"'
