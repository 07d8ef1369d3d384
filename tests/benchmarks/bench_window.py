"""The window's budgets: start, list, keystroke, next paper, blocked thread, memory."""

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from refdesk.app import open_window
from refdesk.domain.jobs import JobContext
from refdesk.formats.base import format_by_id
from refdesk.services import exporting, reading
from refdesk.ui.main_window import MainWindow
from refdesk.worker import Lane
from tests.benchmarks.library_fixture import Papers, library
from tests.benchmarks.rows import Row

ROOT = Path(__file__).parents[2]
STARTS = 7
WORDS = ("hepatocellular", "kim", "randomized trial", "zzz", "a")


def measure(size: int) -> Iterator[Row]:
    """Yield every figure of the window over a library of ``size`` papers."""
    empty = _start("empty")
    yield Row("window: empty PySide6 window", empty, "ms")
    few = _start(str(library(100)))
    many = _start(str(library(size)))
    yield Row("window: start to a usable list, 100 papers", few, "ms", 3 * empty)
    yield Row(f"window: start to a usable list, {size:,} papers", many, "ms", 3 * empty)
    yield Row("window: start, many papers against few", many / few, "x", 1.2)
    QApplication.instance() or QApplication([])
    with _window(size) as window:
        yield from _walking(window)
        yield from _searching(window)
        yield from _sorting(window)
        rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        yield Row(f"window: peak memory, {size:,} papers open", rss, "MB", 350)
        yield from _working(window)


def _start(what: str) -> float:
    """Return the median time of several starts, in folders of their own."""
    taken = []
    with TemporaryDirectory() as home:
        environment = os.environ | {
            "REFDESK_HOME": home,
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPYCACHEPREFIX": str(Path(home) / "pycache"),  # as installed: compiled once
        }
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        for _ in range(STARTS + 1):
            done = subprocess.run(
                [sys.executable, "-m", "tests.benchmarks.start_window", what],
                capture_output=True, text=True, cwd=ROOT, env=environment, check=True,
            )  # fmt: skip
            taken.append(float(done.stdout.split()[-1]))
    return statistics.median(taken[1:])


@contextmanager
def _window(size: int) -> Iterator[MainWindow]:
    with TemporaryDirectory() as home:
        mine = Path(home) / "library.sqlite"
        copy(library(size), mine)
        window = open_window(mine, {"REFDESK_HOME": home, "REFDESK_OFFLINE": "1"})
        window.resize(1280, 800)
        _until(lambda: window.papers.model.rowCount() == size)
        _until(lambda: not window.jobs.active)
        yield window
        window.close()


def _until(happened: Callable[[], bool], seconds: float = 60) -> float:
    """Let the window live until something has happened; return the milliseconds it took."""
    began = time.perf_counter()
    deadline = QDeadlineTimer(int(seconds * 1000))
    waker = QTimer()
    waker.start(1 if seconds < 60 else 5)
    # As in a running program: asleep between events, or this thread takes half the interpreter.
    wait = QEventLoop.ProcessEventsFlag.WaitForMoreEvents
    while not happened() and not deadline.hasExpired():
        QCoreApplication.processEvents(wait)
    return 1000 * (time.perf_counter() - began)


def _p95(values: list[float]) -> float:
    return sorted(values)[int(0.95 * (len(values) - 1))]


def _walking(window: MainWindow) -> Iterator[Row]:
    """Arrow down, until the pane shows the paper and is painted."""
    view, taken = window.papers.view, []
    view.setFocus()
    view.select_row(0)
    _until(lambda: not window.jobs.active)
    for _ in range(60):
        began = time.perf_counter()
        QTest.keyClick(view, Qt.Key.Key_Down)
        wanted = view.current_id()
        _until(lambda wanted=wanted: window.detail.reference_id == wanted, 5)
        window.detail.repaint()
        taken.append(1000 * (time.perf_counter() - began))
    yield Row("window: next paper to painted pane, median", statistics.median(taken), "ms", 50)
    yield Row("window: next paper to painted pane, p95", _p95(taken), "ms", 50)


def _searching(window: MainWindow) -> Iterator[Row]:
    """Each letter, from the key to the first page of the new list on the screen, and to all of it.

    A letter is typed when the list of the one before stands: nobody types within the 20 ms that
    painting it takes, and what is measured would be the letter before.
    """
    box, taken, whole = window.search_box, [], []
    listed: list[int] = []
    awaited: list[float] = []
    page = window.papers.view.viewport()

    def first_page() -> None:
        if awaited:
            page.repaint()
            taken.append(1000 * (time.perf_counter() - awaited.pop()))

    window.papers.first_listed.connect(first_page)
    window.papers.listed.connect(listed.append)
    for word in WORDS:
        box.clear()
        _until(lambda: not window.jobs.active)
        for letter in word:
            if letter == " ":  # finds nothing new
                QTest.keyClicks(box, letter)
                continue
            _until(lambda: False, 0.03)
            listed.clear()
            awaited[:] = [began := time.perf_counter()]
            QTest.keyClicks(box, letter)
            _until(lambda: bool(listed), 5)
            whole.append(1000 * (time.perf_counter() - began))
    window.papers.first_listed.disconnect(first_page)
    box.clear()
    _until(lambda: not window.jobs.active)
    yield Row("window: key in the search box to first page, median", statistics.median(taken), "ms")
    yield Row("window: key in the search box to first page, p95", _p95(taken), "ms", 50)
    yield Row("window: key in the search box to whole list, p95", _p95(whole), "ms")


def _sorting(window: MainWindow) -> Iterator[Row]:
    taken = []
    listed: list[int] = []
    window.papers.listed.connect(listed.append)
    for column in range(window.papers.model.columnCount()):
        for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
            listed.clear()
            began = time.perf_counter()
            window.papers.model.sort(column, order)
            _until(lambda: bool(listed), 5)
            taken.append(1000 * (time.perf_counter() - began))
    yield Row("window: sort by any column, worst", max(taken), "ms", 200)


class _Pulse:
    """The longest time for which the event loop did not turn, in milliseconds."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(5)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, 1000 * (now - self._last))
        self._last = now


def _working(window: MainWindow) -> Iterator[Row]:
    """How long the window stands still while work runs behind it."""
    services, jobs = window.services, window.jobs
    with TemporaryDirectory() as folder:
        source, target = Path(folder) / "new.ris", Path(folder) / "out.bib"
        made = Papers().papers(2_000_000, 2_010_000)  # none is kept: nobody's window holds 10,000
        source.write_text("".join(format_by_id("ris").write(made)), "utf-8")
        works: dict[str, Callable[[JobContext], object]] = {
            "import of 10,000": lambda context: services.transfer.import_files([source], context),
            "export of 10,000": lambda context: services.transfer.export(
                window.papers.model.ids[:10_000], "bibtex", target, context
            ),
        }
        for name, work in works.items():
            # What the dialogs do while a person chooses and reads.
            (reading if "import" in name else exporting).get_ready()
            _until(lambda: False, 2)
            pulse, done = _Pulse(), []
            began = time.perf_counter()
            jobs.submit(name, work, Lane.LOCAL, window, done.append, done.append)
            _until(lambda done=done: bool(done), 120)
            took = time.perf_counter() - began
            _until(lambda: not jobs.active)
            yield Row(f"window: UI thread blocked during {name}, longest", pulse.longest, "ms", 50)
            number = int(name.split()[-1].replace(",", ""))
            floor = 3_000 if "import" in name else 10_000
            yield Row(f"window: {name} records", number / took, "/s", floor, at_least=True)
