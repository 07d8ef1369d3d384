# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers of services kept on disk, within bounds, and never with anybody's secrets."""

import hashlib
import json
import logging
import os
import tempfile
import threading
import time
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Any

from refdesk.net.clock import Clock, SystemClock
from refdesk.net.exchange import Request, Response
from refdesk.net.redact import REMOVED

_LOG = logging.getLogger(__name__)
_MAGIC = b"refdesk-cache 1\n"
_RECOUNT_EVERY = 100
_STALE_PART = 3600.0


class ResponseCache:
    """One file an answer. Several threads and several programs may use one folder.

    Files are written aside and moved into place, so a reader sees a whole entry or none; an entry
    that is damaged all the same fails its checksum and counts as absent. The cache is a help, not
    a promise: a full or read-only disk only means that nothing is kept.
    """

    def __init__(
        self, folder: Path, *, max_bytes: int = 256_000_000, clock: Clock | None = None
    ) -> None:
        self._folder = folder
        self._clock = clock or SystemClock()
        self._max_bytes = max_bytes
        self._lock = threading.Lock()
        self._size = 0
        self._until_recount = 0

    def get(self, request: Request) -> Response | None:
        """Return the kept answer to ``request`` unless it is too old or damaged."""
        path = self._path(request)
        try:
            data = path.read_bytes()
        except OSError:
            return None
        entry = _decoded(data)
        if entry is None:
            _LOG.warning("damaged cache entry %s ignored", path.name)
        elif entry[0]["expires"] > self._now():
            with suppress(OSError):
                os.utime(path)  # least recently used goes first
            header, body = entry
            return Response(header["status"], body, header["headers"], request.url, from_cache=True)
        with suppress(OSError):
            path.unlink()
        return None

    def put(self, request: Request, response: Response, ttl: float) -> None:
        """Keep an answer for ``ttl`` seconds."""
        body = _without_secrets(request, response.body)
        if body is None or len(body) > self._max_bytes // 4:
            return
        data = _encoded(response, body, self._now() + ttl)
        try:
            self._write(self._path(request), data)
            self._keep_within_bounds(len(data))
        except OSError as error:
            _LOG.warning("answer not kept: %s", error.strerror)

    def drop(self, request: Request) -> None:
        """Forget the answer to ``request``."""
        with suppress(OSError):
            self._path(request).unlink()

    def clear(self) -> None:
        """Forget everything."""
        for path, _, _ in self._entries():
            with suppress(OSError):
                path.unlink()

    def _now(self) -> float:
        return self._clock.now().timestamp()

    def _path(self, request: Request) -> Path:
        asked = [request.method, request.url, request.accept, sorted(request.params.items())]
        asked.append(sorted(request.headers.items()))
        digest = hashlib.sha256(json.dumps(asked).encode()).hexdigest()
        return self._folder / f"{digest[:40]}.answer"

    def _write(self, path: Path, data: bytes) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=self._folder, suffix=".part", delete=False) as part:
            try:
                part.write(data)
                part.close()
                Path(part.name).replace(path)
            except OSError:
                Path(part.name).unlink(missing_ok=True)
                raise

    def _entries(self) -> list[tuple[Path, float, int]]:
        """Return path, time of last use and size of every file."""
        found: list[tuple[Path, float, int]] = []
        with suppress(OSError):
            for entry in os.scandir(self._folder):
                if not entry.name.endswith((".answer", ".part")):
                    continue
                with suppress(OSError):  # another program may have removed it just now
                    status = entry.stat()
                    found.append((Path(entry.path), status.st_mtime, status.st_size))
        return found

    def _keep_within_bounds(self, added: int) -> None:
        """Remove what was not used for longest once the folder is full.

        The size is counted by looking only now and then: other programs write here too.
        """
        with self._lock:
            self._size += added
            self._until_recount -= 1
            if self._size <= self._max_bytes and self._until_recount > 0:
                return
            self._until_recount = _RECOUNT_EVERY
            entries = sorted(self._entries(), key=lambda entry: entry[1])
            self._size = sum(size for _, _, size in entries)
            target = self._max_bytes * 4 // 5 if self._size > self._max_bytes else self._size
            # File times come from the machine, so they are compared with its clock.
            abandoned = time.time() - _STALE_PART
            for path, used, size in entries:
                is_abandoned = path.suffix == ".part" and used < abandoned
                if self._size <= target and not is_abandoned:
                    continue
                with suppress(OSError):
                    path.unlink()
                    self._size -= size


def damaged_entries(folder: Path) -> list[Path]:
    """Return the kept answers of a folder that cannot be read; they count as absent anyway."""
    damaged = []
    for path in sorted(folder.glob("*.answer")):
        with suppress(OSError):  # another program may have removed it just now
            if _decoded(path.read_bytes()) is None:
                damaged.append(path)
    return damaged


def _without_secrets(request: Request, body: bytes) -> bytes | None:
    """Return the body as it may be kept; ``None`` where that would mean to change data.

    A paper may name the very address under which the user asks: such an answer is not kept.
    """
    lowered = body.lower()
    for secret in request.secrets:
        if secret.lower().encode() in lowered:
            if not request.echoes_secrets:
                return None
            body = _replaced(body, secret.encode())
            lowered = body.lower()
    return body


def _replaced(body: bytes, secret: bytes) -> bytes:
    pieces: list[bytes] = []
    lowered, wanted, position = body.lower(), secret.lower(), 0
    while (found := lowered.find(wanted, position)) >= 0:
        pieces += [body[position:found], REMOVED.encode()]
        position = found + len(wanted)
    return b"".join([*pieces, body[position:]])


def _encoded(response: Response, body: bytes, expires: float) -> bytes:
    header = {
        "status": response.status,
        "headers": {k: v for k, v in response.headers.items() if k == "content-type"},
        "expires": expires,
        "size": len(body),
        "checksum": zlib.crc32(body),
    }
    return _MAGIC + json.dumps(header).encode() + b"\n" + body


def _decoded(data: bytes) -> tuple[dict[str, Any], bytes] | None:
    if not data.startswith(_MAGIC):
        return None
    line, _, body = data[len(_MAGIC) :].partition(b"\n")
    try:
        header = json.loads(line)
        is_whole = header["size"] == len(body) and header["checksum"] == zlib.crc32(body)
        float(header["expires"])
        int(header["status"])
        dict(header["headers"])
    except (ValueError, KeyError, TypeError):
        return None
    return (header, body) if is_whole else None
