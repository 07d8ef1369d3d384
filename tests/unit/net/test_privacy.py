"""Keys and addresses stay between the user and the service."""

import logging
import traceback
from dataclasses import dataclass

import pytest

from refdesk.domain.errors import RefdeskError, UnavailableError
from refdesk.domain.jobs import CancelToken
from refdesk.net.client import user_agent
from refdesk.net.identity import usable_email
from refdesk.net.redact import redact
from tests.server.asking import EMAIL, KEY
from tests.server.faults import CALLER_IP

EFETCH = "eutils/entrez/eutils/efetch"


@pytest.mark.parametrize("kind", ["429", "500", "html", "reset", "invalid-key", "truncated"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_no_secret_in_logs_and_errors(server, client, record_request, caplog, kind, method):
    caplog.set_level(logging.DEBUG)
    server.fault(EFETCH, kind, times=None)
    with pytest.raises(RefdeskError) as caught:
        client.get(record_request(method=method), CancelToken())
    assert KEY in str(server.requests[0].params)  # it was sent all right
    said = caplog.text + "".join(traceback.format_exception(caught.value))
    said += repr(vars(caught.value)) + repr(caught.value.args)
    for secret in (KEY, EMAIL, "sorin-hospital"):
        assert secret not in said
    assert "efetch.fcgi" in caplog.text


def test_the_callers_address_is_removed_from_a_rate_limit(server, client, record_request):
    server.fault(EFETCH, "429", times=None)
    with pytest.raises(UnavailableError) as caught:
        client.get(record_request(secret_params={}), CancelToken())
    assert CALLER_IP not in caught.value.detail
    assert "rate limit" in caught.value.detail


def test_redaction_knows_names_addresses_and_given_secrets():
    text = redact(
        "key sesame of a@b.org (203.0.113.7, 2001:db8::1) at ?api_key=XyZ&email=c%40d.org&x=1 "
        'and {"api-key":"abc"} at 10:30:15',
        ["sesame"],
    )
    for secret in ("sesame", "a@b.org", "203.0.113.7", "2001:db8", "XyZ", "c%40d", '"abc"'):
        assert secret not in text
    assert "x=1" in text
    assert len(redact("x" * 10_000)) <= 500


@dataclass(frozen=True)
class _Somebody:
    email: str
    ncbi_api_key: str = ""


@pytest.mark.parametrize(
    ("email", "sent"),
    [
        (EMAIL, EMAIL),
        (" me@uni.ac.kr ", "me@uni.ac.kr"),
        ("", ""),
        ("me", ""),
        ("me@example.com", ""),
        ("me@mail.example.org", ""),
        ("test@uni.ac.kr", ""),
        ("a b@c.org", ""),
        ("me@localhost", ""),
        ("me@counterexample.org", "me@counterexample.org"),
    ],
)
def test_only_real_addresses_are_sent(email, sent):
    assert usable_email(_Somebody(email)) == sent


def test_the_program_names_itself_and_makes_nothing_up():
    assert user_agent().startswith("refdesk/")
    assert "mailto" not in user_agent()
    full = user_agent("https://refdesk.invalid", "dev@refdesk.invalid")
    assert full.endswith(" (https://refdesk.invalid; mailto:dev@refdesk.invalid)")
