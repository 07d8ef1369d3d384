# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of backups: a line each, the newest first."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QColor

from refdesk.domain.backups import Backup
from refdesk.ui.backups import words
from refdesk.ui.schemes import Scheme
from refdesk.ui.tips import tip

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_NUMBERS = range(2, 7)
_UNKNOWN = "–"
WIDTHS = (132, 150, 64, 84, 56, 52, 76, 160)
"""Of the columns at the usual size of the words, in pixels."""


class BackupModel(QAbstractTableModel):
    """What there is, as the notes beside the backups tell."""

    def __init__(self, scheme: Scheme) -> None:
        super().__init__()
        self._backups: Sequence[Backup] = ()
        self._scheme = scheme

    @property
    def backups(self) -> Sequence[Backup]:
        """Those that are shown."""
        return self._backups

    def take(self, backups: Sequence[Backup]) -> None:
        """Show these."""
        self.beginResetModel()
        self._backups = backups
        self.endResetModel()

    def repaint(self, scheme: Scheme) -> None:
        """Show all anew, in other colours or in another language."""
        self._scheme = scheme
        if self._backups:
            last = self.index(len(self._backups) - 1, len(WIDTHS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(WIDTHS) - 1)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """See QAbstractItemModel."""
        return 0 if parent.isValid() else len(self._backups)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """See QAbstractItemModel."""
        return 0 if parent.isValid() else len(WIDTHS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """See QAbstractItemModel."""
        if not index.isValid():
            return None
        backup, column = self._backups[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts(backup)[column]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._heads()[column]}: {self._texts(backup)[column]}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(backup.name if column == 0 else self._texts(backup)[column])
        if role == Qt.ItemDataRole.TextAlignmentRole and column in _NUMBERS:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.ForegroundRole and backup.is_whole is False:
            return QColor(self._scheme.danger)
        return None

    def _texts(self, backup: Backup) -> Sequence[str]:
        counts = backup.counts
        numbers = (
            (counts.papers, counts.collections, counts.notes, counts.attachments) if counts else ()
        )
        held = [words.number(count) for count in numbers] or [_UNKNOWN] * 4
        return (
            words.moment(backup), words.reason(backup), *held, words.size(backup.size),
            words.state(backup),
        )  # fmt: skip

    def _heads(self) -> Sequence[str]:
        translate = QCoreApplication.translate
        return (
            translate("Backups", "Made"),
            translate("Backups", "Why"),
            translate("Backups", "Papers"),
            translate("Backups", "Collections"),
            translate("Backups", "Notes"),
            translate("Backups", "Files"),
            translate("Backups", "Size"),
            translate("Backups", "State"),
        )

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """See QAbstractItemModel."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heads()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = (
                Qt.AlignmentFlag.AlignRight if section in _NUMBERS else Qt.AlignmentFlag.AlignLeft
            )
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None
