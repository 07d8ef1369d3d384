# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers are found by what was read in them, and by what a person did with them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from refdesk.domain.errors import CancelledError
from refdesk.domain.evidence import DesignFinding, EvidenceReport, SampleSize, Span, Statistic
from refdesk.domain.indexing import MeshHeading
from refdesk.domain.jobs import CancelToken, JobContext, Progress
from refdesk.domain.organisation import SavedSearch
from refdesk.domain.query import LibraryQuery, Shelf, SortKey
from refdesk.domain.reference import Abstract, AbstractSection
from refdesk.services import evidence_reading
from refdesk.services.evidence import EvidenceService
from refdesk.store.database import Database
from refdesk.store.evidence import EvidenceStore, ReadPaper
from refdesk.store.explaining import SearchWords
from refdesk.store.organise import OrganisationStore
from refdesk.store.references import ReferenceStore
from refdesk.store.saved_searches import SavedSearchStore
from tests.unit.evidence_service import evidence_service
from tests.unit.store.made import paper

NOW = datetime(2026, 11, 26, tzinfo=UTC)
SPAN = Span("abstract", 0, 1, "x")
TRIAL = "We randomised 240 patients to tea or placebo (HR 0.70, 95% CI 0.55 to 0.89)."


def report(size: int | None, *effects: tuple[str, float]) -> EvidenceReport:
    return EvidenceReport(
        (),
        statistics=tuple(Statistic(kind, "x", SPAN, value=value) for kind, value in effects),
        sample_size=SampleSize(size, SPAN) if size is not None else None,
    )


def found(store: ReferenceStore, text: str, **where: object) -> set[int]:
    return set(store.ids(LibraryQuery(text, **where)))  # type: ignore[arg-type]


@pytest.fixture
def read(database: Database) -> ReferenceStore:
    store = ReferenceStore(database, now=lambda: NOW)
    store.add_many(
        [paper(1, languages=("kor", "eng")), paper(2, languages=("eng",)), paper(3), paper(4)]
    )
    EvidenceStore(database).save_many(
        [
            ReadPaper.of(1, 1, "1", report(240, ("HR", 0.7), ("HR", 1.4), ("P", 0.01))),
            ReadPaper.of(2, 1, "1", report(80, ("MD", -2.5), ("OR", 3.0))),
            ReadPaper.of(3, 1, "1", report(None)),
        ]
    )
    return store


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("n:>200", {1}),
        ("n:>=80", {1, 2}),
        ("n:<100", {2}),
        ("n:50-100", {2}),
        ("-n:>200", {2, 3, 4}),
        ("hr:<0.8", {1}),
        ("hr:>1.2", {1}),
        ("hr:0.8-1.2", set()),
        ("md:<-2", {2}),
        ("md:-3..-2", {2}),
        ("or:>2 n:<100", {2}),
        ("or:>2 OR hr:<0.8", {1, 2}),
        ("paper n:>200 OR md:<0", {1, 2}),
        ("lang:kor", {1}),
        ("lang:english", {1, 2}),
    ],
)
def test_what_was_read_is_found(read: ReferenceStore, text: str, ids: set[int]):
    assert found(read, text) == ids
    assert found(read, text, sort=SortKey.RELEVANCE) == ids


def test_a_newer_report_takes_the_place_of_the_older(database: Database, read: ReferenceStore):
    EvidenceStore(database).save(1, 1, "2", report(12, ("RR", 2.0)))
    assert found(read, "hr:<0.8") == set()
    assert found(read, "rr:2") == found(read, "n:12") == {1}


def test_stars_reading_keys_and_collections(database: Database, read: ReferenceStore):
    with database.write() as connection:
        connection.exec_driver_sql("UPDATE reference SET rating = 4 WHERE id = 2")
        connection.exec_driver_sql(
            "UPDATE reference SET opened_at = ? WHERE id = 3",
            ((NOW - timedelta(days=3)).isoformat(),),
        )
    organisation = OrganisationStore(database)
    organisation.add_to(organisation.create_collection("Liver Trials"), [1, 4])
    read.add_many([replace(paper(9), citation_key="Kim2024")])
    assert found(read, "rating:>=4") == found(read, "rating:4") == {2}
    assert found(read, "rating:<5") == {2}
    assert found(read, "opened:<7d") == {3}
    assert found(read, "opened:<1d") == set()
    assert found(read, 'collection:"liver trials"') == {1, 4}
    assert found(read, "key:kim2") == {5}


def test_filters_look_into_the_trash_alike(read: ReferenceStore):
    read.trash([1])
    assert found(read, "n:>200") == set()
    assert found(read, "n:>200", shelf=Shelf.TRASH) == {1}
    assert found(read, "lang:kor OR n:>100", shelf=Shelf.TRASH) == {1}


def test_an_exact_mesh_heading_comes_first(store: ReferenceStore):
    store.add_many(
        [
            paper(1, mesh=(MeshHeading("Liver Neoplasms", "D1"),)),
            paper(2, mesh=(MeshHeading("Liver Neoplasms, Experimental", "D2"),) * 2),
        ]
    )
    query = LibraryQuery('mesh:"liver neoplasms"', sort=SortKey.RELEVANCE)
    assert list(store.ids(query)) == [1, 2]


def test_greek_letters_and_their_names_are_the_same(store: ReferenceStore):
    store.add_many([paper(1, "TNF-α in sepsis"), paper(2, "TNF-alpha blockers"), paper(3, "TNFα")])
    store.add_many([paper(4, "β2-microglobulin"), paper(5, "Beta blockers")])
    for text in ("TNF-alpha", "TNF-α", "TNFα", "tnf alpha", "title:TNF-alpha"):
        assert found(store, text) == {1, 2, 3}, text
    for text in ("beta", "β"):
        assert found(store, text) == {4, 5}, text


def test_korean_with_and_without_particles(store: ReferenceStore):
    store.add_many([paper(1, "간암에서 면역치료"), paper(2, "간암 환자"), paper(3, "PD-1 억제제")])
    for text in ("간암", "간암을", "간암에서", "간암의", "간암은"):
        assert found(store, text) == {1, 2}, text
    assert found(store, '"간암을"') == set()
    assert found(store, "PD-1을") == {3}


# Reading all papers


def service_on(database: Database) -> tuple[ReferenceStore, EvidenceService]:
    store = ReferenceStore(database)
    abstract = Abstract((AbstractSection(TRIAL),))
    store.add_many([paper(n, abstracts=(abstract,)) for n in range(1, 8)])
    return store, evidence_service(database, store)


def test_all_papers_are_read_once(database: Database):
    store, reading = service_on(database)
    assert reading.unread_count() == 7
    told: list[Progress] = []
    changes = reading.read_all(JobContext(report=told.append))
    assert (told[-1].done, told[-1].total) == (7, 7)
    assert changes.updated == set(range(1, 8))  # their design is known now
    assert reading.unread_count() == 0
    assert found(store, "n:240 hr:0.7") == set(range(1, 8))
    store.update(3, paper(3, "Another"))
    assert reading.unread_count() == 1
    store.trash([3])
    assert reading.unread_count() == 0
    assert not reading.read_all(JobContext())


def test_who_stops_the_reading_goes_on_later(database: Database, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(evidence_reading, "PORTION", 2)
    _, reading = service_on(database)
    token = CancelToken()
    with pytest.raises(CancelledError):
        reading.read_all(JobContext(token, lambda _: token.cancel()))
    assert reading.unread_count() == 5
    reading.read_all(JobContext())
    assert reading.unread_count() == 0


def test_a_design_that_was_read_is_listed(database: Database, read: ReferenceStore):
    one = replace(report(None), designs=(DesignFinding("cohort", "we followed", "text"),))
    changes = EvidenceStore(database).save_many(
        [ReadPaper.of(4, 1, "1", one), ReadPaper.of(999, 1, "1", one)]
    )
    assert changes.updated == {4}
    assert found(read, "design:cohort") == {4}


# Saved searches


def test_saved_searches_find_count_and_change(database: Database, read: ReferenceStore):
    searches = SavedSearchStore(database)
    organisation = OrganisationStore(database)
    shelf = organisation.create_collection("Liver")
    organisation.add_to(shelf, [2])
    everywhere = searches.save("Big", "n:>50")
    inside = searches.save("Big here", "n:>50", shelf)
    assert [(s.name, searches.count(s.id)) for s in searches.all()] == [("Big", 2), ("Big here", 1)]
    assert found(read, "", search_id=everywhere) == {1, 2}
    assert found(read, "n:<100", search_id=everywhere) == {2}
    assert found(read, "", search_id=999) == set()
    assert searches.change(SavedSearch(everywhere, "Huge", "n:>200"))
    assert found(read, "", search_id=everywhere) == {1}
    read.trash([1])
    assert searches.count(everywhere) == 0
    assert found(read, "", search_id=everywhere, shelf=Shelf.TRASH) == {1}
    organisation.delete_collection(shelf)
    assert [s.name for s in searches.all()] == ["Huge"]
    assert searches.delete(everywhere)
    assert not searches.delete(inside)
    assert searches.all() == []


def test_a_search_is_explained(database: Database, read: ReferenceStore):
    words = SearchWords(database, now=lambda: NOW)
    assert words.explain(LibraryQuery("paper n:>200 zebra")).parts == (
        ("paper", 4),
        ("zebra", 0),
        ("n:>200", 1),
    )
    assert words.explain(LibraryQuery("zebra OR n:>50")).parts == (("zebra", 0), ("n:>50", 2))
    assert words.explain(LibraryQuery("paper", shelf=Shelf.RETRACTED)).elsewhere == 4
    assert words.explain(LibraryQuery('"')).parts == ()


def test_the_names_of_a_library_come_the_most_frequent_first(database: Database):
    store = ReferenceStore(database)
    common, rare = MeshHeading("Common", "D1"), MeshHeading("Rare", "D2")
    store.add_many([paper(1, mesh=(rare, common), languages=("eng",)), paper(2, mesh=(common,))])
    organisation = OrganisationStore(database)
    organisation.tag([1], "to read")
    organisation.create_collection("Liver")
    words = SearchWords(database)
    assert words.names("mesh") == ("Common", "Rare")
    assert (words.names("tags"), words.names("collections")) == (("to read",), ("Liver",))
    assert (words.names("languages"), words.names("authors")) == (("eng",), ())
