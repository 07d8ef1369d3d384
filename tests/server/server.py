"""The loopback server itself: routes, faults, and a record of what it was asked."""

import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self, cast

from tests.server import citation_services, lookups, ncbi, open_pdfs, others
from tests.server.answers import Answer, Asked, asked_of
from tests.server.faults import CHANGES, TROUBLES, Fault
from tests.server.language_model import FakeModel
from tests.server.library import Library

SERVICES: dict[str, Callable[[Library, Asked], Answer]] = {
    "eutils": ncbi.eutils,
    "idconv": ncbi.idconv,
    "pmc": ncbi.pmc,
    "crossref": others.crossref,
    "datacite": others.datacite,
    "arxiv": others.arxiv,
    "ctgov": others.ctgov,
    "doi": others.doi,
    "mesh": lookups.mesh,
    "icite": citation_services.icite,
    "openalex": citation_services.openalex,
    "unpaywall": citation_services.unpaywall,
    "europepmc": citation_services.europepmc,
    "pdf": open_pdfs.pdf,
    "updates": others.updates,
}


class Handler(BaseHTTPRequestHandler):
    """Answers one connection."""

    protocol_version = "HTTP/1.1"
    timeout = 30
    wbufsize = -1  # head and body in one packet: the next waits for no acknowledgement
    disable_nagle_algorithm = True

    @property
    def fake(self) -> "FakeServer":
        return cast("_Listener", self.server).fake

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        if self.fake.verbose:
            super().log_message(format, *args)

    def head(self, answer: Answer, length: int | None) -> None:
        """Send status and headers."""
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.content_type)
        if length is not None:
            self.send_header("Content-Length", str(length))
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.end_headers()

    def _answer(self) -> None:
        try:
            self._answer_once()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True  # the client had enough; some tests are about that

    def _answer_once(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        headers = {name.lower(): value for name, value in self.headers.items()}
        asked = asked_of(self.command, self.path, headers, body, time.monotonic())
        fault = self.fake.note(asked)
        answer = self.fake.answer(asked)
        if fault is not None and fault.kind in TROUBLES:
            TROUBLES[fault.kind](self, fault, answer)
            return
        if fault is not None:
            answer = replace(CHANGES[fault.kind](fault, asked, answer), stream=None)
        if answer.stream is not None:
            self._send_piece_by_piece(answer)
            return
        self.head(answer, len(answer.body))
        self.wfile.write(answer.body)

    def _send_piece_by_piece(self, answer: Answer) -> None:
        assert answer.stream is not None
        self.head(replace(answer, headers={"Transfer-Encoding": "chunked"}), None)
        try:
            for piece in answer.stream():
                self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
                self.wfile.flush()
        except EOFError:
            self.close_connection = True
        else:
            self.wfile.write(b"0\r\n\r\n")


class _Listener(ThreadingHTTPServer):
    daemon_threads = True
    fake: "FakeServer"

    def handle_error(self, request: object, client_address: object) -> None:
        if isinstance(sys.exc_info()[1], ConnectionError):
            return  # the client had enough
        self.fake.failed = True  # a bug of the fake: seen by the fixture, and printed
        super().handle_error(request, client_address)  # type: ignore[arg-type]


class FakeServer:
    """Every service on one port of 127.0.0.1, laid out as ``REFDESK_URL_ALL`` expects."""

    def __init__(self, port: int = 0, *, verbose: bool = False) -> None:
        self.library = Library()
        self.requests: list[Asked] = []
        self.faults: list[Fault] = []
        self.stopping = threading.Event()
        self.model = FakeModel(self.stopping)
        self.huge_bytes_sent = 0
        self.failed = False
        self.verbose = verbose
        self._lock = threading.Lock()
        self._listener = _Listener(("127.0.0.1", port), Handler)
        self._listener.fake = self
        self._thread = threading.Thread(
            target=self._listener.serve_forever,
            args=(0.01,),  # seconds that stop() waits, in hundreds of tests
            name="fake-services",
            daemon=True,
        )

    @property
    def url(self) -> str:
        """What to put into ``REFDESK_URL_ALL``."""
        return f"http://127.0.0.1:{self._listener.server_port}"

    @property
    def environment(self) -> dict[str, str]:
        """What makes the real program talk to this server, without waiting long for it."""
        return {"REFDESK_URL_ALL": self.url, "REFDESK_RETRY_SCALE": "0.01"}

    def start(self) -> Self:
        self._thread.start()
        return self

    def stop(self) -> None:
        self.stopping.set()
        self._listener.shutdown()
        self._listener.server_close()
        self._thread.join()

    def fault(self, pattern: str, kind: str, times: int | None = 1, **options: object) -> None:
        """Spoil the next ``times`` answers to requests for ``service/part-of-path``.

        Faults on one pattern queue up: each is used up before the next begins.
        """
        if kind not in CHANGES and kind not in TROUBLES:
            raise ValueError(kind)
        with self._lock:
            self.faults.append(Fault(pattern, kind, times, options))

    def clear(self) -> None:
        """Forget faults and requests."""
        with self._lock:
            self.faults.clear()
            self.requests.clear()

    def asked(self, pattern: str = "*") -> list[Asked]:
        """Requests for ``service/part-of-path`` in the order they came."""
        with self._lock:
            return [asked for asked in self.requests if asked.matches(pattern)]

    def count(self, pattern: str = "*") -> int:
        return len(self.asked(pattern))

    def note(self, asked: Asked) -> Fault | None:
        """Write down a request and return the fault that it meets."""
        with self._lock:
            self.requests.append(asked)
            for fault in self.faults:
                if fault.times != 0 and asked.matches(fault.pattern):
                    if fault.times is not None:
                        fault.times -= 1
                    return fault
        return None

    def answer(self, asked: Asked) -> Answer:
        """Return what the service says when all is well."""
        if asked.service == "llm":
            return self.model.answer(asked)
        service = SERVICES.get(asked.service)
        if service is None:
            return Answer(404, b"no such service")
        return service(self.library, asked)
