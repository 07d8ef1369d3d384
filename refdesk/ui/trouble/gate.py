# SPDX-License-Identifier: GPL-3.0-or-later
"""The way to what is done about faults: light, there from the first moment, needs no furniture."""

import importlib
import traceback
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from refdesk.domain.bookmarks import OpenDocuments
from refdesk.worker import Lane

if TYPE_CHECKING:  # at run time they come with the first fault
    from refdesk.trouble.faults import Fault
    from refdesk.ui.frame import WindowFrame
    from refdesk.ui.trouble.faults import FaultDesk


class TroubleGate(QObject):
    """Takes the faults of one window, and its wish to be started again."""

    def __init__(self, window: "WindowFrame") -> None:
        super().__init__(window)
        self._window = window
        self._desk: FaultDesk | None = None
        self._is_busy = False
        self.next_start = ""
        """How the program is to start again when this window has closed: ``safe``, ``usual`` or ``fresh``
        (with no layout and no open tabs); ``""`` for not at all."""

    def take_error(self, error: BaseException, job: str = "") -> None:
        """Do what is to be done about an exception that is our bug; ``job`` is what failed with it."""
        self.take(importlib.import_module("refdesk.trouble.faults").fault_of(error), job)

    def take(self, fault: "Fault", job: str = "") -> None:
        """Do what is to be done about a fault; one that occurs in doing so is left to stderr."""
        if self._is_busy:
            return
        self._is_busy = True
        try:
            if self._desk is None:
                module = importlib.import_module("refdesk.ui.trouble.faults")
                made: FaultDesk = module.FaultDesk(self._window)
                self._desk = made
            self._desk.take(fault, job)
        except Exception:  # noqa: BLE001 - as a fault it would come here again, without end
            traceback.print_exc()
        finally:
            self._is_busy = False

    def start_again(self, how: str) -> None:
        """Close the window as ever, and have the program started again when that is done."""
        window = self._window
        self.next_start = how
        if how == "fresh":
            window.preferences.forgets_layout = True
            bookmarks = window.services.bookmarks
            bookmarks.open_documents()  # what is kept must be known to be another
            bookmarks.keep_open(OpenDocuments())
            window.jobs.submit("", lambda _: bookmarks.save(), Lane.LOCAL)
        window.close()
