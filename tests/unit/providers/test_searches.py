"""Searches of Crossref and ClinicalTrials.gov: pages to the end, and failures that are no empty lists."""

import json

import pytest

from refdesk.domain.errors import BadRequestError, UnavailableError
from refdesk.domain.reference import ReferenceKind
from refdesk.providers.clinicaltrials import ClinicalTrials
from refdesk.providers.crossref import MOST_LISTED, Crossref
from tests.server.asking import EMAIL, Reader, client_for

WORKS = "crossref/works"
STUDIES = "ctgov/api/v2/studies"


@pytest.fixture
def crossref(client) -> Crossref:
    return Crossref(client)


@pytest.fixture
def registry(client) -> ClinicalTrials:
    return ClinicalTrials(client)


# Crossref


def test_crossref_finds_works_by_their_words(crossref, context, server):
    page = crossref.search("adjuvant lumekin shin 2026", context, rows=3)
    first = page.works[0]
    assert first.doi == "10.5555/jii.2026.00055"
    assert first.title.endswith("tumours: nine-year follow-up")
    assert [author.short for author in first.authors] == ["Shin H", "LUMEN Study Group"]
    assert (first.journal.iso_abbreviation, first.year) == ("J Invent Immunother", 2026)
    assert first.article_number == "55"
    assert first.abstracts[0].sections[1].text == "They <i>helped</i>."
    (asked,) = server.requests
    assert (asked.method, asked.path) == ("GET", "/works")
    assert {name: asked.params[name] for name in asked.params if name != "select"} == {
        "query.bibliographic": "adjuvant lumekin shin 2026",
        "rows": "3",
        "mailto": EMAIL,
    }
    assert "language" not in asked.params["select"].split(",")


def test_a_retracted_work_is_known_in_the_list(crossref, context):
    works = crossref.search("moonlight wound healing", context).works
    by_doi = {work.doi: work for work in works}
    assert by_doi["10.5555/smj.2019.301"].is_retracted
    assert not by_doi["10.5555/smj.2021.44"].is_retracted  # the notice


def test_crossref_is_read_to_the_end(crossref, context, server):
    found: list[str] = []
    offset: int | None = 0
    while offset is not None and server.count() < 10:
        page = crossref.search("pebbles", context, rows=20, offset=offset)
        found += [work.doi for work in page.works]
        offset = page.next_offset
    assert len(found) == len(set(found)) == page.total == 60
    assert [asked.params.get("offset") for asked in server.requests] == [None, "20", "40"]


def test_crossref_lists_no_more_than_it_can_place(crossref, context, server):
    body = json.dumps(
        {"message": {"total-results": 99_999, "items": [{"DOI": "10.5555/a"}, {"title": ["none"]}]}}
    )
    server.fault(WORKS, "body", times=None, body=body)
    before = crossref.search("x", context, rows=25, offset=MOST_LISTED - 50)
    assert before.next_offset == MOST_LISTED - 25
    assert [work.doi for work in before.works] == ["10.5555/a"]  # without a DOI it is nothing
    last = crossref.search("x", context, rows=25, offset=MOST_LISTED - 25)
    assert (last.total, last.next_offset) == (99_999, None)


def test_an_empty_page_ends_what_crossref_counts(crossref, context, server):
    server.fault(WORKS, "body", body='{"message":{"total-results":500,"items":[]}}')
    assert crossref.search("x", context).next_offset is None


def test_filters_and_order_are_sent(crossref, context, server):
    page = crossref.search(
        "", context, filters=("from-pub-date:2010", "type:posted-content"), newest_first=True
    )
    years = [work.year for work in page.works]
    assert years == sorted(years, reverse=True)
    assert {work.kind for work in page.works} == {ReferenceKind.PREPRINT}
    (asked,) = server.requests
    assert asked.params["filter"] == "from-pub-date:2010,type:posted-content"
    assert (asked.params["sort"], asked.params["order"]) == ("published", "desc")
    assert "query.bibliographic" not in asked.params


def test_crossref_says_what_it_cannot_read(crossref, context):
    with pytest.raises(BadRequestError, match="colour is not valid"):
        crossref.search("x", context, filters=("colour:blue",))
    with pytest.raises(BadRequestError, match="out of range"):
        crossref.search("x", context, rows=1001)


def test_a_refusal_under_200_is_a_refusal(crossref, context, server):
    body = '{"status":"failed","message":[{"message":"No such filter"},{}]}'
    server.fault(WORKS, "body", body=body)
    with pytest.raises(BadRequestError, match="No such filter"):
        crossref.search("x", context)


def test_nobody_is_named_where_no_address_is_set(server, context):
    client = client_for(server, identity=Reader("", ""))
    Crossref(client).search("pebbles", context)
    client.close()
    assert "mailto" not in server.requests[0].params


# ClinicalTrials.gov


def test_trials_are_found(registry, context, server):
    page = registry.search("ailment", context, page_size=2)
    assert page.total == 60
    first, second = page.trials
    assert (first.nct, first.status, first.phases) == ("NCT91000001", "COMPLETED", ("PHASE2",))
    assert first.title == "Pebbles & <stones> for invented ailment 1"
    assert (first.posted, first.sponsor) == ("1991-05-06", "Sorin University Hospital")
    assert second.summary == "Pebbles\nof >= 2 g are given."
    (asked,) = server.requests
    assert asked.path == "/api/v2/studies"
    fields = asked.params.pop("fields").split(",")
    assert {"NCTId", "StudyFirstPostDate", "LeadSponsorName", "BriefSummary"} <= set(fields)
    assert asked.params == {"query.term": "ailment", "pageSize": "2", "countTotal": "true"}


def test_trials_are_read_to_the_end(registry, context, server):
    found: list[str] = []
    totals: list[int | None] = []
    token = ""
    while (not totals or token) and server.count() < 10:
        page = registry.search(
            "ailment", context, page_size=25, page_token=token, newest_first=True
        )
        found += [trial.nct for trial in page.trials]
        totals.append(page.total)
        token = page.next_token
    assert len(found) == len(set(found)) == 60
    assert found[0] == "NCT91000060"
    assert totals == [60, None, None]  # counted once
    assert {asked.params["sort"] for asked in server.requests} == {"StudyFirstPostDate:desc"}
    assert server.count() == 3


def test_a_token_that_leads_nowhere_ends_the_list(registry, context, server):
    study = {"protocolSection": {"identificationModule": {"nctId": "NCT91000001"}}}
    body = json.dumps({"studies": [study, {}], "nextPageToken": "here"})
    server.fault(STUDIES, "body", body=body)
    page = registry.search("x", context, page_token="here")
    assert [trial.nct for trial in page.trials] == ["NCT91000001"]
    assert page.next_token == ""
    server.fault(STUDIES, "body", body='{"studies":[],"nextPageToken":"on"}')
    assert registry.search("y", context, page_token="here").next_token == ""


def test_the_registry_says_what_it_cannot_read(registry, context):
    with pytest.raises(BadRequestError, match="page token"):
        registry.search("ailment", context, page_token="stale")


def test_no_trials_is_an_answer(registry, context):
    page = registry.search("nothingofthekind", context)
    assert (page.total, page.trials, page.next_token) == (0, (), "")


# Trouble


@pytest.mark.parametrize("service", ["crossref", "ctgov"])
@pytest.mark.parametrize(
    ("kind", "reason", "times"),
    [
        ("429", "rate-limited", 4),
        ("503", "server-error", 4),
        ("cut-off", "truncated", 4),
        ("html", "html", 1),
        ("truncated", "unparseable|truncated", None),
    ],
)
def test_no_answer_is_not_no_hits(client, context, server, service, kind, reason, times):
    server.fault(service, kind, times=None)
    search = {"crossref": Crossref(client).search, "ctgov": ClinicalTrials(client).search}[service]
    with pytest.raises(UnavailableError, match=reason):
        search("pebbles", context)
    assert times is None or server.count() == times


@pytest.mark.parametrize("service", ["crossref", "ctgov"])
def test_trouble_that_passes_is_waited_for(client, context, server, service):
    server.fault(service, "500", times=2)
    search = {"crossref": Crossref(client).search, "ctgov": ClinicalTrials(client).search}[service]
    assert search("pebbles", context).total
    assert server.count() == 3


@pytest.mark.parametrize("service", ["crossref", "ctgov"])
@pytest.mark.parametrize(
    "body",
    [
        "{}",
        '{"error":"Sorry"}',
        '{"message":{"items":[]}}',
        '{"message":{"items":null,"total-results":5},"totalCount":5}',
        "[]",
    ],
)
def test_an_answer_without_a_list_is_no_empty_list(client, context, server, service, body):
    server.fault(service, "body", body=body)
    search = {"crossref": Crossref(client).search, "ctgov": ClinicalTrials(client).search}[service]
    with pytest.raises(UnavailableError, match="unparseable"):
        search("pebbles", context)


@pytest.mark.parametrize("service", ["crossref", "ctgov"])
def test_a_broken_address_is_not_no_hits(client, context, server, service):
    server.fault(service, "404", body="no route")
    search = {"crossref": Crossref(client).search, "ctgov": ClinicalTrials(client).search}[service]
    with pytest.raises(BadRequestError, match="no route"):
        search("pebbles", context)
