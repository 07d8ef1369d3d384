# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the rows of a table of hits that come into sight, a page around them, and marks them."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from refdesk.domain.changes import ChangeSet
from refdesk.domain.errors import RefdeskError
from refdesk.domain.found import FoundPaper
from refdesk.domain.jobs import JobContext
from refdesk.domain.searching import Hits
from refdesk.ui.beyond.hit_model import HitModel
from refdesk.ui.beyond_seam import Discovery
from refdesk.ui.detail.latest import Latest
from refdesk.worker import JobRunner, Lane

PAGE = 100
"""Rows that are read together; PubMed gives up to 200 a request."""


class HitReader(QObject):
    """Asks for what is missing in sight: one page at a time, and only where somebody looks."""

    read = Signal()
    failed = Signal(object)
    """With why rows could not be read."""
    marked = Signal()
    """What the library has of the rows is told anew."""

    def __init__(
        self, discovery: Discovery, jobs: JobRunner, model: HitModel, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._discovery, self._model = discovery, model
        self._pages, self._marks = Latest(jobs, self), Latest(jobs, self)
        self._asked: tuple[str, ...] = ()
        jobs.library_changed.connect(self._library_changed)

    def forget(self) -> None:
        """Wait for nothing any more."""
        self._pages.forget()
        self._marks.forget()
        self._asked = ()

    def want(self, first: int, last: int) -> None:
        """Have rows read, and the rest of their pages; what is on its way is not asked again."""
        missing = self._model.missing(first, last)
        if not missing or set(missing) <= set(self._asked):
            return
        keys = self._model.keys
        start = first - first % PAGE
        end = last - last % PAGE + PAGE - 1
        wanted = tuple(self._model.missing(start, min(end, len(keys) - 1)))
        discovery, hits = self._discovery, replace(self._model.hits, keys=(), papers={})
        self._asked = wanted

        def work(context: JobContext) -> Hits:
            return discovery.papers(hits, wanted, context)

        def done(found: Hits) -> None:
            self._asked = ()
            self._model.take(wanted, found.papers)
            self.read.emit()

        def failed(error: RefdeskError) -> None:
            self._asked = ()
            self.failed.emit(error)

        self._pages.ask_long(work, done, failed)

    def _library_changed(self, changes: ChangeSet) -> None:
        records = self._model.records()
        if not records or not (changes.added or changes.removed or changes.updated):
            return
        discovery = self._discovery

        def done(papers: Mapping[str, FoundPaper]) -> None:
            self._model.remark(papers)
            self.marked.emit()

        self._marks.ask(lambda: discovery.marked(records), done, lane=Lane.READ)
