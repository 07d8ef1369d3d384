# SPDX-License-Identifier: GPL-3.0-or-later
"""Duplicates of a library: merged as one step, told apart for good, accounted for."""

import csv
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from sqlalchemy import event, insert

from refdesk.domain.errors import CancelledError
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.indexing import Keyword
from refdesk.domain.jobs import JobContext, Progress
from refdesk.domain.query import LibraryQuery, Shelf
from refdesk.domain.reference import (
    Abstract,
    AbstractSection,
    Author,
    Journal,
    PartialDate,
    Reference,
)
from refdesk.domain.side_by_side import Field, Merge
from refdesk.services.duplicates import DuplicateService
from refdesk.store import schema
from refdesk.store.check import check
from refdesk.store.database import Database
from refdesk.store.organise import OrganisationStore
from refdesk.store.references import ReferenceStore

TEA = Reference(
    title="Green tea against the common cold: a randomized trial",
    authors=(Author("Kim", "Ara"),),
    journal=Journal("Invented reports"),
    published=PartialDate(2020),
    volume="7",
    pages="11-9",
)
COCOA = replace(TEA, title="Cocoa and mood in first-year students: a survey", pages="30-8")
LOUD = replace(
    TEA,
    title=TEA.title.upper(),
    published=PartialDate(2020, 5),
    identifiers=(Identifier(Scheme.DOI, "10.1000/tea"),),
    keywords=(Keyword("tea"),),
    abstracts=(Abstract((AbstractSection("Tea was drunk by all."),)),),
)


def doi(value: str) -> tuple[Identifier, ...]:
    return (Identifier(Scheme.DOI, value),)


@dataclass
class Desk:
    database: Database
    references: ReferenceStore
    organisation: OrganisationStore
    service: DuplicateService

    def add(self, *papers: Reference) -> list[int]:
        return self.references.add_many(papers, merge=False).ids

    def groups(self) -> list[tuple[int, ...]]:
        found = self.service.in_library(JobContext())
        return [tuple(member.record for member in group.members) for group in found]

    def reference(self, reference_id: int) -> Reference:
        stored = self.references.get(reference_id)
        assert stored is not None
        return stored.reference

    @property
    def living(self) -> list[int]:
        return sorted(self.references.ids(LibraryQuery()))


@pytest.fixture
def desk(tmp_path: Path):
    database = Database.open(tmp_path / "library.sqlite")
    references, organisation = ReferenceStore(database), OrganisationStore(database)
    yield Desk(
        database, references, organisation, DuplicateService(database, references, organisation)
    )
    database.close()


def numbered(count: int) -> list[Reference]:
    return [replace(TEA, title=f"{TEA.title} number {n}", pages=f"{n}1-{n}9") for n in range(count)]


# Merging


def test_a_bulk_merge_is_one_step_to_take_back(desk: Desk):
    desk.add(*numbered(5), *numbered(5))
    before = desk.living
    merges = [group.merge for group in desk.service.in_library(JobContext())]
    changes = desk.service.merge(merges)
    assert len(desk.living) == 5
    assert changes.removed == set(before) - set(desk.living)
    step, _ = desk.database.steps()
    assert step is not None
    assert step.label == "merge"
    assert len(desk.service.account().merged) == 5
    desk.database.undo()
    assert desk.living == before
    assert desk.service.account().merged == []
    desk.database.redo()
    assert len(desk.living) == 5
    assert len(desk.service.account().merged) == 5
    assert check(desk.database) == []


def test_a_cancelled_merge_leaves_nothing(desk: Desk):
    desk.add(*numbered(3), *numbered(3))
    before = desk.living
    context = JobContext(report=lambda _: context.cancel.cancel())
    merges = [group.merge for group in desk.service.in_library(JobContext())]
    with pytest.raises(CancelledError):
        desk.service.merge(merges, context)
    assert desk.living == before
    assert desk.database.steps() == (None, None)


def test_many_merges_take_few_statements_and_tell_how_far_they_are(desk: Desk):
    desk.add(*numbered(300), *(replace(p, keywords=(Keyword("x"),)) for p in numbered(300)))
    merges = [group.merge for group in desk.service.in_library(JobContext())]
    assert len(merges) == 300
    told: list[Progress] = []
    count = 0

    def counted(*_: object) -> None:
        nonlocal count
        count += 1

    event.listen(desk.database._writer, "before_cursor_execute", counted)
    desk.service.merge(merges, JobContext(report=told.append))
    assert count < 150
    assert told[-1].total == 300


def test_the_richest_word_stays_where_nobody_chose(desk: Desk):
    kept, _ = desk.add(TEA, LOUD)
    desk.service.merge([Merge(kept, (kept + 1,))])
    merged = desk.reference(kept)
    assert merged.title == TEA.title
    assert merged.published == PartialDate(2020, 5)
    assert (merged.identifiers, merged.abstracts) == (LOUD.identifiers, LOUD.abstracts)
    (paper,) = desk.service.account().merged
    assert set(paper.taken) == {"year", "identifiers", "keywords", "abstract"}


def test_the_word_that_a_person_chose_stays_and_lists_are_united(desk: Desk):
    first = replace(TEA, pages="1-2", identifiers=doi("10.1/a"), keywords=(Keyword("Tea"),))
    other = replace(
        TEA,
        title="Green tea",
        volume="",
        identifiers=doi("10.1/b"),
        keywords=(Keyword("tea"), Keyword("cold")),
    )
    kept, gone = desk.add(first, other)
    choices = {Field.TITLE: gone, Field.PLACE: gone, Field.IDENTIFIERS: gone, Field.LINK: gone}
    desk.service.merge([Merge(kept, (gone,), choices, 0.9, "DOI")])
    merged = desk.reference(kept)
    assert merged.title == "Green tea"
    assert (merged.volume, merged.pages) == ("", "11-9")
    assert [i.value for i in merged.identifiers] == ["10.1/b", "10.1/a"]
    assert [k.text.casefold() for k in merged.keywords] == ["tea", "cold"]
    (paper,) = desk.service.account().merged
    assert (paper.kept_id, paper.other_id, paper.other_title) == (kept, gone, "Green tea")
    assert (paper.certainty, paper.reason) == (0.9, "DOI")
    assert {"title", "place", "identifiers"} <= set(paper.taken)


def test_files_are_united_once_and_reading_is_kept(desk: Desk):
    kept, other, third = desk.add(TEA, TEA, TEA)
    file = {"media_type": "application/pdf", "size": 3, "added_at": "2026-01-01T00:00:00+00:00"}
    with desk.database.write() as connection:
        for paper, name, sha in ((kept, "a.pdf", "1"), (other, "same.pdf", "1"), (third, "b", "2")):
            values = {"reference_id": paper, "name": name, "path": name, "sha256": sha, **file}
            connection.execute(insert(schema.ATTACHMENT).values(values))
        connection.exec_driver_sql("UPDATE reference SET rating = 4 WHERE id = ?", (third,))
    desk.references.set_read([other], True)
    desk.service.merge([Merge(kept, (other, third))])
    (candidate,) = desk.service.candidates([kept])
    assert candidate.files == ("a.pdf", "b")
    assert candidate.paper.is_read
    with desk.database.read() as connection:
        rating = connection.exec_driver_sql("SELECT rating FROM reference WHERE id = ?", (kept,))
        assert rating.scalar() == 4


# Told apart


def test_pairs_that_were_told_apart_form_no_group_again(desk: Desk):
    one, other = desk.add(TEA, TEA)
    assert desk.groups() == [(one, other)]
    desk.service.tell_apart([other, one])
    assert desk.groups() == []
    step, _ = desk.database.steps()
    assert step is not None
    assert step.label == "told-apart"
    assert desk.database.undo()
    assert desk.groups() == [(one, other)]
    desk.database.redo()
    assert desk.service.told_apart() == {(one, other)}


def test_no_third_paper_brings_them_together(desk: Desk):
    one, other = desk.add(replace(TEA, identifiers=doi("10.1/a")), replace(TEA, pages=""))
    desk.service.tell_apart([one, other])
    (third,) = desk.add(replace(TEA, identifiers=doi("10.1/a"), pages=""))
    assert desk.groups() == [(one, third)]


def test_what_a_paper_went_into_stays_apart_as_well(desk: Desk):
    one, other, third = desk.add(TEA, TEA, TEA)
    desk.service.merge([Merge(third, (one,))], apart=[(one, other)])
    assert desk.groups() == []
    assert desk.service.told_apart() == {(one, other), (other, third)}


def test_a_record_that_comes_again_goes_to_the_one_of_two_that_it_is(desk: Desk):
    second = replace(TEA, pages="11-19", authors=(Author("Kim", "Areum"),), note="the second")
    one, other = desk.add(TEA, second)
    desk.service.tell_apart([one, other])
    report = desk.references.add_many([second, TEA])
    assert report.ids == [other, one]
    assert report.outcomes == ["unchanged", "unchanged"]
    desk.references.trash([other])
    report = desk.references.add_many([second])
    assert report.ids == [other]
    assert desk.living == [one, other]
    assert desk.reference(one) == TEA


# The account


def test_prisma_counts_files_and_merges(desk: Desk, tmp_path: Path):
    one, other, _ = desk.add(TEA, TEA, COCOA)
    row = {"at": "2026-01-01T00:00:00+00:00", "format": "ris", "skipped": 1}
    with desk.database.write() as connection:
        for name, added, updated in (("=medline.ris", 2, 0), ("embase.ris", 0, 4)):
            counts = {"file": name, "added": added, "updated": updated, "unchanged": 0}
            connection.execute(insert(schema.IMPORT).values({**row, **counts}))
    desk.service.merge([Merge(one, (other,), certainty=0.993, reason="title, year")])
    account = desk.service.account()
    assert [file.identified for file in account.files] == [4, 2]
    assert account.otherwise == 1  # the cocoa came by hand
    assert (account.identified, account.removed) == (7, 5)
    path = tmp_path / "prisma.csv"
    desk.service.save_account(path)
    rows = list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))
    assert [row["what"] for row in rows] == ["total", "other", "file", "file", "merged"]
    assert (rows[0]["records"], rows[0]["duplicates"]) == ("7", "5")
    assert rows[3]["source"] == "'=medline.ris"
    assert (rows[4]["title"], rows[4]["certainty"]) == (TEA.title, "0.993")


def test_candidates_are_given_with_all_that_would_be_united(desk: Desk):
    one, other = desk.add(TEA, LOUD)
    collection = desk.organisation.create_collection("Tea")
    desk.organisation.add_to(collection, [other])
    found = desk.service.candidates([other, one, 999])
    assert [c.paper.id for c in found] == [other, one]
    assert found[0].collections == ("Tea",)
    desk.references.trash([one])
    assert [c.paper.id for c in desk.service.candidates([one, other])] == [other]
    assert list(desk.references.ids(LibraryQuery(shelf=Shelf.TRASH))) == [one]
