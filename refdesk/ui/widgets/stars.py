# SPDX-License-Identifier: GPL-3.0-or-later
"""Five stars: painted in the list, clicked and typed at in the head of a paper."""

from math import cos, pi, sin

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from refdesk.domain.organisation import MOST_STARS
from refdesk.ui.theme import scheme_of
from refdesk.ui.type_scale import zoomed
from refdesk.ui.widgets.focus import paint_ring

_INNER = 0.42
_GAP = 2.0


def star(centre: QPointF, radius: float) -> QPolygonF:
    """Return the outline of a star."""
    points = []
    for corner in range(10):
        reach = radius if corner % 2 == 0 else radius * _INNER
        angle = corner * pi / 5 - pi / 2
        points.append(QPointF(centre.x() + reach * cos(angle), centre.y() + reach * sin(angle)))
    return QPolygonF(points)


def paint_stars(
    painter: QPainter, left: float, middle: float, size: float, count: int, full: str, empty: str
) -> None:
    """Paint ``count`` stars in the colour ``full``; outlines of the rest in ``empty``, if any."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for place in range(MOST_STARS if empty else count):
        centre = QPointF(left + size / 2 + place * (size + _GAP), middle + size * 0.04)
        if place < count:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(full))
            painter.drawPolygon(star(centre, size / 2))
        else:
            painter.setPen(QPen(QColor(empty), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolygon(star(centre, size / 2 - 0.5))
    painter.restore()


class StarRating(QWidget):
    """Shows and takes a rating: a click on a star, a second one on it for none, arrows and digits."""

    rated = Signal(int)
    SIZE = 13

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ratingStars")
        self._count = 0
        self._hovered = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.retranslate()

    @property
    def count(self) -> int:
        """Stars that are shown."""
        return self._count

    def show_rating(self, count: int) -> None:
        """Show a rating."""
        self._count = count
        self.retranslate()
        self.update()

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        text = self.tr("Rating: %n of 5 stars", "", self._count)
        self.setAccessibleName(text)
        self.setToolTip(text)

    def sizeHint(self) -> QSize:
        """See QWidget."""
        size = zoomed(self.SIZE)
        return QSize(round(MOST_STARS * (size + _GAP)) + 6, size + 8)

    def minimumSizeHint(self) -> QSize:
        """See QWidget."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget: stars grow with the words beside them."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.updateGeometry()

    def _star_at(self, x: float) -> int:
        return max(1, min(MOST_STARS, int((x - 3) // (zoomed(self.SIZE) + _GAP)) + 1))

    def _rate(self, count: int) -> None:
        count = max(0, min(MOST_STARS, count))
        if count != self._count:
            self.show_rating(count)
            self.rated.emit(count)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """See QWidget."""
        if event.button() is Qt.MouseButton.LeftButton:
            count = self._star_at(event.position().x())
            self._rate(0 if count == self._count else count)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """See QWidget."""
        self._hovered = self._star_at(event.position().x())
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """See QWidget."""
        super().leaveEvent(event)
        self._hovered = 0
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        key = event.key()
        if Qt.Key.Key_0 <= key <= Qt.Key.Key_5:
            self._rate(key - Qt.Key.Key_0)
        elif key in {Qt.Key.Key_Right, Qt.Key.Key_Plus}:
            self._rate(self._count + 1)
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Minus}:
            self._rate(self._count - 1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """See QWidget."""
        del event
        painter, scheme = QPainter(self), scheme_of(self.palette())
        shown = self._hovered or self._count
        colour = scheme.control if self._hovered else scheme.star
        middle = QRectF(self.rect()).center().y()
        paint_stars(painter, 3, middle, zoomed(self.SIZE), shown, colour, scheme.control)
        if self.hasFocus():
            paint_ring(painter, self.rect(), scheme.accent)
        painter.end()
