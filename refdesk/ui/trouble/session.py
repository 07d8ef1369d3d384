# SPDX-License-Identifier: GPL-3.0-or-later
"""One start of the window from the point of view of trouble: noted at once, looked after when settled."""

import importlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from refdesk.settings import APP
from refdesk.trouble.starts import Before, Starts
from refdesk.ui.main_window import MainWindow
from refdesk.ui.trouble.hook import CrashHook

if TYPE_CHECKING:  # at run time it comes when the window is settled
    from refdesk.trouble.logbook import Logbook
    from refdesk.ui.trouble.desk import TroubleDesk

translate = QCoreApplication.translate


class TroubleSession(QObject):
    """Hears of faults from the first moment on, and knows how earlier starts ended."""

    def __init__(self, application: QApplication, logs: Path, name: str) -> None:
        """Begin a start.

        Args:
            application: the program.
            logs: the folder of the log.
            name: of the library, for the notes of its starts.
        """
        super().__init__(application)
        self._logs = logs
        self._starts = Starts(logs / "starts", name)
        self._before: Before = self._starts.begin()
        self._desk: TroubleDesk | None = None
        self._book: Logbook | None = None
        self.hook = CrashHook(self)
        self.hook.install()

    def wants_safe_mode(self) -> bool:
        """Whether the person holds Shift, or says so when asked after starts that went wrong."""
        if QGuiApplication.queryKeyboardModifiers() & Qt.KeyboardModifier.ShiftModifier:
            return True
        if not self._before.wants_safe_mode:
            return False
        self._before = replace(self._before, bad=0)  # nobody is asked twice
        self._starts.forgive()
        return ask_for_safe_mode(
            translate("Trouble", "refdesk did not start properly the last times."),
            translate(
                "Trouble",
                "In safe mode it starts without your open tabs, layout, own keys and theme, and nothing "
                "runs by itself. Nothing of them is lost.",
            ),
        )

    def look_after(
        self, window: MainWindow, secrets: Callable[[], Iterable[str]] = lambda: ()
    ) -> None:
        """Bring faults to the window, and keep its log from when it is settled to when it is closed."""

        def settled() -> None:
            module = importlib.import_module("refdesk.ui.trouble.desk")
            self._desk = module.TroubleDesk(window, self._starts, self._before)

        def open_book(_: object) -> None:
            if self._book is None:
                self._book = importlib.import_module("refdesk.trouble.logbook").opened(
                    self._logs, f"window, Qt {qVersion()}", secrets
                )

        once = Qt.ConnectionType.SingleShotConnection
        window.papers.listed.connect(open_book, once)  # not before: the list is waited for
        self.hook.crashed.connect(open_book)
        self.hook.crashed.connect(window.trouble.take)
        window.settled.connect(settled, once)
        window.closed.connect(self.end, once)

    def end(self) -> None:
        """Note that this start ended as it should."""
        if self._desk is not None:
            self._desk.end()
            self._desk = None
        if self._book is not None:
            self._book.close()
            self._book = None
        self._starts.end()

    def tell_failed(self, error: Exception, *, was_safe: bool) -> bool:
        """Say that there is no window because of a fault; return whether a safe mode is wanted instead."""
        faults = importlib.import_module("refdesk.trouble.faults")
        reports = importlib.import_module("refdesk.trouble.reports")
        logbook = importlib.import_module("refdesk.trouble.logbook")
        text = reports.report_text([(faults.fault_of(error), 1)], logbook.versions(), self._logs)
        file = reports.keep_report(self._logs, text)
        place = "" if file is None else f"\n\n{file}"
        heading = translate("Trouble", "refdesk could not start because of a fault of its own.")
        told = (
            translate("Trouble", "Nothing of your library was changed. A report was kept:") + place
        )
        if not was_safe:
            return ask_for_safe_mode(heading, told)
        box = QMessageBox(QMessageBox.Icon.Warning, APP, heading)
        box.setObjectName("failedStart")
        box.setInformativeText(told)
        box.exec()
        return False


def ask_for_safe_mode(heading: str, text: str) -> bool:
    """Ask whether to start in a safe mode, and return whether that is wanted."""
    box = QMessageBox(QMessageBox.Icon.Question, APP, heading)
    box.setObjectName("safeModeOffer")
    box.setInformativeText(text)
    role = QMessageBox.ButtonRole
    safe = box.addButton(translate("Trouble", "Start in safe mode"), role.AcceptRole)
    safe.setObjectName("startSafe")
    usual = box.addButton(translate("Trouble", "Start normally"), role.RejectRole)
    usual.setObjectName("startNormally")
    box.setDefaultButton(safe)
    box.setEscapeButton(usual)
    box.exec()
    return box.clickedButton() is safe
