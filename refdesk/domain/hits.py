# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the words of a question stand in a text, found as the index finds them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from refdesk.domain.asking import Part, question
from refdesk.domain.folding import (
    CJK,
    begins_few,
    cjk_runs,
    folded,
    folded_places,
    is_particle,
    spellings,
    with_greek,
    without_particle,
    words_of,
)

_LEADING = frozenset({"title", "authors"})
"""Columns in which a short beginning of a word is looked for, as in ``store/search.py``."""
_LETTER = re.compile(rf"[^\W_{CJK}]")
"""Of a word that is written with spaces around it; Korean may follow it at once.

Compiled once: the class of so many letters takes longer to compile than a page to search.
"""
_LETTERS = re.compile(rf"(?:[^\W_{CJK}])*")

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Words that follow each other; the last may be a beginning in the columns of ``begun``."""

    words: tuple[str, ...]
    field: str = ""
    begun: str = ""
    """``everywhere``, ``leading`` or ``""``: nowhere."""

    def places(self, text: str, field: str) -> Iterator[Range]:
        """Yield where it stands in folded ``text``, the column ``field`` of the index."""
        begun = self.begun == "everywhere" or (self.begun == "leading" and field in _LEADING)
        for start, end in _occurrences(text, self.words):
            if start and _LETTER.match(text, start - 1):
                continue
            letters = _LETTERS.match(text, end)
            after = letters.end() if letters else end
            if begun or after == end:
                yield start, after


@dataclass(frozen=True, slots=True)
class Marker:
    """Finds what one question looks for. Empty where it looks for no words."""

    phrases: tuple[_Phrase, ...] = ()
    pieces: tuple[str, ...] = ()
    """Of unspaced writing, found inside words."""

    def __bool__(self) -> bool:
        return bool(self.phrases or self.pieces)

    def ranges(self, text: str, field: str = "") -> list[Range]:
        """Return the stretches ``[start, end)`` of ``text`` that were looked for, in order, apart.

        Args:
            text: plain text.
            field: the column of the index that holds it, such as ``title``; ``""`` for another text.
        """
        if not text or not self:
            return []
        plain, places = folded_places(text)
        found: list[Range] = []
        for phrase in self.phrases:
            if not phrase.field or phrase.field == field:
                found += phrase.places(plain, field)
        for piece in () if plain.isascii() else self.pieces:
            start = plain.find(piece)
            while start >= 0:
                found.append((start, start + len(piece)))
                start = plain.find(piece, start + 1)
        return [(places[start], places[end]) for start, end in _united(found)]


def _occurrences(text: str, words: tuple[str, ...]) -> Iterator[Range]:
    """Yield where words follow each other, as parts of words too."""
    if len(words) > 1:
        yield from (match.span() for match in _following(words).finditer(text))
        return
    (word,) = words
    start = text.find(word)
    while start >= 0:
        yield start, start + len(word)
        start = text.find(word, start + 1)


@lru_cache(maxsize=128)
def _following(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"[\W_]+".join(map(re.escape, words)))


@lru_cache(maxsize=32)
def marker(*texts: str) -> Marker:
    """Return what marks the words of some questions: what is typed, and the search it narrows."""
    phrases: list[_Phrase] = []
    pieces: list[str] = []
    for text in texts:
        for part in question(text).parts:
            _take(part, phrases, pieces)
    return Marker(tuple(dict.fromkeys(phrases)), tuple(dict.fromkeys(pieces)))


def _take(part: Part, phrases: list[_Phrase], pieces: list[str]) -> None:
    for place, term in enumerate(part.terms):
        begun = part.unfinished and place == len(part.terms) - 1 and not term.exact
        runs = [(cjk, run) for cjk, run in cjk_runs(term.text) if any(c.isalnum() for c in run)]
        for number, (is_cjk, run) in enumerate(runs):
            last = number == len(runs) - 1
            if not is_cjk:
                field = term.field if len(runs) == 1 else ""
                phrases.extend(_phrases(run, field, begun=begun and last))
            elif number == 0 or not last or term.exact or not is_particle(run):
                pieces.append(folded(run))
                if not term.exact:
                    pieces.append(without_particle(folded(run)))
        before = part.terms[place - 1] if place else None
        if before and not (term.field or before.field or term.exact or before.exact):
            glued = with_greek(before.text, term.text)
            if glued:
                phrases.append(_Phrase((glued,)))


def _phrases(typed: str, field: str, *, begun: bool) -> Iterator[_Phrase]:
    for form in spellings(typed):
        words = tuple(word for _, _, word in words_of(form))
        reach = ""
        if begun and begins_few(form, typed):
            reach = "everywhere"
        elif begun and len(typed) > 1:
            reach = "leading"
        if words:
            yield _Phrase(words, field, reach)


def _united(found: Iterable[Range]) -> list[Range]:
    """Return ranges in order, with those that touch made one."""
    united: list[Range] = []
    for start, end in sorted(found):
        if united and start <= united[-1][1]:
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        else:
            united.append((start, end))
    return united


def from_utf16(text: str, place: int) -> int:
    """Return the place in ``text`` of one that is counted in UTF-16."""
    if text.isascii():
        return place
    return len(text.encode("utf-16-le")[: 2 * place].decode("utf-16-le", "ignore"))


def in_utf16(text: str, ranges: Sequence[Range]) -> list[Range]:
    """Return ranges of ``text`` as counted in UTF-16, in which Qt counts."""
    if text.isascii() or not any(ord(c) > 0xFFFF for c in text):
        return list(ranges)
    places = [0]
    for character in text:
        places.append(places[-1] + (2 if ord(character) > 0xFFFF else 1))
    return [(places[start], places[end]) for start, end in ranges]
