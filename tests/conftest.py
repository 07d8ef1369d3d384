"""What every test gets: libraries at once, the fake services on request, no way out of this machine."""

import ipaddress
import socket
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tests.ready_library import migrate
from tests.server.fixture import server

__all__ = ["migrate", "server"]

# How long an example takes says more of the machine than of the program. Two fifths of the usual
# examples keep the suite short; ``python -m tests.fuzzing`` takes its time over more.
settings.register_profile(
    "refdesk", deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("refdesk")


def _refuse_outside(host: object) -> None:
    if not isinstance(host, str) or host in {"", "localhost"}:
        return
    try:
        inside = ipaddress.ip_address(host).is_loopback or host in {"0.0.0.0", "::"}
    except ValueError:
        inside = False
    assert inside, f"a test reaches for {host}"


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    """Fail any test that would leave this machine. Not an OSError: the program forgives those."""
    connect, connect_ex, lookup = (
        socket.socket.connect,
        socket.socket.connect_ex,
        socket.getaddrinfo,
    )

    def guarded_connect(self, address):
        if self.family in {socket.AF_INET, socket.AF_INET6}:
            _refuse_outside(address[0])
        return connect(self, address)

    def guarded_connect_ex(self, address):
        if self.family in {socket.AF_INET, socket.AF_INET6}:
            _refuse_outside(address[0])
        return connect_ex(self, address)

    def guarded_lookup(host, *args, **kwargs):
        _refuse_outside(host.decode() if isinstance(host, bytes) else host)
        return lookup(host, *args, **kwargs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded_connect)
        patch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
        patch.setattr(socket, "getaddrinfo", guarded_lookup)
        yield


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Print how many words of the corpus are on the reader's page, whichever worker counted them."""
    reports = [r for kind in ("passed", "failed") for r in terminalreporter.stats.get(kind, ())]
    parts = [
        value
        for report in reports
        for name, value in getattr(report, "user_properties", ())
        if name == "words on the page" and report.when == "call"
    ]
    if not parts:
        return
    articles, words = (sum(part[place] for part in parts) for place in (0, 1))
    terminalreporter.section("words of full texts on the page")
    terminalreporter.line(f"{articles} articles, {words:,} words; those that agree least:")
    terminalreporter.line(f"{'recall':>9} {'precision':>9} {'words':>7}  file")
    for _, recall, precision, count, name in sorted(row for part in parts for row in part[2])[:10]:
        terminalreporter.line(f"{recall:9.5f} {precision:9.5f} {count:7,d}  {name}")


@pytest.fixture(autouse=True)
def _english_after() -> Iterator[None]:
    """Let no window's Korean outlive its test: translators belong to the application."""
    yield
    core = sys.modules.get("PySide6.QtCore")
    application = core.QCoreApplication.instance() if core is not None else None
    if application is not None:
        for translator in application.findChildren(core.QTranslator):
            if translator.language().startswith("ko"):
                application.removeTranslator(translator)
