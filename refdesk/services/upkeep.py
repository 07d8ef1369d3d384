# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeping a library whole while it is in use: looking it over, mending, making its index anew."""

from refdesk.domain.jobs import JobContext
from refdesk.services.attachments import AttachmentService
from refdesk.services.figure_room import FigureRoom
from refdesk.store.check import Finding, check_beside, mend_marks
from refdesk.store.database import Database
from refdesk.store.reindexing import rebuild, stale_papers


class UpkeepService:
    """Looks after one library. Nobody waits for it: it reads, and writes in short stretches."""

    def __init__(
        self, database: Database, attachments: AttachmentService, figures: FigureRoom
    ) -> None:
        self._database = database
        self._attachments = attachments
        self._figures = figures

    def check(self, context: JobContext) -> list[Finding]:
        """Return what is wrong; takes a minute with 100,000 papers.

        Raises:
            CancelledError: it was stopped.
            LibraryError: the file cannot be read at all.
        """
        findings = check_beside(self._database) + self.check_files()
        context.cancel.check()
        stale = stale_papers(self._database, context)
        return findings + [Finding("stale-index", f"{name} ({n})") for name, n in stale.items()]

    def mend(self, context: JobContext) -> None:
        """Mend what can be mended, and make the search index anew.

        Raises:
            CancelledError: it was stopped; the old index serves on.
            LibraryError: it could not be written.
        """
        mend_marks(self._database)
        self.repair_files()
        rebuild(self._database, context)

    def check_files(self) -> list[Finding]:
        """Return what is wrong in the folders beside the library."""
        return self._attachments.check() + self._figures.check()

    def repair_files(self) -> list[Finding]:
        """Delete what nobody needs there, and return what is still wrong."""
        return self._attachments.repair() + self._figures.repair()
