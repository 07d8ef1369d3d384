# SPDX-License-Identifier: GPL-3.0-or-later
"""PubMed's "did you mean"."""

import pytest

from refdesk.domain.errors import BadRequestError, CancelledError, UnavailableError
from refdesk.providers.spelling import Spelling
from tests.server.asking import EMAIL, KEY


@pytest.fixture
def spelling(client) -> Spelling:
    return Spelling(client)


def test_a_better_spelling(spelling, context, server):
    assert spelling.corrected("  lumekine  cells & more ", context) == "lumekin cells & more"
    (asked,) = server.requests
    assert asked.params == {
        "db": "pubmed", "term": "lumekine cells & more", "tool": "refdesk", "email": EMAIL, "api_key": KEY,
    }  # fmt: skip


def test_nothing_better(spelling, context, server):
    assert spelling.corrected("lumekin cells", context) == ""
    same = "<eSpellResult><CorrectedQuery>lumekin Cells</CorrectedQuery></eSpellResult>"
    server.fault("eutils", "body", body=same)
    assert spelling.corrected("Lumekin  cells", context) == ""


def test_what_nobody_typed_is_not_asked(spelling, context, server):
    assert spelling.corrected(" ", context) == spelling.corrected("word " * 300, context) == ""
    assert server.count() == 0


def test_an_error_in_the_answer_is_told(spelling, context, server):
    body = "<eSpellResult><Query>x</Query><ERROR>Empty term\n given</ERROR></eSpellResult>"
    server.fault("eutils", "body", body=body)
    with pytest.raises(BadRequestError, match="Empty term given"):
        spelling.corrected("x", context)


@pytest.mark.parametrize(
    ("kind", "options", "reason"),
    [
        ("429", {}, "rate-limited"),
        ("429", {"status": 200}, "rate-limited"),
        ("503", {}, "server-error"),
        ("html", {}, "html"),
        ("truncated", {}, "truncated"),
        ("body", {"body": "<other/>"}, "unparseable"),
        ("billion-laughs", {}, "suspicious"),
    ],
)
def test_an_outage_is_not_a_good_spelling(spelling, context, server, kind, options, reason):
    server.fault("eutils", kind, times=None, **options)
    with pytest.raises(UnavailableError) as caught:
        spelling.corrected("lumekine", context)
    assert caught.value.reason == reason


@pytest.mark.parametrize("kind", ["429", "500", "truncated", "reset"])
def test_trouble_that_passes_is_not_noticed(spelling, context, server, kind):
    server.fault("eutils/espell", kind)
    assert spelling.corrected("lumekine", context) == "lumekin"
    assert server.count() == 2


def test_stopping(spelling, context):
    context.cancel.cancel()
    with pytest.raises(CancelledError):
        spelling.corrected("lumekine", context)
