# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of a comparison: a column for each paper, a line for each field that differs."""

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPalette,
    QResizeEvent,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from refdesk.ui.bare import BareDocument
from refdesk.ui.duplicates.comparison import SAME, STAYS, Comparison, Row, marked, row_word
from refdesk.ui.icons import pixmap
from refdesk.ui.theme import Scheme, scheme_of
from refdesk.ui.tips import tip
from refdesk.ui.type_scale import zoomed
from refdesk.ui.widgets.focus import paint_ring

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_PAD, _MARK = 8, 16
_NARROWEST = 190
"""Pixels of a column; more papers scroll."""
_TALLEST = 640


class FieldsModel(QAbstractTableModel):
    """The lines of one comparison."""

    def __init__(self) -> None:
        super().__init__()
        self._comparison: Comparison | None = None
        self._rows: list[Row] = []
        self._all_fields = False

    @property
    def comparison(self) -> Comparison | None:
        """What is shown."""
        return self._comparison

    @property
    def all_fields(self) -> bool:
        """Whether lines that agree are shown as well."""
        return self._all_fields

    def show(self, comparison: Comparison | None, *, all_fields: bool) -> None:
        """Show another comparison, or more or less of it."""
        self.beginResetModel()
        self._comparison, self._all_fields = comparison, all_fields
        self._fill()
        self.endResetModel()

    def _fill(self) -> None:
        shown = self._comparison
        self._rows = shown.rows(all_fields=self._all_fields) if shown else []

    def choose(self, index: _Index) -> None:
        """Do what a click on a cell means."""
        comparison = self._comparison
        if comparison is None or not index.isValid():
            return
        row, column = self._rows[index.row()], index.column()
        if row.code == STAYS:
            comparison.keep(column)
        elif row.code == SAME:
            comparison.include(column, same=not comparison.included[column])
        elif row.field is not None:
            comparison.pick(row.field, column)
        self._fill()
        last = self.index(len(self._rows) - 1, len(comparison.papers) - 1)
        self.dataChanged.emit(self.index(0, 0), last)
        self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self._rows) - 1)

    def row(self, number: int) -> Row:
        """Return a line."""
        return self._rows[number]

    def is_chosen(self, row: Row, column: int) -> bool:
        """Whether this cell is what stays."""
        comparison = self._comparison
        if comparison is None or not comparison.included[column]:
            return False
        if row.code == STAYS:
            return column == comparison.kept
        if row.code == SAME:
            return True
        if row.field is None:
            united = row.code not in {"key", "added"}
            return bool(row.texts[column]) if united else column == comparison.kept
        if row.field not in comparison.open_fields:
            return False
        return column == comparison.winner(row.field)

    def can_choose(self, row: Row, column: int) -> bool:
        """Whether a click on this cell does something."""
        comparison = self._comparison
        if comparison is None:
            return False
        if row.code in {STAYS, SAME}:
            return True
        included = comparison.included[column]
        return included and row.field in comparison.open_fields and bool(row.texts[column])

    # What Qt asks

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """See QAbstractItemModel."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """See QAbstractItemModel."""
        return len(self._comparison.papers) if self._comparison and not parent.isValid() else 0

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """See QAbstractItemModel."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        words = row.texts[column]
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(words)
        if role == Qt.ItemDataRole.CheckStateRole and self.can_choose(row, column):
            chosen = self.is_chosen(row, column)
            return Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            kept = self.tr("kept") if self.is_chosen(row, column) else ""
            name = self.tr("{field}, paper {number}").format(
                field=row_word(row.code), number=column + 1
            )
            return ": ".join(filter(None, (name, words or self.tr("nothing"), kept)))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """See QAbstractItemModel."""
        if self._comparison is None or role != Qt.ItemDataRole.DisplayRole:
            return None
        across = orientation == Qt.Orientation.Horizontal
        if section >= len(self._comparison.papers if across else self._rows):
            return None  # in a reset one header asks before the other knows of it
        if across:
            paper = self._comparison.papers[section].paper
            name = self.tr("Paper {number}").format(number=section + 1)
            return f"{name} · {paper.key}" if paper.key else name
        row = self._rows[section]
        remark = self._comparison.remark(row)
        return f"{row_word(row.code)}\n{remark}" if remark else row_word(row.code)


class _Names(QHeaderView):
    """The names of the lines: bold word, small remark below, at the top of each line."""

    WIDTH = 132

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFixedWidth(zoomed(self.WIDTH))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """See QHeaderView."""
        scheme = scheme_of(self.palette())
        painter.fillRect(rect, QColor(scheme.surface))
        words = str(self.model().headerData(section, self.orientation()) or "")
        name, _, remark = words.partition("\n")
        inner = rect.adjusted(_PAD, 6, -4, -2)
        flags = int(Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
        painter.setPen(QColor(scheme.text))
        taken = painter.boundingRect(inner, flags, name)
        painter.drawText(inner, flags, name)
        painter.setPen(QColor(scheme.text_secondary))
        inner.setTop(taken.bottom() + 2)
        painter.drawText(inner, flags, remark)
        painter.setPen(QColor(scheme.border))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def height_of(self, section: int) -> int:
        """Return how high a name is."""
        words = str(self.model().headerData(section, self.orientation()) or "")
        area = QRect(0, 0, zoomed(self.WIDTH) - _PAD - 4, 1000)
        flags = int(Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
        return sum(
            self.fontMetrics().boundingRect(area, flags, part).height() + 3
            for part in words.split("\n")
        )


class _CellDelegate(QStyledItemDelegate):
    """Paints wrapped text with its differences marked, and a tick on what stays."""

    def __init__(self, view: QTableView, model: FieldsModel) -> None:
        super().__init__(view)
        self._model = model
        self._documents: dict[tuple[int, int, int, str], QTextDocument] = {}

    def forget(self) -> None:
        """Lay out everything anew."""
        self._documents.clear()

    def height(self, index: _Index, width: int, option: QStyleOptionViewItem) -> int:
        """Return the height of a cell of this width."""
        document = self._document(index, width, option)
        return min(_TALLEST, round(document.size().height()) + 2 * 5)

    def _document(self, index: _Index, width: int, option: QStyleOptionViewItem) -> QTextDocument:
        scheme = scheme_of(option.palette)
        row, column = self._model.row(index.row()), index.column()
        key = (index.row(), column, width, row.texts[column])
        if key not in self._documents:
            document = BareDocument()
            document.setDocumentMargin(0)
            document.setDefaultFont(option.font)
            is_field = row.code not in {STAYS, SAME, "added", "key"}
            others = [t for n, t in enumerate(row.texts) if n != column] if is_field else []
            words = row.texts[column]
            document.setHtml(marked(words, others, scheme.highlight_1) if words else "–")
            document.setTextWidth(max(40, width - 2 * _PAD - _MARK - 4))
            self._documents[key] = document
        return self._documents[key]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """See QAbstractItemDelegate."""
        scheme = scheme_of(option.palette)
        row, column = self._model.row(index.row()), index.column()
        comparison = self._model.comparison
        area: QRect = option.rect
        chosen = self._model.is_chosen(row, column)
        left_out = comparison is not None and not comparison.included[column]
        painter.save()
        painter.setClipRect(area)
        if (chosen and row.field is not None) or (chosen and row.code == STAYS):
            painter.fillRect(area, QColor(scheme.success_tint))
        self._paint_mark(painter, area, row, column, scheme)
        painter.translate(QPoint(area.left() + _PAD + _MARK + 4, area.top() + 5))
        quiet = left_out or not row.texts[column]
        context = self._document(index, area.width(), option)
        colour = QColor(scheme.text_secondary if quiet else scheme.text)
        _draw(painter, context, colour)
        painter.restore()
        painter.setPen(QColor(scheme.border))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.drawLine(area.topRight(), area.bottomRight())
        view = self.parent()
        if isinstance(view, QTableView) and view.hasFocus() and index == view.currentIndex():
            paint_ring(painter, area.adjusted(1, 1, -1, -1), scheme.accent)

    def _paint_mark(
        self, painter: QPainter, area: QRect, row: Row, column: int, scheme: Scheme
    ) -> None:
        scale = painter.device().devicePixelRatioF()
        at = QPoint(area.left() + _PAD, area.top() + 6)
        if self._model.is_chosen(row, column):
            painter.drawPixmap(at, pixmap("check", scheme.success, _MARK, scale))
        elif self._model.can_choose(row, column):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(scheme.control))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRect(at, QSize(_MARK, _MARK)).adjusted(3, 3, -3, -3))


def _draw(painter: QPainter, document: QTextDocument, colour: QColor) -> None:
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette.setColor(QPalette.ColorRole.Text, colour)
    document.documentLayout().draw(painter, context)


class FieldsView(QTableView):
    """Shows a comparison; a click or Space on a cell keeps what it says."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mergeFields")
        self._model = FieldsModel()
        self.setModel(self._model)
        self._delegate = _CellDelegate(self, self._model)
        self.setItemDelegate(self._delegate)
        self._names = _Names(self)
        self.setVerticalHeader(self._names)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionsClickable(False)
        self._model.dataChanged.connect(self._redo)
        self._fitted: tuple[int, int, int] = (0, 0, 0)

    @property
    def comparison(self) -> Comparison | None:
        """What is shown."""
        return self._model.comparison

    def show_comparison(self, comparison: Comparison | None, *, all_fields: bool = False) -> None:
        """Show papers side by side."""
        place = self.currentIndex() if comparison is self.comparison else QModelIndex()
        row, column = (place.row(), place.column()) if place.isValid() else (0, 0)
        self._model.show(comparison, all_fields=all_fields)
        self._redo()
        if comparison is not None:
            self.setCurrentIndex(self._model.index(row, column))

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        self.setAccessibleName(self.tr("The papers side by side"))
        self.show_comparison(self.comparison, all_fields=self._model.all_fields)

    def _choose(self, index: _Index) -> None:
        self._model.choose(index)
        self.chosen.emit()

    def _redo(self) -> None:
        self._delegate.forget()
        self._fitted = (0, 0, 0)
        self._fit()
        self.viewport().update()

    def _fit(self) -> None:
        """Share the width among the papers, and make each line as high as its text."""
        count, rows = self._model.columnCount(), self._model.rowCount()
        state = (self.viewport().width(), count, rows)
        if not count or state == self._fitted:
            return
        self._fitted = state
        width = max(_NARROWEST, self.viewport().width() // count)
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        for column in range(count):
            self.setColumnWidth(column, width)
        for row in range(rows):
            heights = [
                self._delegate.height(self._model.index(row, column), width, option)
                for column in range(count)
            ]
            self.setRowHeight(row, max(28, self._names.height_of(row) + 8, *heights))

    # What Qt asks

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget."""
        super().resizeEvent(event)
        self._fit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """See QWidget."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index == self.currentIndex():
            self._choose(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        if event.key() == Qt.Key.Key_Space:
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)
