# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the pages of a PDF stand under each other, at a zoom."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import isfinite

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QSizeF

GAP = 12
"""Pixels around pages."""
POINT = 96 / 72
"""Pixels of a point at 100 %."""
LEAST, MOST = 0.1, 8.0
"""Limits of the zoom."""
STEPS = (
    0.1,
    0.25,
    0.33,
    0.5,
    0.67,
    0.75,
    0.9,
    1.0,
    1.1,
    1.25,
    1.5,
    1.75,
    2.0,
    2.5,
    3.0,
    4.0,
    6.0,
    8.0,
)


@dataclass(frozen=True, slots=True)
class Zoom:
    """How large pages are shown: ``width`` and ``page`` fit the window, else by ``factor``."""

    kind: str = "width"
    factor: float = 1.0

    def __str__(self) -> str:
        return self.kind if self.kind != "factor" else f"{self.factor:.4g}"

    @classmethod
    def parse(cls, text: str) -> "Zoom":
        """Return what :meth:`__str__` wrote; anything else fits the width."""
        if text in {"width", "page"}:
            return cls(text)
        try:
            factor = float(text)
        except ValueError:
            return cls()
        return cls.of(factor) if isfinite(factor) else cls()

    @classmethod
    def of(cls, factor: float) -> "Zoom":
        """Return a zoom by a factor, within the limits."""
        return cls("factor", min(max(factor, LEAST), MOST))


class PageLayout:
    """Pages in one column, each in the middle of it; pixels, from the top left of the column."""

    def __init__(self, sizes: Sequence[QSizeF], factor: float, room: QSize) -> None:
        self.scale = factor * POINT
        """Pixels of a point."""
        self.sizes = [
            QSize(max(1, round(s.width() * self.scale)), max(1, round(s.height() * self.scale)))
            for s in sizes
        ]
        widest = max((size.width() for size in self.sizes), default=0)
        self.width = max(widest + 2 * GAP, room.width())
        ends = list(accumulate((size.height() + GAP for size in self.sizes), initial=GAP))
        self._tops = ends[:-1]
        height = ends[-1] if self.sizes else 0
        spare = max(0, room.height() - height) // 2 if len(self.sizes) == 1 else 0
        self._tops = [top + spare for top in self._tops]
        self.height = max(height, room.height() if spare else 0)

    def area(self, page: int) -> QRect:
        """Return where a page stands."""
        size = self.sizes[page]
        return QRect(
            (self.width - size.width()) // 2, self._tops[page], size.width(), size.height()
        )

    def page_at(self, y: float) -> int:
        """Return the page that stands at a height, or the last above it."""
        return min(max(bisect_right(self._tops, y) - 1, 0), max(len(self._tops) - 1, 0))

    def pages_in(self, top: int, bottom: int) -> range:
        """Return the pages of which something stands between two heights."""
        return range(self.page_at(top), self.page_at(bottom) + 1) if self.sizes else range(0)

    def to_page(self, point: QPointF) -> tuple[int, QPointF]:
        """Return the page next to a point and, in points of the page, where it lies there."""
        page = self.page_at(point.y() + GAP / 2)
        area = self.area(page)
        return page, QPointF(point.x() - area.x(), point.y() - area.y()) / self.scale

    def from_page(self, page: int, rect: QRectF) -> QRectF:
        """Return where a rectangle in points of a page stands."""
        area, scale = self.area(page), self.scale
        return QRectF(
            area.x() + rect.x() * scale,
            area.y() + rect.y() * scale,
            rect.width() * scale,
            rect.height() * scale,
        )


def factor_for(zoom: Zoom, sizes: Sequence[QSizeF], page: int, room: QSize) -> float:
    """Return the factor by which pages are shown in the room there is."""
    if zoom.kind == "factor" or not sizes:
        return zoom.factor
    widest = max(size.width() for size in sizes)
    across = max(room.width() - 2 * GAP, 40) / (widest * POINT)
    if zoom.kind == "width":
        return min(max(across, LEAST), MOST)
    size = sizes[page]
    along = max(room.height() - 2 * GAP, 40) / (size.height() * POINT)
    return min(
        max(min(along, max(room.width() - 2 * GAP, 40) / (size.width() * POINT)), LEAST), MOST
    )


def next_step(factor: float, by: int) -> float:
    """Return the next usual zoom above (1) or below (-1) a factor."""
    if by > 0:
        return next((step for step in STEPS if step > factor * 1.01), MOST)
    return next((step for step in reversed(STEPS) if step < factor * 0.99), LEAST)
