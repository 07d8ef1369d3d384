# SPDX-License-Identifier: GPL-3.0-or-later
"""A short write off the main thread, and what is said when it is done or failed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QObject, Signal

from refdesk.domain.changes import ChangeSet
from refdesk.domain.errors import RefdeskError
from refdesk.domain.jobs import JobContext
from refdesk.messages import sentence
from refdesk.ui.seam import Services
from refdesk.worker import JobRunner, Lane


class Writes(QObject):
    """Changes one library and says what was done."""

    said = Signal(str)
    """A sentence for the status bar."""
    undoable = Signal(str)
    """The same, of what somebody may want to take back."""
    steps_changed = Signal()
    """What can be undone or redone is different now."""

    def __init__(self, services: Services, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._jobs = jobs

    def _write(
        self,
        ids: Sequence[int],
        write: Callable[[], ChangeSet],
        done: str = "",
        nothing: str = "",
        *,
        takes_away: bool = False,
        then: Callable[[ChangeSet], None] | None = None,
    ) -> None:
        """Run a write; say ``done`` where it changed something, else ``nothing``.

        What ``takes_away`` something is said along with an offer to take it back.
        """
        if not ids:
            return

        def run(context: JobContext) -> ChangeSet:
            del context  # a short write is not stopped in the middle
            return write()

        def tell(changes: ChangeSet) -> None:
            if then is not None:
                then(changes)
            self.steps_changed.emit()
            if text := done if changes else nothing:
                (self.undoable if takes_away and changes else self.said).emit(text)

        self._jobs.submit("", run, Lane.LOCAL, self, tell, self._fail)

    def _fail(self, error: RefdeskError) -> None:
        self.said.emit(sentence(error, QCoreApplication.translate))
