# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of strangers decoded off the main thread, and the calm box that stands where one is not."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QImageReader, QPainter, QPixmap

from refdesk.domain.errors import UnreadableError
from refdesk.ui.theme import Scheme

MOST_PIXELS = 60_000_000
"""Of a picture that is decoded: 240 MB, under the limit of 256 that Qt sets by itself."""
LONGEST_DRAWING = 2400
"""Pixels of the longer side of a drawing (SVG) that is shown large; it has no size of its own."""

_SMALLEST_LEVEL = 1000


@dataclass(frozen=True, slots=True)
class Placeholder:
    """What a box says."""

    words: str = ""
    link: str = ""


class Encoded:
    """A picture as it lies in the library, ready to be measured and decoded by its kind alone.

    The reader never guesses: a file that calls itself a JPEG and is a PDF meets no PDF reader.
    """

    def __init__(self, data: bytes, kind: str, name: str) -> None:
        self._data, self._kind, self._name = data, kind, name

    def size(self) -> QSize:
        """Return width and height in pixels.

        Raises:
            UnreadableError: it is damaged, too large, or this system has no reader for its kind.
        """
        with self._reader() as reader:
            return self._size(reader)

    def image(self, size: QSize | None = None) -> QImage:
        """Return the picture, in its own size or smooth in another.

        Raises:
            UnreadableError: see :meth:`size`.
        """
        with self._reader() as reader:
            own = self._size(reader)
            if size is None and self._kind == "svg":
                whole = QSize(LONGEST_DRAWING, LONGEST_DRAWING)
                size = own.scaled(whole, Qt.AspectRatioMode.KeepAspectRatio)
            if size is not None and size != own and not size.isEmpty():
                reader.setScaledSize(size)
            image = reader.read()
            if image.isNull():
                raise UnreadableError(self._name, "unknown-format", detail=reader.errorString())
            return image

    def _size(self, reader: QImageReader) -> QSize:
        size = reader.size()
        if not reader.canRead() or size.isEmpty():
            raise UnreadableError(self._name, "unknown-format", detail=reader.errorString())
        if size.width() * size.height() > MOST_PIXELS:
            raise UnreadableError(self._name, "too-large")
        return size

    @contextmanager
    def _reader(self) -> Iterator[QImageReader]:
        buffer = QBuffer()
        buffer.setData(self._data)
        buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        reader = QImageReader(buffer, QByteArray(self._kind.encode()))
        reader.setDecideFormatFromContent(False)
        try:
            yield reader
        finally:
            # The reader of TIFF looks into its buffer as it goes; Python may let go of that first.
            reader.setDevice(None)  # type: ignore[arg-type]  # a null pointer, says Qt


def levels(image: QImage) -> list[QImage]:
    """Return a picture and its halves, down to the size of a screen, for a view that zooms.

    Made once off the main thread: 24 megapixels take a fifth of a second to be made smaller well.
    """
    found = [image]
    ignore, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode
    while max(found[-1].width(), found[-1].height()) > _SMALLEST_LEVEL:
        half = found[-1].size() / 2
        found.append(found[-1].scaled(half, ignore, smooth.SmoothTransformation))
    return found


def on_paper(image: QImage, padding: int = 0) -> QImage:
    """Return a picture on white: publishers draw for paper, and black lines need it in the dark.

    ``padding`` is in the picture's own pixels.
    """
    if not padding and not image.hasAlphaChannel():
        return image
    whole = QSize(image.width() + 2 * padding, image.height() + 2 * padding)
    page = QImage(whole, QImage.Format.Format_RGB32)
    page.fill(Qt.GlobalColor.white)
    painter = QPainter(page)
    painter.drawImage(padding, padding, image)
    painter.end()
    return page


def ground(scheme: Scheme) -> QPixmap:
    """Return one pixel of the colour of a box; drawn over any size it is a box."""
    pixel = QPixmap(1, 1)
    pixel.fill(QColor(scheme.surface_raised))
    return pixel


def box(size: QSize, ratio: float, said: Placeholder, scheme: Scheme, font: QFont) -> QPixmap:
    """Return a box that says why there is no picture and, as a link, what can be done."""
    pixmap = QPixmap((QSizeF(size) * ratio).toSize().expandedTo(QSize(1, 1)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(scheme.border))
    painter.setBrush(QColor(scheme.surface_raised))
    edge = QRectF(0.5, 0.5, size.width() - 1, size.height() - 1)
    radius = min(6.0, size.height() / 5)
    painter.drawRoundedRect(edge, radius, radius)
    painter.setFont(font)
    inner = QRect(4, 0, size.width() - 8, size.height())
    centred = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    words = painter.boundingRect(inner, centred, said.words)
    link = painter.boundingRect(inner, centred, said.link) if said.link else QRect()
    gap = painter.fontMetrics().height() // 3 if said.link else 0
    top = (size.height() - words.height() - gap - link.height()) // 2
    words.moveTop(top)
    link.moveTop(top + words.height() + gap)
    painter.setPen(QColor(scheme.text_secondary))
    painter.drawText(words, centred, said.words)
    if said.link:
        painter.setPen(QColor(scheme.link))
        painter.drawText(link, centred, said.link)
    painter.end()
    return pixmap
