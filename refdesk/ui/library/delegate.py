# SPDX-License-Identifier: GPL-3.0-or-later
"""How a line of the list is painted: calm text, marks for full text, unread and retracted."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from refdesk.domain.line import ReferenceRow
from refdesk.ui.icons import pixmap
from refdesk.ui.library.columns import SPECS, Column
from refdesk.ui.library.model import ROW_ROLE
from refdesk.ui.theme import Scheme, scheme_of

_Index = QModelIndex | QPersistentModelIndex
MARK = 14
DOT = 7
SPACE = 8
FLASK = 11
EDGE = 11
"""Left of a cell's text: where the header's text begins."""
_FLASK_OUTLINE = (
    (0.25, 0.0), (0.75, 0.0), (0.62, 0.0), (0.62, 0.4), (0.95, 1.0), (0.05, 1.0), (0.38, 0.4), (0.38, 0.0),
)  # fmt: skip
"""The mark of a sample paper, in shares of its edge."""
_QUIET = frozenset({Column.YEAR, Column.JOURNAL, Column.DESIGN, Column.PMID, Column.ADDED})


class RowDelegate(QStyledItemDelegate):
    """Paints the cells of the list of papers."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """See QStyledItemDelegate."""
        row = index.data(ROW_ROLE)
        column = Column(index.column())
        scheme = scheme_of(option.palette)
        self._paint_ground(painter, option)
        self._paint_focus(painter, option, index, scheme)
        if not isinstance(row, ReferenceRow):
            return
        painter.save()
        rect = QRectF(option.rect)
        if SPECS[column].is_mark:
            self._paint_mark(painter, rect, row, column, scheme)
        else:
            self._paint_text(painter, option, index, row, column, scheme)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        widget: QWidget | None = option.widget
        style = widget.style() if widget else QApplication.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, widget)

    def _paint_focus(
        self, painter: QPainter, option: QStyleOptionViewItem, index: _Index, scheme: Scheme
    ) -> None:
        """Draw a line over and under the row that the keyboard is on."""
        view = option.widget
        if not isinstance(view, QTableView) or not view.hasFocus():
            return
        if view.currentIndex().row() == index.row():
            area = option.rect
            painter.setPen(QColor(scheme.accent))
            painter.drawLine(area.topLeft(), area.topRight())
            painter.drawLine(area.bottomLeft(), area.bottomRight())

    def _paint_mark(
        self, painter: QPainter, rect: QRectF, row: ReferenceRow, column: Column, scheme: Scheme
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if column is Column.READ and not row.is_read:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(scheme.accent))
            painter.drawEllipse(rect.center(), DOT / 2, DOT / 2)
        if column is Column.FULLTEXT and row.has_fulltext:
            self._paint_icon(painter, "document", scheme.text_secondary, rect.center().x(), rect)

    def _paint_icon(
        self, painter: QPainter, name: str, colour: str, centre: float, rect: QRectF
    ) -> None:
        scale = painter.device().devicePixelRatio()
        place = QRectF(centre - MARK / 2, rect.center().y() - MARK / 2, MARK, MARK)
        image = pixmap(name, colour, MARK, scale)
        painter.drawPixmap(place.toAlignedRect().topLeft(), image)

    def _paint_text(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: _Index,
        row: ReferenceRow,
        column: Column,
        scheme: Scheme,
    ) -> None:
        rect = QRectF(option.rect).adjusted(EDGE, 0, -SPACE / 2, 0)
        base: QFont = option.font
        # on the ground of a selection, grey is too faint to read
        quiet = column in _QUIET and not option.state & QStyle.StateFlag.State_Selected
        colour = scheme.text_secondary if quiet else scheme.text
        if column is Column.TITLE:
            if row.is_retracted:
                self._paint_icon(painter, "retracted", scheme.danger, rect.left() + MARK / 2, rect)
                rect.setLeft(rect.left() + MARK + SPACE / 2)
                colour = scheme.danger
            if row.is_sample:
                rect.setRight(self._paint_sample(painter, rect, scheme))
        own = index.data(Qt.ItemDataRole.FontRole)
        font = own.resolve(base) if isinstance(own, QFont) else base
        painter.setFont(font)
        painter.setPen(QColor(colour))
        text = str(index.data() or "")
        elided = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width()))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(rect, int(flags), elided)

    def _paint_sample(self, painter: QPainter, rect: QRectF, scheme: Scheme) -> float:
        """Draw a small flask at the right; return where the title must end."""
        left, top = rect.right() - FLASK, rect.center().y() - FLASK / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(scheme.control), 1.1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(
            [QPointF(left + x * FLASK, top + y * FLASK) for x, y in _FLASK_OUTLINE]
        )
        return left - SPACE / 2

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """See QStyledItemDelegate."""
        del index
        metrics = QFontMetrics(option.font)
        return QSize(metrics.horizontalAdvance("x") * 8, row_height(metrics))


def row_height(metrics: QFontMetrics) -> int:
    """Return the height of a compact line, 24 to 28 pixels at usual font sizes."""
    return max(24, metrics.height() + 9)
