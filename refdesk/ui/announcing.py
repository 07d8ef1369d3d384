# SPDX-License-Identifier: GPL-3.0-or-later
"""What is read out to those who do not see it: sentences of the status bar, jobs that ended."""

import time

from PySide6.QtCore import QObject

from refdesk.ui.frame import WindowFrame
from refdesk.ui.jobs.model import BAR_AFTER
from refdesk.ui.widgets.announce import announce
from refdesk.worker import Job, JobState


class Announcer(QObject):
    """Announces for one window what others see at its lower edge."""

    def __init__(self, window: WindowFrame) -> None:
        super().__init__(window)
        self._window = window
        self._last = ""
        window.statusBar().messageChanged.connect(self._said)
        window.jobs.ended.connect(self._ended)

    def _said(self, text: str) -> None:
        if text != self._last:  # shown again after the hint of a menu
            self._last = text or self._last
            announce(self._window.statusBar(), text)

    def _ended(self, job: Job) -> None:
        """Say that a job ended that a person could wait for; short ones show what they did."""
        if not job.title or time.monotonic() - job.started_at < BAR_AFTER:
            return
        words = {
            JobState.DONE: self.tr("Done: {job}"),
            JobState.FAILED: self.tr("Failed: {job}"),
            JobState.CANCELLED: self.tr("Cancelled: {job}"),
        }.get(job.state)
        if words is not None:
            announce(self._window.statusBar(), words.format(job=job.title))
