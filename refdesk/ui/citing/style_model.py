# SPDX-License-Identifier: GPL-3.0-or-later
"""Styles in a list: the name, and at the right whose style a journal uses."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from refdesk.domain.citation import StyleInfo
from refdesk.ui.theme import scheme_of
from refdesk.ui.tips import tip

_Index = QModelIndex | QPersistentModelIndex
STYLE_ID = Qt.ItemDataRole.UserRole
_ASIDE = Qt.ItemDataRole.UserRole + 1
_NO_INDEX = QModelIndex()
_EDGE = 8
_LEAST_TITLE = 0.55
"""Share of a line that the title keeps."""


def style_aside(style: StyleInfo) -> str:
    """Return what is said beside a style's name."""
    if style.is_own:
        return QCoreApplication.translate("StyleChooser", "your style")
    if style.parent_title:
        text = QCoreApplication.translate("StyleChooser", "uses {style}")
        return text.format(style=style.parent_title)
    return ""


class StyleModel(QAbstractListModel):
    """Styles, taken all at once: the list of all of them has eleven thousand lines."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._styles: Sequence[StyleInfo] = ()
        self._rows: dict[str, int] = {}
        self._remark = ""

    def take(self, styles: Sequence[StyleInfo], remark: str = "") -> None:
        """Show other styles; where there are none, ``remark`` in a line that cannot be chosen."""
        self.beginResetModel()
        self._styles, self._remark = styles, "" if styles else remark
        self._rows = {style.id: row for row, style in enumerate(styles)}
        self.endResetModel()

    def style_at(self, row: int) -> StyleInfo | None:
        """Return the style of a line."""
        return self._styles[row] if 0 <= row < len(self._styles) else None

    def row_of(self, style_id: str) -> int:
        """Return the line of a style, -1 where there is none."""
        return self._rows.get(style_id, -1)

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """See QAbstractItemModel."""
        return 0 if parent.isValid() else len(self._styles) or bool(self._remark)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """See QAbstractItemModel."""
        return Qt.ItemFlag.NoItemFlags if self._remark else super().flags(index)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """See QAbstractItemModel."""
        style = self.style_at(index.row())
        if style is None:
            said = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
            return self._remark if role in said and self._remark else None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return style.title
            case Qt.ItemDataRole.UserRole:
                return style.id
            case Qt.ItemDataRole.ToolTipRole:
                return tip("\n".join(filter(None, (style.title, style_aside(style)))))
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(filter(None, (style.title, style_aside(style))))
            case _:
                return style_aside(style) if role == _ASIDE else None


class StyleDelegate(QStyledItemDelegate):
    """Paints a style's name and, at the right, what is said beside it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """See QStyledItemDelegate."""
        scheme = scheme_of(option.palette)
        chosen = option.state & QStyle.StateFlag.State_Selected
        painter.save()
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(scheme.selection if chosen else scheme.hover))
        room = option.rect.adjusted(_EDGE, 0, -_EDGE, 0)
        title, aside = str(index.data() or ""), str(index.data(_ASIDE) or "")
        metrics, middle = option.fontMetrics, Qt.AlignmentFlag.AlignVCenter
        taken = metrics.horizontalAdvance(title)
        if aside:
            taken = min(taken, max(round(room.width() * _LEAST_TITLE), room.width() // 2))
        shown = metrics.elidedText(title, Qt.TextElideMode.ElideRight, min(taken, room.width()) + 1)
        is_style = index.flags() & Qt.ItemFlag.ItemIsEnabled
        painter.setPen(QColor(scheme.text if is_style else scheme.text_secondary))
        painter.drawText(room, int(middle | Qt.AlignmentFlag.AlignLeft), shown)
        if aside:
            place = QRect(room)
            place.setLeft(room.left() + taken + 2 * _EDGE)
            painter.setPen(QColor(scheme.text if chosen else scheme.text_secondary))
            shown = metrics.elidedText(aside, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, int(middle | Qt.AlignmentFlag.AlignRight), shown)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """See QStyledItemDelegate."""
        del index
        return QSize(0, option.fontMetrics.height() + 8)
