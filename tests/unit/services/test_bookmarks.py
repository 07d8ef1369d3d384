# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a person reads outlives the program, is bounded, and is no change of a paper."""

from datetime import UTC, datetime, timedelta

import pytest

from refdesk.domain.bookmarks import OpenDocument, OpenDocuments
from refdesk.domain.errors import LibraryError
from refdesk.domain.reference import Reference
from refdesk.services.bookmarks import BookmarkService
from refdesk.store.bookmarks import KEPT, BookmarkStore
from refdesk.store.database import Database
from refdesk.store.references import ReferenceStore


@pytest.fixture
def database(tmp_path):
    opened = Database.open(tmp_path / "library.sqlite", wait=0.3)
    yield opened
    opened.close()


def bookmarks(database: Database, **more) -> BookmarkService:
    """Return the service as after a start."""
    return BookmarkService(BookmarkStore(database, **more))


def test_a_place_is_known_at_once_and_after_a_restart(database):
    first = bookmarks(database)
    first.keep("12", "0.5 words of the text")
    first.keep("12/3", "page 4")
    assert first.place("12") == "0.5 words of the text"
    first.save()
    again = bookmarks(database)
    assert (again.place("12"), again.place("12/3")) == ("0.5 words of the text", "page 4")
    assert again.place("13") == ""


def test_the_beginning_is_no_place(database):
    service = bookmarks(database)
    service.keep("12", "0.5 words")
    service.save()
    service.keep("12", "")
    service.save()
    assert BookmarkStore(database).places() == {}


def test_the_newest_places_are_kept(database):
    clock = iter(datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=n) for n in range(10))
    service = bookmarks(database, now=lambda: next(clock))
    service.keep("old", "0.5 words")
    service.save()
    for number in range(KEPT):
        service.keep(str(number), "0.5 words")
    service.save()
    assert len(bookmarks(database).place("0")) > 0
    assert bookmarks(database).place("old") == ""


def test_what_lies_open_is_known_after_a_restart(database):
    lie_open = OpenDocuments((OpenDocument(1), OpenDocument(2, 5)), OpenDocument(2, 5))
    service = bookmarks(database)
    assert service.open_documents() == OpenDocuments()
    service.keep_open(lie_open)
    service.save()
    assert bookmarks(database).open_documents() == lie_open


def test_reading_is_no_step_and_no_revision(database):
    papers = ReferenceStore(database)
    (paper,) = papers.add_many([Reference(title="Of a place")]).ids
    service = bookmarks(database)
    service.keep(str(paper), "0.5 words")
    service.save()
    stored = papers.get(paper)
    assert stored is not None
    assert stored.revision == 1
    assert database.steps() == (None, None)


def test_what_could_not_be_written_is_written_the_next_time(tmp_path, database):
    service = bookmarks(database)
    service.keep("12", "0.5 words")
    locked = Database.open(tmp_path / "library.sqlite")
    with locked.write(), pytest.raises(LibraryError):
        service.save()
    locked.close()
    service.save()
    assert bookmarks(database).place("12") == "0.5 words"
