# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a server may send us, and what goes along."""

import pytest
import requests

from refdesk.domain.errors import UnavailableError
from refdesk.domain.jobs import CancelToken
from refdesk.net import transport
from refdesk.net.endpoints import ServiceName, is_inside
from refdesk.net.exchange import Request
from refdesk.net.transport import RequestsTransport, _next_address

INSIDE = [
    "127.0.0.1", "localhost", "[::1]", "10.0.0.1", "192.168.0.1", "172.16.9.9", "169.254.169.254", "0.0.0.0",
    "[fe80::1]", "[fd00::1]", "[::ffff:10.0.0.1]", "100.64.0.1", "router",
    "printer.local", "x.internal", "a.home.arpa",
]  # fmt: skip


def answer(location, url="https://doi.org/10.1000/x"):
    made = requests.Response()
    made.status_code, made.url = 302, url
    made.headers["Location"] = location
    made._content_consumed = True
    return made


@pytest.mark.parametrize("host", INSIDE)
def test_a_public_server_sends_us_nowhere_inside(host):
    request = Request(ServiceName.PDF, "https://doi.org/10.1000/x")
    for scheme in ("http", "https"):
        with pytest.raises(UnavailableError, match="redirect"):
            _next_address(request, answer(f"{scheme}://{host}/x"))


@pytest.mark.parametrize("location", ["http://example.org/a", "https://example.org/a"])
def test_what_is_asked_next_is_encrypted(location):
    request = Request(ServiceName.PDF, "https://doi.org/10.1000/x")
    assert _next_address(request, answer(location)) == "https://example.org/a"


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "ftp://example.org/a", "gopher://x.org", "data:,x"]
)
def test_other_schemes_are_no_addresses(location):
    request = Request(ServiceName.PDF, "https://doi.org/10.1000/x")
    with pytest.raises(UnavailableError):
        transport._require_privacy(request.service, _next_address(request, answer(location)))


def test_keys_do_not_go_along_to_another_server(monkeypatch):
    """Of the service that may send us anywhere; the others stay where they are."""
    sent = []

    def exchange(self, method, url, **options):
        sent.append((url, options["headers"], options["params"]))
        if len(sent) == 1:
            return answer("https://elsewhere.example/a", url)
        made = requests.Response()
        made.status_code, made.url, made._content_consumed = 200, url, True
        return made

    monkeypatch.setattr(requests.Session, "request", exchange)
    monkeypatch.setattr(transport, "_read", lambda request, answer, flow: answer)
    client = RequestsTransport("test")
    request = Request(
        ServiceName.DOI,
        "https://doi.org/10.1000/x",
        secret_headers={"Authorization": "Bearer secret"},
        secret_params={"api_key": "secret"},
    )
    client.send(request, CancelToken())
    client.close()
    (_, first, asked), (where, second, again) = sent
    assert first["Authorization"] == "Bearer secret"
    assert asked == {"api_key": "secret"}
    assert where == "https://elsewhere.example/a"
    assert second == {}
    assert again is None


def test_certificates_are_always_looked_at(monkeypatch):
    client = RequestsTransport("test")
    for session in (client._outside, client._loopback):
        assert session.verify is True
        assert session.cert is None
    client.close()
    assert is_inside("https://127.0.0.1/")
    assert not is_inside("https://api.crossref.org/")
