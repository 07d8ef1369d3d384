"""``pubmed``: searching PubMed from the command line."""

import pytest


def test_rows_to_stdout_and_what_was_searched_to_stderr(refdesk, server):
    run = refdesk("pubmed", "41591582[uid]")
    assert run.code == 0
    pmid, author, year, journal, title, mark = run.out.rstrip("\n").split("\t")
    assert (pmid, year, journal, mark) == ("41591582", "2026", "J Invent Immunother", "")
    assert author.startswith("Shin")
    assert title.startswith("Adjuvant lumekin cell therapy")
    assert run.err.splitlines() == ["1 paper in PubMed", "searched as: 41591582[uid]"]
    assert [a.path.rpartition("/")[2] for a in server.requests] == ["esearch.fcgi", "esummary.fcgi"]


def test_papers_of_the_library_are_marked(refdesk):
    refdesk("add", "90000003", "--no-fulltext")
    run = refdesk("pubmed", "wound healing")
    marks = {line.split("\t")[0]: line.split("\t")[-1] for line in run.out.splitlines()}
    assert marks["90000003"] == "*"
    assert set(marks.values()) == {"*", ""}


def test_json_lines(refdesk):
    refdesk("add", "90000003", "--no-fulltext")
    found = {row["pmid"]: row for row in refdesk("pubmed", "wound healing", "--json").objects}
    assert found["90000003"]["id"] == 1
    assert found["90000003"]["year"] == 2019
    assert all("id" not in row for pmid, row in found.items() if pmid != "90000003")


@pytest.mark.parametrize("limit", [0, 1])
def test_a_limit(refdesk, server, limit):
    run = refdesk("pubmed", "wound healing", "--limit", str(limit))
    assert (run.code, len(run.out.splitlines())) == (0, limit)
    assert int(run.err.split()[0]) > 1
    assert server.count("eutils/esummary") == limit


def test_what_is_listed_is_added(refdesk, server):
    run = refdesk("pubmed", "wound healing", "--limit", "1", "--add")
    assert run.code == 0
    assert run.err.splitlines()[-1] == "1 added"
    (line,) = run.out.splitlines()
    assert refdesk("show", line.split("\t")[0]).code == 0
    assert server.count("eutils/efetch") == 1
    again = refdesk("pubmed", "wound healing", "--limit", "1", "--add")
    assert again.out.endswith("\t*\n")
    assert again.err.splitlines()[-1] == "1 unchanged"
    assert server.count("eutils/efetch") == 1


def test_nothing_found_tells_what_was_not_searched_and_a_better_spelling(refdesk):
    run = refdesk("pubmed", "lumekine", "xyzzy")
    assert (run.code, run.out) == (0, "")
    assert run.err.startswith("0 papers in PubMed\n")
    assert "warning: phrasesnotfound: lumekine xyzzy" in run.err
    assert run.err.endswith("did you mean: lumekin xyzzy\n")


def test_a_broken_query_is_told(refdesk):
    run = refdesk("pubmed", "((", "--json")
    assert (run.code, run.out) == (1, "")
    assert "Search Backend failed" in run.err
    assert len(run.err.splitlines()) == 1


def test_no_query_is_wrong_usage(refdesk, server):
    assert refdesk("pubmed", " ").code == 2
    assert refdesk("pubmed").code == 2
    assert refdesk("pubmed", "x", "--limit", "-1").code == 2
    assert server.count() == 0


@pytest.mark.parametrize("program", ["esearch", "esummary"])
def test_no_service_is_no_empty_result(refdesk, server, program):
    server.fault(f"eutils/{program}", "503", times=None)
    run = refdesk("pubmed", "wound healing")
    assert (run.code, run.out) == (3, "")
    assert refdesk("pubmed", "wound healing", "--offline").code == 3


def test_papers_that_could_not_be_fetched_are_told(refdesk, server):
    server.fault("eutils/efetch", "503", times=None)
    run = refdesk("pubmed", "41591582[uid]", "--add")
    assert run.code == 3
    assert run.out.startswith("41591582\t")
    assert run.err.splitlines()[-1] == "1 failed"


def test_a_hit_without_a_record_is_told(refdesk, server):
    body = '{"esearchresult": {"count": "2", "idlist": ["90000003", "99999999"]}}'
    server.fault("eutils/esearch", "body", body=body)
    run = refdesk("pubmed", "wound healing", "--add")
    assert run.code == 1
    assert [line.split("\t")[0] for line in run.out.splitlines()] == ["90000003"]
    assert "99999999" in run.err
    assert run.err.splitlines()[-1] == "1 added"
