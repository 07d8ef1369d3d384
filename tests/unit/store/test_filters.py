# SPDX-License-Identifier: GPL-3.0-or-later
"""What is typed of a paper's data finds what it says, alone, together, and with a minus."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refdesk.domain.asking import question
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.indexing import PublicationType
from refdesk.domain.query import LibraryQuery, Shelf, SortKey
from refdesk.domain.reference import (
    Abstract,
    AbstractSection,
    Author,
    Correction,
    PartialDate,
    Reference,
)
from refdesk.store.database import Database
from refdesk.store.opening import bundled_migrations
from refdesk.store.organise import OrganisationStore
from refdesk.store.references import ReferenceStore

NOW = datetime(2026, 11, 26, tzinfo=UTC)
TRIAL = Reference(
    title="Tea against the cold: a trial",
    authors=(Author("Kim", "Ara"),),
    published=PartialDate(2019),
    publication_types=(PublicationType("Randomized Controlled Trial", "D016449"),),
    identifiers=(Identifier(Scheme.PMID, "111"), Identifier(Scheme.DOI, "10.1000/Tea.1")),
    abstracts=(Abstract((AbstractSection("Placebo was water."),)),),
)
REVIEW = Reference(
    title="Tea and coffee: a review",
    authors=(Author("Lee", "Bo"),),
    published=PartialDate(2023),
    publication_types=(PublicationType("Review", "D016454"),),
    identifiers=(Identifier(Scheme.PMCID, "PMC77"),),
)
COHORT = Reference(
    title="Cocoa and mood",
    authors=(Author("Kim", "Min"),),
    published=PartialDate(2024),
    abstracts=(Abstract((AbstractSection("No placebo in this cohort."),)),),
)


@pytest.fixture
def three(database: Database) -> ReferenceStore:
    store = ReferenceStore(database, now=lambda: NOW)
    store.add_many([replace(TRIAL)], added_at=NOW - timedelta(days=400))
    store.add_many([REVIEW], added_at=NOW - timedelta(days=5))
    (cohort,) = store.add_many([COHORT]).ids
    OrganisationStore(database).tag([cohort], "to read")
    store.set_note(1, "seen at the meeting")
    store.set_read([2], True)
    return store


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("year:2019", {1}),
        ("year:2019-2023", {1, 2}),
        ("year:2020..", {2, 3}),
        ("year:-2020", {1}),
        ("year:>2019", {2, 3}),
        ("year:<2023", {1}),
        ("design:rct", {1}),
        ("design:RCT tea", {1}),
        ('tag:"to read"', {3}),
        ("tag:TO tea", set()),
        ("pmid:111", {1}),
        ("doi:10.1000/tea", {1}),
        ("pmcid:77", {2}),
        ("has:abstract", {1, 3}),
        ("has:doi", {1}),
        ("has:note", {1}),
        ("has:tag", {3}),
        ("has:fulltext", set()),
        ("is:read", {2}),
        ("is:unread kim", {1, 3}),
        ("added:<7d", {2, 3}),
        ("added:>1y", {1}),
        ("added:<99999y", {1, 2, 3}),
        ("added:>99999y", set()),
        ("-tea", {3}),
        ("kim -cocoa", {1}),
        ('placebo -"no placebo"', {1}),
        ("tea -author:kim", {2}),
        ("-year:2019 -is:read", {3}),
        ("-has:abstract", {2}),
        ("tea -year:2023 year:2000-2030", {1}),
    ],
)
@pytest.mark.parametrize("sort", [SortKey.ADDED, SortKey.TITLE, SortKey.RELEVANCE])
def test_it_finds_what_it_says(three: ReferenceStore, text: str, found: set[int], sort: SortKey):
    assert set(three.ids(LibraryQuery(text, sort=sort))) == found
    assert three.count(LibraryQuery(text)) == len(found)
    assert set(three.ids(LibraryQuery(text, sort=sort, limit=2))) <= found


def test_the_trash_is_searched_alike(three: ReferenceStore):
    three.trash([1])
    assert list(three.ids(LibraryQuery("year:2019"))) == []
    assert list(three.ids(LibraryQuery("-cocoa"))) == [2]
    assert list(three.ids(LibraryQuery("year:2019 -cocoa", shelf=Shelf.TRASH))) == [1]


@pytest.mark.parametrize(
    "text",
    [
        *("year:", "year:soon", "design:tea-leaf", "has:cake", "is:it", "added:soon"),
        *("-", "--", "a-b", "covid-19"),
    ],
)
def test_what_means_nothing_stays_ordinary_text(text: str):
    assert not question(text).has_filters


@given(
    st.lists(
        st.sampled_from(
            ["year:", "-", "2019", "-2019", "tag:", '"', "has:", "is:read", "-is:read", "간암", "added:<",
             "7d", ":", "doi:", "\0", "\ud800", "design:r", "..", "tea"]
        ),
        max_size=6,
    ),
    st.sampled_from(["", " "]),
)  # fmt: skip
def test_no_combination_is_an_error(pieces, between):
    question(between.join(pieces))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("cocoa OR coffee", {2, 3}),
        ("cocoa OR author:lee", {2, 3}),
        ("tea cold OR mood", {1, 3}),
        ("kim year:2019 OR nothing", {1}),
        ('"cocoa OR mood"', set()),
        ("cocoa OR", {3}),
        ("OR cocoa", {3}),
        ("OR", set()),
        ("cocoa or coffee", set()),
    ],
)
def test_either_side_of_or_may_do(three: ReferenceStore, text: str, found: set[int]):
    assert set(three.ids(LibraryQuery(text))) == found


def test_papers_of_concern_are_found_and_are_not_retracted(database):
    store = ReferenceStore(database)
    concern, both, other = store.add_many(
        [
            Reference(title="A", corrections=(Correction("ExpressionOfConcernIn"),)),
            Reference(
                title="B",
                corrections=(Correction("ExpressionOfConcernIn"), Correction("RetractionIn")),
            ),
            Reference(title="C", corrections=(Correction("ExpressionOfConcernFor"),)),
        ]
    ).ids
    assert list(store.ids(LibraryQuery("is:concern"))) == [concern]
    assert list(store.ids(LibraryQuery("is:retracted"))) == [both]
    rows = store.rows([concern, both, other])
    assert [(row.has_concern, row.is_retracted) for row in rows if row] == [
        (True, False), (False, True), (False, False),
    ]  # fmt: skip


def test_an_older_library_learns_which_papers_are_of_concern(tmp_path):
    path = tmp_path / "library.sqlite"
    Database.open(path, migrations=bundled_migrations()[:6]).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(reference)")]
        row: dict[str, object] = {n: "" for n in columns if n not in {"trashed_at", "opened_at"}}
        row |= {"id": 1, "is_retracted": 0, "is_sample": 0, "is_read": 0, "title_plain": "A"}
        marks = ", ".join("?" * len(row))
        sql = f"INSERT INTO reference ({', '.join(row)}) VALUES ({marks})"
        connection.execute(sql, list(row.values()))
        document = '{"corrections": [["ExpressionOfConcernIn", "Sorin Med J"]]}'
        connection.execute("INSERT INTO record VALUES (1, ?)", (document,))
    database = Database.open(path)
    assert list(ReferenceStore(database).ids(LibraryQuery("is:concern"))) == [1]
    database.close()
