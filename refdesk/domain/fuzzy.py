# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding a name by a few letters of it: beginnings of words first, then what stands inside.

Korean is found by first consonants (ㅊㄹ finds 초록) and while a syllable is still composed (촐 as well).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from refdesk.domain.folding import folded, folded_places
from refdesk.domain.jamo import begins, is_syllable, lead, loosened, spread

_WHOLE, _BEGINNING, _WORD, _INSIDE, _LETTERS, _SCATTERED = 120, 100, 80, 50, 45, 15
_LEAST_INSIDE = 2
"""Letters that must be typed before they may stand in the middle of a word."""
_LEAST_SCATTERED = 4
_ASIDE_COST = 30
_LONGEST = 90
"""Characters of a name up to which letters are looked for that do not stand side by side."""


@dataclass(frozen=True, slots=True)
class Match:
    """How well a name fits, higher is better, and which of its characters were typed."""

    score: int
    places: tuple[int, ...] = ()


class Fuzzy:
    """What somebody typed to find a name."""

    def __init__(self, typed: str) -> None:
        self._words = [spread(word) for word in folded(typed).split()]

    def __bool__(self) -> bool:
        """Whether anything was typed."""
        return bool(self._words)

    def match(self, name: str, aside: str = "") -> Match | None:
        """Return how well a name fits, ``None`` where a word that was typed is not in it.

        Args:
            name: what is looked for.
            aside: what is said of it beside; a word that stands only there fits less well.
        """
        text, places = folded_places(name)
        more = folded(aside)
        score = 0
        found: set[int] = set()
        for word in self._words:
            best = _best(word, text)
            if best is not None:
                score += best.score
                found.update(places[at] for at in best.places)
                continue
            best = _best(word, more)
            if best is None:
                return None
            score += best.score - _ASIDE_COST
        return Match(score - min(len(name), 60) // 6, tuple(sorted(found)))


def _best(word: str, text: str) -> Match | None:
    """Return the best place of one typed word in a text."""
    if word.isascii() and not set(word) <= set(text):
        return None
    found = [match for variant in _variants(word) for match in _together(variant, text)]
    if found:
        return max(found, key=lambda match: match.score)
    return _apart(word, text) if len(word) > 1 and len(text) <= _LONGEST else None


def _variants(word: str) -> Iterator[str]:
    yield word
    loose = loosened(word[-1])
    if loose:
        yield word[:-1] + loose


@lru_cache(maxsize=4096)
def _starts(text: str) -> tuple[int, ...]:
    """Return where words begin."""
    return tuple(at for at in range(len(text)) if _begins_word(text, at))


def _begins_word(text: str, at: int) -> bool:
    return at == 0 or not text[at - 1].isalnum()


def _fits(typed: str, char: str, *, last: bool) -> bool:
    return typed == char or typed == lead(char) or (last and begins(typed, char))


def _together(word: str, text: str) -> Iterator[Match]:
    """Yield where the letters stand side by side; Korean words may have spaces between them."""
    for places in _runs(word, text):
        start = places[0]
        if _begins_word(text, start):
            score = _BEGINNING if start == 0 else _WORD
            if start == 0 and places[-1] + 1 == len(text):
                score = _WHOLE
        elif len(word) >= _LEAST_INSIDE or is_syllable(word):
            score = _INSIDE
        else:
            continue
        yield Match(score, places)


def _runs(word: str, text: str) -> Iterator[tuple[int, ...]]:
    if not word.isascii():
        for start in range(len(text)):
            places = _run(word, text, start)
            if places:
                yield places
        return
    at = text.find(word)
    while at >= 0:
        yield tuple(range(at, at + len(word)))
        at = text.find(word, at + 1)


def _run(word: str, text: str, start: int) -> tuple[int, ...]:
    """Return the places of a word's letters in text from ``start`` on, none where they are not there."""
    at, places = start, []
    for number, typed in enumerate(word):
        while (
            number and at < len(text) and text[at] == " " and (lead(typed) or not typed.isascii())
        ):
            at += 1
        if at >= len(text) or not _fits(typed, text[at], last=number + 1 == len(word)):
            return ()
        places.append(at)
        at += 1
    return tuple(places)


def _apart(word: str, text: str) -> Match | None:
    """Return letters that begin words, each with some that follow: ``copbib``; else any in order."""
    places = _initials(word, text)
    if places is not None:
        return Match(_LETTERS, places)
    if len(word) < _LEAST_SCATTERED:
        return None
    for start in _starts(text):
        if _fits(word[0], text[start], last=False):
            scattered = _in_order(word, text, start)
            if scattered:
                return Match(_SCATTERED, scattered)
    return None


def _initials(word: str, text: str) -> tuple[int, ...] | None:
    """Return places of ``word`` such that each letter begins a word or follows the one before."""
    hopeless: set[tuple[int, int]] = set()
    starts = _starts(text)

    def place(number: int, start: int) -> tuple[int, ...] | None:
        if number == len(word):
            return ()
        if (number, start) in hopeless:
            return None
        last = number + 1 == len(word)
        following = (start,) if number > 0 and start < len(text) else ()
        for at in (*following, *(other for other in starts if other >= start)):
            if _fits(word[number], text[at], last=last):
                rest = place(number + 1, at + 1)
                if rest is not None:
                    return (at, *rest)
        hopeless.add((number, start))
        return None

    return place(0, 0)


def _in_order(word: str, text: str, start: int) -> tuple[int, ...]:
    """Return the letters of a word one after the other, not too far apart."""
    places: list[int] = []
    at = start
    for number, typed in enumerate(word):
        while at < len(text) and not _fits(typed, text[at], last=number + 1 == len(word)):
            at += 1
        if at >= len(text) or at - start > 3 * len(word):
            return ()
        places.append(at)
        at += 1
    return tuple(places)
