# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of groups: how sure each is, why, and its title."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from refdesk.domain.changes import ChangeSet
from refdesk.domain.duplicates import CERTAIN
from refdesk.domain.side_by_side import Merge
from refdesk.ui.duplicates.seam import Group
from refdesk.ui.duplicates.words import agreement, certainty_words
from refdesk.ui.theme import scheme_of
from refdesk.ui.tips import tip
from refdesk.ui.widgets.focus import paint_ring

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
ALL, ONLY_CERTAIN, ONLY_LIKELY = "all", "certain", "likely"
_PAD = 8


@dataclass(eq=False, slots=True)
class _Entry:
    """A group, and what has become of it since the search."""

    group: Group
    living: int
    is_apart: bool = False

    @property
    def is_open(self) -> bool:
        """Whether there is something to decide."""
        return self.living > 1 and not self.is_apart


class GroupModel(QAbstractListModel):
    """The groups of one search that are still open, as far as the library has changed since.

    A change looks at the groups of the papers that it touched: a list may hold tens of thousands.
    """

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[_Entry] = []
        self._of_paper: dict[int, _Entry] = {}
        self._gone: set[int] = set()
        self._apart: frozenset[tuple[int, int]] = frozenset()
        self._filter = ALL
        self._open: list[Group] = []
        self._shown: list[Group] = []

    # Filling

    def take(self, groups: Sequence[Group]) -> None:
        """Show the groups of a new search."""
        self._entries = [_Entry(group, len(group.members)) for group in groups]
        self._of_paper = {m.record: e for e in self._entries for m in e.group.members}
        self._gone, self._apart = set(), frozenset()
        self._sift()

    def follow(self, changes: ChangeSet) -> None:
        """Follow what happened to the papers, by whomever; undo brings groups back."""
        gone = (self._gone | changes.removed) - changes.added
        touched = self._entries_of(gone ^ self._gone)
        self._gone = gone
        for entry in touched:
            entry.living = len(self.living(entry.group))
        self._look_again(touched)

    def tell_apart(self, apart: frozenset[tuple[int, int]]) -> None:
        """Leave out groups of papers that were told apart."""
        touched = self._entries_of({paper for pair in apart ^ self._apart for paper in pair})
        self._apart = apart
        self._look_again(touched)

    def filter(self, which: str) -> None:
        """Show all groups, the certain ones, or those that are only likely."""
        self._filter = which
        self._sift()

    def _entries_of(self, papers: Iterable[int]) -> set[_Entry]:
        return {self._of_paper[paper] for paper in papers if paper in self._of_paper}

    def _look_again(self, touched: set[_Entry]) -> None:
        for entry in touched:
            pairs = combinations(sorted(self.living(entry.group)), 2)
            entry.is_apart = bool(self._apart) and any(pair in self._apart for pair in pairs)
        if touched:
            self._sift()

    def _sift(self) -> None:
        self.beginResetModel()
        self._open = [entry.group for entry in self._entries if entry.is_open]
        wanted = {ONLY_CERTAIN: True, ONLY_LIKELY: False}.get(self._filter)
        self._shown = [
            group for group in self._open if wanted is None or is_certain(group) is wanted
        ]
        self.endResetModel()

    # Asking

    def request(self, group: Group) -> Merge:
        """Return what makes one paper of a group: the oldest stays."""
        kept, *others = sorted(self.living(group))
        return Merge(kept, tuple(others), certainty=group.certainty, reason=group.reason)

    def living(self, group: Group) -> list[int]:
        """Return the papers of a group that are still there."""
        return [m.record for m in group.members if m.record not in self._gone]

    def group(self, row: int) -> Group | None:
        """Return the group of a line."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def row_of(self, group: Group | None) -> int:
        """Return the line of a group, -1 where it has none."""
        return next((n for n, one in enumerate(self._shown) if one is group), -1)

    @property
    def open_groups(self) -> Sequence[Group]:
        """All that are open, whatever the filter."""
        return self._open

    @property
    def certain(self) -> list[Group]:
        """The open groups that may be merged unseen."""
        return [group for group in self._open if is_certain(group)]

    @property
    def spare(self) -> int:
        """Papers that would go if all certain groups were merged."""
        return sum(e.living - 1 for e in self._entries if e.is_open and is_certain(e.group))

    # What Qt asks

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """See QAbstractItemModel."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """See QAbstractItemModel."""
        group = self.group(index.row()) if index.isValid() else None
        if group is None:
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return "\n".join(self.lines(group))
        if role == Qt.ItemDataRole.ToolTipRole:
            titles = dict.fromkeys(member.title for member in group.members)
            return tip("\n".join([*list(titles)[:8], *self.lines(group)[1:]]))
        return None

    def lines(self, group: Group) -> tuple[str, str, str]:
        """Return the three lines of a group: title, how sure and how many, what agrees."""
        title = group.members[0].title or self.tr("Without title")
        count = self.tr("%n paper(s)", "", len(self.living(group)))
        return title, f"{certainty_words(group.certainty)} · {count}", agreement(group.reason)


def is_certain(group: Group) -> bool:
    """Whether a group may be merged unseen."""
    return group.certainty >= CERTAIN


class _GroupDelegate(QStyledItemDelegate):
    """Paints the three lines of a group; ends are cut, the tooltip has the whole."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """See QAbstractItemDelegate."""
        del index
        return QSize(200, QFontMetrics(option.font).lineSpacing() * 3 + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """See QAbstractItemDelegate."""
        scheme = scheme_of(option.palette)
        area: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        view = self.parent()
        painter.save()
        if selected:
            painter.fillRect(area, QColor(scheme.selection))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, QColor(scheme.hover))
        inner = area.adjusted(_PAD + 2, _PAD, -_PAD, -_PAD)
        lines = str(index.data()).split("\n")
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        for place, words in enumerate(lines):
            font = bold if place == 0 else option.font
            metrics = QFontMetrics(font)
            painter.setFont(font)
            painter.setPen(QColor(scheme.text if place == 0 else scheme.text_secondary))
            baseline = inner.top() + metrics.ascent() + place * metrics.lineSpacing()
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(inner.left(), baseline, shown)
        painter.setPen(QColor(scheme.border))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        if selected and isinstance(view, QWidget) and view.hasFocus():
            paint_ring(painter, area, scheme.accent)
        painter.restore()


class GroupList(QListView):
    """Thousands of groups; only those in sight are painted."""

    def __init__(self, model: GroupModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("duplicateGroups")
        self.setModel(model)
        self.setItemDelegate(_GroupDelegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(220)

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        self.setAccessibleName(self.tr("Groups of duplicates"))
        self.viewport().update()
