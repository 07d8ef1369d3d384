"""The program with services on loopback, and without any."""

import pytest

from tests.end2end.program import Program
from tests.server.server import FakeServer


@pytest.fixture
def offline(tmp_path) -> Program:
    """The program with no service to ask."""
    return Program(tmp_path / "home", {"REFDESK_OFFLINE": "1"})


@pytest.fixture
def refdesk(tmp_path, server: FakeServer) -> Program:
    """The program with the fake services."""
    return Program(tmp_path / "home", server.environment)
