# SPDX-License-Identifier: GPL-3.0-or-later
"""Manners of a long run of questions: wait where a service says so, and leave alone who does not answer."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from refdesk.domain.errors import CancelledError, RefdeskError, UnavailableError
from refdesk.domain.jobs import CancelToken, JobContext
from refdesk.store.database import utc_now

_Result = TypeVar("_Result")

LONGEST = 60.0
"""Seconds that a run waits for one service; who wants more is let be, and the others go on."""

ROUNDS = 3
"""Outages of one service in a row, each with all its tries, after which it is let be."""


def _sleep(seconds: float, cancel: CancelToken) -> None:
    cancel.sleep(seconds)


class Patience:
    """Knows during one run which services are let be. Belongs to one thread."""

    def __init__(
        self,
        rounds: int = ROUNDS,
        now: Callable[[], datetime] = utc_now,
        sleep: Callable[[float, CancelToken], None] = _sleep,
    ) -> None:
        self._rounds = rounds
        self._now = now
        self._sleep = sleep
        self._outages: Counter[str] = Counter()
        self._stopped: dict[str, UnavailableError] = {}

    @property
    def stopped(self) -> dict[str, datetime | None]:
        """Services that are let be, and when they may be asked again where they say so."""
        return {service: error.retry_at for service, error in self._stopped.items()}

    def allows(self, service: str) -> bool:
        """Whether a service is still asked."""
        return service not in self._stopped

    def ask(self, service: str, question: Callable[[], _Result], context: JobContext) -> _Result:
        """Return an answer; where the service wants a short pause, ask once more after it.

        Raises:
            UnavailableError: it did not answer now, or is let be and was not asked.
            RefdeskError: what it answered.
            CancelledError: the job was cancelled, in a pause as well.
        """
        while True:
            last = self._stopped.get(service)
            if last is not None:
                raise UnavailableError(last.service, last.reason, last.detail, last.retry_at)
            try:
                answer = question()
            except UnavailableError as error:
                if error.reason == "offline" or not self._is_worth_waiting(service, error, context):
                    raise
                continue
            except CancelledError:
                raise
            except RefdeskError:
                del self._outages[service]
                raise
            del self._outages[service]
            return answer

    def _is_worth_waiting(self, service: str, error: UnavailableError, context: JobContext) -> bool:
        """Hear of an outage; wait where that was asked for and is short."""
        self._outages[service] += 1
        wait = (error.retry_at - self._now()).total_seconds() if error.retry_at else None
        is_long = wait is not None and wait > LONGEST
        if is_long or self._outages[service] >= self._rounds:
            self._stopped[service] = error
            return False
        if wait is None:
            return False
        self._sleep(max(0.0, wait), context.cancel)
        return True
