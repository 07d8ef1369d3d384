# SPDX-License-Identifier: GPL-3.0-or-later
"""What an edit would change: every paper, what its field holds now and what it would hold."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from refdesk.domain.editing import Field
from refdesk.ui.curating_seam import EditedPaper
from refdesk.ui.dialogs.edit_words import value_text
from refdesk.ui.tips import tip

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ROLE = Qt.ItemDataRole


class EditPreviewModel(QAbstractTableModel):
    """Papers with the old and the new value; words are made for the lines in sight alone."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._papers: Sequence[EditedPaper] = ()
        self._field = Field.TITLE
        self._collections: Mapping[str, str] = {}

    def show_papers(
        self, papers: Sequence[EditedPaper], field: Field, collections: Mapping[str, str]
    ) -> None:
        """Show what an edit of ``field`` would change; ``collections`` are names by id."""
        self.beginResetModel()
        self._papers, self._field, self._collections = papers, field, collections
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """See QAbstractItemModel."""
        return 0 if parent.isValid() else len(self._papers)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """See QAbstractItemModel."""
        return 0 if parent.isValid() else 3

    def data(self, index: _Index, role: int = _ROLE.DisplayRole) -> object:
        """See QAbstractItemModel."""
        if role not in {_ROLE.DisplayRole, _ROLE.ToolTipRole}:
            return None
        paper = self._papers[index.row()]
        if index.column() == 0:
            text = paper.title or self.tr("(no title)")
        else:
            value = paper.old if index.column() == 1 else paper.new
            text = value_text(self._field, value, self._collections) or self.tr("(empty)")
        return tip(text) if role == _ROLE.ToolTipRole else text

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> object:
        """See QAbstractItemModel."""
        if orientation is not Qt.Orientation.Horizontal or role != _ROLE.DisplayRole:
            return None
        return (self.tr("Paper"), self.tr("Now"), self.tr("Afterwards"))[section]
