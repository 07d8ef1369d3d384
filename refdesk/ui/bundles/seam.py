# SPDX-License-Identifier: GPL-3.0-or-later
"""What the dialogs of bundles ask of the rest of the program, and no more; see :mod:`refdesk.ui.seam`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import Any

    from refdesk.domain.backups import Backup, Counts
    from refdesk.domain.bundles import Manifest, MergeReport
    from refdesk.domain.jobs import JobContext


class Bundles(Protocol):
    """The bundles of one library."""

    def present(self) -> Counts:
        """Return what the library holds."""

    def write(
        self, to: Path, context: JobContext, settings: Mapping[str, Any] | None = None
    ) -> Manifest:
        """Write the whole library to a file."""

    def look(self, path: Path) -> Manifest:
        """Return what a bundle says of itself."""

    def settings(self, path: Path) -> Mapping[str, Any]:
        """Return the preferences that came along with a bundle."""

    def make_library(self, path: Path, at: Path, context: JobContext) -> Manifest:
        """Make a library of a bundle where there is none."""

    def merge(self, path: Path, context: JobContext) -> MergeReport:
        """Bring the papers of a bundle into this library."""

    def plan_to_replace(self, path: Path, context: JobContext) -> Backup:
        """Have a bundle take the place of this library at the next start."""
