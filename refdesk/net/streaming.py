# SPDX-License-Identifier: GPL-3.0-or-later
"""An answer that is read while it comes: pieces pass from the thread that reads to the one that asks."""

import threading
from collections.abc import Mapping

from urllib3 import BaseHTTPResponse

from refdesk.domain.errors import UnavailableError
from refdesk.net.exchange import Request

_PIECE = 8_192
_HEAD = 4_000
"""Bytes of the beginning that are kept, to tell a web page from text."""


class Flow:
    """Pieces on their way from one thread to another."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._changed = threading.Condition()
        self._ended = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits to be taken."""
        with self._changed:
            return not self._pieces

    def put(self, piece: bytes) -> None:
        """Send a piece."""
        with self._changed:
            self._pieces.append(piece)
            self._changed.notify()

    def end(self) -> None:
        """Wake who waits: nothing more comes."""
        with self._changed:
            self._ended = True
            self._changed.notify()

    def wait(self, seconds: float) -> list[bytes]:
        """Return the pieces that came, after so many seconds at the latest."""
        with self._changed:
            if not self._pieces and not self._ended:
                self._changed.wait(seconds)
            pieces, self._pieces = self._pieces, []
            return pieces


def read_flow(
    request: Request, raw: BaseHTTPResponse, headers: Mapping[str, str], flow: Flow
) -> bytes:
    """Pass on what comes, as soon as it comes, and return its beginning.

    Raises:
        UnavailableError: ``too-large``, or ``unparseable`` where it is packed: nobody asked for that.
    """
    encoding = headers.get("content-encoding", "").strip().lower()
    if encoding not in {"", "identity"}:
        raise UnavailableError(request.service, "unparseable", f"content encoding {encoding}")
    head, size = b"", 0
    # Chunks as they are cut by the server; else what there is, which "read" would wait to fill up.
    chunked = "chunked" in headers.get("transfer-encoding", "").lower()
    pieces = (
        raw.stream(_PIECE, decode_content=False)
        if chunked
        else iter(lambda: raw.read1(_PIECE), b"")
    )
    for piece in pieces:
        size += len(piece)
        if size > request.max_bytes:
            raise UnavailableError(
                request.service, "too-large", f"more than {request.max_bytes} bytes"
            )
        head = (head + piece)[:_HEAD]
        flow.put(piece)
    return head
