"""All threads together are no faster than one service allows."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import pairwise

import pytest

from refdesk.domain.errors import UnavailableError
from refdesk.domain.jobs import CancelToken
from refdesk.net.clock import SystemClock
from refdesk.net.endpoints import SERVICES, ServiceName
from refdesk.net.ratelimit import RateLimiter
from tests.server.asking import HeldClock

PACED = {
    name: replace(service, per_second=25, keyed_per_second=100, parallel=2)
    for name, service in SERVICES.items()
}


def _gaps(server) -> list[float]:
    moments = sorted(asked.at for asked in server.requests)
    return [later - earlier for earlier, later in pairwise(moments)]


def test_threads_share_one_pace(server, client_of, record_request):
    client = client_of(limiter=RateLimiter(SystemClock(), PACED))
    request = record_request(secret_params={})
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: client.get(request, CancelToken()), range(12)))
    assert server.count() == 12
    moments = [asked.at for asked in server.requests]
    assert max(moments) - min(moments) >= 11 / 25 * 0.95
    assert sum(_gaps(server)) / 11 >= 0.038


def test_a_key_buys_a_faster_pace():
    for keyed in (False, True):
        clock = HeldClock()
        limiter = RateLimiter(clock, SERVICES)
        for _ in range(11):
            with limiter.slot(ServiceName.EUTILS, CancelToken(), keyed=keyed):
                pass
        assert sum(clock.slept) == pytest.approx(10 / (8 if keyed else 2.5))


def test_services_do_not_wait_for_each_other():
    clock = HeldClock()
    limiter = RateLimiter(clock, SERVICES)
    for name in ServiceName:
        with limiter.slot(name, CancelToken()):
            pass
    assert clock.slept == []


def test_no_more_connections_at_once_than_allowed(server, client_of, record_request):
    client = client_of(limiter=RateLimiter(SystemClock(), PACED))
    running: list[int] = []
    lock = threading.Lock()
    pair = threading.Barrier(2, timeout=20)
    note = server.note

    def watched(asked):
        with lock:
            running.append(client._limiter._states[ServiceName.EUTILS].in_flight)
        pair.wait()  # nobody is answered before there are two: they do run side by side
        return note(asked)

    server.note = watched
    request = record_request("90000007")
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda _: client.get(request, CancelToken()), range(6)))
    assert max(running) == 2


def test_a_pause_holds_everybody_back():
    clock = HeldClock()
    limiter = RateLimiter(clock, SERVICES)
    limiter.pause(ServiceName.EUTILS, 20)
    with limiter.slot(ServiceName.EUTILS, CancelToken()):
        pass
    assert sum(clock.slept) == pytest.approx(20)
    limiter.pause(ServiceName.EUTILS, 61)
    with (
        pytest.raises(UnavailableError) as caught,
        limiter.slot(ServiceName.EUTILS, CancelToken()),
    ):
        pass
    assert caught.value.retry_at is not None


def test_the_published_limits_are_kept():
    published = {"EUTILS": 3, "IDCONV": 3, "CROSSREF": 5, "ARXIV": 1 / 3, "S2": 1, "CTGOV": 1}
    for name, limit in published.items():
        assert SERVICES[ServiceName(name)].per_second <= limit
    assert (SERVICES[ServiceName.EUTILS].keyed_per_second or 0) <= 10
    assert SERVICES[ServiceName.PMC].parallel == 4
    assert SERVICES[ServiceName.ARXIV].parallel == 1
