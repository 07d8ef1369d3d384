# SPDX-License-Identifier: GPL-3.0-or-later
"""Latin words of a Korean text, held to those of its source."""

import re
from collections.abc import Iterator, Sequence

from refdesk.korean.lock_number_words import roman
from refdesk.korean.lock_units import is_unit_word

_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ][A-Za-z0-9À-ÖØ-öø-ÿ]*")
_PARTS = re.compile(r"[A-Za-z]+|\d+")
_ALWAYS = frozenset({"vs", "versus", "per", "and", "or", "of", "to"})


def latin_words(source: str) -> frozenset[str]:
    """Return the Latin words of a source in lower case, their parts and their singulars."""
    found: set[str] = set()
    for match in _WORD.finditer(source):
        word = match[0].lower()
        found.add(word)
        if word.endswith("s") and len(word) > 2:
            found.add(word[:-1])
    return frozenset(found)


def initials(source: str) -> tuple[str, ...]:
    """Return the first letters of the words of each sentence: HR is said by "hazard ratio"."""
    return tuple(
        "".join(word[0].lower() for word in re.findall(r"[A-Za-z][A-Za-z]*", sentence))
        for sentence in re.split(r"[.;:()]", source)
    )


def strange_words(
    korean: str, words: frozenset[str], said: Sequence[str], taken: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield where a Korean sentence has Latin words that its source has not.

    Args:
        korean: a sentence.
        words: of :func:`latin_words`.
        said: of :func:`initials`; what an abbreviation may stand for.
        taken: places of numbers with their units.
    """
    for match in _WORD.finditer(korean):
        if any(start <= match.start() < end for start, end in taken):
            continue
        if not _is_said(match[0], words, said):
            yield match.start(), match.end()


def _is_said(word: str, words: frozenset[str], said: Sequence[str]) -> bool:
    lower = word.lower()
    if len(word) == 1 or lower in words or lower in _ALWAYS:
        return True
    if (lower.endswith("s") and lower[:-1] in words) or f"{lower}s" in words:
        return True
    if roman(word) is not None or is_unit_word(word):
        return True
    if word.isupper() and 2 <= len(word) <= 6 and any(lower in letters for letters in said):
        return True
    # "Ib1" of "Ib 1": all of its parts are there.
    parts = [part.lower() for part in _PARTS.findall(word)]
    return len(parts) > 1 and all(part in words or part.isdigit() for part in parts)
