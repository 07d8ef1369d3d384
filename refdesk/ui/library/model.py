# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of papers as Qt sees it: a vector of ids and a few pages of rows, whatever its length."""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import tzinfo
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont

from refdesk.domain.line import ReferenceRow
from refdesk.domain.query import SortKey
from refdesk.messages import design_name
from refdesk.ui.library.columns import BY_SORT_KEY, SPECS, Column
from refdesk.ui.library.short_designs import short_design
from refdesk.ui.tips import tip

if TYPE_CHECKING:  # no words are marked before the library is loaded, and that brings it
    from refdesk.domain.hits import Marker

PAGE = 256
"""Rows read at once: about 4 ms (docs/architecture.md)."""
MAX_PAGES = 16
_FEW = 4

_BENEATH = (Column.AUTHOR, Column.YEAR, Column.JOURNAL, Column.DESIGN)
"""What stands beneath the title where lines are comfortable."""
ROW_ROLE = Qt.ItemDataRole.UserRole
"""The :class:`ReferenceRow` of a line, or ``None`` where the paper has gone."""

Rows = Callable[[Sequence[int]], list[ReferenceRow | None]]
Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_ROOT = QModelIndex()
_FLAGS = (
    Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemNeverHasChildren
)


class LibraryModel(QAbstractTableModel):
    """Papers in the order of a query. Sorting asks for another query, it moves no rows here."""

    sort_requested = Signal(object, bool)
    """With the :class:`SortKey` and whether it is descending."""

    def __init__(
        self,
        rows: Rows,
        mime: Callable[[list[int]], QMimeData] | None = None,
        zone: tzinfo | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Make an empty list.

        Args:
            rows: reads lines, aligned with the ids given.
            mime: what a drag of papers carries.
            zone: the zone of the dates shown, the system's where ``None``.
            parent: see QObject.
        """
        super().__init__(parent)
        self._rows = rows
        self._mime = mime
        self._zone = zone
        self._ids: array[int] = array("q")
        self.is_comfortable = False
        """Whether the title's cell also holds what else has columns: it is read out with it."""
        self.marker: Marker | None = None
        """Finds the words that are marked in the lines."""
        self._pages: OrderedDict[int, list[ReferenceRow | None]] = OrderedDict()
        self._fonts: dict[tuple[bool, bool], QFont] = {}

    # What the program asks

    @property
    def ids(self) -> "array[int]":
        """All ids in order; not to be changed."""
        return self._ids

    def id_at(self, row: int) -> int:
        """Return the id of a line; touches no row."""
        return self._ids[row]

    def row_of(self, reference_id: int) -> int:
        """Return the line of a paper, or -1."""
        try:
            return self._ids.index(reference_id)
        except ValueError:
            return -1

    def row(self, number: int) -> ReferenceRow | None:
        """Return a line, read with its page where it is not at hand."""
        page, place = divmod(number, PAGE)
        rows = self._pages.get(page)
        if rows is None:
            rows = self._rows(self._ids[page * PAGE : (page + 1) * PAGE])
            self._pages[page] = rows
            if len(self._pages) > MAX_PAGES:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(page)
        return rows[place]

    def set_ids(self, ids: "array[int]", first: Sequence[ReferenceRow | None] = ()) -> None:
        """Show these papers; selection and current line stay with the papers they were on.

        Args:
            ids: the papers in order.
            first: the lines of the first page, where they are at hand.
        """
        if ids == self._ids:
            self.forget_rows()
            return
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        old_ids = [self._ids[index.row()] for index in old]
        wanted = set(old_ids)
        place = _rows_of(wanted, ids)
        self._ids = ids
        self._pages.clear()
        if first:
            self._pages[0] = list(first)
        new = [
            self.createIndex(place[i], index.column()) if i in place else QModelIndex()
            for index, i in zip(old, old_ids, strict=True)
        ]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    def forget_rows(self) -> None:
        """Read every line anew when it is next shown."""
        self._pages.clear()
        if self._ids:
            self.dataChanged.emit(
                self.createIndex(0, 0), self.createIndex(len(self._ids) - 1, len(Column) - 1)
            )

    def retranslate(self) -> None:
        """Say the headers and words in the language that is now in use."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        self.forget_rows()

    # What Qt asks

    def rowCount(self, parent: Index = _ROOT) -> int:
        """See QAbstractItemModel."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """See QAbstractItemModel."""
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """See QAbstractItemModel. Touches no row, so that "select all" reads nothing."""
        return _FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        """See QAbstractItemModel."""
        if not index.isValid():
            return None
        if role not in _ANSWERS:
            return None
        row = self.row(index.row())
        if role == ROW_ROLE:
            return row
        if row is None:
            return None
        column = Column(index.column())
        if role == _ROLE.FontRole:
            return self.font_of(row) if column is Column.TITLE else None
        if role == _ROLE.DisplayRole:
            return None if SPECS[column].is_mark else self.text_of(row, column)
        words = self._words(row, column)
        if role == _ROLE.ToolTipRole:
            return tip(words) if words else None
        return words or (self.tr("No rating") if column is Column.RATING else words)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> object:
        """See QAbstractItemModel."""
        if orientation is Qt.Orientation.Vertical and role == _ROLE.AccessibleTextRole:
            return str(section + 1)
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        if role == _ROLE.DisplayRole:
            return self.column_name(Column(section))
        if role == _ROLE.ToolTipRole and SPECS[Column(section)].is_mark:
            return {
                Column.FULLTEXT: self.tr("Full text is in the library"),
                Column.READ: self.tr("A dot marks papers that you have not read"),
            }.get(Column(section))
        return None

    def column_name(self, column: Column) -> str:
        """Return the name of a column in the person's language."""
        match column:
            case Column.TITLE:
                return self.tr("Title")
            case Column.AUTHOR:
                return self.tr("First author")
            case Column.YEAR:
                return self.tr("Year")
            case Column.JOURNAL:
                return self.tr("Journal")
            case Column.DESIGN:
                return self.tr("Design")
            case Column.PMID:
                return self.tr("PMID")
            case Column.FULLTEXT:
                return self.tr("Full text")
            case Column.READ:
                return self.tr("Read")
            case Column.ADDED:
                return self.tr("Added")
            case Column.RATING:
                return self.tr("Rating")

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """See QAbstractItemModel. Asks for the query in this order."""
        if 0 <= column < len(Column):
            key = SPECS[Column(column)].sort
            self.sort_requested.emit(key, order == Qt.SortOrder.DescendingOrder)

    def supportedDragActions(self) -> Qt.DropAction:
        """See QAbstractItemModel."""
        return Qt.DropAction.CopyAction

    def mimeData(self, indexes: Iterable[QModelIndex]) -> QMimeData:
        """See QAbstractItemModel."""
        rows = sorted({index.row() for index in indexes})
        return self.mime_of([self._ids[row] for row in rows])

    def mime_of(self, ids: list[int]) -> QMimeData:
        """Return what a drag of these papers carries."""
        return self._mime(ids) if self._mime else QMimeData()

    # Words

    def text_of(self, row: ReferenceRow, column: Column) -> str:
        """Return what a cell shows."""
        match column:
            case Column.TITLE:
                return row.title or self.tr("(no title)")
            case Column.AUTHOR:
                return row.first_author
            case Column.YEAR:
                return str(row.year) if row.year is not None else ""
            case Column.JOURNAL:
                return row.journal
            case Column.DESIGN:
                return short_design(row.design) if row.design else ""
            case Column.PMID:
                return row.pmid
            case Column.RATING:
                return "★" * row.rating
            case _:
                return row.added_at.astimezone(self._zone).date().isoformat()

    def _words(self, row: ReferenceRow, column: Column) -> str | None:
        """Tool tip, and what a screen reader says of a cell."""
        if column is Column.FULLTEXT:
            return (
                self.tr("Full text in the library") if row.has_fulltext else self.tr("No full text")
            )
        if column is Column.READ:
            return self.tr("Read") if row.is_read else self.tr("Not read yet")
        if column is Column.RATING:
            return self.tr("%n star(s)", "", row.rating) if row.rating else None
        if column is Column.DESIGN and row.design:
            return design_name(row.design, QCoreApplication.translate)
        text = self.text_of(row, column)
        if column is not Column.TITLE:
            return text or None
        marks = []
        if row.is_retracted:
            marks.append(self.tr("Retracted"))
        if row.has_concern:
            marks.append(self.tr("Expression of concern"))
        sample = self.tr("Sample, not a real paper") if row.is_sample else ""
        more = _BENEATH if self.is_comfortable else ()
        beneath = " · ".join(filter(None, (self.text_of(row, column) for column in more)))
        return "\n".join(filter(None, [*marks, text, beneath, sample]))

    def font_of(self, row: ReferenceRow) -> QFont | None:
        """Return how a title differs from the list's font; the same object for the same look."""
        look = (not row.is_read, row.is_retracted)
        if look == (False, False):
            return None
        font = self._fonts.get(look)
        if font is None:
            font = QFont()
            font.setBold(look[0])
            font.setStrikeOut(look[1])
            self._fonts[look] = font
        return font


_ANSWERS = frozenset(
    {
        int(_ROLE.DisplayRole),
        int(_ROLE.FontRole),
        int(_ROLE.ToolTipRole),
        int(_ROLE.AccessibleTextRole),
        int(ROW_ROLE),
    }
)


def column_of(key: SortKey) -> int:
    """Return the column that sorts by ``key``, or -1."""
    column = BY_SORT_KEY.get(key)
    return -1 if column is None else int(column)


def _rows_of(wanted: "set[int]", ids: "array[int]") -> dict[int, int]:
    """Return the rows of some papers of a list; of few of them without walking it in Python."""
    if len(wanted) > _FEW:
        return {i: row for row, i in enumerate(ids) if i in wanted}
    place: dict[int, int] = {}
    for i in wanted:
        with suppress(ValueError):  # not listed
            place[i] = ids.index(i)
    return place
