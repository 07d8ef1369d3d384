# SPDX-License-Identifier: GPL-3.0-or-later
"""What is put into the library comes out equal."""

from dataclasses import fields

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from refdesk.domain.errors import LibraryError
from refdesk.domain.indexing import Keyword
from refdesk.domain.query import LibraryQuery
from refdesk.domain.reference import Abstract, AbstractSection, PartialDate, Reference
from refdesk.store.check import check
from refdesk.store.database import Database
from refdesk.store.references import ReferenceStore
from tests.unit.store.made import FULL, paper, references

_SHARED = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@_SHARED
@given(references)
def test_any_reference_comes_back_equal(store: ReferenceStore, reference: Reference):
    report = store.add_many([reference], merge=False)
    stored = store.get(report.ids[0])
    assert stored is not None
    assert stored.reference == reference


@_SHARED
@given(references, references, st.booleans())
def test_any_change_leaves_paper_and_index_right(
    database: Database, store: ReferenceStore, first: Reference, second: Reference, gone: bool
):
    i = store.add_many([first], merge=False).ids[0]
    store.update(i, second)
    stored = store.get(i)
    assert stored is not None
    assert stored.reference == second
    store.set_note(i, first.title)
    if gone:
        store.delete([i])
    assert check(database) == []


def test_every_field_has_a_value_in_the_example():
    empty = Reference()
    same = {f.name for f in fields(Reference) if getattr(FULL, f.name) == getattr(empty, f.name)}
    assert same <= {
        "kind", "title_translated", "container_title", "publication_status", "publication_model",
        "issue", "article_number", "conflict_statement", "publisher", "publisher_place", "edition",
        "series", "url",
    }  # fmt: skip


def test_lone_surrogates_are_replaced_instead_of_failing(store: ReferenceStore):
    i = store.add_many([paper(1, "broken \ud800 title")]).ids[0]
    stored = store.get(i)
    assert stored is not None
    assert stored.reference.title == "broken ? title"


def test_a_nul_is_left_out_since_sqlite_stops_reading_there(
    database: Database, store: ReferenceStore
):
    keyword = Keyword("be\0fore")
    i = store.add_many([paper(1, keywords=(keyword, Keyword("C:\\u0000")))]).ids[0]
    stored = store.get(i)
    assert stored is not None
    assert stored.reference.keywords == (Keyword("before"), Keyword("C:\\u0000"))
    assert check(database) == []


def test_the_year_nought_is_indexed_as_a_number(database: Database, store: ReferenceStore):
    store.add_many([paper(1, electronic_date=PartialDate(0))])
    assert check(database) == []


def test_entities_of_html_in_an_abstract_are_indexed_as_they_read(
    database: Database, store: ReferenceStore
):
    sections = (AbstractSection("TGF-&beta; &amp;lt; 5"), AbstractSection("a <sup>2</sup>&gt;b"))
    store.add_many([paper(1, abstracts=(Abstract(sections),))])
    assert check(database) == []
    assert len(store.ids(LibraryQuery("tgf-β"))) == 1


def test_a_damaged_list_is_a_damaged_library(database: Database, store: ReferenceStore):
    i = store.add_many([FULL]).ids[0]
    with database.write() as connection:
        connection.exec_driver_sql("UPDATE record SET document = '{'")
    with pytest.raises(LibraryError) as caught:
        store.get(i)
    assert caught.value.reason == "damaged"


def test_a_row_shows_what_the_paper_says(store: ReferenceStore):
    i = store.add_many([FULL], is_sample=True).ids[0]
    row = store.rows([i])[0]
    assert row is not None
    assert row.title == "Adjuvant CIK cells & 10⁹ doses"
    assert (row.first_author, row.year, row.journal) == ("Shin HJ", 2026, "Gut")
    assert (row.design, row.pmid) == ("rct", "41591582")
    assert (row.is_sample, row.is_read, row.has_fulltext, row.is_retracted) == (
        True, False, False, False,
    )  # fmt: skip
    assert row.added_at.utcoffset() is not None


def test_rows_stay_aligned_when_papers_are_gone(store: ReferenceStore):
    first, second = store.add_many([paper(1), paper(2)]).ids
    store.delete([first])
    rows = store.rows([second, first, 999, second])
    assert [row and row.id for row in rows] == [second, None, None, second]


def test_get_many_keeps_the_order_asked_for(store: ReferenceStore):
    ids = store.add_many([paper(n) for n in range(1, 6)]).ids
    assert [s and s.id for s in store.get_many([ids[3], 77, ids[0]])] == [ids[3], None, ids[0]]
    assert [s.id for s in store.iter_references(reversed(ids), chunk=2)] == ids[::-1]


def test_an_id_is_never_used_again(store: ReferenceStore):
    i = store.add_many([paper(1)]).ids[0]
    store.delete([i])
    assert store.add_many([paper(1)]).ids[0] > i
