"""Who cancels waits no longer than a blink, wherever the request is at that moment."""

import threading
import time

import pytest

from refdesk.domain.errors import CancelledError
from refdesk.domain.jobs import CancelToken
from refdesk.net.client import RetryPolicy
from refdesk.net.clock import SystemClock
from refdesk.net.endpoints import SERVICES, ServiceName
from refdesk.net.ratelimit import RateLimiter
from tests.server.asking import wait_until

EFETCH = "eutils/entrez/eutils/efetch"


def _cancel_while(client, request, is_under_way) -> float:
    """Cancel a running request; return the seconds until its thread heard of it."""
    cancel = CancelToken()
    raised: list[BaseException] = []
    ended: list[float] = []

    def ask():
        try:
            client.get(request, cancel)
        except BaseException as error:
            raised.append(error)
        ended.append(time.monotonic())

    thread = threading.Thread(target=ask)
    thread.start()
    wait_until(is_under_way)
    started = time.monotonic()
    cancel.cancel()
    thread.join(5)
    assert [type(error) for error in raised] == [CancelledError]
    return ended[0] - started


def test_cancel_ends_a_slow_read(server, client, record_request):
    server.fault(EFETCH, "slow", pause=0.05)
    assert _cancel_while(client, record_request(), lambda: server.count() == 1) < 0.2


def test_cancel_ends_waiting_for_the_first_byte(server, client, record_request):
    server.fault(EFETCH, "hang", seconds=20)
    assert _cancel_while(client, record_request(), lambda: server.count() == 1) < 0.2


def test_cancel_frees_the_thread_that_reads(server, client, record_request):
    server.fault(EFETCH, "hang", seconds=20)
    _cancel_while(client, record_request(), lambda: server.count() == 1)
    wait_until(lambda: not any(t.name == "refdesk-http" for t in threading.enumerate()), 2)


def test_cancel_ends_back_off(server, client_of, record_request):
    server.fault(EFETCH, "500", times=None)
    client = client_of(retry=RetryPolicy(first_delay=30))
    assert _cancel_while(client, record_request(), lambda: server.count() == 1) < 0.2
    assert server.count() == 1


def test_cancel_ends_a_retry_after(server, client_of, record_request):
    server.fault(EFETCH, "429", retry_after=50)
    assert _cancel_while(client_of(), record_request(), lambda: server.count() == 1) < 0.2


def test_cancel_ends_waiting_for_the_turn(server, client_of, record_request):
    limiter = RateLimiter(SystemClock(), SERVICES)
    limiter.pause(ServiceName.EUTILS, 40)
    assert _cancel_while(client_of(limiter=limiter), record_request(), lambda: True) < 0.2
    assert server.count() == 0


def test_cancelled_before_means_never_asked(server, client, record_request):
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(CancelledError):
        client.get(record_request(), cancel)
    assert server.count() == 0


def test_the_connection_is_usable_after_a_cancel(server, client, record_request):
    server.fault(EFETCH, "slow", pause=0.05)
    _cancel_while(client, record_request(), lambda: server.count() == 1)
    assert client.get(record_request(), CancelToken()).status == 200
