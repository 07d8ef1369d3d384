# SPDX-License-Identifier: GPL-3.0-or-later
"""How a place that was found in help is drawn: where it stands, and below it the words around."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from refdesk.ui.theme import scheme_of

TITLE, EXCERPT = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2
_SIDE, _ABOVE, _BETWEEN = 12, 8, 4
"""Pixels beside, above and below, and between the two texts."""
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)

_Index = QModelIndex | QPersistentModelIndex


class HitDelegate(QStyledItemDelegate):
    """Draws a title in strong letters and an excerpt in quiet ones, both whole."""

    def __init__(self, listed: QListWidget) -> None:
        super().__init__(listed)
        self._list = listed

    def _parts(self, index: _Index) -> tuple[str, str, QFont, QRect, QRect]:
        """Return both texts, the font of the title, and where they stand from the item's corner."""
        title, excerpt = str(index.data(TITLE)), str(index.data(EXCERPT))
        strong = QFont(self._list.font())
        strong.setWeight(QFont.Weight.DemiBold)
        room = QRect(0, 0, max(40, self._list.viewport().width() - 2 * _SIDE), 10_000)
        first = QFontMetrics(strong).boundingRect(room, _WRAP, title)
        second = self._list.fontMetrics().boundingRect(room, _WRAP, excerpt)
        first = QRect(_SIDE, _ABOVE, room.width(), first.height())
        second = QRect(_SIDE, first.bottom() + 1 + _BETWEEN, room.width(), second.height())
        return title, excerpt, strong, first, second

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """See QStyledItemDelegate."""
        del option
        _, _, _, _, second = self._parts(index)
        return QSize(40, second.bottom() + 1 + _ABOVE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """See QStyledItemDelegate."""
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        scheme = scheme_of(self._list.palette())
        title, excerpt, strong, first, second = self._parts(index)
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, QColor(scheme.selection))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, QColor(scheme.hover))
        corner = area.topLeft()
        painter.setFont(strong)
        painter.setPen(QColor(scheme.text))
        painter.drawText(first.translated(corner), _WRAP, title)
        painter.setFont(self._list.font())
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.setPen(QColor(scheme.text if chosen else scheme.text_secondary))
        painter.drawText(second.translated(corner), _WRAP, excerpt)
        if chosen and self._list.hasFocus():
            painter.setPen(QColor(scheme.accent))
            painter.drawRect(area.adjusted(0, 0, -1, -1))
        painter.restore()
