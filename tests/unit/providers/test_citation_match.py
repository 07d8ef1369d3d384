# SPDX-License-Identifier: GPL-3.0-or-later
"""NLM's citation matcher."""

from dataclasses import replace

import pytest

from refdesk.domain.errors import BadRequestError, CancelledError, UnavailableError
from refdesk.domain.reference import Author, Journal, PartialDate, Reference
from refdesk.providers.citation_match import CitationMatch, CitationMatcher
from tests.server.asking import EMAIL, KEY

PAPER = Reference(
    authors=(Author("Shin", "Harin"),),
    journal=Journal("J. Invent. Immunother."),
    published=PartialDate(2026),
    volume="75",
    pages="55",
)
SLEEP = Reference(
    journal=Journal("Jieonaen Uihak Hakhoeji"),
    published=PartialDate(2015),
    volume="30",
    pages="201-8",
)
BARE = Reference(title="Says too little", published=PartialDate(2020))
FOUND = CitationMatch("found", "41591582")


@pytest.fixture
def matcher(client) -> CitationMatcher:
    return CitationMatcher(client)


def test_references_by_their_place(matcher, context, server):
    elsewhere = replace(PAPER, journal=Journal("Nowhere"))
    later = replace(PAPER, volume="76")
    assert matcher.match([PAPER, BARE, SLEEP, elsewhere, later], context) == {
        0: FOUND,
        1: CitationMatch("not-asked"),
        2: CitationMatch("found", "90000006"),
        3: CitationMatch("not-found"),
        4: CitationMatch("not-found"),
    }
    (asked,) = server.requests
    assert (asked.method, asked.path) == ("POST", "/entrez/eutils/ecitmatch.cgi")
    assert {**asked.params, "bdata": ""} == {
        "db": "pubmed", "retmode": "xml", "bdata": "", "tool": "refdesk", "email": EMAIL, "api_key": KEY,
    }  # fmt: skip
    assert asked.params["bdata"].count("\r") == 3
    assert EMAIL not in asked.query


def test_nothing_is_asked_about_nothing(matcher, context, server):
    assert matcher.match([], context) == {}
    assert matcher.match([BARE], context) == {0: CitationMatch("not-asked")}
    assert server.count() == 0


def test_a_hundred_a_request(matcher, context, server):
    found = matcher.match([SLEEP, BARE, *[PAPER] * 249], context)
    assert [a.params["bdata"].count("\r") + 1 for a in server.requests] == [100, 100, 50]
    assert list(found) == list(range(251))
    assert found[0].pmid == "90000006"
    assert all(found[place] == FOUND for place in range(2, 251))


def answered(server, *lines: str) -> None:
    server.fault("eutils", "body", body="".join(f"{line}\n" for line in lines))


def test_answers_are_known_by_their_key_not_by_their_order(matcher, context, server):
    answered(
        server,
        "x|2015|30|201||refdesk1|22",
        "J|2026|75|55|shin h|refdesk0|11",
        "odd",
        "a|refdesk9|5",
    )
    assert matcher.match([PAPER, SLEEP], context) == {
        0: CitationMatch("found", "11"),
        1: CitationMatch("found", "22"),
    }


def test_dropped_lines_are_not_found(matcher, context, server):
    answered(server, "J|2026|75|55|shin h|refdesk0|11")
    assert matcher.match([PAPER, SLEEP], context)[1] == CitationMatch("not-found")


@pytest.mark.parametrize(
    ("answer", "match"),
    [
        ("41591582|", FOUND),
        (" 41591582 ", FOUND),
        ("NOT_FOUND", CitationMatch("not-found")),
        ("NOT_FOUND;INVALID_JOURNAL 12345", CitationMatch("not-found")),
        ("AMBIGUOUS", CitationMatch("ambiguous")),
        ("AMBIGUOUS (3 citations)", CitationMatch("ambiguous")),
        ("AMBIGUOUS 31000001,31000002", CitationMatch("ambiguous", "", ("31000001", "31000002"))),
        ("31000001,31000002", CitationMatch("ambiguous", "", ("31000001", "31000002"))),
        ("", CitationMatch("not-found")),
        ("something new 41591582", CitationMatch("not-found")),
    ],
)
def test_what_an_answer_says(matcher, context, server, answer, match):
    answered(server, f"J|2026|75|55|shin h|refdesk0|{answer}")
    assert matcher.match([PAPER], context) == {0: match}


def test_a_last_line_without_end_will_do_where_all_are_there(matcher, context, server):
    server.fault("eutils", "body", body="J|2026|75|55|shin h|refdesk0|41591582")
    assert matcher.match([PAPER], context) == {0: FOUND}


@pytest.mark.parametrize(
    ("kind", "options", "reason"),
    [
        ("429", {}, "rate-limited"),
        ("429", {"status": 200}, "rate-limited"),
        ("503", {}, "server-error"),
        ("html", {}, "html"),
        ("truncated", {}, "truncated"),
        ("empty", {}, "truncated"),
        ("body", {"body": "External viewer error"}, "server-error"),
        ("body", {"body": "something else\n"}, "unparseable"),
        # Half a PMID is another paper's.
        ("body", {"body": "J|2026|75|55|shin h|refdesk0|4159"}, "truncated"),
    ],
)
def test_an_outage_is_not_not_found(matcher, context, server, kind, options, reason):
    server.fault("eutils", kind, times=None, **options)
    with pytest.raises(UnavailableError) as caught:
        matcher.match([PAPER, SLEEP], context)
    assert caught.value.reason == reason


@pytest.mark.parametrize("kind", ["429", "500", "truncated", "reset", "cut-off"])
def test_trouble_that_passes_is_not_noticed(matcher, context, server, kind):
    server.fault("eutils/ecitmatch", kind)
    assert matcher.match([PAPER, SLEEP], context)[0] == FOUND
    assert server.count() == 2


def test_a_refusal_names_no_key(matcher, context, server):
    server.fault("eutils", "invalid-key")
    with pytest.raises(BadRequestError) as caught:
        matcher.match([PAPER], context)
    assert "API key invalid" in caught.value.message
    assert KEY not in str(caught.value)


def test_an_error_of_status_200_is_told(matcher, context, server):
    server.fault("eutils", "body", body='{"error": "no such database"}')
    with pytest.raises(BadRequestError, match="no such database"):
        matcher.match([PAPER], context)


def test_stopping(matcher, context, server):
    context.cancel.cancel()
    with pytest.raises(CancelledError):
        matcher.match([PAPER], context)
    assert server.count() == 0
