# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening a library file: is it ours, can it be used, is it of this version; all by sqlite3 alone."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from refdesk.domain.errors import SYSTEM_REASONS, LibraryError
from refdesk.store import sqlite_file

WAIT = 5.0
"""Seconds that a transaction waits for another program's."""


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


@dataclass(frozen=True, slots=True)
class LibraryFile:
    """A library that was looked at and is fit for use."""

    path: Path
    mode: str
    """``rw``, ``ro``, or ``immutable`` where not even a log beside the file could be made."""
    wait: float = WAIT

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        create: bool = True,
        read_only: bool = False,
        wait: float = WAIT,
        migrations: Sequence[Migration] | None = None,
    ) -> "LibraryFile":
        """Look at the library at ``path``; make it, and its folder, where there is none.

        An older library is backed up and migrated first. One that may not be written is opened
        for reading.

        Raises:
            LibraryError: the file is no library, damaged, too new, locked, out of reach, or may
                not be written although it must be.
        """
        steps = tuple(bundled_migrations() if migrations is None else migrations)
        newest = steps[-1].version
        with sqlite_file.translated(path), os_errors_translated(path):
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
            file = cls(path, mode, wait)
            with file.reading() as connection:
                connection.execute("SELECT count(*) FROM setting").fetchone()
        return file

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give a connection of its own that sees one unchanging state of the library.

        Raises:
            LibraryError: reading failed.
        """
        with (
            sqlite_file.translated(self.path),
            closing(sqlite_file.connect(self.path, mode=self.mode, wait=self.wait)) as connection,
        ):
            connection.execute("PRAGMA query_only = ON")
            connection.execute("BEGIN")
            yield connection


@contextmanager
def os_errors_translated(path: Path) -> Iterator[None]:
    """Turn every failure of the file system inside into :class:`LibraryError`."""
    try:
        yield
    except OSError as error:
        reason = SYSTEM_REASONS.get(error.errno or 0, "missing-folder")
        raise LibraryError(path, reason, error.strerror or str(error)) from error


def _version_on_disk(path: Path, *, create: bool) -> int:
    """Return the version of the library, 0 for one to be made, changing nothing but its folder."""
    if path.is_dir():
        raise LibraryError(path, "not-a-library")
    if path.exists():
        version = sqlite_file.header_version(path)
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
    with closing(sqlite_file.connect(path, mode="rwc", wait=wait)) as connection:
        version = sqlite_file.pragma(connection, "user_version")
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
            sqlite_file.copy_verified(path, copy, wait=wait)
        connection.execute("PRAGMA journal_mode = WAL")
        _migrate(connection, steps)


def _check_owner(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse another program's database. An empty one is a library whose making was cut short."""
    if sqlite_file.pragma(connection, "application_id") == sqlite_file.APPLICATION_ID:
        return
    if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise LibraryError(path, "not-a-library")


def _migrate(connection: sqlite3.Connection, steps: Sequence[Migration]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Read again: another window may have migrated while this one waited for its turn.
        version = sqlite_file.pragma(connection, "user_version")
        for step in steps:
            if step.version > version:
                sqlite_file.execute_script(connection, step.sql)
                connection.execute(f"PRAGMA user_version = {step.version}")
        connection.execute(f"PRAGMA application_id = {sqlite_file.APPLICATION_ID}")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
