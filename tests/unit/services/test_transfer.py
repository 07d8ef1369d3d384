# SPDX-License-Identifier: GPL-3.0-or-later
"""An import reads ahead of what it writes; nothing that was read is lost when reading or writing ends."""

import pytest

from refdesk.domain.errors import CancelledError, UnreadableError
from refdesk.domain.jobs import CancelToken, JobContext
from refdesk.domain.query import LibraryQuery
from refdesk.formats.base import Format, ReadReference, SkippedRecord
from refdesk.services import importing, transfer
from refdesk.services.transfer import TransferService
from refdesk.store.database import Database
from refdesk.store.references import ReferenceStore
from tests.unit.store.made import paper


@pytest.fixture
def store(tmp_path):
    database = Database.open(tmp_path / "library.sqlite")
    yield ReferenceStore(database)
    database.close()


@pytest.fixture
def reads(monkeypatch, tmp_path):
    """Return a function that imports what a made-up format yields."""
    monkeypatch.setattr(transfer, "BATCH", 10)

    def make(store, records, context=None):
        made = Format("made", "Made", (".made",), lambda _: 1.0, lambda data, name: records())
        monkeypatch.setattr(importing, "sniff_format", lambda data, name: made)
        path = tmp_path / "x.made"
        path.write_text("x")
        return TransferService(store).import_files([path], context or JobContext())

    return make


def references(count, start=1):
    return (ReadReference(paper(n), n) for n in range(start, start + count))


def test_every_record_arrives_once_whatever_the_batches(store, reads):
    def records():
        yield from references(13)
        yield SkippedRecord(14, "empty")
        yield from references(22, 20)
        yield SkippedRecord(99, "syntax")

    (report,) = reads(store, records).files
    assert (report.added, report.error) == (35, None)
    assert [record.line for record in report.skipped] == [14, 99]
    assert [p.reference.pmid for p in store.get_many(range(1, 36))] == [
        str(n) for n in (*range(1, 14), *range(20, 42))
    ]


def test_what_was_read_before_a_file_breaks_is_kept(store, reads):
    def records():
        yield from references(27)
        raise UnreadableError("x.made", "truncated")

    (report,) = reads(store, records).files
    assert report.added == 27
    assert isinstance(report.error, UnreadableError)


def test_batches_before_a_cancel_stay_and_no_part_of_one(store, reads):
    token = CancelToken()

    def records():
        yield from references(25)
        token.cancel()
        yield from references(5, 30)

    with pytest.raises(CancelledError):
        reads(store, records, JobContext(token))
    assert len(store.ids(LibraryQuery())) in {0, 10, 20}


def test_a_bug_in_a_reader_is_not_taken_for_the_end(store, reads):
    def records():
        yield from references(15)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        reads(store, records)
    assert len(store.ids(LibraryQuery())) == 10
