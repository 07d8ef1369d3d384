# SPDX-License-Identifier: GPL-3.0-or-later
"""What a long task is handed: a way to hear "stop" and a way to say how far it is."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from refdesk.domain.errors import CancelledError


class CancelToken:
    """One "stop" for one task. Any thread may call any method."""

    def __init__(self) -> None:
        self._event = threading.Event()

    @property
    def is_cancelled(self) -> bool:
        """Whether somebody asked to stop."""
        return self._event.is_set()

    def cancel(self) -> None:
        """Ask the task to stop; wakes a sleeping one."""
        self._event.set()

    def check(self) -> None:
        """Stop here if asked.

        Raises:
            CancelledError: the task was cancelled.
        """
        if self._event.is_set():
            raise CancelledError

    def sleep(self, seconds: float) -> None:
        """Wait, but not longer than until cancelled.

        Raises:
            CancelledError: the task was cancelled.
        """
        if self._event.wait(max(0.0, seconds)):
            raise CancelledError


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a task is. ``total`` 0 means unknown; ``stage`` is a short code, not words."""

    done: int
    total: int
    stage: str = ""


def _silent(progress: Progress) -> None:
    del progress


@dataclass(frozen=True, slots=True)
class JobContext:
    """What every function that can take long takes. The default never stops and says nothing."""

    cancel: CancelToken = field(default_factory=CancelToken)
    report: Callable[[Progress], None] = _silent
