# SPDX-License-Identifier: GPL-3.0-or-later
"""The panel of background jobs: what runs, what failed and why, and what to do about it."""

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from refdesk.domain.jobs import Progress
from refdesk.ui.jobs.model import DETAIL_ROLE, PROGRESS_ROLE, STATE_ROLE, TITLE_ROLE, JobModel
from refdesk.ui.stylesheet import mark
from refdesk.ui.theme import scheme_of
from refdesk.ui.widgets.buttons import IconButton
from refdesk.ui.widgets.focus import paint_ring
from refdesk.ui.widgets.surfaces import Rule
from refdesk.worker import JobState

_Index = QModelIndex | QPersistentModelIndex
TICK_MS = 250
_PADDING = 8
_BAR = 3
_TALL = 3
"""Room for glyphs of a fallback font, which are taller than the font's own metrics say."""


class JobPanel(QWidget):
    """Lists jobs; its buttons act on the chosen one, or on the only one that they can act on."""

    closed = Signal()

    def __init__(self, model: JobModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("jobPanel")
        self._model = model
        self._title = QLabel()
        mark(self._title, role="heading")
        self.list = QListView()
        self.list.setObjectName("jobList")
        self.list.setModel(model)
        self.list.setItemDelegate(_JobDelegate(self.list))
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.cancel_button = self._button("cancelJobButton", self._cancel)
        self.retry_button = self._button("retryJobButton", self._retry)
        self.clear_button = self._button("clearJobsButton", model.clear_ended)
        self._close = IconButton("close")
        self._close.clicked.connect(self.closed)
        self._lay_out()
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self.list.viewport().update)
        model.summary_changed.connect(self._update)
        self.list.selectionModel().currentChanged.connect(self._update)
        self.retranslate()

    def _button(self, name: str, slot: object) -> QPushButton:
        button = QPushButton()
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(12, 6, 6, 2)
        top.setSpacing(8)
        top.addWidget(self._title, 1)
        for button in (self.retry_button, self.cancel_button, self.clear_button):
            top.addWidget(button)
        top.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(Rule())
        layout.addLayout(top)
        layout.addWidget(self.list, 1)
        self.setMinimumHeight(110)

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        self._title.setText(self.tr("Background jobs"))
        self.list.setAccessibleName(self.tr("Background jobs"))
        self.cancel_button.setText(self.tr("Cancel"))
        self.retry_button.setText(self.tr("Try again"))
        self.clear_button.setText(self.tr("Clear"))
        self._close.describe(self.tr("Close the list of jobs"))
        self._update()

    # Acting

    def _target(self, *, failed: bool) -> int:
        """Return the line that a button means: the chosen one, else the first that fits."""

        def fits(row: int) -> bool:
            entry = self._model.entry(row)
            if entry is None:
                return False
            return entry.can_retry if failed else entry.job is not None and entry.job.is_active

        current = self.list.currentIndex().row()
        if fits(current):
            return current
        return next((row for row in range(self._model.rowCount()) if fits(row)), -1)

    def _cancel(self) -> None:
        self._model.cancel(self._target(failed=False))

    def _retry(self) -> None:
        self._model.retry(self._target(failed=True))

    def _update(self) -> None:
        self.cancel_button.setEnabled(self._target(failed=False) >= 0)
        self.retry_button.setEnabled(self._target(failed=True) >= 0)
        self.clear_button.setEnabled(self._model.rowCount() > len(self._model.running))
        self._run_clock()

    def _run_clock(self) -> None:
        if self._model.running and self.isVisible():
            self._tick.start()
        else:
            self._tick.stop()

    # What Qt asks

    def showEvent(self, event: QShowEvent) -> None:
        """See QWidget."""
        super().showEvent(event)
        self._run_clock()

    def sizeHint(self) -> QSize:
        """See QWidget."""
        return QSize(400, 170)

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class _JobDelegate(QStyledItemDelegate):
    """Paints a job: title, one line or more of detail, a thin bar."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """See QStyledItemDelegate."""
        scheme = scheme_of(option.palette)
        style = option.widget.style()
        style.drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget
        )
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_ring(painter, option.rect, scheme.accent)
        painter.save()
        room = option.rect.adjusted(12, _PADDING // 2, -12, -_PADDING // 2)
        height = option.fontMetrics.height() + _TALL
        title = option.fontMetrics.elidedText(
            str(index.data(TITLE_ROLE)), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.setPen(QColor(scheme.text))
        painter.drawText(QRect(room.left(), room.top(), room.width(), height), 0, title)
        failed = index.data(STATE_ROLE) == JobState.FAILED
        painter.setPen(QColor(scheme.danger if failed else scheme.text_secondary))
        below = room.adjusted(0, height + 1, 0, 0)
        painter.drawText(below, int(Qt.TextFlag.TextWordWrap), str(index.data(DETAIL_ROLE)))
        progress = index.data(PROGRESS_ROLE)
        if isinstance(progress, Progress):
            self._paint_bar(painter, option.rect, progress, scheme.border, scheme.accent)
        painter.restore()

    def _paint_bar(
        self, painter: QPainter, rect: QRect, progress: Progress, ground: str, colour: str
    ) -> None:
        bar = QRect(rect.left() + 12, rect.bottom() - _BAR, rect.width() - 24, _BAR)
        painter.fillRect(bar, QColor(ground))
        share = min(1.0, progress.done / progress.total) if progress.total else 0.0
        painter.fillRect(
            QRect(bar.left(), bar.top(), int(bar.width() * share), _BAR), QColor(colour)
        )

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """See QStyledItemDelegate."""
        width = max(200, option.widget.width() - 40)
        text = str(index.data(DETAIL_ROLE))
        metrics = option.fontMetrics
        flags = int(Qt.TextFlag.TextWordWrap)
        detail = metrics.boundingRect(QRect(0, 0, width, 100_000), flags, text).height()
        return QSize(width, metrics.height() + _TALL + detail + _PADDING + 4 + _BAR)
