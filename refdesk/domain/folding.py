# SPDX-License-Identifier: GPL-3.0-or-later
"""Which spellings of a word are one word to somebody who searches.

Case and accents do not matter (the index folds them, and :func:`folded` folds alike), Greek letters
and their names are the same, and Korean words are found with and without the particles glued to them.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import product

# Hangul, Han and Kana are written without spaces between the words, or with endings glued on.
CJK = "\u1100-\u11ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff"
_HAS_CJK = re.compile(f"[{CJK}]")
_RUNS = re.compile(rf"[{CJK}]+|[^{CJK}]+")
_MARKS = re.compile("[\u0300-\u036f]+")
_TOKEN = re.compile("[^\\W_](?:[^\\W_]|[\u0300-\u036f])*")
"""What the index takes for a word: letters and digits with their accents."""
_COMPOSED = re.compile("[\u0300-\u036f\u1100-\u11ff]")
_UNSPACED = re.compile("[^ ]+| +")
_CLUSTER = re.compile("[\u1100-\u115f][\u1160-\u11a7][\u11a8-\u11ff]?|.[\u0300-\u036f]*", re.DOTALL)

_LETTERS = dict(
    zip(
        "αβγδεζηθικλμνξοπρστυφχψω",
        (
            *("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota"),
            *("kappa", "lambda", "mu", "nu", "xi", "omicron", "pi", "rho", "sigma", "tau"),
            *("upsilon", "phi", "chi", "psi", "omega"),
        ),
        strict=True,
    )
)
_NAMES = {name: letter for letter, name in _LETTERS.items()}
_GREEK = re.compile(
    rf"^(?:([a-z]+)(?=[α-ω]|(?:alpha|beta|gamma|delta|kappa|lambda|omega)\d*$))?"
    rf"([{''.join(_LETTERS)}]|{'|'.join(sorted(_NAMES, key=len, reverse=True))})(\d*)$"
)
"""A word that is a Greek letter or its name, perhaps with something before it and a number after it."""

SHORT = 3
"""Letters of a beginning that too many different words have."""

_AFTER_CONSONANT = (
    "으로부터", "으로서", "으로써", "으로는", "으로", "이라는", "은", "이", "을", "과",
)  # fmt: skip
_AFTER_VOWEL = ("로부터", "로서", "로써", "로는", "로", "라는", "는", "가", "를", "와")
_AFTER_ANY = (
    "에서는", "에서의", "에서도", "에서", "에게서", "에게", "에는", "에도", "에",
    "의", "까지", "부터", "보다", "처럼",
)  # fmt: skip
_SHORTEST = 2
"""Syllables of a word from which a particle is told apart."""
_FIRST, _LAST, _ENDINGS, _RIEUL = 0xAC00, 0xD7A3, 28, 8


def cjk_runs(text: str) -> Iterator[tuple[bool, str]]:
    """Yield the pieces of ``text``, each with whether it is Korean, Chinese or Japanese."""
    for match in _RUNS.finditer(text):
        yield _HAS_CJK.match(match[0]) is not None, match[0]


def folded(text: str) -> str:
    """Return ``text`` as the index compares it: no case, no accents, syllables composed."""
    if text.isascii():
        return text.lower()
    bare = _MARKS.sub("", unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFC", bare).lower().replace("ς", "σ")


def words_of(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where the words of ``text`` begin and end, and each as :func:`folded`."""
    for match in _TOKEN.finditer(text):
        yield match.start(), match.end(), folded(match[0])


class _Folds(dict[int, str]):
    """What each character alone is folded to."""

    def __missing__(self, character: int) -> str:
        self[character] = folded(chr(character))
        return self[character]


_FOLDS = _Folds()


def folded_places(text: str) -> tuple[str, Sequence[int]]:
    """Return ``text`` folded, and where in ``text`` each character came from; the end comes last."""
    if text.isascii():
        return text.lower(), range(len(text) + 1)
    quick = text.translate(_FOLDS)
    if len(quick) == len(text) and not _COMPOSED.search(text):
        return quick, range(len(text) + 1)
    parts: list[str] = []
    places: list[int] = []
    for word in _UNSPACED.finditer(text):  # few words of a long text are not quick
        quick = word[0].translate(_FOLDS)
        if len(quick) == len(word[0]) and not _COMPOSED.search(word[0]):
            parts.append(quick)
            places.extend(range(word.start(), word.end()))
            continue
        for match in _CLUSTER.finditer(text, word.start(), word.end()):
            piece = folded(match[0])
            parts.append(piece)
            places.extend([match.start()] * len(piece))
    places.append(len(text))
    return "".join(parts), places


def spellings(text: str) -> list[str]:
    """Return the ways to write ``text``: itself and, where it has Greek, with letters and with names.

    ``TNF-alpha``: also ``tnf α``, ``tnfα``, ``tnfalpha``; words apart are meant to follow each other.
    """
    words = [word for _, _, word in words_of(text)]
    found = [_GREEK.match(word) for word in words]
    if not any(found):
        return [text]
    made = [text]
    for named, glued, counted in product((True, False), (False, True), (True, False)):
        parts: list[str] = []
        for word, greek in zip(words, found, strict=True):
            if greek is None:
                parts.append(word)
                continue
            before, letter, number = greek[1] or "", greek[2], greek[3]
            letter = _LETTERS.get(letter, letter) if named else _NAMES.get(letter, letter)
            if before:
                parts.append(before)
            if glued and parts and parts[-1].isalpha():
                letter = parts.pop() + letter
            parts.append(letter + number if counted else f"{letter} {number}".rstrip())
        made.append(" ".join(parts))
    return list(dict.fromkeys(made))


def with_greek(before: str, letter: str) -> str:
    """Return two words glued, ``tnfα``, where the second is a Greek letter or its name; else ``""``."""
    greek = _GREEK.match(folded(letter))
    if greek is None or greek[1] or not before.isalnum() or not before.isascii():
        return ""
    return folded(before) + _NAMES.get(greek[2], greek[2]) + greek[3]


def begins_few(form: str, typed: str) -> bool:
    """Whether words that begin like ``form``, a spelling of ``typed``, may be looked for everywhere.

    Two letters begin thousands of different words, which nearly every abstract has one of: finding
    them takes longer than a keystroke may, and tells nothing. A Greek letter begins few.
    """
    words = [word for _, _, word in words_of(form)]
    last = words[-1] if words else form
    return len(last) > SHORT or (last[:1] in _LETTERS and (len(typed) > SHORT or typed == form))


def without_particle(run: str) -> str:
    """Return a Korean word without the particle at its end, itself where it has none.

    ``간암을`` and ``간암에서`` become ``간암``. Whether a consonant comes before tells most particles
    from the ends of other words: ``소아과`` keeps its ``과``.
    """
    for ending in (*_AFTER_ANY, *_AFTER_CONSONANT, *_AFTER_VOWEL):
        stem = run.removesuffix(ending)
        if stem == run or len(stem) < _SHORTEST or not _FIRST <= ord(stem[-1]) <= _LAST:
            continue
        final = (ord(stem[-1]) - _FIRST) % _ENDINGS
        closed = final not in ({0, _RIEUL} if ending.startswith("로") or ending == "으로" else {0})
        if ending in _AFTER_ANY or closed == (ending in _AFTER_CONSONANT):
            return stem
    return run


def is_particle(run: str) -> bool:
    """Whether ``run`` is nothing but a particle, as behind ``PD-1`` in ``PD-1을``."""
    return run in _AFTER_ANY or run in _AFTER_CONSONANT or run in _AFTER_VOWEL
