# SPDX-License-Identifier: GPL-3.0-or-later
"""Searching elsewhere than in PubMed: pages, filters in each service's words, rows as references."""

import json

import pytest

from refdesk.domain.errors import BadRequestError, UnavailableError
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.pubmed_query import Filters
from refdesk.domain.reference import Reference, ReferenceKind
from refdesk.domain.searching import Hits, SearchOrder, SearchQuestion, SearchSource
from refdesk.providers.clinicaltrials import ClinicalTrials
from refdesk.providers.crossref import Crossref
from refdesk.providers.europepmc import EuropePmc
from refdesk.providers.pubmed import PubMed
from refdesk.providers.spelling import Spelling
from refdesk.services.discovery import DiscoveryService
from refdesk.services.sources import (
    ROWS,
    CrossrefSource,
    EuropePmcSource,
    TrialsSource,
    unsupported,
)
from refdesk.store.references import ReferenceStore

EUROPEPMC, CROSSREF, TRIALS = SearchSource.EUROPEPMC, SearchSource.CROSSREF, SearchSource.TRIALS
PATHS = {EUROPEPMC: "europepmc", CROSSREF: "crossref/works", TRIALS: "ctgov/api/v2/studies"}
MANY = {EUROPEPMC: "plenty", CROSSREF: "pebbles", TRIALS: "ailment"}
"""Words that find sixty each."""
EVERY = list(PATHS)
RCT, PREPRINT = "Randomized Controlled Trial", "Preprint"


@pytest.fixture
def references(trial_database) -> ReferenceStore:
    return ReferenceStore(trial_database)


@pytest.fixture
def sources(client):
    return {
        EUROPEPMC: EuropePmcSource(EuropePmc(client)),
        CROSSREF: CrossrefSource(Crossref(client)),
        TRIALS: TrialsSource(ClinicalTrials(client)),
    }


@pytest.fixture
def service(client, references, sources) -> DiscoveryService:
    return DiscoveryService(references, PubMed(client), Spelling(client), sources)


def ask(sources, context, source: SearchSource, term: str, **changes):
    return sources[source].page(SearchQuestion(term, source, **changes), "", context)


# Pages


@pytest.mark.parametrize("source", EVERY)
@pytest.mark.parametrize("order", list(SearchOrder))
def test_a_search_is_read_to_its_end(service, context, server, source, order):
    hits = service.search(SearchQuestion(MANY[source], source, order=order), context)
    assert (hits.count, len(hits.keys)) == (60, ROWS)
    rounds = 1
    while hits.has_more and rounds < 10:
        hits = service.more(hits, context)
        rounds += 1
        assert hits.count == 60  # told with every page
    assert len(hits.keys) == len(set(hits.keys)) == len(hits.papers) == 60
    assert rounds == server.count() <= 4
    years = [hits.papers[key].reference.year for key in hits.keys]
    assert (years == sorted(years, reverse=True)) is (order is SearchOrder.NEWEST)


@pytest.mark.parametrize("source", EVERY)
def test_nothing_found_is_an_answer(service, context, source):
    hits = service.search(SearchQuestion("nothingofthekind", source), context)
    assert (hits.count, hits.keys, hits.has_more) == (0, (), False)


@pytest.mark.parametrize("source", [EUROPEPMC, TRIALS])
def test_a_cursor_that_repeats_ends_the_list(service, context, server, source):
    hits = service.search(SearchQuestion(MANY[source], source), context)
    first = hits.keys
    study = {"protocolSection": {"identificationModule": {"nctId": "NCT91000001"}}}
    sent = hits.cursor.rpartition(" ")[2]
    row = {"id": "92000001", "source": "MED"}
    same = {
        EUROPEPMC: {"hitCount": 60, "resultList": {"result": [row]}, "nextCursorMark": sent},
        TRIALS: {"studies": [study], "nextPageToken": sent},
    }
    server.fault(PATHS[source], "body", times=None, body=json.dumps(same[source]))
    hits = service.more(hits, context)
    assert not hits.has_more
    assert hits.keys == first  # listed once
    assert hits.count == 60


# Filters


ALL = Filters(2010, 2020, (RCT, "Review"), ("korean", "english"), True, True)


def test_europe_pmc_can_apply_all_filters(sources, context, server):
    *_, asked = ask(sources, context, EUROPEPMC, "a OR b", filters=ALL)
    assert asked == (
        f'(a OR b) AND (PUB_TYPE:"{RCT}" OR PUB_TYPE:"Review") AND (LANG:"kor" OR LANG:"eng")'
        ' AND PUB_YEAR:[2010 TO 2020] AND MESH:"Humans" AND HAS_FREE_FULLTEXT:y'
    )
    assert server.requests[0].params["query"] == asked
    assert server.requests[0].params["resultType"] == "core"
    assert "sort" not in server.requests[0].params
    assert unsupported(SearchQuestion("x", EUROPEPMC, ALL)) == ()


def test_europe_pmc_narrows(sources, context):
    filters = Filters(2015, None, (RCT,), free_only=True)
    count, papers, _, _ = ask(sources, context, EUROPEPMC, "invented", filters=filters)
    everything, *_ = ask(sources, context, EUROPEPMC, "invented")
    assert 0 < count < everything
    assert all(paper.pmcid and paper.year >= 2015 for paper in papers)
    assert {t.name for paper in papers for t in paper.publication_types} >= {RCT}


def test_a_quotation_mark_does_not_end_the_phrase(sources, context):
    filters = Filters(publication_types=('Re"view',))
    assert ask(sources, context, EUROPEPMC, "x", filters=filters)[3] == (
        '(x) AND PUB_TYPE:"Re view"'
    )


def test_crossref_applies_what_it_can(sources, context, server):
    count, papers, _, asked = ask(
        sources,
        context,
        CROSSREF,
        "pebbles",
        filters=Filters(1990, 2015, (PREPRINT,)),
        order=SearchOrder.NEWEST,
    )
    assert asked == "pebbles from-pub-date:1990 until-pub-date:2015 type:posted-content"
    sent = server.requests[0].params
    assert sent["filter"] == "from-pub-date:1990,until-pub-date:2015,type:posted-content"
    assert (sent["sort"], sent["query.bibliographic"]) == ("published", "pebbles")
    assert count == len(papers) == 9
    assert all(1990 <= p.year <= 2015 and p.kind is ReferenceKind.PREPRINT for p in papers)


def test_crossref_leaves_out_what_it_cannot(sources, context, server):
    mixed = Filters(None, None, (RCT, PREPRINT), ("korean",), True, True)
    *_, asked = ask(sources, context, CROSSREF, "pebbles", filters=mixed)
    assert asked == "pebbles"
    assert "filter" not in server.requests[0].params
    assert unsupported(SearchQuestion("x", CROSSREF, mixed)) == (
        "publication_types",
        "languages",
        "free_only",
        "humans",
    )
    only = Filters(2000, 2010, (PREPRINT,))
    assert unsupported(SearchQuestion("x", CROSSREF, only)) == ()


def test_the_registry_applies_what_it_can(sources, context, server):
    filters = Filters(2000, 2020, (RCT, "Observational Study"), ("english",), True, True)
    count, papers, _, asked = ask(sources, context, TRIALS, "ailment", filters=filters)
    assert asked == (
        "(ailment) AND (AREA[DesignAllocation]RANDOMIZED OR AREA[StudyType]OBSERVATIONAL)"
        " AND AREA[StudyFirstPostDate]RANGE[2000-01-01,2020-12-31]"
    )
    assert server.requests[0].params["query.term"] == asked
    assert 0 < count == len(papers) < 60
    assert all(2000 <= paper.year <= 2020 for paper in papers)
    assert unsupported(SearchQuestion("x", TRIALS, filters)) == ()


def test_the_registry_leaves_out_what_it_cannot(sources, context):
    mixed = Filters(None, 2000, (RCT, "Review"), ("korean",))
    assert ask(sources, context, TRIALS, "ailment", filters=mixed)[3] == (
        "(ailment) AND AREA[StudyFirstPostDate]RANGE[MIN,2000-12-31]"
    )
    assert unsupported(SearchQuestion("x", TRIALS, mixed)) == ("publication_types", "languages")


def test_filters_alone_are_a_question(sources, context):
    since = Filters(first_year=2019)
    for source, asked in (
        (EUROPEPMC, "PUB_YEAR:[2019 TO 3000]"),
        (CROSSREF, "from-pub-date:2019"),
        (TRIALS, "AREA[StudyFirstPostDate]RANGE[2019-01-01,MAX]"),
    ):
        count, papers, _, said = ask(sources, context, source, " ", filters=since)
        assert said == asked
        assert count
        assert all(paper.year >= 2019 for paper in papers)


def test_pubmed_applies_all_filters():
    assert unsupported(SearchQuestion("x", SearchSource.PUBMED, ALL)) == ()


@pytest.mark.parametrize("source", EVERY)
def test_what_is_not_set_is_not_missed(source):
    assert unsupported(SearchQuestion("x", source)) == ()


# Rows


def test_a_row_of_europe_pmc_is_a_reference(sources, context):
    _, (paper,), _, _ = ask(sources, context, EUROPEPMC, "EXT_ID:41591582 AND SRC:MED")
    assert [str(one) for one in paper.identifiers] == [
        "PMID 41591582",
        "DOI 10.5555/jii.2026.00055",
        "PMC10000001",
    ]
    assert paper.kind is ReferenceKind.ARTICLE
    assert paper.title.startswith("Adjuvant lumekin cell therapy")
    assert paper.authors[0].short == "Shin H"
    assert "LUMEN Study Group" in [author.collective for author in paper.authors]
    assert (paper.journal.display, paper.year) == ("J Invent Immunother", 2026)
    assert (paper.volume, paper.issue, paper.pages) == ("75", "2", "55")
    assert RCT in [one.name for one in paper.publication_types]
    assert [one.label for one in paper.abstract.sections][:2] == ["BACKGROUND", "METHODS"]
    assert paper.abstract.sections[0].category == "BACKGROUND"
    assert "recur in &gt;50% of patients" in paper.abstract.sections[0].text


def row_of(sources, context, server, **row: object) -> Reference:
    body = json.dumps({"hitCount": 1, "resultList": {"result": [row]}})
    server.fault("europepmc", "body", body=body)
    _, (paper,), _, _ = ask(sources, context, EUROPEPMC, str(row))
    return paper


def test_a_preprint_is_known_by_its_doi(sources, context, server):
    paper = row_of(
        sources, context, server,
        id="PPR9", source="PPR", doi="10.5555/PRE.9.", title="A &lt; b.", pubYear="2024",
    )  # fmt: skip
    assert paper.kind is ReferenceKind.PREPRINT
    assert paper.identifiers == (Identifier(Scheme.DOI, "10.5555/PRE.9"),)
    assert (paper.title, paper.title_plain, paper.year) == ("A &lt; b", "A < b", 2024)


@pytest.mark.parametrize(
    ("names", "authors"),
    [
        ("Öztürk Ö, Shin H.", ["Öztürk Ö", "Shin H"]),
        ("King ML Jr, de la Cruz M, Bank JHS", ["King ML Jr", "de la Cruz M", "Bank JHS"]),
        ("Study Group HIV, METRIC Study Group.", ["Study Group HIV", "METRIC Study Group"]),
        ("", []),
    ],
)
def test_names_are_read_as_an_index_prints_them(sources, context, server, names, authors):
    paper = row_of(sources, context, server, id="1", source="MED", authorString=names)
    assert [author.short for author in paper.authors] == authors
    groups = [author.collective for author in paper.authors if author.collective]
    assert groups == [name for name in authors if "Group" in name]


@pytest.mark.parametrize(
    ("html", "sections"),
    [
        ("In short: it works.", [("", "In short: it works.")]),
        ("Lead.<h4>Aim</h4>To see", [("", "Lead."), ("AIM", "To see")]),
        ("<h4>Aim</h4>A &lt; b<h4>End</h4>C", [("AIM", "A &lt; b"), ("END", "C")]),
        ("It was so. And: more<h4>End</h4>C", [("", "It was so. And: more"), ("END", "C")]),
        ("", []),
    ],
)
def test_only_headings_become_labels(sources, context, server, html, sections):
    paper = row_of(sources, context, server, id="1", source="MED", abstractText=html)
    found = paper.abstract.sections if paper.abstract else ()
    assert [(one.label, one.text) for one in found] == sections


def test_a_retracted_paper_is_known_in_the_list(sources, context, server):
    kinds = "journal article; retracted publication"
    paper = row_of(sources, context, server, id="1", source="MED", pubType=kinds)
    assert paper.is_retracted
    assert [one.name for one in paper.publication_types] == [
        "journal article",
        "Retracted Publication",
    ]


def test_a_registration_is_a_page_of_the_registry(sources, context):
    _, papers, _, _ = ask(sources, context, TRIALS, "ailment")
    trial = papers[1]
    assert trial.identifiers == (Identifier(Scheme.NCT, "NCT91000002"),)
    assert trial.kind is ReferenceKind.WEBPAGE
    assert trial.title == "Pebbles &amp; &lt;stones&gt; for invented ailment 2"
    assert trial.authors[0].collective == "Sorin University Hospital"
    assert trial.container_title == trial.trial_ids[0].registry == "ClinicalTrials.gov"
    assert trial.published.iso == "1992-05-06"
    assert trial.url == "https://clinicaltrials.gov/study/NCT91000002"
    assert trial.abstract.plain == "Pebbles of >= 2 g are given."
    assert trial.publication_types == ()  # it reports nothing yet
    assert dict(trial.extra) == {
        "ctgov:status": "COMPLETED",
        "ctgov:phase": "PHASE2",
        "ctgov:type": "INTERVENTIONAL",
        "ctgov:allocation": "RANDOMIZED",
    }


def test_a_registration_that_says_little_is_one(sources, context):
    _, (trial,), _, _ = ask(sources, context, TRIALS, "LUMEN")
    assert (trial.authors, trial.abstracts, trial.year) == ((), (), None)
    assert dict(trial.extra)["ctgov:enrolment"] == "226"


# What the library has


@pytest.mark.parametrize("source", [EUROPEPMC, CROSSREF])
def test_what_the_library_has_is_marked(service, references, client, context, source):
    record = PubMed(client).fetch(["41591582"], context).records["41591582"]
    (added,) = references.add_many([record]).ids
    hits: Hits = service.search(SearchQuestion("lumekin", source), context)
    marks = {paper.reference.doi: paper.library_id for paper in hits.papers.values()}
    assert marks.pop("10.5555/jii.2026.00055") == added
    assert marks
    assert set(marks.values()) == {None}


# Trouble


@pytest.mark.parametrize("source", EVERY)
@pytest.mark.parametrize("kind", ["429", "503", "html", "truncated", "cut-off"])
def test_no_answer_is_never_no_hits(service, context, server, source, kind):
    hits = service.search(SearchQuestion(MANY[source], source), context)
    server.fault(PATHS[source], kind, times=None)
    with pytest.raises(UnavailableError):
        service.search(SearchQuestion("invented", source), context)
    with pytest.raises(UnavailableError):
        service.more(hits, context)
    assert hits.has_more  # to be tried again


@pytest.mark.parametrize("source", EVERY)
def test_trouble_that_passes_is_waited_for(service, context, server, source):
    server.fault(PATHS[source], "500", times=2)
    assert service.search(SearchQuestion(MANY[source], source), context).keys
    assert server.count() == 3


@pytest.mark.parametrize(
    ("source", "body", "error"),
    [
        (EUROPEPMC, '{"errCode":404,"errMsg":"Sorry"}', BadRequestError),
        (EUROPEPMC, '{"version":"6.9"}', BadRequestError),
        (CROSSREF, '{"status":"failed","message":[{"message":"Sorry"}]}', BadRequestError),
        (CROSSREF, '{"status":"error","message":{"name":"exception"}}', UnavailableError),
        (TRIALS, '{"error":"Sorry"}', UnavailableError),
        (TRIALS, '{"studies":[]}', UnavailableError),
    ],
)
def test_an_error_under_200_is_never_no_hits(service, context, server, source, body, error):
    server.fault(PATHS[source], "body", body=body)
    with pytest.raises(error):
        service.search(SearchQuestion("invented", source), context)
