"""What is kept of answers, for how long, and what is never kept."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from refdesk.domain.errors import (
    NotFoundError,
    NotOpenError,
    RefdeskError,
    UnavailableError,
    UnreadableError,
)
from refdesk.domain.jobs import CancelToken
from refdesk.net.cache import ResponseCache
from refdesk.net.client import RetryPolicy
from refdesk.net.exchange import DAY, Response
from tests.server.asking import EMAIL, KEY, HeldClock

EFETCH = "eutils/entrez/eutils/efetch"


@pytest.fixture
def clock() -> HeldClock:
    return HeldClock()


@pytest.fixture
def cached(client_of, clock, tmp_path):
    return client_of(clock=clock, cache=ResponseCache(tmp_path / "kept", clock=clock))


def _files(tmp_path: Path) -> list[Path]:
    return sorted(tmp_path.rglob("*.answer"))


def test_the_second_question_is_answered_from_disk(server, cached, record_request):
    first = cached.get(record_request(), CancelToken())
    second = cached.get(record_request(), CancelToken())
    assert server.count() == 1
    assert second.body == first.body
    assert (first.from_cache, second.from_cache) == (False, True)


def test_another_question_is_another_answer(server, cached, record_request):
    cached.get(record_request(), CancelToken())
    cached.get(record_request("90000007"), CancelToken())
    assert server.count() == 2


def test_the_key_does_not_depend_on_who_asks(server, cached, record_request):
    cached.get(record_request(), CancelToken())
    cached.get(record_request(secret_params={}), CancelToken())
    assert server.count() == 1


def test_a_fresh_question_replaces_the_kept_answer(server, cached, record_request):
    cached.get(record_request(), CancelToken())
    cached.get(record_request(fresh=True), CancelToken())
    cached.get(record_request(), CancelToken())
    assert server.count() == 2


def test_answers_expire(server, cached, clock, record_request):
    cached.get(record_request(ttl=100.0), CancelToken())
    clock.time += 99
    cached.get(record_request(ttl=100.0), CancelToken())
    assert server.count() == 1
    clock.time += 2
    cached.get(record_request(ttl=100.0), CancelToken())
    assert server.count() == 2


def test_nothing_is_kept_without_a_lifetime(server, cached, record_request, tmp_path):
    cached.get(record_request(ttl=None), CancelToken())
    assert _files(tmp_path) == []


@pytest.mark.parametrize(
    ("error", "lifetime"),
    [(NotFoundError("EUTILS", "1"), DAY), (NotOpenError("PMC", "1"), 7 * DAY)],
)
def test_negative_answers_are_kept_by_their_kind(
    server, cached, clock, record_request, error, lifetime
):
    def parse(response: Response) -> None:
        raise error

    def ask():
        with pytest.raises(type(error)):
            cached.read(record_request(ttl=100.0), CancelToken(), parse)

    ask()
    clock.time += lifetime - 1
    ask()
    assert server.count() == 1
    clock.time += 2
    ask()
    assert server.count() == 2


@pytest.mark.parametrize(
    ("kind", "options"),
    [("500", {}), ("html", {}), ("429", {}), ("truncated", {}), ("400", {}), ("403", {})],
)
def test_failures_are_never_kept(server, cached, record_request, tmp_path, kind, options):
    server.fault(EFETCH, kind, times=4, **options)
    with pytest.raises(RefdeskError):
        cached.get(record_request(), CancelToken())
    assert _files(tmp_path) == []
    server.clear()
    assert cached.get(record_request(), CancelToken()).status == 200


def test_what_cannot_be_parsed_is_not_kept(server, cached, record_request, tmp_path):
    def parse(response: Response) -> None:
        raise UnreadableError("PubMed", "not-xml", detail=f"near {EMAIL}")

    with pytest.raises(UnavailableError) as caught:
        cached.read(record_request(), CancelToken(), parse)
    assert caught.value.reason == "unparseable"
    assert EMAIL not in caught.value.detail
    assert _files(tmp_path) == []


def test_a_kept_answer_that_no_longer_parses_is_asked_again(server, cached, record_request):
    cached.get(record_request(), CancelToken())

    def parse(response: Response) -> str:
        if response.from_cache:
            raise UnreadableError("PubMed", "not-xml")
        return "read"

    assert cached.read(record_request(), CancelToken(), parse) == "read"
    assert server.count() == 2


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[: len(data) // 2],
        lambda data: data[:-5] + b"xxxxx",
        lambda data: data.replace(b"Sorin", b"Sarin"),
        lambda data: b"refdesk-cache 1\nnot json\n",
        lambda data: b'refdesk-cache 1\n{"size": 0, "checksum": 0}\n',
        lambda data: b"refdesk-cache 1\n[]\n",
        lambda data: b"\x00" * 100,
    ],
)
def test_damaged_entries_count_as_absent(server, cached, record_request, tmp_path, damage):
    cached.get(record_request(), CancelToken())
    (path,) = _files(tmp_path)
    path.write_bytes(damage(path.read_bytes()))
    assert b"Sorin" in cached.get(record_request(), CancelToken()).body
    assert server.count() == 2
    cached.get(record_request(), CancelToken())
    assert server.count() == 2


def test_no_secret_reaches_the_disk(server, cached, record_request, tmp_path):
    cached.get(record_request(), CancelToken())
    for path in _files(tmp_path):
        data = path.read_bytes()
        for secret in (KEY, EMAIL, "sorin-hospital"):
            assert secret.encode() not in data
            assert secret not in path.name


def test_an_answer_that_names_the_asker_is_not_kept(server, cached, record_request, tmp_path):
    """The asker may be an author: blanking the address would change the paper."""
    request = record_request(secret_params={"email": "harin.shin@sorin.example"})
    assert b"harin.shin@sorin.example" in cached.get(request, CancelToken()).body
    assert _files(tmp_path) == []


def test_an_answer_that_repeats_the_question_is_kept_without_it(
    server, cached, record_request, tmp_path
):
    server.fault(EFETCH, "body", body=f"<a>email={EMAIL.replace('+', '%2B')}&amp;key={KEY}</a>")
    cached.get(record_request(echoes_secrets=True), CancelToken())
    cached.get(record_request(echoes_secrets=True), CancelToken())
    assert server.count() == 1
    data = _files(tmp_path)[0].read_bytes()
    assert KEY.encode() not in data
    assert b"sorin-hospital" not in data


def test_the_folder_stays_within_its_bound(client_of, record_request, tmp_path):
    cache = ResponseCache(tmp_path, max_bytes=100_000)
    answer = Response(200, b"x" * 9_000, {}, "")
    for number in range(40):
        cache.put(record_request(str(number)), answer, 100)
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 100_000
    assert cache.get(record_request("39")) is not None
    assert cache.get(record_request("0")) is None
    cache.put(record_request("large"), Response(200, b"x" * 90_000, {}, ""), 100)
    assert cache.get(record_request("large")) is None
    cache.clear()
    assert list(tmp_path.iterdir()) == []


def test_threads_and_other_programs_may_share_the_folder(client, record_request, tmp_path):
    caches = [ResponseCache(tmp_path, max_bytes=60_000) for _ in range(2)]

    def work(number: int) -> None:
        request = record_request(str(number % 7))
        body = bytes([number % 7]) * 5_000
        cache = caches[number % 2]
        cache.put(request, Response(200, body, {}, ""), 100)
        kept = cache.get(request)
        assert kept is None or kept.body == body

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(work, range(200)))
    assert not list(tmp_path.glob("*.part"))


def test_a_folder_that_cannot_be_written_only_means_no_cache(
    server, client_of, record_request, tmp_path
):
    (tmp_path / "file").write_text("in the way")
    client = client_of(cache=ResponseCache(tmp_path / "file" / "kept"), retry=RetryPolicy(1))
    for _ in range(2):
        assert client.get(record_request(), CancelToken()).status == 200
    assert server.count() == 2
