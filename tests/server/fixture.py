"""Pytest's view of the fake services."""

from collections.abc import Iterator

import pytest

from tests.server.server import FakeServer


@pytest.fixture
def server() -> Iterator[FakeServer]:
    """A fresh set of fake services; nothing is remembered from test to test."""
    fake = FakeServer().start()
    yield fake
    fake.stop()
    assert not fake.failed, "the fake server itself failed; its traceback is in stderr"
