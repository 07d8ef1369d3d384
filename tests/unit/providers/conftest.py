"""Providers that ask the fake services."""

from collections.abc import Iterator

import pytest

from refdesk.domain.jobs import JobContext
from refdesk.net.cache import ResponseCache
from refdesk.net.client import HttpClient
from tests.server.asking import client_for
from tests.server.server import FakeServer


@pytest.fixture
def client(server: FakeServer) -> Iterator[HttpClient]:
    made = client_for(server)
    yield made
    made.close()


@pytest.fixture
def caching_client(server: FakeServer, tmp_path) -> Iterator[HttpClient]:
    made = client_for(server, cache=ResponseCache(tmp_path / "kept"))
    yield made
    made.close()


@pytest.fixture
def context() -> JobContext:
    return JobContext()
