# SPDX-License-Identifier: GPL-3.0-or-later
"""Sizes of text, from the system's and by how much the person wants them larger."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
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


_ZOOM = "textSize"
"""The application's property that holds the text size in per cent: all widgets share it."""


def set_text_size(per_cent: int) -> None:
    """Have everything that is measured by text grow to ``per_cent`` of the system's size."""
    application = QCoreApplication.instance()
    assert application is not None
    application.setProperty(_ZOOM, per_cent)


def text_size() -> int:
    """Return the size of the program's words in per cent of the system's."""
    application = QCoreApplication.instance()
    return (application.property(_ZOOM) if application is not None else None) or 100


def zoomed(pixels: int) -> int:
    """Return a length that belongs to text (an icon, a row, a least width) at its present size."""
    return round(pixels * text_size() / 100)
