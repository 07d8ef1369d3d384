# SPDX-License-Identifier: GPL-3.0-or-later
"""Highlights in the detail pane: in the abstract, in the full text, and from the list to both."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QTabWidget

from refdesk.domain.annotations import Annotation, TextPart
from refdesk.ui.detail.abstract_tab import AbstractTab
from refdesk.ui.detail.fulltext_tab import FulltextTab
from refdesk.ui.detail.notes_tab import NotesTab
from refdesk.ui.detail.seam import Jobs, Services
from refdesk.ui.reader.highlighter import Highlighter


class Annotating(QObject):
    """Joins the texts of one pane and the list of its highlights."""

    def __init__(
        self,
        tabs: QTabWidget,
        abstract: AbstractTab,
        fulltext: FulltextTab,
        notes: NotesTab,
        paper: Callable[[], int | None],
        services: Services,
        jobs: Jobs,
    ) -> None:
        super().__init__(tabs)
        self._tabs, self._abstract, self._fulltext = tabs, abstract, fulltext
        self._panel = notes.highlights
        self.in_abstract = Highlighter(
            abstract.view, abstract.viewport(), TextPart.ABSTRACT, paper, services, jobs
        )
        self.in_fulltext = fulltext.reader.highlighter
        abstract.view.place_wanted.connect(self._scroll_abstract)
        abstract.verticalScrollBar().valueChanged.connect(self.in_abstract.bar.hide)
        self._panel.place_requested.connect(self.go_to)
        for speaker in (self.in_abstract, self.in_fulltext, self._panel):
            speaker.status_message.connect(notes.status_message)

    def go_to(self, annotation: Annotation) -> None:
        """Show the words of a highlight, in the tab that has them."""
        if annotation.part is TextPart.ABSTRACT:
            self._abstract.show_main(annotation.anchor.quote)
            self._tabs.setCurrentWidget(self._abstract)
            self.in_abstract.go_to(annotation.number)
        else:
            self._tabs.setCurrentWidget(self._fulltext)
            self.in_fulltext.go_to(annotation.number)

    def _scroll_abstract(self, top: int) -> None:
        page, view = self._abstract, self._abstract.view

        def scroll() -> None:
            place = view.mapTo(page.widget() or page, QPoint(0, top)).y()
            page.ensureVisible(0, place, 0, page.viewport().height() // 3)

        QTimer.singleShot(0, self, scroll)  # a tab that was just opened is laid out first
