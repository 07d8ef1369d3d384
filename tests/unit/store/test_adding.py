# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers that arrive again are brought up to date; what a person added stays."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given

from refdesk.domain.errors import LibraryError
from refdesk.domain.evidence import DesignFinding, EvidenceReport
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.indexing import PublicationType
from refdesk.domain.likeness import fingerprint
from refdesk.domain.query import LibraryQuery, Shelf
from refdesk.domain.reference import Author, Correction, NoticeSource, PartialDate, Reference
from refdesk.store.arriving import Arrival
from refdesk.store.database import Database
from refdesk.store.evidence import EvidenceStore
from refdesk.store.merging import merge
from refdesk.store.organise import OrganisationStore
from refdesk.store.references import ReferenceStore
from refdesk.store.slots import MANY, Namesakes, Slot
from refdesk.store.writing import Foreseen
from tests.unit.store.made import FULL, paper, references


def doi(value: str) -> Identifier:
    return Identifier(Scheme.DOI, value)


def stored(store: ReferenceStore, i: int) -> Reference:
    found = store.get(i)
    assert found is not None
    return found.reference


def test_outcomes_say_what_happened(store: ReferenceStore):
    first = store.add_many([FULL, paper(2)])
    assert first.outcomes == ["added", "added"]
    assert first.changes.added == set(first.ids)
    again = store.add_many([FULL, paper(2, "New title"), paper(3)])
    assert again.outcomes == ["unchanged", "updated", "added"]
    assert again.ids[:2] == first.ids
    assert again.changes.updated == {first.ids[1]}
    assert store.counts().all == 3


def test_one_paper_twice_in_a_batch_is_one_paper(store: ReferenceStore):
    by_doi = Reference(title="A", identifiers=(doi("10.1/X"),))
    both = paper(5, "A", identifiers=(Identifier(Scheme.PMID, "5"), doi("10.1/x")))
    report = store.add_many([by_doi, both, paper(5, "A"), replace(both, volume="3")])
    assert len(set(report.ids)) == 1
    assert report.outcomes == ["added", "updated", "unchanged", "updated"]
    assert stored(store, report.ids[0]).volume == "3"
    assert stored(store, report.ids[0]).pmid == "5"


def test_dois_match_whatever_their_case(store: ReferenceStore):
    i = store.add_many([Reference(title="A", identifiers=(doi("10.1/AbC"),))]).ids[0]
    report = store.add_many([Reference(title="A", identifiers=(doi("10.1/aBc"),), volume="2")])
    assert (report.ids, report.outcomes) == ([i], ["updated"])
    assert store.find(doi("10.1/ABC")) == i


def test_two_pmids_are_two_papers_even_with_one_doi(store: ReferenceStore):
    one = paper(1, identifiers=(Identifier(Scheme.PMID, "1"), doi("10.1/supplement")))
    two = paper(2, identifiers=(Identifier(Scheme.PMID, "2"), doi("10.1/supplement")))
    assert store.add_many([one, two]).outcomes == ["added", "added"]
    assert store.add_many([two, one]).outcomes == ["unchanged", "unchanged"]


def test_without_merging_every_reference_is_a_new_paper(store: ReferenceStore):
    report = store.add_many([paper(1), paper(1)], merge=False)
    assert len(set(report.ids)) == 2


def test_what_a_person_added_survives_an_update(database: Database, store: ReferenceStore):
    when = datetime(2024, 5, 6, 7, 8, tzinfo=UTC)
    i = store.add_many([replace(paper(1), citation_key="Kim1999")], added_at=when).ids[0]
    OrganisationStore(database).tag([i], "liver")
    store.set_note(i, "mine")
    store.set_read([i], True)
    found = (DesignFinding("cohort", "we followed", "text"),)
    EvidenceStore(database).save(i, 1, "1", EvidenceReport((), found))
    before = store.get(i)
    store.add_many([paper(1, "Newer", citation_key="Other2000", volume="7")])
    after = store.get(i)
    assert before is not None
    assert after is not None
    assert after.reference == replace(
        before.reference, title="Newer", volume="7", citation_key="Kim1999"
    )
    assert (after.tags, after.note, after.is_read, after.added_at) == (
        ("liver",),
        "mine",
        True,
        when,
    )
    assert after.revision == before.revision + 1
    row = store.rows([i])[0]
    assert row is not None
    assert row.design == "cohort"


def test_a_paper_in_the_trash_that_arrives_again_is_taken_out(store: ReferenceStore):
    i = store.add_many([paper(1)]).ids[0]
    store.trash([i])
    assert store.add_many([paper(1)]).outcomes == ["updated"]
    assert list(store.ids(LibraryQuery())) == [i]


def test_silence_erases_nothing():
    assert merge(FULL, Reference(identifiers=FULL.identifiers[:1])) == FULL


def test_a_file_only_fills_the_gaps_of_a_medline_record():
    poor = Reference(title="SHOUTED", authors=(Author("Shin"),), publisher="BMJ")
    merged = merge(FULL, poor)
    assert merged.title == FULL.title
    assert merged.authors == FULL.authors
    assert merged.publisher == "BMJ"
    assert merge(poor, FULL).title == FULL.title


def test_notices_of_other_services_are_kept():
    fresh = (Correction("RetractionIn", pmid="9"),)
    merged = merge(FULL, replace(FULL, corrections=fresh))
    assert set(merged.corrections) == {*fresh, *FULL.corrections}
    newer = (Correction("ErratumIn", "other", source=NoticeSource.CROSSREF),)
    assert merge(FULL, replace(FULL, corrections=newer)).corrections == newer


@given(references)
def test_merging_a_record_with_itself_changes_nothing(reference: Reference):
    assert merge(reference, reference) == reference


def test_a_retraction_that_arrives_is_seen_at_once(store: ReferenceStore):
    i = store.add_many([paper(1)]).ids[0]
    retracted = PublicationType("Retracted Publication", "D016441")
    store.add_many([paper(1, publication_types=(retracted,))])
    assert list(store.ids(LibraryQuery(shelf=Shelf.RETRACTED))) == [i]
    assert store.counts().retracted == 1


def test_find_many_answers_for_each_identifier(store: ReferenceStore):
    i = store.add_many([FULL]).ids[0]
    asked = [*FULL.identifiers, doi("10.1/none")]
    assert store.find_many(asked) == dict.fromkeys(FULL.identifiers, i)
    assert store.find_key("Shin2026") == i
    assert store.find_key("") is None


def test_update_that_changes_nothing_changes_nothing(store: ReferenceStore):
    i = store.add_many([FULL]).ids[0]
    assert not store.update(i, FULL)
    assert not store.update(999, FULL)
    assert store.update(i, replace(FULL, title="B")).updated == {i}


def test_a_batch_that_fails_leaves_nothing(database: Database, store: ReferenceStore):
    with database.write() as connection:
        connection.exec_driver_sql("DROP TABLE record")
    with pytest.raises(LibraryError):
        store.add_many([paper(1), FULL])
    assert store.counts().all == 0


def test_a_year_no_file_can_hold_is_dropped(store: ReferenceStore):
    i = store.add_many([paper(2, published=PartialDate(2**70, 5))]).ids[0]
    assert stored(store, i).published == PartialDate(None, 5)


def test_trash_restore_and_delete(store: ReferenceStore):
    ids = store.add_many([paper(1), paper(2)]).ids
    assert store.trash(ids).removed == set(ids)
    assert not store.trash(ids)
    assert sorted(store.ids(LibraryQuery(shelf=Shelf.TRASH))) == ids
    assert list(store.ids(LibraryQuery())) == []
    assert store.restore(ids[:1]).added == {ids[0]}
    assert store.delete(ids).removed == set(ids)
    assert store.get_many(ids) == [None, None]


NAMELESS = Reference(
    title="Green tea against the common cold: a randomized trial",
    authors=(Author("Kim", "Ara"),),
    published=PartialDate(2020),
    volume="7",
    pages="11-9",
)


def test_a_paper_without_identifier_is_known_again(store: ReferenceStore):
    (first,) = store.add_many([NAMELESS]).ids
    again = store.add_many([replace(NAMELESS, title=NAMELESS.title.upper())])
    assert (again.ids, again.outcomes) == ([first], ["unchanged"])
    assert store.get(first).reference == NAMELESS
    with_doi = replace(NAMELESS, identifiers=(Identifier(Scheme.DOI, "10.1000/tea"),))
    assert store.add_many([with_doi, with_doi]).ids == [first, first]
    assert store.find(with_doi.identifiers[0]) == first


def test_another_paper_of_the_same_title_is_another(store: ReferenceStore):
    others = [
        replace(NAMELESS, volume="8", pages="70-9", published=PartialDate(2023)),
        replace(NAMELESS, identifiers=(Identifier(Scheme.PMID, "1"),)),
        replace(NAMELESS, identifiers=(Identifier(Scheme.PMID, "2"),), pages=""),
    ]
    assert store.add_many(others).outcomes == ["added", "added", "added"]
    editorials = [Reference(title="Editorial", volume="1") for _ in range(2)]
    assert store.add_many(editorials).outcomes == ["added", "added"]


def test_papers_of_a_title_that_many_have_are_known_again(store: ReferenceStore):
    editorials = [
        Reference(
            title="Editorial",
            authors=(Author(f"Kim{n % 7}", "Ara"),),
            published=PartialDate(2020 + n % 2),
            volume="7",
            pages=f"{n}-{n + 2}" if n % 3 else "",
            issue=str(n) if not n % 3 else "",
        )
        for n in range(1, 4 * MANY)
    ]
    first = store.add_many(editorials)
    assert set(first.outcomes) == {"added"}
    again = store.add_many(editorials)
    assert (again.ids, set(again.outcomes)) == (first.ids, {"unchanged"})


def test_of_many_namesakes_few_are_compared():
    namesakes = Namesakes()
    papers = [Reference(title="Editorial", pages=str(n)) for n in range(1, 2 * MANY)]
    for reference in papers:
        namesakes.add(Slot(Arrival.of(reference)))
    assert [s.reference for s in namesakes.near(fingerprint(papers[5]))] == [papers[5]]
    assert not namesakes.near(fingerprint(Reference(title="Editorial")))


def test_what_a_preview_says_of_papers_without_identifier_comes(store: ReferenceStore):
    batches = [
        [NAMELESS, NAMELESS],
        [NAMELESS, replace(NAMELESS, title="Cocoa and mood in young students")],
    ]
    foreseen = Foreseen()
    said = [store.preview([Arrival.of(one) for one in batch], foreseen) for batch in batches]
    assert said == [store.add_many(batch).outcomes for batch in batches]


def test_papers_of_one_title_with_dois_of_their_own_are_several(store: ReferenceStore):
    columns = [
        replace(
            NAMELESS, identifiers=(Identifier(Scheme.DOI, f"10.1000/{n}"),), volume="", pages=""
        )
        for n in range(5)
    ]
    assert store.add_many(columns).outcomes == ["added"] * 5
    assert store.add_many(columns).outcomes == ["unchanged"] * 5
