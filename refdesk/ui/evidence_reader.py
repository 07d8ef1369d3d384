# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading the evidence of a whole library behind one window: by itself, or when a person asks."""

from PySide6.QtCore import QObject, QTimer, Signal

from refdesk.domain.changes import ChangeSet
from refdesk.domain.errors import RefdeskError
from refdesk.domain.jobs import JobContext
from refdesk.ui.frame import WindowFrame
from refdesk.worker import Job, JobState, Lane

REST_MS = 4_000
"""How long nothing comes into the library, nor the window opens, before its papers are read."""


class EvidenceReader(QObject):
    """Reads what no reader of this version has read, once at a time; the job panel can stop it.

    It begins by itself when the window has settled, and when papers come or change. Who stopped it
    wants it stopped: after that it begins only when asked, until the window is opened again.
    """

    changed = Signal()
    """It began or ended."""

    def __init__(self, window: WindowFrame) -> None:
        super().__init__(window)
        self._window = window
        self._job: Job | None = None
        self._is_unwanted = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._look)
        window.jobs.library_changed.connect(self._library_changed)
        window.jobs.ended.connect(self._ended)

    @property
    def is_reading(self) -> bool:
        """Whether papers are being read."""
        return self._job is not None

    def begin(self) -> None:
        """The window has settled: papers may be read when it has rested a while."""
        self._rest.start()

    def read(self) -> None:
        """Read all papers that were not read yet; the person asked for it."""
        self._is_unwanted = False
        if self._job is not None:
            self._window.say(self.tr("Papers are being read already."))
            return
        evidence = self._window.services.evidence

        def read(context: JobContext) -> ChangeSet:
            return evidence.read_all(context)

        self._rest.stop()
        job = self._window.jobs.submit(
            lambda: self.tr("Reading numbers and designs in papers"), read, Lane.LIBRARY, self
        )
        self._job = job if job.is_active else None
        self.changed.emit()

    def _library_changed(self, changes: ChangeSet) -> None:
        if changes.added or changes.updated:
            self._rest.start()

    def _look(self) -> None:
        if self._job is None and not self._is_unwanted:
            evidence = self._window.services.evidence
            self._window.jobs.submit(
                "", lambda _: evidence.unread_count(), Lane.READ, self, self._counted, _let_be
            )

    def _counted(self, unread: int) -> None:
        if unread and self._job is None and not self._is_unwanted:
            self.read()

    def _ended(self, job: Job) -> None:
        if job is not self._job:
            return
        self._job = None
        self._is_unwanted = job.state is not JobState.DONE
        self.changed.emit()


def _let_be(_: RefdeskError) -> None:
    """Say nothing of a count that nobody asked for."""
