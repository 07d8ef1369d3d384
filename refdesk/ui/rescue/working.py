# SPDX-License-Identifier: GPL-3.0-or-later
"""Long work before there is a window: what is done, how far it is, and a way to stop it."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QProgressBar, QVBoxLayout

from refdesk.domain.errors import CancelledError, RefdeskError
from refdesk.domain.jobs import JobContext
from refdesk.ui.widgets.room import open_with
from refdesk.ui.widgets.surfaces import WrappedLabel
from refdesk.worker import Job, JobRunner, JobState, Lane

_T = TypeVar("_T")


class WorkDialog(QDialog, Generic[_T]):
    """Runs one function beside its loop of events; closes when that has ended."""

    def __init__(self, words: str, function: Callable[[JobContext], _T]) -> None:
        super().__init__()
        self.setObjectName("workDialog")
        self.setWindowTitle("refdesk")
        self.result_of_work: _T | None = None
        self.error: RefdeskError | None = None
        self._runner = JobRunner()
        self._label, self._bar = WrappedLabel(words), QProgressBar()
        self._label.setObjectName("workText")
        self._bar.setObjectName("workProgress")
        self._bar.setAccessibleName(words)
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        buttons = QDialogButtonBox()
        stop = buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        stop.setObjectName("stopWork")
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 12)
        layout.setSpacing(12)
        layout.addWidget(self._label)
        layout.addWidget(self._bar)
        layout.addStretch(1)
        layout.addWidget(buttons)
        open_with(self, 440, 140)
        self._runner.progressed.connect(self._show_progress)
        self._runner.ended.connect(self._ended)
        self._function = function
        self._job: Job | None = None

    def run(self) -> _T | None:
        """Do the work; return what came of it, ``None`` where it was stopped or failed (``error``)."""
        QTimer.singleShot(0, self._start)
        self.exec()
        self._runner.shutdown()
        return self.result_of_work

    def _start(self) -> None:
        self._job = self._runner.submit("work", self._function, Lane.LOCAL, self, self._done)

    def _done(self, result: _T) -> None:
        self.result_of_work = result

    def _ended(self, job: Job) -> None:
        if isinstance(job.error, RefdeskError) and not isinstance(job.error, CancelledError):
            self.error = job.error
        # What came of it is delivered after this.
        QTimer.singleShot(0, self.accept if job.state is JobState.DONE else lambda: self.done(0))

    def _show_progress(self, job: Job) -> None:
        progress = job.progress
        if progress is not None and progress.total:
            self._bar.setRange(0, 1000)
            self._bar.setValue(progress.done * 1000 // progress.total)
        else:
            self._bar.setRange(0, 0)

    def reject(self) -> None:
        """See QDialog: the work is told to stop, and the dialog closes when it has."""
        if self._job is not None and self._job.is_active:
            self._job.cancel()
        else:
            super().reject()
