# SPDX-License-Identifier: GPL-3.0-or-later
"""What a cell holds: formula guards, words for "nothing", and values of which a cell has many."""

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")
_GUARDED = re.compile(r"'+[=+\-@\t\r\n]")
_NOTHING = frozenset({"none", "nan", "null", "n/a", "#n/a", "nat", "-", "[no abstract available]"})
_ENTITY_SEMICOLON = re.compile(r"(&#?\w{2,8});")


def guarded(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: an apostrophe stands in front of it.

    One that begins like a guarded cell already gets one more, so that it comes back as it was.
    """
    return f"'{text}" if _FORMULA.match(text) else text


def cell_text(cell: str) -> str:
    """Return what a cell says: without the guard, ``""`` for the words of programs for nothing."""
    text = cell.replace("\x00", "")
    if _GUARDED.match(text):
        text = text[1:]
    text = text.strip()
    return "" if text.lower() in _NOTHING else text


def values_of(text: str, *, commas: bool = False) -> list[str]:
    """Return the values of a cell: between semicolons, else on lines, else between bars.

    Args:
        text: the cell.
        commas: also between commas, where nothing else stands between them.
    """
    protected = _ENTITY_SEMICOLON.sub("\\1\x00", text) if "&" in text else text
    separators = (";", "\n", "|", ",") if commas else (";", "\n", "|")
    separator = next((mark for mark in separators if mark in protected), ";")
    pieces = (piece.replace("\x00", ";").strip() for piece in protected.split(separator))
    return [piece for piece in pieces if piece]
