# SPDX-License-Identifier: GPL-3.0-or-later
"""Time as the network layer sees it, so that a test can hold the hands."""

import time
from datetime import UTC, datetime
from typing import Protocol

from refdesk.domain.jobs import CancelToken


class Clock(Protocol):
    """What pacing and back-off ask of time."""

    def monotonic(self) -> float:
        """Return seconds that never go back."""

    def now(self) -> datetime:
        """Return the time of day, UTC."""

    def sleep(self, seconds: float, cancel: CancelToken) -> None:
        """Wait, but not longer than until cancelled.

        Raises:
            CancelledError: the task was cancelled.
        """


class SystemClock:
    """The clock of the machine."""

    def monotonic(self) -> float:
        """Return seconds that never go back."""
        return time.monotonic()

    def now(self) -> datetime:
        """Return the time of day, UTC."""
        return datetime.now(UTC)

    def sleep(self, seconds: float, cancel: CancelToken) -> None:
        """Wait, but not longer than until cancelled.

        Raises:
            CancelledError: the task was cancelled.
        """
        cancel.sleep(seconds)
