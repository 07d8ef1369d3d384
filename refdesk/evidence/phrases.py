# SPDX-License-Identifier: GPL-3.0-or-later
"""Words and noun phrases of a sentence, and phrases made fit to read."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from refdesk.evidence.pattern import Pattern
from refdesk.evidence.vocabulary import BREAKS, DETERMINERS

_WORD = Pattern(r"\d{1,3}(?:,\d{3})+(?!\d)|[^\W_]+(?:[-'./+][^\W_]+)*[+²³]?|[^\w\s]|_")


class Word(NamedTuple):
    """One word or sign of a sentence; offsets within the sentence. A tuple: thousands are made."""

    text: str
    lower: str
    start: int
    end: int
    is_sign: bool = False
    """Whether it is punctuation."""


def words_of(text: str) -> tuple[Word, ...]:
    """Return the words and signs of a normalised sentence."""
    made = Word._make
    return tuple(
        [
            made(((word := m[0]), word.lower(), *m.span(), not word[0].isalnum()))
            for m in _WORD.finditer(text)
        ]
    )


def noun_runs(words: Sequence[Word]) -> tuple[tuple[int, int], ...]:
    """Return ``[first, last)`` of each run of words that no break or sign interrupts."""
    runs: list[tuple[int, int]] = []
    first: int | None = None
    for number, word in enumerate(words):
        stops = word.is_sign or word.lower in BREAKS or _is_adverb(word.lower)
        if stops:
            if first is not None:
                runs.append((first, number))
            first = None
        elif first is None:
            first = number
    if first is not None:
        runs.append((first, len(words)))
    return tuple(runs)


def _is_adverb(lower: str) -> bool:
    return (
        lower.endswith("ly")
        and len(lower) > 5
        and lower not in {"family", "elderly", "early", "daily", "weekly"}
    )


_LEAD = Pattern(
    r"(?i)^(?:(?:the|a|an|either|both|receive|receiving|received|treatment with|therapy with|"
    r"use of|using|administration of|"
    r"an? (?:addition|combination) of|to|with|by|of|and|or|group|groups?:?|only:?|their|our|"
    r"its|this|one of|almost|about|approximately|nearly|(?:in )?total,|total of)\s+)+"
)
_NUMERAL = Pattern(r"^\(?(?:\d|[a-d]|i{1,3}v?)\)\s+", hints=(")",))
"""The number in front of an item of a list: "2) usual care"."""
_TAIL = Pattern(
    r"(?i)(?:\s+(?:(?:for|in|of|at|to|from) \d+|and|or|the|a|an|of|in|for|with|to|by|at|on|from|as|"
    r"versus|vs\.?|compared|"
    r"alone or|both|either|group|groups|"
    r"arms?|respectively|within|outside|caused|was|were|is|are|than|that|which|who|after|during|between|treated))+$"
)


@lru_cache(maxsize=4096)
def readable(text: str) -> str:
    """Return a phrase without articles in front, dangling words and signs at the end, one line."""
    phrase = _NUMERAL.sub("", " ".join(text.split()))
    before = None
    while before != phrase:
        before = phrase
        phrase = _TAIL.sub("", phrase.strip(" ,;:.-"))
        if phrase.count("(") != phrase.count(")") or phrase.endswith(")"):
            phrase = _drop_open_bracket(phrase)
    lead = _LEAD.match(phrase)
    if lead and lead.end() < len(phrase):
        phrase = phrase[lead.end() :]
    return phrase.strip(" ,;:.-")


def _drop_open_bracket(phrase: str) -> str:
    """Remove a bracket that is not closed; a closed one stays."""
    if phrase.count("(") > phrase.count(")"):
        return phrase[: phrase.rindex("(")].rstrip()
    if phrase.count(")") > phrase.count("("):
        return phrase[: phrase.rindex(")")].rstrip()
    return phrase


def trim_run(
    words: Sequence[Word], first: int, last: int, starts: frozenset[str]
) -> tuple[int, int]:
    """Return a run without determiners and vague words in front."""
    while first < last - 1 and (words[first].lower in DETERMINERS or words[first].lower in starts):
        first += 1
    return first, last


_NUMBER_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30,
    "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_ONE = (
    r"(?:"
    + "|".join(sorted(_NUMBER_WORDS, key=len, reverse=True))
    + r"|hundred|thousand|a hundred|million)"
)
NUMBER = rf"(?:\d{{1,3}}(?:[, ]\d{{3}})+|\d{{1,7}}|(?i:{_ONE}(?:(?:[- ]| and |, ){_ONE}){{0,7}}))"
"""A count in digits or words."""


_MOST_DIGITS = 15
"""Of a count of people or a day; Python refuses to read thousands of them."""


def number_of(text: str) -> int | None:
    """Return the value of a count in digits or words: ``Two hundred forty-four`` is 244."""
    digits = re.sub(r"[, ]", "", text)
    if digits.isdigit():
        return int(digits) if len(digits) <= _MOST_DIGITS else None
    total = current = 0
    for word in re.split(r"[-, ]+", text.lower()):
        if word in {"and", "a", ""}:
            continue
        if word == "hundred":
            current = max(1, current) * 100
        elif word == "thousand":
            total, current = (total + max(1, current)) * 1000, 0
        elif word in _NUMBER_WORDS:
            current += _NUMBER_WORDS[word]
        else:
            return None
    return total + current or None
