"""Similar and citing papers, and the service of the scores when it fails."""

import pytest

from refdesk.domain.errors import UnavailableError
from refdesk.providers.neighbours import Neighbours

ELINK = "eutils/entrez/eutils/elink"
PMID = "90000006"
BROKEN = (
    b'{"header":{"type":"elink","version":"0.3"},"linksets":[],"ERROR":"NCBI C++ Exception:\n'
    b' Error: CEutilsException: Read failed: EOF (the other side has unexpectedly closed)"}'
)


@pytest.fixture
def neighbours(client) -> Neighbours:
    return Neighbours(client)


def test_similar_papers_come_by_score_without_the_paper_itself(neighbours, context, server):
    found = neighbours.similar(PMID, context)
    assert found[:2] == ("90000005", "90000007")
    assert PMID not in found
    assert len(found) == 11
    (asked,) = server.requests
    assert asked.params["cmd"] == "neighbor_score"
    assert asked.params["linkname"] == "pubmed_pubmed"


def test_where_the_scores_fail_the_plain_list_is_asked(neighbours, context, server):
    server.fault(ELINK, "body", times=2, body=BROKEN, content_type="application/json")
    assert neighbours.similar(PMID, context)[:2] == ("90000005", "90000007")
    assert [asked.params["cmd"] for asked in server.requests] == [
        "neighbor_score",
        "neighbor_score",
        "neighbor",
    ]


def test_one_failure_of_the_scores_is_no_reason_to_give_them_up(neighbours, context, server):
    server.fault(ELINK, "body", body=BROKEN, content_type="application/json")
    neighbours.similar(PMID, context)
    assert [asked.params["cmd"] for asked in server.requests] == ["neighbor_score"] * 2


def test_a_paper_without_links_has_no_neighbours(neighbours, context, server):
    assert neighbours.similar("12345", context) == ()


@pytest.mark.parametrize("kind", ["html", "truncated", "503"])
def test_no_answer_is_never_an_empty_list(neighbours, context, server, kind):
    server.fault(ELINK, kind, times=None)
    with pytest.raises(UnavailableError):
        neighbours.similar(PMID, context)


def test_citing_papers_and_references_are_other_lists(neighbours, context, server):
    assert "90000007" in neighbours.cited_in(PMID, context)
    assert "90000005" not in neighbours.cited_in(PMID, context)
    assert neighbours.references("90000003", context) == ("90000002", "41591582")
