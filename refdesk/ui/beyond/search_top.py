# SPDX-License-Identifier: GPL-3.0-or-later
"""The upper part of the search window: which service, what term, which filters, which panel."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QPushButton, QWidget

from refdesk.domain.searching import SearchQuestion, SearchSource
from refdesk.ui.beyond.filter_row import FilterRow
from refdesk.ui.beyond.query_field import QueryField
from refdesk.ui.beyond.search_words import source_word
from refdesk.ui.stylesheet import mark
from refdesk.ui.widgets.flow import FlowWidget

BUILDER, MESH, HISTORY, PASTE = "builder", "mesh", "history", "paste"
PANELS = (BUILDER, MESH, HISTORY, PASTE)
"""Panels beside the hits, one open at a time."""

_PUBMED_ONLY = frozenset({BUILDER, MESH})
"""They speak PubMed's syntax, which no other service reads."""


class SearchTop(QWidget):
    """Makes a question, and says when it is to be asked."""

    search_requested = Signal()
    cancel_requested = Signal()
    narrowed = Signal()
    """Filters or order were changed."""
    source_changed = Signal()
    panel_changed = Signal(str)
    """With the panel that is to be open, ``""`` for none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_searching = False
        self._source = QComboBox()
        self._source.setObjectName("searchSource")
        for source in SearchSource:
            self._source.addItem(source_word(source), source.value)
        self.query = QueryField()
        self._search = QPushButton()
        self._search.setObjectName("searchButton")
        self._search.setAutoDefault(False)
        mark(self._search, kind="primary")
        self.filters = FilterRow(self)
        self._toggles: dict[str, QPushButton] = {}
        names = ("toggleBuilder", "toggleMesh", "toggleHistory", "togglePaste")
        for panel, name in zip(PANELS, names, strict=True):
            button = QPushButton()
            button.setObjectName(name)
            button.setCheckable(True)
            button.setAutoDefault(False)
            mark(button, kind="segment")
            button.clicked.connect(lambda on, panel=panel: self.open_panel(panel if on else ""))
            self._toggles[panel] = button
        self._lay_out()
        self.query.submitted.connect(self.search_requested)
        self._search.clicked.connect(self._clicked)
        self.filters.changed.connect(self.narrowed)
        self._source.activated.connect(self._change_source)
        self.retranslate()

    def _lay_out(self) -> None:
        controls = FlowWidget(gap=8)
        for button in self._toggles.values():
            controls.flow.addWidget(button)
        gap = QWidget()
        gap.setFixedSize(4, 1)
        controls.flow.addWidget(gap)
        self.filters.lay_out(controls.flow)
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 12, 12, 8)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        grid.addWidget(self._source, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.query, 0, 1)
        grid.addWidget(self._search, 0, 2, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(controls, 1, 0, 1, 3)
        grid.setColumnStretch(1, 1)

    # What is asked

    @property
    def source(self) -> SearchSource:
        """The service that is chosen."""
        return SearchSource(self._source.currentData())

    @property
    def question(self) -> SearchQuestion:
        """What would be asked now."""
        filters = self.filters
        return SearchQuestion(self.query.term, self.source, filters.filters, filters.order)

    def show_question(self, question: SearchQuestion) -> None:
        """Put a question back as it was."""
        self._source.setCurrentIndex(self._source.findData(question.source.value))
        self._change_source()
        self.query.show_term(question.term)
        self.filters.show(question.filters, question.order)

    def show_searching(self, *, searching: bool) -> None:
        """Let the button cancel while an answer is waited for."""
        self._is_searching = searching
        self._search.setText(self.tr("Cancel") if searching else self.tr("Search"))

    def open_panel(self, panel: str) -> None:
        """Open a panel, ``""`` for none."""
        for name, button in self._toggles.items():
            button.setChecked(name == panel)
        self.panel_changed.emit(panel)

    @property
    def panel(self) -> str:
        """The panel that is open."""
        return next((name for name, one in self._toggles.items() if one.isChecked()), "")

    def _clicked(self) -> None:
        if self._is_searching:
            self.cancel_requested.emit()
        else:
            self.search_requested.emit()

    def _change_source(self) -> None:
        is_pubmed = self.source is SearchSource.PUBMED
        for name in _PUBMED_ONLY:
            self._toggles[name].setEnabled(is_pubmed)
        if not is_pubmed and self.panel in _PUBMED_ONLY:
            self.open_panel("")
        self._say_syntax()
        self.source_changed.emit()

    # Saying

    def _say_syntax(self) -> None:
        service = source_word(self.source)
        self.query.setPlaceholderText(
            self.tr("Search words, or a term in the syntax of {service}").format(service=service)
        )
        self.query.setAccessibleName(self.tr("Search term for {service}").format(service=service))
        for name in _PUBMED_ONLY:
            known = self.source is SearchSource.PUBMED
            self._toggles[name].setToolTip("" if known else self.tr("For PubMed only"))

    def retranslate(self) -> None:
        """Say everything in the language that is now in use."""
        self._source.setAccessibleName(self.tr("Where to search"))
        self._toggles[BUILDER].setText(self.tr("Field builder"))
        self._toggles[MESH].setText("MeSH")
        self._toggles[HISTORY].setText(self.tr("History"))
        self._toggles[PASTE].setText(self.tr("Paste a list"))
        self.query.setAccessibleDescription(self.tr("Enter searches, Shift+Enter breaks the line"))
        self.filters.retranslate()
        self.show_searching(searching=self._is_searching)
        self._say_syntax()

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.filters.fit()
