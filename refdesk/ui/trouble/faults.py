# SPDX-License-Identifier: GPL-3.0-or-later
"""What is done about a fault of the program: one dialog, one report, and no flood of either."""

import logging
import time
from typing import TYPE_CHECKING

import shiboken6
from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from refdesk.domain.plain import Plain
from refdesk.trouble.faults import Fault
from refdesk.trouble.logbook import versions
from refdesk.trouble.reports import folder_of, keep_report, report_text, settings_told
from refdesk.ui.dialogs.crash_dialog import CrashDialog
from refdesk.ui.mnemonics import plain_name

if TYPE_CHECKING:
    from refdesk.ui.frame import WindowFrame

QUIET_SECONDS = 10.0
"""For how long a fault that was shown is not shown again, whatever it came of."""
_LOG = logging.getLogger(__name__)


class FaultDesk(QObject):
    """Takes the faults of one window.

    A fault that came of what the person did is shown whenever it occurs. One that came by itself (of
    painting, of a timer) is shown the first time; later the status bar says that it occurred again.
    While a dialog is open, everything else is counted in it.
    """

    def __init__(self, window: "WindowFrame") -> None:
        super().__init__(window)
        self._window = window
        self._dialog: CrashDialog | None = None
        self._counts: dict[str, int] = {}
        self._shown_at: dict[str, float] = {}
        self._said_at = 0.0
        self._within: dict[str, tuple[Fault, int]] = {}
        """What occurred since the dialog that is open was opened."""

    def take(self, fault: Fault, job: str = "") -> None:
        """Do what is to be done about a fault; ``job`` is what the person calls the work that failed."""
        where = fault.where
        count = self._counts[where] = self._counts.get(where, 0) + 1
        _note(fault, count)
        dialog = self._dialog
        if dialog is not None and shiboken6.isValid(dialog):
            self._add(fault)
            return
        now = time.monotonic()
        is_quiet = now - self._shown_at.get(where, -QUIET_SECONDS) < QUIET_SECONDS
        if count == 1 or ((fault.action or job) and not is_quiet):
            self._shown_at[where] = now
            self._show(fault, job)
        elif now - self._said_at >= QUIET_SECONDS:
            self._said_at = now
            self._window.say(self.tr("The same fault of refdesk occurred again."))

    def _add(self, fault: Fault) -> None:
        known, times = self._within.get(fault.where, (fault, 0))
        self._within[fault.where] = (known, times + 1)
        if self._dialog is not None and times < 10:  # numbers nobody reads need no report each
            self._dialog.show_more(sum(n for _, n in self._within.values()) - 1, self._report())

    def _show(self, fault: Fault, job: str) -> None:
        window = self._window
        self._within = {fault.where: (fault, 1)}
        text = self._report()
        logs = window.preferences.logs
        file = keep_report(logs, text) if logs is not None else None
        parent = QApplication.activeModalWidget() or window
        dialog = CrashDialog(fault, self._undone(fault, job), text, file, parent)
        self._dialog = dialog
        dialog.finished.connect(self._forget)
        dialog.folder_wanted.connect(self._show_folder)
        dialog.quit_wanted.connect(window.close)
        dialog.safe_mode_wanted.connect(lambda: window.trouble.start_again("safe"))
        dialog.open()

    def _undone(self, fault: Fault, job: str) -> str:
        """Return what the person calls what was not done, ``""`` where nobody can say."""
        actions = self._window.actions_by_name
        return plain_name(actions[fault.action].text()) if fault.action in actions.names else job

    def _report(self) -> str:
        facts = versions() | {
            "PySide6": pyside_version,
            "display": f"{QGuiApplication.platformName()} {self._window.devicePixelRatioF():g}",
            "safe mode": str(self._window.preferences.is_safe),
        }
        facts |= settings_told(self._window.preferences.settings)
        return report_text(tuple(self._within.values()), facts, self._window.preferences.logs)

    def _show_folder(self) -> None:
        logs = self._window.preferences.logs
        if logs is not None:
            self._window.open_url(QUrl.fromLocalFile(str(folder_of(logs))))

    def _forget(self) -> None:
        self._dialog = None


def _note(fault: Fault, count: int) -> None:
    """Log a fault: the first time as a whole, then at 10, 100, 1,000."""
    if count == 1:
        _LOG.error("fault: %s", Plain("\n".join(fault.lines())))
    elif count in {10, 100, 1000, 10_000, 100_000}:
        _LOG.error("fault %s: %d times", Plain(fault.where), count)
