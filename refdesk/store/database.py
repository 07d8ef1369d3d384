# SPDX-License-Identifier: GPL-3.0-or-later
"""The library file: opening, transactions, migration, backup."""

import errno
import os
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection

from refdesk.domain.errors import LibraryError
from refdesk.store import sqlite

WAIT = 5.0
"""Seconds that a transaction waits for another program's."""

_OS_REASONS = {
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.EROFS: "read-only",
    errno.EACCES: "no-permission",
    errno.EPERM: "no-permission",
}


@dataclass(frozen=True, slots=True)
class Migration:
    """The SQL that makes a library of ``version`` from one of the version before."""

    version: int
    sql: str


def bundled_migrations() -> tuple[Migration, ...]:
    """Return the migrations of this program, oldest first."""
    folder = Path(__file__).parent / "migrations"
    files = sorted(folder.glob("[0-9]*.sql"))
    return tuple(Migration(int(f.name[:4]), f.read_text(encoding="utf-8")) for f in files)


class Database:
    """An open library. Any thread may read and write; writes take turns."""

    def __init__(self, path: Path, *, wait: float, mode: str) -> None:
        self.path = path
        self.is_read_only = mode != "rw"
        self._wait = wait
        self._turn = threading.Lock()
        self._writing_thread: int | None = None
        self._reader = sqlite.engine(path, mode=mode, wait=wait, writes=False)
        self._writer = sqlite.engine(path, mode=mode, wait=wait, writes=True)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        create: bool = True,
        read_only: bool = False,
        wait: float = WAIT,
        migrations: Sequence[Migration] | None = None,
    ) -> "Database":
        """Open the library at ``path``; make it, and its folder, where there is none.

        An older library is backed up and migrated first. One that may not be written is opened
        for reading.

        Raises:
            LibraryError: the file is no library, damaged, too new, locked, out of reach, or may
                not be written although it must be.
        """
        steps = tuple(bundled_migrations() if migrations is None else migrations)
        newest = steps[-1].version
        with sqlite.translated(path), _os_errors_translated(path):
            version = _version_on_disk(path, create=create and not read_only)
            if version > newest:
                raise LibraryError(path, "too-new", f"{version} > {newest}")
            mode = "ro" if read_only or not _is_writable(path) else "rw"
            if mode == "ro" and version != newest:
                raise LibraryError(path, "read-only", f"version {version}")
            if mode == "rw":
                _bring_up_to_date(path, steps, wait)
            elif not _has_log(path):
                mode = "immutable"  # a log beside the file cannot be made here, and none is needed
            database = cls(path, wait=wait, mode=mode)
            try:
                with database.read() as connection:
                    connection.exec_driver_sql("SELECT count(*) FROM setting").scalar()
            except LibraryError:
                database.close()
                raise
        return database

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Give a connection that sees one unchanging state of the library and cannot write.

        Raises:
            LibraryError: reading failed.
        """
        with sqlite.translated(self.path), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Give the one connection that writes; all that happens inside is kept whole or not at all.

        Raises:
            LibraryError: another program is writing, the disk is full, or writing failed.
            RuntimeError: this thread is writing already; it would wait for itself.
        """
        if self.is_read_only:
            raise LibraryError(self.path, "read-only")
        thread = threading.get_ident()
        if self._writing_thread == thread:
            raise RuntimeError("write() inside write()")
        if not self._turn.acquire(timeout=max(self._wait, 60)):
            raise LibraryError(self.path, "locked")
        try:
            self._writing_thread = thread
            with sqlite.translated(self.path), self._writer.begin() as connection:
                yield connection
        finally:
            self._writing_thread = None
            self._turn.release()

    def backup(self, to: Path) -> None:
        """Write a compact, verified copy to ``to``, or nothing.

        Raises:
            LibraryError: the copy could not be written, or is not whole.
        """
        with _os_errors_translated(to):
            to.parent.mkdir(parents=True, exist_ok=True)
            sqlite.copy_verified(self.path, to, wait=self._wait)

    def integrity(self) -> list[str]:
        """Return SQLite's complaints about the file, none where it is whole.

        Raises:
            LibraryError: the file cannot be read at all.
        """
        with (
            sqlite.translated(self.path),
            closing(sqlite.connect(self.path, mode="ro", wait=self._wait)) as connection,
        ):
            return sqlite.integrity(connection)

    def close(self) -> None:
        """Close every connection; the library is then one file without a log beside it."""
        self._reader.dispose()
        self._writer.dispose()


@contextmanager
def _os_errors_translated(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = _OS_REASONS.get(error.errno or 0, "missing-folder")
        raise LibraryError(path, reason, error.strerror or str(error)) from error


def _version_on_disk(path: Path, *, create: bool) -> int:
    """Return the version of the library, 0 for one to be made, changing nothing but its folder."""
    if path.is_dir():
        raise LibraryError(path, "not-a-library")
    if path.exists():
        version = sqlite.header_version(path)
        if version is not None:
            return version
    if not create:
        raise LibraryError(path, "missing")
    path.parent.mkdir(parents=True, exist_ok=True)
    return 0


def _is_writable(path: Path) -> bool:
    place = path if path.exists() else path.parent
    return os.access(place, os.W_OK) and os.access(path.parent, os.W_OK)


def _has_log(path: Path) -> bool:
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _bring_up_to_date(path: Path, steps: Sequence[Migration], wait: float) -> None:
    with closing(sqlite.connect(path, mode="rwc", wait=wait)) as connection:
        version = sqlite.pragma(connection, "user_version")
        if version > steps[-1].version:  # the header lags behind a log that is not yet merged
            raise LibraryError(path, "too-new", f"{version} > {steps[-1].version}")
        _check_owner(connection, path)
        if version == steps[-1].version:
            return
        if version:
            stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
            backups = path.parent / "backups"
            backups.mkdir(exist_ok=True)
            copy = backups / f"{path.stem}-v{version}-{stamp}{path.suffix}"
            sqlite.copy_verified(path, copy, wait=wait)
        connection.execute("PRAGMA journal_mode = WAL")
        _migrate(connection, steps)


def _check_owner(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse another program's database. An empty one is a library whose making was cut short."""
    if sqlite.pragma(connection, "application_id") == sqlite.APPLICATION_ID:
        return
    if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise LibraryError(path, "not-a-library")


def _migrate(connection: sqlite3.Connection, steps: Sequence[Migration]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Read again: another window may have migrated while this one waited for its turn.
        version = sqlite.pragma(connection, "user_version")
        for step in steps:
            if step.version > version:
                sqlite.execute_script(connection, step.sql)
                connection.execute(f"PRAGMA user_version = {step.version}")
        connection.execute(f"PRAGMA application_id = {sqlite.APPLICATION_ID}")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
