# SPDX-License-Identifier: GPL-3.0-or-later
"""The first list of a window is the one that the library itself gives."""

from dataclasses import replace

import pytest

from refdesk.domain.errors import LibraryError
from refdesk.domain.query import LibraryQuery, SortKey
from refdesk.domain.reference import PartialDate
from refdesk.store.database import Database
from refdesk.store.first_look import first_look
from refdesk.store.opening import LibraryFile
from refdesk.store.references import ReferenceStore
from tests.unit.store.made import FULL, paper


@pytest.fixture
def file(database: Database, store: ReferenceStore) -> LibraryFile:
    papers = [
        replace(paper(n), title=f"Paper {n % 5}", published=PartialDate(2000 + n % 7))
        for n in range(40)
    ]
    ids = store.add_many([FULL, *papers]).ids
    store.trash(ids[5:8])
    store.set_read(ids[2:20], True)
    return LibraryFile.open(database.path)


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", SortKey)
def test_it_says_what_the_library_says(file, store, sort, descending):
    look = first_look(file, sort, descending=descending, lines=10)
    expected = store.ids(LibraryQuery(sort=sort, descending=descending))
    assert look.ids == expected
    assert len(look.ids) == 38
    assert look.lines == store.rows(expected[:10])
    assert all(row is not None for row in look.lines)


def test_of_an_empty_library_it_shows_nothing(tmp_path):
    look = first_look(
        LibraryFile.open(tmp_path / "new.sqlite"), SortKey.TITLE, descending=False, lines=10
    )
    assert (list(look.ids), look.lines) == ([], [])


def test_a_library_that_went_away_is_said_in_one_error(file):
    file.path.unlink()
    with pytest.raises(LibraryError):
        first_look(file, SortKey.ADDED, descending=True, lines=1)
    assert not file.path.exists()
