# SPDX-License-Identifier: GPL-3.0-or-later
"""A picture that is looked at closely: fitted to its place, zoomed where the pointer is, dragged."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from refdesk.ui.theme import scheme_of
from refdesk.ui.widgets.focus import came_by_keyboard, paint_ring

STEP = 1.25
"""Factor of one step of zoom."""
LARGEST = 16.0
"""Screen pixels for a pixel of the picture, at most."""
_NUDGE = 60
"""Pixels that an arrow key moves a picture which is larger than its place."""


class Canvas(QWidget):
    """Shows one picture; ``zoom`` 1 is a pixel of the picture on a pixel of the screen."""

    zoomed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("figureCanvas")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(240, 160)
        self._levels: Sequence[QImage] = (QImage(),)
        self._zoom = 1.0
        self._fits = True
        self._centre = QPointF()
        """The point of the picture that is in the middle, in its own pixels."""
        self._dragged: QPoint | None = None
        self._has_ring = False

    @property
    def zoom(self) -> float:
        """How large the picture is."""
        return self._zoom

    @property
    def has_picture(self) -> bool:
        """Whether there is something to see."""
        return not self._picture.isNull()

    def show_levels(self, levels: Sequence[QImage]) -> None:
        """Show another picture, whole; it and its halves, see :func:`levels`."""
        self._levels = levels
        self.fit()

    def clear(self) -> None:
        """Show nothing."""
        self._levels = (QImage(),)
        self.update()

    def fit(self) -> None:
        """Show the whole picture, as large as there is room; a small one in its own size."""
        self._fits = True
        self._centre = QPointF(self._picture.width() / 2, self._picture.height() / 2)
        self._set(self._fitting())

    def actual_size(self) -> None:
        """Show a pixel of the picture on a pixel of the screen."""
        self._fits = False
        self._set(1.0)

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom, keeping the point of the picture that is at ``at`` (the middle without it) there."""
        if not self.has_picture:
            return
        spot = at if at is not None else QPointF(self.rect().center())
        before = self._at(spot)
        self._fits = False
        least = min(self._fitting(), 1.0) / 4
        self._zoom = max(least, min(LARGEST, self._zoom * factor))
        away = (spot - QPointF(self.width() / 2, self.height() / 2)) / self._scale
        self._centre = before - away
        self._set(self._zoom)

    def move_by(self, x: float, y: float) -> None:
        """Move the picture by pixels of the screen."""
        self._centre -= QPointF(x, y) / self._scale
        self._set(self._zoom)

    def sizeHint(self) -> QSize:
        """See QWidget."""
        return QSize(800, 560)

    # Events

    def paintEvent(self, event: QPaintEvent) -> None:
        """See QWidget."""
        del event
        painter = QPainter(self)
        scheme = scheme_of(self.palette())
        painter.fillRect(self.rect(), QColor(scheme.surface_raised))
        if self.has_picture:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, self._zoom < 3)
            painter.fillRect(
                self._place(), Qt.GlobalColor.white
            )  # as the paper that it was drawn for
            painter.drawImage(self._place(), self._source())
        if self._has_ring:
            paint_ring(painter, self.rect(), scheme.accent)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget."""
        super().resizeEvent(event)
        if self._fits:
            self.fit()
        else:
            self._set(self._zoom)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """See QWidget: the wheel zooms; a touchpad that can say where it moves, moves."""
        if not event.pixelDelta().isNull() and not event.modifiers():
            self.move_by(event.pixelDelta().x(), event.pixelDelta().y())
        else:
            self.zoom_by(STEP ** (event.angleDelta().y() / 120), event.position())
        event.accept()

    def event(self, event: QEvent) -> bool:
        """See QObject: two fingers zoom."""
        pinch = Qt.NativeGestureType.ZoomNativeGesture
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == pinch:
            self.zoom_by(1 + event.value(), event.position())
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """See QWidget."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._dragged = event.position().toPoint()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """See QWidget: the picture goes with the hand."""
        if self._dragged is not None:
            here = event.position().toPoint()
            way, self._dragged = here - self._dragged, here
            self.move_by(way.x(), way.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """See QWidget."""
        del event
        self._dragged = None
        self._point()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """See QWidget: whole, or its own size."""
        del event
        if self._fits:
            self.actual_size()
        else:
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget: arrows move a picture that is larger than its place; others are the window's."""
        ways = {
            Qt.Key.Key_Left: (_NUDGE, 0),
            Qt.Key.Key_Right: (-_NUDGE, 0),
            Qt.Key.Key_Up: (0, _NUDGE),
            Qt.Key.Key_Down: (0, -_NUDGE),
        }
        way = ways.get(Qt.Key(event.key()))
        if way is None or self._fits:
            super().keyPressEvent(event)
            return
        self.move_by(*way)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """See QWidget: a ring shows that the keyboard is here, not that the mouse was."""
        super().focusInEvent(event)
        self._has_ring = came_by_keyboard(event.reason())
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """See QWidget."""
        super().focusOutEvent(event)
        self._has_ring = False
        self.update()

    # Inside

    @property
    def _scale(self) -> float:
        """Pixels of the window, which may be coarser than the screen's, for one of the picture."""
        return self._zoom / self.devicePixelRatioF()

    def _fitting(self) -> float:
        if not self.has_picture:
            return 1.0
        ratio = self.devicePixelRatioF()
        across = self.width() * ratio / self._picture.width()
        down = self.height() * ratio / self._picture.height()
        return min(across, down, max(1.0, ratio))

    def _set(self, zoom: float) -> None:
        self._zoom = zoom
        half = QPointF(self.width(), self.height()) / (2 * self._scale)
        size = self._picture.size()
        self._centre = QPointF(
            _kept(self._centre.x(), half.x(), size.width()),
            _kept(self._centre.y(), half.y(), size.height()),
        )
        self._point()
        self.zoomed.emit(zoom)
        self.update()

    def _point(self) -> None:
        place = self._place()
        is_larger = place.width() > self.width() + 1 or place.height() > self.height() + 1
        shape = Qt.CursorShape.OpenHandCursor if is_larger else Qt.CursorShape.ArrowCursor
        if self._dragged is None:
            self.setCursor(shape)

    def _place(self) -> QRectF:
        scale = self._scale
        corner = QPointF(self.width() / 2, self.height() / 2) - self._centre * scale
        size = self._picture.size()
        return QRectF(corner.x(), corner.y(), size.width() * scale, size.height() * scale)

    def _at(self, spot: QPointF) -> QPointF:
        return self._centre + (spot - QPointF(self.width() / 2, self.height() / 2)) / self._scale

    def _source(self) -> QImage:
        """Return the smallest of the levels that is not smaller than what is shown."""
        wide = self._picture.width() * self._zoom
        return min((one for one in self._levels if one.width() >= wide), key=QImage.width,
                   default=self._picture)  # fmt: skip

    @property
    def _picture(self) -> QImage:
        return self._levels[0]


def _kept(centre: float, half: float, size: float) -> float:
    """Return a centre from which no empty strip is seen beside a picture that has more to show."""
    return size / 2 if 2 * half >= size else min(max(centre, half), size - half)
