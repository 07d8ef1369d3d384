# SPDX-License-Identifier: GPL-3.0-or-later
"""Records that change between two fetches, asked of real services on loopback."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.reference import Reference
from refdesk.domain.update_fields import Field
from refdesk.domain.updating import Outcome
from refdesk.providers.arxiv import Arxiv
from refdesk.providers.crossref import Crossref
from refdesk.providers.datacite import DataCite
from refdesk.providers.idconv import IdConverter
from refdesk.providers.pubmed import PubMed
from refdesk.services.fetch import FetchService
from refdesk.services.finals import MOST, PAUSE, FinalService
from refdesk.services.updating import UpdatingService
from refdesk.store import schema
from refdesk.store.database import Database
from refdesk.store.fetched_records import FetchedRecordStore
from refdesk.store.references import ReferenceStore
from tests.server.library import Record

SEED, AHEAD = "41591582", "90000010"
TAKEN, CONFLICT = Outcome.TAKEN, Outcome.CONFLICT
EFETCH = "eutils/entrez/eutils/efetch"


def pmid(number):
    return Identifier(Scheme.PMID, number)


def change(server, number, *pairs):
    """Let PubMed say something else of a paper from now on."""
    xml = server.library.records[number].xml
    for old, new in pairs:
        assert old in xml, old
        xml = xml.replace(old, new)
    server.library.records[number] = Record(number, xml)


def finish(server):
    """Let the paper that is ahead of print appear."""
    change(
        server,
        AHEAD,
        ("aheadofprint", "epublish"),
        ('Status="Publisher"', 'Status="MEDLINE"'),
        ('CitedMedium="Internet"><PubDate>', 'CitedMedium="Internet"><Volume>9</Volume><PubDate>'),
        ("<Abstract>", "<Pagination><MedlinePgn>12-19</MedlinePgn></Pagination><Abstract>"),
    )


class Desk:
    """One library, its papers and what is done to them."""

    def __init__(self, database, client):
        self.now = datetime(2026, 11, 20, tzinfo=UTC)
        self.references = ReferenceStore(database)
        self.records = FetchedRecordStore(database, lambda: self.now)
        self.fetch = FetchService(
            database,
            self.references,
            PubMed(client),
            IdConverter(client),
            Crossref(client),
            Arxiv(client, DataCite(client).work),
            self.records,
        )
        self.updating = UpdatingService(database, self.references, self.records)
        self.finals = FinalService(self.references, self.records, self.fetch)
        self.database = database

    def paper(self, i):
        return self.references.get(i).reference

    def edit(self, i, **changes):
        self.references.update(i, replace(self.paper(i), **changes))


@pytest.fixture
def desk(tmp_path, client):
    database = Database.open(tmp_path / "library.sqlite", wait=0.3)
    yield Desk(database, client)
    database.close()


@pytest.fixture
def add(desk, context):
    def one(number):
        return desk.fetch.fetch([pmid(number)], context).outcomes[0].reference_id

    return one


def test_what_a_service_said_is_kept_whole_and_is_not_the_paper(desk, add):
    i = add(SEED)
    desk.edit(i, title="Mine")
    (record,) = desk.records.get_many([i]).values()
    assert record == replace(desk.paper(i), title=record.title)
    assert record.title.startswith("Adjuvant lumekin")
    assert record.mesh
    assert record.identifiers


def test_changed_fields_are_taken_and_the_edit_stays(desk, add, server, context):
    i = add(SEED)
    desk.edit(i, title="My words", volume="75a")
    change(
        server, SEED,
        ("<Issue>2</Issue>", "<Issue>3</Issue>"), ("<Volume>75</Volume>", "<Volume>76</Volume>"),
    )  # fmt: skip
    report = desk.fetch.refresh([i], context)
    paper = desk.paper(i)
    assert (paper.title, paper.volume, paper.issue) == ("My words", "75a", "3")
    (update,) = report.updates
    assert (update.fields(TAKEN), update.fields(CONFLICT)) == ((Field.ISSUE,), (Field.VOLUME,))
    assert [o.status for o in report.outcomes] == ["updated"]
    assert report.changes.updated == {i}


def test_the_same_again_changes_and_tells_nothing(desk, add, server, context):
    i = add(SEED)
    desk.edit(i, volume="75a")
    change(server, SEED, ("<Volume>75</Volume>", "<Volume>76</Volume>"))
    assert desk.fetch.refresh([i], context).updates
    revision = desk.references.get(i).revision
    again = desk.fetch.refresh([i], context)
    assert (again.updates, bool(again.changes)) == ((), False)
    assert desk.references.get(i).revision == revision


def test_their_word_can_be_taken_and_taken_back(desk, add, server, context):
    i = add(SEED)
    desk.edit(i, volume="75a")
    change(server, SEED, ("<Volume>75</Volume>", "<Volume>76</Volume>"))
    (update,) = desk.fetch.refresh([i], context).updates
    desk.updating.take(i, Field.VOLUME, update.theirs)
    assert desk.paper(i).volume == "76"
    assert desk.database.steps()[0].label == "edit"
    desk.database.undo()
    assert desk.paper(i).volume == "75a"
    assert not desk.updating.take(i, Field.VOLUME, update.after)


def test_a_refresh_is_one_step_and_an_undone_one_stays_undone(desk, add, server, context):
    i = add(SEED)
    change(server, SEED, ("<Issue>2</Issue>", "<Issue>3</Issue>"))
    desk.fetch.refresh([i], context)
    desk.database.undo()
    assert desk.paper(i).issue == "2"
    assert not desk.fetch.refresh([i], context).updates
    assert desk.paper(i).issue == "2"


def test_two_papers_of_one_number_are_both_brought_up_to_date(desk, add, server, context):
    first = add(SEED)
    unsaid = replace(desk.paper(first), issue="")
    (second,) = desk.references.add_many([unsaid], merge=False).ids
    change(server, SEED, ("<Issue>2</Issue>", "<Issue>3</Issue>"))
    desk.fetch.refresh([first, second], context)
    assert {desk.paper(first).issue, desk.paper(second).issue} == {"3"}


def test_a_paper_in_the_trash_stays_there(desk, add, server, context):
    i = add(SEED)
    desk.references.trash([i])
    change(server, SEED, ("<Issue>2</Issue>", "<Issue>3</Issue>"))
    desk.fetch.refresh([i], context)
    assert desk.references.get(i).is_trashed
    assert desk.paper(i).issue == "3"


def test_a_record_of_a_later_version_is_as_none(desk, add, server, context):
    i = add(SEED)
    with desk.database.write() as connection:
        connection.execute(schema.FETCHED_RECORD.update().values(document='{"paper":{}}'))
    desk.edit(i, volume="75a")
    change(server, SEED, ("<Issue>2</Issue>", "<Issue>3</Issue>"))
    (update,) = desk.fetch.refresh([i], context).updates
    assert update.fields(CONFLICT) == (Field.VOLUME, Field.ISSUE)
    assert desk.paper(i).issue == "2"


def test_what_a_service_said_goes_with_its_paper(desk, add):
    i = add(SEED)
    desk.references.delete([i])
    assert desk.records.get_many([i]) == {}
    desk.records.keep({i: Reference(title="gone")}, "pubmed")
    assert desk.records.get_many([i]) == {}


# Ahead of print


def test_a_paper_ahead_of_print_becomes_final_by_itself(desk, add, server, context):
    i = add(AHEAD)
    desk.edit(i, title="My words")
    finish(server)
    assert desk.finals.due() == []  # it was asked for just now
    desk.now += PAUSE + timedelta(minutes=1)
    assert desk.finals.due() == [i]
    report = desk.finals.refresh([i], context)
    paper = desk.paper(i)
    assert (paper.title, paper.volume, paper.pages) == ("My words", "9", "12-19")
    assert report.final == 1
    assert desk.finals.due() == []


def test_one_that_is_not_final_yet_is_let_be_for_three_days(desk, add, context):
    i = add(AHEAD)
    desk.now += PAUSE + timedelta(minutes=1)
    assert desk.finals.refresh(desk.finals.due(), context).final == 0
    assert desk.finals.due() == []
    desk.now += PAUSE + timedelta(minutes=1)
    assert desk.finals.due() == [i]


def test_a_paper_that_nobody_was_asked_for_is_due_and_many_are_one_request(desk, server, context):
    made = [
        Reference(
            title=f"Paper {number}",
            publication_status="aheadofprint",
            identifiers=(pmid(str(number)),),
        )
        for number in range(91_000_001, 91_000_001 + MOST + 5)
    ]
    ids = desk.references.add_many(made).ids
    due = desk.finals.due()
    assert due == ids[:MOST]
    report = desk.finals.refresh(due, context)
    assert server.count(EFETCH) == 1
    assert len(report.changes.updated) == MOST
    assert desk.finals.due() == ids[MOST:]


def test_one_that_pubmed_lost_is_let_be_as_well(desk, add, server, context):
    i = add(AHEAD)
    del server.library.records[AHEAD]
    desk.now += PAUSE + timedelta(minutes=1)
    desk.finals.refresh([i], context)
    assert desk.finals.due() == []


def test_without_a_network_nothing_is_noted(desk, add, client, context):
    i = add(AHEAD)
    desk.now += PAUSE + timedelta(minutes=1)
    client.offline = True
    report = desk.finals.refresh([i], context)
    assert (report.final, desk.finals.due()) == (0, [i])
