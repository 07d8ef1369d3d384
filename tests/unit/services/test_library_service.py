"""Organising and taking back, over a real library."""

import pytest

from refdesk.domain.errors import UnknownReferenceError
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.query import LibraryQuery, Shelf
from refdesk.domain.reference import Reference
from refdesk.services.library import LibraryService
from refdesk.store.database import Database
from refdesk.store.organise import OrganisationStore
from refdesk.store.references import ReferenceStore


@pytest.fixture
def library(tmp_path):
    database = Database.open(tmp_path / "library.sqlite")
    references = ReferenceStore(database)
    references.add_many(
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
    yield LibraryService(references, OrganisationStore(database))
    database.close()


def everything(library):
    return sorted(library.ids(LibraryQuery()))


def test_trash_is_taken_back_and_done_again(library):
    ids = everything(library)
    changes = library.trash(ids[:2])
    assert changes
    assert everything(library) == ids[2:]
    assert sorted(library.ids(LibraryQuery(shelf=Shelf.TRASH))) == ids[:2]
    assert library.undo_step.label == "trash"
    assert library.undo_step.count == 2
    library.undo()
    assert everything(library) == ids
    library.redo()
    assert everything(library) == ids[2:]


def test_a_new_step_forgets_what_was_undone(library):
    first, second, *_ = everything(library)
    library.trash([first])
    library.undo()
    library.set_read([second], read=True)
    assert library.redo_step is None
    assert library.undo_step.label == "read"


def test_what_changes_nothing_is_no_step(library):
    first = everything(library)[0]
    library.set_read([first], read=False)
    assert library.undo_step is None


def test_undo_with_nothing_to_undo_does_nothing(library):
    assert not library.undo()
    assert not library.redo()


def test_marking_read_takes_back_only_what_it_changed(library):
    first, second, *_ = everything(library)
    library.set_read([first], read=True)
    library.set_read([first, second], read=True)
    library.undo()
    assert [library.get(i).is_read for i in (first, second)] == [True, False]


def test_a_paper_that_was_in_the_collection_stays_when_adding_is_undone(library):
    first, second, *_ = everything(library)
    place = library.create_collection("HCC")
    library.add_to_collection(place, [first])
    library.add_to_collection(place, [first, second])
    library.undo()
    assert list(library.ids(LibraryQuery(collection_id=place))) == [first]


def test_a_tag_comes_and_goes(library):
    first, second, *_ = everything(library)
    library.tag([first, second], "to read")
    assert [(tag.name, tag.count) for tag in library.tags()] == [("to read", 2)]
    library.untag([first], "to read")
    library.undo()
    assert library.get(first).tags == ("to read",)


@pytest.mark.parametrize("text", ["3", "PMID 3", "pmid:3", "10.5555/PAPER.3", "Key3", " #3 "])
def test_a_paper_is_found_by_any_of_its_names(library, text):
    assert library.get(library.resolve(text)).reference.pmid == "3"


@pytest.mark.parametrize("text", ["", "99999", "#77", "Nobody2026", "10.5555/none"])
def test_an_unknown_name_is_told(library, text):
    with pytest.raises(UnknownReferenceError):
        library.resolve(text)


def test_renaming_a_collection_is_taken_back(library):
    place = library.create_collection("Old")
    library.rename_collection(place, "New")
    library.undo()
    assert [c.name for c in library.collections()] == ["Old"]
