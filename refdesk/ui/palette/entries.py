# SPDX-License-Identifier: GPL-3.0-or-later
"""What the palette lists, and which of it fits what is typed, best first."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from refdesk.domain.fuzzy import Fuzzy

RECENT = 12
"""Entries that were used last and are remembered."""
_MOST = 14
"""Entries that are listed of those that are at hand, where no prefix asks for one kind of them."""
_RECENT_BONUS = 12


class Kind(StrEnum):
    """What an entry leads to."""

    ACTION = "action"
    PLACE = "place"
    STYLE = "style"
    PAPER = "paper"
    PAGE = "page"
    HELP = "help"


PREFIXES = {
    ">": frozenset({Kind.ACTION, Kind.PAGE}),
    "#": frozenset({Kind.PLACE}),
    "@": frozenset({Kind.STYLE}),
    "?": frozenset({Kind.HELP}),
}
"""A first character that asks for some kinds alone."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the palette."""

    kind: Kind
    key: str
    """What it is remembered by."""
    text: str
    run: Callable[[], object]
    aside: str = ""
    """What is said beside it: its menu, its author and year."""
    keys: str = ""
    icon: str = ""
    also: str = ""
    """Other words that it is found by, not shown."""
    refused: str = ""
    """Why it cannot be done now."""
    places: tuple[int, ...] = field(default=(), compare=False)
    """Characters of ``text`` that were typed."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed, without its prefix."""

    prefix: str
    words: str

    @classmethod
    def read(cls, typed: str) -> "Asked":
        """Return what is asked for by ``typed``."""
        typed = typed.strip()
        prefix = typed[:1] if typed[:1] in PREFIXES else ""
        return cls(prefix, typed[len(prefix) :].strip())

    def wants(self, kind: Kind) -> bool:
        """Whether lines of a kind are asked for."""
        return kind in PREFIXES[self.prefix] if self.prefix else kind is not Kind.HELP


def ranked(entries: Iterable[Entry], asked: Asked, recent: Sequence[str]) -> list[Entry]:
    """Return the entries that are asked for, best first; what cannot be done now comes last."""
    wanted = [entry for entry in entries if asked.wants(entry.kind)]
    ages = {key: age for age, key in enumerate(recent)}
    if not asked.words:
        used = sorted((e for e in wanted if e.key in ages), key=lambda entry: ages[entry.key])
        others = [entry for entry in wanted if entry.key not in ages]
        return sorted([*used, *others], key=lambda entry: bool(entry.refused))
    fuzzy = Fuzzy(asked.words)
    found: list[tuple[bool, int, int, Entry]] = []
    for place, entry in enumerate(wanted):
        fit = _fit(fuzzy, entry)
        if fit is not None:
            score, places = fit
            if entry.key in ages:
                score += _RECENT_BONUS
            found.append((bool(entry.refused), -score, place, replace(entry, places=places)))
    found.sort(key=lambda line: line[:3])
    return [line[3] for line in found][: None if asked.prefix else _MOST]


def _fit(fuzzy: Fuzzy, entry: Entry) -> tuple[int, tuple[int, ...]] | None:
    match = fuzzy.match(entry.text, f"{entry.aside} {entry.also}")
    return (match.score, match.places) if match is not None else None


def remembered(recent: Sequence[str], key: str) -> list[str]:
    """Return what was used last, with ``key`` as the latest."""
    return [key, *(other for other in recent if other != key)][:RECENT]
