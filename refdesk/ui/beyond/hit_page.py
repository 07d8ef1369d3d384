# SPDX-License-Identifier: GPL-3.0-or-later
"""The middle of the search window: the hits, or why there are none, or how to begin."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from refdesk.domain.errors import BadRequestError, RefdeskError
from refdesk.domain.escaping import escape
from refdesk.domain.jobs import Progress
from refdesk.domain.searching import Hits, SearchSource
from refdesk.ui.beyond.hit_head import HitHead
from refdesk.ui.beyond.hit_model import HitModel
from refdesk.ui.beyond.hit_table import HitTable
from refdesk.ui.beyond.roomy_page import FlatStack
from refdesk.ui.beyond.search_words import number, source_word
from refdesk.ui.detail.words import error_sentence
from refdesk.ui.stylesheet import mark
from refdesk.ui.widgets.buttons import LinkButton
from refdesk.ui.widgets.flow import FlowWidget
from refdesk.ui.widgets.surfaces import Banner, Column, EmptyState, Picture, WrappedLabel

_EXAMPLES = {
    SearchSource.PUBMED: (
        '"Liver Neoplasms"[mh] AND immunotherapy[tiab]',
        "heart failure AND randomized controlled trial[pt]",
        "Shin H[1au] AND 2020:2026[dp]",
    ),
    SearchSource.EUROPEPMC: (
        'TITLE:"heart failure" AND OPEN_ACCESS:y',
        'AUTH:"Shin H" AND SRC:PPR',
    ),
    SearchSource.CROSSREF: ("heart failure sodium-glucose cotransporter",),
    SearchSource.TRIALS: ("heart failure AND AREA[Phase]PHASE3",),
}
"""In the syntax of each service; they are not translated."""


class SearchStart(Column):
    """What stands there before the first search: what it is for, and examples to click."""

    example_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=24)
        self.set_measure(460)
        self._source = SearchSource.PUBMED
        self._heading, self._sentence = QLabel(), WrappedLabel(role="secondary")
        self._heading.setWordWrap(True)
        mark(self._heading, role="display")
        for label in (self._heading, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._examples = QVBoxLayout()
        self._examples.setSpacing(4)
        picture = Picture("search", "control", 32)
        self.body.addStretch(2)
        self.body.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addSpacing(8)
        self.body.addWidget(self._heading)
        self.body.addSpacing(8)
        self.body.addWidget(self._sentence)
        self.body.addSpacing(12)
        self.body.addLayout(self._examples)
        self.body.addStretch(3)
        self.show_source(self._source)

    def show_source(self, source: SearchSource) -> None:
        """Show examples for a service."""
        self._source = source
        while (item := self._examples.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for term in _EXAMPLES[source]:
            link = LinkButton(term)
            link.setObjectName("searchExample")
            link.clicked.connect(lambda _=False, term=term: self.example_chosen.emit(term))
            self._examples.addWidget(link, 0, Qt.AlignmentFlag.AlignHCenter)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language that is now in use."""
        service = source_word(self._source)
        self._heading.setText(self.tr("Search {service}").format(service=service))
        self._sentence.setText(
            self.tr(
                "All hits are listed, and those that your library has are marked. "
                "An example to begin with:"
            )
        )

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()


class MoreLine(QWidget):
    """Under the hits: how many of them are listed, and the way to the others."""

    more_requested = Signal()
    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hits: Hits | None = None
        self._progress: Progress | None = None
        self._is_listing = False
        self._label = QLabel()
        self._label.setObjectName("listedCount")
        mark(self._label, role="secondary")
        self._more, self._cancel = QPushButton(), QPushButton()
        self._more.setObjectName("listMoreButton")
        self._cancel.setObjectName("listCancelButton")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        buttons = FlowWidget(gap=8)
        buttons.flow.addWidget(self._label)
        for button in (self._more, self._cancel):
            button.setAutoDefault(False)
            buttons.flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 6)
        column.setSpacing(6)
        column.addWidget(self._bar)
        column.addWidget(buttons)
        self._more.clicked.connect(self.more_requested)
        self._cancel.clicked.connect(self.cancel_requested)
        self.show_state(None, listing=False)

    def show_state(self, hits: Hits | None, *, listing: bool) -> None:
        """Show how many of the hits are listed, and whether more are being listed."""
        self._hits, self._is_listing = hits, listing
        if not listing:
            self._progress = None
        self.retranslate()

    def show_progress(self, progress: Progress) -> None:
        """Show how many are listed by now."""
        self._progress = progress
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language that is now in use."""
        hits = self._hits
        self.setVisible(hits is not None and hits.has_more)
        if hits is None:
            return
        listed = self._progress.done if self._progress is not None else len(hits.keys)
        self._label.setText(
            self.tr("Listed {listed} of {count}.").format(
                listed=number(listed), count=number(hits.count)
            )
        )
        self._bar.setMaximum(hits.count if self._progress is not None else 0)
        self._bar.setValue(listed)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._bar.setVisible(self._is_listing)
        if hits.question.source is SearchSource.PUBMED:
            rest = max(0, hits.count - len(hits.keys))
            self._more.setText(self.tr("List the other %Ln", "", rest))
        else:
            self._more.setText(self.tr("List more"))
        self._more.setVisible(not self._is_listing)
        self._cancel.setText(self.tr("Cancel"))
        self._cancel.setVisible(self._is_listing)

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()


class HitPage(QWidget):
    """One of four things: how to begin, the hits, that there are none, why there is no answer."""

    example_chosen = Signal(str)
    again_requested = Signal()
    rows_again_requested = Signal()

    def __init__(self, model: HitModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._error: RefdeskError | None = None
        self._row_error: RefdeskError | None = None
        self._hits: Hits | None = None
        self.start = SearchStart()
        self.table = HitTable(model)
        self.head = HitHead()
        self.more = MoreLine()
        self._trouble = Banner()
        self._trouble.setObjectName("rowsTrouble")
        self._nothing = EmptyState("search")
        self._failure = EmptyState("offline")
        self._failure.setObjectName("searchFailure")
        self._failure.button.setObjectName("searchAgainButton")
        self._failure.button.setAutoDefault(False)
        self._middle = FlatStack()
        for widget in (self.start, self.table, self._nothing, self._failure):
            self._middle.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._middle, 1)
        column.addWidget(self._trouble)
        column.addWidget(self.more)
        self.start.example_chosen.connect(self.example_chosen)
        self._failure.clicked.connect(self.again_requested)
        self._trouble.link_activated.connect(lambda _: self.rows_again_requested.emit())
        self.show_trouble(None)
        self._keep_rows()

    def _keep_rows(self) -> None:
        """Keep room for some rows, or for what is said in their place."""
        least, shown = self.table.least_height(), self._middle.currentWidget()
        if isinstance(shown, EmptyState):
            least = max(least, shown.least_height(max(self.width(), 200)))
        self._middle.setMinimumHeight(least)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget."""
        super().resizeEvent(event)
        self._keep_rows()

    def show_hits(self, hits: Hits | None) -> None:
        """Show what a search found, ``None`` before the first one."""
        self._hits, self._error = hits, None
        self.show_trouble(None)
        self.head.show_hits(hits)
        if hits is None:
            self._middle.setCurrentWidget(self.start)
        else:
            self._middle.setCurrentWidget(self.table if hits.keys else self._nothing)
        self.retranslate()

    def show_failure(self, error: RefdeskError) -> None:
        """Show why there is no answer: that is not the same as no hits."""
        self._hits, self._error = None, error
        self.show_trouble(None)
        self.head.show_hits(None)
        self._middle.setCurrentWidget(self._failure)
        self.retranslate()

    def show_trouble(self, error: RefdeskError | None) -> None:
        """Show why some rows could not be read, ``None`` for none."""
        self._row_error = error
        self._trouble.setVisible(error is not None)
        if error is not None:
            words = error_sentence(error)
            again = escape(self.tr("Try again"))
            html = f'{escape(words)} <a href="again">{again}</a>'
            self._trouble.show_notice(html, words, "warning")

    @property
    def failure(self) -> RefdeskError | None:
        """Why there is no answer."""
        return self._error

    def retranslate(self) -> None:
        """Say everything in the language that is now in use."""
        if self._error is not None:
            refused = isinstance(self._error, BadRequestError)
            heading = self.tr("The term was refused") if refused else self.tr("No answer")
            self._failure.say(heading, error_sentence(self._error), self.tr("Try again"))
        if self._hits is not None and not self._hits.keys:
            self._nothing.say(
                self.tr("Nothing found"),
                self.tr("No paper fits the term and the filters. Fewer words find more."),
            )
        self.show_trouble(self._row_error)
        self._keep_rows()

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._keep_rows()
