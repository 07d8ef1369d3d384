"""Questions to ask in tests of the network layer."""

from collections.abc import Callable, Iterator

import pytest

from refdesk.net.client import HttpClient
from refdesk.net.endpoints import ServiceName
from refdesk.net.exchange import Request
from tests.server.asking import EMAIL, KEY, client_for
from tests.server.server import FakeServer


@pytest.fixture
def client_of(server: FakeServer) -> Iterator[Callable[..., HttpClient]]:
    made: list[HttpClient] = []

    def make(**options) -> HttpClient:
        made.append(client_for(server, **options))
        return made[-1]

    yield make
    for client in made:
        client.close()


@pytest.fixture
def client(client_of) -> HttpClient:
    return client_of()


@pytest.fixture
def record_request(client) -> Callable[..., Request]:
    """A question to PubMed that carries secrets."""

    def make(pmid: str = "41591582", **options) -> Request:
        return Request(
            ServiceName.EUTILS,
            **{
                "url": client.endpoints.url(ServiceName.EUTILS, "efetch.fcgi"),
                "subject": pmid,
                "params": {"db": "pubmed", "id": pmid, "retmode": "xml"},
                "secret_params": {"api_key": KEY, "email": EMAIL},
                "accept": "xml",
                **options,
            },
        )

    return make
