# SPDX-License-Identifier: GPL-3.0-or-later
"""Where somebody reads, in terms of the text: pixels differ with every size and width."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from refdesk.ui.widgets.documents import root_frame


@dataclass(frozen=True, slots=True)
class Place:
    """The line at the top of a view: its paragraph, how far into it, and what of it is hidden.

    A paragraph keeps its number where others get pictures for their formulas, and a share of it stays
    the same words where it gets some itself.
    """

    block: int
    share: float
    top: int
    """Pixels of the line's top in the view; below 0 where it begins above."""


def position_read(view: QTextEdit, share: float = 0.0) -> int:
    """Return the position of the text at the top of ``view``, or at a share of its height below."""
    port = view.viewport()
    left = int(root_frame(view.document()).frameFormat().leftMargin())
    return view.cursorForPosition(QPoint(left, int(port.height() * share) + 2)).position()


def place_read(view: QTextEdit) -> Place | None:
    """Return where somebody reads; ``None`` at the beginning."""
    if not view.verticalScrollBar().value():
        return None
    cursor = QTextCursor(view.document())
    cursor.setPosition(position_read(view))
    block = cursor.block()
    share = cursor.positionInBlock() / max(1, block.length() - 1)
    return Place(block.blockNumber(), share, view.cursorRect(cursor).top())


def show_place(view: QTextEdit, place: Place | None) -> None:
    """Scroll so that the line of a place is where it was."""
    bar = view.verticalScrollBar()
    if place is None:
        bar.setValue(0)
        return
    document = view.document()
    block = document.findBlockByNumber(min(place.block, document.blockCount() - 1))
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + round(place.share * (block.length() - 1)))
    top = view.cursorRect(cursor).top()  # lays the text out as far as that
    bar.setValue(bar.value() + top - place.top)
