# SPDX-License-Identifier: GPL-3.0-or-later
"""Batch edits and forms on a real library: all or nothing, one step, few statements."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from sqlalchemy import event

from refdesk.domain.editing import Edit, Field, Operation
from refdesk.domain.errors import CancelledError, InvalidValueError
from refdesk.domain.jobs import CancelToken, JobContext
from refdesk.domain.query import LibraryQuery, Shelf, SortKey
from refdesk.services.editing import EditingService
from refdesk.services.organising import OrganisingService
from refdesk.store import sqlite
from refdesk.store.database import Database
from refdesk.store.editing import EditStore
from refdesk.store.organise import OrganisationStore
from refdesk.store.references import ReferenceStore
from tests.unit.store.made import FULL, paper


class Desk:
    def __init__(self, database: Database) -> None:
        self.database = database
        self.references = ReferenceStore(database)
        self.organisation = OrganisationStore(database)
        self.organising = OrganisingService(database, self.references, self.organisation)
        edits = EditStore(database, self.organisation)
        self.editing = EditingService(database, self.references, edits)

    def get(self, reference_id: int):
        stored = self.references.get(reference_id)
        assert stored is not None
        return stored

    @contextmanager
    def counted(self) -> Iterator[list[str]]:
        """Gather the statements that run inside."""
        seen: list[str] = []

        def note(conn, cursor, statement, parameters, context, executemany):
            seen.append(statement)

        engines = (self.database._reader, self.database._writer)
        for engine in engines:
            event.listen(engine, "before_cursor_execute", note)
        yield seen
        for engine in engines:
            event.remove(engine, "before_cursor_execute", note)


@pytest.fixture
def desk(tmp_path) -> Iterator[Desk]:
    database = Database.open(tmp_path / "library.sqlite")
    yield Desk(database)
    database.close()


def fill(desk: Desk, count: int) -> list[int]:
    papers = [paper(n, volume=str(n % 3), pages="1-9") for n in range(1, count + 1)]
    return desk.references.add_many(papers).ids


def test_a_preview_shows_what_changes_and_writes_nothing(desk):
    ids = fill(desk, 6)
    edit = Edit(Field.VOLUME, Operation.SET, "1")
    preview = desk.editing.preview(ids, edit, JobContext())
    assert preview.examined == 6
    assert [(p.id, p.old, p.new) for p in preview.papers] == [
        (i, (str(i % 3),), ("1",)) for i in ids if i % 3 != 1
    ]
    assert desk.organising.steps()[0] is None
    assert desk.get(2).reference.volume == "2"


def test_an_edit_is_one_step_and_found_by_search(desk):
    ids = fill(desk, 600)
    edit = Edit(Field.TITLE, Operation.REPLACE, "Paper", "Report")
    changes = desk.editing.apply(ids, edit, JobContext())
    assert changes.updated == set(ids)
    step = desk.organising.steps()[0]
    assert step is not None
    assert (step.label, step.count) == ("edit", 600)
    assert len(desk.references.ids(LibraryQuery("report"))) == 600
    assert len(desk.references.ids(LibraryQuery("paper"))) == 0
    desk.organising.undo()
    assert desk.get(ids[0]).reference.title == "Paper 1"
    assert len(desk.references.ids(LibraryQuery("paper"))) == 600
    with desk.database.write() as connection:
        assert sqlite.stale_indexes(connection) == []


def test_what_fails_in_the_last_paper_leaves_all_as_they_were(desk):
    ids = fill(desk, 300)
    last = replace(FULL, identifiers=(), volume="A")
    ids += desk.references.add_many([last]).ids
    desk.editing.apply(ids[:300], Edit(Field.YEAR, Operation.SET, "2001"), JobContext())
    edit = Edit(Field.YEAR, Operation.REPLACE, "26", "x6")
    with pytest.raises(InvalidValueError):
        desk.editing.apply(ids, edit, JobContext())
    assert {desk.get(i).reference.year for i in ids[:300]} == {2001}
    step = desk.organising.steps()[0]
    assert step is not None
    assert step.count == 300


def test_a_cancelled_edit_changes_nothing(desk):
    ids = fill(desk, 600)
    token = CancelToken()

    def report(progress):
        if progress.done:
            token.cancel()

    with pytest.raises(CancelledError):
        desk.editing.apply(ids, Edit(Field.PAGES, Operation.CLEAR), JobContext(token, report))
    assert desk.get(ids[0]).reference.pages == "1-9"
    assert desk.organising.steps()[0] is None


@pytest.mark.parametrize(
    "edit",
    [
        Edit(Field.TITLE, Operation.REPLACE, "Paper", "Report"),
        Edit(Field.NOTE, Operation.SET, "seen"),
        Edit(Field.TAGS, Operation.ADD, "one; two"),
        Edit(Field.COLLECTIONS, Operation.ADD, "1"),
        Edit(Field.RATING, Operation.SET, "3"),
        Edit(Field.READ, Operation.SET, "1"),
    ],
)
def test_no_statement_runs_once_per_paper(desk, edit):
    desk.organising.create_collection("C")
    ids = fill(desk, 500)
    with desk.counted() as few:
        desk.editing.apply(ids[:2], edit, JobContext())
    with desk.counted() as many:
        desk.editing.apply(ids[2:250], edit, JobContext())
    assert len(many) <= len(few) + 2


def test_what_the_person_adds_is_edited_too(desk):
    place = desk.organising.create_collection("Liver")
    ids = fill(desk, 4)
    desk.organising.tag(ids[:2], "old")
    for edit in (
        Edit(Field.TAGS, Operation.REPLACE, "old", "new"),
        Edit(Field.COLLECTIONS, Operation.ADD, str(place)),
        Edit(Field.RATING, Operation.SET, "5"),
        Edit(Field.READ, Operation.SET, "1"),
        Edit(Field.NOTE, Operation.SET, "a remark"),
    ):
        desk.editing.apply(ids, edit, JobContext())
    first, last = desk.get(ids[0]), desk.get(ids[3])
    assert first.tags == ("new",)
    assert last.tags == ()
    assert first.collections == last.collections == (place,)
    assert (first.rating, first.is_read, first.note) == (5, True, "a remark")
    assert len(desk.references.ids(LibraryQuery("remark"))) == 4
    for _ in range(5):
        desk.organising.undo()
    first = desk.get(ids[0])
    assert (first.tags, first.collections, first.rating, first.note) == (("old",), (), 0, "")
    assert not first.is_read


def test_a_paper_in_the_trash_stays_there_when_it_is_edited(desk):
    ids = fill(desk, 2)
    desk.organising.trash(ids[:1])
    desk.editing.apply(ids, Edit(Field.VOLUME, Operation.SET, "9"), JobContext())
    assert desk.get(ids[0]).is_trashed
    assert desk.get(ids[0]).reference.volume == "9"


def test_a_form_is_saved_as_one_step_and_a_number_belongs_to_one_paper(desk):
    ids = fill(desk, 2)
    draft = desk.editing.draft(ids[0])
    changes = desk.editing.revise(ids[0], replace(draft, title="Another", authors="Kim, Ji-Woo"))
    assert changes.updated == {ids[0]}
    assert desk.get(ids[0]).reference.authors[0].short == "Kim JW"
    assert len(desk.references.ids(LibraryQuery("another"))) == 1
    with pytest.raises(InvalidValueError) as caught:
        desk.editing.revise(ids[0], replace(draft, pmid="2"))
    assert (caught.value.field, caught.value.reason) == ("pmid", "taken")
    desk.organising.undo()
    assert desk.get(ids[0]).reference.title == "Paper 1"
    assert not desk.editing.revise(ids[0], draft)


# Rating, reading, tags on keys


def test_papers_are_sorted_by_rating_and_found_on_the_shelf_of_opened_ones(desk):
    ids = fill(desk, 3)
    desk.organising.set_rating(ids[1:2], 5)
    desk.organising.set_rating(ids[2:], 2)
    best = desk.references.ids(LibraryQuery(sort=SortKey.RATING, descending=True))
    assert list(best) == [ids[1], ids[2], ids[0]]
    row = desk.references.rows([ids[1]])[0]
    assert row is not None
    assert row.rating == 5
    desk.organising.mark_opened(ids[0])
    desk.organising.mark_opened(ids[2])
    assert list(desk.references.ids(LibraryQuery(shelf=Shelf.OPENED))) == [ids[2], ids[0]]
    assert desk.references.counts().opened == 2
    step = desk.organising.steps()[0]
    assert step is not None
    assert step.label == "rate"  # opening is no step


def test_a_key_puts_its_tag_on_and_takes_it_off_where_all_have_it(desk):
    ids = fill(desk, 3)
    desk.organising.tag(ids[:1], "include")
    desk.organising.tag(ids[:1], "exclude")
    tags = {tag.name: tag.id for tag in desk.organisation.tags()}
    desk.organising.give_digit(tags["include"], 1)
    desk.organising.give_digit(tags["exclude"], 2)
    desk.organising.change_tag(tags["include"], colour="#a8231c")
    assert desk.organising.toggle_digit(ids, 9).name == ""
    done = desk.organising.toggle_digit(ids, 1)
    assert (done.name, done.puts, done.changes.updated) == ("include", True, set(ids[1:]))
    assert [row.colours for row in desk.references.rows(ids) if row] == [("#a8231c",)] * 3
    done = desk.organising.toggle_digit(ids, 1)
    assert (done.puts, done.changes.updated) == (False, set(ids))
    desk.organising.undo()
    desk.organising.clear_digits(ids)
    assert [desk.get(i).tags for i in ids] == [(), (), ()]
    assert {tag.name for tag in desk.organisation.tags()} == {"include", "exclude"}
    desk.organising.give_digit(tags["exclude"], 1)
    assert {tag.name: tag.digit for tag in desk.organisation.tags()} == {"exclude": 1}


def test_a_tag_given_the_name_of_another_becomes_it_and_comes_apart_again(desk):
    ids = fill(desk, 3)
    desk.organising.tag(ids[:2], "rct")
    desk.organising.tag(ids[1:], "RCTs")
    first = next(tag.id for tag in desk.organisation.tags() if tag.name == "RCTs")
    desk.organising.change_tag(first, name="rct")
    assert [(tag.name, tag.count) for tag in desk.organisation.tags()] == [("rct", 3)]
    desk.organising.undo()
    assert [(tag.name, tag.count) for tag in desk.organisation.tags()] == [("rct", 2), ("RCTs", 2)]


def test_papers_move_from_one_collection_to_another_in_one_step(desk):
    ids = fill(desk, 3)
    one, other = (desk.organising.create_collection(name) for name in ("one", "other"))
    desk.organising.add_to_collection(one, ids)
    desk.organising.move_between(one, other, ids[:2])
    assert [c.count for c in desk.organisation.collections()] == [1, 2]
    desk.organising.undo()
    assert [c.count for c in desk.organisation.collections()] == [3, 0]
