# SPDX-License-Identifier: GPL-3.0-or-later
"""Abbreviations that a text defines itself: "cytokine-induced killer (CIK)"."""

from refdesk.evidence.pattern import Pattern
from refdesk.evidence.text import Document

_DEFINITION = Pattern(r"[(\[]([A-Za-z][A-Za-z0-9/+-]{1,9})(?:[;,][^)\]]{0,40})?[)\]]")
_VALUE_BEHIND = Pattern(r"[;,] ?[-+]?[.\d]")
_PAIR = 2
_WORD = Pattern(r"[A-Za-z0-9]+(?:'[a-z]+)?")


def _long_form(before: str, short: str) -> str:
    """Return the words before a bracket that spell ``short``, or ``""``.

    After Schwartz & Hearst (Pac Symp Biocomput 2003:451-62): the letters of the short form are
    matched from the right, the first must begin a word, and the long form is at most
    ``min(n + 5, 2 n)`` words.
    """
    letters = [c for c in short.lower() if c.isalnum()]
    if letters and short.endswith("s") and short[:-1].isupper():
        letters.pop()
    position = len(before)
    lower = before.lower()
    for index in range(len(letters) - 1, -1, -1):
        position -= 1
        while position >= 0 and (
            lower[position] != letters[index]
            or (index == 0 and position > 0 and lower[position - 1].isalnum())
        ):
            position -= 1
        if position < 0:
            return ""
    found = before[position:].strip(" ,;")
    # "comparing docetaxel, cisplatin, 5-FU (TCF)": a list, or a second brackets' worth of words
    return found if len(found) > len(short) and not set(found) & set(",;()") else ""


def read_abbreviations(document: Document) -> dict[str, str]:
    """Return short form -> long form (lower case), the first definition of each."""
    found: dict[str, str] = {}
    for sentence in document.sentences:
        text = sentence.text
        if "(" not in text and "[" not in text:
            continue
        for match in _DEFINITION.finditer(text):
            short = match[1]
            if short in found or not any(c.isupper() for c in short):
                continue
            if len(short) == _PAIR and _VALUE_BEHIND.match(text, match.end(1)):
                continue  # "risk of recurrence (OR, 1.32; 95% CI": an odds ratio
            words = min(len(short) + 5, 2 * len(short))
            window = text[max(0, match.start() - 14 * words) : match.start()]
            spans = [m.start() for m in _WORD.finditer(window)]
            window = window[spans[-words] :] if len(spans) >= words else window
            if long := _long_form(window, short):
                found[short] = long.lower()
    return found
