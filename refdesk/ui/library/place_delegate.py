# SPDX-License-Identifier: GPL-3.0-or-later
"""How a line of the left pane is painted."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from refdesk.ui.theme import scheme_of
from refdesk.ui.type_scale import zoomed
from refdesk.ui.widgets.focus import paint_ring

_Index = QModelIndex | QPersistentModelIndex
COUNT_ROLE = Qt.ItemDataRole.UserRole + 1
ROW_HEIGHT = 26
BAR = 3
"""Width of the bar at the left edge of what is selected: seen also by who sees no colours."""


class PlaceDelegate(QStyledItemDelegate):
    """Paints a place with its count at the right edge."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """See QStyledItemDelegate."""
        count = index.data(COUNT_ROLE)
        text = f"{count:,}" if isinstance(count, int) and count else ""
        room = option.fontMetrics.horizontalAdvance(text) + 20 if text else 0
        full = QRect(option.rect)
        super().paint(painter, option, index)
        if option.state & QStyle.StateFlag.State_Selected:
            edge = QRect(0, full.top(), BAR, full.height())
            painter.fillRect(edge, QColor(scheme_of(option.palette).accent))
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_ring(painter, full, scheme_of(option.palette).accent)
        if not text:
            return
        painter.save()
        scheme = scheme_of(option.palette)
        selected = option.state & QStyle.StateFlag.State_Selected
        painter.setPen(QColor(scheme.text if selected else scheme.text_secondary))
        place = full.adjusted(full.width() - room, 0, -10, 0)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, int(flags), text)
        painter.restore()

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        """See QStyledItemDelegate. The name ends before the count."""
        super().initStyleOption(option, index)
        count = index.data(COUNT_ROLE)
        if isinstance(count, int) and count:
            room = option.fontMetrics.horizontalAdvance(f"{count:,}") + 24
            icon_room = zoomed(16) + 10
            option.text = option.fontMetrics.elidedText(
                option.text, Qt.TextElideMode.ElideRight, option.rect.width() - room - icon_room
            )

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """See QStyledItemDelegate. What is being typed stays when the library changes meanwhile."""
        if not (isinstance(editor, QLineEdit) and editor.isModified()):
            super().setEditorData(editor, index)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """See QStyledItemDelegate."""
        size = super().sizeHint(option, index)
        return QSize(size.width(), max(ROW_HEIGHT, option.fontMetrics.height() + 9))
