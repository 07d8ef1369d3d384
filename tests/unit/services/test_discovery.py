# SPDX-License-Identifier: GPL-3.0-or-later
"""Searching PubMed: all hits, how it was understood, what the library has."""

from datetime import date
from itertools import pairwise

import pytest

from refdesk.domain.errors import BadRequestError, UnavailableError
from refdesk.domain.pubmed_query import Filters, Line, built, combined, filtered
from refdesk.domain.searching import SearchOrder, SearchQuestion
from refdesk.providers.pubmed import PubMed, SearchResult
from refdesk.providers.spelling import Spelling
from refdesk.services.discovery import DiscoveryService
from refdesk.services.slicing import slices
from refdesk.store.references import ReferenceStore

ESEARCH = "eutils/entrez/eutils/esearch"
ESUMMARY = "eutils/entrez/eutils/esummary"


@pytest.fixture
def references(trial_database) -> ReferenceStore:
    return ReferenceStore(trial_database)


@pytest.fixture
def service(client, references) -> DiscoveryService:
    return DiscoveryService(references, PubMed(client), Spelling(client), {})


def test_a_search_lists_all_and_reads_a_page(service, context, server):
    hits = service.search(SearchQuestion("invented"), context)
    assert hits.count == len(hits.keys) > 5
    assert not hits.has_more
    assert not hits.papers
    assert server.count() == 1
    hits = service.papers(hits, hits.keys[:3], context)
    assert list(hits.papers) == list(hits.keys[:3])
    assert server.count(ESUMMARY) == 1
    assert hits.papers["41591582"].reference.doi == "10.5555/jii.2026.00055"
    service.papers(hits, hits.keys[:3], context)
    assert server.count(ESUMMARY) == 1  # read before


def test_a_translated_title_is_shown_without_brackets(service, context):
    hits = service.search(SearchQuestion("nurses"), context)
    hits = service.papers(hits, hits.keys, context)
    reference = hits.papers["90000006"].reference
    assert reference.title_translated
    assert not reference.title.startswith("[")
    assert [author.family for author in reference.authors]


def test_hits_say_what_the_library_has(service, references, client, context):
    record = PubMed(client).fetch(["90000012"], context).records["90000012"]
    (added,) = references.add_many([record]).ids
    hits = service.search(SearchQuestion("lumekin"), context)
    hits = service.papers(hits, hits.keys, context)
    assert hits.papers["90000012"].library_id == added
    assert hits.papers["41591582"].library_id is None


def test_what_pubmed_ignored_is_told(service, context):
    hits = service.search(SearchQuestion("lumekin[nonsense]"), context)
    assert [(one.kind, one.text) for one in hits.ignored] == [
        ("phrasesnotfound", "lumekin[nonsense]")
    ]
    assert hits.translation


def test_beyond_the_9999th_hit_the_years_are_asked_apart(service, context, server):
    hits = service.search(SearchQuestion("plenty", order=SearchOrder.NEWEST), context)
    assert hits.count == 25_000
    assert len(hits.keys) == 9_999
    assert hits.has_more
    before = server.count()
    hits = service.more(hits, context)
    assert len(hits.keys) == len(set(hits.keys)) == 25_000
    assert not hits.has_more
    assert hits.keys[-1] == "92000001"  # the oldest
    print("requests for 25,000 hits:", server.count())
    assert server.count() - before <= 9


def test_a_term_that_pubmed_cannot_read_is_refused_in_its_words(service, context):
    with pytest.raises(BadRequestError, match="cannot parse"):
        service.search(SearchQuestion("((lumekin"), context)


@pytest.mark.parametrize("kind", ["html", "truncated", "503", "429"])
def test_no_answer_is_never_no_hits(service, context, server, kind):
    server.fault(ESEARCH, kind, times=None)
    with pytest.raises(UnavailableError):
        service.search(SearchQuestion("lumekin"), context)


def test_filters_narrow_and_words_stay_as_typed():
    every = Filters(2010, 2020, ("Randomized Controlled Trial", "Review"), ("korean",), True, True)
    assert filtered("a OR b", every) == (
        '(a OR b) AND ("Randomized Controlled Trial"[pt] OR "Review"[pt]) AND "korean"[la]'
        " AND 2010:2020[dp] AND humans[mh] AND free full text[sb]"
    )
    assert filtered("a OR b ", Filters()) == "a OR b"
    assert filtered("", Filters(first_year=2020)) == "2020:3000[dp]"


def test_lines_of_the_builder_become_one_term():
    lines = [
        Line("Carcinoma, Hepatocellular", "mesh"),
        Line("liver cancer", "title", "OR"),
        Line("Shin H", "author", "AND"),
        Line("  ", "title", "NOT"),
    ]
    assert built(lines) == (
        '("Carcinoma, Hepatocellular"[mh] OR "liver cancer"[ti]) AND Shin H[au]'
    )
    assert built([]) == ""


def test_numbers_stand_for_earlier_searches():
    assert combined("#1 AND #2 NOT #9", ["a OR b", "c"]) == "(a OR b) AND (c) NOT #9"
    assert combined("il#1 and 5#2", ["a"]) == "il#1 and 5#2"


def test_a_day_with_too_many_papers_says_how_many_are_missing():
    def ask(dates):
        count = 12_000 if dates[0] <= "2000/01/01" <= dates[1] else 0
        return SearchResult(count, tuple(map(str, range(min(count, 9_999)))))

    found = list(slices(ask, date(2026, 12, 31)))
    assert sum(piece.missing for piece in found) == 2_001
    (full,) = [piece for piece in found if piece.ids]
    assert full.first == full.last == date(2000, 1, 1)
    assert found[0].last == date(2026, 12, 31)  # the newest first
    for newer, older in pairwise(found):
        assert older.last < newer.first
