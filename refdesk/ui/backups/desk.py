# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups behind one window: the one of the day, quietly, and the window that shows them."""

import importlib
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, QTimer

from refdesk.domain.backups import Backup
from refdesk.domain.errors import RefdeskError
from refdesk.domain.jobs import JobContext
from refdesk.settings import Settings
from refdesk.ui.frame import WindowFrame
from refdesk.ui.widgets.focus import hand_back
from refdesk.worker import Job, Lane

if TYPE_CHECKING:  # at run time it comes when it is asked for
    from refdesk.ui.backups.dialog import BackupsDialog

REST_MS = 20_000
"""How long after the window has settled the day's backup is made: never while somebody waits."""
AGAIN_MS = 3_600_000
"""How often a window that stays open looks whether another day has come."""


class BackupDesk(QObject):
    """Makes the backup of the day, and shows what there is."""

    def __init__(self, window: WindowFrame) -> None:
        super().__init__(window)
        self._window = window
        self._dialog: BackupsDialog | None = None
        self._job: Job | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self.look)
        window.preferences.changed.connect(self._settings_changed)

    def begin(self) -> None:
        """The window has settled: a backup may be made when it has rested a while."""
        self._timer.start()

    def look(self) -> None:
        """Make the backup of the day, where there is none and something has changed."""
        self._timer.setInterval(AGAIN_MS)
        if self._job is not None and self._job.is_active:
            return
        services = self._window.services

        def daily(context: JobContext) -> Backup | None:
            return services.upkeep.backups.daily(context)

        self._job = self._window.jobs.submit("", daily, Lane.COPY, self, None, self._failed)

    def _failed(self, error: RefdeskError) -> None:
        self._window.say_error(error)

    def _settings_changed(self, before: Settings, now: Settings) -> None:
        if now.backing_up != before.backing_up:
            self._window.services.upkeep.backups.prefer(now.backing_up.keep)

    def show(self) -> None:
        """Show the backups; one window at a time."""
        if self._dialog is not None and shiboken6.isValid(self._dialog):
            self._dialog.activateWindow()
            return
        window = self._window
        module = importlib.import_module("refdesk.ui.backups.dialog")
        dialog: BackupsDialog = module.BackupsDialog(
            window.services.upkeep.backups, window.jobs, window.open_url, window
        )
        dialog.restore_agreed.connect(self._restore)
        self._dialog = dialog
        hand_back(dialog)
        dialog.open()

    def _restore(self, name: str) -> None:
        """Have a backup put back by a start that finds nobody using the library."""
        window, backups = self._window, self._window.services.upkeep.backups

        def planned(_: Backup) -> None:
            if self._dialog is not None and shiboken6.isValid(self._dialog):
                self._dialog.accept()
            window.trouble.start_again("usual")

        def failed(error: RefdeskError) -> None:
            if self._dialog is not None and shiboken6.isValid(self._dialog):
                self._dialog.show_error(error)

        window.jobs.submit(
            lambda: self.tr("Preparing to restore"),
            lambda _: backups.plan_restore(name, despite_loss=True),
            Lane.COPY,
            self,
            planned,
            failed,
        )
