# SPDX-License-Identifier: GPL-3.0-or-later
"""A search on its way: asked, gone on with, cancelled; ``#1`` in its term stands for an earlier one."""

import re
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from refdesk.domain.jobs import JobContext, Progress
from refdesk.domain.pubmed_query import combined
from refdesk.domain.searching import Hits, Ignored, SearchQuestion
from refdesk.services.sources import unsupported
from refdesk.ui.beyond.history_panel import earlier_terms
from refdesk.ui.beyond.search_words import source_word
from refdesk.ui.beyond_seam import Beyond
from refdesk.worker import Job, JobRunner, JobState, Lane

_NUMBER = re.compile(r"(?<![\w#])#\d{1,3}(?!\w)")


class SearchRun(QObject):
    """One search at a time; what is asked later takes the place of what is not answered."""

    found = Signal(object)
    """With the ``Hits`` of a new search."""
    grown = Signal(object)
    """With ``Hits`` of which more are listed."""
    failed = Signal(object)
    more_failed = Signal(object)
    progressed = Signal(object)
    """With a ``Progress``."""
    changed = Signal()
    """It began, or it is over."""

    def __init__(self, beyond: Beyond, jobs: JobRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._beyond, self._jobs = beyond, jobs
        self._search: Job | None = None
        self._more: Job | None = None
        self.question: SearchQuestion | None = None
        """What was asked last, as it was typed."""
        self.was_cancelled = False
        jobs.progressed.connect(self._progressed)
        jobs.ended.connect(self._ended)

    @property
    def is_searching(self) -> bool:
        """Whether an answer is waited for."""
        return self._search is not None and self._search.is_active

    @property
    def is_listing(self) -> bool:
        """Whether more of the same are being listed."""
        return self._more is not None and self._more.is_active

    def ask(self, question: SearchQuestion, *, fresh: bool = False) -> None:
        """Ask; ``fresh`` past what was answered before."""
        self.cancel()
        self.question, self.was_cancelled = question, False
        beyond = self._beyond

        def work(context: JobContext) -> Hits:
            asked, unknown = question, []
            if _NUMBER.search(question.term):
                term = combined(question.term, earlier_terms(beyond.history.past()))
                asked = replace(question, term=term)
                unknown = [Ignored("history", text) for text in _NUMBER.findall(term)]
            hits = beyond.discovery.search(asked, context, fresh=fresh)
            unknown += [Ignored("filters", name) for name in unsupported(asked)]
            return replace(hits, ignored=(*unknown, *hits.ignored))

        self._search = self._jobs.submit(
            "", work, Lane.NETWORK, self, self.found.emit, self.failed.emit
        )
        self.changed.emit()

    def go_on(self, hits: Hits) -> None:
        """List what is not listed yet."""
        if not hits.has_more or self.is_listing or self.is_searching:
            return
        discovery = self._beyond.discovery
        name = source_word(hits.question.source)

        def work(context: JobContext) -> Hits:
            return discovery.more(hits, context)

        self._more = self._jobs.submit(
            lambda: self.tr("Listing the hits of {service}").format(service=name),
            work,
            Lane.NETWORK,
            self,
            self.grown.emit,
            self.more_failed.emit,
        )
        self.changed.emit()

    def cancel(self) -> None:
        """Wait for no answer any more."""
        for job in (self._search, self._more):
            if job is not None and job.is_active:
                job.cancel()

    def _progressed(self, job: Job) -> None:
        progress: Progress | None = job.progress
        if job is self._more and progress is not None:
            self.progressed.emit(progress)

    def _ended(self, job: Job) -> None:
        if job is self._search:
            self.was_cancelled = job.state is JobState.CANCELLED
        if job in {self._search, self._more}:
            self.changed.emit()
