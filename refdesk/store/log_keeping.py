# SPDX-License-Identifier: GPL-3.0-or-later
"""The library's log, written back into the library beside the work.

SQLite writes its log back in the commit that makes it long, and waits for the disk: during an import a
second in seven, in which nothing is stored. Here another thread does it on a connection of its own.
SQLite still does it by itself where that does not keep up (``wal_autocheckpoint``).
"""

import sqlite3
import threading
from contextlib import closing, suppress
from pathlib import Path

from refdesk.store.sqlite_file import connect

LONG_LOG = 64_000_000
"""Bytes of log from which on it is written back: pages that several batches touch are written once."""


class LogKeeper:
    """Writes the log of one library back, now and then."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._log = path.with_name(f"{path.name}-wal")
        self._thread: threading.Thread | None = None

    def look(self) -> None:
        """Have the log written back, if it is long; after a commit, by the thread that writes."""
        try:
            long = self._log.stat().st_size >= LONG_LOG
        except OSError:
            return
        if long and (self._thread is None or not self._thread.is_alive()):
            self._thread = threading.Thread(target=self._write_back, name="log", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Wait until nothing is written back any more."""
        if self._thread is not None:
            self._thread.join()

    def _write_back(self) -> None:
        # What fails here is done by the commit that finds the log too long, and told there.
        with (
            suppress(sqlite3.Error, OSError),
            closing(connect(self._path, mode="rw", wait=0)) as connection,
        ):
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
