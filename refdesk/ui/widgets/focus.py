# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the keyboard is: rings that style sheets cannot draw, and the order of Tab."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

_BY_KEYBOARD = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
    }
)


def came_by_keyboard(reason: Qt.FocusReason) -> bool:
    """Return whether a text that is only read should show that it has the keyboard."""
    return reason in _BY_KEYBOARD


def paint_ring(painter: QPainter, area: QRect, colour: str) -> None:
    """Draw the ring of what has the keyboard just inside ``area``."""
    painter.save()
    painter.setPen(QPen(QColor(colour), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area.adjusted(0, 0, -1, -1))
    painter.restore()


def chain(widgets: Sequence[QWidget]) -> None:
    """Let Tab go through ``widgets`` in this order; what is made later would come last."""
    for first, second in pairwise(widgets):
        QWidget.setTabOrder(first, second)
