# SPDX-License-Identifier: GPL-3.0-or-later
"""Putting a backup back in place of the library, while nobody has that open.

A running window is full of what it read: it does not swap its library, it notes what is to be put back
(``backups/….restore``), and its next start does that before anything is opened.
"""

import json
import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from refdesk.disk import PART, put, write_whole
from refdesk.domain.backups import Backup, Reason
from refdesk.domain.errors import BackupError, LibraryError
from refdesk.domain.jobs import JobContext
from refdesk.store import backup_copies, backup_notes, sqlite_file
from refdesk.store.backup_files import FOLDER, BackupFiles

_UNREADABLE = frozenset({"damaged", "not-a-library", "io-error"})
_DAMAGED = "damaged"


def _note(library: Path) -> Path:
    return library.parent / FOLDER / f"{library.stem}.restore"


def plan(library: Path, name: str) -> None:
    """Note that a backup is to be put back at the next start.

    Raises:
        BackupError: it could not be noted.
    """
    note = _note(library)
    try:
        write_whole(note, [json.dumps({"backup": name}).encode()])
    except OSError as error:
        reason = sqlite_file.system_error(note, error).reason
        raise BackupError(note, "restore", reason) from error


def planned(library: Path) -> str:
    """Return the name of the backup that is to be put back, ``""`` for none."""
    try:
        name = json.loads(_note(library).read_text("utf-8"))["backup"]
    except (OSError, ValueError, KeyError, TypeError):
        return ""
    return name if isinstance(name, str) else ""


def forget(library: Path) -> None:
    """Let no backup be put back."""
    backup_notes.remove(_note(library))


def restore(
    library: Path, backup: Backup, at: datetime, context: JobContext = JobContext()
) -> Backup | None:
    """Make a backup of what is there, then put ``backup`` in its place, whole or not at all.

    A library that cannot be read is set aside under a name of its own.

    Returns:
        The backup of what was there, ``None`` where there was nothing that could be read.

    Raises:
        BackupError: the library is as it was.
        CancelledError: the library is as it was.
    """
    try:
        _be_alone(library)
        before = _kept(library, at, context)
        if before is None:
            set_aside(library, at)
        _be_alone(library)
        if before is not None and not BackupFiles(library).is_unchanged():
            raise LibraryError(library, "locked")  # somebody wrote what that backup has not
        _put(library, backup, context, over=before is not None)
    except LibraryError as error:
        raise BackupError(backup.path, "restore", error.reason, error.detail) from error
    except OSError as error:
        reason = sqlite_file.system_error(library, error).reason
        raise BackupError(backup.path, "restore", reason) from error
    return before


def _kept(library: Path, at: datetime, context: JobContext) -> Backup | None:
    if not library.exists():
        return None
    try:
        return BackupFiles(library).make(Reason.RESTORE, at, context)
    except LibraryError as error:
        if error.reason not in _UNREADABLE:
            raise
    return None


def _put(library: Path, backup: Backup, context: JobContext, *, over: bool) -> None:
    if over:
        # Into the file that is there: who waits for it finds the new content, not a file without name.
        backup_copies.copied(backup.path, library, context)
        return
    part = library.with_name(f"{library.name}.{os.getpid()}{PART}")
    try:
        backup_copies.copied(backup.path, part, context)
        put(part, library)
    finally:
        for ending in ("", "-wal", "-shm", "-journal"):
            backup_notes.remove(part.with_name(part.name + ending))


def set_aside(library: Path, at: datetime) -> Path | None:
    """Give a library that cannot be read a name of its own, with its log; nothing of it is lost.

    Raises:
        OSError: it is where it was.
    """
    if not library.exists():
        return None
    stamp = at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    target = library.with_name(f"{library.stem}-{_DAMAGED}-{stamp}{library.suffix}")
    number = 1
    while target.exists():
        number += 1
        target = target.with_name(f"{library.stem}-{_DAMAGED}-{stamp}-{number}{library.suffix}")
    for ending in ("-wal", "-shm", "-journal"):  # first, so that no new library finds an old log
        beside = library.with_name(library.name + ending)
        if beside.exists():
            beside.replace(target.with_name(target.name + ending))
    library.replace(target)
    return target


def _be_alone(library: Path) -> None:
    """Make sure that no other program has the library open, and merge its log.

    Leaving WAL needs the file for oneself: every connection holds a lock on it as long as it is open.

    Raises:
        LibraryError: somebody has.
    """
    if not library.exists():
        return
    try:
        with closing(sqlite_file.connect(library, mode="rw", wait=1)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("ROLLBACK")
    except sqlite3.Error as error:
        told = sqlite_file.library_error(library, error)
        if told.reason not in _UNREADABLE:
            raise told from error
