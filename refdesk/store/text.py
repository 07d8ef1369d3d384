# SPDX-License-Identifier: GPL-3.0-or-later
"""Forms of text that the library keeps beside the original: to sort by and to find by."""

import re
import unicodedata
from collections.abc import Iterable

from refdesk.domain.folding import CJK, cjk_runs

SORT_LENGTH = 100
"""Characters that decide an order; keeps the indexes small."""

_HAS_CJK = re.compile(f"[{CJK}]")
_CJK_WORD = re.compile(rf"[^\s]*[{CJK}][^\s]*")
_MARKS = re.compile("[\u0300-\u036f]+")
_LEADING = re.compile(r"^[\W_]+")


def sort_text(text: str) -> str:
    """Return what ``text`` is ordered by: no case, no accents, no leading punctuation."""
    text = text[: 2 * SORT_LENGTH]
    if not text.isascii():
        bare = _MARKS.sub("", unicodedata.normalize("NFKD", text))
        text = unicodedata.normalize("NFC", bare)
    text = text.casefold()
    return (text if text[:1].isalnum() else _LEADING.sub("", text))[:SORT_LENGTH]


def pairs(run: str) -> list[str]:
    """Return the overlapping two-character pieces of a run, ``간암환 -> 간암 암환``."""
    return [run[n : n + 2] for n in range(len(run) - 1)]


def search_parts(texts: Iterable[str]) -> str:
    """Return what makes parts of unspaced words findable, ``""`` for Latin text.

    A run becomes its pairs and its last character, so that ``간암`` is found in ``간암환자에서``
    and every single character starts some piece. Latin letters glued to a run stand alone.
    """
    parts: list[str] = []
    for text in texts:
        if text.isascii() or not _HAS_CJK.search(text := unicodedata.normalize("NFC", text)):
            continue
        for word in _CJK_WORD.finditer(text):
            for is_cjk, run in cjk_runs(word[0]):
                if is_cjk:
                    parts.extend(pairs(run))
                    parts.append(run[-1])
                else:
                    parts.append(run)
    return " ".join(parts)
