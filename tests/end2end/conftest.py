"""The program with services on loopback, and without any: as commands, and as a window."""

import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication

from tests.end2end.program import Program
from tests.end2end.window import Desk, desk_on
from tests.server.server import FakeServer
from tests.shared_citations import shared_citations

__all__ = ["shared_citations"]


@pytest.fixture
def offline(tmp_path) -> Program:
    """The program with no service to ask."""
    return Program(tmp_path / "home", {"REFDESK_OFFLINE": "1"})


@pytest.fixture
def refdesk(tmp_path, server: FakeServer) -> Program:
    """The program with the fake services."""
    return Program(tmp_path / "home", server.environment)


@pytest.fixture
def desk(
    qapp: QApplication, tmp_path: Path, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    """A home on which the real window is opened, with the fake services."""
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)  # the retry scale is read from the process's own
    yield from desk_on(tmp_path / "home", server)
