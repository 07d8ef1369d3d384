# SPDX-License-Identifier: GPL-3.0-or-later
"""One pace per service for the whole program, whatever the number of threads."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from refdesk.domain.errors import UnavailableError
from refdesk.domain.jobs import CancelToken
from refdesk.net.clock import Clock
from refdesk.net.endpoints import SERVICES, Service, ServiceName

LONGEST_WAIT = 60.0
"""Seconds; a service that wants a longer pause gets it, but nobody is kept waiting for it."""

_POLL = 0.02
"""Seconds between two looks for a free connection; far below what a person notices."""


@dataclass(slots=True)
class _State:
    free_at: float = float("-inf")
    paused_until: float = float("-inf")
    in_flight: int = 0


class RateLimiter:
    """Hands out permission to ask. The limits are the address's, so all threads share one object."""

    def __init__(self, clock: Clock, services: Mapping[ServiceName, Service] = SERVICES) -> None:
        self._clock = clock
        self._services = services
        self._states = {name: _State() for name in services}
        self._lock = threading.Lock()

    @contextmanager
    def slot(
        self, name: ServiceName, cancel: CancelToken, *, keyed: bool = False
    ) -> Iterator[None]:
        """Wait for the turn to ask ``name`` and hold one of its connections.

        Raises:
            CancelledError: cancelled while waiting.
            UnavailableError: the service asked for a pause too long to wait for.
        """
        while (wait := self._try_enter(name, keyed=keyed)) > 0:
            self._clock.sleep(wait, cancel)
        try:
            yield
        finally:
            with self._lock:
                self._states[name].in_flight -= 1

    def pause(self, name: ServiceName, seconds: float) -> None:
        """Let nobody ask ``name`` for some time, as it demanded."""
        with self._lock:
            state = self._states[name]
            state.paused_until = max(state.paused_until, self._clock.monotonic() + seconds)

    def _try_enter(self, name: ServiceName, *, keyed: bool) -> float:
        """Take a turn and return 0, or return how long to wait before the next attempt."""
        service = self._services[name]
        rate = service.keyed_per_second if keyed else None
        with self._lock:
            state = self._states[name]
            now = self._clock.monotonic()
            pause = state.paused_until - now
            if pause > LONGEST_WAIT:
                until = self._clock.now() + timedelta(seconds=pause)
                raise UnavailableError(name, "rate-limited", retry_at=until)
            if pause > 0:
                return pause
            if state.in_flight >= service.parallel:
                return _POLL
            if state.free_at > now:
                return state.free_at - now
            state.free_at = now + 1 / (rate or service.per_second)
            state.in_flight += 1
            return 0.0
