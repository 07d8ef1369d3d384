# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers ahead of print become final behind one window, quietly and once a session."""

from PySide6.QtCore import QObject, QTimer

from refdesk.domain.errors import RefdeskError
from refdesk.settings import Settings
from refdesk.ui.frame import WindowFrame
from refdesk.ui.updates_seam import FinalReport
from refdesk.worker import Lane

REST_MS = 6_000
"""How long after the window has settled, or went online, services are asked."""


class FinalVersions(QObject):
    """Asks PubMed for papers that were ahead of print; what is unreachable is let be."""

    def __init__(self, window: WindowFrame) -> None:
        super().__init__(window)
        self._window = window
        self._is_done = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.look)
        window.preferences.changed.connect(self._settings_changed)

    def begin(self) -> None:
        """The window has settled: papers may be asked for when it has rested a while."""
        self._rest.start()

    def look(self) -> None:
        """Look which papers are due, and ask for them."""
        services, jobs = self._window.services, self._window.jobs
        if self._is_done or services.client.offline:
            return
        finals = services.beyond.finals

        def found(ids: list[int]) -> None:
            if ids and not self._is_done:
                self._is_done = True
                jobs.submit(
                    "",
                    lambda context: finals.refresh(ids, context),
                    Lane.NETWORK,
                    self,
                    self._came,
                    _let_be,
                )

        jobs.submit("", lambda _: finals.due(), Lane.READ, self, found, _let_be)

    def _came(self, report: FinalReport) -> None:
        if report.final:
            text = self.tr("%n paper(s) are now in their final version", "", report.final)
            self._window.say(text)
        self._window.furniture.updates.offer(report.updates)

    def _settings_changed(self, before: Settings, now: Settings) -> None:
        if before.offline and not now.offline:
            self._rest.start()


def _let_be(_: RefdeskError) -> None:
    """Say nothing of what nobody asked for."""
