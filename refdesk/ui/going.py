# SPDX-License-Identifier: GPL-3.0-or-later
"""Going places in the window, and opening papers from it."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from refdesk.domain.identifiers import Scheme
from refdesk.ui.frame import WindowFrame
from refdesk.ui.library.opening import safe_url, web_address
from refdesk.ui.library.places import Place


class Going(QObject):
    """Where the keyboard is and which paper is shown in one window."""

    def __init__(self, window: WindowFrame) -> None:
        super().__init__(window)
        self._window = window

    def find(self) -> None:
        """Go to the search box."""
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

    def open_current(self) -> None:
        """Open the paper that the keyboard is on."""
        current = self._window.papers.view.current_id()
        if current is not None:
            self.open_paper(current)

    def open_paper(self, reference_id: int) -> None:
        """Open a paper: its PDF, else its stored full text, else its page in the browser."""
        window = self._window
        stored = window.services.library.get(reference_id)
        if stored is None:
            return
        window.commands.mark_opened(reference_id)
        pdf = window.services.attachments.pdf(reference_id)
        if pdf is not None:
            window.furniture.filing.open_path(pdf)
        elif stored.has_fulltext:
            self.open_fulltext()
        elif (url := web_address(stored.reference)) is not None:
            window.open_url(url)
            window.say(self.tr("Opened {address}").format(address=url.toString()))
        else:
            window.say(self.tr("This paper has neither full text nor a web page."))

    def open_fulltext(self) -> None:
        """Show the full text of the selected paper."""
        window = self._window
        window.actions_by_name["actionShowDetail"].setChecked(True)
        current = window.papers.view.current_id()
        if current != window.detail.reference_id:
            window.detail.show_reference(current)
        window.detail.tabs.setCurrentWidget(window.detail.fulltext)
        window.detail.fulltext.setFocus()

    def open_web(self, scheme: Scheme) -> None:
        """Open one of the web pages of the current paper."""
        window = self._window
        current = window.papers.view.current_id()
        stored = window.services.library.get(current) if current is not None else None
        url = web_address(stored.reference, scheme) if stored else None
        if url is not None:
            window.open_url(url)
        elif stored is not None:
            window.say(self.tr("This paper has no {scheme}.").format(scheme=scheme.value.upper()))

    def open_address(self, address: str) -> None:
        """Open a web page that a pane asked for."""
        url = safe_url(address)
        if url is not None:
            self._window.open_url(url)
