# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeping a library whole while it is in use: looking it over, mending, making its index anew."""

from pathlib import Path

from refdesk.domain.findings import Finding
from refdesk.domain.jobs import JobContext
from refdesk.places import Place, place_of
from refdesk.services.attachments import AttachmentService
from refdesk.services.backups import BackupService
from refdesk.services.bundles import BundleService
from refdesk.services.conflict_copies import conflict_copies
from refdesk.services.figure_room import FigureRoom
from refdesk.services.surroundings import Surroundings
from refdesk.store.check import check_beside, mend_marks
from refdesk.store.database import Database
from refdesk.store.reindexing import rebuild, stale_papers


class UpkeepService:
    """Looks after one library. Nobody waits for it: it reads, and writes in short stretches."""

    def __init__(
        self,
        database: Database,
        attachments: AttachmentService,
        figures: FigureRoom,
        backups: BackupService,
        surroundings: Surroundings | None = None,
        styles: Path | None = None,
    ) -> None:
        self._database = database
        self._attachments = attachments
        self._figures = figures
        self._surroundings = surroundings
        self.backups = backups
        """Copies of this library."""
        self.bundles = BundleService(database, backups, styles)
        """The whole library as one file."""

    def check(self, context: JobContext) -> list[Finding]:
        """Return what is wrong; takes a minute with 100,000 papers.

        Raises:
            CancelledError: it was stopped.
            LibraryError: the file cannot be read at all.
        """
        findings = check_beside(self._database) + self.check_files()
        context.cancel.check()
        stale = stale_papers(self._database, context)
        findings += [Finding("stale-index", f"{name} ({n})") for name, n in stale.items()]
        return findings + self.check_backups(context) + self.check_surroundings()

    def mend(self, context: JobContext) -> None:
        """Mend what can be mended, and make the search index anew.

        Raises:
            CancelledError: it was stopped; the old index serves on.
            LibraryError: it could not be written.
        """
        mend_marks(self._database)
        self.repair_files()
        if self._surroundings is not None:
            self._surroundings.repair()
        rebuild(self._database, context)

    def check_files(self) -> list[Finding]:
        """Return what is wrong in the folders beside the library."""
        return self._attachments.check() + self._figures.check()

    def repair_files(self) -> list[Finding]:
        """Delete what nobody needs there, and return what is still wrong."""
        return self._attachments.repair() + self._figures.repair()

    def check_backups(self, context: JobContext = JobContext()) -> list[Finding]:
        """Open every backup, and return those that are not whole.

        Raises:
            CancelledError: it was stopped.
        """
        looked_at = self.backups.verify_all(context)
        return [Finding("backup-damaged", one.name) for one in looked_at if not one.is_whole]

    def place(self) -> Place:
        """Return where the library lies: here, on a network, or where a service copies it elsewhere."""
        return place_of(self._database.path)

    def conflict_copies(self) -> list[Path]:
        """Return other versions of the library that a service keeps beside it."""
        return conflict_copies(self._database.path)

    def check_surroundings(self) -> list[Finding]:
        """Return what is wrong around the library: settings, folders, styles, log."""
        return self._surroundings.check() if self._surroundings is not None else []
