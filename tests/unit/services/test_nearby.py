# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers of the library that go with a paper."""

import pytest

from refdesk.domain.errors import CancelledError
from refdesk.domain.fulltext import FulltextSource
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.indexing import Keyword, MeshHeading
from refdesk.domain.reference import Author, Reference
from refdesk.services.nearby import NearbyService
from refdesk.store.cited_works import CitedWorkStore
from refdesk.store.database import Database
from refdesk.store.fulltexts import FulltextStore
from refdesk.store.references import ReferenceStore

SOURCE = FulltextSource("PMC", "", "PMC1.1", "", "2026-11-27T00:00:00+00:00", 1)


def made(title: str, *mesh: str, major: tuple[str, ...] = (), author: str = "Seo") -> Reference:
    headings = [MeshHeading(name, major=name in major) for name in (*mesh, *major)]
    return Reference(
        title=title,
        authors=(Author(author, "Haneul", "H"),),
        mesh=(*headings, MeshHeading("Humans"), MeshHeading("Treatment Outcome", major=True)),
    )


@pytest.fixture
def database(tmp_path):
    opened = Database.open(tmp_path / "library.sqlite", wait=0.3)
    yield opened
    opened.close()


@pytest.fixture
def store(database):
    return ReferenceStore(database)


@pytest.fixture
def nearby(database, store):
    return NearbyService(store, CitedWorkStore(database), FulltextStore(database))


def article(*pmids: str) -> bytes:
    """Return a full text that cites papers."""
    entries = "".join(
        f"<ref><element-citation><pub-id pub-id-type='pmid'>{pmid}</pub-id>"
        f"<pub-id pub-id-type='doi'>10.5555/c.{pmid}</pub-id></element-citation></ref>"
        for pmid in pmids
    )
    return (
        "<article><front/><body><p>Words.</p></body>"
        f"<back><ref-list>{entries}</ref-list></back></article>"
    ).encode()


SEED = made("Velorastat in chronic wonder", "Kidney", major=("Renal Insufficiency, Chronic",))


def test_the_nearest_share_topics_and_say_which(store, nearby):
    papers = [
        SEED,
        made("A trial of pebbles", major=("Renal Insufficiency, Chronic",), author="Park"),
        made("Moonlight", "Kidney", author="Kim"),
        made("Nothing in common", major=("Sleep",), author="Lee"),
        made("Velorastat for sleep", major=("Sleep",), author="Choi"),
    ]
    ids = store.add_many(papers).ids
    found = nearby.similar(ids[0], SEED, lambda: None)
    by_id = {one.row.id: one for one in found}
    assert found[0].row.id == ids[1]
    assert by_id[ids[1]].shared[0] == "Renal Insufficiency, Chronic"
    assert by_id[ids[2]].shared == ("Kidney",)
    assert by_id[ids[4]].shared == ("velorastat",)
    assert ids[3] not in by_id  # Humans and Treatment Outcome are no reason
    assert ids[0] not in by_id


def test_of_equals_the_same_first_author_comes_first(store, nearby):
    major = ("Renal Insufficiency, Chronic",)
    ids = store.add_many(
        [SEED, made("One", major=major, author="Park"), made("Two", major=major, author="Seo")]
    ).ids
    found = nearby.similar(ids[0], SEED, lambda: None)
    assert [one.row.id for one in found] == [ids[2], ids[1]]
    assert [one.same_author for one in found] == [True, False]


def test_a_paper_without_topics_is_compared_by_the_words_of_its_title(store, nearby):
    seed = Reference(title="Velorastat, a note")
    ids = store.add_many([seed, made("Velorastat again"), made("Sleep")]).ids
    found = nearby.similar(ids[0], seed, lambda: None)
    assert [one.row.id for one in found] == [ids[1]]


def test_odd_keywords_are_no_question_of_their_own(store, nearby):
    seed = Reference(title="x", keywords=(Keyword('a" OR -title:b', "NOTNLM"), Keyword("", "")))
    ids = store.add_many([seed, made("Other")]).ids
    assert nearby.similar(ids[0], seed, lambda: None) == ()


def test_who_does_not_wait_any_more_is_not_served(store, nearby):
    (number,) = store.add_many([SEED]).ids

    def stop() -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        nearby.similar(number, SEED, stop)


def test_papers_that_cite_the_same_are_near_and_say_how_many(store, nearby, database):
    seed, one, other, none = store.add_many(
        [made("Alpha"), made("Beta"), made("Gamma"), made("Delta")]
    ).ids
    texts = FulltextStore(database)
    texts.save(seed, article("1", "2", "3"), SOURCE, "words")
    texts.save(one, article("2", "3", "9"), SOURCE, "words")
    texts.save(other, article("3", "8"), SOURCE, "words")
    texts.save(none, article("7"), SOURCE, "words")
    found = nearby.similar(seed, made("Alpha"), lambda: None)
    assert [(n.row.id, n.same_references) for n in found] == [(one, 2), (other, 1)]


def test_what_a_service_says_that_a_paper_cites_is_kept(store, nearby, database):
    seed, other = store.add_many([made("Alpha"), made("Beta")]).ids
    FulltextStore(database).save(other, article("5"), SOURCE, "words")
    nearby.remember(seed, [Identifier(Scheme.PMID, "5"), Identifier(Scheme.PMID, "6")])
    found = nearby.similar(seed, made("Alpha"), lambda: None)
    assert [(n.row.id, n.same_references) for n in found] == [(other, 1)]


def test_a_full_text_that_cannot_be_read_stops_nothing(store, nearby, database):
    seed, other = store.add_many([SEED, made("Velorastat again")]).ids
    FulltextStore(database).save(seed, b"<article>", SOURCE, "words")
    found = nearby.similar(seed, SEED, lambda: None)
    assert [n.row.id for n in found] == [other]
