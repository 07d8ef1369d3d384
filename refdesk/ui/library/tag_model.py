# SPDX-License-Identifier: GPL-3.0-or-later
"""The lines of the list of tags; a library may have thousands, and each paper changes a count."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QPalette

from refdesk.domain.organisation import Tag
from refdesk.ui.icons import tag_icon
from refdesk.ui.library.place_delegate import COUNT_ROLE

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
TAG_ROLE = Qt.ItemDataRole.UserRole


class TagModel(QAbstractListModel):
    """Tags in the order that they are given."""

    renamed = Signal(int, str)
    """With a tag's id and the name that was typed for it."""

    def __init__(self, palette: QPalette, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self._rows: dict[int, int] = {}
        self.tags: list[Tag] = []

    def take(self, tags: Iterable[Tag]) -> bool:
        """List these; return whether they are others than before and not only other counts."""
        tags = list(tags)
        if [tag.id for tag in tags] == list(self._rows):
            changed = [row for row, tag in enumerate(tags) if tag != self.tags[row]]
            self.tags = tags
            if changed:
                self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], 0))
            return False
        self.beginResetModel()
        self.tags = tags
        self._rows = {tag.id: row for row, tag in enumerate(tags)}
        self.endResetModel()
        return True

    def paint_in(self, palette: QPalette) -> None:
        """Draw the icons for other colours from now on."""
        self._palette = palette
        if self.tags:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.tags) - 1, 0))

    def index_of(self, tag_id: int | None) -> QModelIndex:
        """Return the line of a tag, an invalid index where there is none."""
        row = self._rows.get(tag_id or 0)
        return self.index(row, 0) if row is not None else QModelIndex()

    def tag(self, index: _Index) -> Tag | None:
        """Return the tag of a line."""
        return self.tags[index.row()] if index.isValid() else None

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """See QAbstractItemModel."""
        return 0 if parent.isValid() else len(self.tags)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """See QAbstractItemModel."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDropEnabled

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """See QAbstractItemModel."""
        tag = self.tag(index)
        if tag is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return tag.name
            case Qt.ItemDataRole.DecorationRole:
                return tag_icon(tag.colour, tag.digit, self._palette)
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return self.tr("%Ln paper(s)", "", tag.count)
        if role == TAG_ROLE:
            return tag.id
        return tag.count if role == COUNT_ROLE else None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """See QAbstractItemModel. The name that was typed stands there until the library is read."""
        tag, name = self.tag(index), str(value).strip()
        if tag is None or role != Qt.ItemDataRole.EditRole or name == tag.name:
            return False
        self.tags[index.row()] = replace(tag, name=name)
        self.dataChanged.emit(index, index)
        self.renamed.emit(tag.id, name)
        return True
