# SPDX-License-Identifier: GPL-3.0-or-later
"""Windows are tested off-screen, on a real library in a temporary folder and the fake services."""

import gc
import itertools
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QUrl
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from refdesk.app import open_window
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.indexing import PublicationType
from refdesk.domain.reference import Author, Journal, PartialDate, Reference
from refdesk.settings import Paths, Settings
from refdesk.ui.main_window import MainWindow
from refdesk.ui.theme import Theme
from refdesk.wiring import build_services
from tests.server.server import FakeServer
from tests.shared_citations import shared_citations

__all__ = ["shared_citations"]

TESTS_BETWEEN_LOOKS_AT_ALL = 60
"""A look at everything takes a third of a second."""
_tests = itertools.count(1)
OFFLINE_SERVICES = {"REFDESK_URL_ALL": "http://127.0.0.1:9", "REFDESK_RETRY_SCALE": "0.01"}
RETRACTED = PublicationType("Retracted Publication", "D016441")


def paper(number: int, title: str = "", *, retracted: bool = False, doi: bool = True) -> Reference:
    """Return an invented paper; ``number`` decides its year and author."""
    pmid = Identifier(Scheme.PMID, str(70_000_000 + number))
    ids = (pmid, Identifier(Scheme.DOI, f"10.5555/ui.{number}")) if doi else (pmid,)
    return Reference(
        title=title or f"Invented paper {number:04d}",
        authors=(Author(family=f"Author{number % 7}", initials="A"),),
        journal=Journal(title="Plain invented reports", medline_abbreviation="Plain Rep"),
        published=PartialDate(1990 + number % 30),
        volume="1",
        pages="1-9",
        publication_types=(RETRACTED,) if retracted else (),
        identifiers=ids,
    )


@dataclass
class Desk:
    """Opens windows on one library and remembers what was sent to the browser."""

    qtbot: QtBot
    home: Path
    environment: dict[str, str]
    opened: list[str] = field(default_factory=list)
    windows: list[MainWindow] = field(default_factory=list)

    def fill(self, *papers: Reference) -> list[int]:
        """Put papers into the library before a window opens on it."""
        paths = Paths.resolve(self.environment)
        services = build_services(paths, Settings(), self.environment)
        report = services.fetch._references.add_many(list(papers))
        services.close()
        return list(report.ids)

    def open(self) -> MainWindow:
        """Open the real window and wait until its list and places are filled."""
        window = open_window(
            None, self.environment, lambda url: self.opened.append(QUrl(url).toString())
        )
        self.windows.append(window)
        self.settle(window)
        return window

    def settle(self, window: MainWindow) -> None:
        """Wait until nothing runs any more."""
        self.qtbot.waitUntil(lambda: window.papers.is_asked, timeout=5000)
        self.qtbot.waitUntil(lambda: not window.jobs.active, timeout=10_000)
        QApplication.processEvents()

    def until(self, condition: Callable[[], Any]) -> None:
        """Wait for something to be true."""
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=10_000)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Let Python look for cycles between tests and nowhere else, as in the program (``ui.garbage``).

    By itself it looks on whichever thread makes the next object, and ends the timers and runners of
    older tests there; a timer that ends outside the main thread goes off all the same, in freed memory.
    """
    gc.disable()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(nextitem: pytest.Item | None) -> None:
    """Delete what a test left to be deleted: Qt does it only where a loop of events runs.

    Else windows of many tests are alive at once, and each of them hears of every new colour.
    """
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    is_last = nextitem is None or Path(__file__).parent not in nextitem.path.parents
    look_at_all = is_last or next(_tests) % TESTS_BETWEEN_LOOKS_AT_ALL == 0
    gc.collect(2 if look_at_all else 1)
    if is_last:
        gc.enable()


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, "light")


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(qtbot, tmp_path, {"REFDESK_HOME": str(tmp_path), **OFFLINE_SERVICES})
    yield desk
    for window in desk.windows:
        window.close()
        window.deleteLater()


@pytest.fixture
def online(desk: Desk, server: FakeServer) -> Desk:
    desk.environment.update(server.environment)
    return desk
