# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking for retractions, corrections and concerns, asked of real services on loopback."""

from datetime import UTC, datetime, timedelta

import pytest

from refdesk.domain.errors import CancelledError, UnavailableError
from refdesk.domain.fulltext import FulltextSource
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.jobs import CancelToken, JobContext
from refdesk.domain.notices import CROSSREF, PUBMED, REFERENCES
from refdesk.domain.reference import Correction, NoticeSource, Reference
from refdesk.fulltext.jats import parse_jats
from refdesk.providers.crossref import Crossref
from refdesk.providers.icite import Icite
from refdesk.providers.neighbours import Neighbours
from refdesk.providers.pubmed import PubMed
from refdesk.services.cited_notices import CitedNotices
from refdesk.services.notices import WEEK, NoticeService
from refdesk.store.fulltexts import FulltextStore
from refdesk.store.notices import NoticeStore
from refdesk.store.references import ReferenceStore
from tests.server.library import GENERATED

EFETCH = "eutils/entrez/eutils/efetch"
ESEARCH = "eutils/entrez/eutils/esearch"
ESUMMARY = "eutils/entrez/eutils/esummary"
ELINK = "eutils/entrez/eutils/elink"
WORKS = "crossref/works"

RETRACTED, RETRACTED_DOI = "90000003", "10.5555/smj.2019.301"
CORRECTED, UPDATED = "90000009", "90000011"
CITING = "90000004"
"""Cites the retracted paper, by iCite."""
NOBODY = "90000099"
PLAIN = "90000002"


class Day:
    """The clock of a library."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 27, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def day() -> Day:
    return Day()


@pytest.fixture
def references(trial_database) -> ReferenceStore:
    store = ReferenceStore(trial_database)
    store.delete([1, 2])
    return store


@pytest.fixture
def store(trial_database) -> NoticeStore:
    return NoticeStore(trial_database)


@pytest.fixture
def service(client, trial_database, store, day) -> NoticeService:
    pubmed = PubMed(client)
    cited = CitedNotices(pubmed, Icite(client), Neighbours(client), FulltextStore(trial_database))
    return NoticeService(trial_database, store, pubmed, Crossref(client), cited, day)


def made(pmid: str = "", doi: str = "", **said) -> Reference:
    ids = [(Scheme.PMID, pmid), (Scheme.DOI, doi)]
    return Reference(
        title=f"Invented paper {pmid or doi}",
        identifiers=tuple(Identifier(scheme, value) for scheme, value in ids if value),
        **said,
    )


def add(references: ReferenceStore, *papers: Reference) -> list[int]:
    return list(references.add_many(papers, merge=False).ids)


def kinds(references: ReferenceStore, i: int) -> list[tuple[str, str]]:
    return [(c.kind, c.source.value) for c in references.get(i).reference.corrections]


# What is found


def test_retractions_and_corrections_come_from_the_records_of_pubmed(
    service, references, context, server, store, day
):
    ids = add(references, made(RETRACTED), made(CORRECTED), made(PLAIN))
    report = service.check(ids, context)
    assert server.count(EFETCH) == server.count() == 1
    assert [(one.reference_id, one.kind) for one in report.new] == [
        (ids[0], "RetractionIn"),
        (ids[1], "ErratumIn"),
    ]
    assert (report.checked, report.missed, report.unaskable) == (3, 0, 0)
    assert references.get(ids[0]).reference.is_retracted
    assert references.rows(ids)[0].is_retracted
    assert report.changes.updated == frozenset(ids[:2])
    for checks in store.checked(ids).values():
        assert {source: check.at for source, check in checks.items()} == {PUBMED: day.now}


def test_crossref_adds_concerns_and_what_retraction_watch_knows(
    service, references, context, server
):
    (i,) = add(references, made(doi=RETRACTED_DOI))
    report = service.check([i], context)
    assert {one.kind for one in report.new} == {"RetractionIn", "ExpressionOfConcernIn"}
    assert ("RetractionIn", "retraction-watch") in kinds(references, i)
    assert server.count(WORKS) == server.count() == 1


def test_one_service_does_not_take_away_what_another_said(service, references, context):
    own = Correction("RetractionIn", "PMC says so", source=NoticeSource.PMC)
    (i,) = add(references, made(PLAIN, "10.5555/partly", corrections=(own,)))
    report = service.check([i], context)
    assert ("RetractionIn", "pmc") in kinds(references, i)
    assert ("PartialRetractionIn", "crossref") in kinds(references, i)
    assert "RetractionIn" not in {one.kind for one in report.new}  # it was known
    again = service.check([i], context, fresh=True)
    assert not again.new
    assert not again.changes


def test_a_service_that_no_longer_lists_a_correction_is_believed(service, references, context):
    mine = Correction("ErratumIn", "an old list", source=NoticeSource.CROSSREF)
    (i,) = add(references, made(doi="10.5555/jii.2026.00055", corrections=(mine,)))
    service.check([i], context)
    assert kinds(references, i) == []


def test_what_the_person_did_meanwhile_is_kept(service, references, context, server, monkeypatch):
    (i,) = add(references, made(RETRACTED))
    fetch = service._pubmed.fetch

    def slow(*args, **options):
        found = fetch(*args, **options)
        edited = references.get(i).reference
        references.update(i, Reference(title="My title", identifiers=edited.identifiers))
        return found

    monkeypatch.setattr(service._pubmed, "fetch", slow)
    service.check([i], context)
    stored = references.get(i).reference
    assert stored.title == "My title"
    assert stored.is_retracted


def test_a_paper_in_the_trash_stays_there(service, references, context):
    (i,) = add(references, made(RETRACTED))
    references.trash([i])
    service.check([i], context)
    assert references.get(i).is_trashed


# What is noted


@pytest.mark.parametrize("kind", ["429", "html", "truncated", "503", "empty", "prolog-only"])
def test_no_answer_is_never_noted_as_checked(service, references, store, context, server, kind):
    server.fault(EFETCH, kind, times=None)
    server.fault(WORKS, kind, times=None)
    (i,) = add(references, made(RETRACTED, RETRACTED_DOI))
    report = service.check([i], context)
    assert store.checked([i]) == {}
    assert (report.checked, report.missed) == (0, 1)
    assert set(report.failures) == {PUBMED, CROSSREF}
    assert not service.state(i).answered
    with pytest.raises(UnavailableError):
        report.unless_failed()
    assert list(service.due()) == [i]


def test_who_answered_is_noted_although_another_did_not(
    service, references, store, context, server
):
    server.fault(WORKS, "503", times=None)
    (i,) = add(references, made(RETRACTED, RETRACTED_DOI))
    report = service.check([i], context)
    assert list(store.checked([i])[i]) == [PUBMED]
    assert report.missed == 1
    assert report.new
    assert i in service.due()


def test_a_service_that_does_not_know_a_paper_is_no_witness(
    service, references, store, context, server
):
    (i,) = add(references, made(NOBODY, "10.5555/nobody"))
    service.check([i], context)
    state = service.state(i)
    assert not state.answered
    assert set(state.strangers) == {PUBMED, CROSSREF}
    assert i not in service.due()  # but it is not asked about every day


def test_samples_and_papers_without_numbers_are_not_asked_about(
    service, references, context, server
):
    references.add_many([made(PLAIN)], is_sample=True)
    (i,) = add(references, made())
    report = service.check([i, *references.add_many([made(PLAIN)], is_sample=True).ids], context)
    assert server.count() == 0
    assert report.unaskable == 2
    assert list(service.due()) == []


def test_taking_back_a_change_of_the_record_asks_anew(service, references, trial_database, context):
    with trial_database.step("edit"):
        (i,) = add(references, made(RETRACTED))
    service.check([i], context)
    assert references.get(i).reference.is_retracted
    assert service.state(i).answered
    trial_database.undo()  # the notices
    assert not references.get(i).reference.is_retracted
    assert not service.state(i).answered
    assert list(service.due()) == [i]


def test_another_number_is_asked_about_anew(service, references, context):
    (i,) = add(references, made(PLAIN))
    service.check([i], context)
    assert not list(service.due())
    references.update(i, made(RETRACTED))
    assert list(service.due()) == [i]
    assert not service.state(i).answered


# The library


def test_500_papers_take_three_requests_of_pubmed_and_one_a_doi(
    service, references, context, server
):
    pmids = [str(n) for n in GENERATED[10:510]]
    ids = add(references, *(made(pmid) for pmid in pmids[:-2]))
    ids += add(references, made(pmids[-2], RETRACTED_DOI), made(pmids[-1], "10.5555/partly"))
    expected = service.cost(ids)
    report = service.check_library(context)
    assert server.count(EFETCH) == 3
    assert server.count(WORKS) == 2
    assert server.count("icite") == 3
    assert server.count(ESEARCH) <= 5
    assert server.count(ELINK) == 0
    print("500 papers, 2 DOIs:", server.count(), "requests; foreseen:", expected)
    assert abs(server.count() - expected) <= 40
    assert report.checked == 500


def test_a_check_that_was_stopped_goes_on_where_it_was(service, references, store, context, server):
    ids = add(references, *(made(doi=f"10.5555/pebbles.{n}") for n in range(1, 9)))
    token = CancelToken()
    stopping = JobContext(token, lambda p: token.cancel() if p.done >= 4 else None)
    with pytest.raises(CancelledError):
        service.check_library(stopping)
    noted = store.checked(ids)
    assert 0 < len(noted) < 8
    before = server.count(WORKS)
    service.check_library(context)
    assert server.count(WORKS) - before <= 8 - len(noted)
    assert len(store.checked(ids)) == 8


def test_what_a_stopped_check_changed_is_told(service, references):
    ids = add(references, made(RETRACTED), made(doi="10.5555/partly"), made(doi="10.5555/bare"))
    token = CancelToken()
    stopping = JobContext(token, lambda p: token.cancel() if p.done >= 2 else None)
    with pytest.raises(CancelledError) as stopped:
        service.check_library(stopping)
    assert ids[0] in stopped.value.changes.updated


def test_papers_never_asked_about_come_first_then_the_longest_ago(service, references, store, day):
    a, b, c, d, e = add(references, *(made(str(n)) for n in range(101, 106)))
    old = day.now - timedelta(days=30)
    store.note([a], PUBMED, old + timedelta(days=1))
    store.note([b], PUBMED, old)
    store.note([d], PUBMED, day.now - timedelta(days=3))
    references.trash([e])
    assert list(service.due()) == [c, b, a]
    day.now += WEEK
    assert list(service.due()) == [c, b, a, d]


def test_only_so_many_are_asked_about_unasked(service, references, context, server):
    add(references, *(made(str(n)) for n in GENERATED[:30]))
    report = service.check_library(context, most=10)
    assert (report.checked, report.left) == (10, 20)


def test_a_service_that_asks_for_a_pause_is_left_alone(service, references, context, server):
    server.fault(WORKS, "429", times=None, retry_after=3600)
    ids = add(references, *(made(doi=f"10.5555/pebbles.{n}") for n in range(1, 9)))
    report = service.check_library(context)
    assert server.count(WORKS) == 1
    assert report.missed == 8
    assert report.failures[CROSSREF].retry_at is not None
    assert list(service.due()) == ids


def test_one_odd_answer_stops_nothing_a_service_that_is_down_is_left_alone(
    service, references, store, context, server
):
    ids = add(references, *(made(doi=f"10.5555/pebbles.{n}") for n in range(1, 9)))
    server.fault(f"{WORKS}/10.5555/pebbles.2", "truncated", times=None)
    report = service.check(ids, context)
    assert (report.checked, report.missed) == (7, 1)
    server.clear()
    server.fault(WORKS, "html", times=None)
    report = service.check(ids, context, fresh=True)
    assert report.missed == 8
    assert len({asked.path for asked in server.asked(WORKS)}) == 3


def test_offline_nobody_is_asked_and_nothing_noted(service, references, client, context, server):
    client.offline = True
    (i,) = add(references, made(RETRACTED))
    report = service.check([i], context, references=True)
    assert report.failures[PUBMED].reason == "offline"
    assert not service.state(i).checks
    assert server.count() == 0


# References


def test_retracted_papers_that_a_paper_cites(service, references, context, server, day):
    (i, plain) = add(references, made(CITING), made("90000012"))
    report = service.check_references([i, plain], context)
    (one,) = service.state(i).cited
    assert one.cited == Identifier(Scheme.PMID, RETRACTED)
    assert one.title
    assert report.citing == 1
    assert report.changes.updated == frozenset({i})
    assert service.state(i).checks[REFERENCES].at == day.now
    assert service.state(plain).cited == ()
    assert REFERENCES in service.state(plain).checks
    assert (server.count("icite"), server.count(ESEARCH), server.count(ESUMMARY)) == (1, 1, 1)
    assert server.asked(ESEARCH)[0].params["term"].endswith("AND retracted publication[pt]")


def test_what_a_search_finds_beside_the_question_is_not_believed(
    service, references, context, server
):
    server.fault(ESEARCH, "body", content_type="application/json", body=(
        '{"esearchresult":{"count":"2","idlist":["90000002","90000006"]}}'))  # fmt: skip
    (i,) = add(references, made("90000012"))
    service.check_references([i], context)
    assert service.state(i).cited == ()


@pytest.mark.parametrize("kind", ["429", "html", "truncated"])
@pytest.mark.parametrize("at", [ESEARCH, ESUMMARY])
def test_references_that_could_not_be_asked_about_are_not_noted(
    service, references, context, server, kind, at
):
    server.fault(at, kind, times=None)
    (i,) = add(references, made(CITING))
    report = service.check_references([i], context)
    assert REFERENCES in report.failures
    assert not service.state(i).checks


def test_without_icite_pubmed_lists_the_references(service, references, context, server):
    server.fault("icite/", "503", times=None)
    (i,) = add(references, made(CITING))
    service.check_references([i], context)
    assert server.count(ELINK) == 1
    assert [one.cited.value for one in service.state(i).cited] == [RETRACTED]


def test_without_both_the_full_text_lists_them(
    service, references, trial_database, context, server
):
    server.fault("icite/", "503", times=None)
    server.fault(ELINK, "503", times=None)
    (i,) = add(references, made(CITING))
    assert REFERENCES in service.check_references([i], context).failures
    xml = (
        b"<article><front><article-meta/></front><body><p>Text.</p></body><back><ref-list>"
        b"<ref id='r1'><element-citation><pub-id pub-id-type='pmid'>90000003</pub-id>"
        b"</element-citation></ref></ref-list></back></article>"
    )
    assert parse_jats(xml, "made").references
    source = FulltextSource("PMC", "", "1", "CC BY", "2026-01-01T00:00:00+00:00", len(xml))
    FulltextStore(trial_database).save(i, xml, source, "Text.")
    report = service.check_references([i], context)
    assert not report.failures
    assert [one.cited.value for one in service.state(i).cited] == [RETRACTED]


def test_a_paper_whose_references_nobody_knows_is_not_said_to_cite_none(
    service, references, context
):
    (i,) = add(references, made(NOBODY))
    service.check_references([i], context)
    assert not service.state(i).checks
