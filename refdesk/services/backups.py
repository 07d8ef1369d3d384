# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups of one library: made in time, looked over, thinned out, asked to be put back."""

import logging
import shutil
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from refdesk.domain.backups import (
    MANY_GROUPS,
    MANY_PAPERS,
    PLANS,
    Backup,
    Counts,
    Plan,
    Reason,
    superfluous,
)
from refdesk.domain.errors import BackupError, LibraryError
from refdesk.domain.jobs import JobContext
from refdesk.store import restoring
from refdesk.store.backup_copies import attached_in, counts_of, is_library
from refdesk.store.backup_files import BackupFiles
from refdesk.store.database import utc_now

_SHARE = 10
"""A part of the disk that backups may fill: one in ten."""

_log = logging.getLogger("refdesk.backups")


@dataclass(frozen=True, slots=True)
class Overview:
    """The backups of a library, the newest first, and what it holds now."""

    backups: tuple[Backup, ...]
    present: Counts | None
    """``None`` where the library cannot be read."""
    planned: str = ""
    """Name of the backup that is put back at the next start."""

    @property
    def size(self) -> int:
        """Bytes that all of them take."""
        return sum(one.size for one in self.backups)


class BackupService:
    """The backups of one library. Any thread may call any method."""

    def __init__(
        self, library: Path, now: Callable[[], datetime] = utc_now, *, read_only: bool = False
    ) -> None:
        self.library = library
        self.files = BackupFiles(library)
        self._now = now
        self._read_only = read_only
        self._turn = threading.Lock()
        self.plan: Plan = PLANS["normal"]
        self.is_on = True
        """Whether any are made without being asked for; those before a migration are, in any case."""

    def prefer(self, keep: str) -> None:
        """Do as the person prefers: ``off``, or the name of a plan."""
        self.is_on = keep != "off"
        self.plan = PLANS.get(keep, PLANS["normal"])

    # Looking

    def overview(self) -> Overview:
        """Return the backups without reading them, and what the library holds."""
        present = None
        with suppress(LibraryError):
            present = counts_of(self.library)
        return Overview(tuple(self.files.all()), present, restoring.planned(self.library))

    def verify(self, name: str, context: JobContext = JobContext()) -> Backup:
        """Open a backup, look it over and count.

        Raises:
            BackupError: there is none of that name.
            CancelledError: it was stopped.
        """
        return self.files.verify(self._named(name), self._now(), context)

    def verify_all(self, context: JobContext = JobContext()) -> list[Backup]:
        """Look over every backup; return them, the newest first.

        Raises:
            CancelledError: it was stopped.
        """
        return [self.files.verify(one, self._now(), context) for one in self.files.all()]

    def damaged(self) -> list[Backup]:
        """Return those that were not whole when they were last looked at, or look different since."""
        return [one for one in self.files.all() if one.is_whole is False]

    def needed_files(self) -> set[str] | None:
        """Return where files lie that a backup, or another library in the folder, needs.

        ``None`` where one of them cannot be read: nobody knows what it needs.
        """
        try:
            return self.files.attached() | self._of_others()
        except LibraryError:
            return None

    def _of_others(self) -> set[str]:
        """Return what the other libraries beside this one need: they share its folder of files."""
        needed: set[str] = set()
        for path in sorted(self.library.parent.glob("*.sqlite")):
            if path != self.library and is_library(path):
                needed |= attached_in(path)
        return needed

    def _named(self, name: str) -> Backup:
        found = self.files.named(name)
        if found is None:
            raise BackupError(self.files.folder / name, "restore", "unknown")
        return found

    # Making

    def make(self, reason: Reason = Reason.HAND, context: JobContext = JobContext()) -> Backup:
        """Make a backup now; older ones go only when it was found whole.

        Raises:
            BackupError: none was made; the older ones stay.
            CancelledError: it was stopped.
        """
        with self._turn:
            return self._made(reason, context)

    def take_in(self, other: Path, context: JobContext = JobContext()) -> Backup:
        """Keep a library that came from elsewhere as a backup, to be put in the place of this one.

        Raises:
            BackupError: it could not be kept.
            CancelledError: it was stopped.
        """
        with self._turn:
            try:
                return self.files.make(Reason.BUNDLE, self._now(), context, other)
            except LibraryError as error:
                raise BackupError(other, "bundle", error.reason, error.detail) from error

    def _made(self, reason: Reason, context: JobContext) -> Backup:
        try:
            self.files.clear()
            made = self.files.make(reason, self._now(), context)
        except LibraryError as error:
            _log.warning("no backup (%s): %s", reason, error.reason)
            task = "bulk" if reason is Reason.BULK else "make"
            raise BackupError(self.files.folder, task, error.reason, error.detail) from error
        _log.info("backup (%s), %d bytes", reason, made.size)
        self._thin_out()
        return made

    def _thin_out(self) -> None:
        room = 0
        with suppress(OSError):
            room = shutil.disk_usage(self.files.folder).total // _SHARE
        for one in superfluous(self.files.all(), self.plan, room):
            self.files.drop(one)

    def daily(self, context: JobContext = JobContext()) -> Backup | None:
        """Make the backup of the day, where there is none and something has changed.

        Raises:
            BackupError: it was not made.
            CancelledError: it was stopped.
        """
        if self._read_only or not self.is_on:
            return None
        with self._turn:
            self.files.clear()
            newest = next(iter(self.files.all()), None)
            today = self._now().astimezone().date()
            if newest is not None and newest.day == today and newest.is_whole:
                return None
            if self.files.is_unchanged() or not any_content(counts_of(self.library)):
                return None
            made = self._made(Reason.DAILY, context)
            return None if self.files.drop_if_same(made) else made

    def before_merging(self, groups: int, context: JobContext) -> None:
        """Make a backup where many groups are about to be merged at once.

        Raises:
            BackupError: none was made, and nothing should be merged.
            CancelledError: it was stopped.
        """
        if groups >= MANY_GROUPS:
            self._before_bulk(context)

    def before_changing(self, papers: int, context: JobContext) -> None:
        """Make a backup where many papers are about to be changed at once.

        Raises:
            BackupError: none was made, and nothing should be changed.
            CancelledError: it was stopped.
        """
        if papers >= MANY_PAPERS:
            self._before_bulk(context)

    def _before_bulk(self, context: JobContext) -> None:
        if self._read_only or not self.is_on:
            return
        with self._turn:
            newest = next(iter(self.files.all()), None)
            if newest is not None and newest.is_whole and self.files.is_unchanged():
                return
            self._made(Reason.BULK, context)

    # Putting back

    def plan_restore(self, name: str, *, despite_loss: bool = False) -> Backup:
        """Have a backup put back at the next start of the window, when nobody uses the library.

        Raises:
            BackupError: there is none of that name, it is not whole, or it holds much less than
                the library and nobody said that this is meant.
        """
        backup = self._fit(name, despite_loss=despite_loss)
        restoring.plan(self.library, backup.name)
        return backup

    def forget_restore(self) -> None:
        """Let no backup be put back at the next start."""
        restoring.forget(self.library)

    def restore(
        self, name: str, context: JobContext = JobContext(), *, despite_loss: bool = False
    ) -> Backup | None:
        """Put a backup back now, which nobody else may do anything to; the library must not be open here.

        Returns:
            The backup of what was there before, ``None`` where that could not be read.

        Raises:
            BackupError: as :meth:`plan_restore`; or another program has the library open, or the
                disk is full. The library is as it was.
        """
        backup = self._fit(name, despite_loss=despite_loss)
        with self._turn:
            return restoring.restore(self.library, backup, self._now(), context)

    def _fit(self, name: str, *, despite_loss: bool) -> Backup:
        backup = self._named(name)
        if backup.is_whole is None or backup.counts is None:
            backup = self.files.verify(backup, self._now())
        if not backup.is_whole or backup.counts is None:
            raise BackupError(backup.path, "restore", "damaged")
        try:
            present = counts_of(self.library)
        except LibraryError:
            return backup  # it is put back because the library cannot be read
        if not despite_loss and backup.counts.loses_much(present):
            detail = f"{backup.counts.papers} < {present.papers}"
            raise BackupError(backup.path, "restore", "loses-much", detail)
        return backup


def any_content(counts: Counts) -> bool:
    """Whether there is anything to keep."""
    return counts != Counts()
