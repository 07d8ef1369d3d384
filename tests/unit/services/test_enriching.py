# SPDX-License-Identifier: GPL-3.0-or-later
"""Completing papers: what is missing, what comes, pauses, stops, and that nothing is asked twice."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from refdesk.domain.enriching import Cost, Part
from refdesk.domain.errors import CancelledError, NotOpenError, UnavailableError
from refdesk.domain.evidence import EvidenceReport
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.jobs import CancelToken, JobContext, Progress
from refdesk.domain.reference import Abstract, AbstractSection, Reference
from refdesk.services import enriching, evidence_reading
from refdesk.services.patience import Patience
from tests.unit.services.completing import completing, stopped_after
from tests.unit.services.test_open_texts import (
    ABSENT,
    CLOSED,
    IN_PMC,
    WITHHELD,
    paper,
    withhold_at_pmc,
)
from tests.unit.services.test_statements import statements

EVIDENCE = {Part.PICO, Part.STATISTICS}
MANY = [str(91_000_001 + n) for n in range(500)]
WORDS = (Abstract((AbstractSection("We randomised 240 adults (HR 0.70, 95% CI 0.55 to 0.89)."),)),)


@pytest.fixture
def desk(tmp_path, server):
    with completing(tmp_path, server) as opened:
        yield opened


@pytest.fixture
def quick_reader(monkeypatch):
    """Read evidence in no time: it is not what a test of hundreds of papers is about."""
    monkeypatch.setattr(evidence_reading, "REST", 0)
    monkeypatch.setattr(evidence_reading, "APART_PAPERS", 10**6)
    monkeypatch.setattr(evidence_reading, "read_evidence", lambda *_, **__: EvidenceReport(()))


def plain(number: str) -> Reference:
    return Reference(title=f"Plain paper {number}", identifiers=(Identifier(Scheme.PMID, number),))


def ids_asked(server, service: str, name: str) -> list[str]:
    """Return all the ids that a service was asked for, as often as it was."""
    return [one for asked in server.asked(service) for one in asked.params[name].split(",")]


# What is missing


def test_it_says_what_is_missing_and_may_be_had(desk):
    read = replace(paper(*IN_PMC), abstracts=WORDS)
    ids = desk.add(read, paper(*CLOSED), Reference(title="No number"))
    missing = desk.missing(ids)
    assert missing == {
        ids[0]: EVIDENCE | {Part.FULLTEXT},
        ids[1]: EVIDENCE | {Part.FULLTEXT, Part.ABSTRACT},
        ids[2]: EVIDENCE,
    }
    desk.engines.evidence.read_all(JobContext())
    assert desk.missing(ids)[ids[0]] == {Part.FULLTEXT}
    assert ids[2] not in desk.missing(ids)  # nobody can be asked for more
    desk.holdings.references.trash(ids)
    assert desk.missing(ids) == {}


def test_a_korean_abstract_is_looked_for_where_there_may_be_one(desk):
    korean = Abstract((AbstractSection("재발률이 낮았다."),), "kor")
    papers = [
        replace(plain("1"), abstracts=WORDS, languages=("kor", "eng")),
        replace(plain("2"), abstracts=(*WORDS, korean), languages=("kor", "eng")),
        replace(plain("3"), abstracts=WORDS, languages=("eng",)),
    ]
    ids = desk.add(*papers)
    lacking = desk.missing(ids)
    assert [Part.KOREAN in lacking[i] for i in ids] == [True, False, False]
    again = desk.missing(ids, again=True)
    assert [Part.KOREAN in again[i] for i in ids] == [True, False, True]


def test_a_look_at_many_papers_is_few_statements(tmp_path, server):
    counts = []
    for number in (100, 1_000):
        with completing(tmp_path / str(number), server) as desk:
            ids = desk.add(*(plain(str(n)) for n in range(1, number + 1)))
            service = desk.enriching
            with statements() as found:
                outlook = service.outlook(ids)
                assert outlook.lacking == number
                assert outlook.cost.total
        counts.append(found.total())
    assert counts[0] == counts[1] < 20


def test_what_is_missing_and_costs_does_not_depend_on_the_shares(desk, monkeypatch):
    ids = desk.add(plain(IN_PMC[0]), plain(WITHHELD[0]), paper("", ABSENT[1], ""), plain("7"))
    outlook = desk.enriching.outlook(ids)
    assert outlook.cost.total
    monkeypatch.setattr(enriching, "SHARE", 3)
    assert desk.enriching.outlook(ids) == outlook
    assert desk.enriching.outlook(set(ids)) == outlook


def test_the_outlook_counts_what_is_missing(desk, monkeypatch):
    monkeypatch.setattr(enriching, "SHARE", 2)
    ids = desk.add(
        replace(paper(*IN_PMC), abstracts=WORDS), paper(*CLOSED), Reference(title="No number")
    )
    desk.engines.evidence.read_all(JobContext())
    outlook = desk.enriching.outlook(ids)
    parts = [part for lacked in desk.missing(ids).values() for part in lacked]
    assert (outlook.papers, outlook.lacking) == (3, 2)
    assert outlook.parts == Counter(parts)


def test_a_look_stops_where_it_is_told(desk):
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(CancelledError):
        desk.enriching.outlook(desk.add(paper(*IN_PMC)), JobContext(cancel))


# What comes


@pytest.mark.parametrize("share", [1, 3, 10_000])
def test_papers_get_what_they_lack(desk, server, monkeypatch, share):
    monkeypatch.setattr(enriching, "SHARE", share)  # a large library is gone through in shares
    ids = desk.add(plain(IN_PMC[0]), plain(WITHHELD[0]), plain(ABSENT[0]), plain(CLOSED[0]))
    told: list[Progress] = []
    report = desk.enriching.enrich(ids, JobContext(report=told.append))
    first = desk.paper(ids[0])
    assert first.has_fulltext
    assert first.reference.pmcid == IN_PMC[2]
    assert first.reference.abstracts
    assert first.reference.mesh
    assert first.reference.title == f"Plain paper {IN_PMC[0]}"  # no more than what was lacking
    assert (report.fulltexts, report.links, report.left) == (1, 2, 0)
    assert set(report.withheld) == set(ids[1:])
    assert isinstance(report.withheld[ids[1]], NotOpenError)
    assert report.abstracts == sum(bool(desk.paper(i).reference.abstracts) for i in ids)
    assert report.read == 4
    assert desk.engines.evidence.unread_count() == 0
    assert report.changes.updated >= {ids[0]}
    assert report.failures == ()
    assert told[0] == Progress(0, 4, "enrich")
    assert told[-1] == Progress(4, 4, "enrich")
    assert [p.done for p in told] == sorted(p.done for p in told)
    assert server.count("unpaywall") == 0  # links of many come from OpenAlex, 100 a request
    assert server.count("pdf") == 0
    assert desk.engines.beyond.open_copies.of(ids[2]) is not None


def test_a_paper_with_a_doi_alone_gets_its_numbers_too(desk, server):
    (i,) = desk.add(paper("", IN_PMC[1], ""))
    report = desk.enriching.enrich([i], JobContext())
    assert desk.paper(i).reference.pmid == IN_PMC[0]
    assert (report.fulltexts, report.abstracts) == (1, 1)


def test_what_a_person_wrote_stays(desk):
    mine = (Abstract((AbstractSection("My own words."),)),)
    written = replace(plain(IN_PMC[0]), abstracts=mine, languages=("kor",))
    (i,) = desk.add(written)
    desk.enriching.enrich([i], JobContext())
    assert desk.paper(i).reference.abstracts[0] == mine[0]
    assert desk.paper(i).reference.languages == ("kor",)


def test_a_step_back_takes_the_record_back(desk):
    (i,) = desk.add(plain(CLOSED[0]))
    desk.enriching.enrich([i], JobContext())
    assert desk.paper(i).reference.abstracts
    desk.holdings.database.undo()
    assert not desk.paper(i).reference.abstracts


def test_nothing_that_was_not_to_be_had_is_asked_for_again_within_a_week(desk, server):
    ids = desk.add(*(plain(number) for number in (*MANY[:3], WITHHELD[0])))
    desk.enriching.enrich(ids, JobContext())
    server.clear()
    assert desk.missing(ids) == {}
    assert desk.enriching.outlook(ids).cost == Cost({}, 0)
    desk.enriching.enrich(ids, JobContext())
    assert server.count() == 0
    desk.clock.time += timedelta(days=7, seconds=1).total_seconds()
    assert {Part.FULLTEXT} <= desk.missing(ids)[ids[0]]


def test_a_person_who_asks_for_a_paper_is_not_told_to_wait(desk, server):
    (i,) = desk.add(plain(WITHHELD[0]))
    desk.enriching.enrich([i], JobContext())
    server.clear()
    report = desk.enriching.enrich([i], JobContext(), again=True)
    assert set(report.withheld) == {i}
    assert server.count("pmc") == 1
    assert server.count("unpaywall") == 1  # by the DOI that the record brought
    assert report.links == 1


def test_the_badge_of_a_paper_asks_unpaywall(desk, server):
    (i,) = desk.add(paper(*ABSENT))
    assert desk.enriching.enrich([i], JobContext(), again=True).links == 1
    assert server.count("unpaywall") == 1


# Trouble


def test_one_paper_that_fails_stops_no_other(desk, server):
    ids = desk.add(paper(*IN_PMC), paper("90000008", "", "PMC10000008"))
    for service in ("pmc/PMC10000008", "europepmc/PMC10000008"):
        server.fault(service, "html", times=None)
    server.fault("eutils/efetch", "html", times=None)
    report = desk.enriching.enrich(ids, JobContext())
    assert report.fulltexts == 1
    texts = [f for f in report.failures if f.reference_id == ids[1]]
    assert [(f.title, f.error.service) for f in texts] == [("An invented article", "PMC")]
    assert desk.paper(ids[0]).has_fulltext


def test_a_short_pause_is_waited_for(desk, server):
    server.fault("idconv", "429", times=5, retry_after=20)  # more often than one question is tried
    ids = desk.add(plain(IN_PMC[0]))
    report = desk.enriching.enrich(ids, JobContext())
    assert report.fulltexts == 1
    assert report.stopped == {}
    assert sum(desk.clock.slept) >= 100


def test_a_long_pause_is_said_and_the_others_go_on(desk, server, quick_reader):
    server.fault("eutils", "429", times=None, retry_after=3600)
    ids = desk.add(*(plain(number) for number in MANY[:250]), paper(*IN_PMC))
    report = desk.enriching.enrich(ids, JobContext())
    assert server.count("eutils") == 1
    assert report.fulltexts == 1
    assert report.left == 251
    (failure,) = report.failures
    assert failure.error.retry_at is not None
    assert report.stopped == {"EUTILS": failure.error.retry_at}
    assert desk.clock.now() < failure.error.retry_at


def test_a_service_that_keeps_failing_is_let_be(desk, server, quick_reader):
    server.fault("idconv", "503", times=None)
    ids = desk.add(
        *(plain(number) for number in (*MANY, *(str(91_001_000 + n) for n in range(500))))
    )
    report = desk.enriching.enrich(ids, JobContext())
    assert server.count("idconv") == 3 * 4  # three batches, four tries each
    assert report.stopped == {"IDCONV": None}
    assert report.left == 1000
    assert server.count("eutils") == 5
    server.clear()
    desk.enriching.enrich(ids, JobContext())
    assert server.count("idconv") == 5  # what was not answered is asked for the next time
    assert server.count("eutils") == 0


def test_while_pmc_is_let_be_europe_pmc_is_asked(desk, server):
    for service in ("pmc", "eutils"):
        server.fault(service, "429", times=None, retry_after=7200)
    numbers = [IN_PMC, ("90000008", "", "PMC10000008"), WITHHELD]
    ids = desk.add(*(replace(paper(*n), abstracts=WORDS) for n in numbers))
    report = desk.enriching.enrich(ids, JobContext())
    assert report.fulltexts == 2
    assert server.count("pmc") == 1
    assert report.left == 1
    assert set(report.stopped) == {"PMC"}
    assert desk.missing(ids) == {ids[2]: {Part.FULLTEXT}}


def test_what_europe_pmc_had_no_say_in_is_asked_again(desk, server):
    withhold_at_pmc(server)
    server.fault("europepmc", "429", times=None, retry_after=7200)
    (i,) = desk.add(replace(paper(*IN_PMC), abstracts=WORDS))
    assert set(desk.enriching.enrich([i], JobContext()).withheld) == {i}
    assert Part.FULLTEXT in desk.missing([i])[i]


def test_when_nobody_gives_texts_the_rest_is_left(desk, server):
    for service in ("pmc", "eutils", "europepmc"):
        server.fault(service, "429", times=None, retry_after=7200)
    numbers = [IN_PMC, WITHHELD, ("90000008", "", "PMC10000008")]
    ids = desk.add(*(replace(paper(*n), abstracts=WORDS) for n in numbers))
    report = desk.enriching.enrich(ids, JobContext())
    assert report.left == 3
    assert server.count("pmc") == server.count("europepmc") == 1
    assert set(report.stopped) == {"PMC", "EUROPEPMC"}
    assert report.read == 3


def test_offline_is_said_at_once(desk, server):
    desk.client.offline = True
    ids = desk.add(*(plain(number) for number in MANY[:3]))
    with pytest.raises(UnavailableError) as caught:
        desk.enriching.enrich(ids, JobContext())
    assert caught.value.reason == "offline"
    assert server.count() == 0


# Stopping and going on


@pytest.mark.parametrize("after", [1, 100, 200, 300, 450])
def test_a_run_that_was_stopped_goes_on_where_it_was(tmp_path, server, quick_reader, after):
    with completing(tmp_path, server) as desk:
        ids = desk.add(*(plain(number) for number in MANY))
        with pytest.raises(CancelledError):
            desk.enriching.enrich(ids, stopped_after(after))
        first = {name: server.count(name) for name in ("idconv", "eutils")}
    with completing(tmp_path, server) as desk:  # the window was closed and opened again
        report = desk.enriching.enrich(ids, JobContext())
        assert report.left == 0
        assert desk.missing(ids) == {}
    for service, name in (("idconv", "ids"), ("eutils", "id")):
        numbers = ids_asked(server, service, name)
        assert sorted(numbers) == MANY, service  # each once, by whichever run
    assert first["idconv"] >= 1


def test_texts_that_came_before_a_stop_are_not_fetched_again(tmp_path, server):
    numbers = [IN_PMC, ("90000008", "", "PMC10000008"), WITHHELD]
    with completing(tmp_path, server) as desk:
        ids = desk.add(*(replace(paper(*n), abstracts=WORDS) for n in numbers))
        with pytest.raises(CancelledError) as caught:
            desk.enriching.enrich(ids, stopped_after(1))
        assert len(caught.value.changes.updated) == 1  # the newest two, one of them withheld
        server.clear()
    with completing(tmp_path, server) as desk:
        report = desk.enriching.enrich(ids, JobContext())
        assert (report.fulltexts, dict(report.withheld)) == (1, {})
        assert server.count("eutils") == server.count("europepmc") == 0


# Patience by itself


def test_patience_forgets_outages_that_passed():
    patience = Patience()
    answers = [UnavailableError("PMC", "timeout"), UnavailableError("PMC", "timeout"), None] * 3

    def ask():
        error = answers.pop(0)
        if error is not None:
            raise error

    for _ in range(9):
        try:
            patience.ask("PMC", ask, JobContext())
        except UnavailableError:
            continue
    assert not answers
    assert patience.allows("PMC")


def test_a_wait_can_be_stopped(desk, server):
    server.fault("idconv", "429", times=None, retry_after=30)
    ids = desk.add(plain(MANY[0]))
    context = JobContext()
    sleep = desk.clock.sleep

    def stop(seconds, cancel):
        context.cancel.cancel()
        sleep(seconds, cancel)

    desk.clock.sleep = stop
    with pytest.raises(CancelledError):
        desk.enriching.enrich(ids, context)


def test_patience_waits_as_long_as_a_service_says():
    now, slept = datetime(2026, 11, 27, tzinfo=UTC), []
    patience = Patience(now=lambda: now, sleep=lambda seconds, _: slept.append(seconds))
    answers = [UnavailableError("PMC", "rate-limited", retry_at=now + timedelta(seconds=20)), None]

    def ask():
        if error := answers.pop(0):
            raise error
        return "text"

    assert patience.ask("PMC", ask, JobContext()) == "text"
    assert slept == [20]
    late = UnavailableError("PMC", "rate-limited", retry_at=now + timedelta(seconds=61))
    answers.append(late)
    for _ in range(2):  # the second time nobody is asked
        with pytest.raises(UnavailableError) as caught:
            patience.ask("PMC", ask, JobContext())
        assert caught.value.retry_at == late.retry_at
    assert patience.stopped == {"PMC": late.retry_at}
    assert slept == [20]
