# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person types finds what it should, and is never an error."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.query import LibraryQuery, Shelf, SortKey
from refdesk.domain.reference import Abstract, AbstractSection, Author, PartialDate
from refdesk.store import listing
from refdesk.store.database import Database
from refdesk.store.organise import OrganisationStore
from refdesk.store.references import ReferenceStore
from refdesk.store.search import match_expression
from tests.unit.store.made import FULL, paper

TRAPS = [
    "covid-19", "C++", "AND", "OR NOT", '"', '""', "NEAR(", "*", "^", "a*", "(", ")", "title:", ":",
    "title:title:x", 'author:"', "-", "{}", "+", "~", "간", "간암 AND", "'", "%_", "\0", "a\0b", "10.1/(x)",
    "\ud800", "x" * 5000, "a " * 500, "0", "PMID:", "é", "e\u0301", "<b>", "\\", "col : x", "a NOT b",
]  # fmt: skip


@pytest.mark.parametrize("text", TRAPS)
@pytest.mark.parametrize("sort", [SortKey.ADDED, SortKey.RELEVANCE])
def test_no_text_is_an_error(store: ReferenceStore, text: str, sort: SortKey):
    store.add_many([FULL])
    store.ids(LibraryQuery(text, sort=sort))
    store.count(LibraryQuery(text))


@given(st.text(st.sampled_from("ab \"*^():+-{}~간암,.'\\ANDORNOTNEAR\0\ud800é:"), max_size=30))
def test_no_combination_is_a_syntax_error(text: str):
    expression = match_expression(text)
    if expression is not None:
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.execute(
                "CREATE VIRTUAL TABLE search USING fts5"
                "(title, authors, journal, abstract, keywords, identifiers, note, parts)"
            )
            connection.execute("SELECT rowid FROM search WHERE search MATCH ?", (expression,))


@pytest.mark.parametrize(
    "text",
    [
        "adjuvant", "ADJUVANT cik", "adju", "cik cells", "shin", "hyo-jung", "Gut", "why < 5",
        "CD4", "hepatocellular therapy", "interleukin-2", "NCT00699816", "10.1136/gut.2026.1",
        "PMC123456", "41591582", "pmid 41591582", "https://doi.org/10.1136/gut.2026.1", "Shin2026",
        "간암", "간암환자", "환자", "암환", "간", "서", "면역치료", "신효정", "효정", "재발률이 adjuvant",
        "2026 adjuvant", '"adjuvant cik"', "author:shin", "title:adjuvant author:shin", "mesh:carcinoma",
        "journal:gut", "CIK Group",
    ],
)  # fmt: skip
def test_it_is_found(store: ReferenceStore, text: str):
    store.add_many([FULL, paper(7, "Something else entirely")])
    assert list(store.ids(LibraryQuery(text))) == [1], match_expression(text)
    assert list(store.ids(LibraryQuery(text, sort=SortKey.RELEVANCE))) == [1]
    assert store.count(LibraryQuery(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "adjuvant zebra", '"cik adjuvant"', "title:shin", "author:adjuvant", "암간", "자환", "sup",
        "lt", "41591583", "---", "juvant",
    ],
)  # fmt: skip
def test_it_is_not_found(store: ReferenceStore, text: str):
    store.add_many([FULL, paper(7, "Something else entirely")])
    assert list(store.ids(LibraryQuery(text))) == []
    assert store.count(LibraryQuery(text)) == 0


def test_latin_letters_glued_to_korean_are_found(store: ReferenceStore):
    i = store.add_many([paper(1, "PD-1억제제의 효과")]).ids[0]
    for text in ("PD-1", "억제제", "PD-1억제제", "pd-1 효과"):
        assert list(store.ids(LibraryQuery(text))) == [i], text


def test_korean_is_looked_for_in_the_field_that_is_named(store: ReferenceStore):
    walking = paper(
        1, "Walking", vernacular_title="걷기와 수면의 질", authors=(Author("한", "지우"),)
    )
    about = Abstract((AbstractSection("수면을 다룬 한지우의 글"),))
    store.add_many([walking, paper(2, "Resting", abstracts=(about,))])
    for text, found in {
        "title:수면": [1],
        "title:수면의": [1],
        "abstract:수면": [2],
        "author:한지우": [1],
        "journal:수면": [],
        "수면 -title:수면": [2],
        "title:수면 OR abstract:한지우": [2, 1],
        "수면": [2, 1],
    }.items():
        assert list(store.ids(LibraryQuery(text))) == found, text
        assert set(store.ids(LibraryQuery(text, sort=SortKey.RELEVANCE))) == set(found), text


def test_decomposed_korean_is_found(store: ReferenceStore):
    i = store.add_many([paper(1, "\u1100\u1161\u11ab\u110b\u1161\u11b7")]).ids[0]
    assert list(store.ids(LibraryQuery("간암"))) == [i]
    assert list(store.ids(LibraryQuery("title:간암"))) == [i]


def test_accents_do_not_matter(store: ReferenceStore):
    i = store.add_many([paper(1, "Ménière disease")]).ids[0]
    for text in ("meniere", "Ménière", "me\u0301nie\u0300re"):
        assert list(store.ids(LibraryQuery(text))) == [i], text


def test_an_identifier_finds_exactly_that_paper(store: ReferenceStore):
    cites = Abstract((AbstractSection("We reply to 41591582 and 10.1136/gut.2026.1."),))
    store.add_many([FULL, paper(9, "A letter", abstracts=(cites,))])
    assert list(store.ids(LibraryQuery("41591582"))) == [1]
    assert list(store.ids(LibraryQuery("10.1136/GUT.2026.1"))) == [1]
    assert list(store.ids(LibraryQuery("41591582", shelf=Shelf.TRASH))) == []


def test_a_year_is_no_pmid(store: ReferenceStore):
    store.add_many([paper(2024), paper(5, "Of that year", published=PartialDate(2024))])
    assert 2 in store.ids(LibraryQuery("2024"))


def test_short_beginnings_look_in_titles_and_short_words_everywhere(store: ReferenceStore):
    abstract = Abstract((AbstractSection("The hepatic TB cohort."),))
    store.add_many([paper(1, "Hepatitis"), paper(2, "Other", abstracts=(abstract,))])
    assert list(store.ids(LibraryQuery("hep"))) == [1]
    assert sorted(store.ids(LibraryQuery("hepa"))) == [1, 2]
    assert list(store.ids(LibraryQuery("tb"))) == [2]


def test_titles_are_the_most_relevant(store: ReferenceStore):
    abstract = Abstract((AbstractSection("Sorafenib was compared with placebo here."),))
    store.add_many([paper(1, "Sorafenib"), paper(2, "Other", abstracts=(abstract,))])
    by_relevance = LibraryQuery("sorafenib", sort=SortKey.RELEVANCE)
    assert list(store.ids(by_relevance)) == [1, 2]


def test_common_words_rank_titles_first(store: ReferenceStore, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("refdesk.store.listing.COMMON", 2)
    abstract = Abstract((AbstractSection("patients"),))
    store.add_many([paper(n, abstracts=(abstract,)) for n in range(1, 6)])
    store.add_many([paper(6, "Patients"), paper(7, "Patients again")])
    query = LibraryQuery("patients", sort=SortKey.RELEVANCE)
    assert list(store.ids(query)) == [7, 6, 5, 4, 3, 2, 1]
    assert list(store.ids(replace(query, limit=2))) == [7, 6]
    assert list(store.ids(replace(query, limit=4))) == [7, 6, 5, 4]


def test_the_index_follows_every_change(database: Database, store: ReferenceStore):
    i = store.add_many([paper(1, "Alpha")]).ids[0]
    store.update(i, paper(1, "Beta"))
    assert list(store.ids(LibraryQuery("alpha"))) == []
    assert list(store.ids(LibraryQuery("beta"))) == [i]
    store.set_note(i, "gamma 간이식")
    assert list(store.ids(LibraryQuery("gamma"))) == [i]
    assert list(store.ids(LibraryQuery("이식"))) == [i]
    store.set_note(i, "")
    assert list(store.ids(LibraryQuery("gamma"))) == []
    store.trash([i])
    assert list(store.ids(LibraryQuery("beta"))) == []
    store.restore([i])
    assert list(store.ids(LibraryQuery("beta"))) == [i]
    store.delete([i])
    assert list(store.ids(LibraryQuery("beta"))) == []


def test_every_column_sorts_both_ways(store: ReferenceStore):
    store.add_many(
        [
            replace(FULL, identifiers=()),
            paper(3, "Émile", published=PartialDate(1999)),
            paper(20, "“alpha”", published=PartialDate(2030)),
        ]
    )
    for sort in SortKey:
        up = list(store.ids(LibraryQuery(sort=sort, descending=False)))
        assert up == list(store.ids(LibraryQuery(sort=sort)))[::-1]
        assert sorted(up) == [1, 2, 3]
    assert list(store.ids(LibraryQuery(sort=SortKey.TITLE, descending=False))) == [1, 3, 2]
    assert list(store.ids(LibraryQuery(sort=SortKey.YEAR))) == [3, 1, 2]
    assert list(store.ids(LibraryQuery(sort=SortKey.PMID))) == [3, 2, 1]
    assert store.ids(LibraryQuery(sort=SortKey.DESIGN, descending=False))[0] == 1


def test_places_narrow_a_search(database: Database, store: ReferenceStore):
    organisation = OrganisationStore(database)
    ids = store.add_many([paper(n, f"Liver {n}") for n in range(1, 5)]).ids
    shelf = organisation.create_collection("Liver")
    organisation.add_to(shelf, ids[:2])
    organisation.tag(ids[1:3], "now")
    tag = organisation.tags()[0].id
    store.set_read(ids[:1], True)
    assert sorted(store.ids(LibraryQuery("liver", collection_id=shelf))) == ids[:2]
    assert list(store.ids(LibraryQuery("liver", collection_id=shelf, tag_id=tag))) == [ids[1]]
    assert sorted(store.ids(LibraryQuery(shelf=Shelf.UNREAD))) == ids[1:]
    assert sorted(store.ids(LibraryQuery(shelf=Shelf.RECENT, tag_id=tag))) == ids[1:3]
    assert store.count(LibraryQuery(shelf=Shelf.UNREAD, collection_id=shelf)) == 1
    assert Identifier(Scheme.PMID, "1") in store.find_many([Identifier(Scheme.PMID, "1")])


def test_an_order_that_was_kept_follows_the_library(database: Database, store: ReferenceStore):
    query = LibraryQuery(sort=SortKey.TITLE, descending=False)
    first, second = store.add_many([paper(1, "Beta"), paper(2, "Gamma")]).ids
    assert list(store.ids(query)) == [first, second]
    store.ids(query).append(99)  # the asker's own
    third = store.add_many([paper(3, "Alpha")]).ids[0]
    assert list(store.ids(query)) == [third, first, second]
    other = Database.open(database.path)
    ReferenceStore(other).trash([first])
    other.close()
    assert list(store.ids(query)) == [third, second]


def test_many_matches_keep_the_order_of_the_list(store: ReferenceStore):
    count = listing.COMMON + 2
    titles = [f"Common {(n * 7919) % count:05}" for n in range(count)]
    ids = store.add_many([paper(n, title) for n, title in enumerate(titles)], merge=False).ids
    store.trash(ids[:1])
    by_title = [i for _, i in sorted(zip(titles[1:], ids[1:], strict=True))]
    query = LibraryQuery("common", sort=SortKey.TITLE, descending=False)
    assert list(store.ids(query)) == by_title
    assert list(store.ids(replace(query, limit=7))) == by_title[:7]
    assert list(store.ids(replace(query, shelf=Shelf.UNREAD))) == by_title
    newest = LibraryQuery("common")
    assert list(store.ids(newest)) == ids[:0:-1]
    assert list(store.ids(replace(newest, limit=3))) == ids[:-4:-1]
    assert list(store.ids(replace(newest, shelf=Shelf.TRASH))) == ids[:1]
    assert list(store.ids(replace(newest, sort=SortKey.RELEVANCE, limit=3))) == ids[:-4:-1]


def test_a_half_typed_doi_finds_what_begins_so(store: ReferenceStore):
    dois = ("10.1021/ja.1", "10.1021/JA.10", "10.1021/cr.1")
    papers = [paper(n, identifiers=(Identifier(Scheme.DOI, doi),)) for n, doi in enumerate(dois)]
    ids = store.add_many(papers).ids
    for text in ("10.1021/J", "https://doi.org/10.1021/ja.", "doi:10.1021/j"):
        assert sorted(store.ids(LibraryQuery(text))) == ids[:2]
    assert list(store.ids(LibraryQuery("10.1021/ja.1"))) == ids[:1]
