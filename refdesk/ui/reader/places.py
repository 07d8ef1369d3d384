# SPDX-License-Identifier: GPL-3.0-or-later
"""Where somebody reads, as a position of the text: pixels differ with every size and width."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit


def place_read(view: QTextEdit, share: float = 0.0) -> int:
    """Return the position of the text at the top of ``view``, or at a share of its height below."""
    if not view.verticalScrollBar().value() and not share:
        return 0
    port = view.viewport()
    left = int(view.document().rootFrame().frameFormat().leftMargin())
    return view.cursorForPosition(QPoint(left, int(port.height() * share) + 2)).position()


def show_place(view: QTextEdit, position: int) -> None:
    """Scroll so that the line of ``position`` is the first."""
    bar = view.verticalScrollBar()
    if position <= 0:
        bar.setValue(0)
        return
    cursor = QTextCursor(view.document())
    cursor.setPosition(min(position, max(0, view.document().characterCount() - 1)))
    bar.setValue(bar.value() + view.cursorRect(cursor).top() - 1)
