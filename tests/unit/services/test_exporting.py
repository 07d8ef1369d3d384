# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers written by processes of their own come to the same text as those written here."""

import pytest

from refdesk.apart import program
from refdesk.domain.errors import CancelledError, WriteFailedError
from refdesk.domain.jobs import CancelToken, JobContext
from refdesk.domain.query import LibraryQuery, SortKey
from refdesk.formats.base import all_formats
from refdesk.services import exporting
from refdesk.services.transfer import TransferService
from refdesk.store.database import Database
from refdesk.store.organise import OrganisationStore
from refdesk.store.references import ReferenceStore
from tests.unit.store.made import paper

PAPERS = 57
WRITTEN = [form.id for form in all_formats() if form.write is not None]


@pytest.fixture
def store(tmp_path):
    database = Database.open(tmp_path / "library.sqlite")
    made = ReferenceStore(database)
    made.add_many(
        [paper(n, f"Paper {n % 7} of the {n}th {'간암' * (n % 3)}") for n in range(1, PAPERS + 1)]
    )
    yield made
    database.close()


def written(store, ids, format_id, to, monkeypatch, *, apart, context=None):
    monkeypatch.setattr(exporting, "APART_PAPERS", 1 if apart else 10**9)
    monkeypatch.setattr(exporting, "AT_ONCE", 5)
    count = TransferService(store).export(ids, format_id, to, context or JobContext())
    return count, to.read_text("utf-8")


@pytest.mark.parametrize("format_id", WRITTEN)
def test_it_makes_no_difference_to_the_file(store, tmp_path, monkeypatch, started, format_id):
    ids = [*store.ids(LibraryQuery(sort=SortKey.TITLE)), 999_999]  # one that is gone
    here = written(store, ids, format_id, tmp_path / "here", monkeypatch, apart=False)
    assert not started
    apart = written(store, ids, format_id, tmp_path / "apart", monkeypatch, apart=True)
    assert started
    assert here == apart
    assert here[0] == PAPERS
    assert all(process.poll() is not None for process in started)


def test_what_was_written_a_moment_ago_is_exported(store, tmp_path, monkeypatch, started):
    store.add_many([paper(500, "Only in the log yet")])
    OrganisationStore(store.database).tag([1], "mine")
    count, text = written(
        store, store.ids(LibraryQuery()), "ris", tmp_path / "x", monkeypatch, apart=True
    )
    assert started
    assert count == PAPERS + 1
    assert "Only in the log yet" in text


def test_processes_that_are_ready_are_used(store, tmp_path, monkeypatch, started):
    exporting.get_ready()
    exporting.get_ready()
    ready = len(started)
    assert ready <= 2
    written(store, store.ids(LibraryQuery()), "ris", tmp_path / "x", monkeypatch, apart=True)
    assert len(started) == ready


def test_a_killed_process_leaves_the_older_file(store, tmp_path, monkeypatch, started):
    (tmp_path / "x").write_text("as it was")

    def shot(_):
        started[-1].kill()

    context = JobContext(CancelToken(), shot)
    monkeypatch.setattr(exporting, "_AHEAD", 1)
    ids = list(store.ids(LibraryQuery())) * 400
    with pytest.raises(WriteFailedError) as caught:
        written(store, ids, "ris", tmp_path / "x", monkeypatch, apart=True, context=context)
    assert caught.value.path == tmp_path / "x"
    assert (tmp_path / "x").read_text() == "as it was"
    assert sorted(p.name for p in tmp_path.iterdir() if "part" in p.name) == []


def test_a_cancelled_export_leaves_no_process_and_no_file(store, tmp_path, monkeypatch, started):
    token = CancelToken()
    context = JobContext(token, lambda _: token.cancel())
    ids = list(store.ids(LibraryQuery())) * 400
    with pytest.raises(CancelledError):
        written(store, ids, "bibtex", tmp_path / "x", monkeypatch, apart=True, context=context)
    assert not (tmp_path / "x").exists()
    assert all(process.poll() is not None for process in started)


def test_without_processes_it_is_written_here(store, tmp_path, monkeypatch):
    def refused(*_, **__):
        raise BlockingIOError

    program.let_go()
    monkeypatch.setattr(program.subprocess, "Popen", refused)
    ids = store.ids(LibraryQuery())
    count, text = written(store, ids, "ris", tmp_path / "x", monkeypatch, apart=True)
    assert count == PAPERS == text.count("TY  -")
