# SPDX-License-Identifier: GPL-3.0-or-later
"""What searching asks of the rest of the program, and no more; see :mod:`refdesk.ui.seam`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from refdesk.ui.detail import evidence_seam as detail

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from refdesk.domain.changes import ChangeSet
    from refdesk.domain.completion import Names
    from refdesk.domain.findings import Finding
    from refdesk.domain.jobs import JobContext
    from refdesk.domain.organisation import Explanation, SavedSearch
    from refdesk.domain.query import LibraryQuery
    from refdesk.places import Place
    from refdesk.ui.backups.seam import Backups
    from refdesk.ui.bundles.seam import Bundles


class Searches(Protocol):
    """Searches that are kept, and what is known of one that is typed."""

    def saved(self) -> list[SavedSearch]:
        """Return the saved searches by name."""

    def count(self, search_id: int) -> int:
        """Return how many papers a saved search finds."""

    def save(self, name: str, query: str, collection_id: int | None = None) -> int:
        """Keep a search."""

    def change(self, search: SavedSearch) -> ChangeSet:
        """Give a saved search another name, other words or another collection."""

    def delete(self, search_id: int) -> ChangeSet:
        """Forget a saved search."""

    def explain(self, query: LibraryQuery) -> Explanation:
        """Return what each part of a search finds alone."""

    def names(self, kind: str) -> Names:
        """Return names that papers are found by."""


class Evidence(detail.Evidence, Protocol):
    """What was read in papers, and what was not yet."""

    def unread_count(self) -> int:
        """Return of how many papers the evidence was not read."""

    def read_all(self, context: JobContext) -> ChangeSet:
        """Read them."""

    def export_corrections(self, path: Path, context: JobContext) -> int:
        """Write what was corrected to a file; return of how many papers."""


class Upkeep(Protocol):
    """Looking a library over."""

    @property
    def backups(self) -> Backups:
        """Copies of it."""

    @property
    def bundles(self) -> Bundles:
        """The whole of it as one file."""

    def check(self, context: JobContext) -> Sequence[Finding]:
        """Return what is wrong."""

    def mend(self, context: JobContext) -> None:
        """Mend it, and make the search index anew."""

    def place(self) -> Place:
        """Return where the library lies."""

    def conflict_copies(self) -> Sequence[Path]:
        """Return other versions of it that a service keeps beside it."""


class Searching(Protocol):
    """The services that searching uses."""

    @property
    def searches(self) -> Searches:
        """See :class:`Searches`."""

    @property
    def upkeep(self) -> Upkeep:
        """See :class:`Upkeep`."""

    @property
    def evidence(self) -> Evidence:
        """See :class:`Evidence`."""
