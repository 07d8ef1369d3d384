"""The window under the heaviest load: ``dev.py bench load --million``.

A million papers with 20,000 collections, 5,000 tags, 50,000 attachments, an author with 10,000 papers, a
paper with 3,000 authors and notes of 2 MB (:mod:`tests.monkey.heavy_library`).
"""

import resource
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTreeView

from refdesk.app import open_window
from refdesk.ui.main_window import MainWindow
from tests.benchmarks.bench_window import _p95, _searching, _sorting, _start, _until, _walking
from tests.benchmarks.rows import Row
from tests.monkey.heavy_library import (
    CROWD_TITLE,
    NOTE_BYTES,
    NOTE_TITLE,
    PROLIFIC_FAMILY,
    heavy_library,
)


def measure(size: int) -> Iterator[Row]:
    """Yield the figures of the window over a heavy library of ``size`` papers."""
    scratch = Path(gettempdir()) / "refdesk-benchmarks"
    scratch.mkdir(exist_ok=True)
    with TemporaryDirectory(prefix="load-", dir=scratch) as home:
        path = heavy_library(size, Path(home) / "data")
        empty = _start("empty")
        yield Row("load: empty PySide6 window", empty, "ms")
        yield Row(f"load: start to a usable list, {size:,}", _start(str(path)), "ms", 3 * empty)
        QApplication.instance() or QApplication([])
        began = time.perf_counter()
        window = open_window(path, {"REFDESK_HOME": home, "REFDESK_OFFLINE": "1"})
        window.resize(1280, 800)
        try:
            yield from _opening(window, began, size)
            yield from _walking(window)
            yield from _searching(window)
            yield from _sorting(window)
            yield from _odd(window)
            yield from _places(window)
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            yield Row("load: peak memory", peak, "MB")
        finally:
            window.close()


def _opening(window: MainWindow, began: float, size: int) -> Iterator[Row]:
    _until(lambda: window.papers.model.rowCount() >= size, 120)
    yield Row("load: whole list, on the clock", 1000 * (time.perf_counter() - began), "ms")
    tree = window.side.tree
    _until(lambda: tree.model() is not None and tree.model().rowCount() > 0, 120)
    _until(lambda: not _short(window), 120)
    yield Row("load: side filled, engines warm", 1000 * (time.perf_counter() - began), "ms")


def _short(window: MainWindow) -> bool:
    """Whether something runs that a person waits for."""
    return any(not job.title for job in window.jobs.active)


def _look_for(window: MainWindow, words: str) -> float:
    """Type a question, and return the milliseconds until its whole list stands."""
    listed: list[int] = []
    window.papers.listed.connect(listed.append)
    window.search_box.clear()
    _until(lambda: bool(listed), 30)
    listed.clear()
    window.search_box.setFocus()
    began = time.perf_counter()
    for letter in words:
        QTest.keyClicks(window.search_box, letter)
    _until(lambda: bool(listed) and not _short(window), 30)
    taken = 1000 * (time.perf_counter() - began)
    window.papers.listed.disconnect(listed.append)
    return taken


def _odd(window: MainWindow) -> Iterator[Row]:
    yield Row(
        "load: an author of 10,000 papers, whole list", _look_for(window, PROLIFIC_FAMILY), "ms"
    )
    for what, title in (("3,000 authors", CROWD_TITLE), ("a note of 2 MB", NOTE_TITLE)):
        _look_for(window, title)
        view = window.papers.view
        view.setFocus()
        began = time.perf_counter()
        view.select_row(0)
        wanted = view.current_id()
        _until(lambda wanted=wanted: window.detail.reference_id == wanted, 30)
        window.detail.repaint()
        taken = 1000 * (time.perf_counter() - began)
        yield Row(f"load: a paper with {what}, painted", taken, "ms", 200)
    yield from _note(window, "one paragraph of 2 MB")
    _look_for(window, CROWD_TITLE)
    window.papers.view.select_row(0)
    _until(lambda: not _short(window), 30)
    found = window.papers.view.current_id()
    assert found is not None
    lines = ("참고 note with **words** and 한글 " * 16 + "\n") * (NOTE_BYTES // 640)
    changes = window.services.organising.set_note(found, lines)
    window.jobs.library_changed.emit(changes)
    _until(lambda: not _short(window), 30)
    yield from _note(window, "paragraphs, 2 MB")


def _note(window: MainWindow, what: str) -> Iterator[Row]:
    """Look at the note of the paper that is shown, type into it, and keep it."""
    began = time.perf_counter()
    window.detail.tabs.setCurrentWidget(window.detail.notes)
    _until(lambda: not _short(window), 30)
    window.detail.repaint()
    yield Row(f"load: a note, {what}, on the screen", 1000 * (time.perf_counter() - began), "ms")
    editor = next(e for e in window.detail.notes.findChildren(QPlainTextEdit) if e.isVisible())
    taken = []
    for _ in range(20):
        began = time.perf_counter()
        QTest.keyClick(editor, Qt.Key.Key_A)
        editor.repaint()
        taken.append(1000 * (time.perf_counter() - began))
    yield Row(f"load: a letter typed into {what}, p95", _p95(taken), "ms", 50)
    began = time.perf_counter()
    window.detail.flush()
    _until(lambda: not _short(window), 30)
    yield Row(f"load: {what}, kept", 1000 * (time.perf_counter() - began), "ms")
    window.detail.tabs.setCurrentIndex(0)


def _places(window: MainWindow) -> Iterator[Row]:
    window.search_box.clear()
    _until(lambda: not _short(window), 30)
    tree = window.side.tree
    assert isinstance(tree, QTreeView)
    began = time.perf_counter()
    tree.expandAll()
    tree.repaint()
    yield Row("load: all 20,000 collections unfolded", 1000 * (time.perf_counter() - began), "ms")
    tree.collapseAll()
    model, taken, listed = tree.model(), [], list[int]()
    tops = [model.index(row, 0) for row in range(model.rowCount())]
    collections = max(tops, key=model.rowCount)
    tree.expand(collections)
    window.papers.listed.connect(listed.append)
    tree.setCurrentIndex(model.index(0, 0, collections))
    _until(lambda: bool(listed) and not _short(window), 30)
    for _ in range(12):
        listed.clear()
        began = time.perf_counter()
        QTest.keyClick(tree, Qt.Key.Key_Down)
        _until(lambda: bool(listed), 5)
        taken.append(1000 * (time.perf_counter() - began))
    yield Row("load: next collection to its list, p95", _p95(taken), "ms", 200)
    window.papers.listed.disconnect(listed.append)
    began = time.perf_counter()
    window.side.refresh()
    _until(lambda: not _short(window), 30)
    yield Row("load: side filled anew after a change", 1000 * (time.perf_counter() - began), "ms")
