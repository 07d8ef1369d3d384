# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole library as one file: what comes out of it elsewhere is the same library."""

import errno
import hashlib
import json
import os
import shutil
import sqlite3
import zipfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from refdesk import disk
from refdesk.domain.backups import Reason
from refdesk.domain.bundles import Manifest
from refdesk.domain.errors import BackupError, CancelledError, LibraryError, WriteFailedError
from refdesk.domain.fulltext import FulltextSource
from refdesk.domain.jobs import CancelToken, JobContext
from refdesk.formats.base import format_by_id
from refdesk.holdings import open_holdings
from refdesk.messages import sentence
from refdesk.portable import portable
from refdesk.services.backups import BackupService
from refdesk.services.bundle_placing import as_backup, make_library, replace_library
from refdesk.services.bundle_reading import Bundle
from refdesk.services.bundle_writing import write_bundle
from refdesk.settings import Identity, LanguageModel, Paths, Settings
from refdesk.store.database import Database
from refdesk.store.opening import LibraryFile
from refdesk.store.references import ReferenceStore
from refdesk.wiring import build_services
from tests.corpus import corpus
from tests.faults.old_libraries import make_old
from tests.unit.services.whole_library import STYLE, content, files_of, state_of, whole_library
from tests.unit.store.made import paper

AT = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def filled(tmp_path_factory) -> Path:
    """A library with something of everything; for reading."""
    return whole_library(tmp_path_factory.mktemp("whole") / "Mina Kim")


@pytest.fixture(scope="module")
def bundle(filled, tmp_path_factory) -> Path:
    """That library as a bundle; for reading."""
    path = tmp_path_factory.mktemp("bundle") / "mine.refdesk.zip"
    write_bundle(filled, path, JobContext(), at=AT, styles=styles_of(filled))
    return path


@pytest.fixture
def own(filled, tmp_path) -> Path:
    """A copy of that library that a test may do anything to."""
    shutil.copytree(filled.parent, tmp_path / "own")
    return tmp_path / "own" / filled.name


@pytest.fixture
def other(tmp_path) -> Path:
    """Another library, with fewer papers of its own."""
    path = tmp_path / "other" / "library.sqlite"
    with closing(Database.open(path)) as database:
        ReferenceStore(database).add_many([paper(n, f"Other {n}") for n in range(801, 806)])
    return path


def styles_of(library: Path) -> Path:
    return library.parents[1] / "config" / "styles"


def named_only(found):
    """Return a library's content as a bundle has it: of imported files only their names."""
    table = [(*row[:2], Path(str(row[2])).name, *row[3:]) for row in found["import"]]
    return {**found, "import": sorted(table, key=repr)}


def test_a_bundle_makes_the_same_library_elsewhere(filled, bundle, tmp_path):
    at = tmp_path / "elsewhere" / "deep" / "copy.sqlite"
    manifest = make_library(bundle, at, styles=tmp_path / "config" / "styles")
    assert content(at) == named_only(content(filled))
    assert files_of(at) == files_of(filled)
    assert len(files_of(at)) == 5  # three files, one of them taken off; a picture; which are absent
    assert (tmp_path / "config" / "styles" / "mine.csl").read_bytes() == STYLE
    assert manifest.held.papers == 21
    assert {path.name for path in at.parent.iterdir()} == {"copy.sqlite", "figures", "files"}


def test_what_was_done_there_can_be_taken_back_here(bundle, tmp_path):
    at = tmp_path / "library.sqlite"
    make_library(bundle, at)
    with closing(Database.open(at)) as database:
        assert database.steps()[0].label == "detach"
        database.undo()
        with database.read() as connection:
            place = connection.exec_driver_sql("SELECT max(path) FROM attachment").scalar()
        names = connection_names(database)
    assert any(name.endswith(".txt") for name in names)
    assert (tmp_path / "files" / place).is_file()


def connection_names(database):
    with database.read() as connection:
        return {row[0] for row in connection.exec_driver_sql("SELECT name FROM attachment")}


def test_an_archive_program_and_a_reference_manager_can_read_it(filled, bundle, tmp_path):
    with zipfile.ZipFile(bundle) as archive:
        assert archive.testzip() is None
        archive.extractall(tmp_path)
        stored = {i.filename for i in archive.infolist() if i.compress_type == zipfile.ZIP_STORED}
    assert {Path(name).suffix for name in stored} == {".pdf", ".png"}
    records = list(format_by_id("ris").read((tmp_path / "library.ris").read_bytes(), "library.ris"))
    assert len(records) == 21
    named = [file.path for record in records for file in record.belongings.files]
    assert len(named) == 2
    assert all((tmp_path / path).is_file() for path in named)
    assert any("무작위 배정은" in str(record) for record in records)
    notes = "".join(path.read_text("utf-8") for path in (tmp_path / "notes").iterdir())
    assert "여백의 메모" in notes
    assert "A note on the trial" in notes
    (text,) = (tmp_path / "fulltext").iterdir()
    assert text.name == "PMC123456.xml"
    assert b"<article" in text.read_bytes()
    collections = json.loads((tmp_path / "collections.json").read_text("utf-8"))
    assert {c["name"]: len(c["papers"]) for c in collections} == {
        "간암": 6,
        "Trials": 7,
        "비어 있음": 0,
    }
    readme = (tmp_path / "README.txt").read_text("utf-8")
    assert "library.ris" in readme
    assert "라이브러리" in readme


def test_nothing_of_this_machine_and_no_secret_is_in_it(filled, tmp_path):
    settings = Settings(
        identity=Identity("mina@example.org", "ncbi-key-1"),
        model=LanguageModel("openai", "https://llm.example.org", "m", key="llm-key-1"),
    )
    path = tmp_path / "mine.refdesk.zip"
    write_bundle(filled, path, JobContext(), at=AT, settings=portable(settings))
    with zipfile.ZipFile(path) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
        said = json.loads(archive.read("settings.json"))
    assert said["appearance"]["theme"] == "system"
    for private in ("ncbi-key-1", "llm-key-1", "mina@example.org", "Mina Kim", "llm.example.org"):
        assert private.encode() not in everything, private
    assert str(Path(__file__).parents[2]).encode() not in everything  # where imported files lay
    with Bundle(path) as bundle:
        assert bundle.settings() == said


def test_the_same_library_gives_the_same_bytes(filled, bundle, tmp_path):
    again = tmp_path / "again.refdesk.zip"
    write_bundle(filled, again, JobContext(), at=AT, styles=styles_of(filled))
    assert again.read_bytes() == bundle.read_bytes()


def test_it_is_of_one_moment_whatever_is_written_meanwhile(own, tmp_path):
    path = tmp_path / "mine.refdesk.zip"
    with closing(Database.open(own)) as database:
        store, number = ReferenceStore(database), 500

        def write_meanwhile(_):
            nonlocal number
            number += 1
            store.add_many([paper(number)])

        manifest = write_bundle(own, path, JobContext(report=write_meanwhile), at=AT)
    assert number > 510
    make_library(path, tmp_path / "new" / "library.sqlite")
    with closing(sqlite3.connect(tmp_path / "new" / "library.sqlite")) as connection:
        sql = "SELECT count(*) FROM reference WHERE trashed_at IS NULL"
        assert connection.execute(sql).fetchone() == (manifest.held.papers,)
    with zipfile.ZipFile(path) as archive:
        assert archive.read("library.ris").count(b"ER  - ") == manifest.held.papers


def test_files_that_are_gone_are_named_and_stop_nothing(own, tmp_path):
    lost = next((own.parent / "files").rglob("*.pdf"))
    lost.unlink()
    manifest = write_bundle(own, tmp_path / "mine.refdesk.zip", JobContext(), at=AT)
    assert manifest.missing == (lost.relative_to(own.parent / "files").as_posix(),)
    assert manifest.held.missing_files == 1
    make_library(tmp_path / "mine.refdesk.zip", tmp_path / "new.sqlite")


def test_a_library_of_somebody_else_cannot_send_files_of_this_machine(own, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("a secret of this machine")
    outside = os.path.relpath(secret, own.parent / "files")
    link = own.parent / "files" / "ab" / "0123456789abcd" / "a.pdf"
    link.parent.mkdir(parents=True)
    link.symlink_to(secret)
    with closing(sqlite3.connect(own)) as connection, connection:
        connection.execute("UPDATE attachment SET path = ? WHERE id = 1", (outside,))
        connection.execute("UPDATE attachment SET path = 'ab/0123456789abcd/a.pdf' WHERE id = 2")
    manifest = write_bundle(own, tmp_path / "mine.refdesk.zip", JobContext(), at=AT)
    assert manifest.held.missing_files == 2
    with zipfile.ZipFile(tmp_path / "mine.refdesk.zip") as archive:
        assert not [n for n in archive.namelist() if b"secret of this" in archive.read(n)]


@pytest.mark.corpus
def test_real_papers_and_full_texts_come_back_as_they_were(tmp_path):
    paths = Paths.resolve({"REFDESK_HOME": str(tmp_path / "home")})
    records = sorted(corpus("pubmed_xml").glob("*.xml"))[::4]
    articles = sorted(corpus("jats").glob("*.xml"))[:12]
    services = build_services(paths, Settings(), {"REFDESK_OFFLINE": "1"})
    services.transfer.import_files(records, JobContext())
    for i, article in enumerate(articles, start=1):
        xml = article.read_bytes()
        source = FulltextSource("PMC", "", f"{article.stem}.1", "", AT.isoformat(), len(xml))
        services.fulltext.store(i, xml, source)
        services.attachments.attach(i, [article], JobContext())
    services.organising.tag(range(1, 40), "간암")
    services.organising.undo()
    services.close()
    path, at = tmp_path / "real.refdesk.zip", tmp_path / "new" / "library.sqlite"
    manifest = write_bundle(paths.library, path, JobContext(), at=AT)
    make_library(path, at)
    assert manifest.held.fulltexts == manifest.held.files == 12
    assert content(at) == named_only(content(paths.library))
    assert files_of(at) == files_of(paths.library)
    with zipfile.ZipFile(path) as archive:
        texts = [archive.read(n) for n in archive.namelist() if n.startswith("fulltext/")]
        assert sorted(texts) == sorted(article.read_bytes() for article in articles)
        read = list(format_by_id("ris").read(archive.read("library.ris"), "library.ris"))
    assert len(read) == manifest.held.papers


# What goes wrong


def stopping_at(number: int) -> JobContext:
    cancel = CancelToken()
    told = []

    def report(progress):
        told.append(progress)
        if len(told) == number:
            cancel.cancel()

    return JobContext(cancel, report)


@pytest.mark.parametrize("moment", [1, 2, 3, 5, 9, 14])
def test_an_export_that_is_cancelled_leaves_the_older_file(filled, tmp_path, moment):
    path = tmp_path / "mine.refdesk.zip"
    path.write_bytes(b"the older one")
    with pytest.raises(CancelledError):
        write_bundle(filled, path, stopping_at(moment), at=AT)
    assert state_of(tmp_path) == {"mine.refdesk.zip": b"the older one"}


@pytest.mark.parametrize("moment", [1, 4, 10])
def test_an_import_that_is_cancelled_leaves_nothing(bundle, tmp_path, moment):
    with pytest.raises(CancelledError):
        make_library(bundle, tmp_path / "a" / "b" / "library.sqlite", stopping_at(moment))
    assert list(tmp_path.iterdir()) == []


def full_disk(*_, **__):
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_leaves_no_half_bundle(filled, tmp_path, monkeypatch):
    path = tmp_path / "mine.refdesk.zip"
    monkeypatch.setattr(disk, "flush", full_disk)
    with pytest.raises(WriteFailedError) as caught:
        write_bundle(filled, path, JobContext(), at=AT)
    assert (
        sentence(caught.value) == f"{path} was not written: the disk is full. Nothing was changed."
    )
    assert list(tmp_path.iterdir()) == []


def test_a_small_disk_is_full_at_any_moment(own, tmp_path):
    """A real one, where this machine lets us have one; sizes from none to enough."""
    small = tmp_path / "small"
    small.mkdir()
    next((own.parent / "files").rglob("*.pdf")).write_bytes(os.urandom(1_500_000))
    full = 0
    for size in (64, 400, 800, 1200, 1800, 4000):
        if os.geteuid() or os.system(f"mount -t tmpfs -o size={size}k tmpfs {small} 2>/dev/null"):
            pytest.skip("no small disk to be had here")
        try:
            write_bundle(own, small / "mine.refdesk.zip", JobContext(), at=AT)
        except WriteFailedError as error:
            full += error.reason == "disk-full" and not list(small.iterdir())
        else:
            with Bundle(small / "mine.refdesk.zip") as bundle:
                bundle.check(JobContext())
        finally:
            os.system(f"umount {small}")
    assert full == 5


@pytest.mark.parametrize("failing", ["flush", "put"])
def test_a_full_disk_leaves_no_half_library(bundle, tmp_path, monkeypatch, failing):
    monkeypatch.setattr(disk, failing, full_disk)
    with pytest.raises(WriteFailedError) as caught:
        make_library(bundle, tmp_path / "new" / "library.sqlite")
    assert caught.value.reason == "disk-full"
    assert list(tmp_path.iterdir()) == []


def test_a_disk_without_room_is_told_before(bundle, tmp_path, monkeypatch):
    usage = shutil.disk_usage(tmp_path)._replace(free=1000)
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage)
    with pytest.raises(WriteFailedError, match="disk-full"):
        make_library(bundle, tmp_path / "library.sqlite")
    assert list(tmp_path.iterdir()) == []


def killed_in(call: str, module: object, work) -> None:
    """Run work in a process that dies, as by kill -9, where it would call a function of a module."""
    child = os.fork()
    if child == 0:
        setattr(module, call, lambda *_, **__: os._exit(9))
        try:
            work()
        finally:
            os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


def test_what_a_killed_export_leaves_the_next_clears(filled, tmp_path):
    path = tmp_path / "mine.refdesk.zip"
    killed_in("put", disk, lambda: write_bundle(filled, path, JobContext(), at=AT))
    assert not path.exists()
    assert len(list(tmp_path.iterdir())) == 1
    write_bundle(filled, path, JobContext(), at=AT)
    assert list(tmp_path.iterdir()) == [path]


def test_what_a_killed_import_leaves_the_next_start_clears(filled, bundle, tmp_path):
    at = tmp_path / "library.sqlite"
    killed_in("put", disk, lambda: make_library(bundle, at))
    assert not at.exists()
    make_library(bundle, at)
    assert content(at) == named_only(content(filled))
    assert files_of(at) == files_of(filled)


def test_neither_a_library_nor_an_older_file_is_overwritten(filled, bundle, own, tmp_path):
    before = state_of(own.parent)
    with pytest.raises(WriteFailedError) as caught:
        write_bundle(filled, own, JobContext(), at=AT)
    assert "a library has this name" in sentence(caught.value)
    with pytest.raises(WriteFailedError) as caught:
        make_library(bundle, own)
    assert "there is a file of this name already" in sentence(caught.value)
    assert state_of(own.parent) == before


def test_a_damaged_library_is_not_passed_on(own, tmp_path):
    data = bytearray(own.read_bytes())
    data[40_000:60_000] = bytes(20_000)
    own.write_bytes(data)
    with pytest.raises(LibraryError, match="damaged"):
        write_bundle(own, tmp_path / "mine.refdesk.zip", JobContext(), at=AT)
    assert not (tmp_path / "mine.refdesk.zip").exists()


def test_a_bundle_of_an_older_program_is_migrated_when_it_is_opened(filled, tmp_path):
    old = tmp_path / "old" / "library.sqlite"
    old.parent.mkdir()
    make_old(old, 3, filled)
    path = tmp_path / "old.refdesk.zip"
    with closing(sqlite3.connect(old)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    repacked(filled, path, old)
    at = tmp_path / "new" / "library.sqlite"
    assert make_library(path, at).schema == 3
    with closing(Database.open(at)) as database:
        assert len(ReferenceStore(database).get_many(range(1, 20))) == 19
    assert content(at)["version"] == content(filled)["version"]


def repacked(filled: Path, path: Path, library: Path) -> None:
    """Write a bundle of ``filled`` with another library in it, as a program of its time would."""
    whole = path.with_suffix(".whole")
    write_bundle(filled, whole, JobContext(), at=AT)
    data = library.read_bytes()
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(path, "w") as target:
        said = json.loads(source.read("manifest.json"))
        said["schema"] = 3
        digest = hashlib.sha256(data).hexdigest()
        said["members"]["library.sqlite"] = {"size": len(data), "sha256": digest}
        for name in source.namelist():
            if name not in {"manifest.json", "library.sqlite"}:
                target.writestr(name, source.read(name))
        target.writestr("library.sqlite", data)
        target.writestr("manifest.json", Manifest.read(json.dumps(said).encode()).text())


# In the place of a library


def test_a_bundle_takes_the_place_of_a_library_which_is_backed_up_first(filled, bundle, other):
    old = content(other)
    backups = BackupService(other)
    before = replace_library(bundle, backups, JobContext())
    assert content(other) == named_only(content(filled))
    assert files_of(other) == files_of(filled)
    assert before.reason is Reason.RESTORE
    assert content(before.path)["reference"] == old["reference"]
    assert [one.name for one in backups.overview().backups] == [before.name]


def test_one_that_holds_much_less_is_refused_unless_that_is_meant(bundle, own, tmp_path):
    with closing(Database.open(own)) as database:
        ReferenceStore(database).add_many([paper(n) for n in range(300, 310)])
    before = state_of(own.parent)
    with pytest.raises(BackupError) as caught:
        replace_library(bundle, BackupService(own), JobContext())
    assert "holds much less than the library" in sentence(caught.value)
    assert state_of(own.parent) == before
    assert replace_library(bundle, BackupService(own), JobContext(), despite_loss=True)


def test_a_library_that_is_open_elsewhere_is_not_replaced(bundle, other):
    with closing(Database.open(other)) as database:
        ReferenceStore(database).add_many([paper(900)])
        before = content(other)
        with pytest.raises(BackupError) as caught:
            replace_library(bundle, BackupService(other), JobContext())
    assert "another window or program has the library open" in sentence(caught.value)
    assert content(other) == before
    assert files_of(other) == {}
    assert not BackupService(other).overview().backups


def test_a_kill_while_it_is_replaced_leaves_the_old_library(bundle, other):
    before = content(other)
    backups = BackupService(other)
    killed_in("take_in", BackupService, lambda: replace_library(bundle, backups, JobContext()))
    assert content(other) == before
    open_holdings(LibraryFile.open(other)).database.close()
    left = [name for name in files_of(other) if not name.startswith("figures/")]
    assert left == []  # what was on its way is gone; pictures are a cache


def test_a_bundle_waits_as_a_backup_and_keeps_its_files(filled, bundle, other):
    backups = BackupService(other)
    kept = as_backup(bundle, backups, JobContext())
    assert kept.reason is Reason.BUNDLE
    assert content(other)["reference"]
    assert content(kept.path) == named_only(content(filled))
    assert {Path(p).name for p in backups.needed_files()} == {
        path.name for path in (other.parent / "files").rglob("*") if path.is_file()
    }


def test_own_styles_are_never_replaced(bundle, tmp_path):
    styles = tmp_path / "styles"
    styles.mkdir()
    (styles / "mine.csl").write_bytes(b"of this machine")
    make_library(bundle, tmp_path / "library.sqlite", styles=styles)
    assert (styles / "mine.csl").read_bytes() == b"of this machine"
