# SPDX-License-Identifier: GPL-3.0-or-later
"""A PDF on paper, and a copy of it elsewhere."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter

from refdesk.domain.jobs import JobContext
from refdesk.services.writing import write_failed, write_whole_bytes
from refdesk.ui.reader.pdf_canvas import image_of, question_for
from refdesk.ui.reader.pdf_document import PdfDocument, Said
from refdesk.ui.reader.pdf_tiles import Tile, tiles_over

_CHUNK = 1 << 20
_DOTS = 300
"""Dots an inch that are drawn at most; more is not seen and takes four times the time."""


class PdfPrinting(QObject):
    """Prints pages one after another, while the person goes on reading."""

    finished = Signal(bool)
    """Whether all was printed."""

    def __init__(self, document: PdfDocument, printer: QPrinter, parent: QObject) -> None:
        super().__init__(parent)
        self._document, self._printer = document, printer
        painter = self._painter = QPainter()
        self.destroyed.connect(lambda: _end(painter))  # a printer must not go before its painter
        last = len(document.sizes)
        first = printer.fromPage() or 1
        self._pages = range(first - 1, min(printer.toPage() or last, last))
        self._pieces = self._all_pieces()

    def start(self) -> None:
        """Begin; :attr:`finished` follows."""
        if self._painter.begin(self._printer):
            self._go_on()
        else:
            self.finished.emit(False)

    # Inside

    def _all_pieces(self) -> Iterator[tuple[Tile, bool]]:
        """Yield the pieces to be drawn, each with whether it begins a sheet that is not the first."""
        dots = min(self._printer.resolution(), _DOTS)
        for page in self._pages:
            size = (self._document.sizes[page] * (dots / 72)).toSize().expandedTo(QSize(1, 1))
            for number, tile in enumerate(
                tiles_over(page, size, QRect(0, 0, *size.toTuple()), False)
            ):
                yield tile, not number and page != self._pages.start

    def _go_on(self) -> None:
        tile, begins = next(self._pieces, (None, False))
        if tile is None:
            self.finished.emit(self._painter.end())
            return
        if begins:
            self._printer.newPage()
        self._document.ask_later(question_for(tile), partial(self._drawn, tile))

    def _drawn(self, tile: Tile, said: Said, data: bytes) -> None:
        if not self._painter.isActive():
            return
        if "error" in said:
            self._painter.end()
            self.finished.emit(False)
            return
        self._painter.drawImage(self._place(tile), image_of(said, data))
        self._go_on()

    def _place(self, tile: Tile) -> QRectF:
        """Return where a piece stands on the sheet: the page as large as it can be, in the middle."""
        sheet = QRectF(self._painter.viewport())
        page = QSizeF(tile.width, tile.height)
        shown = page.scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
        scale = shown.width() / page.width()
        left = (sheet.width() - shown.width()) / 2
        top = (sheet.height() - shown.height()) / 2
        area = tile.area
        return QRectF(
            left + area.x() * scale,
            top + area.y() * scale,
            area.width() * scale,
            area.height() * scale,
        )


def _end(painter: QPainter) -> None:
    if painter.isActive():
        painter.end()


def copy_file(source: Path, target: Path, _context: JobContext) -> None:
    """Write a copy of a file.

    Raises:
        WriteFailedError: it could not be written; nothing of it was left behind.
    """
    try:
        with source.open("rb") as file:
            write_whole_bytes(target, iter(partial(file.read, _CHUNK), b""))
    except OSError as error:
        raise write_failed(target, error) from None
