# SPDX-License-Identifier: GPL-3.0-or-later
"""A table of papers that files may be dropped on: on the middle of a line, or beside it."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
)
from PySide6.QtWidgets import QTableView, QWidget

from refdesk.ui.library.mime import dropped, dropped_files
from refdesk.ui.theme import scheme_of
from refdesk.ui.widgets.focus import paint_ring


class FileDropTable(QTableView):
    """On the middle of a line files are for its paper, elsewhere for the list."""

    files_dropped = Signal(list, object, object)
    """With paths, the paper that they were dropped on, ``None`` for beside one, and the :class:`Wish`."""

    def __init__(self, paper_at: Callable[[int], int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper_at = paper_at
        self._target: int | None = None
        """The line that files would be dropped on."""

    def paint_target(self, painter: QPainter) -> None:
        """Show on which paper files would be dropped."""
        if self._target is not None:
            paint_ring(painter, self._line(self._target), scheme_of(self.palette()).accent)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """See QWidget."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """See QWidget."""
        self._aim(self._row_under(event.position().toPoint()))
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """See QWidget."""
        self._aim(None)
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """See QWidget."""
        row = self._row_under(event.position().toPoint())
        self._aim(None)
        paper = self._paper_at(row) if row is not None else None
        files, wish = dropped(event)
        self.files_dropped.emit(files, paper, wish)
        event.acceptProposedAction()

    def _row_under(self, at: QPoint) -> int | None:
        row = self.rowAt(at.y())
        if row < 0:
            return None
        area = self._line(row)
        edge = area.height() // 5
        return row if area.adjusted(0, edge, 0, -edge).contains(at) else None

    def _line(self, row: int) -> QRect:
        top, height = self.rowViewportPosition(row), self.rowHeight(row)
        return QRect(0, top, self.viewport().width(), height)

    def _aim(self, row: int | None) -> None:
        if row != self._target:
            self._target = row
            self.viewport().update()
