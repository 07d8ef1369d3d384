# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window keeps of its own life once all is loaded: the log, the watchdog, how it was left."""

import functools
import logging
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)

from refdesk.domain.errors import RefdeskError
from refdesk.domain.plain import Plain
from refdesk.store.sqlite_file import header_version
from refdesk.trouble.logbook import versions
from refdesk.trouble.reports import hard_end_text, keep_report
from refdesk.trouble.starts import STEADY_SECONDS, Before, Starts
from refdesk.ui.frame import WindowFrame
from refdesk.ui.trouble.watchdog import Watchdog
from refdesk.worker import Job, JobState

_LOG = logging.getLogger(__name__)
_QT = logging.getLogger("refdesk.qt")
_LONG_JOB = 1.0
"""Seconds from which a job that nobody sees is worth a line."""
_QT_REPEATED = 3
"""How often one message of Qt is logged: what is drawn wrongly is drawn wrongly a hundred times a second."""
_QT_LEVELS = {
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_QT_NAME = re.compile(r"^(?:Q[A-Za-z]+|qt\.[\w.]+)(?:::\w+)*(?:\(\))?(?=\W)")
_QT_DATA = re.compile(
    r"""(["'“‘`]).*?(["'”’`])|\S*[/\\@]\S*|\S*[^\x00-\x7f]\S*|\d{6,}""", re.DOTALL
)
_Handler = Callable[[QtMsgType, QMessageLogContext, str], Any]


def plain_message(text: str) -> Plain:
    """Return of one of Qt's messages what is Qt's own: of others, of quotes and of paths nothing."""
    name = _QT_NAME.match(text)
    if name is None:
        return Plain(f"({len(text)} characters)")
    return Plain(_QT_DATA.sub("…", text[:300]).replace("\n", " "))


class TroubleDesk(QObject):
    """Logs what one window does and watches it. Made when the window is settled; ends with it."""

    def __init__(
        self,
        window: WindowFrame,
        starts: Starts,
        before: Before,
    ) -> None:
        super().__init__(window)
        logs = window.preferences.logs
        assert logs is not None
        self._window, self._starts, self._logs = window, starts, logs
        self.watchdog = Watchdog(self)
        self._usual_handler: _Handler | None = None
        self._heard: Counter[Plain] = Counter()
        self._began: dict[int, float] = {}
        self._steady = QTimer(self)
        self._steady.setSingleShot(True)
        self._steady.setInterval(STEADY_SECONDS * 1000)
        self._steady.timeout.connect(starts.be_steady)
        self._begin(before)

    def _begin(self, before: Before) -> None:
        window = self._window
        _LOG.info(
            "settled: schema %d, about %d papers%s",
            _schema(window), round_to_one_digit(window.papers.model.rowCount()),
            Plain(", safe mode" if window.preferences.is_safe else ""),
        )  # fmt: skip
        if before.bad:
            _LOG.warning("bad starts before this one: %d", before.bad)
        if before.hard_end:
            _LOG.error("the last session ended hard")
            keep_report(self._logs, hard_end_text(before.hard_end, versions(), self._logs))
            if before.bad:  # else it was closed already, and only its end went wrong
                window.say(self.tr("refdesk ended unexpectedly the last time. A report was kept."))
        self._usual_handler = qInstallMessageHandler(self._hear_qt)
        window.jobs.started.connect(self._job_started)
        window.jobs.ended.connect(self._job_ended)
        self._starts.settle()
        self._steady.start()
        self.watchdog.start()

    def end(self) -> None:
        """Watch and listen no more: the window was closed."""
        self.watchdog.stop()
        self._steady.stop()
        qInstallMessageHandler(self._usual_handler)

    def _hear_qt(self, kind: QtMsgType, context: QMessageLogContext, text: str | None) -> None:
        level = _QT_LEVELS.get(kind)
        if level is not None:
            told = plain_message(text or "")
            self._heard[told] += 1
            if self._heard[told] <= _QT_REPEATED:
                _QT.log(level, "%s", told)
        if self._usual_handler is not None:
            self._usual_handler(kind, context, text or "")
        elif sys.stderr is not None:
            sys.stderr.write(f"{text}\n")

    def _job_started(self, job: Job) -> None:
        self._began[job.id] = time.monotonic()

    def _job_ended(self, job: Job) -> None:
        took = time.monotonic() - self._began.pop(job.id, time.monotonic())
        if not (job.title or took >= _LONG_JOB or job.state is JobState.FAILED):
            return
        why = f" {type(job.error).__name__}" if job.error is not None else ""
        _LOG.info(
            "job %s in %s: %s%s, %.2f s",
            Plain(kind_of_job(job.function)), Plain(job.lane.value[0]), job.state, Plain(why), took,
        )  # fmt: skip


def kind_of_job(function: Callable[..., Any]) -> str:
    """Return which function of the program a job runs; its title may name a paper."""
    while isinstance(function, functools.partial):
        function = function.func
    module = getattr(function, "__module__", "?").removeprefix("refdesk.")
    name = getattr(function, "__qualname__", type(function).__name__)
    return f"{module}.{name.replace('<locals>.', '')}"


def round_to_one_digit(count: int) -> int:
    """Return a number rounded to its first digit: how large a library is, and not whose."""
    size: int = 10 ** max(0, len(str(count)) - 1)
    return round(count / size) * size


def _schema(window: WindowFrame) -> int:
    """Return the version of the library's schema, 0 where it cannot be read now."""
    try:
        return header_version(window.library_path) or 0
    except (OSError, RefdeskError):
        return 0
