# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tagger sees of a word: its vector's rows, its form, and where it stands.

The same function serves training and use, so that the two can never differ.
"""

import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, repeat

from refdesk.evidence.pattern import Pattern
from refdesk.evidence.phrases import Word
from refdesk.evidence.text import Document, Role, Sentence

SUFFIXES = 1024
"""Endings are told apart by a hash of three letters into so many rows."""
SHAPES = 10
ROLES = tuple(Role)
COUNTS = 5
PLACES = 12
FLAGS = 4
"""In the title, within brackets, first of its sentence, in a sentence that holds a number."""

_PARTS = Pattern(r"[-'./+]")
_NUMBER = Pattern(r"\d")


@dataclass(frozen=True, slots=True)
class Features:
    """One paper as the tagger reads it; every list has one entry a word, ``n`` in all."""

    places: list[tuple[int, Word]]
    """Number of the sentence, and the word."""
    words: list[str]
    """Lower case, every number as "0"."""
    columns: list[tuple[int, ...]]
    """Suffix, shape, role, count, place and the flags of each word."""


_KEPT = 12_000
"""Words remembered with their features: nearly all of a text, and a few megabytes."""


@lru_cache(maxsize=_KEPT)
def normal_form(lower: str) -> str:
    """Return a word as the vocabulary keeps it: numbers are all "0"."""
    return "0" if lower[0].isdigit() and not any(c.isalpha() for c in lower) else lower


def parts_of(word: str) -> list[str]:
    """Return the parts of a compound: ``double-blind`` is ``double`` and ``blind``."""
    return [normal_form(part) for part in _PARTS.split(word) if part]


@lru_cache(maxsize=_KEPT)
def _form(text: str) -> tuple[int, int]:
    """Return the row of a word's ending and the number of its shape."""
    lower = text.lower()
    suffix = zlib.crc32(lower[-3:].encode()) % SUFFIXES
    if not text[0].isalnum():
        shape = 0 if text in "()[]" else 1
    elif text.isdigit():
        shape = 2 if len(text) < 4 else 3
    elif text[0].isdigit():
        shape = 4
    elif text.isupper() and len(text) > 1:
        shape = 5
    elif text[1:].lower() != text[1:]:
        shape = 6
    elif text[0].isupper():
        shape = 7
    elif "-" in text:
        shape = 8
    else:
        shape = 9
    return suffix, shape


_ROLE_NUMBER: Mapping[Role, int] = {role: number for number, role in enumerate(ROLES)}


def features_of(document: Document) -> Features:
    """Return the features of all words of a paper's title and abstract."""
    places: list[tuple[int, Word]] = []
    words: list[str] = []
    title: set[str] = set()
    for number, sentence in enumerate(document.sentences):
        forms = [normal_form(word.lower) for word in sentence.words]
        places.extend((number, word) for word in sentence.words)
        words.extend(forms)
        if sentence.role is Role.TITLE:
            title.update(forms)
    counts = Counter(words)
    columns: list[tuple[int, ...]] = []
    total = max(1, len(document.sentences))
    for number, sentence in enumerate(document.sentences):
        role = _ROLE_NUMBER[sentence.role]
        place = number * PLACES // total
        numbered = int(_NUMBER.search(sentence.text) is not None)
        first = len(columns)
        columns += [
            (
                *_form(word.text),
                role,
                min(COUNTS, counts[form]) - 1,
                place,
                int(form in title),
                bracketed,
                0,
                numbered,
            )
            for word, form, bracketed in zip(
                sentence.words, islice(words, first, None), _bracketed(sentence), strict=False
            )
        ]
        if len(columns) > first:
            columns[first] = (*columns[first][:-2], 1, numbered)
    return Features(places, words, columns)


def _bracketed(sentence: Sentence) -> Iterable[int]:
    """Return 1 for each word within brackets, the brackets among them, else 0."""
    if "(" not in sentence.text and "[" not in sentence.text:
        return repeat(0)
    inside: list[int] = []
    depth = 0
    for word in sentence.words:
        depth += word.text in _OPENS
        inside.append(int(depth > 0))
        if depth and word.text in _CLOSES:
            depth -= 1
    return inside


_OPENS = frozenset("([")
_CLOSES = frozenset(")]")
