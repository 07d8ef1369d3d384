# SPDX-License-Identifier: GPL-3.0-or-later
"""When garbage is collected: on the main thread, in small portions, the old part never."""

import gc

from PySide6.QtCore import QObject, QTimer

from refdesk.worker import JobRunner

INTERVAL_MS = 4000
IDLE_ROUNDS = 3
"""Rounds without a job after which everything is looked at."""
BUSY_ROUNDS = 8
"""Rounds with one after which the young are looked at all the same: 60 ms in a long import."""


class Collector(QObject):
    """Takes over from Python's own collector while a window is open.

    Python looks for cycles whenever enough objects were made, on the thread that made them, and holds
    the interpreter meanwhile. An import makes millions: measured, every look at everything stopped
    the window for 90 to 140 ms. It also ended widgets outside the main thread. Papers are trees, which
    go without a collector; so looking at the young ones now and then is enough.
    """

    def __init__(self, jobs: JobRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._quiet = 0
        self._busy = 0
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self.collect)

    def start(self) -> None:
        """Take over. What there is already stays for as long as the program and is not looked at."""
        gc.disable()
        gc.freeze()
        self._timer.start()

    def stop(self) -> None:
        """Give back."""
        if self._timer.isActive():
            self._timer.stop()
            gc.unfreeze()
            gc.enable()

    def collect(self) -> None:
        """Look at what was made since the last time; at all of it once nothing has run for a while."""
        if self._jobs.active:
            self._quiet = 0
            self._busy = (self._busy + 1) % BUSY_ROUNDS
            if self._busy == 0:
                gc.collect(0)
        else:
            self._quiet += 1
            gc.collect(2 if self._quiet == IDLE_ROUNDS else 0)
