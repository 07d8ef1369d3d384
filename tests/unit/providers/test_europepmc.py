"""Europe PMC: searches, lists of links and full texts, and refusals that look like answers."""

import json
import logging
import traceback

import pytest

from refdesk.domain.errors import BadRequestError, NotFoundError, NotOpenError, UnavailableError
from refdesk.net.cache import ResponseCache
from refdesk.providers.europepmc import FIRST, EuropePmc
from tests.server.asking import EMAIL, Reader, client_for

SEARCH = "europepmc/europepmc/webservices/rest/search"


@pytest.fixture
def europepmc(client) -> EuropePmc:
    return EuropePmc(client)


def found(*rows: object, **changes: object) -> str:
    return json.dumps({"hitCount": len(rows), "resultList": {"result": list(rows)}, **changes})


# Searches


def test_a_search_gives_rows(europepmc, context, server):
    page = europepmc.search("lumekin cells", context)
    assert page.hit_count == len(page.rows)
    row = next(row for row in page.rows if row.pmid == "41591582")
    assert (row.source, row.id, row.pmcid) == ("MED", "41591582", "PMC10000001")
    assert row.doi == "10.5555/jii.2026.00055"
    assert row.title.startswith("Adjuvant lumekin cell therapy")
    assert row.title.endswith("cohort")
    assert row.authors.startswith("Shin H, ")
    assert row.authors.endswith("LUMEN Study Group, Lee J")
    assert (row.journal, row.year) == ("J Invent Immunother", 2026)
    assert (row.volume, row.issue, row.pages) == ("75", "2", "55")
    assert "randomized controlled trial" in row.publication_types
    assert row.is_open_access
    assert row.cited_by_count == 0
    assert row.abstract == ""
    (asked,) = server.requests
    assert asked.method == "GET"
    assert asked.params == {
        "query": "lumekin cells",
        "resultType": "lite",
        "format": "json",
        "pageSize": "25",
        "cursorMark": "*",
        "email": EMAIL,
    }


def test_full_rows_bring_the_abstract(europepmc, context, server):
    (row,) = europepmc.search("EXT_ID:41591582 AND SRC:MED", context, core=True).rows
    assert row.journal == "J Invent Immunother"
    assert (row.volume, row.issue) == ("75", "2")
    assert "randomized controlled trial" in row.publication_types
    first, second, *_ = row.abstract.split("\n")
    assert first.startswith("Background: This record is invented")
    assert "recur in >50% of patients" in first
    assert second.startswith("Methods: In the LUMEN trial")
    assert "6.4 × 10⁹ cells" in second
    assert server.requests[0].params["resultType"] == "core"


@pytest.mark.parametrize(
    ("html", "plain"),
    [
        ("One piece, P<0.001.", "One piece, P<0.001."),
        ("Lead.<h4>Aim</h4>A <i>b</i><h4>END: </h4>C &lt; d", "Lead.\nAim: A b\nEND: C < d"),
        ("<h4></h4>Text<script>alert(1)</script>", "Text"),
        ("<h4>Empty</h4>", "Empty:"),
        ("", ""),
    ],
)
def test_abstracts_become_text(europepmc, context, server, html, plain):
    server.fault(SEARCH, "body", body=found({"abstractText": html}))
    assert europepmc.search("x", context, core=True).rows[0].abstract == plain


def test_markup_in_titles_becomes_text(europepmc, context):
    (row,) = europepmc.search("EXT_ID:90000002 AND SRC:MED", context).rows
    assert row.title.startswith("Growth of Inventella sorina at 10⁻³ mol/L CO2")
    assert row.pmcid == ""
    assert not row.is_open_access


def test_preprints_have_no_pmid(europepmc, context, server):
    server.fault(SEARCH, "body", body=found({"id": "PPR1", "source": "PPR", "title": "T.."}, None))
    (row,) = europepmc.search("x", context).rows
    assert (row.source, row.id, row.pmid, row.title) == ("PPR", "PPR1", "", "T..")
    assert (row.year, row.cited_by_count, row.publication_types) == (None, None, ())


def test_pages_follow_each_other_to_the_end(europepmc, context, server):
    rows: list[str] = []
    cursor = FIRST
    while cursor:
        page = europepmc.search("invented", context, page_size=4, cursor=cursor)
        rows += [row.pmid for row in page.rows]
        cursor = page.next_cursor
    assert len(rows) == len(set(rows)) == page.hit_count
    assert page.hit_count > 8
    assert [asked.params["cursorMark"] for asked in server.requests][:2] == ["*", "AoIIfake4"]
    assert server.count() == -(-page.hit_count // 4) + 1  # the last page is empty


@pytest.mark.parametrize("following", [None, "", "here"])
def test_a_cursor_that_leads_nowhere_ends_the_list(europepmc, context, server, following):
    server.fault(SEARCH, "body", body=found({"id": "1"}, nextCursorMark=following))
    assert europepmc.search("x", context, cursor="here").next_cursor == ""


def test_an_empty_page_ends_the_list_whatever_cursor_it_names(europepmc, context, server):
    body = json.dumps({"hitCount": 9, "resultList": {"result": []}, "nextCursorMark": "on"})
    server.fault(SEARCH, "body", body=body)
    assert europepmc.search("x", context, cursor="here").next_cursor == ""


def test_answers_are_kept_apart_from_who_asked(server, context, tmp_path):
    client = client_for(server, cache=ResponseCache(tmp_path / "kept"))
    for email in (EMAIL, "somebody-else@sorin-hospital.org"):
        client.identity = Reader(email, "")
        EuropePmc(client).search("lumekin", context)
        EuropePmc(client).references("41591582", context)
        EuropePmc(client).fulltext("PMC10000001", context)
    client.close()
    assert server.count() == 3


def test_rows_can_be_sorted(europepmc, context, server):
    rows = europepmc.search("invented", context, sort="CITED desc").rows
    counts = [row.cited_by_count for row in rows]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > 0
    assert "sort=CITED+desc" in server.requests[0].query


def test_a_long_query_is_posted(europepmc, context, server):
    query = " ".join(["invented"] * 150)
    assert europepmc.search(query, context).hit_count
    (asked,) = server.requests
    assert (asked.method, asked.query) == ("POST", "")
    assert asked.path.endswith("/searchPOST")
    assert asked.params["query"] == query


def test_nothing_found_is_an_answer(europepmc, context):
    page = europepmc.search("nothingofthekind", context)
    assert (page.hit_count, page.rows, page.next_cursor) == (0, (), "")


@pytest.mark.parametrize(
    ("query", "options", "words"),
    [
        ("x", {"page_size": 0}, "Invalid page size"),
        ("x", {"page_size": 1001}, "Invalid page size"),
        (" ", {}, "No search criteria"),
        ("x", {"sort": "COLOUR desc"}, "no number of hits"),
        ("x", {"cursor": "stale"}, "no number of hits"),
    ],
)
def test_a_refusal_in_the_guise_of_an_answer(europepmc, context, server, query, options, words):
    with pytest.raises(BadRequestError, match=words) as caught:
        europepmc.search(query, context, **options)
    assert caught.value.service == "EUROPEPMC"
    assert server.count() == 1


def test_a_refusal_hides_the_address_and_is_not_kept(server, context, tmp_path):
    client = client_for(server, cache=ResponseCache(tmp_path / "kept"))
    body = json.dumps({"errCode": 404, "errMsg": f"unknown: {EMAIL}", "hitCount": 0})
    server.fault(SEARCH, "body", body=body)
    with pytest.raises(BadRequestError) as caught:
        EuropePmc(client).search("lumekin", context)
    assert EMAIL not in str(vars(caught.value))
    for _ in range(2):
        assert EuropePmc(client).search("lumekin", context).rows
    client.close()
    assert server.count() == 2


def test_hits_without_a_list_are_no_empty_list(europepmc, context, server):
    server.fault("europepmc", "body", times=2, body='{"version":"6.9","hitCount":46}')
    with pytest.raises(UnavailableError, match="unparseable"):
        europepmc.search("x", context)
    with pytest.raises(UnavailableError, match="unparseable"):
        europepmc.citations("41591582", context)


# Links


def test_citations_of_a_paper(europepmc, context, server):
    page = europepmc.citations("90000012", context)
    (row,) = page.rows
    assert page.hit_count == 1
    assert (row.pmid, row.year, row.cited_by_count) == ("41591582", 2026, 0)
    assert (row.journal, row.volume) == ("J Invent Immunother", "75")
    assert "randomized controlled trial" in row.publication_types
    (asked,) = server.requests
    assert asked.path.endswith("/rest/MED/90000012/citations")
    assert asked.params == {"page": "1", "pageSize": "100", "format": "json", "email": EMAIL}


def test_references_of_a_paper_identified_or_not(europepmc, context):
    page = europepmc.references("41591582", context)
    assert page.hit_count == 5
    assert [row.pmid for row in page.rows] == ["90000012", "90000008", "90000009", "90000003", ""]
    assert page.rows[0].doi == "10.5555/smj.2017.101"
    book = page.rows[-1]
    assert (book.source, book.id, book.year) == ("", "", 1987)
    assert (book.authors, book.cited_by_count) == ("Stone A", None)


def test_links_come_in_pages(europepmc, context, server):
    pages = [europepmc.citations("90000002", context, page=n, size=2) for n in (1, 2, 3)]
    assert [page.hit_count for page in pages] == [5, 5, 5]
    assert [len(page.rows) for page in pages] == [2, 2, 1]
    assert len({row.pmid for page in pages for row in page.rows}) == 5
    with pytest.raises(BadRequestError, match="page size"):
        europepmc.citations("90000002", context, size=2000)


def test_a_paper_that_nobody_cites_has_no_links(europepmc, context, server):
    assert europepmc.citations("41591582", context).hit_count == 0
    assert europepmc.references("90000007", context).rows == ()
    for wrong in ("PMC1", "", "../5"):
        with pytest.raises(NotFoundError):
            europepmc.citations(wrong, context)
    assert server.count() == 2


def test_maintenance_of_references_is_an_outage(europepmc, context, server):
    text = "This API is temporarily unavailable due to maintenance."
    server.fault("europepmc/", "503", times=None, body=text)
    with pytest.raises(UnavailableError, match="server-error"):
        europepmc.references("41591582", context)
    assert server.count() == 4


# Full texts


def test_a_full_text_comes_as_it_is(europepmc, context, server):
    body = europepmc.fulltext("PMC10000001", context)
    assert body.startswith(b"<article")
    assert b"PMC10000001.1" in body
    (asked,) = server.requests
    assert asked.path.endswith("/rest/PMC10000001/fullTextXML")
    assert asked.params == {"email": EMAIL}


def test_a_text_that_is_withheld_or_unknown_is_not_open(server, context, tmp_path):
    client = client_for(server, cache=ResponseCache(tmp_path / "kept"))
    for _ in range(2):
        for pmcid in ("PMC10000003", "PMC99999999"):
            with pytest.raises(NotOpenError) as caught:
                EuropePmc(client).fulltext(pmcid, context)
            assert (caught.value.service, caught.value.identifier) == ("EUROPEPMC", pmcid)
    client.close()
    assert server.count() == 2


def test_what_is_no_pmcid_is_not_asked(europepmc, context, server):
    for wrong in ("41591582", "PMC1/../x", ""):
        with pytest.raises(NotOpenError):
            europepmc.fulltext(wrong, context)
    assert server.count() == 0


def test_a_page_that_says_404_is_an_outage(europepmc, context, server):
    server.fault("europepmc", "html", status=404)
    with pytest.raises(UnavailableError, match="html"):
        europepmc.fulltext("PMC10000001", context)


def test_an_article_without_its_text_is_not_open(europepmc, context, server):
    server.fault("europepmc", "no-body")
    with pytest.raises(NotOpenError):
        europepmc.fulltext("PMC10000001", context)


@pytest.mark.parametrize(
    "body",
    [
        b"<errorBean><errCode>0</errCode><errMsg>not open access</errMsg></errorBean>",
        b'<article><front><article-meta><article-id pub-id-type="pmc">PMC2</article-id>'
        b"</article-meta></front><body><p>x</p></body></article>",
    ],
)
def test_another_document_than_asked_is_not_taken(europepmc, context, server, body):
    server.fault("europepmc", "body", body=body)
    with pytest.raises(UnavailableError, match="unparseable"):
        europepmc.fulltext("PMC10000001", context)


def test_an_old_article_is_known_by_its_digits(europepmc, context, server):
    body = (
        b'<article><front><article-meta><article-id pub-id-type="pmc">10000001</article-id>'
        b"</article-meta></front><body><p>x</p></body></article>"
    )
    server.fault("europepmc", "body", body=body)
    assert europepmc.fulltext("PMC10000001", context) == body


@pytest.mark.parametrize("kind", ["billion-laughs", "xxe"])
def test_forbidden_xml_is_not_taken(europepmc, context, server, kind):
    server.fault("europepmc", kind)
    with pytest.raises(UnavailableError, match="suspicious"):
        europepmc.fulltext("PMC10000001", context)


# Trouble


@pytest.mark.parametrize(
    ("kind", "reason", "times"),
    [
        ("429", "rate-limited", 4),
        ("504", "server-error", 4),
        ("cut-off", "truncated", 4),
        ("html", "html", 1),
        ("403", "blocked", 1),
    ],
)
@pytest.mark.parametrize("call", ["search", "citations", "references", "fulltext"])
def test_an_outage_is_not_nothing_and_names_nobody(
    europepmc, context, server, caplog, call, kind, reason, times
):
    caplog.set_level(logging.DEBUG)
    server.fault("europepmc", kind, times=None)
    argument = {"search": "lumekin", "fulltext": "PMC10000001"}.get(call, "41591582")
    with pytest.raises(UnavailableError) as caught:
        getattr(europepmc, call)(argument, context)
    assert (caught.value.service, caught.value.reason) == ("EUROPEPMC", reason)
    assert server.count() == times
    said = caplog.text + "".join(traceback.format_exception(caught.value))
    assert "webservices/rest" in said
    for secret in (EMAIL, "sorin-hospital"):
        assert secret not in said + repr(vars(caught.value))


@pytest.mark.parametrize("call", ["search", "citations", "references", "fulltext"])
def test_half_an_answer_is_none(europepmc, context, server, call):
    server.fault("europepmc", "truncated", times=None)
    argument = {"search": "lumekin", "fulltext": "PMC10000001"}.get(call, "41591582")
    with pytest.raises(UnavailableError, match=r"truncated|unparseable"):
        getattr(europepmc, call)(argument, context)


def test_a_broken_address_is_not_no_hits(europepmc, context, server):
    server.fault(SEARCH, "404", body='{"message":"no route"}')
    with pytest.raises(BadRequestError, match="no route"):
        europepmc.search("x", context)


def test_trouble_that_passes_is_waited_for(europepmc, context, server):
    server.fault(SEARCH, "500", times=2)
    assert europepmc.search("lumekin", context).rows
    assert server.count() == 3


def test_nothing_is_sent_in_place_of_an_unset_address(server, context):
    client = client_for(server, identity=Reader("somebody@example.com", ""))
    EuropePmc(client).search("lumekin", context)
    EuropePmc(client).fulltext("PMC10000001", context)
    client.close()
    assert not any("email" in asked.params for asked in server.requests)
