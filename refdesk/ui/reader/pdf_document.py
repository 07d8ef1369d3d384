# SPDX-License-Identifier: GPL-3.0-or-later
"""A PDF as the window knows it: asked, one question at a time, of the process that has it open."""

import json
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, QProcess, QRectF, QSizeF, QTimer, Signal

from refdesk.apart.program import own_program

COMMAND = "pdf-pages"
"""The hidden command of the program that draws a PDF; see :mod:`refdesk.ui.reader.pdf_process`."""
SECONDS = 20.0
"""How long one answer may take, as for the words of a PDF (decision 0018); then the process is ended."""

Said = dict[str, Any]
OnAnswer = Callable[[Said, bytes], None]
Question = tuple[Said, OnAnswer]


@dataclass(frozen=True, slots=True)
class PdfEntry:
    """A line of the outline. ``level`` from 1, ``page`` from 0, or -1 for nowhere; ``y`` in points."""

    level: int
    title: str
    page: int
    y: float


@dataclass(frozen=True, slots=True)
class PdfLink:
    """A link on a page: to an address, or to a page (from 0) and a height in points."""

    area: QRectF
    url: str
    page: int
    y: float


@dataclass(frozen=True, slots=True)
class PdfHit:
    """A place where what was looked for stands; areas in points of the page."""

    page: int
    areas: tuple[QRectF, ...]


class PdfDocument(QObject):
    """One open PDF.

    What is asked waits here, not in the process: what a person does now (select, click) is asked
    first, then what is to be drawn, then what takes its time (find). So nothing stale is ever drawn.
    A process that dies or takes too long fails the one question that it had; the next one starts another.
    """

    opened = Signal()
    failed = Signal(str)
    """It cannot be opened: ``password``, or a reason of :class:`UnreadableError`."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self.sizes: list[QSizeF] = []
        """Of the pages, in points."""
        self.labels: list[str] = []
        """What the pages are called; none where they are just counted."""
        self.outline: list[PdfEntry] = []
        self._password = ""
        self._is_closed = False
        self._urgent: dict[str, Question] = {}
        self._drawings: deque[Question] = deque()
        self._patient: deque[Question] = deque()
        self.asked: Said | None = None
        """What the process is being asked now."""
        self._on_answer: OnAnswer | None = None
        self._answer: Said | None = None
        self._process: QProcess | None = None
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.setInterval(round(SECONDS * 1000))
        self._limit.timeout.connect(lambda: self._give_up("timeout"))

    @property
    def is_open(self) -> bool:
        """Whether its pages are known."""
        return bool(self.sizes)

    @property
    def process_id(self) -> int:
        """The number of the process that has the file open; 0 for none."""
        return self._process.processId() if self._process is not None else 0

    def set_time_limit(self, seconds: float) -> None:
        """Wait no longer than this for one answer."""
        self._limit.setInterval(round(seconds * 1000))

    def open(self, password: str = "") -> None:
        """Open the file; :attr:`opened` or :attr:`failed` follows."""
        self._password = password
        self._is_closed = False
        self._urgent["open"] = (self._opening(), self._opened)
        self._go_on()

    def ask_now(self, key: str, question: Said, on_answer: OnAnswer) -> None:
        """Ask for what a person waits for; it replaces a question of the same key that still waits."""
        self._urgent[key] = (question, on_answer)
        self._go_on()

    def ask_drawings(self, questions: Sequence[Question]) -> None:
        """Ask for these drawings, and no more for those that still wait."""
        self._drawings = deque(questions)
        self._go_on()

    def ask_later(self, question: Said, on_answer: OnAnswer) -> None:
        """Ask when nothing else is to be asked."""
        self._patient.append((question, on_answer))
        self._go_on()

    def forget_later(self, kind: str) -> None:
        """Do not ask what was to be asked later of a kind."""
        self._patient = deque(one for one in self._patient if one[0]["do"] != kind)

    def close(self) -> None:
        """Let go of the file and end the process; what was asked gets no answer but an error."""
        self._is_closed = True
        waiting = [on_answer for _question, on_answer in self._patient]
        if self._on_answer is not None:
            waiting.append(self._on_answer)
        self._urgent.clear()
        self._drawings.clear()
        self._patient.clear()
        self.asked = self._on_answer = None
        self._end()
        for on_answer in waiting:
            on_answer({"error": "closed"}, b"")

    # Inside

    def _opening(self) -> Said:
        return {"do": "open", "path": str(self.path.absolute()), "password": self._password}

    def _opened(self, said: Said, _data: bytes) -> None:
        if "error" in said:
            self._end()
            if not self._is_closed:
                self.failed.emit(str(said["error"]))
            return
        self.sizes = [QSizeF(*size) for size in said["pages"]]
        self.labels = [str(label) for label in said["labels"]]
        self.outline = [PdfEntry(*entry) for entry in said["outline"]]
        if self.sizes:
            self.opened.emit()
        else:
            self._end()
            self.failed.emit("no-pages")

    def _go_on(self) -> None:
        """Ask the next question, unless one is being answered."""
        if self.asked is not None or self._is_closed:
            return
        if self._urgent:
            question, on_answer = self._urgent.pop(next(iter(self._urgent)))
        elif self._drawings or self._patient:
            question, on_answer = (self._drawings or self._patient).popleft()
        else:
            return
        if self._process is None and question["do"] != "open":  # the one before died
            self._ask(
                self._opening(), lambda said, _data: self._reopened(said, question, on_answer)
            )
        else:
            self._ask(question, on_answer)

    def _reopened(self, said: Said, question: Said, on_answer: OnAnswer) -> None:
        if "error" in said:
            self._end()
            on_answer(said, b"")
        else:
            self._ask(question, on_answer)

    def _start(self) -> None:
        program, *arguments = own_program(COMMAND)
        process = self._process = QProcess(self)
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._read)
        process.errorOccurred.connect(lambda _error: self._died(process))
        process.finished.connect(lambda _code, _status: self._died(process))
        self.destroyed.connect(lambda: _kill(process))
        process.start(program, arguments)

    def _ask(self, question: Said, on_answer: OnAnswer) -> None:
        self.asked, self._on_answer = question, on_answer
        self._limit.start()
        if self._process is None:
            self._start()
        if self._process is not None:  # else it could not be started, which was told
            self._process.write(json.dumps(question).encode() + b"\n")

    def _read(self) -> None:
        process = self._process
        if process is None:
            return
        if self._answer is None:
            if not process.canReadLine():
                return
            self._answer = json.loads(bytes(process.readLine().data()))
        said = self._answer
        length = int(said["bytes"])
        if process.bytesAvailable() < length:
            return
        data = bytes(process.read(length).data()) if length else b""
        self._answer = None
        self._give(said, data)

    def _give(self, said: Said, data: bytes) -> None:
        self._limit.stop()
        on_answer, self._on_answer, self.asked = self._on_answer, None, None
        if on_answer is not None:
            on_answer(said, data)
        self._go_on()

    def _died(self, process: QProcess) -> None:
        if process is self._process:
            self._give_up("reader-died")

    def _give_up(self, reason: str) -> None:
        self._end()
        self._give({"error": reason}, b"")

    def _end(self) -> None:
        self._limit.stop()
        self._answer = None
        process, self._process = self._process, None
        if process is not None:
            _kill(process)
            process.deleteLater()


def _kill(process: QProcess) -> None:
    if not shiboken6.isValid(process):
        return
    process.blockSignals(True)  # who would hear of its end is gone
    if process.state() is not QProcess.ProcessState.NotRunning:
        process.kill()
        process.waitForFinished(1000)  # a few milliseconds
