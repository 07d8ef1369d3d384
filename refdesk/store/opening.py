# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening a library file: is it ours, can it be used, is it of this version; all by sqlite3 alone."""

import importlib
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from refdesk.domain.errors import LibraryError
from refdesk.places import place_of
from refdesk.store import index_triggers, sqlite_file
from refdesk.store.sqlite_file import os_errors_translated
from refdesk.store.strangers import refuse_foreign_programs

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
            elif sqlite_file.is_at_rest(path):
                mode = "immutable"  # no log is made beside a file that is only read, and none is needed
            file = cls(path, mode, wait)
            with _log_told(file), file.reading() as connection:
                connection.execute("SELECT count(*) FROM setting").fetchone()
                refuse_foreign_programs(connection, path, _own_programs(steps))
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


@contextmanager
def _log_told(file: LibraryFile) -> Iterator[None]:
    """Say of a log that it is what cannot be read: not without shared memory, which has no place here."""
    try:
        yield
    except LibraryError as error:
        if file.mode == "ro" and error.reason == "no-permission" and sqlite_file.has_log(file.path):
            raise LibraryError(file.path, "unmerged", error.detail) from error
        raise


def _is_writable(path: Path) -> bool:
    place = path if path.exists() else path.parent
    return os.access(place, os.W_OK) and os.access(path.parent, os.W_OK)


def _bring_up_to_date(path: Path, steps: Sequence[Migration], wait: float) -> None:
    with closing(sqlite_file.connect(path, mode="rwc", wait=wait)) as connection:
        version = sqlite_file.pragma(connection, "user_version")
        if version > steps[-1].version:  # the header lags behind a log that is not yet merged
            raise LibraryError(path, "too-new", f"{version} > {steps[-1].version}")
        _check_owner(connection, path)
        refuse_foreign_programs(connection, path, _own_programs(steps))
        if version == steps[-1].version:
            _keep_log(connection, path)
            return
        if version:
            _back_up(path)
        _keep_log(connection, path)
        migrate(connection, steps)


def _keep_log(connection: sqlite3.Connection, path: Path) -> None:
    """Keep a log beside the library, but not on a network.

    A log is read through memory that only programs of one computer share. There SQLite writes into the
    file itself, and keeps beside it what was there only while it does: others wait for that. As long as
    another program has the library open it stays as it is.
    """
    wanted = "delete" if place_of(path).kind == "network" else "wal"
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != wanted:
        try:
            connection.execute(f"PRAGMA journal_mode = {wanted}")
        except sqlite3.OperationalError as error:
            if (error.sqlite_errorcode & 0xFF) != sqlite3.SQLITE_BUSY:
                raise


def _back_up(path: Path) -> None:
    """Keep the library as it is before the migration; a start that does not migrate loads none of it."""
    files = importlib.import_module("refdesk.store.backup_files")
    files.BackupFiles(path).make(files.Reason.MIGRATION, datetime.now(UTC))


def _own_programs(steps: Sequence[Migration]) -> Iterator[str]:
    """Yield the scripts of all triggers and views that a library of ours may have."""
    yield from (step.sql for step in steps)
    yield index_triggers.script()


def _check_owner(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse another program's database. An empty one is a library whose making was cut short."""
    if sqlite_file.pragma(connection, "application_id") == sqlite_file.APPLICATION_ID:
        return
    if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise LibraryError(path, "not-a-library")


def migrate(connection: sqlite3.Connection, steps: Sequence[Migration]) -> None:
    """Run the steps that a library has not had yet, in one transaction.

    Raises:
        sqlite3.Error: it is as it was.
    """
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
