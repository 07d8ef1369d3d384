# SPDX-License-Identifier: GPL-3.0-or-later
"""The latest version of the program: one file, asked for without saying who asks."""

import json

import pytest

from refdesk import __version__
from refdesk.domain.errors import NotFoundError, UnavailableError
from refdesk.domain.releases import Release, is_newer, is_version
from refdesk.net.client import HttpClient
from refdesk.net.endpoints import Endpoints
from refdesk.providers.releases import Releases
from refdesk.services.releases import Channel, ReleaseService, somebody_to_ask
from refdesk.settings import Identity
from tests.server.asking import EMAIL

LATEST = "updates/latest.json"


@pytest.fixture
def releases(client) -> Releases:
    return Releases(client)


def said(server, **what):
    server.fault(LATEST, "body", body=json.dumps(what).encode(), content_type="application/json")


def page(server, name="new.html"):
    return f"{server.url}/updates/{name}"


@pytest.mark.parametrize(
    ("version", "than", "newer"),
    [
        ("1.10", "1.9", True),
        ("1.0", "1", False),
        ("1.0.1", "1.0", True),
        ("0.9", "1.0", False),
        ("2", "10", False),
        ("1.2.0", "1.2.0rc1", False),
    ],
)
def test_versions_are_compared_by_their_numbers(version, than, newer):
    assert is_newer(version, than) is newer


@pytest.mark.parametrize("text", ["", "latest", "1.0-beta", "1." * 20, "1.0\n", "<b>2</b>", "٣"])
def test_what_is_no_version_is_none(text):
    assert not is_version(text)


def test_the_latest_version_is_asked_for_and_nothing_is_told(releases, context, server):
    found = releases.latest(context)
    assert found == Release("99.1.0", page(server, "99.1.0.html"))
    (asked,) = server.requests
    assert (asked.method, asked.params, asked.body) == ("GET", {}, b"")
    assert asked.headers["user-agent"] == "refdesk"
    assert __version__ not in str(asked.headers)
    assert EMAIL not in str(asked)
    assert "cookie" not in asked.headers


def test_it_is_asked_once_however_it_fails(releases, context, server):
    server.fault(LATEST, "503", times=None)
    with pytest.raises(UnavailableError):
        releases.latest(context)
    assert server.count(LATEST) == 1


@pytest.mark.parametrize(
    "kind", ["429", "html", "empty", "500", "truncated", "reset", "huge", "redirect"]
)
def test_trouble_is_an_error_with_a_name(releases, context, server, kind):
    server.fault(LATEST, kind, times=None)
    with pytest.raises((UnavailableError, NotFoundError)):
        releases.latest(context)
    assert server.huge_bytes_sent < 5_000_000


@pytest.mark.parametrize(
    "what",
    [
        {},
        {"version": "99"},
        {"version": 99, "address": "https://example.org"},
        {"version": "99", "address": "javascript:alert(1)"},
        {"version": "99", "address": "https://elsewhere.example/get"},
        {"version": "99", "address": "file:///etc/passwd"},
        {"version": "99 <img>", "address": "same"},
        {"version": "99", "address": "//elsewhere.example/"},
        {"version": "99", "address": "long"},
        {"version": "99", "address": "user"},
    ],
)
def test_what_cannot_be_trusted_is_not_shown(releases, context, server, what):
    special = {
        "same": page(server),
        "long": page(server, "x" * 400),
        "user": page(server).replace("//", "//me:secret@"),
    }
    address = what.get("address")
    said(server, **what | ({"address": special[address]} if address in special else {}))
    with pytest.raises(UnavailableError) as caught:
        releases.latest(context)
    assert caught.value.reason == "unparseable"


def test_only_a_newer_version_is_told_of(releases, context, server):
    service = ReleaseService(releases, Channel())
    assert service.newer(context).version == "99.1.0"
    said(server, version=__version__, address=page(server))
    assert service.newer(context) is None
    said(server, version="0.0.1", address=page(server))
    assert service.newer(context) is None


def test_without_an_address_nobody_is_asked():
    client = HttpClient(Endpoints.from_environment({}), Identity())
    try:
        assert not Releases(client).can_ask
    finally:
        client.close()
    assert not somebody_to_ask({})
    assert somebody_to_ask({"REFDESK_URL_UPDATES": "https://updates.example"})


@pytest.mark.parametrize("name", ["deb", "flatpak"])
def test_what_a_distribution_looks_after_asks_nobody(releases, name):
    assert ReleaseService(releases, Channel("frozen", "https://x.example")).can_ask
    managed = Channel(name, "https://x.example")
    assert not ReleaseService(releases, managed).can_ask
    assert managed.environment({}) == {}
    assert Channel("frozen", "https://x.example").environment({}) == {
        "REFDESK_URL_UPDATES": "https://x.example"
    }
