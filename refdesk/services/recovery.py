# SPDX-License-Identifier: GPL-3.0-or-later
"""A library that SQLite calls damaged, read anew into another; the damaged file is kept as it is."""

import logging
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from refdesk.disk import PART, put
from refdesk.domain.backups import Backup, Counts
from refdesk.domain.errors import LibraryError, WriteFailedError
from refdesk.domain.jobs import JobContext
from refdesk.store import backup_notes, restoring, sqlite_file
from refdesk.store.backup_copies import count
from refdesk.store.backup_files import BackupFiles
from refdesk.store.database import utc_now
from refdesk.store.recovery.salvage import Salvage, Tally, salvaged

MOST_NAMED = 20
"""Papers of a backup that are missing, of which the titles are told."""
_OURS = b"CREATE TABLE reference ("
_PROBE = 1 << 20

_log = logging.getLogger("refdesk.recovery")


@dataclass(frozen=True, slots=True)
class Missing:
    """Papers of the newest backup that the recovered library has not: lost, or deleted since then."""

    backup: str
    count: int
    titles: tuple[str, ...] = ()
    """Of the first of them."""


@dataclass(frozen=True, slots=True)
class Recovered:
    """What came of a recovery."""

    library: Path
    """Where the new one is."""
    damaged: Path
    """Where the damaged one is, untouched."""
    counts: Counts
    salvage: Salvage = field(default_factory=Salvage)
    missing: Missing | None = None
    """``None`` where there is no backup."""

    @property
    def is_complete(self) -> bool:
        """Whether nothing is known to be lost or cut."""
        return not any(t.cut or t.rebuilt or t.lost for t in self.salvage.tables.values())

    def tally(self, *tables: str) -> Tally:
        """Return what became of some tables together."""
        total = Tally()
        for table in tables:
            one = self.salvage.tables.get(table, Tally())
            for name in Tally.__slots__:
                setattr(total, name, getattr(total, name) + getattr(one, name))
        return total


def is_recoverable(library: Path, error: LibraryError) -> bool:
    """Whether a library that could not be opened is damaged, and ours."""
    if error.reason in {"damaged", "io-error"}:
        return True
    return error.reason == "not-a-library" and library.is_file() and _is_ours(library)


def _is_ours(library: Path) -> bool:
    """Whether a file without its head has what our libraries have, or backups that say that it was one."""
    with suppress(OSError), library.open("rb") as file:
        tail = b""
        while block := file.read(_PROBE):
            if _OURS in tail + block:
                return True
            tail = block[-len(_OURS) :]
    return bool(library.stat().st_size and BackupFiles(library).all())


def recover(
    library: Path,
    output: Path | None = None,
    context: JobContext = JobContext(),
    now: Callable[[], datetime] = utc_now,
) -> Recovered:
    """Read what can be read of a damaged library into a new one, which takes its place.

    Args:
        library: the damaged one; it gets a name of its own.
        output: where the new one goes instead; the damaged one then stays where it is.
        context: how far it is, and whether to stop.
        now: the clock.

    Raises:
        LibraryError: nothing of a library was found in it, or the new one could not be written.
            Nothing was changed.
        WriteFailedError: there is a file at ``output``.
        CancelledError: it was stopped. Nothing was changed.
    """
    if output is not None and output.exists():
        raise WriteFailedError(output, "library-there")
    target = output or library
    part = target.with_name(f"{target.name}.{os.getpid()}{PART}")
    files = BackupFiles(library)
    whole = [one for one in files.all() if one.is_whole]
    try:
        with sqlite_file.os_errors_translated(library):
            salvage = salvaged(library, part, [one.path for one in whole], context)
            counts, missing = _compared(part, whole[0] if whole else None)
            damaged = library
            if output is None:
                damaged = restoring.set_aside(library, now()) or library
            put(part, target)
    finally:
        for ending in ("", "-wal", "-shm", "-journal"):
            backup_notes.remove(part.with_name(part.name + ending))
    _log.info("recovered %d papers; %d places broken", counts.papers, salvage.broken_pages)
    return Recovered(target, damaged, counts, salvage, missing)


def _compared(recovered: Path, newest: Backup | None) -> tuple[Counts, Missing | None]:
    with (
        sqlite_file.translated(recovered),
        closing(sqlite_file.connect(recovered, mode="ro", wait=5)) as connection,
    ):
        counts = count(connection)
        here = {row[0] for row in connection.execute("SELECT id FROM reference")}
    if newest is None:
        return counts, None
    with (
        suppress(sqlite3.Error),
        closing(sqlite_file.connect(newest.path, mode="ro", wait=5)) as old,
    ):
        rows = old.execute("SELECT id, title_plain FROM reference ORDER BY id").fetchall()
        gone = [title for number, title in rows if number not in here]
        return counts, Missing(newest.name, len(gone), tuple(gone[:MOST_NAMED]))
    return counts, None
