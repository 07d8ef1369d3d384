# SPDX-License-Identifier: GPL-3.0-or-later
"""When garbage is collected: on the main thread, in small portions, the old part seldom."""

import gc

from PySide6.QtCore import QObject, QTimer

from refdesk.heap import give_back, hold_little
from refdesk.worker import JobRunner

INTERVAL_MS = 1000
IDLE_ROUNDS = 12
"""Rounds without a job after which everything is looked at."""
BUSY_ROUNDS = 300
"""Rounds after which everything is looked at however busy: some jobs take all day."""


class Collector(QObject):
    """Takes over from Python's own collector while a window is open.

    Python looks for cycles whenever enough objects were made, on the thread that made them, and holds
    the interpreter meanwhile. An import makes millions: measured, every look at everything stopped
    the window for 90 to 140 ms. It also ended widgets in the middle of anything. So the young are looked at
    here every second, however busy: reading evidence leaves so many cycles that half a minute of them
    took 150 MB and stopped the window for 400 ms.
    """

    def __init__(self, jobs: JobRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._quiet = 0
        self._since_all = 0
        self._was_on = False
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self.collect)

    def start(self) -> None:
        """Take over. What there is already stays for as long as the program and is not looked at."""
        hold_little()
        self._was_on = gc.isenabled()
        gc.disable()
        gc.freeze()
        self._timer.start()

    def stop(self) -> None:
        """Give back; who had Python's own collector off before goes on without it."""
        if self._timer.isActive():
            self._timer.stop()
            gc.unfreeze()
            if self._was_on:
                gc.enable()

    def collect(self) -> None:
        """Look at what was made since the last time; at all of it when nothing runs, or now and then."""
        self._quiet = 0 if self._jobs.active else self._quiet + 1
        self._since_all += 1
        if self._quiet == IDLE_ROUNDS or self._since_all >= BUSY_ROUNDS:
            self._since_all = 0
            gc.collect()
            give_back()
        else:
            gc.collect(0)
