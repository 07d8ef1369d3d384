# SPDX-License-Identifier: GPL-3.0-or-later
"""A short list of papers, each with a reason, as high as it is long."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QWheelEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from refdesk.ui.detail.related import RelatedPaper
from refdesk.ui.icons import pixmap
from refdesk.ui.theme import scheme_of
from refdesk.ui.tips import tip

_ID = Qt.ItemDataRole.UserRole
_LINES = Qt.ItemDataRole.UserRole + 1
_HAS_TEXT = Qt.ItemDataRole.UserRole + 2
_PAD = 6


class _PaperDelegate(QStyledItemDelegate):
    """Paints title, source and reason on a line each; ends are cut, the tooltip has the whole."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """See QAbstractItemDelegate."""
        lines: list[str] = index.data(_LINES)
        return QSize(120, option.fontMetrics.lineSpacing() * len(lines) + 2 * _PAD)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """See QAbstractItemDelegate."""
        scheme = scheme_of(option.palette)
        area: QRect = option.rect
        lit = option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus)
        painter.save()
        if lit:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(scheme.surface_raised))
            if option.state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(QColor(scheme.accent))
            painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        inner = area.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        metrics = option.fontMetrics
        room = inner.width() - (22 if index.data(_HAS_TEXT) else 0)
        for place, text in enumerate(index.data(_LINES)):
            painter.setPen(QColor(scheme.text if place == 0 else scheme.text_secondary))
            baseline = inner.top() + metrics.ascent() + place * metrics.lineSpacing()
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(inner.left(), baseline, shown)
        if index.data(_HAS_TEXT):
            scale = painter.device().devicePixelRatioF()
            picture = pixmap("document", scheme.text_secondary, 16, scale)
            painter.drawPixmap(inner.right() - 16, inner.top(), picture)
        painter.restore()


class PaperList(QListWidget):
    """A few papers, as high as they are many; a click or Enter asks for one."""

    paper_requested = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setItemDelegate(_PaperDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.itemClicked.connect(self._ask)
        self.itemActivated.connect(self._ask)

    def show_papers(self, papers: tuple[RelatedPaper, ...], because: str) -> None:
        """Show ``papers``; ``because`` takes the topics that both have."""
        self.clear()
        for paper in papers:
            row = paper.row
            source = " · ".join(filter(None, (row.first_author, str(row.year or ""), row.journal)))
            lines = [row.title, source]
            if paper.shared:
                lines.append(because.format(", ".join(paper.shared)))
            item = QListWidgetItem("\n".join(lines))
            item.setData(_ID, row.id)
            item.setData(_LINES, lines)
            item.setData(_HAS_TEXT, row.has_fulltext)
            item.setToolTip(tip("\n".join(lines)))
            self.addItem(item)
        self.setVisible(bool(papers))
        self.setFixedHeight(sum(map(self.sizeHintForRow, range(self.count()))) + 2)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """See QWidget: the page around it scrolls."""
        event.ignore()

    def _ask(self, item: QListWidgetItem) -> None:
        self.paper_requested.emit(int(item.data(_ID)))
