"""Organising and taking back, over a real library."""

import pytest

from refdesk.domain.errors import UnknownReferenceError
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.query import LibraryQuery, Shelf
from refdesk.domain.reference import Reference
from refdesk.holdings import open_holdings
from refdesk.store.opening import LibraryFile


@pytest.fixture
def holdings(tmp_path):
    opened = open_holdings(LibraryFile.open(tmp_path / "library.sqlite"))
    opened.references.add_many(
        [
            Reference(
                title=f"Paper {number}",
                identifiers=(
                    Identifier(Scheme.PMID, str(number)),
                    Identifier(Scheme.DOI, f"10.5555/Paper.{number}"),
                ),
                citation_key=f"Key{number}",
            )
            for number in range(1, 6)
        ]
    )
    yield opened
    opened.database.close()


@pytest.fixture
def library(holdings):
    return holdings.library


@pytest.fixture
def organising(holdings):
    return holdings.organising


def everything(library):
    return sorted(library.ids(LibraryQuery()))


def test_trash_is_taken_back_and_done_again(library, organising):
    ids = everything(library)
    changes = organising.trash(ids[:2])
    assert changes
    assert everything(library) == ids[2:]
    assert sorted(library.ids(LibraryQuery(shelf=Shelf.TRASH))) == ids[:2]
    assert organising.steps()[0].label == "trash"
    assert organising.steps()[0].count == 2
    organising.undo()
    assert everything(library) == ids
    organising.redo()
    assert everything(library) == ids[2:]


def test_a_new_step_forgets_what_was_undone(library, organising):
    first, second, *_ = everything(library)
    organising.trash([first])
    organising.undo()
    organising.set_read([second], read=True)
    assert organising.steps()[1] is None
    assert organising.steps()[0].label == "read"


def test_what_changes_nothing_is_no_step(library, organising):
    first = everything(library)[0]
    organising.set_read([first], read=False)
    assert organising.steps()[0] is None


def test_undo_with_nothing_to_undo_does_nothing(organising):
    assert not organising.undo()
    assert not organising.redo()


def test_marking_read_takes_back_only_what_it_changed(library, organising):
    first, second, *_ = everything(library)
    organising.set_read([first], read=True)
    organising.set_read([first, second], read=True)
    organising.undo()
    assert [library.get(i).is_read for i in (first, second)] == [True, False]


def test_a_paper_that_was_in_the_collection_stays_when_adding_is_undone(library, organising):
    first, second, *_ = everything(library)
    place = organising.create_collection("HCC")
    organising.add_to_collection(place, [first])
    organising.add_to_collection(place, [first, second])
    organising.undo()
    assert list(library.ids(LibraryQuery(collection_id=place))) == [first]


def test_a_tag_comes_and_goes(library, organising):
    first, second, *_ = everything(library)
    organising.tag([first, second], "to read")
    assert [(tag.name, tag.count) for tag in library.tags()] == [("to read", 2)]
    organising.untag([first], "to read")
    organising.undo()
    assert library.get(first).tags == ("to read",)


@pytest.mark.parametrize("text", ["3", "PMID 3", "pmid:3", "10.5555/PAPER.3", "Key3", " #3 "])
def test_a_paper_is_found_by_any_of_its_names(library, text):
    assert library.get(library.resolve(text)).reference.pmid == "3"


@pytest.mark.parametrize("text", ["", "99999", "#77", "Nobody2026", "10.5555/none"])
def test_an_unknown_name_is_told(library, text):
    with pytest.raises(UnknownReferenceError):
        library.resolve(text)


def test_renaming_a_collection_is_taken_back(library, organising):
    place = organising.create_collection("Old")
    organising.rename_collection(place, "New")
    organising.undo()
    assert [c.name for c in library.collections()] == ["Old"]
