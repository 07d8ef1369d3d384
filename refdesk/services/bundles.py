# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole library as one file, and such a file as a library, or into one.

What does the work is loaded when it is asked for: no start needs it.
"""

import importlib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from refdesk import disk
from refdesk.domain.backups import Backup, Counts
from refdesk.domain.bundles import Manifest, MergeReport
from refdesk.domain.jobs import JobContext
from refdesk.services.backups import BackupService
from refdesk.store.backup_copies import counts_of
from refdesk.store.database import Database, utc_now

if TYPE_CHECKING:
    from collections.abc import Callable


class BundleService:
    """The bundles of one library. Any thread may call any method."""

    def __init__(
        self,
        database: Database,
        backups: BackupService,
        styles: Path | None = None,
        now: "Callable[[], datetime]" = utc_now,
    ) -> None:
        """Work on a library; ``styles`` is the folder of the citation styles that the person added."""
        self._database = database
        self._backups = backups
        self._styles = styles
        self._now = now

    def clear(self) -> None:
        """Take away what imports left beside the library that ended in the middle; at the start."""
        library = self._database.path
        if not self._database.is_read_only:
            disk.clear_parts(library.parent, f".{library.name[:200]}.")

    def present(self) -> Counts:
        """Return what the library holds.

        Raises:
            LibraryError: it cannot be read.
        """
        return counts_of(self._database.path)

    def write(
        self, to: Path, context: JobContext, settings: Mapping[str, Any] | None = None
    ) -> Manifest:
        """Write the whole library to a file; see :func:`refdesk.services.bundle_writing.write_bundle`."""
        module = importlib.import_module("refdesk.services.bundle_writing")
        made: Manifest = module.write_bundle(
            self._database.path,
            to,
            context,
            at=self._now(),
            styles=self._styles,
            settings=settings,
        )
        return made

    def look(self, path: Path) -> Manifest:
        """Return what a bundle says of itself; its files were not read.

        Raises:
            UnreadableError: it is none, or cannot be trusted.
        """
        with importlib.import_module("refdesk.services.bundle_reading").Bundle(path) as bundle:
            manifest: Manifest = bundle.manifest
        return manifest

    def settings(self, path: Path) -> Mapping[str, Any]:
        """Return the preferences that came along with a bundle, none where there are none.

        Raises:
            UnreadableError: it is none, or cannot be trusted.
        """
        with importlib.import_module("refdesk.services.bundle_reading").Bundle(path) as bundle:
            said: Mapping[str, Any] = bundle.settings()
        return said

    def make_library(self, path: Path, at: Path, context: JobContext) -> Manifest:
        """Make a library of a bundle where there is none; see :mod:`refdesk.services.bundle_placing`."""
        module = importlib.import_module("refdesk.services.bundle_placing")
        made: Manifest = module.make_library(path, at, context, styles=self._styles)
        return made

    def merge(self, path: Path, context: JobContext) -> MergeReport:
        """Bring the papers of a bundle into this library; see :mod:`refdesk.services.bundle_merging`."""
        module = importlib.import_module("refdesk.services.bundle_merging")
        merged: MergeReport = module.merge_bundle(path, self._database, self._backups, context)
        return merged

    def plan_to_replace(self, path: Path, context: JobContext) -> Backup:
        """Have a bundle take the place of this library at the next start of the window.

        Until then it is kept as a backup; what there was is kept as one then.

        Raises:
            UnreadableError: the bundle cannot be trusted; nothing was changed.
            WriteFailedError: its files cannot be written; nothing was changed.
            BackupError: it cannot be kept; nothing was changed.
        """
        module = importlib.import_module("refdesk.services.bundle_placing")
        kept: Backup = module.as_backup(path, self._backups, context, styles=self._styles)
        return self._backups.plan_restore(kept.name, despite_loss=True)
