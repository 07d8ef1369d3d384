# SPDX-License-Identifier: GPL-3.0-or-later
"""The centre pane: the list for the chosen place, tag and words, and what to say when it is empty."""

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, Qt, Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from refdesk.domain.changes import ChangeSet
from refdesk.domain.errors import RefdeskError
from refdesk.domain.line import ReferenceRow
from refdesk.domain.query import LibraryQuery, Shelf, SortKey
from refdesk.messages import sentence
from refdesk.ui.library.latest import Latest
from refdesk.ui.library.model import PAGE, LibraryModel
from refdesk.ui.library.place_items import Place
from refdesk.ui.library.places import ICONS
from refdesk.ui.library.view import LibraryView
from refdesk.ui.start_page import StartPage
from refdesk.ui.widgets.surfaces import Picture, WrappedLabel
from refdesk.worker import JobRunner

if TYPE_CHECKING:  # for the type checker only; see refdesk.ui.seam
    from refdesk.ui.seam import Services


@dataclass(frozen=True, slots=True)
class _Answer:
    query: LibraryQuery
    ids: "array[int]"
    lines: Sequence[ReferenceRow | None] = ()
    """Of the first page, where they came along."""
    is_begun: bool = False
    """Whether these are only the first that were found."""


FIRST_ORDER = (SortKey.ADDED, True)
FIRST_LINES = 96
"""How many papers the first answer to a key holds: more than a window shows, less than a page of the
model, whose rows would be read on the way to the screen."""
"""The last added first."""


class LibraryPane(QWidget):
    """The list of papers of one library, kept in step with it."""

    first_listed = Signal()
    """The first page of a new list is shown; perhaps it is all."""
    listed = Signal(int)
    """A new list is shown; with how many papers."""
    failed = Signal(object)
    """There is no list; why is said in its place."""
    clear_requested = Signal()
    """The person wants all papers again."""
    marked = Signal(object)
    """With the :class:`Marker` of the words that the new list was found by."""
    nothing_found = Signal(object)
    """With the query of which the list is empty."""
    sorted_by = Signal(object, bool)

    def __init__(
        self,
        services: "Services",
        jobs: JobRunner,
        mime: Callable[[list[int]], QMimeData],
        order: tuple[SortKey, bool] = FIRST_ORDER,
        parent: QWidget | None = None,
    ) -> None:
        """Make an empty list; :meth:`look_first` fills it.

        Args:
            services: where the papers are.
            jobs: on which threads they are looked for.
            mime: what a drag of papers carries.
            order: how they are sorted at first, and whether downwards.
            parent: see QWidget.
        """
        super().__init__(parent)
        self._services = services
        self._order = order
        self._sorted_by_hand = False
        self._place_words = ""
        self._query = LibraryQuery(sort=order[0], descending=order[1])
        self._shown_query: LibraryQuery | None = None
        self._is_begun = False
        self._selects_all = False
        self._library_is_empty = False
        self._asked = False
        self._wanted: tuple[int, ...] = ()
        self._neighbour: int | None = None
        self._latest: Latest[_Answer] = Latest(jobs, self._show, self._fail, self)
        self.model = LibraryModel(
            self._rows,
            mime,
            parent=self,
        )
        self._stack = QStackedWidget(self)
        self.view = LibraryView(self.model, self._stack)
        self._start: StartPage | None = None
        self._make_empty()
        for page in (self.view, self._empty):
            self._stack.addWidget(page)
        self._rows_of_pane = QVBoxLayout(self)
        self._rows_of_pane.setContentsMargins(0, 0, 0, 0)
        self._rows_of_pane.setSpacing(0)
        self._rows_of_pane.addWidget(self._stack)
        self.setMinimumWidth(240)
        self.model.sort_requested.connect(self.sort)
        self.view.show_sort(self._query.sort, descending=self._query.descending)
        jobs.library_changed.connect(self._changed)
        self.retranslate()

    def _make_empty(self) -> None:
        self._empty = QWidget()
        self._empty_picture = Picture("search", "control", 32)
        self._empty_text = WrappedLabel(role="display")
        self._empty_text.setObjectName("emptyResult")
        self._empty_reason = WrappedLabel(role="secondary")
        self._empty_reason.setObjectName("emptyReason")
        self._empty_reason.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._empty_reason.hide()
        self._empty_button = QPushButton()
        self._empty_button.setObjectName("clearSearchButton")
        self._empty_button.clicked.connect(self.clear_requested)
        self._empty_text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout = QVBoxLayout(self._empty)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(12)
        layout.addStretch(2)
        layout.addWidget(self._empty_picture, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._empty_text)
        layout.addWidget(self._empty_reason)
        layout.addWidget(self._empty_button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    # What is listed

    @property
    def query(self) -> LibraryQuery:
        """What the list is asked for now."""
        return self._query

    @property
    def is_whole(self) -> bool:
        """Whether all that was found is listed, not only its first page."""
        return not self._is_begun

    def whole_ids(self) -> Sequence[int]:
        """Return the papers of the list, also those that are about to be added to it."""
        return self.model.ids if self.is_whole else self._services.library.ids(self._query)

    def select_all(self) -> None:
        """Select the whole list, as soon as it is there."""
        self._selects_all = self._is_begun
        if not self._is_begun:
            self.view.selectAll()

    @property
    def is_asked(self) -> bool:
        """Whether the library was asked at all."""
        return self._asked

    def look_first(self) -> None:
        """Ask for the first list, which is there before the rest of the library is."""
        query, services = self._query, self._services
        self._asked = True

        def look() -> _Answer:
            seen = services.first_look(query.sort, descending=query.descending, lines=PAGE)
            return _Answer(query, seen.ids, seen.lines)

        self._latest.ask(look)

    def look_for(self, text: str) -> None:
        """List papers that match ``text``: the first page at once, all when they are found.

        Not so where papers are selected, which may be further down, nor in an order for which all
        must be found anyway.
        """
        self._selects_all = False
        query = self._in_order(replace(self._query, text=text))
        everywhere = LibraryQuery(text, sort=query.sort, descending=query.descending)
        early = query.sort in {SortKey.RELEVANCE, SortKey.ADDED}
        if text and early and query == everywhere and not self.view.selected_count():
            self._ask(query, limit=FIRST_LINES)
        else:
            self._ask(query)

    def _in_order(self, query: LibraryQuery) -> LibraryQuery:
        """Return the query with the best papers first while words are looked for.

        Not where the person sorted these papers otherwise; without words the list's own order is back.
        """
        words = self._looks_for_words(query.text)
        self._sorted_by_hand = self._sorted_by_hand and words
        if words and not self._sorted_by_hand:
            key, descending = SortKey.RELEVANCE, True
        else:
            key, descending = self._order
        if (key, descending) != (query.sort, query.descending):
            self.view.show_sort(key, descending=descending)
        return replace(query, sort=key, descending=descending)

    def _looks_for_words(self, text: str) -> bool:
        return bool(text) and self._services.has_words(text)

    def go_to(self, place: Place, words: str = "") -> None:
        """List the papers of a place; ``words`` is what a saved search looks for."""
        self._place_words = words
        query = replace(
            self._query,
            shelf=place.shelf,
            collection_id=place.collection_id,
            search_id=place.search_id,
        )
        self._ask(query)

    def filter_tag(self, tag_id: int | None) -> None:
        """List only papers that carry a tag."""
        self._ask(replace(self._query, tag_id=tag_id))

    def sort(self, key: SortKey, descending: bool) -> None:
        """List in another order."""
        self._order = (key, descending)
        self._sorted_by_hand = self._looks_for_words(self._query.text)
        self.view.show_sort(key, descending=descending)
        self.sorted_by.emit(key, descending)
        self._ask(replace(self._query, sort=key, descending=descending))

    def add_head(self, line: QWidget) -> None:
        """Put a line above the list."""
        self._rows_of_pane.insertWidget(0, line)

    def explain_empty(self, reason: str) -> None:
        """Say why nothing was found, under the sentence that says so."""
        self._empty_reason.setText(reason)
        self._empty_reason.setVisible(bool(reason))

    def refresh(self) -> None:
        """Ask the library again."""
        self._ask(self._query)

    def _rows(self, ids: Sequence[int]) -> list[ReferenceRow | None]:
        return self._services.library.rows(ids)

    def _ask(self, query: LibraryQuery, limit: int | None = None) -> None:
        self._query = query
        self._asked = True
        services = self._services

        def look() -> _Answer:
            ids = services.library.ids(replace(query, limit=limit))
            return _Answer(query, ids, is_begun=len(ids) == limit)

        self._latest.ask(look)

    @property
    def start(self) -> StartPage:
        """What an empty library shows; built when first needed."""
        if self._start is None:
            self._start = StartPage()
            self._stack.addWidget(self._start)
        return self._start

    # Selecting

    def select_when_listed(self, *ids: int) -> None:
        """Select papers, now or as soon as the list holds any of them."""
        self._wanted = () if self.view.select_ids(ids) else ids

    def set_library_empty(self, *, empty: bool) -> None:
        """Show the start page in place of an empty list."""
        if empty != self._library_is_empty:
            self._library_is_empty = empty
            self._choose_page()

    # Answers

    def _changed(self, changes: ChangeSet) -> None:
        marked = changes.updated and not (changes.added or changes.removed)
        if marked and self._query.shelf is Shelf.UNREAD:
            self.model.forget_rows()  # a paper must not vanish under the eyes that just read it
            return
        if changes.removed or changes.updated:
            self._neighbour = self.view.first_selected_row()
        self.refresh()

    def _show(self, answer: _Answer) -> None:
        same_place = answer.query == self._shown_query
        self._shown_query = answer.query
        top = self.view.top_id() if same_place else None
        had_selection = self.view.selected_count() > 0
        self._is_begun = answer.is_begun
        texts = [text for text in (answer.query.text, self._place_words) if text]
        marks = self._services.marker(*texts) if texts else None
        if marks != self.model.marker:
            self.model.marker = marks
            self.view.viewport().update()
        self.model.set_ids(answer.ids, answer.lines)
        self._choose_page()
        if same_place:
            self.view.scroll_to_top(top)
        if self._wanted and self.view.select_ids(self._wanted):
            self._wanted = ()
        elif same_place and had_selection and not self.view.selected_count():
            self.view.select_row(self._neighbour or 0)
        elif not same_place:
            self._show_selected_or_first()
        self._neighbour = None
        if had_selection:
            self.view.tell_selection()  # Qt is silent about papers that left with a new list
        self.marked.emit(marks)
        self.first_listed.emit()
        if not answer.ids:
            self.nothing_found.emit(answer.query)
        if answer.is_begun:
            self._ask(answer.query)
            return
        if self._selects_all:
            self._selects_all = False
            self.view.selectAll()
        self.listed.emit(len(answer.ids))

    def _show_selected_or_first(self) -> None:
        current = self.view.currentIndex()
        if current.isValid() and self.view.selected_count():
            self.view.scrollTo(current)
        else:
            self.view.scrollToTop()

    def _fail(self, error: RefdeskError) -> None:
        self._empty_picture.change("warning", "control")
        self._empty_text.setText(sentence(error, QCoreApplication.translate))
        self._empty_button.setVisible(False)
        self._stack.setCurrentWidget(self._empty)
        self.failed.emit(error)

    def _choose_page(self) -> None:
        query = self._query
        plain = (
            LibraryQuery(shelf=query.shelf, sort=query.sort, descending=query.descending) == query
        )
        if self.model.rowCount():
            page: QWidget = self.view
        elif self._library_is_empty and plain and query.shelf is not Shelf.TRASH:
            page = self.start
        elif self._shown_query is None:
            page = self.view
        else:
            page = self._empty
            self._word_empty()
        had_focus = self.view.hasFocus()
        self._stack.setCurrentWidget(page)
        if had_focus and page is self._empty:
            self._empty_button.setFocus()

    def _word_empty(self) -> None:
        query = self._query
        searched = bool(query.text or query.tag_id is not None)
        self.explain_empty("")
        if query.text:
            text = self.tr("No paper matches “{text}”.").format(text=query.text)
        elif query.tag_id is not None:
            text = self.tr("No paper here carries this tag.")
        elif query.search_id is not None:
            text = self.tr("No paper answers this saved search now.")
        elif query.collection_id is not None:
            text = self.tr("This collection is empty. Drag papers from the list onto it.")
        else:
            text = {
                Shelf.ALL: self.tr("Every paper is in the trash."),
                Shelf.RECENT: self.tr("Nothing was added lately."),
                Shelf.OPENED: self.tr("You have opened no paper lately."),
                Shelf.UNREAD: self.tr("You have read everything."),
                Shelf.RETRACTED: self.tr("No paper in your library is known to be retracted."),
                Shelf.TRASH: self.tr("The trash is empty."),
            }[query.shelf]
        marks = ((query.text, "search"), (query.tag_id, "tag"), (query.search_id, "search"))
        shelf = "folder" if query.collection_id is not None else ICONS[query.shelf]
        picture = next((name for asked, name in marks if asked), shelf)
        self._empty_picture.change(picture, "control")
        self._empty_text.setText(text)
        self._empty_button.setVisible(searched)

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        self._empty_button.setText(self.tr("Clear search"))
        self._choose_page()

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
