# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking for retractions and corrections behind one window: by itself, or when a person asks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTimer

from refdesk.domain.changes import ChangeSet
from refdesk.domain.errors import RefdeskError
from refdesk.domain.jobs import JobContext
from refdesk.domain.notices import REFERENCES, NoticeReport
from refdesk.messages import sentence
from refdesk.ui.detail.notice_state import day
from refdesk.ui.detail.words import notice_noun
from refdesk.ui.frame import WindowFrame
from refdesk.ui.library.fetching import shortened
from refdesk.worker import Job, JobState, Lane

REST_MS = 20_000
"""How long the window is open, or nothing comes into the library, before services are asked unasked."""
AGAIN_MS = 6 * 3_600_000
"""How long until a window that stays open looks again for papers that are due."""
MOST_UNASKED = 300
"""Papers a session about which services are asked unasked: they are shared."""
TODAY = timedelta(days=1)
"""What was asked since is not asked again by who checks the whole library, so that it goes on."""
_NAMED = 3


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Papers to be asked about, and about how many requests that takes."""

    ids: Sequence[int]
    cost: int


class NoticeReader(QObject):
    """Asks about papers that are due, once at a time; the job panel can stop it.

    Who stopped it wants it stopped: after that it begins only when asked, until the window is opened
    again. What was noted until then stays.
    """

    def __init__(self, window: WindowFrame) -> None:
        super().__init__(window)
        self._window = window
        self._job: Job | None = None
        self._unasked = MOST_UNASKED
        self._is_unwanted = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._look)
        self._rest.start()
        window.jobs.library_changed.connect(self._library_changed)
        window.jobs.ended.connect(self._ended)

    @property
    def is_checking(self) -> bool:
        """Whether services are being asked."""
        return self._job is not None

    # Asked

    def check(self) -> None:
        """Ask about the selected papers where there are several, else about the whole library."""
        window = self._window
        if self._job is not None:
            window.say(self.tr("Notices are being looked for already."))
            return
        if window.services.client.offline:
            window.say(self.tr("Nothing was checked: you work offline."))
            return
        chosen = window.selected() if self._means_selection() else []
        notices = window.services.beyond.notices

        def count(_: JobContext) -> _Wanted:
            ids = chosen or list(notices.due(TODAY))
            return _Wanted(ids, notices.cost(ids))

        def counted(wanted: _Wanted) -> None:
            if self._job is None:
                self._begin(wanted, chosen)

        window.jobs.submit("", count, Lane.READ, self, counted, window.say_error)

    def _means_selection(self) -> bool:
        return self._window.reading_id is not None or self._window.selected_count() > 1

    def _begin(self, wanted: _Wanted, chosen: Sequence[int]) -> None:
        if not wanted.ids:
            self._window.say(self.tr("All papers that can be checked were checked within a day."))
            return
        self._is_unwanted = False
        words = self.tr(
            "Looking for notices on %n paper(s): about {count} requests.", "", len(wanted.ids)
        )
        self._window.say(words.format(count=QLocale().toString(wanted.cost)))
        notices = self._window.services.beyond.notices

        def run(context: JobContext) -> NoticeReport:
            if chosen:
                report = notices.check(chosen, context, fresh=True, references=True)
            else:
                report = notices.check_library(context, older_than=TODAY)
            if not report.checked:
                report.unless_failed()  # nobody answered: the job failed, and can be tried again
            return report

        self._submit(run, lambda report: self._window.say(self.words(report)))

    # Unasked

    def _library_changed(self, changes: ChangeSet) -> None:
        if changes.added:
            self._rest.start(REST_MS)

    def _look(self) -> None:
        if self._job is not None or self._is_unwanted or self._unasked <= 0:
            return
        if self._window.services.client.offline:
            self._rest.start(AGAIN_MS)
            return
        notices = self._window.services.beyond.notices

        def count(_: JobContext) -> int:
            return len(notices.due())

        self._window.jobs.submit("", count, Lane.READ, self, self._counted, _let_be)

    def _counted(self, due: int) -> None:
        if not due:
            self._rest.start(AGAIN_MS)
            return
        if self._job is not None or self._is_unwanted:
            return
        notices, most = self._window.services.beyond.notices, self._unasked
        self._unasked -= min(due, most)

        def done(report: NoticeReport) -> None:
            if report.new:
                self._window.say(self.words(report))

        self._submit(lambda context: notices.check_library(context, most=most), done)
        self._rest.start(AGAIN_MS)

    # Both

    def _submit(
        self, run: Callable[[JobContext], NoticeReport], done: Callable[[NoticeReport], None]
    ) -> None:
        job = self._window.jobs.submit(
            lambda: self.tr("Looking for retractions and corrections"),
            run,
            Lane.NETWORK,
            self,
            done,
            self._window.say_error,
        )
        self._job = job if job.is_active else None

    def _ended(self, job: Job) -> None:
        if job.lane is Lane.NETWORK and job.title:  # new papers are asked about as well
            self._window.detail.show_notices()
        if job is self._job:
            self._job = None
            self._is_unwanted = job.state is JobState.CANCELLED

    def words(self, report: NoticeReport) -> str:
        """Return what came of a check; that nothing was found is said of who answered, and when."""
        parts: list[str] = []
        if report.new:
            named = [
                f"{shortened(one.title, 60)} ({notice_noun(one.kind)})"
                for one in report.new[:_NAMED]
            ]
            more = "; …" if len(report.new) > _NAMED else ""
            text = self.tr("%n new notice(s): {list}.", "", len(report.new))
            parts.append(text.format(list="; ".join(named) + more))
        elif report.checked:
            text = self.tr("No new notice found on %n paper(s) ({date}).", "", report.checked)
            parts.append(text.format(date=day(datetime.now(UTC))))
        if report.citing:
            parts.append(self.tr("%n paper(s) cite retracted papers.", "", report.citing))
        if report.missed:
            parts.append(self.tr("%n paper(s) not checked.", "", report.missed))
        if report.unaskable:
            parts.append(self.tr("%n paper(s) cannot be checked.", "", report.unaskable))
        return " ".join([*parts, *self._failures(report)])

    def _failures(self, report: NoticeReport) -> list[str]:
        words = [
            sentence(error, QCoreApplication.translate)
            for source, error in report.failures.items()
            if source != REFERENCES
        ]
        if not words and REFERENCES in report.failures:
            words = [self.tr("The papers that they cite could not be looked up.")]
        return words


def _let_be(_: RefdeskError) -> None:
    """Say nothing of a count that nobody asked for."""
