# SPDX-License-Identifier: GPL-3.0-or-later
"""What waits for a network, behind one window: one quiet sign, and done when there is a network."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QMenu, QToolButton

from refdesk.domain.errors import RefdeskError
from refdesk.domain.waiting import Waiting
from refdesk.messages import sentence
from refdesk.settings import Settings
from refdesk.ui.frame import WindowFrame
from refdesk.ui.mnemonics import literal
from refdesk.ui.updates.words import ask_words
from refdesk.ui.updates_seam import Worked
from refdesk.worker import Job, JobState, Lane

_LISTED = 20
"""Asks that the menu lists."""


class WaitingDesk(QObject):
    """Counts what waits, and does it when the window goes online or a service answers again."""

    def __init__(self, window: WindowFrame) -> None:
        super().__init__(window)
        self._window = window
        self._waiting: list[Waiting] = []
        self._job: Job | None = None
        self._answers = 0
        """How many answers there were when something was last found to have no network."""
        self.menu = QMenu(window)
        self.menu.setObjectName("waitingMenu")
        self.menu.aboutToShow.connect(self._fill)
        window.fetcher.waits.connect(self._heard)
        window.preferences.changed.connect(self._settings_changed)
        window.jobs.ended.connect(self._ended)

    @property
    def waiting(self) -> list[Waiting]:
        """What waits, oldest first."""
        return list(self._waiting)

    def begin(self) -> None:
        """The window has settled: what waited since the last time may be done."""
        self._read(then_work=True)

    def _read(self, words: str | None = None, *, then_work: bool = False) -> None:
        """Look what waits; say so after ``words`` where these are given."""
        waiting = self._window.services.beyond.waiting

        def found(asks: list[Waiting]) -> None:
            self._waiting = asks
            self._show_sign()
            if words is not None and asks:
                told = self.tr("Offline: %n request(s) wait", "", len(asks))
                self._window.say(" · ".join(filter(None, (words, told))))
            if then_work:
                self.work()

        self._window.jobs.submit("", lambda _: waiting.waiting(), Lane.READ, self, found, _let_be)

    def _heard(self, words: str) -> None:
        self._answers = self._window.services.client.answers
        self._read(words)

    def _show_sign(self) -> None:
        button, count = self._window.offline_button, len(self._waiting)
        style, popup = Qt.ToolButtonStyle, QToolButton.ToolButtonPopupMode
        self._window.show_waiting(self._words)
        button.setText(str(count) if count else "")
        button.setToolButtonStyle(
            style.ToolButtonTextBesideIcon if count else style.ToolButtonIconOnly
        )
        button.setPopupMode(popup.MenuButtonPopup if count else popup.DelayedPopup)
        button.setMenu(self.menu if count else None)  # type: ignore[arg-type]  # Qt takes none

    def _words(self) -> str:
        count = len(self._waiting)
        return self.tr("%n request(s) wait for the network", "", count) if count else ""

    # Doing it

    def work(self) -> None:
        """Do what waits, where there may be a network."""
        services = self._window.services
        if self._job is not None or services.client.offline or not self._waiting:
            return
        job = self._window.jobs.submit(
            lambda: self.tr("Doing what waited for the network"),
            services.beyond.waiting.work,
            Lane.NETWORK,
            self,
            self._worked,
            self._failed,
        )
        self._job = job if job.is_active else None

    def _worked(self, worked: Worked) -> None:
        window = self._window
        self._answers = window.services.client.answers
        if worked.done:
            window.say(self.tr("%n request(s) that waited are done", "", worked.done))
        if worked.failed:
            lines = [
                f"{ask_words(one)}: {sentence(error, QCoreApplication.translate)}"
                for one, error in worked.failed
            ]
            asks = [one.ask for one, _ in worked.failed]

            def again() -> None:
                window.services.beyond.waiting.wait(asks)
                self._read(then_work=True)

            window.fetcher.failures_told.emit(
                lambda: self.tr("What waited for the network"), lines, again
            )
        window.furniture.updates.offer(worked.updates)
        window.fetcher.follow_up(worked.added, worked.step)
        for reference_id in worked.texts:
            window.fetcher.figures(reference_id)
        self._read()

    def _failed(self, error: RefdeskError) -> None:
        self._answers = self._window.services.client.answers
        self._window.say_error(error)
        self._read()

    def _ended(self, job: Job) -> None:
        """Hear of every job: one to whom a service answered shows that there is a network."""
        if job is self._job:
            self._job = None
            return
        is_success = job.lane is Lane.NETWORK and job.state is JobState.DONE
        if is_success and self._waiting and self._window.services.client.answers != self._answers:
            self.work()

    def _settings_changed(self, before: Settings, now: Settings) -> None:
        if before.offline and not now.offline:
            self._read(then_work=True)

    # Looking at it

    def _fill(self) -> None:
        self.menu.clear()
        self.menu.addAction(self._words()).setEnabled(False)
        for one in self._waiting[:_LISTED]:
            entry = self.menu.addMenu(literal(ask_words(one)))
            entry.addAction(self.tr("Drop this request"), partial(self.drop, [one]))
        if (more := len(self._waiting) - _LISTED) > 0:
            self.menu.addAction(self.tr("… and %n more", "", more)).setEnabled(False)
        self.menu.addSeparator()
        now = self.menu.addAction(self.tr("Try now"), self.work)
        now.setEnabled(not self._window.services.client.offline and self._job is None)
        self.menu.addAction(self.tr("Drop all"), lambda: self.drop(self.waiting))

    def drop(self, asks: list[Waiting]) -> None:
        """Let asks wait no longer."""
        waiting, numbers = self._window.services.beyond.waiting, [one.id for one in asks]
        self._window.jobs.submit(
            "",
            lambda _: waiting.drop(numbers),
            Lane.LOCAL,
            self,
            lambda _: self._read(),
            self._window.say_error,
        )


def _let_be(_: RefdeskError) -> None:
    """Say nothing of a count that nobody asked for."""
