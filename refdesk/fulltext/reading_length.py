# SPDX-License-Identifier: GPL-3.0-or-later
"""How long a text is to read."""

import re
from dataclasses import dataclass

ENGLISH_RATE = 238
"""Words a minute of silent reading, non-fiction (Brysbaert 2019, doi:10.1016/j.jml.2019.104047)."""
KOREAN_RATE = 202
"""Spaced words a minute of silent reading in Korean (PMC5469923)."""

_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_HANGUL = re.compile("[\uac00-\ud7a3]")


@dataclass(frozen=True, slots=True)
class ReadingLength:
    """Words as they stand between spaces and points, and whole minutes, at least one."""

    words: int
    minutes: int


def reading_length(text: str) -> ReadingLength:
    """Return how long ``text`` is; Korean words, which hold more, count at their own rate."""
    words = _WORD.findall(text)
    korean = 0 if text.isascii() else sum(bool(_HANGUL.search(word)) for word in words)
    minutes = (len(words) - korean) / ENGLISH_RATE + korean / KOREAN_RATE
    return ReadingLength(len(words), max(1, round(minutes)))
