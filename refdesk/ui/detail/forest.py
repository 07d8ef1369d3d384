# SPDX-License-Identifier: GPL-3.0-or-later
"""A result drawn as a line of a forest plot: point, interval, and where there would be no effect."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from refdesk.domain.evidence import Statistic
from refdesk.evidence.notation import DIFFERENCES, PROPORTIONS, RATIOS
from refdesk.ui.theme import scheme_of

RESULT_ROLE = Qt.ItemDataRole.UserRole + 1
"""The :class:`~refdesk.domain.evidence.Statistic` of a cell that is drawn."""
FAINT_ROLE = Qt.ItemDataRole.UserRole + 2
"""Whether it is drawn as something that does not count."""
SIDE = 8
"""Pixels kept free at both ends, for the arrows."""
_CLIP = 2.0
"""A scale reaches no further than this many times the usual reach of the table's intervals."""
_LEAST_RATIO = math.log(1.25)
_POINT, _CAP, _ARROW = 3.5, 3.0, 4.0
_UNIT = frozenset({"AUC", "R2", "KAPPA", "ICC"})
_CENTRED = frozenset({"R"})


@dataclass(frozen=True, slots=True)
class Scale:
    """From numbers to places: 0 is the left end, 1 the right one, .5 no effect where there is such."""

    low: float
    high: float
    is_log: bool = False
    has_null: bool = True

    def place(self, value: float) -> float:
        """Return where ``value`` stands; below 0 or above 1 it is off the scale."""
        if self.is_log:
            value = math.log(value) if value > 0 else -math.inf
        return (value - self.low) / (self.high - self.low)


def group_of(result: Statistic) -> str:
    """Return which results share a scale with this one: all ratios, differences of a kind and unit."""
    if result.kind in RATIOS:
        return "ratio"
    if result.kind in DIFFERENCES | _CENTRED | PROPORTIONS | _UNIT:
        return f"{result.kind} {result.unit}"
    return ""


def scales_of(results: Iterable[Statistic]) -> dict[str, Scale]:
    """Return one scale for each group of results that can be drawn."""
    groups: dict[str, list[Statistic]] = {}
    for result in results:
        group = group_of(result)
        if group and _numbers(result):
            groups.setdefault(group, []).append(result)
    return {group: _scale(members) for group, members in groups.items()}


def _scale(members: Sequence[Statistic]) -> Scale:
    kind = members[0].kind
    if kind in RATIOS:
        half = _half([[abs(math.log(n)) for n in _numbers(m) if n > 0] for m in members])
        half = max(half, _LEAST_RATIO)
        return Scale(-half, half, is_log=True)
    if kind in DIFFERENCES:
        half = _half([[abs(n) for n in _numbers(m)] for m in members]) or 1.0
        return Scale(-half, half)
    if kind in _CENTRED:
        return Scale(-1.0, 1.0)
    is_percent = kind in PROPORTIONS and any(n > 1 for m in members for n in _numbers(m))
    return Scale(0.0, 100.0 if is_percent else 1.0, has_null=False)


def _half(reaches: Sequence[Sequence[float]]) -> float:
    """Return how far a scale reaches to both sides: all of it, but for intervals beyond measure."""
    furthest = [max(reach, default=0.0) for reach in reaches]
    points = max((reach[0] for reach in reaches if reach), default=0.0)
    usual = median(furthest)
    return 1.08 * max(points, min(max(furthest), _CLIP * usual))


def _numbers(result: Statistic) -> list[float]:
    """Return estimate and interval, the estimate first; what is not there is left out."""
    return [n for n in (result.value, result.ci_low, result.ci_high) if n is not None]


class ForestDelegate(QStyledItemDelegate):
    """Draws the cells of one column, all on the scales of the table."""

    def __init__(self, parent: object) -> None:
        super().__init__(parent)  # type: ignore[arg-type]  # any QObject
        self.scales: Mapping[str, Scale] = {}

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """See QStyledItemDelegate."""
        super().paint(painter, option, index)
        result = index.data(RESULT_ROLE)
        if not isinstance(result, Statistic):
            return
        scheme = scheme_of(option.palette)
        area = QRectF(option.rect)
        area.adjust(SIDE, 0, -SIDE, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self.scales.get(group_of(result))
        if scale is None or scale.has_null:
            self._null(painter, area, QColor(scheme.control))
        if scale is not None:
            faint = bool(index.data(FAINT_ROLE))
            self._draw(
                painter, area, scale, result, QColor(scheme.control if faint else scheme.text)
            )
        painter.restore()

    def _null(self, painter: QPainter, area: QRectF, colour: QColor) -> None:
        """Draw the line of no effect; it goes through rows that have nothing to draw."""
        pen = QPen(colour, 1, Qt.PenStyle.DotLine)
        painter.setPen(pen)
        x = round(area.center().x()) + 0.5
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))

    def _draw(
        self, painter: QPainter, area: QRectF, scale: Scale, result: Statistic, colour: QColor
    ) -> None:
        middle = area.center().y()

        def x_of(value: float) -> tuple[float, int]:
            """Return the place in pixels, and -1 or 1 where it lies beyond an end."""
            place = scale.place(value)
            beyond = -1 if place < 0 else 1 if place > 1 else 0
            return area.left() + min(max(place, 0.0), 1.0) * area.width(), beyond

        painter.setPen(QPen(colour, 1.4))
        painter.setBrush(colour)
        if result.ci_low is not None and result.ci_high is not None:
            ends = [x_of(result.ci_low), x_of(result.ci_high)]
            painter.drawLine(QPointF(ends[0][0], middle), QPointF(ends[1][0], middle))
            for x, beyond in ends:
                if beyond:
                    _arrow(painter, QPointF(x, middle), beyond)
                else:
                    painter.drawLine(QPointF(x, middle - _CAP), QPointF(x, middle + _CAP))
        if result.value is not None:
            x, beyond = x_of(result.value)
            if beyond:
                _arrow(painter, QPointF(x, middle), beyond)
            else:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.drawRect(QRectF(x - _POINT, middle - _POINT, 2 * _POINT, 2 * _POINT))


def _arrow(painter: QPainter, tip: QPointF, side: int) -> None:
    """Draw the head of an arrow that points out of the scale."""
    back = tip.x() - side * _ARROW
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(tip.x() + side * _ARROW, tip.y()),
                QPointF(back, tip.y() - _ARROW),
                QPointF(back, tip.y() + _ARROW),
            ]
        )
    )
