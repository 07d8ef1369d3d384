# SPDX-License-Identifier: GPL-3.0-or-later
"""One exchange of bytes with one server; the only module that knows the HTTP library."""

import re
import socket
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from http.cookiejar import DefaultCookiePolicy
from typing import Protocol
from urllib.parse import urljoin, urlsplit, urlunsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3 import exceptions as urllib3_errors
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from refdesk.domain.errors import CancelledError, UnavailableError
from refdesk.domain.jobs import CancelToken
from refdesk.domain.waiting import CONNECTING
from refdesk.net.body import BodyCollector
from refdesk.net.endpoints import SERVICES, Redirects, ServiceName, is_inside, is_loopback
from refdesk.net.environment import positive_number
from refdesk.net.exchange import Request, Response
from refdesk.net.redact import quiet_library_logs, redact
from refdesk.net.streaming import Flow, read_flow

CERTIFICATE = "certificate"
"""How the detail of a failure begins where the server could not prove who it is."""

_CHUNK = 16_384
_POLL = 0.05
_MOST_REDIRECTS = 5
_ERROR_BODY = 65_536


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Seconds: to connect, between two bytes, and for one exchange in all."""

    connect: float = 10.0
    read: float = 30.0
    total: float = 300.0

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> "Timeouts":
        """Read ``REFDESK_TIMEOUT_CONNECT``, ``…_READ`` and ``…_TOTAL``."""
        usual = cls()
        return cls(
            positive_number(environ, "REFDESK_TIMEOUT_CONNECT", usual.connect),
            positive_number(environ, "REFDESK_TIMEOUT_READ", usual.read),
            positive_number(environ, "REFDESK_TIMEOUT_TOTAL", usual.total),
        )

    def of(self, name: ServiceName) -> tuple[float, float]:
        """Return connect and read timeout for a service; slow ones get more than the usual."""
        return self.connect, self.read * SERVICES[name].patience


class Transport(Protocol):
    """Sends one request once."""

    def send(self, request: Request, cancel: CancelToken) -> Response:
        """Return the answer, whatever its status.

        Raises:
            CancelledError: cancelled; the connection is closed.
            UnavailableError: no answer, or one that is cut short, too large or sends us elsewhere.
        """

    def stream(
        self, request: Request, cancel: CancelToken, take: Callable[[bytes], None]
    ) -> Response:
        """Hand over an answer while it comes, on the thread that asks; see :meth:`send`.

        An answer that is an error is not handed over but returned whole, with its status.
        """

    def close(self) -> None:
        """Close every connection."""


class RequestsTransport:
    """The real thing. Every exchange runs on a thread of its own, so that cancel need not wait.

    A blocked ``connect`` or ``recv`` cannot look at a cancel token. The calling thread does, and
    shuts the socket under the other one.
    """

    def __init__(self, user_agent: str, timeouts: Timeouts | None = None) -> None:
        quiet_library_logs()
        self._timeouts = timeouts or Timeouts()
        self._local = threading.local()
        self._outside = self._session(user_agent, trust_environment=True)
        self._loopback = self._session(user_agent, trust_environment=False)

    def send(self, request: Request, cancel: CancelToken) -> Response:
        """Return the answer, whatever its status."""
        exchange = self._started(request, None)
        deadline = time.monotonic() + self._timeouts.total
        while not exchange.done.wait(_POLL):
            exchange.look(request, cancel, deadline)
        return exchange.outcome()

    def stream(
        self, request: Request, cancel: CancelToken, take: Callable[[bytes], None]
    ) -> Response:
        """Hand over an answer while it comes, on the thread that asks."""
        flow = Flow()
        exchange = self._started(request, flow)
        patience = SERVICES[request.service].patience
        deadline = time.monotonic() + self._timeouts.total * patience
        try:
            while not (exchange.done.is_set() and flow.is_empty):
                exchange.look(request, cancel, deadline)
                for piece in flow.wait(_POLL):
                    cancel.check()
                    take(piece)
        except BaseException:
            exchange.abort()  # whoever listens has had enough
            raise
        return exchange.outcome()

    def _started(self, request: Request, flow: Flow | None) -> "_Exchange":
        exchange = _Exchange()
        thread = threading.Thread(
            target=self._run, args=(exchange, request, flow), name="refdesk-http", daemon=True
        )
        thread.start()
        return exchange

    def close(self) -> None:
        """Close every connection."""
        self._outside.close()
        self._loopback.close()

    def _session(self, user_agent: str, *, trust_environment: bool) -> requests.Session:
        session = requests.Session()
        session.headers = {"User-Agent": user_agent, "Accept-Encoding": "gzip"}
        session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        session.trust_env = trust_environment  # proxies of the system; never for loopback
        session.auth = _no_netrc
        adapter = _TrackingAdapter(self._track)
        session.mount("https://", adapter)
        session.mount("http://", adapter)
        return session

    def _track(self, connection: HTTPConnection) -> None:
        """Note which connection the current thread talks through."""
        exchange: _Exchange = self._local.exchange
        exchange.use(connection)

    def _run(self, exchange: "_Exchange", request: Request, flow: Flow | None) -> None:
        self._local.exchange = exchange
        try:
            exchange.response = self._exchange(request, flow)
        except BaseException as error:  # noqa: BLE001 - carried to the thread that asked
            exchange.error = _explained(error, request)
        finally:
            exchange.done.set()
            if flow is not None:
                flow.end()

    def _exchange(self, request: Request, flow: Flow | None) -> Response:
        url = request.url
        everything = {**request.params, **request.secret_params}
        is_query = request.method == "GET" or bool(request.body)
        query, form = (everything, request.body or None) if is_query else (None, everything)
        secret_headers = request.secret_headers
        for _ in range(_MOST_REDIRECTS + 1):
            _require_privacy(request.service, url)
            if urlsplit(url).netloc != urlsplit(request.url).netloc:
                secret_headers = {}  # they are for the server that was asked, not for where it sends us
            session = self._loopback if is_loopback(url) else self._outside
            answer = session.request(
                request.method,
                url,
                params=query,
                data=form,
                headers={**request.headers, **secret_headers},
                timeout=self._timeouts.of(request.service),
                allow_redirects=False,
                stream=True,
            )
            with answer:
                if not answer.is_redirect:
                    return _read(request, answer, flow)
                url = _next_address(request, answer)
            query = None  # an address that we are sent to is complete
        raise UnavailableError(request.service, "redirect", "too many")


class _Exchange:
    """What the asking thread and the working thread share."""

    def __init__(self) -> None:
        self.done = threading.Event()
        self.response: Response | None = None
        self.error: BaseException | None = None
        self._socket: socket.socket | None = None
        self._aborted = False
        self._lock = threading.Lock()

    def use(self, connection: HTTPConnection) -> None:
        """Remember the connection's socket; refuse the connection after an abort.

        The socket, because a connection forgets it as soon as the server announces to close.
        """
        with self._lock:
            if self._aborted:
                connection.close()
                raise CancelledError
            self._socket = connection.sock

    def look(self, request: Request, cancel: CancelToken, deadline: float) -> None:
        """Stop here if somebody asked for it, or if it takes too long."""
        if cancel.is_cancelled:
            self.abort()
            raise CancelledError
        if time.monotonic() > deadline:
            self.abort()
            raise UnavailableError(request.service, "timeout", "answer takes too long")

    def outcome(self) -> Response:
        """Return the answer of an exchange that is done, or raise what came instead."""
        if self.error is not None:
            raise self.error
        assert self.response is not None
        return self.response

    def abort(self) -> None:
        """Shut the socket, which wakes the thread that reads from it."""
        with self._lock:
            self._aborted = True
            open_socket = self._socket
        if open_socket is None:
            return
        try:
            # The plain socket's own shutdown: a TLS socket's would pull the state from under
            # the thread that still reads.
            socket.socket.shutdown(open_socket, socket.SHUT_RDWR)
        except OSError:
            return  # closed already


class _TrackingAdapter(HTTPAdapter):
    """Tells which connection is used, once it is open and again for every request on it."""

    def __init__(self, track: Callable[[HTTPConnection], None]) -> None:
        super().__init__(pool_maxsize=8)
        self.poolmanager.pool_classes_by_scheme = _pool_classes(track)


def _pool_classes(track: Callable[[HTTPConnection], None]) -> dict[str, type[HTTPConnectionPool]]:
    class Plain(HTTPConnection):
        def connect(self) -> None:
            super().connect()
            track(self)

        def putrequest(self, *args: object, **kwargs: object) -> None:
            track(self)
            super().putrequest(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came

    class Encrypted(HTTPSConnection):
        def connect(self) -> None:
            super().connect()
            track(self)

        def putrequest(self, *args: object, **kwargs: object) -> None:
            track(self)
            super().putrequest(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class EncryptedPool(HTTPSConnectionPool):
        ConnectionCls = Encrypted

    return {"http": PlainPool, "https": EncryptedPool}


def _no_netrc(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """Add no credentials; without this, requests would look for some in the user's home."""
    return request


def _require_privacy(service: ServiceName, url: str) -> None:
    if urlsplit(url).scheme == "https" or (url.startswith("http:") and is_loopback(url)):
        return
    raise UnavailableError(service, "blocked", "address is not encrypted")


def _next_address(request: Request, answer: requests.Response) -> str:
    """Return where the server sends us, if this service may do so."""
    target = urljoin(answer.url, answer.headers.get("Location", ""))
    allowed = SERVICES[request.service].redirects
    old, new = urlsplit(answer.url), urlsplit(target)
    same_host = old.hostname == new.hostname
    if (
        request.method != "GET"
        or allowed is Redirects.NEVER
        or (allowed is Redirects.SAME_HOST and not same_host)
        # A public server must not point us at something on this machine or in this network.
        or (is_inside(target) and not is_inside(answer.url))
    ):
        raise UnavailableError(request.service, "redirect", f"to {new.hostname}")
    if new.scheme == "http" and not is_loopback(target):
        target = urlunsplit(new._replace(scheme="https", netloc=new.hostname or ""))
    return target


def _read(request: Request, answer: requests.Response, flow: Flow | None) -> Response:
    bare = urlunsplit(urlsplit(answer.url)._replace(query="", fragment=""))
    headers = {name.lower(): value for name, value in answer.headers.items()}
    response = Response(answer.status_code, b"", headers, bare)
    is_error = answer.status_code >= 400
    if flow is not None and not is_error:
        return replace(response, body=read_flow(request, answer.raw, headers, flow))
    encoding = headers.get("content-encoding", "")
    limit = _ERROR_BODY if is_error else request.max_bytes
    declared = headers.get("content-length", "")
    if (
        not encoding
        and not is_error
        and re.fullmatch("[0-9]{1,18}", declared)
        and int(declared) > limit
    ):
        raise UnavailableError(request.service, "too-large", f"{declared} bytes")
    collector = BodyCollector(request.service, limit, encoding)
    try:
        for piece in answer.raw.stream(_CHUNK, decode_content=False):
            collector.feed(piece)
        body = collector.finish()
    except (UnavailableError, urllib3_errors.HTTPError):
        if not is_error:
            raise
        body = b""  # the status says what is wrong; the page around it may be as long as it likes
    return replace(response, body=body)


def _explained(error: BaseException, request: Request) -> BaseException:
    """Return what a failure of the HTTP library means; other errors are our bugs and stay."""
    reason = _reason(error)
    if reason is None:
        return error
    detail = f"{reason[1]}: {type(error).__name__}" if reason[1] else type(error).__name__
    return UnavailableError(request.service, reason[0], redact(detail, request.secrets))


def _reason(error: BaseException) -> tuple[str, str] | None:
    match error:
        case requests.exceptions.SSLError() | urllib3_errors.SSLError():
            return "no-connection", CERTIFICATE
        case requests.exceptions.ConnectTimeout():
            return "timeout", CONNECTING
        case requests.exceptions.ConnectionError() if _never_came(error):
            return "no-connection", CONNECTING
        case requests.exceptions.Timeout() | urllib3_errors.TimeoutError() | TimeoutError():
            return "timeout", "reading"
        case urllib3_errors.ProtocolError() if not _was_reset(error):
            return "truncated", ""
        case requests.RequestException() | urllib3_errors.HTTPError() | OSError():
            return "no-connection", ""
        case _:
            return None


def _never_came(error: requests.exceptions.ConnectionError) -> bool:
    """Whether there was no way to the server at all: no name, no route, nobody at the door."""
    wrapped = [getattr(part, "reason", None) for part in error.args]
    causes = [getattr(part, "original_error", part) for part in wrapped]
    return any(isinstance(cause, urllib3_errors.NewConnectionError) for cause in causes)


def _was_reset(error: urllib3_errors.ProtocolError) -> bool:
    return any(isinstance(part, OSError) for part in error.args)
