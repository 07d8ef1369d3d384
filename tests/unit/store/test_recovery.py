# SPDX-License-Identifier: GPL-3.0-or-later
"""What comes back of damaged libraries, read page by page without SQLite."""

import random
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from refdesk.domain.errors import CancelledError, LibraryError, WriteFailedError
from refdesk.domain.jobs import CancelToken, JobContext
from refdesk.domain.query import LibraryQuery
from refdesk.services.backups import BackupService
from refdesk.services.recovery import is_recoverable, recover
from refdesk.store.check import check
from refdesk.store.database import Database
from refdesk.store.opening import LibraryFile, bundled_migrations
from refdesk.store.recovery.filling import closed
from refdesk.store.recovery.pages import PageFile
from refdesk.store.references import ReferenceStore
from refdesk.xml.pubmed import parse_pubmed
from tests.benchmarks import damage
from tests.benchmarks.library_fixture import Papers
from tests.corpus import corpus
from tests.unit.store.made import FULL, paper

COUNT = 150
_KEPT = ("reference", "identifier", "note", "annotation", "collection", "tag", "attachment")


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("source") / "library.sqlite"
    papers = [replace(FULL, citation_key=""), *Papers().papers(1, COUNT)]
    damage.fill(path, papers)
    return path


@pytest.fixture(scope="module")
def want(source: Path) -> dict[str, set[str]]:
    return {table: damage.rows(source, table) for table in damage.COMPARED}


@pytest.fixture
def library(source: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(source, tmp_path / "library.sqlite"))


def sound(path: Path) -> None:
    database = Database.open(path, create=False)
    findings = check(database)
    database.close()
    assert findings == []


@pytest.mark.parametrize("name", damage.DAMAGES)
def test_every_paper_is_there_again(name: str, library: Path, want: dict[str, set[str]]):
    damage.DAMAGES[name](library)
    spoilt = library.read_bytes()
    recovered = recover(library)
    sound(library)
    assert len(damage.rows(library, "reference")) == COUNT
    assert recovered.damaged.read_bytes() == spoilt
    for table in _KEPT if "bits" not in name else ():  # a bit of a key makes two rows of one
        assert len(damage.rows(library, table)) <= len(want[table]), table


@pytest.mark.parametrize(
    "name",
    [
        "the header is gone",
        "the first page is gone",
        "the root of papers is noise",
        "the root of abstracts is zeros",
        "all of an index is noise",
        "a log of another file, and a page",
    ],
)
def test_where_no_row_is_hit_none_is_changed(name: str, library: Path, want: dict[str, set[str]]):
    damage.DAMAGES[name](library)
    assert recover(library).is_complete or name.startswith("the root")
    for table, rows in want.items():
        assert damage.rows(library, table) == rows, table


@pytest.mark.parametrize("name", ["5 % of all pages are noise", "the last fifth is cut off"])
def test_a_backup_gives_back_what_is_lost(name: str, library: Path, want: dict[str, set[str]]):
    BackupService(library).make()
    damage.DAMAGES[name](library)
    recovered = recover(library)
    sound(library)
    assert recovered.missing is not None
    assert recovered.missing.count == 0
    assert damage.rows(library, "reference") == want["reference"]
    assert damage.rows(library, "attachment") == want["attachment"]
    assert damage.rows(library, "annotation") == want["annotation"]


def test_papers_of_the_backup_that_are_missing_are_named(library: Path):
    BackupService(library).make()
    with closing(sqlite3.connect(library)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("DELETE FROM reference WHERE id IN (7, 8)")
    damage.DAMAGES["the header is gone"](library)
    recovered = recover(library)
    assert recovered.missing is not None
    assert recovered.missing.count == 2
    assert len(recovered.missing.titles) == 2
    assert len(damage.rows(library, "reference")) == COUNT - 2  # what was deleted stays so


def test_a_lost_paper_is_known_by_its_indexes(library: Path):
    (page, *_) = damage.owned_pages(library, "reference", "leaf")
    damage._spoil(library, [page], damage._zeros)
    recovered = recover(library)
    rebuilt = recovered.salvage.tables["reference"].rebuilt
    assert rebuilt
    database = Database.open(library)
    store = ReferenceStore(database)
    first = store.get(1)
    assert first is not None
    assert first.reference.pmid == "41591582"
    assert first.reference.title_plain.startswith("adjuvant cik cells")  # as it was sorted by
    assert len(first.reference.authors) == 3  # its record was not hit
    database.close()


def test_the_log_beside_is_read_as_far_as_it_is_whole(tmp_path: Path):
    path = tmp_path / "library.sqlite"
    database = Database.open(path)
    store = ReferenceStore(database)
    store.add_many([paper(n) for n in range(1, 6)])
    store.add_many([paper(n) for n in range(6, 11)])
    for ending in ("", "-wal"):
        shutil.copyfile(f"{path}{ending}", f"{tmp_path / 'copy.sqlite'}{ending}")
    database.close()
    copy, log = tmp_path / "copy.sqlite", tmp_path / "copy.sqlite-wal"
    damage._header(copy)
    whole = recover(copy, tmp_path / "whole.sqlite")
    assert whole.counts.papers == 10
    content = bytearray(log.read_bytes())
    content[-3000] ^= 1
    log.write_bytes(content)
    less = recover(copy, tmp_path / "less.sqlite")
    assert less.counts.papers == 5  # the last transaction is not whole: it never happened


def test_what_could_be_taken_back_is_kept_or_honestly_forgotten(library: Path):
    damage.DAMAGES["the header is gone"](library)
    assert recover(library).salvage.has_steps
    database = Database.open(library)
    undone, _ = database.steps()
    assert undone is not None
    database.close()
    pages = damage.owned_pages(library, "step_row", "leaf")
    damage._spoil(library, pages[:1], damage._zeros)
    assert not recover(library).salvage.has_steps
    sound(library)
    database = Database.open(library)
    assert database.steps() == (None, None)
    database.close()


def test_ids_are_not_used_again(library: Path):
    with closing(sqlite3.connect(library)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("DELETE FROM reference WHERE id = ?", (COUNT,))
    damage.DAMAGES["the header is gone"](library)
    recover(library)
    database = Database.open(library)
    assert ReferenceStore(database).add_many([paper(999)]).ids == [COUNT + 1]
    database.close()


def test_a_file_without_anything_of_ours_is_left_alone(tmp_path: Path):
    path = tmp_path / "library.sqlite"
    for content in (b"", b"\0" * 100_000, random.Random(1).randbytes(100_000)):
        path.write_bytes(content)
        with pytest.raises(LibraryError):
            recover(path)
        assert path.read_bytes() == content
        assert [file.name for file in tmp_path.iterdir()] == [path.name]
        assert not is_recoverable(path, LibraryError(path, "not-a-library"))


def test_stopped_it_leaves_nothing(library: Path):
    damage.DAMAGES["the header is gone"](library)
    before = library.read_bytes()
    token = CancelToken()
    with pytest.raises(CancelledError):
        recover(library, None, JobContext(token, lambda _: token.cancel()))
    assert [file.name for file in library.parent.iterdir()] == [library.name]
    assert library.read_bytes() == before


def test_nothing_is_written_over(library: Path):
    output = library.with_name("there.sqlite")
    output.write_text("mine")
    with pytest.raises(WriteFailedError):
        recover(library, output)
    assert output.read_text() == "mine"


@pytest.mark.parametrize("seed", range(6))
def test_whatever_the_bytes_it_ends_and_says_so(library: Path, seed: int):
    generator = random.Random(seed)
    content = bytearray(library.read_bytes())
    for _ in range(40):
        at = generator.randrange(len(content) - 64)
        content[at : at + 64] = generator.randbytes(64)
    library.write_bytes(content)
    recover(library)
    sound(library)
    database = Database.open(library)
    store = ReferenceStore(database)
    read = [one for one in store.get_many(range(1, COUNT + 1)) if one is not None]
    database.close()
    assert len(read) == COUNT


def test_a_page_size_is_guessed_by_what_pages_look_like(tmp_path: Path):
    for size in (1024, 4096, 16384):
        path = tmp_path / f"{size}.sqlite"
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute(f"PRAGMA page_size = {size}")
            connection.execute("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT)")
            connection.executemany("INSERT INTO t (b) VALUES (?)", [("x" * 90,)] * 3000)
        damage._header(path)
        with closing(PageFile(path)) as file:
            assert file.size == size


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ('{"a":[1,2],"b":[[3],[4', '{"a":[1,2],"b":[[3]]}'),
        ('{"a":[1,2]', '{"a":[1,2]}'),
        ('{"a":[1,2],"b', '{"a":[1,2]}'),
        ('{"a":["x","y', '{"a":["x"]}'),
        ("{", "{}"),
        ("", "{}"),
        ('{"a":1}', '{"a":1}'),
        ('{["a"]:1', "{}"),
        ("[1]", "{}"),
        ("[" * 100_000, "{}"),
    ],
)
def test_lists_that_were_cut_keep_their_whole_items(cut: str, whole: str):
    assert closed(cut) == whole


def _old_version(path: Path, version: int) -> None:
    """Make a library of an older program with a few papers."""
    LibraryFile.open(path, migrations=bundled_migrations()[:version])
    with closing(sqlite3.connect(path)) as connection, connection:
        columns = connection.execute("PRAGMA table_info(reference)").fetchall()
        for number in range(1, 30):
            row = {
                name: ("" if kind == "TEXT" else 0) if is_needed else None
                for _, name, kind, is_needed, *_ in columns
            }
            row |= {"id": number, "title": f"Old paper {number}"}
            marks = ", ".join("?" * len(row))
            sql = f"INSERT INTO reference ({', '.join(row)}) VALUES ({marks})"
            connection.execute(sql, list(row.values()))
            connection.execute("INSERT INTO record VALUES (?, '{}')", (number,))


@pytest.mark.parametrize("version", [1, 3, 6])
def test_an_older_library_is_recovered_and_migrated(tmp_path: Path, version: int):
    path = tmp_path / "library.sqlite"
    _old_version(path, version)
    damage.DAMAGES["the header is gone"](path)
    assert recover(path).counts.papers == 29
    sound(path)


@pytest.mark.corpus
def test_records_of_the_corpus_come_back(tmp_path: Path):
    files = sorted(corpus("pubmed_xml").glob("*.xml"))
    papers = [
        reference for file in files for reference in parse_pubmed(file.read_bytes(), file.name)
    ]
    path = tmp_path / "library.sqlite"
    database = Database.open(path)
    ReferenceStore(database).add_many(papers)
    ids = ReferenceStore(database).ids(LibraryQuery())
    before = {i: ReferenceStore(database).get(i) for i in ids}
    database.close()
    damage.DAMAGES["the first page is gone"](path)
    recover(path)
    database = Database.open(path)
    store = ReferenceStore(database)
    for number, stored in before.items():
        again = store.get(number)
        assert again is not None
        assert stored is not None
        assert again.reference == stored.reference
    database.close()
