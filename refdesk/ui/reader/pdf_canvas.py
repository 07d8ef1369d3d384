# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of a PDF under each other: where they stand, how large, and what is drawn of them."""

from collections.abc import Iterable
from functools import partial
from math import ceil

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHideEvent,
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from refdesk.ui.colours import mix
from refdesk.ui.reader.pdf_document import PdfDocument, Said
from refdesk.ui.reader.pdf_layout import GAP, PageLayout, Zoom, factor_for, next_step
from refdesk.ui.reader.pdf_tiles import HIDDEN_BYTES, Tile, TileStore, tiles_over
from refdesk.ui.theme import DARK, LIGHT, scheme_of
from refdesk.ui.widgets.focus import came_by_keyboard, paint_ring

_STEP = 32
"""Pixels of one step of the scroll bars; a notch of the wheel is three."""

Areas = dict[int, list[QRectF]]
"""Rectangles by page, in points of the page."""


class PdfCanvas(QAbstractScrollArea):
    """Shows pages and what is laid over them.

    Pages are white until the process that has the PDF open has drawn them; at another zoom what was
    drawn before is stretched meanwhile. Nothing waits: painting takes what is there and asks for the rest.
    """

    page_changed = Signal(int)
    """Another page (from 0) takes most of the view."""
    zoomed = Signal()

    def __init__(self, document: PdfDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.tiles = TileStore()
        self._zoom = Zoom()
        self._factor = 1.0
        self._layout = PageLayout((), 1.0, QSize())
        self._page = 0
        self._inverted = False
        self._broken: set[int] = set()
        self._layers: dict[str, tuple[Areas, str]] = {}
        self._has_ring = False
        self._wheel = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(_STEP)
        self.horizontalScrollBar().setSingleStep(_STEP)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._ask)
        document.opened.connect(self._opened)

    # Where

    @property
    def page(self) -> int:
        """The page, from 0, that takes most of the view."""
        return self._page

    @property
    def zoom(self) -> Zoom:
        """What the person chose."""
        return self._zoom

    @property
    def factor(self) -> float:
        """How large pages are shown; 1 is 96 pixels an inch."""
        return self._factor

    @property
    def offset(self) -> QPoint:
        """How far the view is scrolled."""
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def place_at(self, point: QPoint) -> tuple[int, QPointF]:
        """Return the page next to a point of the viewport and, in points, where it lies there."""
        return self._layout.to_page(QPointF(point + self.offset))

    def area_of(self, page: int, area: QRectF) -> QRect:
        """Return where a rectangle of a page, in points, stands in the viewport."""
        return self._layout.from_page(page, area).translated(-QPointF(self.offset)).toAlignedRect()

    def set_zoom(self, zoom: Zoom, at: QPoint | None = None) -> None:
        """Show pages at another size; what is at a point of the viewport (or its top) stays there."""
        self._zoom = zoom
        self._lay_out(at)

    def zoom_by(self, by: int, at: QPoint | None = None) -> None:
        """Show pages larger (1) or smaller (-1) by one usual step."""
        self.set_zoom(Zoom.of(next_step(self._factor, by)), at)

    def scroll_to(self, page: int, y: float = 0.0) -> None:
        """Bring a height of a page, in points, to the top of the view; 0 is the page's own top."""
        if 0 <= page < len(self._layout.sizes):
            top = self._layout.area(page).top() + y * self._layout.scale - GAP
            self.verticalScrollBar().setValue(round(top))

    def reveal(self, page: int, area: QRectF) -> None:
        """Scroll so that an area of a page is well in view; nothing moves where it is."""
        if not self.document.is_open:
            return
        where, room = self.area_of(page, area), self.viewport().rect()
        if not room.adjusted(0, 24, 0, -24).contains(where.center()):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + where.center().y() - room.height() // 3)
        if where.left() < room.left() or where.right() > room.right():
            across = self.horizontalScrollBar()
            across.setValue(across.value() + where.center().x() - room.width() // 2)

    # What is seen

    @property
    def is_inverted(self) -> bool:
        """Whether pages are shown as their negative."""
        return self._inverted

    def set_inverted(self, inverted: bool) -> None:
        """Show pages as their negative: white on black."""
        self._inverted = inverted
        self.viewport().update()

    def set_layer(self, name: str, areas: Iterable[tuple[int, QRectF]], role: str) -> None:
        """Tint areas of pages with the colour of a role; layers that were named first lie lowest."""
        by_page: Areas = {}
        for page, area in areas:
            by_page.setdefault(page, []).append(area)
        self._layers[name] = (by_page, role)
        self.viewport().update()

    def layer(self, name: str) -> Areas:
        """Return what is tinted under a name."""
        return self._layers.get(name, ({}, ""))[0]

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget."""
        super().resizeEvent(event)
        self._lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """See QWidget: with Ctrl it zooms where the mouse is."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._wheel += event.angleDelta().y()
        steps = int(self._wheel / 120)
        self._wheel -= steps * 120
        if steps:
            self.zoom_by(1 if steps > 0 else -1, event.position().toPoint())
        event.accept()

    def scrollContentsBy(self, across: int, down: int) -> None:
        """See QAbstractScrollArea."""
        del across, down
        self._look()
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """See QWidget: a ring shows that the keyboard is here, not that the mouse was."""
        super().focusInEvent(event)
        self._has_ring = came_by_keyboard(event.reason())
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """See QWidget."""
        super().focusOutEvent(event)
        self._has_ring = False
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """See QWidget."""
        scheme = scheme_of(self.palette())
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(mix(scheme.control, scheme.surface_raised, 0.15)))
        for page in self.visible_pages():
            self._paint_page(painter, page)
        if self._has_ring:
            paint_ring(painter, self.viewport().rect(), scheme.accent)
        painter.end()
        self._soon.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """See QWidget: what is not looked at takes little memory."""
        super().hideEvent(event)
        self.tiles.shrink(HIDDEN_BYTES)

    def visible_pages(self) -> range:
        """Return the pages of which something is in view."""
        top = self.offset.y()
        return self._layout.pages_in(top, top + self.viewport().height() - 1)

    # Inside

    def _opened(self) -> None:
        self._broken.clear()
        self._lay_out()
        self.page_changed.emit(self._page)

    def _lay_out(self, at: QPoint | None = None) -> None:
        """Place all pages anew; what is at a point of the viewport stays there."""
        at = at if at is not None else QPoint(self.viewport().width() // 2, 0)
        page, point = self.place_at(at) if self._layout.sizes else (0, QPointF(0, -GAP))
        fresh = not self._layout.sizes
        room = self.viewport().size()
        sizes = self.document.sizes
        self._factor = factor_for(self._zoom, sizes, min(page, max(len(sizes) - 1, 0)), room)
        layout = self._layout = PageLayout(sizes, self._factor, room)
        for bar, whole, part in (
            (self.verticalScrollBar(), layout.height, room.height()),
            (self.horizontalScrollBar(), layout.width, room.width()),
        ):
            bar.setRange(0, max(0, whole - part))
            bar.setPageStep(part)
        if sizes and fresh:
            self.verticalScrollBar().setValue(0)
            self.horizontalScrollBar().setValue((layout.width - room.width()) // 2)
        elif sizes:
            target = layout.area(page).topLeft() + (point * layout.scale).toPoint() - at
            self.verticalScrollBar().setValue(target.y())
            self.horizontalScrollBar().setValue(target.x())
        if self._zoom.kind == "factor" and self.viewport().size() != room:
            self._lay_out(at)  # a scroll bar came or went
            return
        self._look()
        self.viewport().update()
        self.zoomed.emit()

    def _look(self) -> None:
        """Find out which page takes most of the view."""
        view = self.viewport().rect().translated(self.offset)

        def seen(page: int) -> int:
            return self._layout.area(page).intersected(view).height()

        page = max(self.visible_pages(), key=seen, default=0)
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)

    def _pixels(self, page: int) -> QSize:
        size, ratio = self._layout.sizes[page], self.devicePixelRatioF()
        return QSize(ceil(size.width() * ratio), ceil(size.height() * ratio))

    def _tiles_of(self, page: int, view: QRect) -> Iterable[Tile]:
        """Return the pieces of a page that lie in a part of the column."""
        area, ratio = self._layout.area(page), self.devicePixelRatioF()
        part = view.intersected(area).translated(-area.topLeft())
        corner = QPoint(int(part.x() * ratio), int(part.y() * ratio))
        pixels = QRect(corner, QSize(ceil(part.width() * ratio), ceil(part.height() * ratio)))
        return tiles_over(page, self._pixels(page), pixels, self._inverted)

    def _paint_page(self, painter: QPainter, page: int) -> None:
        place = self._layout.area(page).translated(-self.offset)
        scheme, ratio = DARK if self._inverted else LIGHT, self.devicePixelRatioF()
        painter.fillRect(place, QColor("#000000" if self._inverted else "#ffffff"))
        view = self.viewport().rect().translated(self.offset)
        wanted = list(self._tiles_of(page, view))
        drawn = {tile: self.tiles.get(tile) for tile in wanted}
        size = self._pixels(page)
        if not all(drawn.values()):
            for tile, image in self.tiles.others(page, size, self._inverted):
                painter.drawImage(
                    _stretched(tile, size, ratio).translated(QPointF(place.topLeft())), image
                )
        for tile, kept in drawn.items():
            if kept is not None:
                kept.setDevicePixelRatio(ratio)
                painter.drawImage(
                    QPointF(place.topLeft()) + QPointF(tile.area.topLeft()) / ratio, kept
                )
        if page in self._broken:
            painter.setPen(QColor(scheme.danger))
            words = self.tr("This page could not be drawn.")
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)
        self._paint_layers(painter, page)
        painter.setPen(QPen(QColor(scheme_of(self.palette()).border)))
        painter.drawRect(place.adjusted(-1, -1, 0, 0))

    def _paint_layers(self, painter: QPainter, page: int) -> None:
        mode = QPainter.CompositionMode
        blend = mode.CompositionMode_Screen if self._inverted else mode.CompositionMode_Multiply
        painter.setCompositionMode(blend)
        scheme = DARK if self._inverted else LIGHT
        for by_page, role in self._layers.values():
            ground = "#000000" if self._inverted else "#ffffff"
            colour = mix(getattr(scheme, role), ground, 0.35 if role == "accent" else 1.0)
            for area in by_page.get(page, ()):
                painter.fillRect(self.area_of(page, area).adjusted(-1, -1, 1, 1), QColor(colour))
        painter.setCompositionMode(mode.CompositionMode_SourceOver)

    def _ask(self) -> None:
        """Ask for what is in view and not drawn, and then for what is next to it."""
        if not self.document.is_open or not self.isVisible():
            return
        view = self.viewport().rect().translated(self.offset)
        around = view.adjusted(0, -view.height(), 0, view.height())
        ahead = self._layout.pages_in(around.top(), around.bottom())
        wanted: dict[Tile, None] = {}
        for part, pages in ((view, self.visible_pages()), (around, ahead)):
            for page in pages:
                if page not in self._broken:
                    wanted.update(dict.fromkeys(self._tiles_of(page, part)))
        questions = []
        for tile in wanted:
            question = question_for(tile)
            if self.tiles.get(tile) is None and question != self.document.asked:
                questions.append((question, partial(self._drawn, tile)))
        self.document.ask_drawings([*questions, *self.more_questions()])

    def more_questions(self) -> list[tuple[Said, partial[None]]]:
        """Return what a subclass wants to know of the pages in view, after they are drawn."""
        return []

    def _drawn(self, tile: Tile, said: Said, data: bytes) -> None:
        if said.get("error") == "closed":
            return
        if "error" in said:
            self._broken.add(tile.page)
        else:
            self.tiles.put(tile, image_of(said, data))
        self.viewport().update()


def question_for(tile: Tile) -> Said:
    """Return how a piece is asked for."""
    area = tile.area
    clip = [area.x(), area.y(), area.width(), area.height()]
    size = [tile.width, tile.height]
    return {"do": "draw", "page": tile.page, "size": size, "clip": clip, "inverted": tile.inverted}


def image_of(said: Said, data: bytes) -> QImage:
    """Return what was drawn."""
    width, height = said["size"]
    image = QImage(data, width, height, 4 * width, QImage.Format.Format_RGB32)
    return image.copy()  # else it would stand on the bytes of the answer


def _stretched(tile: Tile, size: QSize, ratio: float) -> QRectF:
    """Return where a piece of another size stands on a page, in pixels of the window."""
    area, across, down = tile.area, size.width() / tile.width, size.height() / tile.height
    return QRectF(
        area.x() * across / ratio,
        area.y() * down / ratio,
        area.width() * across / ratio,
        area.height() * down / ratio,
    )
