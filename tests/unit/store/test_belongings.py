# SPDX-License-Identifier: GPL-3.0-or-later
"""What belongs to papers: collections, tags, full texts, evidence, the fetch log; and their check."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from refdesk.domain.evidence import EvidenceReport
from refdesk.domain.findings import Finding
from refdesk.domain.fulltext import FulltextSource
from refdesk.domain.query import LibraryQuery, SortKey
from refdesk.store.check import check, repair
from refdesk.store.database import Database
from refdesk.store.evidence import EvidenceStore
from refdesk.store.evidence_json import from_json, to_json
from refdesk.store.fetchlog import FetchLogStore
from refdesk.store.fulltexts import FulltextStore
from refdesk.store.organise import OrganisationStore
from refdesk.store.references import ReferenceStore
from tests.unit.store.made import FULL, paper

SOURCE = FulltextSource("pmc", "https://x/", "1", "CC BY", "2026-01-01T00:00:00+00:00", 9)
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def test_collections_nest_and_count(database: Database, store: ReferenceStore):
    organisation = OrganisationStore(database)
    ids = store.add_many([paper(1), paper(2)]).ids
    liver = organisation.create_collection("Liver")
    inner = organisation.create_collection("CIK", liver)
    assert organisation.add_to(inner, [*ids, 999]).updated == set(ids)
    assert not organisation.add_to(inner, ids)
    assert not organisation.add_to(999, ids)
    store.trash(ids[:1])
    found = {c.name: (c.parent_id, c.count) for c in organisation.collections()}
    assert found == {"Liver": (None, 0), "CIK": (liver, 1)}
    assert organisation.remove_from(inner, ids[1:]).updated == {ids[1]}
    organisation.rename_collection(inner, "간암")
    assert {c.name for c in organisation.collections()} == {"Liver", "간암"}


def test_a_collection_never_lies_inside_itself(database: Database):
    organisation = OrganisationStore(database)
    outer = organisation.create_collection("a")
    inner = organisation.create_collection("b", outer)
    assert not organisation.move_collection(outer, inner)
    assert not organisation.move_collection(outer, outer)
    assert organisation.move_collection(inner, None)
    assert all(c.parent_id is None for c in organisation.collections())


def test_deleting_a_collection_keeps_the_papers(database: Database, store: ReferenceStore):
    organisation = OrganisationStore(database)
    i = store.add_many([paper(1)]).ids[0]
    outer = organisation.create_collection("a")
    organisation.add_to(organisation.create_collection("b", outer), [i])
    assert organisation.delete_collection(outer).organisation
    assert organisation.collections() == []
    assert store.get(i) is not None


def test_tags_ignore_case_and_count_living_papers(database: Database, store: ReferenceStore):
    organisation = OrganisationStore(database)
    ids = store.add_many([paper(1), paper(2)]).ids
    organisation.tag(ids, "Liver")
    assert organisation.tag(ids[:1], "LIVER ").updated == frozenset()
    assert [(t.name, t.count) for t in organisation.tags()] == [("Liver", 2)]
    organisation.untag(ids[:1], "liver")
    stored = store.get(ids[1])
    assert stored is not None
    assert stored.tags == ("Liver",)
    assert not organisation.tag(ids, "  ")


def test_renaming_a_tag_to_another_makes_one_of_two(database: Database, store: ReferenceStore):
    organisation = OrganisationStore(database)
    ids = store.add_many([paper(1), paper(2)]).ids
    organisation.tag(ids, "old")
    organisation.tag(ids[:1], "New")
    old = next(t.id for t in organisation.tags() if t.name == "old")
    organisation.change_tag(old, name="new", colour="#ff0000")
    assert [(t.name, t.colour, t.count) for t in organisation.tags()] == [("new", "#ff0000", 2)]
    organisation.delete_tag(organisation.tags()[0].id)
    assert organisation.tags() == []


def test_full_text_comes_back_and_is_marked(database: Database, store: ReferenceStore):
    fulltexts = FulltextStore(database)
    i = store.add_many([FULL]).ids[0]
    assert fulltexts.get(i) is None
    assert fulltexts.save(i, b"<a>\xea</a>", SOURCE, "여기 본문 and lymphocytes").updated == {i}
    assert not fulltexts.save(999, b"", SOURCE, "")
    kept = fulltexts.get(i)
    assert kept is not None
    assert (kept.xml, kept.source) == (b"<a>\xea</a>", SOURCE)
    row = store.rows([i])[0]
    assert row is not None
    assert row.has_fulltext
    fulltexts.save(i, b"<b/>", replace(SOURCE, version="2"), "other words")
    assert check(database) == []
    assert fulltexts.text(i) == "other words"
    assert fulltexts.remove(i).updated == {i}
    assert not fulltexts.remove(i)
    assert check(database) == []


def test_full_text_is_searched(database: Database, store: ReferenceStore):
    ids = store.add_many([FULL, paper(2, "Lymphocytes")]).ids
    FulltextStore(database).save(ids[0], b"<a/>", SOURCE, "여기본문에서 lymphocytes")
    assert sorted(store.ids(LibraryQuery("lymphocytes"))) == ids
    assert list(store.ids(LibraryQuery("본문"))) == ids[:1]
    assert list(store.ids(LibraryQuery("title:lymphocytes"))) == ids[1:]
    assert list(store.ids(LibraryQuery("lymphocytes shin 2026"))) == ids[:1]
    assert list(store.ids(LibraryQuery("lymphocytes", sort=SortKey.RELEVANCE))) == ids[::-1]
    store.update(ids[0], replace(FULL, title="Renamed"))
    assert list(store.ids(LibraryQuery("lymphocytes renamed"))) == ids[:1]
    FulltextStore(database).remove(ids[0])
    assert list(store.ids(LibraryQuery("본문"))) == []


_reports = st.from_type(EvidenceReport)


@given(_reports)
def test_any_report_comes_back_equal(report: EvidenceReport):
    assert from_json(to_json(report)) == report or "nan" in repr(report)


def test_evidence_is_kept_for_one_revision_and_version(database: Database, store: ReferenceStore):
    evidence = EvidenceStore(database)
    i = store.add_many([FULL]).ids[0]
    report = EvidenceReport((), version="1")
    evidence.save(i, 1, "1", report)
    evidence.save(999, 1, "1", report)
    assert evidence.get(i, 1, "1") == report
    assert evidence.get(i, 2, "1") is None
    assert evidence.get(i, 1, "2") is None
    with database.write() as connection:
        connection.exec_driver_sql("UPDATE evidence SET report = '{\"slots\": 3}'")
    assert evidence.get(i, 1, "1") is None


def test_the_fetch_log_knows_the_latest(database: Database, store: ReferenceStore):
    log = FetchLogStore(database)
    i = store.add_many([FULL]).ids[0]
    log.record(i, "PMC", "fulltext", "not-open", "", NOW)
    log.record(i, "PMC", "fulltext", "found", "v1", NOW + timedelta(days=1))
    log.record(i, "PMC", "notice", "none", "", NOW + timedelta(days=2))
    log.record(999, "PMC", "fulltext", "found", "", NOW)
    latest = log.latest(i, "PMC", "fulltext")
    assert latest is not None
    assert (latest.outcome, latest.at) == ("found", NOW + timedelta(days=1))
    assert log.latest(i, "CROSSREF") is None
    assert len(log.entries(i)) == 3


def test_deleting_a_paper_deletes_all_that_is_its_own(database: Database, store: ReferenceStore):
    organisation = OrganisationStore(database)
    i = store.add_many([FULL]).ids[0]
    organisation.add_to(organisation.create_collection("a"), [i])
    organisation.tag([i], "t")
    store.set_note(i, "n")
    FulltextStore(database).save(i, b"<a/>", SOURCE, "text")
    EvidenceStore(database).save(i, 1, "1", EvidenceReport(()))
    FetchLogStore(database).record(i, "PMC", "fulltext", "found", "", NOW)
    store.delete([i])
    assert check(database) == []
    with database.read() as connection:
        for table in (
            "record",
            "identifier",
            "note",
            "fulltext",
            "fulltext_text",
            "evidence",
            "fetch_log",
        ):
            assert connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() == 0


def test_a_stale_index_is_found_and_rebuilt(database: Database, store: ReferenceStore):
    ids = store.add_many([paper(1, "Alpha"), paper(2, "Beta")]).ids
    FulltextStore(database).save(ids[0], b"<a/>", SOURCE, "gamma")
    with database.write() as connection:
        connection.exec_driver_sql("UPDATE reference SET title_plain = 'Delta' WHERE id = 1")
        connection.exec_driver_sql("DROP TRIGGER fulltext_reindexed")
        connection.exec_driver_sql("UPDATE fulltext_text SET text = 'epsilon'")
    found = check(database)
    assert found == [Finding("stale-index", "search"), Finding("stale-index", "fulltext_search")]
    assert all(finding.repairable for finding in found)
    assert repair(database) == []
    assert list(store.ids(LibraryQuery("delta"))) == ids[:1]
    assert list(store.ids(LibraryQuery("epsilon"))) == ids[:1]


def test_orphans_and_wrong_marks_are_found_and_mended(database: Database, store: ReferenceStore):
    i = store.add_many([FULL]).ids[0]
    with database.write() as connection:
        connection.exec_driver_sql("UPDATE reference SET has_fulltext = 1")
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    with database.write() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute("COMMIT")
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.execute("INSERT INTO reference_tag (tag_id, reference_id) VALUES (5, 99)")
        raw.execute("INSERT INTO record VALUES (99, '{}')")
        raw.execute("PRAGMA foreign_keys = ON")
        raw.execute("BEGIN")
    assert {f.kind for f in check(database)} == {"orphans", "fulltext-mark"}
    assert repair(database) == []
    assert store.get(i) is not None
