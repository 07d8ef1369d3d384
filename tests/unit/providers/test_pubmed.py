"""PubMed as it answers, and as it misbehaves."""

import pytest

from refdesk.domain.errors import BadRequestError, CancelledError, UnavailableError
from refdesk.domain.jobs import CancelToken, JobContext, Progress
from refdesk.providers.pubmed import PubMed
from tests.server.asking import EMAIL, KEY, Reader, client_for

EFETCH = "eutils/entrez/eutils/efetch"
ESEARCH = "eutils/entrez/eutils/esearch"
THREE = ["41591582", "90000005", "90000007"]


@pytest.fixture
def pubmed(client) -> PubMed:
    return PubMed(client)


def test_records_come_by_pmid(pubmed, context, server):
    fetched = pubmed.fetch(THREE, context)
    assert list(fetched.records) == THREE
    assert fetched.missing == []
    paper = fetched.records["41591582"]
    assert paper.doi == "10.5555/jii.2026.00055"
    assert paper.article_number == "55"
    assert paper.abstracts[1].language == "kor"
    assert fetched.records["90000005"].title == "Imaginary Fever"
    (asked,) = server.requests
    assert asked.method == "POST"
    assert asked.query == ""
    assert asked.params["tool"] == "refdesk"
    assert asked.params["email"] == EMAIL
    assert asked.params["api_key"] == KEY


def test_five_hundred_pmids_take_three_requests(pubmed, server):
    pmids = [str(91_000_001 + number) for number in range(500)]
    seen: list[Progress] = []
    fetched = pubmed.fetch(pmids, JobContext(report=seen.append))
    assert server.count(EFETCH) == 3
    assert list(fetched.records) == pmids
    assert [len(asked.params["id"].split(",")) for asked in server.requests] == [200, 200, 100]
    assert [(p.done, p.total) for p in seen] == [(200, 500), (400, 500), (500, 500)]


def test_a_batch_can_be_used_before_the_next_arrives(pubmed, context, server):
    pmids = [str(91_000_001 + number) for number in range(300)]
    server.fault(EFETCH, "gzip")
    batches = pubmed.batches(pmids, context)
    assert len(next(batches).records) == 200
    server.fault(EFETCH, "403", times=None)
    with pytest.raises(UnavailableError):
        next(batches)


def test_repeated_pmids_are_asked_once(pubmed, context, server):
    fetched = pubmed.fetch(["90000007", "90000007"], context)
    assert list(fetched.records) == ["90000007"]
    assert server.requests[0].params["id"] == "90000007"


@pytest.mark.parametrize(
    ("kind", "found", "missing"),
    [
        ("reordered", THREE, []),
        ("duplicated", THREE, []),
        ("missing-record", THREE[1:], THREE[:1]),
    ],
)
def test_records_are_matched_by_id_not_by_place(pubmed, context, server, kind, found, missing):
    server.fault(EFETCH, kind)
    fetched = pubmed.fetch(THREE, context)
    assert list(fetched.records) == found
    assert fetched.missing == missing
    assert all(reference.pmid == pmid for pmid, reference in fetched.records.items())


def test_another_record_than_asked_is_not_taken(pubmed, context, server):
    server.fault(EFETCH, "foreign-record")
    fetched = pubmed.fetch(["90000007"], context)
    assert fetched.records == {}
    assert fetched.missing == ["90000007"]


def test_unknown_pmids_are_missing(pubmed, context, server):
    fetched = pubmed.fetch(["999999999", "90000007"], context)
    assert fetched.missing == ["999999999"]
    assert pubmed.fetch(["999999998"], context).missing == ["999999998"]


def test_what_cannot_be_a_pmid_is_missing_without_asking(pubmed, context, server):
    assert pubmed.fetch(["abc", "1" * 20, "٣٤", ""], context).missing == [
        "abc", "1" * 20, "٣٤", "",
    ]  # fmt: skip
    assert server.count() == 0


def test_an_empty_id_list_means_all_missing(pubmed, context, server):
    body = "<eFetchResult><ERROR>ID list is empty! Possibly it has no correct IDs.</ERROR></eFetchResult>"
    server.fault(EFETCH, "body", status=400, body=body)
    assert pubmed.fetch(["1"], context).missing == ["1"]
    assert server.count() == 1


def test_a_missing_record_is_remembered_and_an_outage_is_not(caching_client, context, server):
    pubmed = PubMed(caching_client)
    pubmed.fetch(["999999999"], context)
    pubmed.fetch(["999999999"], context)
    assert server.count() == 1
    server.fault(EFETCH, "html")
    with pytest.raises(UnavailableError):
        pubmed.fetch(["90000007"], context)
    assert list(pubmed.fetch(["90000007"], context).records) == ["90000007"]


def test_a_refresh_asks_again(caching_client, context, server):
    pubmed = PubMed(caching_client)
    for fresh in (False, False, True):
        pubmed.fetch(["90000007"], context, fresh=fresh)
    assert server.count() == 2


@pytest.mark.parametrize("status", [200, 400, 429])
def test_a_rate_limit_is_known_by_its_body(pubmed, context, server, status):
    server.fault(EFETCH, "429", times=None, status=status)
    with pytest.raises(UnavailableError) as caught:
        pubmed.fetch(["90000007"], context)
    assert caught.value.reason == "rate-limited"
    assert server.count() == 4


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (200, "External viewer error: try again"),
        (400, "Status: Timeout"),
        (200, "<eFetchResult><ERROR>Failed to connect to PubOne service</ERROR></eFetchResult>"),
        (400, "<html-ish>proxy_stream() failed</html-ish>"),
        (200, '{"linksets":[],"ERROR":"NCBI C++ Exception:\n Read failed: EOF"}'),
    ],
)
def test_transient_bodies_are_asked_again(pubmed, context, server, status, body):
    if body.startswith("<html-ish"):
        body = body.replace("<html-ish>", "").replace("</html-ish>", "")
    server.fault(EFETCH, "body", times=2, status=status, body=body)
    assert "90000007" in pubmed.fetch(["90000007"], context).records
    assert server.count() == 3


def test_a_record_that_quotes_an_error_is_a_record(pubmed, context, server):
    record = server.library.records["90000007"]
    body = record.xml.replace("Letters to nobody", "The C++ Exception: Status: Timeout")
    server.fault(EFETCH, "body", body=f"<PubmedArticleSet>{body}</PubmedArticleSet>")
    assert "C++" in pubmed.fetch(["90000007"], context).records["90000007"].title


def test_a_bad_key_is_a_refusal_that_hides_the_key(pubmed, context, server):
    server.fault(EFETCH, "invalid-key")
    with pytest.raises(BadRequestError) as caught:
        pubmed.fetch(["90000007"], context)
    assert "API key invalid" in caught.value.message
    assert KEY not in str(vars(caught.value))
    assert server.count() == 1


@pytest.mark.parametrize("kind", ["billion-laughs", "xxe"])
def test_forbidden_xml_is_not_read(pubmed, context, server, tmp_path, kind):
    canary = tmp_path / "canary"
    canary.write_text("the canary sings")
    server.fault(EFETCH, kind, canary=canary.as_uri())
    with pytest.raises(UnavailableError) as caught:
        pubmed.fetch(["90000007"], context)
    assert caught.value.reason == "suspicious"
    assert "sings" not in str(vars(caught.value))


def test_nothing_is_sent_in_place_of_an_unset_identity(server, context):
    client = client_for(server, identity=Reader("somebody@example.com", ""))
    PubMed(client).fetch(["90000007"], context)
    client.close()
    assert not {"email", "api_key"} & server.requests[0].params.keys()


def test_cancel_stops_between_batches(pubmed, server):
    cancel = CancelToken()
    pmids = [str(91_000_001 + number) for number in range(600)]
    with pytest.raises(CancelledError):
        pubmed.fetch(pmids, JobContext(cancel, lambda progress: cancel.cancel()))
    assert server.count() == 1


# Rows


def test_rows_hold_what_a_list_shows(pubmed, context, server):
    rows = pubmed.summaries(["41591582", "999999999", "90000002"], context)
    assert list(rows) == ["41591582", "90000002"]
    row = rows["41591582"]
    assert (row.journal, row.year, row.volume, row.issue) == (
        "J Invent Immunother",
        2026,
        "75",
        "2",
    )
    assert row.title.endswith("a retrospective cohort")
    assert row.pmcid == "PMC10000001"
    assert "Randomized Controlled Trial" in row.publication_types
    assert rows["90000002"].title.startswith("Growth of Inventella sorina at 10⁻³ mol/L CO2")
    assert rows["90000002"].year == 1998


# Searches


def test_a_search_says_what_was_searched(pubmed, context, server):
    result = pubmed.search("lumekin cells", 10, context)
    assert result.count == 2
    assert result.ids == ("41591582", "90000012")
    assert result.translation == "lumekin cells"
    assert result.warnings == ()


def test_a_search_reports_what_was_not_found(pubmed, context):
    result = pubmed.search("abcXYZ", 10, context)
    assert (result.count, result.ids) == (0, ())
    assert [(w.kind, w.text) for w in result.warnings] == [
        ("phrasesnotfound", "abcXYZ"),
        ("outputmessages", "No items found."),
    ]


def test_warnings_count_even_with_hits(pubmed, context, server):
    body = (
        '{"esearchresult":{"count":"8863","idlist":["1",2],"errorlist":{"phrasesnotfound":'
        '["pmc[filter]"],"fieldsnotfound":[]},"querytranslation":"x"}}'
    )
    server.fault(ESEARCH, "body", body=body)
    result = pubmed.search("x pmc[filter]", 2, context)
    assert (result.count, result.ids) == (8863, ("1", "2"))
    assert result.warnings[0].text == "pmc[filter]"


def test_a_broken_term_is_refused_in_pubmeds_words(pubmed, context, server):
    with pytest.raises(BadRequestError, match="Search Backend failed"):
        pubmed.search("((", 10, context)
    with pytest.raises(BadRequestError, match="9998"):
        pubmed.search("x", 10, context, start=9_999)
    assert server.count() == 2


def test_a_result_without_a_count_is_no_result(pubmed, context, server):
    server.fault(ESEARCH, "body", times=None, body='{"esearchresult":{}}')
    with pytest.raises(UnavailableError, match="unparseable"):
        pubmed.search("x", 10, context)


def test_a_long_term_is_posted(pubmed, context, server):
    pubmed.search(" OR ".join(f"{number}[uid]" for number in range(300)), 10, context)
    assert server.requests[0].method == "POST"
    pubmed.search("short", 10, context)
    assert server.requests[1].method == "GET"


def test_papers_of_a_trial(pubmed, context, server):
    assert pubmed.search_trial("NCT90000001", 20, context).ids == ("41591582", "90000012")
    assert server.requests[0].params["term"] == "NCT90000001[si]"


def test_a_doi_is_asked_in_quotes_and_found_in_any_case(pubmed, context, server):
    assert pubmed.search_doi("10.5555/JII.2026.00055", context) == "41591582"
    assert server.requests[0].params["term"] == '"10.5555/JII.2026.00055"[doi]'
    sici = "10.5555/(sici)0000-0086(202610)1:1<1::aid-ct1>3.0.co;2-t"
    assert pubmed.search_doi(sici, context) == "90000010"


def test_a_doi_that_finds_another_paper_is_not_found(pubmed, context, server):
    assert pubmed.search('"10.5555/trap.1"[doi]', 2, context).ids == ("90000002",)
    assert pubmed.search_doi("10.5555/trap.1", context) == ""
    assert pubmed.search_doi("10.5555/unknown", context) == ""
    assert pubmed.search_doi('10.5555/a"b', context) == ""
