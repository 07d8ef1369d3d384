# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of the marks beside references: one size for all that a mark can say."""

from collections.abc import Iterable
from enum import Enum
from functools import lru_cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPen
from PySide6.QtWidgets import QApplication

from refdesk.ui.schemes import Scheme
from refdesk.ui.type_scale import MINIMUM_TEXT_PX

_PADDING = 6
_SHARE = 0.72
"""Size of a mark's words by that of the text."""


class State(Enum):
    """What the library has of a reference."""

    UNKNOWN = "unknown"
    MISSING = "missing"
    COMING = "coming"
    OWNED = "owned"


def mark_size(texts: Iterable[str], reading_size: int) -> tuple[int, int]:
    """Return the width and height for each word that a mark may say, beside text of some pixels."""
    metrics = QFontMetrics(_font(reading_size))
    width = max(map(metrics.horizontalAdvance, texts))
    return width + 2 * _PADDING, metrics.height() + 4


@lru_cache(maxsize=32)
def mark_picture(
    words: str, state: State, size: tuple[int, int], reading_size: int, scale: float, scheme: Scheme
) -> QImage:
    """Return a mark: framed like a button where it offers something, else a quiet ground."""
    image = QImage(QSize(*size) * scale, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(scale)
    image.fill(Qt.GlobalColor.transparent)
    if state is State.UNKNOWN:
        return image
    ground, ink = {
        State.MISSING: (scheme.surface, scheme.link),
        State.COMING: (scheme.surface_raised, scheme.text_secondary),
        State.OWNED: (scheme.success_tint, scheme.success),
    }[state]
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(0.5, 0.5, size[0] - 1, size[1] - 1)
    framed = state is State.MISSING
    painter.setPen(QPen(QColor(scheme.control), 1) if framed else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(box, 4, 4)
    painter.setFont(_font(reading_size))
    painter.setPen(QColor(ink))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)
    painter.end()
    return image


def _font(reading_size: int) -> QFont:
    font = QFont(QApplication.font())
    font.setPixelSize(max(MINIMUM_TEXT_PX, round(reading_size * _SHARE)))
    return font
