# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps the saved searches of the left pane in step with the library, and changes them.

They are counted one after the other, never while somebody types: a search that is kept must not
slow the one that is being typed.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from refdesk.domain.changes import ChangeSet
from refdesk.domain.errors import RefdeskError
from refdesk.domain.organisation import Collection, SavedSearch
from refdesk.messages import sentence
from refdesk.ui.library.latest import Latest
from refdesk.ui.search.saved_dialog import SavedSearchDialog
from refdesk.ui.search.saved_list import SavedSearchSection
from refdesk.ui.search.seam import Searching
from refdesk.worker import JobRunner, Lane

REST_MS = 400
"""How long nobody types before searches are counted."""


@dataclass(frozen=True, slots=True)
class _Saved:
    """A new saved search; carries its change because the service returns only the number."""

    search_id: int
    changes: ChangeSet = ChangeSet(organisation=True)


class SavedSearchKeeper(QObject):
    """Reads, counts, saves, changes and deletes the saved searches of one window."""

    said = Signal(str)
    undoable = Signal(str)
    """A sentence of what somebody may want to take back."""

    def __init__(
        self,
        section: SavedSearchSection,
        services: Searching,
        jobs: JobRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._section = section
        self._services = services
        self._jobs = jobs
        self._waiting: list[int] = []
        self._show_next: int | None = None
        self._list: Latest[list[SavedSearch]] = Latest(jobs, self._listed, self._fail, self)
        self._count: Latest[tuple[int, int]] = Latest(jobs, self._counted, self._fail, self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._count_next)
        section.list.rename_requested.connect(self._rename)
        section.list.delete_requested.connect(self.delete)
        jobs.library_changed.connect(self._changed)
        self.refresh()

    def refresh(self) -> None:
        """Read the searches anew, then count them."""
        self._list.ask(self._services_saved)

    def wait(self) -> None:
        """Count nothing for a moment: somebody types."""
        if self._waiting:
            self._rest.start()

    def save(self, search: SavedSearch) -> None:
        """Keep a new search, or a known one as it is now."""
        searches = self._services.searches
        if search.id:
            self._write(lambda: searches.change(search))
            return

        def run() -> _Saved:
            return _Saved(searches.save(search.name, search.query, search.collection_id))

        def show(saved: _Saved) -> None:
            self._show_next = saved.search_id
            self.said.emit(self.tr("Search saved: {name}").format(name=search.name))
            self.refresh()

        self._write(run, show)

    def delete(self, search: SavedSearch) -> None:
        """Forget a saved search; its papers stay."""
        searches = self._services.searches
        done = self.tr("Saved search deleted: {name}").format(name=search.name)
        self._write(lambda: searches.delete(search.id), lambda _: self.undoable.emit(done))

    def ask(self, search: SavedSearch, collections: list[Collection], parent: QWidget) -> None:
        """Ask for a search's name, words and place, and save it so."""
        dialog = SavedSearchDialog(search, collections, parent)
        dialog.saved.connect(self.save)
        dialog.open()

    # Inner affairs

    def _services_saved(self) -> list[SavedSearch]:
        return self._services.searches.saved()

    def _changed(self, changes: ChangeSet) -> None:
        if changes:
            self.refresh()

    def _listed(self, searches: list[SavedSearch]) -> None:
        self._section.set_searches(searches)
        if self._show_next is not None:
            self._section.list.choose(self._show_next)
            self._show_next = None
        self._waiting = [search.id for search in searches]
        if self._waiting:
            self._rest.start()

    def _count_next(self) -> None:
        if not self._waiting or self._count.is_waiting:
            return
        search_id, searches = self._waiting.pop(0), self._services.searches
        self._count.ask(lambda: (search_id, searches.count(search_id)))

    def _counted(self, answer: tuple[int, int]) -> None:
        self._section.list.set_count(*answer)
        if not self._rest.isActive():
            self._count_next()

    def _rename(self, search: SavedSearch, name: str) -> None:
        if name:
            self.save(replace(search, name=name))
        else:
            self.refresh()  # shows the old name

    def _write(self, write: Callable[[], Any], done: Callable[[Any], None] | None = None) -> None:
        self._jobs.submit("", lambda _: write(), Lane.LOCAL, self, done, self._fail)

    def _fail(self, error: RefdeskError) -> None:
        self.said.emit(sentence(error, QCoreApplication.translate))
