# SPDX-License-Identifier: GPL-3.0-or-later
"""Reckoning with colours, and those that tags are painted with."""

from functools import lru_cache

from PySide6.QtGui import QColor


def mix(colour: str, ground: str, share: float) -> str:
    """Return ``share`` of ``colour`` laid over ``ground``."""
    over, under = QColor(colour), QColor(ground)
    parts = (
        round(a * share + b * (1 - share))
        for a, b in (
            (over.red(), under.red()),
            (over.green(), under.green()),
            (over.blue(), under.blue()),
        )
    )
    return "#{:02x}{:02x}{:02x}".format(*parts)


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2.2, 0 (black) to 1 (white)."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    c = QColor(colour)
    return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF())


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of WCAG 2.2, 1 to 21."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


TAG_COLOURS = {
    "red": "#c9302c",
    "orange": "#d4690a",
    "yellow": "#b08600",
    "green": "#2e8b57",
    "teal": "#0f8b8d",
    "blue": "#2f6fd0",
    "purple": "#8a4fc3",
    "grey": "#6b7480",
}
"""What tags are painted with; other programs bring others."""


@lru_cache(maxsize=512)
def seen_on(colour: str, *grounds: str) -> str:
    """Return a colour, made darker or lighter until it stands out from ``grounds`` (3:1)."""
    if not QColor.isValidColorName(colour):
        return seen_on(TAG_COLOURS["grey"], *grounds)
    towards = "#000000" if min(map(luminance, grounds)) > 0.18 else "#ffffff"
    for share in (1.0, 0.85, 0.7, 0.55, 0.4, 0.25):
        mixed = mix(colour, towards, share)
        if min(contrast(mixed, ground) for ground in grounds) >= 3:
            return mixed
    return towards
