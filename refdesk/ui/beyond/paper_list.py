# SPDX-License-Identifier: GPL-3.0-or-later
"""A short list of papers, each with a reason, as high as it is long."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from refdesk.ui.beyond.lines import PaperLine
from refdesk.ui.icons import pixmap
from refdesk.ui.theme import scheme_of
from refdesk.ui.tips import set_tip

_LINE = Qt.ItemDataRole.UserRole
_PAD = 6
_SIGN = 16
_SIGNS = 2 * _SIGN + 6
"""Room for the signs at the right: a full text, and whether the library has the paper."""


def _lines_of(line: PaperLine) -> list[str]:
    return [text for text in (line.title, line.source, line.reason) if text]


class _PaperDelegate(QStyledItemDelegate):
    """Paints title, source and reason on a line each; ends are cut, the tooltip has the whole."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """See QAbstractItemDelegate."""
        count = len(_lines_of(index.data(_LINE)))
        return QSize(120, option.fontMetrics.lineSpacing() * count + 2 * _PAD)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """See QAbstractItemDelegate."""
        line: PaperLine = index.data(_LINE)
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
        room = inner.width() - _SIGNS - 6
        for place, text in enumerate(_lines_of(line)):
            if place == 0:
                painter.setPen(QColor(scheme.danger if line.is_retracted else scheme.text))
            else:
                painter.setPen(QColor(scheme.text_secondary))
            baseline = inner.top() + metrics.ascent() + place * metrics.lineSpacing()
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(inner.left(), baseline, shown)
        scale = painter.device().devicePixelRatioF()
        right = inner.right() - _SIGN
        if line.paper is not None:
            name = "check" if line.library_id is not None else "add"
            colour = scheme.text_secondary if line.library_id is not None else scheme.link
            painter.drawPixmap(right, inner.top(), pixmap(name, colour, _SIGN, scale))
            right -= _SIGN + 6
        if line.has_text:
            picture = pixmap("document", scheme.text_secondary, _SIGN, scale)
            painter.drawPixmap(right, inner.top(), picture)
        painter.restore()


class PaperList(QListWidget):
    """A few papers, as high as they are many; a click or Enter asks for one, + adds one."""

    paper_requested = Signal(int)
    """A paper of the library is to be shown."""
    preview_requested = Signal(object)
    """A ``FoundPaper`` that is not in the library is to be looked at."""
    add_requested = Signal(list)
    """``FoundPaper`` that are to be added."""

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
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)
        self._adding = False
        self.itemClicked.connect(self._ask)
        self.itemActivated.connect(self._ask)

    @property
    def lines(self) -> list[PaperLine]:
        """What is shown."""
        return [self.item(row).data(_LINE) for row in range(self.count())]

    def show_papers(self, papers: Sequence[PaperLine]) -> None:
        """Show papers; none hides the list. The line that the keyboard is on stays."""
        at = self.currentRow()
        self.clear()
        for line in papers:
            item = QListWidgetItem(line.spoken)
            item.setData(_LINE, line)
            set_tip(item, line.spoken)
            self.addItem(item)
        if 0 <= at < self.count():
            self.setCurrentRow(at)
        self.setVisible(bool(papers))
        self.setFixedHeight(sum(map(self.sizeHintForRow, range(self.count()))) + 2)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """See QWidget: the page around it scrolls."""
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """See QWidget: a click on the sign at the right adds."""
        at = event.position().toPoint()
        item = self.itemAt(at)
        self._adding = (
            item is not None
            and event.button() is Qt.MouseButton.LeftButton
            and at.x() > self.viewport().width() - _SIGN - 2 * _PAD
        )
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget: + and Insert add the paper that the keyboard is on."""
        if self.currentRow() >= 0 and event.key() in {Qt.Key.Key_Plus, Qt.Key.Key_Insert}:
            self._add(self.currentItem())
            return
        super().keyPressEvent(event)

    def _ask(self, item: QListWidgetItem) -> None:
        adding, self._adding = self._adding, False
        line: PaperLine = item.data(_LINE)
        if adding and line.paper is not None and line.library_id is None:
            self._add(item)
        elif line.library_id is not None:
            self.paper_requested.emit(line.library_id)
        elif line.paper is not None:
            self.preview_requested.emit(line.paper)

    def _add(self, item: QListWidgetItem) -> None:
        line: PaperLine = item.data(_LINE)
        if line.paper is not None and line.library_id is None:
            self.add_requested.emit([line.paper])

    def _open_menu(self, at: QPoint) -> None:
        item = self.itemAt(at)
        line: PaperLine | None = None if item is None else item.data(_LINE)
        if line is None or line.paper is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if line.library_id is not None:
            menu.addAction(
                self.tr("Show in the library"), lambda: self.paper_requested.emit(line.library_id)
            )
        else:
            menu.addAction(
                self.tr("Add to the library"), lambda: self.add_requested.emit([line.paper])
            )
            menu.addAction(self.tr("Preview"), lambda: self.preview_requested.emit(line.paper))
        absent = [one.paper for one in self.lines if one.paper and one.library_id is None]
        if len(absent) > 1:
            menu.addAction(
                self.tr("Add all that are not in the library (%n)", "", len(absent)),
                lambda: self.add_requested.emit(absent),
            )
        menu.popup(self.viewport().mapToGlobal(at))
