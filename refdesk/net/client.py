# SPDX-License-Identifier: GPL-3.0-or-later
"""The policy of asking: pace, cancel, retry, classify, cache; one client for the whole program."""

import logging
import os
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

from refdesk import __version__
from refdesk.domain.errors import (
    BadRequestError,
    NotFoundError,
    NotOpenError,
    RefdeskError,
    UnavailableError,
    UnreadableError,
)
from refdesk.domain.jobs import CancelToken
from refdesk.domain.plain import Plain
from refdesk.net.cache import ResponseCache
from refdesk.net.classify import check, is_transient, retry_after, unavailable
from refdesk.net.clock import Clock, SystemClock
from refdesk.net.endpoints import Endpoints, is_loopback
from refdesk.net.environment import positive_number
from refdesk.net.exchange import DAY, Request, Response
from refdesk.net.identity import Identity
from refdesk.net.ratelimit import LONGEST_WAIT, RateLimiter
from refdesk.net.redact import redact
from refdesk.net.transport import RequestsTransport, Timeouts, Transport

_LOG = logging.getLogger(__name__)
_Result = TypeVar("_Result")

NOT_FOUND_TTL = DAY
NOT_OPEN_TTL = 7 * DAY


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """How often and how patiently one question is repeated."""

    tries: int = 4
    first_delay: float = 1.0
    longest_delay: float = 30.0
    scale: float = 1.0
    """Factor on every delay that we choose ourselves; a service's own ``Retry-After`` stays."""

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> "RetryPolicy":
        """Read ``REFDESK_RETRY_SCALE``."""
        return cls(scale=positive_number(environ, "REFDESK_RETRY_SCALE", 1.0))

    def delay(self, attempt: int, jitter: float) -> float:
        """Return the seconds after failed ``attempt`` (from 1); ``jitter`` is in [0, 1)."""
        plain = min(self.longest_delay, self.first_delay * 2.0 ** (attempt - 1))
        return plain * (0.75 + jitter / 2) * self.scale


def user_agent(project_url: str = "", contact: str = "") -> str:
    """Return how the program introduces itself; what is unknown is left out, never made up."""
    known = [part for part in (project_url, f"mailto:{contact}" if contact else "") if part]
    return f"refdesk/{__version__}" + (f" ({'; '.join(known)})" if known else "")


class HttpClient:
    """Asks services politely and says honestly what came of it. Any thread may use it."""

    def __init__(
        self,
        endpoints: Endpoints,
        identity: Identity,
        *,
        cache: ResponseCache | None = None,
        offline: bool = False,
        sealed: bool = False,
        retry: RetryPolicy | None = None,
        clock: Clock | None = None,
        limiter: RateLimiter | None = None,
        transport: Transport | None = None,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        """Build the client; what is not given is the program's usual.

        Retry policy and timeouts then heed ``REFDESK_RETRY_SCALE`` and ``REFDESK_TIMEOUT_…``.
        """
        self._clock = clock or SystemClock()
        self._transport = transport or RequestsTransport(
            user_agent(), Timeouts.from_environment(os.environ)
        )
        self._limiter = limiter or RateLimiter(self._clock)
        self._cache = cache
        self._retry = retry or RetryPolicy.from_environment(os.environ)
        self._jitter = jitter
        self.endpoints = endpoints
        self.identity = identity
        """Who asks; may change at any time."""
        self.offline = offline
        """Whether every question is answered "offline" at once; may change at any time."""
        self.sealed = sealed
        """Whether "offline" holds for this very computer as well, as tests and scripts may want it."""
        self.answers = 0
        """How many answers came so far that say something: whether it grows shows a network."""

    def get(self, request: Request, cancel: CancelToken) -> Response:
        """Return the answer to a question.

        Raises:
            CancelledError: cancelled, at the latest 200 ms ago.
            UnavailableError: no answer that says anything.
            NotFoundError: the service has no such record.
            NotOpenError: the record is there, its full text is withheld.
            BadRequestError: the service refuses the question.
        """
        return self.read(request, cancel, _as_it_is)

    def read(
        self, request: Request, cancel: CancelToken, parse: Callable[[Response], _Result]
    ) -> _Result:
        """Return what ``parse`` makes of the answer; an answer that it refuses is not kept.

        Raises:
            CancelledError: cancelled, at the latest 200 ms ago.
            UnavailableError: no answer that says anything; ``parse`` raising ``UnreadableError``
                counts as that.
            NotFoundError: the service, or ``parse``, says that there is no such record.
            NotOpenError: the same for a withheld full text.
            BadRequestError: the service refuses the question.
        """
        cancel.check()
        if self.offline:
            raise UnavailableError(request.service, "offline")
        kept = None if request.fresh or self._cache is None else self._cache.get(request)
        if kept is not None and self._cache is not None:
            outcome = _interpreted(request, kept, parse)
            if not isinstance(outcome, UnavailableError):
                return _delivered(outcome)
            self._cache.drop(request)
        return self._ask(request, cancel, parse)

    def stream(
        self, request: Request, cancel: CancelToken, take: Callable[[bytes], None]
    ) -> Response:
        """Hand over an answer while it comes; asked once, kept nowhere.

        What runs on this very computer is asked offline as well, unless nothing may be asked at all:
        "offline" says that nothing leaves the computer.

        Raises:
            CancelledError: cancelled; the connection is closed.
            UnavailableError: no answer, or one that ends before its end.
            NotFoundError: as :meth:`get`; so are ``BadRequestError`` and what the judge raises.
        """
        cancel.check()
        if self.offline and (self.sealed or not is_loopback(request.url)):
            raise UnavailableError(request.service, "offline")
        with self._limiter.slot(request.service, cancel):
            response = self._transport.stream(request, cancel, take)
        asked_for = Plain(request.method), Plain(request.service)
        _LOG.info("%s %s: %d, streamed", *asked_for, response.status)
        outcome = _interpreted(request, response, _as_it_is)
        asked = retry_after(response, self._clock.now())
        if isinstance(outcome, UnavailableError) and asked is not None:
            outcome.retry_at = self._clock.now() + timedelta(seconds=asked)
        return _delivered(outcome)

    def close(self) -> None:
        """Close every connection."""
        self._transport.close()

    def _ask(
        self, request: Request, cancel: CancelToken, parse: Callable[[Response], _Result]
    ) -> _Result:
        attempt = 1
        while True:
            response, outcome = self._exchange(request, cancel, parse)
            cancel.check()
            if not isinstance(outcome, UnavailableError):
                self.answers += 1
                self._keep(request, response, outcome)
                return _delivered(outcome)
            self._clock.sleep(self._wait_after(request, response, outcome, attempt), cancel)
            attempt += 1

    def _exchange(
        self, request: Request, cancel: CancelToken, parse: Callable[[Response], _Result]
    ) -> tuple[Response | None, "_Result | RefdeskError"]:
        """Ask once; failures that mean something are returned, not raised."""
        with self._limiter.slot(request.service, cancel, keyed=request.is_keyed):
            started = self._clock.monotonic()
            asked_for = Plain(request.method), Plain(request.service)
            _LOG.debug("asking %s", redact(request.url, request.secrets))
            try:
                response = self._transport.send(request, cancel)
            except UnavailableError as error:
                took = self._clock.monotonic() - started
                _LOG.info("%s %s: %s, %.2f s", *asked_for, Plain(error.reason), took)
                return None, error
        took, size = self._clock.monotonic() - started, len(response.body)
        _LOG.info("%s %s: %d, %d bytes, %.2f s", *asked_for, response.status, size, took)
        return response, _interpreted(request, response, parse)

    def _wait_after(
        self, request: Request, response: Response | None, error: UnavailableError, attempt: int
    ) -> float:
        """Return how long to wait before the next try, or raise ``error`` if there is none."""
        asked = retry_after(response, self._clock.now())
        if asked is not None:
            error.retry_at = self._clock.now() + timedelta(seconds=asked)
            self._limiter.pause(request.service, asked)
            if asked > LONGEST_WAIT:
                raise error
        tries = min(self._retry.tries, request.tries or self._retry.tries)
        if attempt >= tries or not is_transient(error):
            raise error
        delay = self._retry.delay(attempt, self._jitter()) if asked is None else asked
        if error.reason == "rate-limited":
            self._limiter.pause(request.service, delay)  # the other threads are too fast as well
        return delay

    def _keep(
        self, request: Request, response: Response | None, outcome: "_Result | RefdeskError"
    ) -> None:
        match outcome:
            case NotFoundError():
                ttl: float | None = NOT_FOUND_TTL
            case NotOpenError():
                ttl = NOT_OPEN_TTL
            case RefdeskError():
                return
            case _:
                ttl = request.ttl
        if self._cache is not None and response is not None and request.ttl and ttl:
            self._cache.put(request, response, ttl)


def _as_it_is(response: Response) -> Response:
    return response


def _delivered(outcome: "_Result | RefdeskError") -> _Result:
    if isinstance(outcome, RefdeskError):
        raise outcome
    return outcome


def _interpreted(
    request: Request, response: Response, parse: Callable[[Response], _Result]
) -> "_Result | RefdeskError":
    """Return the result or the error that the answer means, free of secrets.

    Errors are built anew instead of changed: an exception remembers the words it was made with.
    """
    try:
        check(request, response)
        return parse(response)
    except UnavailableError as error:
        detail = redact(error.detail, request.secrets)
        return UnavailableError(error.service, error.reason, detail, error.retry_at)
    except UnreadableError as error:
        plain = unavailable(request.service, error)
        return UnavailableError(plain.service, plain.reason, redact(plain.detail, request.secrets))
    except BadRequestError as error:
        return BadRequestError(error.service, redact(error.message, request.secrets))
    except (NotFoundError, NotOpenError) as error:
        return type(error)(error.service, error.identifier or request.subject)
