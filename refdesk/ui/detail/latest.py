# SPDX-License-Identifier: GPL-3.0-or-later
"""Questions of which only the last answer counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from refdesk.worker import Lane

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from PySide6.QtCore import QObject

    from refdesk.domain.errors import RefdeskError
    from refdesk.domain.jobs import JobContext
    from refdesk.ui.detail.seam import JobHandle, Jobs


class Latest:
    """One question of which only the last answer counts: asking again forgets the one before."""

    def __init__(self, jobs: Jobs, owner: QObject) -> None:
        self._jobs = jobs
        self._owner = owner
        self._number = 0
        self._job: JobHandle | None = None

    def forget(self) -> None:
        """Take no answer any more."""
        self._number += 1
        job, self._job = self._job, None
        if job is not None:
            job.cancel()

    def ask(
        self,
        function: Callable[[], Any],
        on_done: Callable[[Any], None],
        on_error: Callable[[RefdeskError], None] | None = None,
        lane: Lane = Lane.READ,
    ) -> None:
        """Run ``function``; hand its answer on unless something else was asked meanwhile."""

        def work(context: JobContext) -> Any:  # noqa: ANN401  # whatever the question gives
            context.cancel.check()
            return function()

        self.ask_long(work, on_done, on_error, lane)

    def ask_long(
        self,
        function: Callable[[JobContext], Any],
        on_done: Callable[[Any], None],
        on_error: Callable[[RefdeskError], None] | None = None,
        lane: Lane = Lane.NETWORK,
    ) -> None:
        """Do the same with a function that hears when nobody waits for it any more."""
        self.forget()
        number = self._number

        def done(result: Any) -> None:  # noqa: ANN401
            if number == self._number:
                self._job = None
                on_done(result)

        def failed(error: RefdeskError) -> None:
            if number == self._number:
                self._job = None
                if on_error is not None:
                    on_error(error)

        job = self._jobs.submit("", function, lane, self._owner, done, failed)
        if number == self._number:
            self._job = job
