# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of results, as high as its rows; a row leads to its sentence."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QColor, QKeyEvent, QKeySequence, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QMenu,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from refdesk.domain.evidence_corrections import JudgedResult
from refdesk.ui.detail.evidence_copies import copy_results
from refdesk.ui.detail.forest import FAINT_ROLE, RESULT_ROLE, ForestDelegate, scales_of
from refdesk.ui.detail.statistics import (
    effect_sentence,
    interval_text,
    kind_text,
    numbers_text,
    p_text,
    placed_outcome,
    result_lines,
    value_text,
    verdict_of,
)
from refdesk.ui.detail.statistics_columns import (
    APART,
    BRIEF,
    CHECK,
    COMPARISON,
    EFFECT,
    INTERVAL,
    KIND,
    OUTCOME,
    SEEN,
    VALUE,
    P,
    ResultItem,
    sort_key,
)
from refdesk.ui.detail.words import check_sentence, verdict_word
from refdesk.ui.icons import icon
from refdesk.ui.stylesheet import mark
from refdesk.ui.theme import scheme_of
from refdesk.ui.tips import set_tip, tip
from refdesk.ui.type_scale import zoomed

_ICONS = {
    "ok": ("ok", "success"),
    "remark": ("info", "warning"),
    "alarm": ("warning", "danger"),
    "": ("none", "text_secondary"),
}
_NUMBERS = frozenset({BRIEF, VALUE, INTERVAL, P})
_PLACE_ROLE = Qt.ItemDataRole.UserRole
_NARROW = 520
_CHECK, _EFFECT = 28, (120, 76)
"""Widths in pixels; the drawing's in a table with room for it, and in a narrow one."""
_OUTCOME, _COMPARISON, _LEAST_OUTCOME = 150, 120, 96
_PADDING = 12
_LINES = 2
"""Most lines of a cell; the rest is in its tool tip. One more where a narrow cell names a place first."""


class StatisticsTable(QTableWidget):
    """Every result with its interval, P value, outcome, comparison and check."""

    proof_requested = Signal(object)
    """With the :class:`Span` of the result."""
    correction_requested = Signal(object)
    """With the :class:`JudgedResult` whose numbers are to be changed."""
    rejection_requested = Signal(object)
    """With the result that the person says the paper does not have."""
    reset_requested = Signal(object)
    """With the result that shall be as the program read it."""
    copied = Signal(int)
    """With the number of results that are on the clipboard now."""
    explanation_asked = Signal(object)
    """With the point that is asked about; ``None``: the cell that has the keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, len(SEEN), parent)
        self._results: tuple[JudgedResult, ...] = ()
        self.setObjectName("statisticsTable")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setTabKeyNavigation(False)
        mark(self, kind="dense")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        self.verticalHeader().hide()
        self._forest = ForestDelegate(self)
        self.setItemDelegateForColumn(EFFECT, self._forest)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._take_height)
        self._set_head()
        self.cellClicked.connect(self._clicked)
        self.cellActivated.connect(self._ask)

    def _set_head(self) -> None:
        head = self.horizontalHeader()
        head.sectionResized.connect(lambda *_sizes: self._later.start())
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        head.setHighlightSections(False)
        head.setMinimumSectionSize(_CHECK)
        for place, column in enumerate(SEEN):
            head.moveSection(head.visualIndex(column), place)
        head.setSortIndicatorClearable(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        head.sortIndicatorChanged.connect(self._unsorted)

    def show_results(self, results: tuple[JudgedResult, ...]) -> None:
        """Show ``results`` in the order of the text, or as the person sorted them."""
        if results == self._results:
            return
        self._results = results
        self.retranslate()

    def retranslate(self) -> None:
        """Set all words anew: the head's, and those in the cells."""
        names = {
            KIND: self.tr("Measure"),
            BRIEF: self.tr("Result"),
            VALUE: self.tr("Value"),
            INTERVAL: self.tr("CI"),
            P: self.tr("P"),
            OUTCOME: self.tr("Outcome"),
            COMPARISON: self.tr("Comparison"),
            CHECK: self.tr("Check"),
            EFFECT: self.tr("Effect"),
        }
        hints = {
            CHECK: self.tr("Check: whether value, interval and P agree"),
            INTERVAL: self.tr("Confidence interval, of 95 % where nothing else is said"),
            EFFECT: self.tr(
                "Point and whiskers: value and interval. The dotted line is no effect: "
                "1 for ratios (logarithmic), 0 for differences. An arrow: it goes on."
            ),
        }
        for column, name in names.items():
            item = QTableWidgetItem("" if column == CHECK else name)
            set_tip(item, hints.get(column, ""))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, name)
            item.setTextAlignment(_alignment(column))
            self.setHorizontalHeaderItem(column, item)
        self.setAccessibleName(self.tr("Results of the paper"))
        self._fill()
        self.fit()

    def _fill(self) -> None:
        self._forest.scales = scales_of(r.shown for r in self._results if not r.is_rejected)
        self.setSortingEnabled(False)
        self.setRowCount(len(self._results))
        for row, result in enumerate(self._results):
            self._fill_row(row, row, result)
        self.setSortingEnabled(True)

    def _fill_row(self, row: int, place: int, result: JudgedResult) -> None:
        shown = result.shown
        texts = {
            KIND: kind_text(shown),
            BRIEF: result_lines(shown),
            VALUE: value_text(shown),
            INTERVAL: interval_text(shown),
            P: p_text(shown),
            OUTCOME: placed_outcome(shown),
            COMPARISON: shown.comparison,
            CHECK: "",
            EFFECT: "",
        }
        hint = self._hint(result)
        for column, text in texts.items():
            item = ResultItem(text, sort_key(column, shown))
            item.setToolTip(hint)
            item.setTextAlignment(_alignment(column) | Qt.AlignmentFlag.AlignVCenter)
            item.setData(_PLACE_ROLE, place)
            if result.is_edited:
                font = item.font()
                font.setStrikeOut(result.is_rejected)
                font.setItalic(not result.is_rejected and column in _NUMBERS)
                item.setFont(font)
            self.setItem(row, column, item)
            if column == EFFECT:
                item.setData(RESULT_ROLE, shown)
                item.setData(FAINT_ROLE, result.is_rejected)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, effect_sentence(shown))
        self._dress(row, result)

    def _hint(self, result: JudgedResult) -> str:
        """Return what a row says beside its cells: who says so, the whole outcome, the sentence."""
        lines = []
        if result.is_rejected:
            lines.append(self.tr("You said that this is no result of the paper."))
        elif result.is_edited:
            text = self.tr("Edited by you. The program read: {0}")
            lines.append(text.format(numbers_text(result.read)))
        shown = result.shown
        of = " · ".join(filter(None, (placed_outcome(shown), shown.comparison)))
        return tip("\n".join(filter(None, (*lines, of, shown.sentence))))

    def fit(self) -> None:
        """Share the width and take the height of all rows."""
        room = self.viewport().width()
        narrow = room < zoomed(_NARROW)
        for column in APART:
            self.setColumnHidden(column, narrow)
        self.setColumnHidden(BRIEF, not narrow)
        self.setColumnHidden(EFFECT, not self._forest.scales)
        self.setColumnWidth(CHECK, _CHECK)
        self.setColumnWidth(EFFECT, _EFFECT[narrow])
        for column in (*APART, BRIEF, P):
            self.resizeColumnToContents(column)
        fixed = (CHECK, EFFECT, *APART, BRIEF, P)
        rest = room - sum(self.columnWidth(c) for c in fixed if not self.isColumnHidden(c))
        # Where there is no room for it, the comparison stands in the tool tip.
        compares = any(r.shown.comparison for r in self._results) and rest >= _OUTCOME + _COMPARISON
        self.setColumnHidden(COMPARISON, not compares)
        comparison = max(_COMPARISON, round(rest * 0.42)) if compares else 0
        self.setColumnWidth(COMPARISON, comparison)
        self.setColumnWidth(OUTCOME, max(_LEAST_OUTCOME, rest - comparison))
        self._take_height()

    def _take_height(self) -> None:
        for row in range(self.rowCount()):
            self.setRowHeight(row, self._row_height(row))
        head, room = self.horizontalHeader(), self.viewport().width()
        height = head.sizeHint().height() + sum(map(self.rowHeight, range(self.rowCount()))) + 2
        if head.length() > room:
            height += self.horizontalScrollBar().sizeHint().height()
        if height != self.maximumHeight():
            self.setFixedHeight(height)

    def _row_height(self, row: int) -> int:
        """Return the height of the tallest cell; Qt's own count forgets the style's padding."""
        metrics = self.fontMetrics()
        heights = [metrics.height()]
        for column in (OUTCOME, COMPARISON, BRIEF):
            item = self.item(row, column)
            if item is None or self.isColumnHidden(column):
                continue
            room = QRect(0, 0, max(40, self.columnWidth(column) - _PADDING), 10_000)
            flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
            heights.append(metrics.boundingRect(room, int(flags), item.text()).height())
        result = self.result_at(row)
        placed = result is not None and result.read.span.in_fulltext
        lines = _LINES + (placed and self.viewport().width() < zoomed(_NARROW))
        return min(max(heights), lines * metrics.lineSpacing()) + 12

    # What is done with the results

    def result_at(self, row: int) -> JudgedResult | None:
        """Return the result of a row, wherever sorting put it."""
        item = self.item(row, KIND)
        return self._results[item.data(_PLACE_ROLE)] if item is not None else None

    def copy(self) -> None:
        """Copy the selected results, or all where none is; rejected ones only where selected."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        chosen = [self.result_at(row) for row in rows or range(self.rowCount())]
        results = [r.shown for r in chosen if r is not None and (rows or not r.is_rejected)]
        copy_results(results)
        self.copied.emit(len(results))

    def copy_all(self) -> None:
        """Copy all results as they are sorted, whatever is selected."""
        self.clearSelection()
        self.copy()

    def _clicked(self, row: int, column: int) -> None:
        if QApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier:
            self._ask(row, column)  # else rows are being selected

    def _ask(self, row: int, _column: int) -> None:
        result = self.result_at(row)
        if result is not None:
            self.proof_requested.emit(result.shown.span)

    def _menu(self, at: QPoint) -> None:
        row = self.rowAt(at.y()) if self.rowAt(at.y()) >= 0 else self.currentRow()
        result = self.result_at(row)
        if result is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(list(self._deeds(row, result, menu)))
        at_row = at if self.rowAt(at.y()) >= 0 else None
        what = menu.addAction(self.tr("What is this?"))
        what.triggered.connect(lambda: self.explanation_asked.emit(at_row))
        menu.popup(self.viewport().mapToGlobal(at))

    def _deeds(self, row: int, result: JudgedResult, menu: QMenu) -> Iterator[QAction]:
        """Yield what can be done with the result of a row."""

        def deed(text: str, key: str, do: Callable[[], object]) -> QAction:
            action = QAction(text, menu)
            action.setShortcut(QKeySequence(key))  # shown; the keys themselves are taken below
            action.triggered.connect(lambda _checked=False: do())
            return action

        yield deed(self.tr("Go to the sentence"), "Return", lambda: self._ask(row, KIND))
        yield deed(self.tr("Copy as table"), "Ctrl+C", self.copy)
        if not result.is_rejected:
            yield deed(self.tr("Correct the numbers…"), "F2",
                       lambda: self.correction_requested.emit(result))  # fmt: skip
            yield deed(self.tr("This is no result"), "Del",
                       lambda: self.rejection_requested.emit(result))  # fmt: skip
        if result.is_edited:
            yield deed(self.tr("Back to what the program read"), "",
                       lambda: self.reset_requested.emit(result))  # fmt: skip

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        result = self.result_at(self.currentRow())
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() == Qt.Key.Key_F2 and result is not None and not result.is_rejected:
            self.correction_requested.emit(result)
        elif event.key() == Qt.Key.Key_Delete and result is not None:
            signal = self.reset_requested if result.is_rejected else self.rejection_requested
            signal.emit(result)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """See QWidget."""
        return QSize(400, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """See QWidget: the page around it scrolls, sideways the table does."""
        if abs(event.angleDelta().x()) > abs(event.angleDelta().y()):
            super().wheelEvent(event)
        else:
            event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            for row in range(self.rowCount()):
                result = self.result_at(row)
                if result is not None:
                    self._dress(row, result)

    def _unsorted(self, column: int, _order: Qt.SortOrder) -> None:
        if column < 0:
            self._fill()
        self._later.start()

    def _dress(self, row: int, result: JudgedResult) -> None:
        """Set what has a colour: the mark of the checks, and rows that do not count."""
        palette = self.palette()
        faint = QColor(scheme_of(palette).text_secondary)
        if result.is_rejected:
            for column in range(self.columnCount()):
                if (cell := self.item(row, column)) is not None:
                    cell.setForeground(faint)
        item = self.item(row, CHECK)
        if item is None:
            return
        verdict = verdict_of(result.shown)
        name, role = _ICONS["" if result.is_rejected else verdict]
        item.setIcon(icon(name, palette, role))
        checks = [check_sentence(c.name, c.verdict, c.computed) for c in result.shown.checks]
        why = "\n".join(checks) or self.tr("There is nothing to recompute it from.")
        set_tip(item, f"{verdict_word(verdict)}\n{why}")
        item.setData(Qt.ItemDataRole.AccessibleTextRole, verdict_word(verdict))
        item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, why)


def _alignment(column: int) -> Qt.AlignmentFlag:
    """Return how a column stands: numbers by their end, so that digits stand over digits."""
    return Qt.AlignmentFlag.AlignRight if column in _NUMBERS else Qt.AlignmentFlag.AlignLeft
