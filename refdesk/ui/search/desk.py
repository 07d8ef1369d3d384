# SPDX-License-Identifier: GPL-3.0-or-later
"""Searching in one window: connects the box, the list, the saved searches and what explains them."""

from PySide6.QtCore import QEvent, QObject, QTimer

from refdesk.domain.asking import question
from refdesk.domain.organisation import Explanation, SavedSearch
from refdesk.domain.query import LibraryQuery, Shelf
from refdesk.ui.frame import WindowFrame
from refdesk.ui.library.latest import Latest
from refdesk.ui.library.place_items import Place
from refdesk.ui.search.hint_line import HintLine
from refdesk.ui.search.keeper import SavedSearchKeeper
from refdesk.ui.search.offers import SearchOffers
from refdesk.ui.search.words import explanation_sentence, hint_sentence

SETTLED_MS = 600
"""How long nobody types before anything is said about what is typed."""


class SearchDesk(QObject):
    """All of searching but the box and the list themselves."""

    def __init__(self, window: WindowFrame) -> None:
        super().__init__(window)
        self._window = window
        services, jobs = window.services, window.jobs
        self.offers = SearchOffers(window.search_box, services, jobs)
        self.hint = HintLine()
        self.keeper = SavedSearchKeeper(window.side.searches, services, jobs, self)
        self._unread = 0
        self._explained: Latest[Explanation] = Latest(jobs, self._explain, window.say_error, self)
        self._counted: Latest[int] = Latest(jobs, self._offer_reading, window.say_error, self)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLED_MS)
        self._settled.timeout.connect(self._look)
        window.papers.add_head(self.hint)
        self._connect()

    def _connect(self) -> None:
        window, searches = self._window, self._window.side.searches.list
        window.search_box.query_changed.connect(self._typed)
        window.search_box.save_requested.connect(self.save)
        window.papers.marked.connect(window.detail.set_marker)
        window.papers.nothing_found.connect(self._ask_why)
        window.side.tree.place_chosen.connect(lambda _: searches.choose(None))
        searches.chosen.connect(self.show_search)
        searches.edit_requested.connect(self.edit)
        self.keeper.said.connect(window.say)
        self.keeper.undoable.connect(window.say_undoable)
        self.hint.asked.connect(window.evidence.read)
        window.evidence.changed.connect(self._reading_changed)
        window.installEventFilter(self)

    # Saved searches

    def show_search(self, search: SavedSearch) -> None:
        """Show what a saved search finds."""
        window = self._window
        window.side.tree.leave()
        window.papers.go_to(Place(search_id=search.id), search.query)

    def save(self) -> None:
        """Ask under which name to keep the search that is typed."""
        window = self._window
        text = window.search_box.text().strip()
        if not text:
            window.say(self.tr("Type a search first; then it can be saved."))
            window.search_box.setFocus()
            return
        place = window.papers.query.collection_id
        self._ask(SavedSearch(0, text, text, place))

    def edit(self, search: SavedSearch) -> None:
        """Ask what a saved search shall be from now on."""
        self._ask(search)

    def _ask(self, search: SavedSearch) -> None:
        self.keeper.ask(search, self._window.side.tree.collections, self._window)

    # What is said about a search

    def _typed(self, text: str) -> None:
        self.keeper.wait()
        asked = question(text)
        if not asked.hints and not asked.asks_evidence:
            self.hint.say(())
        self._settled.start()

    def _look(self) -> None:
        """Say what was not understood; count what was not read where the search hangs on it."""
        self._say()
        asked = question(self._window.search_box.text())
        if asked.asks_evidence and not self._window.evidence.is_reading:
            services = self._window.services
            self._counted.ask(services.evidence.unread_count)

    def _offer_reading(self, unread: int) -> None:
        self._unread = unread
        self._say()

    def _say(self) -> None:
        asked = question(self._window.search_box.text())
        sentences = [hint_sentence(hint) for hint in asked.hints]
        button = ""
        if asked.asks_evidence and self._window.evidence.is_reading:
            sentences.append(self.tr("Papers are being read; more may be found soon."))
        elif asked.asks_evidence and self._unread:
            count = self._unread
            sentences.append(self.tr("%Ln paper(s) were not read for numbers yet.", "", count))
            button = self.tr("Read them now")
        self.hint.say(sentences, button)

    def _ask_why(self, query: LibraryQuery) -> None:
        if query.text and query.shelf is not Shelf.TRASH:
            searches = self._window.services.searches
            self._explained.ask(lambda: searches.explain(query))

    def _explain(self, explanation: Explanation) -> None:
        if self._window.papers.model.rowCount():
            return  # something was found meanwhile
        elsewhere = explanation.elsewhere
        self._window.papers.explain_empty(
            self.tr("%Ln paper(s) of the whole library match.", "", elsewhere)
            if elsewhere
            else explanation_sentence(explanation)
        )

    # Evidence

    def _reading_changed(self) -> None:
        """Say that papers are being read; look again when they were."""
        if self._window.evidence.is_reading:
            self._say()
            return
        self._unread = 0
        if question(self._window.search_box.text()).asks_evidence:
            self._window.papers.refresh()
            self._look()

    # What Qt asks

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See QObject: another language says it anew."""
        if watched is self._window and event.type() is QEvent.Type.LanguageChange:
            self._say()
        return False
