# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a person reads: told often, answered at once, written now and then."""

import threading

from refdesk.domain.bookmarks import OpenDocuments
from refdesk.store.bookmarks import BookmarkStore


class BookmarkService:
    """The reading places and open documents of one library. Any thread may call any method.

    What is kept is answered from memory; :meth:`save` writes it, for a background thread.
    """

    def __init__(self, store: BookmarkStore) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._places: dict[str, str] | None = None
        self._changed: dict[str, str] = {}
        self._open: str | None = None
        self._is_open_changed = False

    def place(self, key: str) -> str:
        """Return where a document was left, ``""`` for its beginning; see :class:`OpenDocument`."""
        with self._lock:
            return self._known().get(key, "")

    def keep(self, key: str, place: str) -> None:
        """Keep where a document is left; ``place`` is the reader's own word, ``""`` its beginning."""
        with self._lock:
            if self._known().get(key, "") != place:
                self._known()[key] = self._changed[key] = place

    def open_documents(self) -> OpenDocuments:
        """Return what lay open the last time."""
        with self._lock:
            if self._open is None:
                self._open = self._store.open_documents()
            return OpenDocuments.read(self._open)

    def keep_open(self, documents: OpenDocuments) -> None:
        """Keep what lies open."""
        with self._lock:
            if self._open is None or OpenDocuments.read(self._open) != documents:
                self._open = documents.written()
                self._is_open_changed = True

    def save(self) -> None:
        """Write what was kept since the last time.

        Raises:
            LibraryError: it could not be written now; the next time tries again.
        """
        with self._lock:
            changed, self._changed = self._changed, {}
            documents = self._open if self._is_open_changed else None
            self._is_open_changed = False
        if not changed and documents is None:
            return
        try:
            self._store.save(changed, documents)
        except Exception:
            with self._lock:
                self._changed = changed | self._changed
                self._is_open_changed |= documents is not None
            raise

    def _known(self) -> dict[str, str]:
        if self._places is None:
            self._places = self._store.places()
        return self._places
