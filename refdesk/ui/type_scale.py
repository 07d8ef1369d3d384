# SPDX-License-Identifier: GPL-3.0-or-later
"""Sizes of text, from the system's."""

from dataclasses import dataclass

from PySide6.QtGui import QFont

MINIMUM_TEXT_PX = 11
"""No text is smaller than this."""


@dataclass(frozen=True, slots=True)
class TypeScale:
    """Sizes of text in pixels, derived from the system's size."""

    base: int
    small: int
    heading: int
    title: int


def type_scale(font: QFont) -> TypeScale:
    """Return the sizes that go with the system's font."""
    base = font.pixelSize()
    if base <= 0:
        base = round(font.pointSizeF() * 96 / 72) if font.pointSizeF() > 0 else 13
    base = max(base, MINIMUM_TEXT_PX + 1)
    return TypeScale(
        base, max(base - 1, MINIMUM_TEXT_PX), round(base * 1.12), max(round(base * 1.45), base + 4)
    )
