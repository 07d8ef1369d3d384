# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole copies of a library of one moment: made, looked over, counted, put back. By ``sqlite3`` alone."""

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from refdesk.domain.backups import Counts
from refdesk.domain.errors import CancelledError
from refdesk.domain.jobs import JobContext, Progress
from refdesk.store import sqlite_file

WAIT = 5.0
_STEP_PAGES = 2048
"""Pages that are copied between two looks whether to stop."""
_TICK = 200_000
"""Instructions of SQLite between two looks whether to stop."""
_TELLING = ((18, 20), (24, 28), (92, 100))
"""Bytes of the header that say who wrote a file and how, not what it holds."""
_COUNTED = {
    "papers": "SELECT count(*) FROM reference WHERE trashed_at IS NULL",
    "trashed": "SELECT count(*) FROM reference WHERE trashed_at IS NOT NULL",
    "collections": "SELECT count(*) FROM collection",
    "notes": "SELECT count(*) FROM note",
    "highlights": "SELECT count(*) FROM annotation",
    "attachments": "SELECT count(*) FROM attachment",
}
_BORN_LATER = frozenset({"highlights"})
"""What the first schemas had no table for."""


def reading_mode(library: Path) -> str:
    """Return how to open a library that is only read: who may write leaves no log behind."""
    return "rw" if os.access(library, os.W_OK) and os.access(library.parent, os.W_OK) else "ro"


def count(connection: sqlite3.Connection) -> Counts:
    """Return what the library of a connection holds."""
    counted = {}
    for name, sql in _COUNTED.items():
        try:
            counted[name] = int(connection.execute(sql).fetchone()[0])
        except sqlite3.OperationalError:
            if name not in _BORN_LATER:
                raise
    return Counts(**counted)


def counts_of(library: Path) -> Counts:
    """Return what a library holds.

    Raises:
        LibraryError: it cannot be read.
    """
    with (
        sqlite_file.translated(library),
        closing(sqlite_file.connect(library, mode=reading_mode(library), wait=WAIT)) as connection,
    ):
        return count(connection)


def is_library(path: Path) -> bool:
    """Whether a file says that it is a library of ours, whole or not."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError:
        return False
    return int.from_bytes(head[68:72], "big") == sqlite_file.APPLICATION_ID


def attached_in(library: Path) -> set[str]:
    """Return where the files lie that a library, or a step of it that is taken back, needs.

    Raises:
        LibraryError: it cannot be read.
    """
    with (
        sqlite_file.translated(library),
        closing(sqlite_file.connect(library, mode=reading_mode(library), wait=WAIT)) as connection,
    ):
        paths = {row[0] for row in connection.execute("SELECT path FROM attachment")}
        with suppress(sqlite3.OperationalError):  # the first schemas had no steps
            paths |= {
                row[0]
                for row in connection.execute(
                    "SELECT json_extract(was, '$.path') FROM step_row WHERE \"of\" = 'attachment'"
                )
                if row[0]
            }
    return paths


def looked_over(path: Path, context: JobContext) -> dict[str, Any]:
    """Return what a file holds and whether it is whole: opened anew, checked, counted, summed up.

    Raises:
        LibraryError: it is no library, or cannot be read.
        CancelledError: it was stopped.
    """
    with (
        sqlite_file.translated(path),
        closing(sqlite_file.connect(path, mode="ro", wait=WAIT)) as connection,
        _stopping(connection, context),
    ):
        connection.execute("BEGIN")
        counts = count(connection)  # from here on it is seen to be in use
        context.report(Progress(0, 0, "check"))
        problems = sqlite_file.integrity(connection)
        version = sqlite_file.pragma(connection, "user_version")
        owner = sqlite_file.pragma(connection, "application_id")
        digest = _digest(path, context)
        connection.execute("COMMIT")
    if owner != sqlite_file.APPLICATION_ID:
        problems.append("it is no library")
    return {
        "size": path.stat().st_size,
        "counts": counts,
        "version": version,
        "digest": digest,
        "whole": not problems,
        "problems": problems[:3],
    }


def copy(library: Path, to: Path, context: JobContext) -> Counts:
    """Write a copy of one moment of a library; return what it held in that moment."""

    def told(status: int, remaining: int, total: int) -> None:
        del status
        context.cancel.check()
        context.report(Progress(total - remaining, total, "copy"))

    to.unlink(missing_ok=True)
    with (
        sqlite_file.translated(to),
        closing(sqlite_file.connect(library, mode=reading_mode(library), wait=WAIT)) as source,
        closing(sqlite_file.connect(to, mode="rwc", wait=WAIT)) as target,
    ):
        source.execute("BEGIN")  # the steps below see one state, and begin anew for no writer
        counts = count(source)
        target.execute("PRAGMA journal_mode = OFF")
        target.execute("PRAGMA synchronous = OFF")
        source.backup(target, pages=_STEP_PAGES, progress=told, sleep=0)
        source.execute("COMMIT")
    with to.open("r+b") as file:
        file.seek(18)
        file.write(b"\x01\x01")  # without a log beside it: a copy is one file
        file.flush()
        os.fsync(file.fileno())
    return counts


def copied(path: Path, to: Path, context: JobContext = JobContext()) -> None:
    """Write a copy of a backup or library to ``to``, over whatever library is there, in one transaction.

    Who has that library open sees the old content, then the new; a program that is killed in
    between leaves the old.

    Raises:
        LibraryError: it is as it was.
        CancelledError: it is as it was.
    """

    def told(status: int, remaining: int, total: int) -> None:
        del status
        context.cancel.check()
        context.report(Progress(total - remaining, total, "restore"))

    with (
        sqlite_file.translated(to),
        closing(sqlite_file.connect(path, mode="ro", wait=WAIT)) as source,
        closing(sqlite_file.connect(to, mode="rwc", wait=WAIT)) as target,
    ):
        source.backup(target, pages=_STEP_PAGES, progress=told, sleep=0)


@contextmanager
def _stopping(connection: sqlite3.Connection, context: JobContext) -> Iterator[None]:
    """Let a long statement end when the task is to stop."""
    connection.set_progress_handler(lambda: int(context.cancel.is_cancelled), _TICK)
    try:
        yield
    except sqlite3.OperationalError:
        if context.cancel.is_cancelled:
            raise CancelledError from None
        raise


def _digest(path: Path, context: JobContext) -> str:
    """Return a sum over what a file holds; the same content gives the same, whoever wrote it."""
    total = hashlib.sha256()
    with path.open("rb") as file:
        head = bytearray(file.read(1 << 20))
        for start, end in _TELLING:
            head[start:end] = bytes(end - start)
        total.update(head)
        while block := file.read(1 << 20):
            context.cancel.check()
            total.update(block)
    return total.hexdigest()


def is_in_use(part: Path) -> bool:
    """Whether another process is writing or looking over this very file."""
    try:
        with closing(sqlite_file.connect(part, mode="rw", wait=0)) as connection:
            connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        return (error.sqlite_errorcode & 0xFF) in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
    except sqlite3.Error:
        return False
    return False
