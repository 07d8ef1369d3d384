# SPDX-License-Identifier: GPL-3.0-or-later
"""The folder ``backups`` beside a library: whole copies, looked over before they count, and their notes.

Each backup is a library of its own, readable by every SQLite tool. What it holds stands in a note
beside it (``….json``), so that a list of backups is shown without reading them. By ``sqlite3`` alone: a
start that migrates makes one.
"""

import os
import re
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from refdesk.disk import PART, put
from refdesk.domain.backups import Backup, Reason
from refdesk.domain.errors import LibraryError
from refdesk.domain.jobs import JobContext
from refdesk.store import backup_copies as copies
from refdesk.store import backup_notes as notes
from refdesk.store.sqlite_file import os_errors_translated

FOLDER = "backups"


class BackupFiles:
    """The backups of one library. Any thread may call any method."""

    def __init__(self, library: Path) -> None:
        self.library = library
        self.folder = library.parent / FOLDER
        stem = re.escape(library.stem)
        reasons = "|".join(Reason)
        self._name = re.compile(rf"{stem}-(\d{{4,9}})-(\d{{8}}T\d{{6}}Z)-({reasons})\.sqlite")
        self._older = re.compile(rf"{stem}-v(\d+)-(\d{{8}}T\d{{6}}Z)\.[^.]+")

    # Looking

    def all(self) -> list[Backup]:
        """Return the backups that are there, the newest first, as their notes tell of them."""
        try:
            names = sorted(os.listdir(self.folder))  # noqa: PTH208 - names alone
        except OSError:
            return []
        found = [one for name in names if (one := self._told(name)) is not None]
        return sorted(found, key=lambda one: (one.number, one.at, one.name), reverse=True)

    def named(self, name: str) -> Backup | None:
        """Return the backup of a name, or ``None``."""
        return self._told(name) if Path(name).name == name else None

    def _told(self, name: str) -> Backup | None:
        if own := self._name.fullmatch(name):
            number, stamp, reason, version = int(own[1]), own[2], Reason(own[3]), 0
        elif older := self._older.fullmatch(name):
            number, stamp, reason, version = 0, older[2], Reason.MIGRATION, int(older[1])
        else:
            return None
        path = self.folder / name
        try:
            at = datetime.strptime(stamp, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
            size = path.stat().st_size
        except (ValueError, OSError):
            return None
        plain = Backup(path, number, at, reason, size, version=version)
        note = notes.read_note(path)
        return notes.with_note(plain, note) if note.get("size") == size else plain

    def attached(self) -> set[str]:
        """Return where files lie, below ``files/``, that some backup in the folder needs.

        Those of other libraries beside this one count: they share the folder of files.

        Raises:
            LibraryError: one cannot be read; nobody knows what it needs.
        """
        needed: set[str] = set()
        for path in sorted(self.folder.glob("*.sqlite")) if self.folder.is_dir() else []:
            needed |= copies.attached_in(path)
        return needed

    # Making

    def make(
        self,
        reason: Reason,
        at: datetime,
        context: JobContext = JobContext(),
        source: Path | None = None,
    ) -> Backup:
        """Copy the library as it is now, look the copy over, and let it count as a backup.

        Others read and write meanwhile; the copy is of one moment. ``source`` is another library that
        is to take the place of this one.

        Raises:
            LibraryError: it could not be written, or is not whole; nothing is left of it.
            CancelledError: it was stopped; nothing is left of it.
        """
        with os_errors_translated(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
        number = max((one.number for one in self.all()), default=0) + 1
        stamp = at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
        path = self.folder / f"{self.library.stem}-{number:04d}-{stamp}-{reason}.sqlite"
        part = path.with_name(f"{path.name}.{os.getpid()}{PART}")
        seen = self._seen() if source is None else []
        try:
            with os_errors_translated(part):
                counts = copies.copy(source or self.library, part, context)
                note = copies.looked_over(part, context)
                if not note["whole"] or note["counts"] != counts:
                    raise LibraryError(part, "damaged", "; ".join(note["problems"]))
                context.cancel.check()  # the last exit before it counts
                note |= {"checked_at": notes.iso(at), "seen": seen}
                notes.write_note(path, note)
                put(part, path)
        finally:
            notes.remove(part)
            if not path.exists():
                notes.remove(notes.note_of(path))
        made = self._told(path.name)
        assert made is not None
        return made

    def is_unchanged(self) -> bool:
        """Whether the library is, by size and time of its files, what it was at the last backup."""
        newest = next(iter(self.all()), None)
        return newest is not None and notes.read_note(newest.path).get("seen") == self._seen()

    def _seen(self) -> list[list[int]]:
        log = self.library.with_name(self.library.name + "-wal")
        found = []
        for path in (self.library, log):
            with suppress(OSError):
                status = path.stat()
                found.append([status.st_size, status.st_mtime_ns])
        return found

    def drop_if_same(self, made: Backup) -> bool:
        """Take a new backup away again where it holds, to the byte, what the one before it does."""
        others = [one for one in self.all() if one.number < made.number]
        if not others or not others[0].is_whole:
            return False
        before, now = notes.read_note(others[0].path), notes.read_note(made.path)
        if before.get("digest") != now.get("digest"):
            return False
        notes.write_note(others[0].path, before | {"seen": now.get("seen")})
        self.drop(made)
        return True

    def verify(self, backup: Backup, at: datetime, context: JobContext = JobContext()) -> Backup:
        """Open a backup, look it over, count, and note what was found.

        Raises:
            CancelledError: it was stopped.
        """
        before = notes.read_note(backup.path)
        try:
            note = copies.looked_over(backup.path, context)
        except LibraryError as error:
            note = {"whole": False, "problems": [error.detail or error.reason]}
        digest = before.get("digest")
        if digest and note.get("digest") not in {digest, None}:
            note |= {"whole": False, "problems": ["it is not what was written"]}
        if digest:
            note["digest"] = digest
        kept = {name: before[name] for name in ("seen", "counts", "version") if name in before}
        note = {"size": backup.size} | kept | note | {"checked_at": notes.iso(at)}
        with suppress(OSError):  # a folder that cannot be written: it is looked at again
            notes.write_note(backup.path, note)
        return notes.with_note(backup, note)

    def drop(self, backup: Backup) -> None:
        """Delete a backup. One that cannot be deleted stays, and is no reason to stop."""
        notes.remove(backup.path)
        if not backup.path.exists():
            notes.remove(notes.note_of(backup.path))

    def clear(self) -> None:
        """Delete what is left of backups whose making was cut short."""
        if not self.folder.is_dir():
            return
        for part in self.folder.glob(f"{self.library.stem}-*{PART}"):
            if not copies.is_in_use(part):
                notes.remove(part)
        for journal in self.folder.glob(f"{self.library.stem}-*{PART}-*"):
            if not journal.with_name(journal.name.rpartition("-")[0]).exists():
                notes.remove(journal)
        for note in self.folder.glob(f"{self.library.stem}-*.json"):
            if self._name.fullmatch(note.stem) and not note.with_name(note.stem).exists():
                notes.remove(note)
