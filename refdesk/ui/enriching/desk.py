# SPDX-License-Identifier: GPL-3.0-or-later
"""What a window does to complete papers: one at a click, many after saying what it costs."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QObject

from refdesk.domain.enriching import EnrichReport
from refdesk.domain.errors import RefdeskError
from refdesk.domain.jobs import JobContext
from refdesk.domain.open_copies import host_of
from refdesk.domain.query import LibraryQuery
from refdesk.ui.beyond_seam import AttachReport
from refdesk.ui.enriching.dialog import EnrichDialog
from refdesk.ui.enriching.words import EnrichWords
from refdesk.ui.frame import WindowFrame
from refdesk.ui.library.fetching import shortened
from refdesk.ui.widgets.focus import hand_back
from refdesk.worker import Job, Lane


class EnrichingDesk(QObject):
    """Completes papers of one window's library; of many at once, one run at a time."""

    def __init__(self, window: WindowFrame) -> None:
        super().__init__(window)
        self._window = window
        self._job: Job | None = None
        self._words = EnrichWords(self)
        window.detail.enrich_requested.connect(self.complete)
        window.detail.fulltext.pdf_requested.connect(self.fetch_pdf)

    # Many papers

    def ask_for_selected(self) -> None:
        """Say what completing the selected papers takes, and do it if the person wants that."""
        ids = self._window.selected()
        if ids:
            self._ask(lambda: ids)

    def ask_for_library(self) -> None:
        """Do the same with all papers of the library."""
        library = self._window.services.library
        self._ask(lambda: library.ids(LibraryQuery()))

    def _ask(self, papers: Callable[[], Sequence[int]]) -> None:
        window = self._window
        if self._job is not None and self._job.is_active:
            window.say(self.tr("Papers are being completed already; see the background jobs."))
            return
        services = window.services
        dialog = EnrichDialog(
            services.beyond.enriching,
            window.jobs,
            papers,
            window,
            offline=services.client.offline,
        )
        dialog.started.connect(self.start)
        hand_back(dialog)
        dialog.show()

    def start(self, ids: Collection[int]) -> None:
        """Complete papers in the background."""
        window, enriching = self._window, self._window.services.beyond.enriching
        count = len(ids)

        def title() -> str:
            return self.tr("Completing %Ln paper(s)", "", count)

        def run(context: JobContext) -> EnrichReport:
            return enriching.enrich(ids, context)

        def done(report: EnrichReport) -> None:
            window.say(self._words.report(report))
            if lines := self._words.failures(report):
                window.fetcher.failures_told.emit(title, lines, lambda: self.start(ids))

        self._job = window.jobs.submit(title, run, Lane.NETWORK, self, done, window.say_error)

    # One paper

    def complete(self, reference_id: int) -> None:
        """Fetch what one paper lacks; the person asked for this very paper."""
        window = self._window
        stored = window.services.library.get(reference_id)
        if stored is None:
            return
        enriching = window.services.beyond.enriching
        name = shortened(stored.reference.title_plain, 80)

        def run(context: JobContext) -> EnrichReport:
            return enriching.enrich([reference_id], context, again=True)

        def done(report: EnrichReport) -> None:
            window.say(self._words.report(report))
            for failure in report.failures:
                window.say_error(failure.error)
                if failure.reference_id is not None:
                    window.fetcher.fulltext_failed.emit(reference_id, failure.error)
            for error in report.withheld.values():
                window.fetcher.fulltext_failed.emit(reference_id, error)
            if report.fulltexts:
                self._fetch_figures(reference_id, name)

        def failed(error: RefdeskError) -> None:
            window.say_error(error)
            if not stored.has_fulltext:
                window.fetcher.fulltext_failed.emit(reference_id, error)

        window.jobs.submit(
            lambda: self.tr("Completing: {title}").format(title=name),
            run,
            Lane.NETWORK,
            self,
            done,
            failed,
        )

    def _fetch_figures(self, reference_id: int, name: str) -> None:
        fetch = self._window.services.figures.fetch_of
        self._window.jobs.submit(
            lambda: self.tr("Figures: {title}").format(title=name),
            lambda context: fetch(reference_id, context),
            Lane.NETWORK,
        )

    def fetch_pdf(self, reference_id: int, url: str) -> None:
        """Fetch a PDF that the person asked for, and attach it to its paper."""
        window, pdfs = self._window, self._window.services.beyond.open_pdfs

        def run(context: JobContext) -> AttachReport:
            return pdfs.fetch_pdf(reference_id, url, context)

        def done(report: AttachReport) -> None:
            known = self.tr("The paper has this PDF already.")
            window.say(self.tr("The PDF is attached to the paper.") if report.added else known)

        window.jobs.submit(
            lambda: self.tr("PDF from {host}").format(host=host_of(url)),
            run,
            Lane.NETWORK,
            self,
            done,
            window.say_error,
        )
