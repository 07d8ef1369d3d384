# SPDX-License-Identifier: GPL-3.0-or-later
"""The jobs that a person may want to know of, newest first."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from refdesk.domain.errors import RefdeskError
from refdesk.domain.jobs import Progress
from refdesk.messages import sentence
from refdesk.worker import Job, JobRunner, JobState

KEPT = 30
"""Ended jobs that stay in the list."""
MAX_LINES = 200
"""Failures shown of one job; the count of the rest is said."""
BAR_AFTER = 0.5
"""Seconds before a progress bar appears."""

_Index = QModelIndex | QPersistentModelIndex
STATE_ROLE = Qt.ItemDataRole.UserRole
TITLE_ROLE = Qt.ItemDataRole.UserRole + 1
DETAIL_ROLE = Qt.ItemDataRole.UserRole + 2
PROGRESS_ROLE = Qt.ItemDataRole.UserRole + 3
_ROOT = QModelIndex()


@dataclass(eq=False)
class Entry:
    """A line of the panel: a job, or what failed inside one."""

    say: Callable[[], str]
    """Says what it is about, in the language that is now in use."""
    state: JobState
    job: Job | None = None
    lines: list[str] = field(default_factory=list)
    again: Callable[[], None] | None = None

    @property
    def title(self) -> str:
        """What it is about."""
        return self.say()

    @property
    def can_retry(self) -> bool:
        """Whether "try again" means something."""
        return self.again is not None or (self.job is not None and self.state is JobState.FAILED)


class JobModel(QAbstractListModel):
    """Titled jobs of a runner, and notes on what failed in part."""

    summary_changed = Signal()
    """The number of running or failed jobs, or the progress of one, is different."""

    def __init__(self, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []
        jobs.started.connect(self._started)
        jobs.progressed.connect(self._changed)
        jobs.ended.connect(self._changed)

    # What the panel asks

    def entry(self, row: int) -> Entry | None:
        """Return the entry of a line."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    @property
    def running(self) -> list[Entry]:
        """Entries of jobs that wait or run, oldest first."""
        return [e for e in reversed(self._entries) if e.job is not None and e.job.is_active]

    @property
    def failed_count(self) -> int:
        """How many entries tell of a failure."""
        return sum(entry.state is JobState.FAILED for entry in self._entries)

    def note(
        self, title: Callable[[], str], lines: list[str], again: Callable[[], None] | None
    ) -> None:
        """Add what failed inside a job that as a whole went well."""
        shown = lines[:MAX_LINES]
        if len(lines) > MAX_LINES:
            shown.append(self.tr("… and %n more", "", len(lines) - MAX_LINES))
        self._insert(Entry(title, JobState.FAILED, lines=shown, again=again))

    def retry(self, row: int) -> None:
        """Try a failed entry again."""
        entry = self.entry(row)
        if entry is None or not entry.can_retry:
            return
        if entry.again is not None:
            again = entry.again
            self._remove(row)
            again()
        elif entry.job is not None:
            entry.job.retry()

    def cancel(self, row: int) -> None:
        """Cancel the job of a line."""
        entry = self.entry(row)
        if entry is not None and entry.job is not None:
            entry.job.cancel()

    def clear_ended(self) -> None:
        """Forget what has ended."""
        for row in reversed(range(len(self._entries))):
            job = self._entries[row].job
            if job is None or not job.is_active:
                self._remove(row)
        self.summary_changed.emit()

    # What the runner tells

    def _started(self, job: Job) -> None:
        if not job.title:
            return
        row = self._row_of(job)
        if row < 0:
            self._insert(Entry(lambda: job.title, job.state, job))
        else:
            self._entries[row].state = job.state
            self._tell(row)

    def _changed(self, job: Job) -> None:
        row = self._row_of(job)
        if row < 0:
            return
        self._entries[row].state = job.state
        if job.state is JobState.CANCELLED:
            self._remove(row)
            self.summary_changed.emit()
        else:
            self._tell(row)
        self._drop_old()

    def _row_of(self, job: Job) -> int:
        for row, entry in enumerate(self._entries):
            if entry.job is job:
                return row
        return -1

    def _insert(self, entry: Entry) -> None:
        self.beginInsertRows(QModelIndex(), 0, 0)
        self._entries.insert(0, entry)
        self.endInsertRows()
        self.summary_changed.emit()

    def _remove(self, row: int) -> None:
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._entries[row]
        self.endRemoveRows()

    def _tell(self, row: int) -> None:
        index = self.index(row)
        self.dataChanged.emit(index, index)
        self.summary_changed.emit()

    def _drop_old(self) -> None:
        ended = [
            row
            for row, entry in enumerate(self._entries)
            if entry.job is None or not entry.job.is_active
        ]
        for row in reversed(ended[KEPT:]):
            self._remove(row)

    # What Qt asks

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """See QAbstractItemModel."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """See QAbstractItemModel."""
        entry = self.entry(index.row()) if index.isValid() else None
        if entry is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{entry.title} — {self.detail(entry)}"
        if role == TITLE_ROLE:
            return entry.title
        if role == DETAIL_ROLE:
            return self.detail(entry)
        if role == STATE_ROLE:
            return entry.state
        if role == PROGRESS_ROLE:
            return progress_of(entry)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.detail(entry)
        return None

    def detail(self, entry: Entry) -> str:
        """Return the second line of an entry."""
        if entry.lines:
            return "\n".join(entry.lines)
        match entry.state:
            case JobState.WAITING:
                return self.tr("Waiting")
            case JobState.RUNNING:
                progress = entry.job.progress if entry.job else None
                if progress and progress.total > 1:
                    text = self.tr("{done} of {total}")
                    return text.format(done=f"{progress.done:,}", total=f"{progress.total:,}")
                if progress and progress.done > 1:
                    return f"{progress.done:,}"
                return self.tr("Running")
            case JobState.DONE:
                return self.tr("Done")
            case JobState.CANCELLED:
                return self.tr("Cancelled")
        broken = self.tr("Something in refdesk itself went wrong.")
        error = entry.job.error if entry.job else None
        if isinstance(error, RefdeskError):
            return sentence(error, QCoreApplication.translate)
        return broken


def progress_of(entry: Entry) -> Progress | None:
    """Return the progress to draw: none before :data:`BAR_AFTER`, total 0 where unknown."""
    job = entry.job
    if job is None or not job.is_active or time.monotonic() - job.started_at < BAR_AFTER:
        return None
    return job.progress or Progress(0, 0)
