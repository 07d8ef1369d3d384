# SPDX-License-Identifier: GPL-3.0-or-later
"""Images that stand on the baseline of their line and reach below it, which Qt alone cannot do."""

from collections.abc import Callable
from functools import lru_cache
from math import floor

from PySide6.QtCore import QObject, QRect, QRectF, QSizeF
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QPyTextObject,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)

_IMAGE = QTextFormat.ObjectTypes.ImageObject.value
_MIDDLE = QTextCharFormat.VerticalAlignment.AlignMiddle


@lru_cache(512)
def _font_size_for(families: tuple[str, ...], x_height: int) -> int:
    """Return the pixel size at which a face has an x-height of so many pixels."""
    font = QFont()
    font.setFamilies(list(families))
    size = max(1, x_height)
    font.setPixelSize(size)
    while QFontMetrics(font).xHeight() < x_height:
        size += 1
        font.setPixelSize(size)
    return size


def look_for(above: int, below: int, families: tuple[str, ...]) -> str:
    """Return the CSS that makes room for an image above and below the line, in whole pixels.

    A text document knows two kinds of room for an image: all of it above the baseline, or its
    middle a quarter of the x-height above it: then ``above - below`` is half the x-height *of the
    image's own font*. No letter is set in this font, so its size is free to be chosen. ``above``
    must be more than ``below``, if there is a ``below``.
    """
    if not below:
        return ""
    return f"vertical-align:middle;font-size:{_font_size_for(families, 2 * (above - below))}px"


class OnBaseline(QPyTextObject):
    """Draws a document's images; those with a part above the baseline stand on it.

    Qt makes room for an image by its line's baseline, but then draws it in the middle of the
    line's height, which is elsewhere as soon as something else in the line is higher or deeper.
    """

    def __init__(
        self, document: QTextDocument, above: Callable[[str], int | None], parent: QObject
    ) -> None:
        """Take over a document's images.

        Args:
            document: of the view.
            above: pixels of an image above the baseline, by its name; ``None``: as Qt does.
            parent: keeps this object alive.
        """
        super().__init__(parent)
        layout = document.documentLayout()
        self._above = above
        self._default = layout.handlerForObject(_IMAGE)
        layout.registerHandler(_IMAGE, self)

    def intrinsicSize(self, doc: QTextDocument, position: int, look: QTextFormat, /) -> QSizeF:
        """See QTextObjectInterface."""
        return self._default.intrinsicSize(doc, position, look)

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        position: int,
        look: QTextFormat,
        /,
    ) -> None:
        """See QTextObjectInterface."""
        rect = QRectF(rect)
        image = look.toImageFormat()
        above = self._above(image.name()) if image.verticalAlignment() == _MIDDLE else None
        block = doc.findBlock(position)
        line = block.layout().lineForTextPosition(position - block.position())
        if above is not None and line.isValid():
            top = rect.top() - (line.ascent() + line.descent() - rect.height()) / 2
            rect.moveTop(floor(top + line.ascent() + 0.5) - above)
        self._default.drawObject(painter, rect, doc, position, look)
