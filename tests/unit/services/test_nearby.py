# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers of the library that go with a paper."""

import pytest

from refdesk.domain.errors import CancelledError
from refdesk.domain.indexing import Keyword, MeshHeading
from refdesk.domain.reference import Author, Reference
from refdesk.services.nearby import NearbyService
from refdesk.store.database import Database
from refdesk.store.references import ReferenceStore


def made(title: str, *mesh: str, major: tuple[str, ...] = (), author: str = "Seo") -> Reference:
    headings = [MeshHeading(name, major=name in major) for name in (*mesh, *major)]
    return Reference(
        title=title,
        authors=(Author(author, "Haneul", "H"),),
        mesh=(*headings, MeshHeading("Humans"), MeshHeading("Treatment Outcome", major=True)),
    )


@pytest.fixture
def store(tmp_path):
    database = Database.open(tmp_path / "library.sqlite", wait=0.3)
    yield ReferenceStore(database)
    database.close()


SEED = made("Velorastat in chronic wonder", "Kidney", major=("Renal Insufficiency, Chronic",))


def test_the_nearest_share_topics_and_say_which(store):
    papers = [
        SEED,
        made("A trial of pebbles", major=("Renal Insufficiency, Chronic",), author="Park"),
        made("Moonlight", "Kidney", author="Kim"),
        made("Nothing in common", major=("Sleep",), author="Lee"),
        made("Velorastat for sleep", major=("Sleep",), author="Choi"),
    ]
    ids = store.add_many(papers).ids
    found = NearbyService(store).similar(ids[0], SEED, lambda: None)
    by_id = {one.row.id: one for one in found}
    assert found[0].row.id == ids[1]
    assert by_id[ids[1]].shared[0] == "Renal Insufficiency, Chronic"
    assert by_id[ids[2]].shared == ("Kidney",)
    assert by_id[ids[4]].shared == ("velorastat",)
    assert ids[3] not in by_id  # Humans and Treatment Outcome are no reason
    assert ids[0] not in by_id


def test_of_equals_the_same_first_author_comes_first(store):
    major = ("Renal Insufficiency, Chronic",)
    ids = store.add_many(
        [SEED, made("One", major=major, author="Park"), made("Two", major=major, author="Seo")]
    ).ids
    found = NearbyService(store).similar(ids[0], SEED, lambda: None)
    assert [one.row.id for one in found] == [ids[2], ids[1]]
    assert [one.same_author for one in found] == [True, False]


def test_a_paper_without_topics_is_compared_by_the_words_of_its_title(store):
    seed = Reference(title="Velorastat, a note")
    ids = store.add_many([seed, made("Velorastat again"), made("Sleep")]).ids
    found = NearbyService(store).similar(ids[0], seed, lambda: None)
    assert [one.row.id for one in found] == [ids[1]]


def test_odd_keywords_are_no_question_of_their_own(store):
    seed = Reference(title="x", keywords=(Keyword('a" OR -title:b', "NOTNLM"), Keyword("", "")))
    ids = store.add_many([seed, made("Other")]).ids
    assert NearbyService(store).similar(ids[0], seed, lambda: None) == ()


def test_who_does_not_wait_any_more_is_not_served(store):
    (number,) = store.add_many([SEED]).ids

    def stop() -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        NearbyService(store).similar(number, SEED, stop)


def test_papers_of_an_author_are_told_by_the_name(store):
    ids = store.add_many([SEED, made("One"), made("Two", author="Park")]).ids
    assert [one.row.id for one in NearbyService(store).by_author(ids[0], SEED)] == [ids[1]]
