# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person does with searches: keep them, understand them, go on typing them."""

from dataclasses import replace

from refdesk.domain.changes import ChangeSet
from refdesk.domain.completion import Names
from refdesk.domain.organisation import Explanation, SavedSearch
from refdesk.domain.query import LibraryQuery
from refdesk.store.database import Database
from refdesk.store.explaining import SearchWords
from refdesk.store.saved_searches import SavedSearchStore


class SearchService:
    """The searches of one library. Each change is a step to take back. Any thread may call."""

    def __init__(self, database: Database, saved: SavedSearchStore, words: SearchWords) -> None:
        self._database = database
        self._saved = saved
        self._words = words

    def saved(self) -> list[SavedSearch]:
        """Return the saved searches by name."""
        return self._saved.all()

    def count(self, search_id: int) -> int:
        """Return how many papers a saved search finds now."""
        return self._saved.count(search_id)

    def save(self, name: str, query: str, collection_id: int | None = None) -> int:
        """Keep a search under a name and return its id."""
        with self._database.step("save-search"):
            return self._saved.save(name, query, collection_id)

    def change(self, search: SavedSearch) -> ChangeSet:
        """Give a saved search another name, other words or another collection."""
        known = {one.id: one for one in self._saved.all()}.get(search.id)
        if known is None or known == search:
            return ChangeSet()
        renamed = replace(known, name=search.name) == search
        with self._database.step("rename-search" if renamed else "edit-search"):
            return self._saved.change(search)

    def delete(self, search_id: int) -> ChangeSet:
        """Forget a saved search; its papers stay in the library."""
        with self._database.step("delete-search"):
            return self._saved.delete(search_id)

    def explain(self, query: LibraryQuery) -> Explanation:
        """Return what each part of a search finds alone."""
        return self._words.explain(query)

    def names(self, kind: str) -> Names:
        """Return names that papers are found by, ready to be offered; of all MeSH takes seconds.

        ``kind`` is one of ``completion.KINDS``.
        """
        return Names(self._words.names(kind))
