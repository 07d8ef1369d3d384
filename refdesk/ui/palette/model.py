# SPDX-License-Identifier: GPL-3.0-or-later
"""The lines of the palette, and how one is painted."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from refdesk.ui.icons import pixmap
from refdesk.ui.palette.entries import Entry, Kind
from refdesk.ui.schemes import Scheme
from refdesk.ui.theme import mix, scheme_of
from refdesk.ui.type_scale import zoomed

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
ENTRY = Qt.ItemDataRole.UserRole
_EDGE, _GAP, _ICON = 12, 8, 16
_WITH_KEYS = frozenset({Kind.ACTION, Kind.HELP})
_WIDE_KEYS = "Ctrl+Shift+M"
_LEAST_TEXT = 0.55
"""Share of a line that its text may keep."""


class PaletteModel(QAbstractListModel):
    """Entries, all at once; where there are none, a remark that cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: Sequence[Entry] = ()
        self._remark = ""

    def take(self, entries: Sequence[Entry], remark: str = "") -> None:
        """List these."""
        self.beginResetModel()
        self._entries, self._remark = entries, "" if entries else remark
        self.endResetModel()

    def entry(self, row: int) -> Entry | None:
        """Return the entry of a line."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def row_of(self, key: str) -> int:
        """Return the line of an entry, -1 where it is not listed."""
        return next((row for row, entry in enumerate(self._entries) if entry.key == key), -1)

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """See QAbstractItemModel."""
        return 0 if parent.isValid() else len(self._entries) or bool(self._remark)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """See QAbstractItemModel."""
        return super().flags(index) if self._entries else Qt.ItemFlag.NoItemFlags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """See QAbstractItemModel."""
        entry = self.entry(index.row())
        if entry is None:
            said = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
            return self._remark if role in said and self._remark else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(entry)
            case _:
                return entry if role == ENTRY else None


def spoken(entry: Entry) -> str:
    """Return a line as it is read out."""
    return ", ".join(filter(None, (entry.text, entry.refused or entry.aside, entry.keys)))


class PaletteDelegate(QStyledItemDelegate):
    """Paints icon, name with what was typed in bold, what is said beside it, and its keys."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """See QStyledItemDelegate."""
        scheme, area = scheme_of(option.palette), option.rect
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(scheme.selection if chosen else scheme.hover))
            painter.drawRoundedRect(area.adjusted(4, 0, -4, 0), 4, 4)
        entry = index.data(ENTRY)
        room = area.adjusted(_EDGE, 0, -_EDGE, 0)
        if isinstance(entry, Entry):
            self._paint_entry(painter, option, room, entry)
        else:
            painter.setPen(QColor(scheme.text_secondary))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), str(index.data() or ""))
        painter.restore()

    def _paint_entry(
        self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, entry: Entry
    ) -> None:
        scheme, metrics = scheme_of(option.palette), option.fontMetrics
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        faint = mix(scheme.text, scheme.surface, 0.42)
        quiet = scheme.text if chosen else scheme.text_secondary
        if entry.refused:
            quiet = scheme.text_secondary
        edge = zoomed(_ICON)
        if entry.icon:
            colour = faint if entry.refused else scheme.text_secondary
            picture = pixmap(entry.icon, colour, edge, painter.device().devicePixelRatioF())
            painter.drawPixmap(room.left(), room.center().y() - edge // 2 + 1, picture)
        room.setLeft(room.left() + edge + _GAP)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if entry.keys:
            painter.setPen(QColor(quiet))
            painter.drawText(room, int(right), entry.keys)
        if entry.kind in _WITH_KEYS:  # what is said beside them stands in a column
            taken = max(metrics.horizontalAdvance(keys) for keys in (_WIDE_KEYS, entry.keys))
            room.setRight(room.right() - taken - 2 * _GAP)
        aside = entry.refused or entry.aside
        wanted = metrics.horizontalAdvance(entry.text) + _GAP
        if aside:
            wanted = min(
                wanted,
                max(
                    round(room.width() * _LEAST_TEXT),
                    room.width() - metrics.horizontalAdvance(aside) - 2 * _GAP,
                ),
            )
        wanted = min(wanted, room.width())
        self._paint_text(
            painter, option, QRect(room.left(), room.top(), wanted, room.height()), entry, scheme
        )
        if aside:
            painter.setPen(QColor(quiet))
            place = room.adjusted(wanted + _GAP, 0, 0, 0)
            text = metrics.elidedText(aside, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, int(right), text)

    def _paint_text(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        room: QRect,
        entry: Entry,
        scheme: Scheme,
    ) -> None:
        shown = option.fontMetrics.elidedText(entry.text, Qt.TextElideMode.ElideRight, room.width())
        layout = QTextLayout(shown, option.font)
        wrap = QTextOption()
        wrap.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(wrap)
        bold = QTextCharFormat()
        bold.setFontWeight(QFont.Weight.Bold)
        if not entry.refused:
            bold.setForeground(QColor(scheme.accent))
        marks = []
        for at in entry.places:
            if at < len(shown):
                mark = QTextLayout.FormatRange()
                mark.start, mark.length, mark.format = at, 1, bold
                marks.append(mark)
        layout.setFormats(marks)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(10_000)
        layout.endLayout()
        faint = mix(scheme.text, scheme.surface, 0.5)
        painter.setPen(QColor(faint if entry.refused else scheme.text))
        top = room.top() + (room.height() - line.height()) / 2
        layout.draw(painter, QPointF(room.left(), top))

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """See QStyledItemDelegate."""
        del index
        return QSize(0, max(28, option.fontMetrics.height() + 12))
