# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of hits as Qt sees it: as many rows as are listed, of which some are read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from refdesk.domain.found import FoundPaper
from refdesk.domain.reference import Reference
from refdesk.domain.searching import Hits, SearchQuestion
from refdesk.ui.beyond.hit_columns import MARKS, HitColumn
from refdesk.ui.beyond.lines import title_of
from refdesk.ui.detail.byline import people_of
from refdesk.ui.detail.designs import findings_of, telling_designs
from refdesk.ui.detail.words import design_word
from refdesk.ui.library.short_designs import short_design
from refdesk.ui.tips import tip

PAPER_ROLE = Qt.ItemDataRole.UserRole
"""The :class:`FoundPaper` of a row, ``None`` where it is not read yet."""
LOST_ROLE = Qt.ItemDataRole.UserRole + 1
"""Whether the service listed the paper and has no record of it."""

_Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_ROOT = QModelIndex()
_FLAGS = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_ANSWERS = frozenset(
    map(
        int,
        (_ROLE.DisplayRole, _ROLE.ToolTipRole, _ROLE.AccessibleTextRole, PAPER_ROLE, LOST_ROLE),
    )
)
NOTHING = Hits(SearchQuestion(""))


class HitModel(QAbstractTableModel):
    """Rows of a search. Reads nothing itself: it says what is missing and takes what was read."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits = NOTHING
        self._papers: dict[str, FoundPaper] = {}
        self._lost: set[str] = set()

    # What the window asks

    @property
    def hits(self) -> Hits:
        """All of it, with what was read since."""
        return replace(self._hits, papers=dict(self._papers))

    @property
    def keys(self) -> tuple[str, ...]:
        """Names of the papers that are listed, in order."""
        return self._hits.keys

    @property
    def papers(self) -> Mapping[str, FoundPaper]:
        """What is read so far."""
        return self._papers

    def paper(self, row: int) -> FoundPaper | None:
        """Return a paper that is read."""
        return self._papers.get(self.keys[row]) if 0 <= row < len(self.keys) else None

    def missing(self, first: int, last: int) -> list[str]:
        """Return the papers between two rows that are not read and not known to be lost."""
        return [
            key
            for key in self.keys[max(0, first) : last + 1]
            if key not in self._papers and key not in self._lost
        ]

    def absent(self, rows: Iterable[int] | None = None) -> list[str]:
        """Return the papers, of some rows or all, that the library is not known to have."""
        keys = self.keys if rows is None else [self.keys[row] for row in rows]
        papers = self._papers
        return [key for key in keys if key not in papers or papers[key].library_id is None]

    # What the window brings

    def show(self, hits: Hits) -> None:
        """Show other hits; more of the same go below those that are there."""
        before = len(self.keys)
        grows = before > 0 and hits.keys[:before] == self.keys
        if grows:
            self._papers = {**hits.papers, **self._papers}  # marks may be newer here
            if len(hits.keys) > before:
                self.beginInsertRows(QModelIndex(), before, len(hits.keys) - 1)
                self._hits = hits
                self.endInsertRows()
            self._hits = hits
            return
        self.beginResetModel()
        self._hits = hits
        self._papers = dict(hits.papers)
        self._lost = set()
        self.endResetModel()

    def take(self, asked: Sequence[str], papers: Mapping[str, FoundPaper]) -> None:
        """Take what was read; what was asked for and is not there has no record."""
        wanted = set(asked)
        self._papers |= {key: papers[key] for key in asked if key in papers}
        self._lost |= wanted - papers.keys()
        rows = [row for row, key in enumerate(self.keys) if key in wanted]
        if rows:
            self._tell(min(rows), max(rows))

    def remark(self, papers: Mapping[str, FoundPaper]) -> None:
        """Take what the library has by now of papers that are read."""
        for key, paper in papers.items():
            known = self._papers.get(key)
            if known is not None:
                self._papers[key] = replace(known, library_id=paper.library_id)
        if self.keys:
            self._tell(0, len(self.keys) - 1)

    def records(self) -> dict[str, Reference]:
        """Return the records of all that is read."""
        return {key: paper.reference for key, paper in self._papers.items()}

    def retranslate(self) -> None:
        """Say the headers and words in the language that is now in use."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(HitColumn) - 1)
        if self.keys:
            self._tell(0, len(self.keys) - 1)

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(HitColumn) - 1))

    # What Qt asks

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """See QAbstractItemModel."""
        return 0 if parent.isValid() else len(self.keys)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """See QAbstractItemModel."""
        return 0 if parent.isValid() else len(HitColumn)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """See QAbstractItemModel."""
        return _FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: _Index, role: int = _ROLE.DisplayRole) -> object:
        """See QAbstractItemModel."""
        if not index.isValid() or role not in _ANSWERS:
            return None
        key = self.keys[index.row()]
        paper = self._papers.get(key)
        if role == PAPER_ROLE:
            return paper
        if role == LOST_ROLE:
            return key in self._lost
        column = HitColumn(index.column())
        if paper is None:
            return self._unread(key, column, role)
        if role == _ROLE.DisplayRole:
            return None if column in MARKS else self._text(paper, column)
        words = self._words(paper, column)
        return tip(words) if role == _ROLE.ToolTipRole else words

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> object:
        """See QAbstractItemModel."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(HitColumn):
            return None
        column = HitColumn(section)
        if role == _ROLE.DisplayRole and column not in MARKS:
            return self.name_of(column)
        if role == _ROLE.ToolTipRole and column in MARKS:
            return self.name_of(column)
        return None

    def name_of(self, column: HitColumn) -> str:
        """Return the name of a column."""
        return {
            HitColumn.HELD: self.tr("In your library"),
            HitColumn.TITLE: self.tr("Title"),
            HitColumn.AUTHORS: self.tr("Authors"),
            HitColumn.JOURNAL: self.tr("Journal"),
            HitColumn.YEAR: self.tr("Year"),
            HitColumn.DESIGN: self.tr("Design"),
            HitColumn.FREE: self.tr("Free full text"),
        }[column]

    # Words

    def _unread(self, key: str, column: HitColumn, role: int) -> str | None:
        if key in self._lost:
            lost = self.tr("{number}: the service has no record of it").format(number=key)
            return lost if column is HitColumn.TITLE else None
        if role == _ROLE.AccessibleTextRole and column is HitColumn.TITLE:
            return self.tr("{number}, not read yet").format(number=key)
        return None

    def _text(self, paper: FoundPaper, column: HitColumn) -> str:
        reference = paper.reference
        match column:
            case HitColumn.TITLE:
                return title_of(reference)
            case HitColumn.AUTHORS:
                people = [author.short for author in people_of(reference)]
                return ", ".join(people[:3]) + (" …" if len(people) > 3 else "")
            case HitColumn.JOURNAL:
                return reference.journal.display or reference.container_title or reference.publisher
            case HitColumn.YEAR:
                return str(reference.year or "")
            case _:
                designs = telling_designs(findings_of(reference, None))
                return short_design(designs[0]) if designs else ""

    def _words(self, paper: FoundPaper, column: HitColumn) -> str:
        """Tool tip, and what a screen reader says of a cell."""
        match column:
            case HitColumn.HELD:
                held = paper.library_id is not None
                return self.tr("In your library") if held else self.tr("Not in your library")
            case HitColumn.FREE:
                return self.tr("Free full text in PMC") if paper.is_free else ""
            case HitColumn.DESIGN:
                designs = telling_designs(findings_of(paper.reference, None))
                return ", ".join(map(design_word, designs))
            case HitColumn.AUTHORS:
                return ", ".join(author.short for author in people_of(paper.reference)[:30])
        text = self._text(paper, column)
        if column is HitColumn.TITLE and paper.reference.is_retracted:
            return "\n".join((self.tr("Retracted"), text))
        return text
