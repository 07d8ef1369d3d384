# SPDX-License-Identifier: GPL-3.0-or-later
"""Searching help: sections that have all words, the best first.

Words are found as the library finds them: whatever the case and the Korean particle, Korean inside
of words too, the beginning of the last word typed. A long Korean word that stands nowhere is looked
for by its parts of two syllables, so that ``검색방법`` finds ``검색 방법``.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log

from refdesk.domain.folding import cjk_runs, folded, without_particle
from refdesk.domain.hits import Marker, marker
from refdesk.ui.help.pages import Page, Section

_SIGNS = re.compile(r"[^\w\s.+/&'-]+")
_TITLE, _HEADING, _OPENING = 12.0, 6.0, 1.5
"""What a word in the page's title and in a heading counts beside one in the text."""
_AROUND = 60
"""Characters of an excerpt on each side of the first word found."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A section that answers a question."""

    page: str
    page_title: str
    anchor: str
    title: str
    excerpt: str
    score: float


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for: one marker a word."""

    words: tuple[Marker, ...]

    @property
    def whole(self) -> Marker:
        """What marks all of the words."""
        return Marker(
            tuple(phrase for word in self.words for phrase in word.phrases),
            tuple(piece for word in self.words for piece in word.pieces),
        )


def question(text: str) -> Question:
    """Return what ``text`` looks for; signs of the library's search language mean nothing here."""
    words = [word.strip(".+/&'-") for word in _SIGNS.sub(" ", text).split()]
    return Question(tuple(filter(None, (marker(word.lower()) for word in words if word))))


def find(text: str, pages: Sequence[Page]) -> tuple[list[Hit], Marker]:
    """Return the sections that have all words of ``text``, and what marks these words."""
    asked = question(text)
    hits = _ranked(asked, pages)
    if not hits and asked.words:
        asked = Question(tuple(_parts(text)))
        hits = _ranked(asked, pages)
    return hits, asked.whole


def _parts(text: str) -> Iterator[Marker]:
    """Yield markers of a question whose Korean words are cut into parts of two syllables."""
    for is_cjk, run in cjk_runs(_SIGNS.sub(" ", text)):
        if not is_cjk:
            yield from question(run).words
            continue
        stem = without_particle(folded(run))
        parts = [stem[n : n + 2] for n in range(0, max(len(stem) - 1, 1), 2)]
        yield from (Marker(pieces=(part,)) for part in parts if len(part) == 2)


def _ranked(asked: Question, pages: Sequence[Page]) -> list[Hit]:
    if not asked.words:
        return []
    sections = [(page, section) for page in pages for section in page.sections]
    found = [[_count(word, section) for word in asked.words] for page, section in sections]
    seen = [sum(1 for counts in found if counts[n]) for n in range(len(asked.words))]
    hits: list[Hit] = []
    for (page, section), counts in zip(sections, found, strict=True):
        if not all(counts):
            continue
        rare = (log(1 + len(sections) / max(times, 1)) for times in seen)
        score = sum(weight * log(1 + count) for weight, count in zip(rare, counts, strict=True))
        if section.is_opening:
            score *= _OPENING
        excerpt = _excerpt(section.plain, asked.whole)
        hits.append(Hit(page.name, page.title, section.anchor, section.title, excerpt, score))
    return sorted(hits, key=lambda hit: -hit.score)


def _count(word: Marker, section: Section) -> float:
    """Return how much a section has of a word. A page's title counts for its opening alone."""
    weight = _TITLE if section.is_opening else _HEADING
    return weight * len(word.ranges(section.title)) + len(word.ranges(section.plain))


def _excerpt(text: str, words: Marker) -> str:
    """Return the surroundings of the first word, else the beginning."""
    ranges: Iterable[tuple[int, int]] = words.ranges(text)
    start, end = next(iter(ranges), (0, 0))
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    if first:
        first = text.find(" ", first, start) + 1 or first
    if last < len(text):
        last = max(text.rfind(" ", end, last), end)
    return ("… " if first else "") + text[first:last].strip() + (" …" if last < len(text) else "")
