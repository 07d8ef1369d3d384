"""The pace as the server sees it: many threads, one client, the real limits, a clock that runs faster."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import chain, zip_longest
from statistics import median

import pytest

from refdesk.domain.errors import RefdeskError
from refdesk.domain.jobs import CancelToken
from refdesk.net.client import RetryPolicy
from refdesk.net.endpoints import SERVICES, ServiceName
from refdesk.net.exchange import Request
from refdesk.net.ratelimit import RateLimiter

FASTER = 4
"""How many seconds of the client a second of the test is."""
LATE = 0.3
"""Real seconds that one request may spend on the way to the server, where it is measured: on a busy
machine a thread waits for its turn. No stretch of requests, however short, may be faster than that."""
THREADS = 8

MEASURED = 0.06
"""Real seconds by which the usual distance of two requests may be off."""

PUBLISHED = {
    "EUTILS": 3, "IDCONV": 3, "CROSSREF": 5, "DATACITE": 1000 / 300, "ARXIV": 1 / 3, "S2": 1,
    "OPENALEX": 100, "MESH": 500 / 60,
}  # fmt: skip
"""Requests a second that services allow one address without a key (services.md 2.2)."""
OURS = {"UNPAYWALL": 2, "EUROPEPMC": 5, "DOI": 2, "ICITE": 1, "CTGOV": 1}
"""What services.md asks of us where a service says nothing."""
KEYED = {"EUTILS": 10, "CROSSREF": 10}
"""With the person's own key; and with an address."""


class FastClock:
    """The machine's clock, sped up."""

    def monotonic(self) -> float:
        return time.monotonic() * FASTER

    def now(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=self.monotonic())

    def sleep(self, seconds: float, cancel: CancelToken) -> None:
        cancel.sleep(seconds / FASTER)


def questions(client, allowed, secrets):
    """Return as many requests to each service as it takes for about a second, all mixed."""
    by_service = []
    for name, limit in allowed.items():
        count = max(2, round(min(limit, SERVICES[ServiceName(name)].per_second * 2) * FASTER))
        url = client.endpoints.url(ServiceName(name), "nothing")
        request = Request(ServiceName(name), url, ttl=None, secret_params=secrets)
        by_service.append([request] * min(count, 12))
    return [one for one in chain.from_iterable(zip_longest(*by_service)) if one is not None]


@pytest.mark.parametrize(
    ("allowed", "secrets"),
    [
        (PUBLISHED | OURS, {}),
        (KEYED, {"api_key": "k" * 36, "mailto": "reader@sorin-hospital.org"}),
    ],
    ids=["plain", "keyed"],
)
def test_no_service_is_asked_faster_than_it_allows(server, client_of, allowed, secrets):
    clock = FastClock()
    client = client_of(clock=clock, limiter=RateLimiter(clock), retry=RetryPolicy(tries=1))
    wanted = questions(client, allowed, secrets)

    def ask(request: Request) -> None:
        try:
            client.get(request, CancelToken())
        except RefdeskError:  # there is nothing at that address, and it is the pace that counts
            return

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(ask, wanted))
    assert server.count() == len(wanted)
    for name, limit in allowed.items():
        moments = sorted(asked.at for asked in server.asked(name.lower()))
        assert len(moments) >= 2
        for first, start in enumerate(moments):
            for more, end in enumerate(moments[first + 1 :], 1):
                room = limit * FASTER * (end - start + LATE)
                assert more <= max(1, room), (name, more, end - start)
        half = len(moments) // 2  # some requests are late, most are not
        usual = median(moments[i + half] - moments[i] for i in range(len(moments) - half))
        if half > 1:
            assert half <= limit * FASTER * (usual + MEASURED), (name, half, usual)
