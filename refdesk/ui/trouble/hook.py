# SPDX-License-Identifier: GPL-3.0-or-later
"""Brings exceptions that nobody caught, from any thread and out of any of Qt's calls, to the window."""

import contextlib
import importlib
import sys
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:  # at run time they come with the first fault
    from types import TracebackType

    from refdesk.trouble.faults import Fault

MOST_WAITING = 200
"""Faults that wait to be told; what paints fails over and over before anybody can be told."""
PRINTED = 3
"""How often a fault is printed as a whole; what paints would else fill a terminal."""


class CrashHook(QObject):
    """Hears of every exception that Python reports.

    It may be raised inside a paint event, in a model or on another thread: nothing is shown there. It is
    made a value that holds no frames, and told when the main thread is back in its loop.
    """

    crashed = Signal(object)
    """With a :class:`Fault`, on the main thread, from the loop."""
    _due = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._waiting: list[Fault] = []
        self._printed: dict[str, int] = {}
        self._due.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Hear of every uncaught exception; the usual report on stderr stays."""
        usual, usual_of_threads = sys.excepthook, threading.excepthook

        def tell(
            kind: type[BaseException], error: BaseException, trace: "TracebackType | None"
        ) -> None:
            if self._take(error):
                usual(kind, error, trace)
            _let_go(trace)

        def tell_of_thread(arguments: threading.ExceptHookArgs) -> None:
            if arguments.exc_value is None or self._take(arguments.exc_value):
                usual_of_threads(arguments)

        sys.excepthook = tell
        threading.excepthook = tell_of_thread

    def _take(self, error: BaseException) -> bool:
        """Keep a fault until it can be told; return whether it is worth printing."""
        if not isinstance(error, Exception):
            return True
        fault: Fault = importlib.import_module("refdesk.trouble.faults").fault_of(error)
        with self._lock:
            count = self._printed[fault.where] = self._printed.get(fault.where, 0) + 1
            is_first = not self._waiting
            if len(self._waiting) < MOST_WAITING:
                self._waiting.append(fault)
        if is_first:
            self._due.emit()
        return count <= PRINTED

    def _tell(self) -> None:
        with self._lock:
            told, self._waiting = self._waiting, []
        for fault in told:
            self.crashed.emit(fault)


def _let_go(trace: "TracebackType | None") -> None:
    """Let go of what the frames of an exception hold: Python keeps the last one, and with it a painter.

    A painter that is never ended keeps the window from being painted, and the program crashes where what
    it paints on goes. A frame that still runs keeps what it has.
    """
    while trace is not None:
        with contextlib.suppress(RuntimeError):
            trace.tb_frame.clear()
        trace = trace.tb_next
