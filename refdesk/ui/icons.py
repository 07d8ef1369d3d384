# SPDX-License-Identifier: GPL-3.0-or-later
"""Outline icons, drawn in a colour of the palette at any size (docs/decisions/0033)."""

from functools import lru_cache
from math import ceil

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
    QPixmapCache,
)
from PySide6.QtSvg import QSvgRenderer

from refdesk.resources import resource
from refdesk.ui.schemes import Scheme
from refdesk.ui.theme import contrast, mix, scheme_of, tag_colour
from refdesk.ui.type_scale import text_size, zoomed


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    """Return a drawing: of the set, or one of the few that are the program's own."""
    path = resource("build", "icons", f"{name}.svg")
    if not path.is_file():
        path = resource("icons", f"{name}.svg")
    return path.read_text("utf-8")


def pixmap(name: str, colour: str, size: int = 16, scale: float = 1.0) -> QPixmap:
    """Return icon ``name`` (the file's name without ending) in one colour.

    Args:
        name: such as ``copy``; see ``packaging/icon_set.py`` and ``resources/icons``.
        colour: ``#rrggbb``.
        size: edge in logical pixels.
        scale: device pixel ratio.
    """
    pixels = round(size * scale)
    key = f"refdesk {name} {colour} {pixels} {scale}"
    known = QPixmap()
    if QPixmapCache.find(key, known):
        return known
    result = QPixmap(pixels, pixels)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    data = _source(name).replace("currentColor", colour).encode()
    QSvgRenderer(QByteArray(data)).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    result.setDevicePixelRatio(scale)
    QPixmapCache.insert(key, result)
    return result


def _scales() -> list[int]:
    """Return the device pixel ratios to draw for: those of the screens there are, rounded up."""
    screens = QGuiApplication.screens()
    return sorted({max(1, ceil(screen.devicePixelRatio())) for screen in screens}) or [1]


def look(palette: QPalette) -> tuple[Scheme, list[int], int]:
    """Return all that pictures depend on: ``PaletteChange`` also comes when none of it is new.

    Qt sends one to every widget that is put into another, with all that is in it.
    """
    return scheme_of(palette), _scales(), text_size()


def icon(name: str, palette: QPalette, role: str = "text", size: int = 16) -> QIcon:
    """Return icon ``name`` in the colour ``role`` of the scheme that ``palette`` belongs to.

    ``size`` is that beside text of the system's size: an icon grows with the words.

    An icon keeps its colours and sharpness: make it anew when ``PaletteChange`` brings another
    :func:`look`.
    """
    scheme = scheme_of(palette)
    colour: str = getattr(scheme, role)
    faint = mix(colour, scheme.surface, 0.42)
    result = QIcon()
    for scale in _scales():
        for mode, shade in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, faint)):
            result.addPixmap(pixmap(name, shade, zoomed(size), scale), mode)
    return result


def tag_icon(colour: str, digit: int | None, palette: QPalette, size: int = 16) -> QIcon:
    """Return the icon of a tag in its colour, with the key that it is on.

    ``colour`` is ``#rrggbb`` or ``""``.
    """
    scheme, size = scheme_of(palette), zoomed(size)
    shade = tag_colour(colour, scheme) if colour else scheme.text_secondary
    if digit is None:
        result = QIcon()
        for scale in _scales():
            result.addPixmap(pixmap("tag", shade, size, scale))
        return result
    result = QIcon()
    for scale in _scales():
        image = QPixmap(size * scale, size * scale)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(shade))
        area = QRectF(0.5 * scale, 0.5 * scale, (size - 1) * scale, (size - 1) * scale)
        painter.drawRoundedRect(area, 4 * scale, 4 * scale)
        font = QFont(painter.font())
        font.setPixelSize(round(size * scale * 0.69))
        font.setBold(True)
        painter.setFont(font)
        dark, light = "#10151c", "#ffffff"
        painter.setPen(QColor(max(dark, light, key=lambda ink: contrast(ink, shade))))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), str(digit))
        painter.end()
        image.setDevicePixelRatio(scale)
        result.addPixmap(image)
    return result


def icon_size(pixels: int = 16) -> QSize:
    """Return the one size of icons in rows and buttons, which grows with the words."""
    return QSize(zoomed(pixels), zoomed(pixels))
