# SPDX-License-Identifier: GPL-3.0-or-later
"""QtPdf in a process of its own: it opens one PDF and answers what the window asks about it.

QtPdf has one lock for all that it does, and PySide keeps the interpreter while it draws: a page that takes a
second would stop the window for that second, on whatever thread it is drawn. And a PDF may be made to
take for ever or all memory. So the window starts the program once more, and :func:`main` runs there.

A question is one line of JSON, ``{"do": "draw", …}``; an answer is one line of JSON, and after it as many
bytes as its ``bytes`` says. Points and sizes are those of the page, in points (1/72 inch) from its top left.
"""

import contextlib
import importlib
import json
import re
import signal
import sys
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPolygonF
from PySide6.QtPdf import (
    QPdfBookmarkModel,
    QPdfDocument,
    QPdfDocumentRenderOptions,
    QPdfLinkModel,
    QPdfSearchModel,
    QPdfSelection,
)

MOST_OUTLINE = 5_000
_MEMORY = 3_000_000_000
"""Bytes that are written to; PDFium reserves far more addresses than it uses."""
_LAST_SECONDS = 60
"""After these the process ends in the middle of an answer: then nobody waits for it any more."""
_DEPTH = 12
_WORD = re.compile(r"[\w\-’']+")
_BROKEN_WORD = re.compile("[\x02\ufffe](?:\r?\n)?")
"""What PDFium puts in the place of a hyphen that breaks a word at the end of a line."""
_ERRORS = {
    QPdfDocument.Error.IncorrectPassword: "password",
    QPdfDocument.Error.UnsupportedSecurityScheme: "protected",
    QPdfDocument.Error.FileNotFound: "missing",
}

Answer = tuple[dict[str, Any], bytes]
Place = tuple[int, QPointF]
"""A page and a point of it."""
Stretch = tuple[int, QPdfSelection]
"""A page and what of its text is selected."""


class PdfPages:
    """One PDF; each public method but :meth:`answer` answers one kind of question."""

    def __init__(self) -> None:
        self._pdf = QPdfDocument()
        self._lines: dict[int, list[QRectF]] = {}
        self._search = QPdfSearchModel()

    def answer(self, question: dict[str, Any]) -> Answer:
        """Answer one question; one that cannot be answered gets ``{"error": …}``."""
        kinds: dict[str, Callable[..., Answer]] = {
            "open": self.open,
            "draw": self.draw,
            "links": self.links,
            "find": self.find,
            "select": self.select,
        }
        arguments = dict(question)
        try:
            return kinds[arguments.pop("do")](**arguments)
        except MemoryError:
            return {"error": "too-large"}, b""
        except Exception as error:  # noqa: BLE001 - the window goes on with the next question
            return {"error": "syntax", "detail": type(error).__name__}, b""

    def open(self, path: str, password: str) -> Answer:
        """Open the file: ``pages`` (sizes), ``labels``, ``outline`` (level, title, page, y), or ``error``."""
        self._pdf.setPassword(password)
        error = self._pdf.load(path)
        if error is not QPdfDocument.Error.None_:
            return {"error": _ERRORS.get(error, "syntax")}, b""
        self._search.setDocument(self._pdf)
        count = self._pdf.pageCount()
        sizes = [self._pdf.pagePointSize(page) for page in range(count)]
        labels = [self._pdf.pageLabel(page) for page in range(count)]
        plain = all(label in {"", str(page)} for page, label in enumerate(labels, 1))
        return {
            "pages": [[size.width(), size.height()] for size in sizes],
            "labels": [] if plain else labels,
            "outline": self._outline(),
        }, b""

    def draw(self, page: int, size: Sequence[int], clip: Sequence[int], inverted: bool) -> Answer:
        """Draw ``clip`` (x, y, width, height) of a page that is ``size`` pixels large, on white, as RGB32."""
        left, top, width, height = clip
        options = QPdfDocumentRenderOptions()
        options.setRenderFlags(QPdfDocumentRenderOptions.RenderFlag.Annotations)
        if [left, top, width, height] != [0, 0, *size]:
            options.setScaledSize(QSize(*size))
            # QtPdf reckons with right() and bottom(), which lie a pixel before the edge.
            options.setScaledClipRect(QRect(left, top, width + 1, height + 1))
        drawn = self._pdf.render(page, QSize(width, height), options)
        if drawn.isNull():
            return {"error": "syntax"}, b""
        image = QImage(width, height, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.drawImage(0, 0, drawn)
        painter.end()
        if inverted:
            image.invertPixels()
        return {"size": [width, height]}, bytes(image.constBits())

    def links(self, page: int) -> Answer:
        """Return ``links``: each an ``area``, and a ``url`` or a ``page`` with ``y``."""
        model = QPdfLinkModel()
        model.setDocument(self._pdf)
        model.setPage(page)
        role = QPdfLinkModel.Role
        links = []
        for row in range(model.rowCount(QModelIndex())):
            index = model.index(row)
            url = model.data(index, role.Url.value)
            target = model.data(index, role.Page.value)
            place = model.data(index, role.Location.value)
            links.append(
                {
                    "area": _numbers(model.data(index, role.Rectangle.value)),
                    "url": url.toString() if url is not None else "",
                    "page": target if isinstance(target, int) else -1,
                    "y": self._height_on(target, place),
                }
            )
        return {"links": links}, b""

    def find(self, text: str, first: int, count: int) -> Answer:
        """Return ``hits`` on ``count`` pages from ``first`` on: each a page and its rectangles."""
        if self._search.searchString() != text:
            self._search.setSearchString(text)
        hits = []
        for page in range(first, min(first + count, self._pdf.pageCount())):
            for hit in self._search.resultsOnPage(page):
                hits.append([page, [_numbers(area) for area in hit.rectangles()]])
        return {"hits": hits}, b""

    def select(self, start: Sequence[float], end: Sequence[float], by: str) -> Answer:
        """Return ``text`` and ``areas`` (page, rectangle) of what is selected between two places.

        A place is page, x, y. ``by``: ``character``; ``word`` or ``line`` at the start; its ``page``.
        """
        first, last = self._snapped(start), self._snapped(end)
        stretches: list[Stretch] = []
        if by == "page":
            stretches = [(int(start[0]), self._pdf.getAllText(int(start[0])))]
        elif by == "character" and first is not None and last is not None:
            if self._order(last) < self._order(first):
                first, last = last, first
            stretches = self._between(first, last)
        elif by == "word" and first is not None:
            stretches = self._word(first)
        elif by == "line" and first is not None:
            page, point = first
            line = next(line for line in self._lines_of(page) if line.contains(point))
            stretches = [(page, self._along(page, line.left(), line.right(), point.y()))]
        text = "\n".join(part.text() for _page, part in stretches)
        areas = [[page, _numbers(area)] for page, part in stretches for area in part.bounds()]
        return {"text": _BROKEN_WORD.sub("", text).replace("\r\n", "\n"), "areas": areas}, b""

    # Inside

    def _between(self, first: Place, last: Place) -> list[Stretch]:
        (start_page, start), (end_page, end) = first, last
        if start_page == end_page:
            return [(start_page, self._pdf.getSelection(start_page, start, end))]
        opening, closing = self._lines_of(start_page)[-1], self._lines_of(end_page)[0]
        bottom = QPointF(opening.right(), opening.center().y())
        top = QPointF(closing.left(), closing.center().y())
        return [
            (start_page, self._pdf.getSelection(start_page, start, bottom)),
            *((page, self._pdf.getAllText(page)) for page in range(start_page + 1, end_page)),
            (end_page, self._pdf.getSelection(end_page, top, end)),
        ]

    def _word(self, place: Place) -> list[Stretch]:
        page, point = place
        text = self._pdf.getAllText(page).text()
        last = self._lines_of(page)[-1]
        rest = self._pdf.getSelection(page, point, QPointF(last.right(), last.center().y()))
        at = rest.startIndex() if rest.isValid() else len(text) - 1
        for word in _WORD.finditer(text):
            if word.start() <= at < word.end():
                length = word.end() - word.start()
                return [(page, self._pdf.getSelectionAtIndex(page, word.start(), length))]
        return []

    def _along(self, page: int, left: float, right: float, y: float) -> QPdfSelection:
        return self._pdf.getSelection(page, QPointF(left, y), QPointF(right, y))

    def _lines_of(self, page: int) -> list[QRectF]:
        """Return where the text of a page stands, in the order of the text."""
        if page not in self._lines:
            if len(self._lines) >= 32:
                self._lines.clear()
            bounds = self._pdf.getAllText(page).bounds()
            self._lines[page] = [area.boundingRect().normalized() for area in bounds]
        return self._lines[page]

    def _snapped(self, place: Sequence[float]) -> Place | None:
        """Return the nearest place that is on text, or none where the page has no text."""
        page, point = int(place[0]), QPointF(place[1], place[2])
        lines = self._lines_of(page)
        if not lines:
            return None
        return page, _into(min(lines, key=lambda line: _distance(line, point)), point)

    def _order(self, place: Place) -> tuple[int, int, float]:
        page, point = place
        lines = self._lines_of(page)
        line = next((i for i, line in enumerate(lines) if line.contains(point)), len(lines))
        return page, line, point.x()

    def _height_on(self, page: object, place: QPointF | None) -> float:
        """Return where on its page a target lies; its top where the PDF does not say.

        WORKAROUND(qt 6.11): a target without a place gets one from memory that was never written.
        """
        if not isinstance(page, int) or place is None:
            return 0.0
        return place.y() if 0 <= place.y() <= self._pdf.pagePointSize(page).height() else 0.0

    def _outline(self) -> list[list[Any]]:
        model = QPdfBookmarkModel()
        model.setDocument(self._pdf)
        role = QPdfBookmarkModel.Role
        entries: list[list[Any]] = []

        def walk(parent: QModelIndex, level: int) -> None:
            for row in range(model.rowCount(parent)):
                if len(entries) >= MOST_OUTLINE:
                    return
                index = model.index(row, 0, parent)
                title = str(model.data(index, role.Title.value) or "").strip()
                page = model.data(index, role.Page.value)
                place = model.data(index, role.Location.value)
                y = self._height_on(page, place)
                entries.append([level, title, page if isinstance(page, int) else -1, y])
                if level < _DEPTH:
                    walk(index, level + 1)

        walk(QModelIndex(), 1)
        return entries


def _numbers(area: QRectF | QPolygonF) -> list[float]:
    rect = area.boundingRect() if isinstance(area, QPolygonF) else area
    rect = rect.normalized()  # on a turned page its sides may be negative
    return [rect.x(), rect.y(), rect.width(), rect.height()]


def _distance(area: QRectF, point: QPointF) -> float:
    """Return how far a point is from a line of text; beside it is nearer than above or below it."""
    across = max(area.left() - point.x(), 0.0, point.x() - area.right())
    down = max(area.top() - point.y(), 0.0, point.y() - area.bottom())
    return across + 20 * down


def _into(area: QRectF, point: QPointF) -> QPointF:
    return QPointF(
        min(max(point.x(), area.left()), area.right()),
        min(max(point.y(), area.top()), area.bottom()),
    )


def main(arguments: Sequence[str] = ()) -> int:
    """Answer the questions on standard input until it ends."""
    del arguments
    _limit()
    application = QCoreApplication.instance() or QCoreApplication([])
    pages = PdfPages()
    out = sys.stdout.buffer
    for line in sys.stdin.buffer:
        _set_alarm(_LAST_SECONDS)
        said, data = pages.answer(json.loads(line))
        out.write(json.dumps({**said, "bytes": len(data)}).encode() + b"\n" + data)
        out.flush()
        _set_alarm(0)
    del pages, application
    return 0


def _limit() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):  # not on every system
        resource = importlib.import_module("resource")
        resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))


def _set_alarm(seconds: int) -> None:
    alarm = getattr(signal, "alarm", None)  # not on Windows
    if alarm is not None:
        alarm(seconds)
