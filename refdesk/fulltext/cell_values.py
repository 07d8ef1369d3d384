# SPDX-License-Identifier: GPL-3.0-or-later
"""What the text of a table cell counts for when a column is sorted."""

import re
from enum import IntEnum

_ABSENT = frozenset(["na", "n/a", "nr", "nd", "ns", "nil", "none", "n.a.", "n.r."])
_DASHES = frozenset("-–—−‐‑‒―.…·*")
_MINUS = str.maketrans({"−": "-", "–": "-", "‐": "-", "‑": "-", "‒": "-", "\u00a0": " "})
_NUMBER = re.compile(
    r"""
    (?:[a-z]{1,3}\s*(?=[=<>≤≥]))?           # P = 0.03, n = 45, HR > 2
    \s*(?P<sign>[=<>≤≥~≈]*)\s*
    [(\[]?\s*[€£$]?\s*
    (?P<minus>-\s?|\+)?
    (?P<digits>\d{1,3}(?:[,\u2009\u202f]\d{3})+(?!\d)|\d+)?
    (?P<fraction>[.·]\d+)?
    (?:\s*[×x*]\s*10\s*\^?\s*\(?(?P<ten>[-+]?\d{1,2})\)?|e(?P<power>[-+]?\d{1,2}))?
    (?![a-z\d])
    """,
    re.IGNORECASE | re.VERBOSE,
)
_RUNS = re.compile(r"(\d{1,18})")


class Rank(IntEnum):
    """Numbers come before words; what says nothing comes last whichever way one sorts."""

    NUMBER = 0
    WORDS = 1
    BLANK = 2


Value = tuple[Rank, float, tuple[tuple[int, str], ...]]


def cell_value(text: str) -> Value:
    """Return what a cell sorts by: its rank, its number, its words with numbers in them in order.

    The number is the first one of a cell that begins with one: the estimate of ``0.72
    (0.53–0.90)``, the mean of ``12 ± 3``, ``-1.5`` of ``−1.5 %``, ``1234`` of ``1,234``.
    ``<0.001`` comes just before ``0.001``, ``>90`` just after ``90``. A dash and ``NA`` are blank.
    """
    text = text.strip()
    if not text or text.casefold() in _ABSENT or all(sign in _DASHES for sign in text):
        return Rank.BLANK, 0.0, ()
    number = _number(text.translate(_MINUS))
    if number is not None:
        return Rank.NUMBER, number, ()
    runs = _RUNS.split(text.casefold())
    words = tuple((int(run), "") if index % 2 else (0, run) for index, run in enumerate(runs))
    return Rank.WORDS, 0.0, words


def _number(text: str) -> float | None:
    match = _NUMBER.match(text)
    if match is None or not (match["digits"] or match["fraction"]):
        return None
    digits = re.sub(r"\D", "", match["digits"] or "0")[:300]
    value = float(digits + (match["fraction"] or "").replace("·", ".")[:40])
    power = match["ten"] or match["power"]
    if power:
        value *= 10.0 ** int(power)
    if (match["minus"] or "").startswith("-"):
        value = -value
    nudge = max(abs(value) * 1e-9, 1e-12)  # finer than any table prints
    if match["sign"][:1] == "<":
        return value - nudge
    return value + nudge if match["sign"][:1] == ">" else value
