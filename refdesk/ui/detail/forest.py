# SPDX-License-Identifier: GPL-3.0-or-later
"""A result drawn as a line of a forest plot: point, interval, and where there would be no effect."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

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
_LEAST_SHARE = 0.15
"""Of the drawing, on the side of no effect where there is nothing."""
_MARGIN = 1.06
_POINT, _CAP, _ARROW = 3.0, 3.0, 4.0
_UNIT = frozenset({"AUC", "R2", "KAPPA", "ICC"})
_CENTRED = frozenset({"R"})


@dataclass(frozen=True, slots=True)
class Scale:
    """From numbers to places: 0 is the left end of the drawing, 1 the right one."""

    origin: float
    """The place of no effect; of a scale without such, of 0."""
    unit: float
    """How far apart two places are whose numbers, or logarithms, differ by 1."""
    is_log: bool = False
    has_null: bool = True

    def place(self, value: float) -> float:
        """Return where ``value`` stands; below 0 or above 1 it is off the scale."""
        return self.origin + self.unit * _reach(value, is_log=self.is_log)


def _reach(value: float, *, is_log: bool) -> float:
    """Return how far a number is from no effect, to the left below zero."""
    if not is_log:
        return value
    return math.log(value) if value > 0 else -math.inf


def group_of(result: Statistic) -> str:
    """Return which results share a scale with this one: all ratios, differences of a kind and unit."""
    if result.kind in RATIOS:
        return "ratio"
    if result.kind in DIFFERENCES | _CENTRED | PROPORTIONS | _UNIT:
        return f"{result.kind} {result.unit}"
    return ""


def scales_of(results: Iterable[Statistic]) -> dict[str, Scale]:
    """Return one scale for each group of results that can be drawn; no effect is at one place in all."""
    groups: dict[str, list[Statistic]] = {}
    for result in results:
        group = group_of(result)
        if group and _numbers(result):
            groups.setdefault(group, []).append(result)
    sides = {g: _sides(members) for g, members in groups.items() if _has_null(members[0])}
    shares = [left / (left + right) for left, right in sides.values()]
    origin = sum(shares) / len(shares) if shares else 0.5
    scales = {group: _bounded(members) for group, members in groups.items() if group not in sides}
    for group, (left, right) in sides.items():
        unit = min(origin / left, (1 - origin) / right)
        scales[group] = Scale(origin, unit, is_log=groups[group][0].kind in RATIOS)
    return scales


def _has_null(result: Statistic) -> bool:
    return result.kind in RATIOS | DIFFERENCES | _CENTRED


def _sides(members: Sequence[Statistic]) -> tuple[float, float]:
    """Return how far a scale goes to the left and to the right of no effect, both above 0.

    It holds all estimates, and all of the intervals but for those beyond measure.
    """
    is_log = members[0].kind in RATIOS
    reaches = [[_reach(n, is_log=is_log) for n in _numbers(member)] for member in members]
    reaches = [kept for reach in reaches if (kept := list(filter(math.isfinite, reach)))]
    if not reaches:
        return 1.0, 1.0
    furthest = sorted(max(map(abs, reach)) for reach in reaches)
    usual = furthest[len(furthest) // 2]
    most = max(*(abs(reach[0]) for reach in reaches), _CLIP * usual)
    left = min(most, max(0.0, *(-min(reach) for reach in reaches)))
    right = min(most, max(0.0, *(max(reach) for reach in reaches)))
    whole = max(left + right, _LEAST_RATIO if is_log else 0.0) or 1.0
    return max(_MARGIN * left, _LEAST_SHARE * whole), max(_MARGIN * right, _LEAST_SHARE * whole)


def _bounded(members: Sequence[Statistic]) -> Scale:
    """Return the scale of shares: from 0 to 1, or to 100 %."""
    is_percent = any(n > 1 for member in members for n in _numbers(member))
    return Scale(0.0, 0.01 if is_percent else 1.0, has_null=False)


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
        null = next((s.origin for s in self.scales.values() if s.has_null), None)
        if null is not None and (scale is None or scale.has_null):
            self._null(painter, area, null, QColor(scheme.control))
        if scale is not None:
            faint = bool(index.data(FAINT_ROLE))
            self._draw(
                painter, area, scale, result, QColor(scheme.control if faint else scheme.text)
            )
        painter.restore()

    def _null(self, painter: QPainter, area: QRectF, place: float, colour: QColor) -> None:
        """Draw the line of no effect; it goes through rows that have nothing to draw."""
        pen = QPen(colour, 1, Qt.PenStyle.DotLine)
        painter.setPen(pen)
        x = round(area.left() + place * area.width()) + 0.5
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
