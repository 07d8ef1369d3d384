# SPDX-License-Identifier: GPL-3.0-or-later
"""The columns of the table of hits."""

from enum import IntEnum

from PySide6.QtGui import QFontMetrics


class HitColumn(IntEnum):
    """Places of the columns, from left to right."""

    HELD = 0
    """Whether the library has it."""
    TITLE = 1
    AUTHORS = 2
    JOURNAL = 3
    YEAR = 4
    DESIGN = 5
    FREE = 6


MARKS = frozenset({HitColumn.HELD, HitColumn.FREE})
"""Columns that show a mark in place of text."""

WIDTHS = {
    HitColumn.AUTHORS: 15,
    HitColumn.JOURNAL: 16,
    HitColumn.YEAR: 6,
    HitColumn.DESIGN: 13,
}
"""In characters of the table's font; the title takes the rest."""

FIRST_TO_GO = (HitColumn.JOURNAL, HitColumn.AUTHORS, HitColumn.DESIGN, HitColumn.YEAR)
"""Columns that are left out where there is no room for them beside the title, in this order."""

LEAST_TITLE = 30
"""Characters of a title below which another column goes."""


def letter_width(metrics: QFontMetrics) -> int:
    """Return how wide a letter is: the mean of a font with Korean in it is that of its syllables."""
    return max(1, metrics.horizontalAdvance("0123456789") // 10)
