# SPDX-License-Identifier: GPL-3.0-or-later
"""How rows of hits and the header above them are painted."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionHeader,
    QStyleOptionHeaderV2,
    QStyleOptionViewItem,
    QTableView,
)

from refdesk.domain.found import FoundPaper
from refdesk.ui.beyond.hit_columns import MARKS, HitColumn, letter_width
from refdesk.ui.beyond.hit_model import LOST_ROLE, PAPER_ROLE
from refdesk.ui.icons import icon, pixmap
from refdesk.ui.library.painting import row_height
from refdesk.ui.theme import Scheme, scheme_of

_Index = QModelIndex | QPersistentModelIndex
_EDGE = 11
"""Left of a cell's text: where the header's text begins."""
_SPACE = 4
_MARK = 14
_BARS = {HitColumn.TITLE: 0.72, HitColumn.AUTHORS: 0.6, HitColumn.JOURNAL: 0.5}
"""What stands in for a row that is not read, in shares of a cell's width."""
_FLAGS = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)


class HitDelegate(QStyledItemDelegate):
    """Paints a cell: text, a mark, or a grey bar for what is not read yet."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """See QAbstractItemDelegate."""
        del index
        metrics = QFontMetrics(option.font)
        return QSize(letter_width(metrics) * 8, row_height(metrics))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """See QAbstractItemDelegate."""
        scheme = scheme_of(option.palette)
        area = QRect(option.rect)
        column = HitColumn(index.column())
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected:
            painter.fillRect(area, QColor(scheme.selection))
        paper: FoundPaper | None = index.data(PAPER_ROLE)
        if paper is None and not index.data(LOST_ROLE):
            self._paint_bar(painter, area, column, scheme)
        elif column in MARKS:
            self._paint_mark(painter, area, column, paper, scheme)
        else:
            self._paint_text(painter, option, index, selected=selected)
        view = self._view
        if view.hasFocus() and view.currentIndex().row() == index.row():
            painter.setPen(QColor(scheme.accent))
            painter.drawLine(area.topLeft(), area.topRight())
            painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.restore()

    def _paint_bar(self, painter: QPainter, area: QRect, column: HitColumn, scheme: Scheme) -> None:
        share = _BARS.get(column)
        if share is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(scheme.border))
        height = max(6.0, area.height() * 0.3)
        width = max(0.0, (area.width() - _EDGE - _SPACE) * share)
        bar = QRectF(area.left() + _EDGE, area.center().y() - height / 2, width, height)
        painter.drawRoundedRect(bar, 3, 3)

    def _paint_mark(
        self,
        painter: QPainter,
        area: QRect,
        column: HitColumn,
        paper: FoundPaper | None,
        scheme: Scheme,
    ) -> None:
        if paper is None:
            return
        if column is HitColumn.HELD:
            name, colour = ("check" if paper.library_id is not None else ""), scheme.success
        else:
            name, colour = ("document" if paper.is_free else ""), scheme.text_secondary
        if name:
            corner = area.center() - QRect(0, 0, _MARK, _MARK).center()
            scale = painter.device().devicePixelRatioF()
            painter.drawPixmap(corner, pixmap(name, colour, _MARK, scale))

    def _paint_text(
        self, painter: QPainter, option: QStyleOptionViewItem, index: _Index, *, selected: bool
    ) -> None:
        scheme = scheme_of(option.palette)
        area = QRect(option.rect).adjusted(_EDGE, 0, -_SPACE, 0)
        paper: FoundPaper | None = index.data(PAPER_ROLE)
        is_title = index.column() == HitColumn.TITLE
        # on the ground of a selection, grey is too faint to read
        quiet = (not is_title or paper is None) and not selected
        colour = scheme.text_secondary if quiet else scheme.text
        font = QFont(option.font)
        if is_title and paper is not None and paper.reference.is_retracted:
            scale = painter.device().devicePixelRatioF()
            top = area.center().y() - _MARK // 2
            painter.drawPixmap(area.left(), top, pixmap("retracted", scheme.danger, _MARK, scale))
            area.setLeft(area.left() + _MARK + _SPACE)
            font.setStrikeOut(True)
            colour = scheme.danger
        painter.setFont(font)
        painter.setPen(QColor(colour))
        text = str(index.data() or "")
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(area, _FLAGS, QFontMetrics(font).elidedText(text, elide, area.width()))


class HitHeader(QHeaderView):
    """The header: a column of marks is named by its mark."""

    def __init__(self, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setStretchLastSection(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """See QHeaderView.

        The base asks for every section whether its neighbours are wholly selected, which walks all
        rows of a Python model.
        """
        column = HitColumn(logicalIndex)
        option = QStyleOptionHeaderV2()
        self.initStyleOption(option)
        option.rect = rect
        option.section = logicalIndex
        option.textAlignment = self.defaultAlignment()
        option.position = QStyleOptionHeader.SectionPosition.Middle
        if column in MARKS:
            name = "document" if column is HitColumn.FREE else "library"
            option.icon = icon(name, self.palette(), "text_secondary")
            option.iconAlignment = Qt.AlignmentFlag.AlignCenter
        else:
            text = self.model().headerData(logicalIndex, Qt.Orientation.Horizontal)
            room = rect.width() - 2 * _EDGE
            elide = Qt.TextElideMode.ElideRight
            option.text = self.fontMetrics().elidedText(str(text), elide, room)
        self.style().drawControl(QStyle.ControlElement.CE_Header, option, painter, self)
