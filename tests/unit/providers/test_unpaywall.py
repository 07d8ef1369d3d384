"""Unpaywall: free copies, asked for under the user's own name or not at all."""

import json
import logging
import traceback

import pytest

from refdesk.domain.errors import BadRequestError, NotFoundError, UnavailableError
from refdesk.net.cache import ResponseCache
from refdesk.providers.unpaywall import OpenLocation, Unpaywall
from tests.server.asking import EMAIL, Reader, client_for

OPEN = "10.5555/jii.2026.00055"
BRONZE = "10.5555/IMCARD.2022.1011"
CLOSED = "10.5555/afm.1998.12.132"
SICI = "10.5555/(sici)0000-0086(202610)1:1<1::aid-ct1>3.0.co;2-t"


@pytest.fixture
def unpaywall(client) -> Unpaywall:
    return Unpaywall(client)


def record(**changes: object) -> str:
    return json.dumps({"doi": OPEN, "is_oa": True, "oa_status": "green", **changes})


def test_the_best_free_copy(unpaywall, context, server):
    assert unpaywall.best_location(OPEN.upper(), context) == OpenLocation(
        url="https://repository.invalid/41591582",
        pdf_url="https://repository.invalid/41591582.pdf",
        version="publishedVersion",
        licence="cc-by-nc-nd",
        host_type="repository",
        repository="Repository of Sorin",
        oa_status="gold",
    )
    (asked,) = server.requests
    assert asked.path == "/v2/10.5555%2FJII.2026.00055"
    assert asked.params == {"email": EMAIL}


def test_free_to_read_is_no_licence(unpaywall, context):
    found = unpaywall.best_location(BRONZE, context)
    assert found is not None
    assert (found.oa_status, found.licence, found.pdf_url) == ("bronze", "", "")
    assert found.url == "https://repository.invalid/90000009"
    assert found.host_type == "publisher"


def test_a_closed_paper_has_no_free_copy(unpaywall, context, server):
    assert unpaywall.best_location(CLOSED, context) is None
    assert unpaywall.best_location(SICI, context) is None
    assert server.requests[1].path.count("/") == 2


@pytest.mark.parametrize(
    ("best", "url", "pdf"),
    [
        ({"url": "https://a.invalid/x"}, "https://a.invalid/x", ""),
        ({"url_for_pdf": "http://a.invalid/p"}, "http://a.invalid/p", "http://a.invalid/p"),
        (
            {"url": "https://a.invalid/u", "url_for_landing_page": "javascript:alert(1)"},
            "https://a.invalid/u",
            "",
        ),
    ],
)
def test_addresses_that_lack_are_made_up_for(unpaywall, context, server, best, url, pdf):
    server.fault("unpaywall", "body", body=record(best_oa_location=best))
    found = unpaywall.best_location(OPEN, context)
    assert (found.url, found.pdf_url) == (url, pdf)


@pytest.mark.parametrize("best", [None, {}, {"url": "file:///etc/passwd"}, {"url": "http://[x"}, 3])
def test_a_copy_without_an_address_is_none(unpaywall, context, server, best):
    server.fault("unpaywall", "body", body=record(best_oa_location=best))
    assert unpaywall.best_location(OPEN, context) is None


def test_an_unknown_doi_is_not_a_closed_paper(unpaywall, context, server):
    with pytest.raises(NotFoundError) as caught:
        unpaywall.best_location("10.5555/nowhere", context)
    assert (caught.value.service, caught.value.identifier) == ("UNPAYWALL", "10.5555/nowhere")


def test_another_paper_than_asked_is_not_taken(unpaywall, context, server):
    server.fault("unpaywall", "body", body=record(doi="10.5555/other"))
    with pytest.raises(NotFoundError):
        unpaywall.best_location(OPEN, context)


@pytest.mark.parametrize("is_open", [None, "false", 0])
def test_an_answer_that_does_not_say_is_no_answer(unpaywall, context, server, is_open):
    server.fault("unpaywall", "body", body=record(is_oa=is_open))
    with pytest.raises(UnavailableError, match="unparseable"):
        unpaywall.best_location(OPEN, context)


@pytest.mark.parametrize("email", ["", "nobody", "somebody@example.com", "test@sorin.org"])
def test_nobody_is_asked_without_an_address_of_ones_own(server, context, email):
    client = client_for(server, identity=Reader(email, ""))
    with pytest.raises(BadRequestError, match="no e-mail set"):
        Unpaywall(client).best_location(OPEN, context)
    client.close()
    assert server.count() == 0


def test_an_address_that_unpaywall_refuses_is_told_and_hidden(unpaywall, context, server, caplog):
    caplog.set_level(logging.DEBUG)
    body = {"error": True, "message": f"Please use your own email address, not {EMAIL}"}
    server.fault("unpaywall", "body", status=422, body=json.dumps(body))
    with pytest.raises(BadRequestError, match="own email address") as caught:
        unpaywall.best_location(OPEN, context)
    assert server.count() == 1
    assert EMAIL not in str(vars(caught.value)) + caplog.text


@pytest.mark.parametrize(
    ("kind", "reason", "times"),
    [
        ("429", "rate-limited", 4),
        ("503", "server-error", 4),
        ("truncated", "truncated", 4),
        ("html", "html", 1),
        ("403", "blocked", 1),
    ],
)
def test_an_outage_is_not_a_closed_paper(unpaywall, context, server, caplog, kind, reason, times):
    caplog.set_level(logging.DEBUG)
    server.fault("unpaywall", kind, times=None)
    with pytest.raises(UnavailableError) as caught:
        unpaywall.best_location(OPEN, context)
    assert (caught.value.service, caught.value.reason) == ("UNPAYWALL", reason)
    assert server.count() == times
    said = caplog.text + "".join(traceback.format_exception(caught.value))
    assert "10.5555" in said
    for secret in (EMAIL, "sorin-hospital"):
        assert secret not in said + repr(vars(caught.value))


def test_trouble_that_passes_is_waited_for(unpaywall, context, server):
    server.fault("unpaywall", "502", times=2)
    assert unpaywall.best_location(OPEN, context) is not None
    assert server.count() == 3


def test_answers_are_kept_apart_from_who_asked(server, context, tmp_path):
    client = client_for(server, cache=ResponseCache(tmp_path / "kept"))
    for email in (EMAIL, "somebody-else@sorin-hospital.org"):
        client.identity = Reader(email, "")
        assert Unpaywall(client).best_location(OPEN, context) is not None
        with pytest.raises(NotFoundError):
            Unpaywall(client).best_location("10.5555/nowhere", context)
    client.close()
    assert server.count() == 2
    kept = b"".join(path.read_bytes() for path in (tmp_path / "kept").iterdir())
    assert EMAIL.encode() not in kept
