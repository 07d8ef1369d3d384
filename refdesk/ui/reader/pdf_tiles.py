# SPDX-License-Identifier: GPL-3.0-or-later
"""Drawn pieces of pages, kept while there is room for them."""

from collections import OrderedDict
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage

TILE = QSize(2048, 1024)
"""The largest piece that is drawn at once, in pixels of the screen: 8 MB, so that it comes in a moment."""
MOST_BYTES = 128_000_000
"""Of pieces that are kept while they are seen: some twenty pages at the width of a window."""

HIDDEN_BYTES = 24_000_000
"""Of pieces that are kept of a PDF whose tab is not looked at."""


class Tile(NamedTuple):
    """A piece of a page that is ``size`` pixels large: the one in a column and a row."""

    page: int
    width: int
    height: int
    column: int
    row: int
    inverted: bool

    @property
    def area(self) -> QRect:
        """Pixels of the page that it shows."""
        whole = QRect(0, 0, self.width, self.height)
        corner = (self.column * TILE.width(), self.row * TILE.height())
        return QRect(*corner, TILE.width(), TILE.height()).intersected(whole)


def tiles_over(page: int, size: QSize, part: QRect, inverted: bool) -> Iterator[Tile]:
    """Return the pieces of a page that cover a part of it; pixels of the screen."""
    part = part.intersected(QRect(0, 0, size.width(), size.height()))
    if part.isEmpty():
        return
    for row in range(part.top() // TILE.height(), part.bottom() // TILE.height() + 1):
        for column in range(part.left() // TILE.width(), part.right() // TILE.width() + 1):
            yield Tile(page, size.width(), size.height(), column, row, inverted)


class TileStore:
    """Pieces by what they show; those that were not looked at for longest go first."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most = most_bytes
        self._tiles: OrderedDict[Tile, QImage] = OrderedDict()
        self._by_page: dict[int, list[Tile]] = {}
        self.bytes = 0
        """What they take."""

    def get(self, tile: Tile) -> QImage | None:
        """Return a piece, if it is there, and remember that it was looked at."""
        image = self._tiles.get(tile)
        if image is not None:
            self._tiles.move_to_end(tile)
        return image

    def put(self, tile: Tile, image: QImage) -> None:
        """Keep a piece."""
        if tile in self._tiles:
            return
        self._tiles[tile] = image
        self._by_page.setdefault(tile.page, []).append(tile)
        self.bytes += image.sizeInBytes()
        self.shrink(self._most)

    def shrink(self, most_bytes: int) -> None:
        """Let go of pieces until they take no more than this, but for the last one."""
        while self.bytes > most_bytes and len(self._tiles) > 1:
            old, dropped = self._tiles.popitem(last=False)
            self._by_page[old.page].remove(old)
            self.bytes -= dropped.sizeInBytes()

    def others(self, page: int, size: QSize, inverted: bool) -> Iterator[tuple[Tile, QImage]]:
        """Return pieces of a page at other sizes, oldest first, to stand in for those that are not there."""
        for tile in self._by_page.get(page, ()):
            same = (tile.width, tile.height) == (size.width(), size.height())
            if not same and tile.inverted == inverted:
                yield tile, self._tiles[tile]

    def clear(self) -> None:
        """Forget all."""
        self._tiles.clear()
        self._by_page.clear()
        self.bytes = 0
