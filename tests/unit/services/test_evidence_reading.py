# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers read by a process of its own come to the same as those read here, whatever happens to it."""

from pathlib import Path

import pytest

from refdesk.apart import program
from refdesk.domain.errors import CancelledError
from refdesk.domain.jobs import CancelToken, JobContext
from refdesk.domain.reference import Abstract, AbstractSection, Reference
from refdesk.services import evidence_reading
from refdesk.store.check import check
from refdesk.store.database import Database
from refdesk.store.fulltexts import FulltextStore
from refdesk.store.references import ReferenceStore
from tests.unit.evidence_service import evidence_service
from tests.unit.services.made_trial import jats, source

PAPERS = 130
"""Many shares, and more than one portion."""


def paper(number: int) -> Reference:
    text = (
        f"We randomised {number + 20} adults to tea or placebo. "
        f"Death was rarer with tea (HR 0.7{number % 10})."
    )
    return Reference(title=f"Tea {number}", abstracts=(Abstract((AbstractSection(text),)),))


@pytest.fixture
def started(monkeypatch):
    """Return the processes that are started."""
    made = []
    start = program._started

    def kept(module):
        made.append(start(module))
        return made[-1]

    monkeypatch.setattr(program, "_started", kept)
    monkeypatch.setattr(evidence_reading, "APART_PAPERS", 2)
    return made


@pytest.fixture
def make(tmp_path: Path):
    opened = []

    def library(name: str):
        database = Database.open(tmp_path / name)
        opened.append(database)
        store = ReferenceStore(database)
        store.add_many([paper(n) for n in range(PAPERS)])
        return database, store, evidence_service(database, store)

    yield library
    for database in opened:
        database.close()


def found(database: Database) -> list[tuple[object, ...]]:
    with database.read() as connection:
        kept = connection.exec_driver_sql(
            "SELECT reference_id, revision, version, report FROM evidence ORDER BY 1"
        ).all()
        effects = connection.exec_driver_sql(
            "SELECT reference_id, position, kind, value FROM effect ORDER BY 1, 2"
        ).all()
        designs = connection.exec_driver_sql(
            "SELECT id, design, sample_size FROM reference ORDER BY 1"
        ).all()
    return [*map(tuple, kept), *map(tuple, effects), *map(tuple, designs)]


def test_the_same_is_read_apart_as_here(make, started, monkeypatch):
    database, _, evidence = make("apart.sqlite")
    xml = jats()
    FulltextStore(database).save(1, xml, source("PMC1.1"), "words")
    changes = evidence.read_all(JobContext())
    assert len(started) == 1
    assert len(changes.updated) == PAPERS
    monkeypatch.setattr(evidence_reading, "APART_PAPERS", 10**6)
    other, _, here = make("here.sqlite")
    FulltextStore(other).save(1, xml, source("PMC1.1"), "words")
    here.read_all(JobContext())
    assert len(started) == 1
    assert found(database) == found(other)


def test_what_a_person_said_wins_over_what_is_read_apart(make, started):
    database, store, evidence = make("a.sqlite")
    evidence.correct_design(5, "cohort")
    store.update(5, paper(5))  # read anew
    evidence.read_all(JobContext())
    with database.read() as connection:
        rows = connection.exec_driver_sql(
            "SELECT id, design FROM reference WHERE id IN (5, 6)"
        ).all()
    assert dict(map(tuple, rows)) == {5: "cohort", 6: "rct"}


def test_when_the_process_dies_the_rest_is_read_here(make, started):
    database, _, evidence = make("a.sqlite")
    evidence.read_all(JobContext(report=lambda _: started[-1].kill()))
    assert evidence.unread_count() == 0
    assert check(database) == []


def test_where_no_process_can_be_started_it_is_read_here(make, started, monkeypatch):
    def refused(*_, **__):
        raise BlockingIOError

    monkeypatch.setattr(program.subprocess, "Popen", refused)
    _, _, evidence = make("a.sqlite")
    evidence.read_all(JobContext())
    assert evidence.unread_count() == 0


def test_who_stops_it_keeps_what_was_read_and_leaves_no_process(make, started):
    _, _, evidence = make("a.sqlite")
    token = CancelToken()
    with pytest.raises(CancelledError):
        evidence.read_all(JobContext(token, lambda _: token.cancel()))
    assert evidence.unread_count() == PAPERS - evidence_reading._SHARE
    assert all(process.poll() is not None for process in started)


def test_a_paper_that_goes_meanwhile_is_left_out(make, started):
    _, store, evidence = make("a.sqlite")
    evidence.read_all(JobContext(report=lambda _: store.trash([1])))
    assert evidence.unread_count() == 0
