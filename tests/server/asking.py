"""A real client that talks to the fake services, with the waiting taken out."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from refdesk.domain.jobs import CancelToken
from refdesk.net.client import HttpClient, RetryPolicy
from refdesk.net.endpoints import SERVICES, Endpoints
from refdesk.net.ratelimit import RateLimiter
from refdesk.net.transport import RequestsTransport, Timeouts
from tests.server.server import FakeServer

KEY = "0123456789abcdef0123456789abcdef0123"
EMAIL = "reader+refdesk@sorin-hospital.org"
FAST = {
    name: replace(service, per_second=10_000, keyed_per_second=10_000)
    for name, service in SERVICES.items()
}


@dataclass(frozen=True)
class Reader:
    """Somebody who told the program who they are."""

    email: str = EMAIL
    ncbi_api_key: str = KEY


@dataclass
class HeldClock:
    """A clock that jumps instead of waiting, and remembers the jumps."""

    time: float = 1000.0
    start: datetime = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
    slept: list[float] = field(default_factory=list)

    def monotonic(self) -> float:
        return self.time

    def now(self) -> datetime:
        return self.start + timedelta(seconds=self.time - 1000.0)

    def sleep(self, seconds: float, cancel: CancelToken) -> None:
        cancel.check()
        self.slept.append(seconds)
        self.time += seconds


def client_for(server: FakeServer, *, timeouts: Timeouts | None = None, **options) -> HttpClient:
    """Build a client for ``server``; close it yourself."""
    clock = options.pop("clock", None)
    if clock is not None:
        options.setdefault("limiter", RateLimiter(clock, FAST))
    else:
        from refdesk.net.clock import SystemClock

        clock = SystemClock()
        options.setdefault("limiter", RateLimiter(clock, FAST))
        options.setdefault("retry", RetryPolicy(scale=0.001))
    return HttpClient(
        Endpoints.from_environment(server.environment),
        options.pop("identity", Reader()),
        clock=clock,
        transport=RequestsTransport("refdesk/test", timeouts or Timeouts()),
        **options,
    )


def wait_until(happened: Callable[[], bool], seconds: float = 5.0) -> None:
    """Wait for something that another thread does."""
    deadline = time.monotonic() + seconds
    pause = threading.Event()
    while not happened():
        assert time.monotonic() < deadline, "it never happened"
        pause.wait(0.002)
