# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of results, as high as its rows; a row leads to its sentence."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from refdesk.domain.evidence import Statistic
from refdesk.ui.detail.statistics import (
    interval_text,
    kind_text,
    p_text,
    value_text,
    verdict_of,
)
from refdesk.ui.detail.words import check_sentence, verdict_word
from refdesk.ui.icons import icon
from refdesk.ui.tips import tip

_ICONS = {
    "ok": ("ok", "success"),
    "remark": ("info", "warning"),
    "alarm": ("warning", "danger"),
    "": ("none", "text_secondary"),
}
KIND, VALUE, INTERVAL, P, OUTCOME, COMPARISON, CHECK = range(7)
_NARROW = 560
_PADDING = 26


class StatisticsTable(QTableWidget):
    """Every result with its interval, P value, outcome, comparison and check."""

    proof_requested = Signal(object)
    """With the :class:`Span` of the result."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 7, parent)
        self._results: tuple[Statistic, ...] = ()
        self.setObjectName("statisticsTable")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._take_height)
        self.horizontalHeader().sectionResized.connect(lambda *_sizes: self._later.start())
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.horizontalHeader().setHighlightSections(False)
        self.cellClicked.connect(self._ask)
        self.cellActivated.connect(self._ask)

    def show_results(self, results: tuple[Statistic, ...]) -> None:
        """Show ``results`` in the order of the text."""
        self._results = results
        self.retranslate()
        self.fit()

    def retranslate(self) -> None:
        """Set all words anew: the head's, and those in the cells."""
        self._fill()
        self.setHorizontalHeaderLabels(
            [
                self.tr("Result"),
                self.tr("Value"),
                self.tr("CI"),
                self.tr("P"),
                self.tr("Outcome"),
                self.tr("Comparison"),
                self.tr("Check"),
            ]
        )
        self.setAccessibleName(self.tr("Results of the paper"))

    def _fill(self) -> None:
        results = self._results
        self.setRowCount(len(results))
        for row, result in enumerate(results):
            verdict = verdict_of(result)
            group = f" ({result.group})" if result.group else ""
            cells = (
                kind_text(result),
                value_text(result),
                interval_text(result),
                p_text(result),
                result.outcome + group,
                result.comparison,
                verdict_word(verdict),
            )
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(tip(result.sentence))
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
                self.setItem(row, column, item)
            self._show_check(row, result, verdict)

    def fit(self) -> None:
        """Share the width and take the height of all rows."""
        head = self.horizontalHeader()
        room = self.viewport().width()
        for column in (KIND, VALUE, INTERVAL, P, CHECK):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        narrow = room < _NARROW
        for column in (OUTCOME, COMPARISON):
            mode = QHeaderView.ResizeMode.Interactive if narrow else QHeaderView.ResizeMode.Stretch
            head.setSectionResizeMode(column, mode)
            if narrow:
                self.setColumnWidth(column, 150)
        self.setColumnHidden(COMPARISON, not any(r.comparison for r in self._results))
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
        for column in (OUTCOME, COMPARISON):
            item = self.item(row, column)
            if item is None or self.isColumnHidden(column):
                continue
            room = QRect(0, 0, max(40, self.columnWidth(column) - _PADDING), 10_000)
            flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
            heights.append(metrics.boundingRect(room, int(flags), item.text()).height())
        return max(heights) + 12

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
            for row, result in enumerate(self._results):
                self._show_check(row, result, verdict_of(result))

    def _show_check(self, row: int, result: Statistic, verdict: str) -> None:
        item = self.item(row, CHECK)
        if item is None:
            return
        name, role = _ICONS[verdict]
        item.setIcon(icon(name, self.palette(), role))
        lines = [check_sentence(c.name, c.verdict, c.computed) for c in result.checks]
        item.setToolTip("\n".join(lines) or self.tr("There is nothing to recompute it from."))

    def _ask(self, row: int, _column: int) -> None:
        if row < len(self._results):
            self.proof_requested.emit(self._results[row].span)
