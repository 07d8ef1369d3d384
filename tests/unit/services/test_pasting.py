# SPDX-License-Identifier: GPL-3.0-or-later
"""Pasted reference lists in a library."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from refdesk.domain.errors import CancelledError
from refdesk.domain.jobs import JobContext
from refdesk.domain.query import LibraryQuery
from refdesk.services.pasting import PastingService
from refdesk.store.database import Database
from refdesk.store.references import ReferenceStore

PLAIN = "Kim A. A title of it. Br J Surg. 1998;85:132-42."
NAMED = "Lee B. Another title. Br J Surg. 2020;1:2-3. doi: 10.5555/own. PMID: 31000001."


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ReferenceStore]:
    database = Database.open(tmp_path / "library.sqlite")
    yield ReferenceStore(database)
    database.close()


def test_what_can_be_fetched_is_named_and_the_rest_added(store):
    report = PastingService(store).take(f"1. {PLAIN}\n2. {NAMED}\n3. thank you\n", JobContext())
    assert [str(i) for i in report.identifiers] == ["PMID 31000001"]
    assert report.printed == (NAMED,)
    assert (report.references, len(report.added), report.unread) == (2, 1, ("thank you",))
    (stored,) = store.iter_references(list(report.added))
    assert (stored.reference.title, stored.reference.pages) == ("A title of it", "132-42")


def test_without_fetching_all_is_added_and_known_papers_stay_one(store):
    service = PastingService(store)
    assert len(service.take(f"{PLAIN}\n{NAMED}", JobContext(), fetching=False).added) == 2
    again = service.take(NAMED, JobContext(), fetching=False)
    assert (again.known, again.added) == (1, ())
    assert store.count(LibraryQuery()) == 2


def test_it_is_one_step_to_take_back(store):
    PastingService(store).take(f"{PLAIN}\n{PLAIN.replace('Kim', 'Park')}", JobContext())
    assert store.count(LibraryQuery()) == 2
    store.database.undo()
    assert store.count(LibraryQuery()) == 0


def test_a_text_without_references_changes_nothing(store):
    service = PastingService(store)
    for text in ("", " \n", "thank you"):
        report = service.take(text, JobContext())
        assert (report.references, bool(report.changes)) == (0, False)


def test_stopping_adds_nothing(store):
    context = JobContext()
    context.cancel.cancel()
    with pytest.raises(CancelledError):
        PastingService(store).take(PLAIN, context)
    assert store.count(LibraryQuery()) == 0
