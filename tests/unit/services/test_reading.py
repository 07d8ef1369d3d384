# SPDX-License-Identifier: GPL-3.0-or-later
"""A file read by a process of its own comes to the same as one read here."""

import gzip
import zipfile

import pytest

from refdesk.apart import program
from refdesk.domain.errors import CancelledError, UnreadableError
from refdesk.domain.importing import ImportOptions
from refdesk.domain.jobs import CancelToken, JobContext
from refdesk.domain.query import LibraryQuery
from refdesk.services import reading
from refdesk.services.transfer import TransferService
from refdesk.store.check import check
from refdesk.store.database import Database
from refdesk.store.references import ReferenceStore

RECORD = """TY  - JOUR
TI  - Tea against trouble number {n}: a pilot
AU  - Kim, Ara
AU  - 신효정
AB  - Of {n} people few had <i>trouble</i> & most had tea.
KW  - tea
DO  - 10.5555/tea.{n}
N1  - PMID: {n}
ER  -

"""
BROKEN = "TY  - JOUR\nER  -\n\n"


@pytest.fixture
def library(tmp_path):
    made = []

    def make(name):
        made.append(Database.open(tmp_path / name))
        return ReferenceStore(made[-1])

    yield make
    for database in made:
        database.close()


def records(count):
    return "".join(
        RECORD.format(n=n + 10_000) + (BROKEN if n % 7 == 0 else "") for n in range(count)
    )


def said(store):
    return [s.reference for s in store.iter_references(store.ids(LibraryQuery()))]


def told(report):
    return [
        (file.path, file.format_id, file.added, file.merged, file.unchanged, file.repeated,
         file.skipped, file.error, file.brought)
        for file in report.files
    ]  # fmt: skip


def read(store, path, monkeypatch, *, apart, **more):
    monkeypatch.setattr(reading, "APART_BYTES", 1 if apart else 10**9)
    return TransferService(store).import_files([path], JobContext(), **more)


@pytest.mark.parametrize("ending", ["ris", "ris.gz", "zip"])
def test_it_makes_no_difference_to_the_library(library, tmp_path, monkeypatch, started, ending):
    path = tmp_path / f"tea.{ending}"
    data = records(1200).encode()
    if ending == "zip":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("one.ris", data)
            archive.writestr("two.ris", records(10).encode())
    else:
        path.write_bytes(gzip.compress(data) if ending.endswith("gz") else data)
    here, apart = library("here.sqlite"), library("apart.sqlite")
    first = read(here, path, monkeypatch, apart=False)
    assert not started
    second = read(apart, path, monkeypatch, apart=True)
    assert started
    assert told(first) == told(second)
    assert first.files[0].added == 1200
    assert len(first.files[0].skipped) == 172
    assert said(here) == said(apart)
    assert check(apart.database) == []
    assert all(process.poll() is not None for process in started)


def test_a_look_says_the_same(library, tmp_path, monkeypatch, started):
    path = tmp_path / "tea.ris"
    path.write_text(records(700) + records(50), "utf-8")
    store = library("library.sqlite")
    here = read(store, path, monkeypatch, apart=False, dry_run=True)
    apart = read(store, path, monkeypatch, apart=True, dry_run=True)
    assert started
    assert told(here) == told(apart)
    assert (apart.files[0].added, apart.files[0].repeated) == (700, 50)
    assert said(store) == []


def test_columns_that_a_person_named_are_read_apart_too(library, tmp_path, monkeypatch, started):
    path = tmp_path / "table.csv"
    path.write_text("Wording,Year\n" + "".join(f"Tea {n},2020\n" for n in range(30)), "utf-8")
    store = library("library.sqlite")
    options = ImportOptions("csv", {"Wording": "title", "Year": "year"})
    report = read(store, path, monkeypatch, apart=True, options=options)
    assert started
    assert (report.files[0].added, report.files[0].error) == (30, None)
    assert {r.title for r in said(store)} == {f"Tea {n}" for n in range(30)}


def test_what_cannot_be_read_is_said_as_if_read_here(library, tmp_path, monkeypatch):
    path = tmp_path / "odd.ris"
    path.write_text("nothing of the kind\n" * 20, "utf-8")
    reports = [
        read(library(f"{apart}"), path, monkeypatch, apart=apart, format_id="ris")
        for apart in (False, True)
    ]
    errors = [report.files[0].error for report in reports]
    assert [(e.source, e.reason) for e in errors] == [(str(path), "empty")] * 2


def test_a_reader_that_is_killed_is_told_and_what_came_stays(
    library, tmp_path, monkeypatch, started
):
    path = tmp_path / "tea.ris"
    path.write_text(records(8_000), "utf-8")
    store = library("library.sqlite")
    # The file's last word comes when the reader is already buried: kill() leaves that one alone.
    context = JobContext(CancelToken(), lambda progress: progress.done and started[-1].kill())
    monkeypatch.setattr(reading, "APART_BYTES", 1)
    (file,) = TransferService(store).import_files([path], context).files
    assert isinstance(file.error, UnreadableError)
    assert file.error.reason == "reader-died"
    assert 0 < file.added < 8_000
    assert file.added % reading.PORTION == 0
    assert len(store.ids(LibraryQuery())) == file.added
    assert check(store.database) == []


def test_a_cancelled_import_leaves_no_process(library, tmp_path, monkeypatch, started):
    path = tmp_path / "tea.ris"
    path.write_text(records(8_000), "utf-8")
    store = library("library.sqlite")
    token = CancelToken()
    monkeypatch.setattr(reading, "APART_BYTES", 1)
    with pytest.raises(CancelledError):
        TransferService(store).import_files(
            [path], JobContext(token, lambda progress: progress.done and token.cancel())
        )
    assert all(process.poll() is not None for process in started)
    assert len(store.ids(LibraryQuery())) % reading.PORTION == 0


def test_without_processes_it_is_read_here(library, tmp_path, monkeypatch):
    def refused(*_, **__):
        raise BlockingIOError

    path = tmp_path / "tea.ris"
    path.write_text(records(20), "utf-8")
    monkeypatch.setattr(program.subprocess, "Popen", refused)
    report = read(library("library.sqlite"), path, monkeypatch, apart=True)
    assert report.files[0].added == 20
