"""What every kind of answer is taken for."""

import tracemalloc
from datetime import timedelta

import pytest

from refdesk.domain.errors import BadRequestError, NotFoundError, UnavailableError
from refdesk.domain.jobs import CancelToken
from refdesk.net.client import RetryPolicy
from refdesk.net.endpoints import Endpoints, ServiceName
from refdesk.net.exchange import Request
from refdesk.net.transport import Timeouts
from tests.server.asking import KEY, HeldClock

EFETCH = "eutils/entrez/eutils/efetch"


def test_an_answer_arrives_as_sent(server, client, record_request):
    response = client.get(record_request(), CancelToken())
    assert response.status == 200
    assert b'<PMID Version="1">41591582</PMID>' in response.body
    assert response.content_type == "text/xml"
    assert server.count() == 1
    assert server.requests[0].headers["user-agent"] == "refdesk/test"


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("429", {}),
        ("429", {"retry_after": 0}),
        ("429", {"retry_after": "soon"}),
        ("500", {}),
        ("502", {}),
        ("503", {}),
        ("504", {}),
        ("prolog-only", {}),
        ("empty", {}),
        ("truncated", {}),
        ("truncated-gzip", {}),
        ("cut-off", {}),
        ("reset", {}),
        ("reset", {"midway": True}),
        ("html", {"status": 503}),
    ],
)
def test_passing_trouble_is_asked_again(server, client, record_request, kind, options):
    server.fault(EFETCH, kind, times=3, **options)
    response = client.get(record_request(), CancelToken())
    assert b"41591582" in response.body
    assert server.count() == 4


@pytest.mark.parametrize(
    ("kind", "options", "reason", "requests"),
    [
        ("429", {}, "rate-limited", 4),
        ("500", {}, "server-error", 4),
        ("truncated", {}, "truncated", 4),
        ("truncated-gzip", {}, "truncated", 4),
        ("prolog-only", {}, "truncated", 4),
        ("reset", {}, "no-connection", 4),
        ("html", {}, "html", 1),
        ("html", {"status": 403}, "html", 1),
        ("401", {}, "blocked", 1),
        ("403", {}, "blocked", 1),
        ("redirect", {}, "redirect", 1),
        ("body", {"body": "Rate exceeded."}, "unparseable", 1),
        ("body", {"body": "Down", "content_type": "text/html"}, "html", 1),
    ],
)
def test_lasting_trouble_is_unavailable(
    server, client, record_request, kind, options, reason, requests
):
    server.fault(EFETCH, kind, times=None, **options)
    with pytest.raises(UnavailableError) as caught:
        client.get(record_request(), CancelToken())
    assert (caught.value.service, caught.value.reason) == ("EUTILS", reason)
    assert server.count() == requests


def test_a_missing_record_is_not_found(server, client, record_request):
    server.fault(EFETCH, "404", times=None)
    with pytest.raises(NotFoundError) as caught:
        client.get(record_request(), CancelToken())
    assert caught.value.identifier == "41591582"
    assert server.count() == 1


def test_a_web_page_under_404_is_an_outage(server, client, record_request):
    server.fault(EFETCH, "html", status=404)
    with pytest.raises(UnavailableError, match="html"):
        client.get(record_request(), CancelToken())


def test_a_refusal_says_why_without_the_key(server, client, record_request):
    server.fault(EFETCH, "body", status=400, body=f'{{"error":"bad key {KEY} from 203.0.113.7"}}')
    with pytest.raises(BadRequestError) as caught:
        client.get(record_request(), CancelToken())
    assert "bad key" in caught.value.message
    for text in (caught.value.message, str(caught.value), repr(caught.value.args)):
        assert KEY not in text
        assert "203.0.113.7" not in text
    assert server.count() == 1


def test_bytes_decide_not_the_announced_type(server, client, record_request):
    server.fault(EFETCH, "wrong-type", content_type="text/html")
    assert b"41591582" in client.get(record_request(), CancelToken()).body
    assert server.count() == 1


def test_compressed_answers_are_unpacked(server, client, record_request):
    server.fault(EFETCH, "gzip")
    assert b"</PubmedArticleSet>" in client.get(record_request(), CancelToken()).body


def test_a_gzip_bomb_stops_early(server, client, record_request):
    server.fault(EFETCH, "gzip-bomb", megabytes=300)
    tracemalloc.start()
    try:
        with pytest.raises(UnavailableError) as caught:
            client.get(record_request(max_bytes=5_000_000), CancelToken())
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert caught.value.reason == "too-large"
    assert peak < 60_000_000  # the fake itself holds a few megabytes
    assert server.count() == 1


def test_a_huge_body_stops_early(server, client, record_request):
    server.fault(EFETCH, "huge", megabytes=45)
    with pytest.raises(UnavailableError) as caught:
        client.get(record_request(max_bytes=2_000_000), CancelToken())
    assert caught.value.reason == "too-large"
    assert server.huge_bytes_sent < 20_000_000


def test_an_announced_huge_body_is_not_read(server, client, record_request):
    server.fault(EFETCH, "body", body=b"<a>" + b" " * 3_000_000 + b"</a>")
    with pytest.raises(UnavailableError, match="too-large"):
        client.get(record_request(max_bytes=2_000_000), CancelToken())


def test_silence_is_a_timeout(server, client_of, record_request):
    server.fault(EFETCH, "hang", times=None, seconds=2)
    client = client_of(timeouts=Timeouts(connect=1, read=0.1), retry=RetryPolicy(2, scale=0.001))
    with pytest.raises(UnavailableError) as caught:
        client.get(record_request(), CancelToken())
    assert caught.value.reason == "timeout"
    assert server.count() == 2


def test_an_endless_drip_is_a_timeout(server, client_of, record_request):
    server.fault(EFETCH, "slow", times=None, pause=0.02)
    client = client_of(timeouts=Timeouts(read=5, total=0.3), retry=RetryPolicy(1))
    with pytest.raises(UnavailableError, match="timeout"):
        client.get(record_request(), CancelToken())


def test_a_closed_port_is_no_connection(server, client_of, record_request):
    client = client_of(retry=RetryPolicy(2, scale=0.001))
    with pytest.raises(UnavailableError) as caught:
        client.get(record_request(url="http://127.0.0.1:9/"), CancelToken())
    assert caught.value.reason == "no-connection"


def test_nothing_is_sent_in_the_clear(client, record_request):
    with pytest.raises(UnavailableError) as caught:
        client.get(record_request(url="http://eutils.ncbi.nlm.nih.gov/x"), CancelToken())
    assert caught.value.reason == "blocked"


def test_offline_answers_at_once(server, client_of, record_request):
    client = client_of(offline=True)
    with pytest.raises(UnavailableError) as caught:
        client.get(record_request(), CancelToken())
    assert caught.value.reason == "offline"
    assert server.count() == 0
    client.offline = False
    client.get(record_request(), CancelToken())
    assert server.count() == 1


# Back-off


def test_delays_double_and_have_jitter(server, client_of, record_request):
    clock = HeldClock()
    server.fault(EFETCH, "500", times=3)
    client_of(clock=clock, retry=RetryPolicy(), jitter=lambda: 0.5).get(
        record_request(), CancelToken()
    )
    assert clock.slept == [1.0, 2.0, 4.0]
    policy = RetryPolicy()
    assert policy.delay(1, 0.0) < policy.delay(1, 0.99) < policy.delay(2, 0.0) * 2
    assert policy.delay(20, 0.99) <= 40


def test_a_short_retry_after_is_honoured(server, client_of, record_request):
    clock = HeldClock()
    server.fault(EFETCH, "429", retry_after=7)
    client_of(clock=clock, retry=RetryPolicy(scale=0.001)).get(record_request(), CancelToken())
    assert sum(clock.slept) == pytest.approx(7, abs=0.1)


def test_a_retry_after_date_is_honoured(server, client_of, record_request):
    clock = HeldClock()
    server.fault(EFETCH, "503", times=0)
    server.fault(EFETCH, "429", retry_after=clock.now() + timedelta(seconds=30))
    client_of(clock=clock, retry=RetryPolicy()).get(record_request(), CancelToken())
    assert sum(clock.slept) == pytest.approx(30, abs=1.1)


def test_a_long_retry_after_pauses_the_host_and_tells_when(server, client_of, record_request):
    clock = HeldClock()
    client = client_of(clock=clock, retry=RetryPolicy())
    server.fault(EFETCH, "429", retry_after=3600)
    for _ in range(2):  # the second question is not even sent
        with pytest.raises(UnavailableError) as caught:
            client.get(record_request(), CancelToken())
        assert caught.value.reason == "rate-limited"
        assert caught.value.retry_at == clock.start + timedelta(seconds=3600)
    assert server.count() == 1
    assert clock.slept == []
    clock.time += 3600
    client.get(record_request(), CancelToken())
    assert server.count() == 2


@pytest.mark.parametrize("demand", ["9" * 400, "Fri, 31 Dec 9999 23:59:59 GMT"])
def test_an_absurd_retry_after_is_cut_short(server, client_of, record_request, demand):
    clock = HeldClock()
    server.fault(EFETCH, "429", retry_after=demand)
    with pytest.raises(UnavailableError) as caught:
        client_of(clock=clock, retry=RetryPolicy()).get(record_request(), CancelToken())
    assert caught.value.retry_at == clock.start + timedelta(days=7)


def test_odd_values_in_the_environment_are_ignored():
    assert RetryPolicy.from_environment({"REFDESK_RETRY_SCALE": "0.5"}).scale == 0.5
    for odd in ("", "x", "-1", "nan", "inf", "0"):
        assert RetryPolicy.from_environment({"REFDESK_RETRY_SCALE": odd}).scale == 1
        assert Timeouts.from_environment({"REFDESK_TIMEOUT_READ": odd}) == Timeouts()
    assert Timeouts.from_environment({"REFDESK_TIMEOUT_READ": "2"}).read == 2


# Redirects


def test_a_redirect_is_followed_only_where_it_is_usual(server, client):
    request = Request(
        ServiceName.DOI,
        client.endpoints.url(ServiceName.DOI, "10.5555%2Fjii.2026.00055"),
        accept="json",
    )
    assert b"LUMEN" in client.get(request, CancelToken()).body
    assert [asked.service for asked in server.requests] == ["doi", "crossref"]


def test_a_redirect_to_another_host_is_refused_for_services_that_stay(server, client):
    server.fault("ctgov", "redirect", target="https://elsewhere.invalid/studies/1")
    request = Request(
        ServiceName.CTGOV, client.endpoints.url(ServiceName.CTGOV, "studies/NCT90000001")
    )
    with pytest.raises(UnavailableError) as caught:
        client.get(request, CancelToken())
    assert caught.value.reason == "redirect"


def test_a_ring_of_redirects_ends(server, client):
    target = f"{server.url}/doi/10.5555%2Fjii.2026.00055"
    server.fault("doi", "redirect", times=None, target=target)
    request = Request(ServiceName.DOI, target)
    with pytest.raises(UnavailableError, match="redirect"):
        client.get(request, CancelToken())
    assert server.count() == 6


# Addresses


def test_one_variable_moves_every_service():
    endpoints = Endpoints.from_environment({"REFDESK_URL_ALL": "http://127.0.0.1:9000/"})
    base = "http://127.0.0.1:9000"
    paths = {
        (ServiceName.EUTILS, "efetch.fcgi"): "eutils/entrez/eutils/efetch.fcgi",
        (ServiceName.IDCONV, ""): "idconv/tools/idconv/api/v1/articles/",
        (ServiceName.PMC, "PMC1.1/PMC1.1.xml"): "pmc/PMC1.1/PMC1.1.xml",
        (ServiceName.CROSSREF, "works/x"): "crossref/works/x",
        (ServiceName.EUROPEPMC, "search"): "europepmc/europepmc/webservices/rest/search",
        (ServiceName.CTGOV, "studies/1"): "ctgov/api/v2/studies/1",
        (ServiceName.ARXIV, "query"): "arxiv/api/query",
    }
    for (name, path), expected in paths.items():
        assert endpoints.url(name, path) == f"{base}/{expected}"


def test_one_service_can_be_moved_alone():
    endpoints = Endpoints.from_environment(
        {"REFDESK_URL_ALL": "http://127.0.0.1:1", "REFDESK_URL_EUTILS": "http://127.0.0.1:2/x/"}
    )
    assert endpoints.url(ServiceName.EUTILS, "a") == "http://127.0.0.1:2/x/entrez/eutils/a"
    assert endpoints.url(ServiceName.PMC, "a") == "http://127.0.0.1:1/pmc/a"
    documented = Endpoints.from_environment(
        {"REFDESK_URL_EUTILS": "http://127.0.0.1:2/entrez/eutils/"}
    )
    assert documented.url(ServiceName.EUTILS, "a") == "http://127.0.0.1:2/entrez/eutils/a"
    usual = Endpoints.from_environment({})
    assert usual.url(ServiceName.EUTILS, "a") == "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/a"


def test_a_service_without_address_is_refused():
    with pytest.raises(BadRequestError):
        Endpoints.from_environment({}).url(ServiceName.LLM, "x")
