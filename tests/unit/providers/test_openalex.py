"""OpenAlex: works, their neighbours, and a budget that ends."""

import json
import logging
import traceback
from datetime import timedelta

import pytest

from refdesk.domain.errors import BadRequestError, NotFoundError, UnavailableError
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.net.cache import ResponseCache
from refdesk.providers.openalex import OpenAlex
from tests.server.asking import EMAIL, HeldClock, Reader, client_for
from tests.server.citation_services import MERGED, OUTSIDE

SEED = Identifier(Scheme.PMID, "41591582")
DOI = Identifier(Scheme.DOI, "10.5555/IMCARD.2022.1011")


@pytest.fixture
def openalex(client) -> OpenAlex:
    return OpenAlex(client)


def work(**changes: object) -> str:
    ids = {"pmid": "https://pubmed.ncbi.nlm.nih.gov/41591582"}
    return json.dumps({"id": "https://openalex.org/W41591582", "ids": ids, **changes})


def test_a_work_by_pmid(openalex, context, server):
    seed = openalex.work(SEED, context)
    assert (seed.openalex_id, seed.pmid, seed.doi) == (
        "W41591582",
        "41591582",
        "10.5555/jii.2026.00055",
    )
    assert seed.title.startswith("Adjuvant lumekin cell therapy")
    assert seed.title.endswith("cohort")
    assert (seed.year, seed.first_author) == (2026, "Harin Shin")
    assert seed.journal.startswith("Journal of invented immunotherapy")
    assert not seed.is_retracted
    assert seed.related[:2] == ("W90000002", "W90000003")
    assert seed.related[-1] == OUTSIDE
    assert seed.references == ("W90000012", "W90000008", "W90000009", "W90000003")
    assert (seed.oa_status, seed.licence) == ("gold", "cc-by-nc-nd")
    assert seed.oa_url == "https://repository.invalid/41591582"
    assert seed.pdf_url == "https://repository.invalid/41591582.pdf"
    (asked,) = server.requests
    assert asked.path == "/works/pmid:41591582"
    assert asked.params["mailto"] == EMAIL
    assert "abstract" not in asked.params["select"]


def test_a_work_by_doi_in_any_case(openalex, context, server):
    found = openalex.work(DOI, context)
    assert (found.openalex_id, found.doi) == ("W90000009", "10.5555/imcard.2022.1011")
    assert server.requests[0].path == "/works/doi:10.5555%2FIMCARD.2022.1011"
    assert (found.oa_status, found.licence, found.pdf_url) == ("bronze", "", "")
    sici = "10.5555/(sici)0000-0086(202610)1:1<1::aid-ct1>3.0.co;2-t"
    assert openalex.work(Identifier(Scheme.DOI, sici), context).doi == sici


def test_markup_in_titles_becomes_text(openalex, context):
    title = openalex.work(Identifier(Scheme.PMID, "90000002"), context).title
    assert title.startswith("Growth of Inventella sorina at 10⁻³ mol/L CO2")


def test_a_retraction_is_told(openalex, context):
    assert openalex.work(Identifier(Scheme.PMID, "90000003"), context).is_retracted


def test_unknown_works_are_not_found(openalex, context, server):
    for identifier in (
        Identifier(Scheme.PMID, "5"),  # answered by a web page
        Identifier(Scheme.DOI, "10.5555/nowhere"),
    ):
        with pytest.raises(NotFoundError) as caught:
            openalex.work(identifier, context)
        assert caught.value.identifier == identifier.value
    server.fault("openalex", "404", body='{"error":"Not found","message":"none"}')
    with pytest.raises(NotFoundError):
        openalex.work(SEED, context)


def test_what_openalex_does_not_know_by_is_not_asked(openalex, context, server):
    with pytest.raises(NotFoundError):
        openalex.work(Identifier(Scheme.NCT, "NCT90000001"), context)
    assert server.count() == 0


@pytest.mark.parametrize(
    "changes",
    [
        {"ids": {"pmid": "https://pubmed.ncbi.nlm.nih.gov/4159158"}},
        {"ids": {}},
        {"ids": None},
    ],
)
def test_another_work_than_asked_is_not_taken(openalex, context, server, changes):
    server.fault("openalex", "body", body=work(**changes))
    with pytest.raises(NotFoundError):
        openalex.work(SEED, context)


def test_another_doi_than_asked_is_not_taken(openalex, context, server):
    server.fault("openalex", "body", body=work(doi="https://doi.org/10.5555/other"))
    with pytest.raises(NotFoundError):
        openalex.work(DOI, context)


def test_a_merged_work_is_followed(openalex, context, server):
    target = f"{server.url}/openalex/works/{MERGED}"
    server.fault("openalex/works/pmid:", "redirect", status=301, target=target)
    assert openalex.work(SEED, context).openalex_id == "W41591582"
    assert server.count() == 3  # the old id sends us on once more


def test_sparse_works_are_read(openalex, context, server):
    server.fault("openalex", "body", body=work(title=None, open_access=None, related_works=None))
    sparse = openalex.work(SEED, context)
    assert (sparse.title, sparse.year, sparse.cited_by_count) == ("", None, None)
    assert (sparse.related, sparse.references, sparse.first_author) == ((), (), "")
    server.fault("openalex", "body", body="{}")
    with pytest.raises(UnavailableError, match="unparseable"):
        openalex.work(SEED, context)


def test_links_that_are_none_of_the_web_are_dropped(openalex, context, server):
    access = {"oa_url": "javascript:alert(1)"}
    best = {"pdf_url": "http://[broken"}
    server.fault("openalex", "body", body=work(open_access=access, best_oa_location=best))
    found = openalex.work(SEED, context)
    assert (found.oa_url, found.pdf_url) == ("", "")


def test_the_first_author_is_not_whoever_comes_first(openalex, context, server):
    authorships = [
        {"author_position": "last", "raw_author_name": "Ada Last"},
        {"author_position": "first", "author": {"display_name": "Iris First"}},
    ]
    server.fault("openalex", "body", body=work(authorships=authorships))
    assert openalex.work(SEED, context).first_author == "Iris First"


def test_a_field_that_is_gone_costs_only_itself(openalex, context, server):
    message = "referenced_works is not a valid select field."
    server.fault("openalex", "400", body=json.dumps({"error": "Invalid", "message": message}))
    seed = openalex.work(SEED, context)
    assert seed.title
    assert seed.related
    assert seed.references == ()
    first, second = server.requests
    assert "referenced_works" in first.params["select"]
    assert "referenced_works" not in second.params["select"]


# Lists


def test_works_come_in_the_order_asked(openalex, context, server):
    ids = ["https://openalex.org/W90000002", OUTSIDE, "W5", "w41591582", "W90000002", "A1", ""]
    found = openalex.works(ids, context)
    assert [one.openalex_id for one in found] == ["W90000002", OUTSIDE, "W41591582"]
    assert found[1].pmid == ""
    assert found[1].doi == "10.5555/not.in.pubmed"
    (asked,) = server.requests
    assert asked.params["filter"] == f"ids.openalex:W90000002|{OUTSIDE}|W5|W41591582"


def test_two_hundred_and_fifty_works_take_three_requests(openalex, context, server):
    ids = [f"W{91_000_001 + number}" for number in range(250)]
    assert [one.openalex_id for one in openalex.works(ids, context)] == ids
    assert [asked.params["filter"].count("W") for asked in server.requests] == [100, 100, 50]
    assert {asked.params["per_page"] for asked in server.requests} == {"100"}


def test_no_works_cost_nothing(openalex, context, server):
    assert openalex.works(["x"], context) == []
    assert openalex.cited_by("W1", 0, context) == []
    with pytest.raises(NotFoundError):
        openalex.cited_by("A1", 5, context)
    assert server.count() == 0


def test_citing_works_come_most_cited_first(openalex, context, server):
    found = openalex.cited_by("W90000002", 3, context)
    assert len(found) == 3
    counts = [one.cited_by_count for one in found]
    assert counts == sorted(counts, reverse=True)
    assert all("W90000002" in one.references for one in found)
    (asked,) = server.requests
    assert asked.params["filter"] == "cites:W90000002"
    assert asked.params["sort"] == "cited_by_count:desc"
    assert openalex.cited_by("W41591582", 10, context) == []


def test_pages_are_turned_until_there_are_enough(openalex, context, server):
    pages = [
        json.dumps({"results": [{"id": f"W{100 * page + row}"} for row in range(100)]})
        for page in (1, 2, 3)
    ]
    for body in pages:
        server.fault("openalex", "body", body=body)
    found = openalex.cited_by("W90000002", 250, context)
    assert [one.openalex_id for one in found] == [f"W{number}" for number in range(100, 350)]
    assert [asked.params["page"] for asked in server.requests] == ["1", "2", "3"]


def test_pages_are_not_turned_after_the_last(openalex, context, server):
    assert len(openalex.cited_by("W90000002", 500, context)) == 5
    assert server.count() == 1


@pytest.mark.parametrize("body", ['{"meta":{"count":3}}', '{"results":null}'])
def test_a_page_without_rows_is_no_page(openalex, context, server, body):
    server.fault("openalex", "body", body=body)
    with pytest.raises(UnavailableError, match="unparseable"):
        openalex.works(["W1"], context)


def test_a_refused_filter_is_told_and_not_asked_again(openalex, context, server):
    body = json.dumps({"error": "Invalid query parameters error.", "message": "bad filter"})
    server.fault("openalex", "400", body=body)
    with pytest.raises(BadRequestError, match="bad filter"):
        openalex.works(["W1"], context)
    assert server.count() == 1


# Trouble


def test_a_spent_budget_is_not_waited_for(server, context):
    clock = HeldClock()
    client = client_for(server, clock=clock)
    openalex = OpenAlex(client)
    server.fault("openalex", "429", retry_after=7200)
    for _ in range(2):
        with pytest.raises(UnavailableError) as caught:
            openalex.works(["W1"], context)
        assert caught.value.reason == "rate-limited"
        assert caught.value.retry_at == clock.start + timedelta(hours=2)
    client.close()
    assert server.count() == 1  # nor asked again in the meantime
    assert clock.slept == []


@pytest.mark.parametrize(
    ("kind", "reason", "times"),
    [
        ("429", "rate-limited", 4),
        ("503", "server-error", 4),
        ("truncated", "truncated", 4),
        ("html", "html", 1),
        ("401", "blocked", 1),
    ],
)
def test_an_outage_is_not_nothing_and_names_nobody(
    openalex, context, server, caplog, kind, reason, times
):
    caplog.set_level(logging.DEBUG)
    server.fault("openalex", kind, times=None)
    with pytest.raises(UnavailableError) as caught:
        openalex.work(SEED, context)
    assert (caught.value.service, caught.value.reason) == ("OPENALEX", reason)
    assert server.count() == times
    said = caplog.text + "".join(traceback.format_exception(caught.value))
    assert "pmid:41591582" in said
    for secret in (EMAIL, "sorin-hospital"):
        assert secret not in said + repr(vars(caught.value))


def test_trouble_that_passes_is_waited_for(openalex, context, server):
    server.fault("openalex", "500", times=2)
    assert openalex.work(SEED, context).openalex_id == "W41591582"
    assert server.count() == 3


def test_nothing_is_sent_in_place_of_an_unset_address(server, context):
    client = client_for(server, identity=Reader("somebody@example.com", ""))
    OpenAlex(client).work(SEED, context)
    client.close()
    assert server.requests[0].params.keys() == {"select"}


def test_answers_are_kept_apart_from_who_asked(server, context, tmp_path):
    client = client_for(server, cache=ResponseCache(tmp_path / "kept"))
    for email in (EMAIL, "somebody-else@sorin-hospital.org"):
        client.identity = Reader(email, "")
        OpenAlex(client).work(SEED, context)
    client.close()
    assert server.count() == 1
