# SPDX-License-Identifier: GPL-3.0-or-later
"""Going places in the window, and opening papers from it."""

import importlib

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QGuiApplication

from refdesk.domain.addresses import doubts_of
from refdesk.domain.bookmarks import OpenDocument
from refdesk.domain.identifiers import Scheme
from refdesk.ui.curating_seam import AttachedFile
from refdesk.ui.frame import WindowFrame
from refdesk.ui.library.opening import safe_url, web_address
from refdesk.ui.library.place_items import Place


class Going(QObject):
    """Where the keyboard is and which paper is shown in one window."""

    def __init__(self, window: WindowFrame) -> None:
        super().__init__(window)
        self._window = window

    def find(self) -> None:
        """Go to the field that finds: in the text that is read, else in the library."""
        page = self._window.reading.page
        if page is not None:
            page.focus_find()
            return
        self._window.search_box.setFocus()
        self._window.search_box.selectAll()

    def search(self, text: str) -> None:
        """Look for ``text`` in all papers."""
        self._window.side.tags.clear_filter()
        self._window.side.tree.choose(Place())
        self._window.search_box.set_query(text)

    def clear_search(self) -> None:
        """Show what the place holds, without words or tag."""
        self._window.side.tags.clear_filter()
        self._window.search_box.set_query("")
        self.go_to_list()

    def go_to_list(self) -> None:
        """Put the keyboard into the list, on a paper."""
        view = self._window.papers.view
        view.setFocus()
        if not view.selected_count():
            view.select_row(0)

    def go_to_detail(self) -> None:
        """Put the keyboard into the detail pane."""
        self._window.actions_by_name["actionShowDetail"].setChecked(True)
        self._window.detail.tabs.currentWidget().setFocus()
        if not self._window.detail.isAncestorOf(QGuiApplication.focusObject()):  # type: ignore[arg-type]
            self._window.detail.tabs.tabBar().setFocus()

    def go_to_collections(self) -> None:
        """Put the keyboard into the tree of places."""
        self._window.actions_by_name["actionShowSide"].setChecked(True)
        self._window.side.tree.setFocus()

    def show_paper(self, reference_id: int) -> None:
        """Select a paper; leave the search or place that hides it."""
        window = self._window
        if window.papers.view.select_id(reference_id):
            return
        query = window.papers.query
        if (query.text, query.tag_id, Place(query.shelf, query.collection_id, query.search_id)) != (
            "",
            None,
            Place(),
        ):
            self.search("")
        window.papers.select_when_listed(reference_id)

    # Opening

    def open_current(self, *, behind: bool = False) -> None:
        """Open the paper that the keyboard is on."""
        current = self._window.current_paper()
        if current is not None:
            self.open_paper(current, behind=behind)

    def open_paper(self, reference_id: int, *, behind: bool = False) -> None:
        """Open a paper: its PDF, else its stored full text, else its page in the browser.

        What lies open of it is shown again; ``behind``: in a tab that is not looked at yet.
        """
        window = self._window
        stored = window.services.library.get(reference_id)
        if stored is None:
            return
        if not behind and window.reading.show_open(reference_id):
            return
        window.commands.mark_opened(reference_id)
        pdf, missing = self._pdf(reference_id)
        if pdf is not None:
            self.open_file(pdf, behind=behind)
        elif stored.has_fulltext:
            window.reading.open(OpenDocument(reference_id), behind=behind)
            if missing:
                window.say(self.tr("The PDF is missing; this is the stored full text."))
        elif (url := web_address(stored.reference)) is not None:
            said = self.tr("Opened {address}").format(address=url.toString())
            words = [self.tr("The PDF is missing.")] if missing else []
            words += [said] if self._go(url) else []
            window.say(" ".join(words))
        elif missing:
            window.say(self.tr("The PDF is missing."))
        else:
            window.say(self.tr("This paper has neither full text nor a web page."))

    def open_pdf(self) -> None:
        """Open the first PDF of the current paper."""
        window = self._window
        current = window.current_paper()
        pdf, missing = self._pdf(current) if current is not None else (None, False)
        if pdf is not None:
            self.open_file(pdf)
        elif missing:
            window.say(self.tr("The PDF is missing."))
        elif current is not None:
            window.say(self.tr("This paper has no PDF. Drop one on it to attach it."))

    def open_file(self, file: AttachedFile, *, behind: bool = False) -> None:
        """Open a file of a paper: a PDF in a tab, any other with the system's program for it."""
        attachment = file.attachment
        if attachment.is_pdf and not file.is_missing:
            document = OpenDocument(attachment.reference_id, attachment.id)
            self._window.reading.open(document, behind=behind)
        else:
            self._window.furniture.filing.open(file)

    def _pdf(self, reference_id: int) -> tuple[AttachedFile | None, bool]:
        """Return the first PDF of a paper that is there, and whether one is missing."""
        files = self._window.services.attachments.files(reference_id)
        pdfs = [file for file in files if file.attachment.is_pdf]
        found = next((file for file in pdfs if not file.is_missing), None)
        return found, found is None and bool(pdfs)

    def open_fulltext(self) -> None:
        """Show the full text of the current paper; where there is none, what can be done about it."""
        window = self._window
        current = window.current_paper()
        stored = window.services.library.get(current) if current is not None else None
        if stored is not None and stored.has_fulltext:
            window.commands.mark_opened(stored.id)
            window.reading.open(OpenDocument(stored.id))
            return
        window.reading.show_library()
        window.actions_by_name["actionShowDetail"].setChecked(True)
        current = window.papers.view.current_id()
        if current != window.detail.reference_id:
            window.detail.show_reference(current)
        window.detail.tabs.setCurrentWidget(window.detail.fulltext)
        window.detail.fulltext.setFocus()

    def open_web(self, scheme: Scheme | None = None) -> None:
        """Open a web page of the current paper: of one scheme, or the best there is."""
        window = self._window
        current = window.current_paper()
        stored = window.services.library.get(current) if current is not None else None
        url = web_address(stored.reference, scheme) if stored else None
        if url is not None:
            self._go(url)
        elif stored is not None and scheme is not None:
            window.say(self.tr("This paper has no {scheme}.").format(scheme=scheme.value.upper()))
        elif stored is not None:
            window.say(self.tr("This paper has no web page."))

    def open_address(self, address: str) -> None:
        """Open a web page that a pane asked for: one that is not what it seems after a question."""
        self._go(safe_url(address))

    def _go(self, url: QUrl | None) -> bool:
        """Open an address, or ask first; return whether it was opened."""
        if url is None:
            self._window.say(
                self.tr("This address is not opened: it is neither of the web nor of mail.")
            )
            return False
        address = url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
        if not (doubts := doubts_of(address)):
            self._window.open_url(url)
            return True
        module = importlib.import_module("refdesk.ui.dialogs.link_dialog")
        module.LinkDialog(address, doubts, self._window.open_url, self._window).open()
        return False
