# SPDX-License-Identifier: GPL-3.0-or-later
"""Collects the body of an answer piece by piece and stops before it grows too large."""

import zlib

from refdesk.domain.errors import UnavailableError

_GZIP = 16 + zlib.MAX_WBITS


class BodyCollector:
    """Decompresses as bytes arrive and counts what comes out, so that a gzip bomb stays small.

    The HTTP library could decompress too, but takes a stream that ends early for a whole one.
    """

    def __init__(self, service: str, limit: int, encoding: str) -> None:
        encoding = encoding.strip().lower()
        if encoding not in {"", "identity", "gzip", "x-gzip"}:
            raise UnavailableError(service, "unparseable", f"content encoding {encoding}")
        self._service = service
        self._limit = limit
        self._pieces: list[bytes] = []
        self._size = 0
        self._gzip = zlib.decompressobj(_GZIP) if encoding.endswith("gzip") else None
        self._started = False

    def feed(self, data: bytes) -> None:
        """Take the next piece as it came from the wire.

        Raises:
            UnavailableError: ``too-large``, or ``truncated`` where the compression is broken.
        """
        if self._gzip is None:
            self._keep(data)
            return
        self._started = self._started or bool(data)
        try:
            while data:
                self._keep(self._gzip.decompress(data, self._limit - self._size + 1))
                data = self._gzip.unconsumed_tail
                if self._gzip.eof:
                    data = self._next_member(self._gzip.unused_data)
        except zlib.error as error:
            raise UnavailableError(self._service, "truncated", str(error)) from None

    def finish(self) -> bytes:
        """Return the whole body.

        Raises:
            UnavailableError: ``truncated``: the compressed stream has no end.
        """
        if self._gzip is not None and self._started and not self._gzip.eof:
            raise UnavailableError(self._service, "truncated", "compressed data ends early")
        return b"".join(self._pieces)

    def _next_member(self, rest: bytes) -> bytes:
        """Go on with a second gzip member; anything else after the end is padding."""
        if not rest.startswith(b"\x1f\x8b"):
            return b""
        self._gzip = zlib.decompressobj(_GZIP)
        return rest

    def _keep(self, data: bytes) -> None:
        self._size += len(data)
        if self._size > self._limit:
            raise UnavailableError(self._service, "too-large", f"more than {self._limit} bytes")
        self._pieces.append(data)
