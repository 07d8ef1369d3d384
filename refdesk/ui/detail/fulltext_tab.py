# SPDX-License-Identifier: GPL-3.0-or-later
"""The full text, or an honest word about why there is none and what can be done."""

from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QWidget

from refdesk.domain.bookmarks import OpenDocument
from refdesk.domain.errors import (
    NotFoundError,
    NotOpenError,
    RefdeskError,
    ScannedOnlyError,
)
from refdesk.domain.evidence import Span
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.reference import Reference
from refdesk.domain.stored import StoredReference
from refdesk.ui.detail.free_copy import FreeCopy
from refdesk.ui.detail.latest import Latest
from refdesk.ui.detail.seam import FulltextPage, Jobs, Services
from refdesk.ui.detail.words import error_sentence, reader_words
from refdesk.ui.reader.article_reader import FulltextReader
from refdesk.ui.stylesheet import mark
from refdesk.ui.theme import Reading
from refdesk.ui.widgets.skeleton import Skeleton
from refdesk.ui.widgets.surfaces import Column, EmptyState


class State(Enum):
    """What the tab shows."""

    TEXT = "text"
    LOADING = "loading"
    FETCHING = "fetching"
    NOT_FETCHED = "not fetched"
    UNKNOWN = "unknown"
    WITHHELD = "withheld"
    SCANNED = "scanned"
    FAILED = "failed"
    IMPOSSIBLE = "impossible"


class FulltextTab(QWidget):
    """The full text of one paper, with its abstract where wanted; loaded when it is looked at."""

    open_requested = Signal(str)
    fetch_requested = Signal(int)
    pdf_requested = Signal(int, str)
    """With the paper and where a free PDF of it is."""

    def __init__(
        self,
        services: Services,
        jobs: Jobs,
        parent: QWidget | None = None,
        *,
        abstract: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("fulltextTab")
        self._services = services
        self._abstract = abstract
        self._question = Latest(jobs, self)
        self._stored: StoredReference | None = None
        self._shown: tuple[int, int, bool] | None = None
        self._words = reader_words()
        self._fetching: set[int] = set()
        self._error: RefdeskError | None = None
        self.state = State.NOT_FETCHED
        self.reader = FulltextReader(services, jobs, self)
        self.reader.open_requested.connect(self.open_requested)
        self.empty = EmptyState("document", self)
        self.empty.setObjectName("fulltextEmpty")
        self.empty.button.setObjectName("getFulltextButton")
        self.empty.clicked.connect(self._act)
        self.copy = FreeCopy()
        self.copy.open_requested.connect(self.open_requested)
        self.copy.pdf_requested.connect(self._ask_for_pdf)
        self.empty.add_below(self.copy)
        self._waiting = Column(self)
        self._skeleton = Skeleton(8)
        self._waiting_word = QLabel()
        mark(self._waiting_word, role="small")
        self._waiting.body.addWidget(self._waiting_word)
        self._waiting.body.addSpacing(8)
        self._waiting.body.addWidget(self._skeleton)
        self._waiting.body.addStretch(1)
        self._stack = QStackedLayout()
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(self._stack)  # first: its pages would be windows of their own
        for page in (self.reader, self.empty, self._waiting):
            self._stack.addWidget(page)

    def show_paper(self, stored: StoredReference) -> None:
        """Take another paper, or the same one anew; its text comes with :meth:`load`."""
        if self._stored is None or self._stored.id != stored.id:
            self._error = None
            self.reader.bookmark.take_out()
            self.reader.proof.clear()
        self._stored = stored
        if stored.has_fulltext:
            self._fetching.discard(stored.id)
        if self._shown != _state_of(stored):
            self._question.forget()
            self._shown = None

    def load(self) -> None:
        """Show the text, unless it is shown already."""
        stored = self._stored
        if stored is None or self._shown == _state_of(stored):
            return
        self._shown = _state_of(stored)
        if stored.id in self._fetching:
            self._enter(State.FETCHING)
        elif stored.has_fulltext:
            if not self._shows(stored):
                self._enter(State.LOADING)
            self._ask(stored)
        else:
            self._enter(self._absence(stored))

    def show_proof(self, span: Span) -> None:
        """Go to the words of a finding, when the text is there."""
        if self._stored is not None:
            self.reader.proof.show(self._stored.id, span)

    def look_again(self) -> None:
        """Let the next :meth:`load` ask whether there is a newer text than the one that is shown."""
        self._shown = None

    def place(self) -> str:
        """Return where the person is in the text that is wanted, ``""`` at its beginning."""
        if self._stored is None:
            return ""
        self.reader.bookmark.flush()
        return self._services.bookmarks.place(OpenDocument(self._stored.id).key)

    def show_error(self, reference_id: int, error: RefdeskError) -> None:
        """Say why the text of a paper did not come."""
        self._fetching.discard(reference_id)
        if self._stored is not None and self._stored.id == reference_id:
            self._failed(error)

    def set_reading(self, reading: Reading) -> None:
        """Set the text in another face or size."""
        self.reader.set_reading(reading)

    def retranslate(self) -> None:
        """Set all words anew."""
        self.reader.retranslate()
        if self.state is State.TEXT and self._words != reader_words():
            self._shown = None  # the headings in the text are the other language's
            if self.isVisible():
                self.load()
                return
        self._enter(self.state)

    # Inside

    def _shows(self, stored: StoredReference) -> bool:
        """Whether a text of this paper can be read, of whatever version and language."""
        key = OpenDocument(stored.id).key
        return self.state is State.TEXT and self.reader.bookmark.key == key

    def _ask(self, stored: StoredReference) -> None:
        words = self._words = reader_words()
        self._question.ask(
            lambda: self._services.fulltext.page(stored.id, words, abstract=self._abstract),
            self._loaded,
            self._failed,
        )

    def _absence(self, stored: StoredReference) -> State:
        failure = self._services.fulltext.last_failure(stored.id)
        if failure == "ScannedOnly":
            return State.SCANNED
        if failure in {"NotOpen", "NotFound"}:
            return State.WITHHELD
        if failure:
            return State.FAILED
        if stored.reference.pmcid:
            return State.NOT_FETCHED
        if stored.reference.pmid or stored.reference.doi:
            return State.UNKNOWN
        return State.IMPOSSIBLE

    def _loaded(self, page: FulltextPage | None) -> None:
        if page is None:
            self._enter(State.NOT_FETCHED)
            return
        assert self._stored is not None
        shown = self.reader.page
        if not (self._shows(self._stored) and shown is not None and shown.html == page.html):
            self.reader.bookmark.take_out()
            self.reader.show_page(page, self._stored.id)
            self._enter(State.TEXT)
            wanted = self.reader.finder.has_hits or self.reader.proof.is_wanted  # read first
            self.reader.bookmark.lay_into(OpenDocument(self._stored.id).key, go=not wanted)

    def _failed(self, error: RefdeskError) -> None:
        self._error = error
        withheld = isinstance(error, NotOpenError | NotFoundError)
        if isinstance(error, ScannedOnlyError):
            self._enter(State.SCANNED)
        else:
            self._enter(State.WITHHELD if withheld else State.FAILED)

    def _act(self) -> None:
        if self._stored is None:
            return
        if self.state in {State.WITHHELD, State.SCANNED}:
            schemes = _IN_PMC if self.state is State.SCANNED else _AT_PUBLISHER
            self.open_requested.emit(_web_page(self._stored.reference, schemes))
            return
        self._fetching.add(self._stored.id)
        self._error = None
        self._enter(State.FETCHING)
        self.fetch_requested.emit(self._stored.id)

    def _enter(self, state: State) -> None:
        self.state = state
        self._skeleton.stop()
        if state is State.TEXT:
            self._stack.setCurrentWidget(self.reader)
            return
        if state in {State.LOADING, State.FETCHING}:
            fetching = state is State.FETCHING
            self._waiting_word.setText(self.tr("Fetching from PubMed Central…") if fetching else "")
            self._skeleton.start()
            self._stack.setCurrentWidget(self._waiting)
            return
        self.empty.change_picture("offline" if state is State.FAILED else "document")
        self._say(state)
        self._show_copy(state)
        self._stack.setCurrentWidget(self.empty)

    def _show_copy(self, state: State) -> None:
        """Show where the paper is free, once nobody gives its text to keep."""
        wanted = state in {State.WITHHELD, State.SCANNED} and self._stored is not None
        copies = self._services.beyond.open_copies if wanted else None
        found = copies.of(self._stored.id) if copies and self._stored is not None else None
        self.copy.show_copy(found)

    def _ask_for_pdf(self, url: str) -> None:
        if self._stored is not None:
            self.pdf_requested.emit(self._stored.id, url)

    def _say(self, state: State) -> None:
        again = self.tr("Try again")
        if state is State.NOT_FETCHED:
            self.empty.say(
                self.tr("Full text not fetched yet"),
                self.tr("PubMed Central has this paper. Once fetched, it can be read offline."),
                self.tr("Get full text"),
            )
        elif state is State.UNKNOWN:
            self.empty.say(
                self.tr("No PMC number on record"),
                self.tr("refdesk can ask PubMed Central whether it has the full text."),
                self.tr("Look for full text"),
            )
        elif state is State.WITHHELD:
            address = _web_page(self._stored.reference) if self._stored else ""
            self.empty.say(
                self.tr("No open full text"),
                self.tr("PubMed Central holds no text of this paper that may be downloaded."),
                self.tr("Open the publisher’s page") if address else "",
            )
        elif state is State.SCANNED:
            self.empty.say(
                self.tr("Only scanned pages"),
                self.tr("PubMed Central has pictures of the pages of this paper, not its text."),
                self.tr("Open its page in PMC"),
            )
        elif state is State.FAILED:
            reason = error_sentence(self._error) if self._error else ""
            self.empty.say(
                self.tr("The full text did not come"),
                reason or self.tr("The last try did not succeed."),
                again,
            )
        else:
            self.empty.say(
                self.tr("No full text"),
                self.tr("Without a PMID, PMCID or DOI there is nowhere to look."),
            )


def _state_of(stored: StoredReference) -> tuple[int, int, bool]:
    """Return what the page hangs on; a text that arrives is no new revision of the record."""
    return stored.id, stored.revision, stored.has_fulltext


_AT_PUBLISHER = (Scheme.DOI, Scheme.PMID)
_IN_PMC = (Scheme.PMCID, *_AT_PUBLISHER)


def _web_page(reference: Reference, schemes: tuple[Scheme, ...] = _AT_PUBLISHER) -> str:
    """Return the page where the paper is read when PMC gives no text of it, or ``""``."""
    for scheme in schemes:
        value = reference.identifier(scheme)
        if value:
            return Identifier(scheme, value).url or ""
    return reference.url
