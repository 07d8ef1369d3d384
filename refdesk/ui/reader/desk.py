# SPDX-License-Identifier: GPL-3.0-or-later
"""The reading desk of one window: which documents lie open on it, and their pages."""

from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from refdesk.domain.bookmarks import OpenDocument, OpenDocuments
from refdesk.domain.changes import ChangeSet
from refdesk.domain.errors import LibraryError, RefdeskError
from refdesk.domain.stored import StoredReference
from refdesk.settings import Settings
from refdesk.ui.frame import WindowFrame
from refdesk.ui.reader.document_tabs import LIBRARY, DocumentTabs
from refdesk.ui.reader.pdf_door import pdf_page
from refdesk.ui.reader.reading_page import ReadingPage
from refdesk.ui.reader.seam import TabPage
from refdesk.ui.reader_wiring import connect_reader
from refdesk.ui.theme import Reading
from refdesk.worker import Lane

_REOPENED = 20
"""Closed tabs that can be opened again."""


class ReadingDesk(QObject):
    """Opens, shows and closes the documents of one window.

    A tab is cheap, its page is not: a page is built when its tab is first looked at, and goes with it.
    """

    changed = Signal()
    """Another tab is looked at, or one was opened or closed."""

    def __init__(self, window: WindowFrame) -> None:
        super().__init__(window)
        self._window = window
        self._pages: dict[OpenDocument, QWidget] = {}
        self._closed: list[tuple[OpenDocument, int]] = []
        self._is_restored = False
        self.tabs = DocumentTabs()
        window.tab_place.take(self.tabs)
        self.tabs.currentChanged.connect(self._show)
        self.tabs.tabMoved.connect(self._told)
        self.tabs.close_requested.connect(self.close)
        self.tabs.close_others_requested.connect(self.close_others)
        self.tabs.close_all_requested.connect(self.close_all)
        self.tabs.reopen_requested.connect(self.reopen)
        self.tabs.reveal_requested.connect(self._reveal)
        window.preferences.changed.connect(self._settings_changed)

    # What is looked at

    @property
    def document(self) -> OpenDocument | None:
        """The document that is looked at, ``None`` where it is the library."""
        return self.tabs.document(self.tabs.currentIndex())

    @property
    def page(self) -> TabPage | None:
        """Its page."""
        document = self.document
        return self._page_of(document) if document is not None else None

    @property
    def can_reopen(self) -> bool:
        """Whether a tab was closed that can be opened again."""
        return bool(self._closed)

    def show_library(self) -> None:
        """Look at the library."""
        self.tabs.setCurrentIndex(LIBRARY)

    def step(self, by: int) -> None:
        """Look at the next tab (1) or the one before (-1), round and round."""
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % self.tabs.count())

    # Opening

    def open(self, document: OpenDocument, *, behind: bool = False) -> None:
        """Show a document, in its tab if it has one; ``behind``: without looking at it yet."""
        index = self.tabs.index_of(document)
        if index < 0:
            index = self._add(document)
        if index >= 0 and not behind:
            self.tabs.setCurrentIndex(index)
            page = self._pages.get(document)
            if page is not None:
                page.setFocus()
        self._told()

    def show_open(self, reference_id: int) -> bool:
        """Show what lies open of a paper; return whether anything does."""
        for document in self.tabs.documents():
            if document.reference_id == reference_id:
                self.open(document)
                return True
        return False

    def reopen(self) -> None:
        """Open the tab that was closed last, where it stood."""
        while self._closed:
            document, place = self._closed.pop()
            if self.tabs.index_of(document) < 0 and self._add(document, place) >= 0:
                self.open(document)
                return
        self._told()

    def _add(self, document: OpenDocument, place: int = -1) -> int:
        row = self._window.services.library.rows([document.reference_id])[0]
        return -1 if row is None else self.tabs.add(document, row.title, place)

    # Closing

    def close_current(self) -> None:
        """Close the tab that is looked at; the library stays."""
        self.close(self.tabs.currentIndex())

    def close(self, index: int) -> None:
        """Close a tab; the library stays."""
        document = self.tabs.document(index)
        if document is None:
            return
        self._closed = [*self._closed, (document, index)][-_REOPENED:]
        self._remove(document)
        self._told()

    def close_others(self, index: int) -> None:
        """Close all tabs but one and the library."""
        kept = self.tabs.document(index)
        self.tabs.setCurrentIndex(index)  # else neighbours that go next would be shown on the way
        for document in self.tabs.documents():
            if document != kept:
                self.close(self.tabs.index_of(document))

    def close_all(self) -> None:
        """Close all tabs but the library."""
        self.close_others(LIBRARY)

    def _remove(self, document: OpenDocument) -> None:
        self._keep_place(document)
        page = self._pages.pop(document, None)
        self.tabs.removeTab(self.tabs.index_of(document))
        if page is not None:
            self._window.documents.removeWidget(page)
            page.deleteLater()

    # From one start to the next

    def restore(self) -> None:
        """Lay open what lay open the last time; pages come when they are looked at."""
        window = self._window
        try:
            kept = window.services.bookmarks.open_documents()
            rows = window.services.library.rows([d.reference_id for d in kept.documents])
        except LibraryError:  # told where the list would be
            self._told()
            return
        self._is_restored = True
        for document, row in zip(kept.documents, rows, strict=True):
            if row is not None and self.tabs.index_of(document) < 0:
                self.tabs.add(document, row.title)
        if self.document is None and kept.current is not None:
            self.tabs.setCurrentIndex(max(LIBRARY, self.tabs.index_of(kept.current)))
        self._told()

    def remember(self) -> None:
        """Keep what lies open and how far it is read; call before the window closes."""
        for document in self._pages:
            self._keep_place(document)
        self._save()

    def _keep_place(self, document: OpenDocument) -> None:
        page = self._page_of(document)
        if page is not None:
            self._window.services.bookmarks.keep(document.key, page.position())

    def _told(self) -> None:
        """Say and keep that the tabs have changed."""
        self._window.tab_place.setVisible(self.tabs.count() > 1)
        self.tabs.can_reopen = self.can_reopen
        self.changed.emit()
        self._save()

    def _save(self) -> None:
        if self._is_restored:
            bookmarks = self._window.services.bookmarks
            bookmarks.keep_open(OpenDocuments(self.tabs.documents(), self.document))
            self._window.jobs.submit("", lambda _: bookmarks.save(), Lane.LOCAL)

    # Pages

    def _show(self, index: int) -> None:
        stack, document = self._window.documents, self.tabs.document(index)
        left = stack.currentWidget()
        for other, its_page in self._pages.items():
            if its_page is left:
                self._keep_place(other)
        if document is None:
            if self._window.library_page.focusWidget() is None:  # else Qt knows where it was
                self._window.papers.view.setFocus()
            stack.setCurrentWidget(self._window.library_page)
        elif (known := self._pages.get(document)) is not None:
            stack.setCurrentWidget(known)
        elif (page := self._built(document)) is not None:
            stack.setCurrentWidget(page)
            if not self.tabs.hasFocus():  # who walks the tabs by their arrows stays there
                page.setFocus()
        else:
            self._remove(document)
        self._told()

    def _built(self, document: OpenDocument) -> QWidget | None:
        """Return a new page in its place; ``None`` where there is nothing to show any more."""
        stored = self._window.services.library.get(document.reference_id)
        if stored is None:
            return None
        is_text = not document.attachment_id
        page = self._text_page(stored) if is_text else self._pdf_page(document, stored)
        if page is not None:
            self._pages[document] = page
            self._window.documents.addWidget(page)
        return page

    def _page_of(self, document: OpenDocument) -> TabPage | None:
        return cast("TabPage | None", self._pages.get(document))

    def _text_page(self, stored: StoredReference) -> QWidget | None:
        window = self._window
        page = ReadingPage(window.services, window.jobs, stored, window.documents)
        page.set_reading(_reading_of(window.preferences.settings))
        page.open_requested.connect(window.verbs.going.open_address)
        page.fetch_requested.connect(lambda i: window.fetcher.fulltext(i, asked=True))
        page.pdf_requested.connect(window.detail.fulltext.pdf_requested)
        page.restore_requested.connect(lambda i: window.commands.restore([i]))
        connect_reader(window, page.text.reader)
        marker = window.papers.model.marker
        if marker is not None:  # opened out of a search: its words are read first
            page.text.reader.set_marker(marker)
        return page

    def _pdf_page(self, document: OpenDocument, stored: StoredReference) -> QWidget | None:
        window = self._window
        files = window.services.attachments.files(document.reference_id)
        file = next((f for f in files if f.attachment.id == document.attachment_id), None)
        if file is None or file.is_missing:
            window.say(self.tr("The file is not in the folder of the library any more."))
            return None
        path = file.path
        page = pdf_page(path, stored.reference.title_plain, window.jobs, window.documents)
        page.status_message.connect(window.say)  # type: ignore[attr-defined]  # see pdf_door
        page.open_requested.connect(window.verbs.going.open_address)  # type: ignore[attr-defined]
        page.open_outside_requested.connect(  # type: ignore[attr-defined]
            lambda: window.furniture.filing.open_path(path)
        )
        cast("TabPage", page).restore(window.services.bookmarks.place(document.key))
        return page

    # What happens around

    def refresh(self, changes: ChangeSet) -> None:
        """Follow the library: other titles and texts; what was deleted for good goes."""
        touched = changes.added | changes.updated | changes.removed
        for document in self.tabs.documents():
            if document.reference_id in touched:
                self._refresh(document)

    def _refresh(self, document: OpenDocument) -> None:
        stored = self._window.services.library.get(document.reference_id)
        if stored is None:
            self.close(self.tabs.index_of(document))  # it comes back if the deletion is taken back
            self._window.say(self.tr("The paper was deleted; its tab is closed."))
            return
        row = self._window.services.library.rows([document.reference_id])[0]
        if row is not None:
            self.tabs.name(self.tabs.index_of(document), row.title)
        page = self._pages.get(document)
        if isinstance(page, ReadingPage):
            page.show_paper(stored)
        if document == self.document:
            self.changed.emit()

    def show_fulltext_error(self, reference_id: int, error: RefdeskError) -> None:
        """Say in the tab of a paper why its text did not come."""
        page = self._pages.get(OpenDocument(reference_id))
        if isinstance(page, ReadingPage):
            page.show_fulltext_error(error)

    def _settings_changed(self, _before: Settings, now: Settings) -> None:
        for page in self._pages.values():
            if isinstance(page, ReadingPage):
                page.set_reading(_reading_of(now))

    def _reveal(self, index: int) -> None:
        document = self.tabs.document(index)
        if document is not None:
            self.show_library()
            self._window.verbs.going.show_paper(document.reference_id)


def _reading_of(settings: Settings) -> Reading:
    look = settings.appearance
    return Reading(look.reading_font, look.reading_size, look.reading_width, look.reading_page)
