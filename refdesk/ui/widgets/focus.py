# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the keyboard is: rings that style sheets cannot draw, and the order of Tab."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QApplication, QDialog, QWidget

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


def hand_back(dialog: QDialog) -> None:
    """Give the keyboard back to where it was in the window below when a dialog closes.

    Most window systems do that by themselves, not all; another window that was chosen meanwhile
    keeps it.
    """
    parent = dialog.parentWidget()
    below = parent.window() if parent is not None else None

    def give() -> None:
        if below is None:
            return
        if QApplication.activeWindow() in {None, dialog} and below.isVisible():
            below.activateWindow()

    dialog.finished.connect(give)


def chain(widgets: Sequence[QWidget]) -> None:
    """Let Tab go through ``widgets`` in this order; what is made later would come last."""
    for first, second in pairwise(widgets):
        QWidget.setTabOrder(first, second)
