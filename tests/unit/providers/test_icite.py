"""iCite: counts, and what must not be taken for one."""

import json
import logging

import pytest

from refdesk.domain.errors import BadRequestError, CancelledError, UnavailableError
from refdesk.domain.jobs import CancelToken, JobContext
from refdesk.net.cache import ResponseCache
from refdesk.providers import icite as icite_module
from refdesk.providers.icite import Icite
from tests.server.asking import EMAIL, client_for

PUBS = "icite/api/pubs"
MANY = [str(91_000_001 + number) for number in range(450)]


@pytest.fixture
def icite(client) -> Icite:
    return Icite(client)


def answer(*rows: object) -> str:
    return json.dumps({"meta": {}, "links": {}, "data": list(rows)})


def test_counts_come_by_pmid_in_the_order_asked(icite, context, server):
    found = icite.metrics(["90000012", "41591582", "90000002"], context)
    assert list(found) == ["90000012", "41591582", "90000002"]
    trial = found["90000012"]
    assert trial.citation_count > 0
    assert trial.relative_citation_ratio is not None
    assert not trial.is_provisional
    assert trial.year == 2017
    assert trial.title.startswith("Lumekin cells after resection")
    assert trial.title.endswith("the LUMEN trial")
    assert found["90000002"].title.startswith("Growth of Inventella sorina at 10⁻³ mol/L CO2")
    assert (trial.cited_by, trial.references) == ((), ())


def test_only_what_is_needed_is_asked_and_nobody_is_named(icite, context, server):
    icite.metrics(["90000012"], context)
    (asked,) = server.requests
    assert asked.method == "GET"
    assert asked.params == {
        "pmids": "90000012",
        "fl": "pmid,year,title,citation_count,relative_citation_ratio,provisional",
    }
    assert EMAIL not in str(asked)


def test_a_new_paper_has_no_ratio_instead_of_nought(icite, context):
    new = icite.metrics(["41591582"], context)["41591582"]
    assert new.relative_citation_ratio is None
    assert new.is_provisional


def test_links_are_there_if_asked_for(icite, context, server):
    trial = icite.metrics(["90000012"], context, links=True)["90000012"]
    assert trial.cited_by == ("41591582",)
    assert trial.references == ("90000002", "90000006")
    assert server.requests[0].params["fl"].endswith("cited_by,references")


def test_links_may_come_as_one_string(icite, context, server):
    row = {"pmid": "7", "citation_count": "2", "cited_by": "1 2", "references": ["3", 4, None, "x"]}
    server.fault(PUBS, "body", body=answer(row))
    (found,) = icite.metrics(["7"], context, links=True).values()
    assert (found.cited_by, found.references) == (("1", "2"), ("3", "4"))
    assert found.citation_count == 2


def test_four_hundred_and_fifty_pmids_take_three_requests(icite, context, server):
    found = icite.metrics(MANY, context)
    assert list(found) == MANY
    assert [len(asked.params["pmids"].split(",")) for asked in server.asked(PUBS)] == [200, 200, 50]


def test_pmids_are_asked_once_and_what_is_none_not_at_all(icite, context, server):
    assert list(icite.metrics(["7x", "90000002", "90000002", "", "٣"], context)) == ["90000002"]
    assert server.requests[0].params["pmids"] == "90000002"
    assert icite.metrics(["x"], context) == {}
    assert icite.metrics([], context) == {}
    assert server.count() == 1


def test_unknown_pmids_are_absent(icite, context, server):
    assert list(icite.metrics(["5", "90000002"], context)) == ["90000002"]
    server.fault(PUBS, "404", body='{"error":"Not found"}')
    assert icite.metrics(["5"], context) == {}


def test_a_404_for_several_is_no_answer(icite, context, server):
    server.fault(PUBS, "404", body='{"error":"no such address"}')
    with pytest.raises(BadRequestError, match="no such address"):
        icite.metrics(["90000002", "90000003"], context)


@pytest.mark.parametrize(
    "row",
    [
        {"pmid": 90000003, "citation_count": 5},  # of another paper
        {"pmid": 90000002, "citation_count": None},
        {"pmid": 90000002},
        {"citation_count": 5},
        None,
    ],
)
def test_a_row_that_counts_nothing_of_ours_is_left_out(icite, context, server, row):
    server.fault(PUBS, "body", body=answer(row))
    assert icite.metrics(["90000002"], context) == {}


@pytest.mark.parametrize("ratio", ["NaN", "Infinity", "1e999", "-1", "true", '"3"', "9" * 400])
def test_a_ratio_that_is_none_is_not_shown(icite, context, server, ratio):
    row = '{"pmid":2,"citation_count":1,"relative_citation_ratio":' + ratio + "}"
    server.fault(PUBS, "body", body='{"data":[' + row + "]}")
    assert icite.metrics(["2"], context)["2"].relative_citation_ratio is None


def test_answers_too_long_are_asked_in_halves(icite, context, server):
    server.fault(PUBS, "huge")
    pmids = MANY[:10]
    found = icite.metrics(pmids, context, links=True)
    assert list(found) == pmids
    assert [len(asked.params["pmids"].split(",")) for asked in server.requests] == [10, 5, 5]


def test_one_paper_too_long_is_an_outage(icite, context, server):
    server.fault(PUBS, "huge", times=None)
    with pytest.raises(UnavailableError, match="too-large"):
        icite.metrics(["90000002"], context, links=True)
    assert server.count() == 1


@pytest.mark.parametrize(
    ("kind", "reason", "times"),
    [
        ("429", "rate-limited", 4),
        ("503", "server-error", 4),
        ("truncated", "truncated", 4),
        ("empty", "truncated", 4),
        ("html", "html", 1),
    ],
)
def test_an_outage_is_not_no_citations(icite, context, server, kind, reason, times):
    server.fault(PUBS, kind, times=None)
    with pytest.raises(UnavailableError) as caught:
        icite.metrics(["90000002"], context)
    assert (caught.value.service, caught.value.reason) == ("ICITE", reason)
    assert server.count() == times


@pytest.mark.parametrize("body", ['{"data":null}', '{"error":"database is down"}', "[]"])
def test_an_answer_without_rows_is_none(icite, context, server, body):
    server.fault(PUBS, "body", body=body)
    with pytest.raises(UnavailableError, match="unparseable"):
        icite.metrics(["90000002"], context)


def test_trouble_that_passes_is_waited_for(icite, context, server):
    server.fault(PUBS, "500", times=2)
    assert "90000002" in icite.metrics(["90000002"], context)
    assert server.count() == 3


def test_answers_are_kept_and_outages_are_not(server, context, tmp_path):
    client = client_for(server, cache=ResponseCache(tmp_path / "kept"))
    server.fault(PUBS, "html")
    with pytest.raises(UnavailableError):
        Icite(client).metrics(["90000002"], context)
    for _ in range(2):
        assert Icite(client).metrics(["90000002"], context)
    client.close()
    assert server.count() == 2


def test_cancel_stops_between_batches(server, monkeypatch):
    cancel = CancelToken()
    client = client_for(server)
    read = icite_module.parse_metrics

    def and_cancel(*args, **kwargs):
        cancel.cancel()
        return read(*args, **kwargs)

    monkeypatch.setattr(icite_module, "parse_metrics", and_cancel)
    with pytest.raises(CancelledError):
        Icite(client).metrics(MANY, JobContext(cancel))
    client.close()
    assert server.count() == 1


def test_the_users_address_stays_out_of_logs(icite, context, server, caplog):
    caplog.set_level(logging.DEBUG)
    icite.metrics(["90000002"], context)
    assert "pubs" in caplog.text
    assert EMAIL not in caplog.text
