# SPDX-License-Identifier: GPL-3.0-or-later
"""The corner of the status bar that says what runs, how far it is, and what failed."""

import time

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QSizePolicy, QWidget

from refdesk.ui.jobs.model import BAR_AFTER, Entry, JobModel
from refdesk.ui.stylesheet import mark
from refdesk.ui.widgets.buttons import IconButton
from refdesk.ui.widgets.surfaces import ElidedLabel

TICK_MS = 200


class JobIndicator(QWidget):
    """The oldest running job with its progress, and a button that opens the panel."""

    opened = Signal()

    def __init__(self, model: JobModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("jobIndicator")
        self._model = model
        self._label = ElidedLabel()
        self._label.setFixedWidth(220)
        self._label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        mark(self._label, role="secondary")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(80, 6)
        self._cancel = IconButton("close", small=True)
        self._cancel.clicked.connect(self._cancel_shown)
        self._button = QPushButton()
        self._button.setObjectName("jobButton")
        self._button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        mark(self._button, kind="link")
        self._button.clicked.connect(self.opened)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (self._label, self._bar, self._cancel, self._button):
            layout.addWidget(widget)
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._update)
        model.summary_changed.connect(self._update)
        self.retranslate()

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        self._cancel.describe(self.tr("Cancel this job"))
        self._button.setToolTip(self.tr("Show background jobs"))
        self._bar.setAccessibleName(self.tr("Progress of the running job"))
        self._update()

    def _shown(self) -> Entry | None:
        """Return the job to show: short ones come and go unseen."""
        now = time.monotonic()
        for entry in self._model.running:
            if entry.job is not None and now - entry.job.started_at >= BAR_AFTER:
                return entry
        return None

    def _update(self) -> None:
        running, failed = self._model.running, self._model.failed_count
        entry = self._shown()
        for widget in (self._label, self._bar, self._cancel):
            widget.setVisible(entry is not None)
        if entry is not None and entry.job is not None:
            self._label.set_full(entry.title)
            progress = entry.job.progress
            total = progress.total if progress and progress.total > 1 else 0
            self._bar.setMaximum(total)
            self._bar.setValue(progress.done if progress and total else -1)
        parts = []
        if running:
            parts.append(self.tr("%n job(s)", "", len(running)))
        if failed:
            parts.append(self.tr("%n failed", "", failed))
        self._button.setText(" · ".join(parts))
        self._button.setVisible(bool(parts))
        mark(self._button, tone="danger" if failed else "")
        if running and not self._tick.isActive():
            self._tick.start()
        elif not running:
            self._tick.stop()

    def _cancel_shown(self) -> None:
        entry = self._shown()
        if entry is not None and entry.job is not None:
            entry.job.cancel()

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
