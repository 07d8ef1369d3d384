# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening, refusing, migrating and saving library files."""

import os
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Float, Integer, LargeBinary

from refdesk.domain.backups import Reason
from refdesk.domain.errors import LibraryError
from refdesk.domain.query import LibraryQuery
from refdesk.places import Place
from refdesk.store import opening, schema
from refdesk.store.backup_files import BackupFiles
from refdesk.store.database import Database, utc_now
from refdesk.store.opening import Migration, bundled_migrations
from refdesk.store.references import ReferenceStore
from tests.ready_library import Migrate
from tests.unit.store.made import FULL, paper

NEXT = bundled_migrations()[-1].version + 1


@pytest.fixture(autouse=True)
def _made_by_migrations(migrate: Migrate, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_bring_up_to_date", migrate)


def made(path: Path, *papers: int) -> Path:
    database = Database.open(path)
    ReferenceStore(database).add_many([paper(n) for n in papers])
    database.close()
    return path


def set_pragma(path: Path, name: str, value: int) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA {name} = {value}")


def reason(path: Path, **options: object) -> str:
    with pytest.raises(LibraryError) as caught:
        Database.open(path, wait=0.2, **options)  # type: ignore[arg-type]
    return caught.value.reason


def folder_state(path: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}


def test_folder_and_library_are_made(tmp_path: Path):
    path = tmp_path / "new" / "Bücher 책?#" / "library.sqlite"
    database = Database.open(path)
    assert ReferenceStore(database).counts().all == 0
    database.close()
    assert [file.name for file in path.parent.iterdir()] == ["library.sqlite"]


def test_without_create_nothing_is_made(tmp_path: Path):
    assert reason(tmp_path / "no" / "library.sqlite", create=False) == "missing"
    assert not (tmp_path / "no").exists()


def test_folder_that_cannot_be_made_is_said(tmp_path: Path):
    (tmp_path / "file").write_text("x")
    assert reason(tmp_path / "file" / "library.sqlite") == "missing-folder"


@pytest.mark.parametrize("content", [b"no database at all", b"SQLite format 3\0" + b"\0" * 20])
def test_another_file_is_refused_untouched(tmp_path: Path, content: bytes):
    path = tmp_path / "library.sqlite"
    path.write_bytes(content)
    assert reason(path) == "not-a-library"
    assert folder_state(path) == {path.name: content}


def test_a_folder_is_no_library(tmp_path: Path):
    assert reason(tmp_path) == "not-a-library"


@pytest.mark.parametrize("application_id", [0, 42])
def test_another_programs_database_is_refused_untouched(tmp_path: Path, application_id: int):
    path = tmp_path / "zotero.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE items (id INTEGER)")
        connection.execute(f"PRAGMA application_id = {application_id}")
    before = folder_state(path)
    assert reason(path) == "not-a-library"
    assert folder_state(path) == before


def test_a_newer_library_is_refused_untouched(tmp_path: Path):
    path = made(tmp_path / "library.sqlite", 1)
    set_pragma(path, "user_version", NEXT)
    before = folder_state(path)
    assert reason(path) == "too-new"
    assert folder_state(path) == before


def test_a_cut_file_is_damaged(tmp_path: Path):
    path = made(tmp_path / "library.sqlite", *range(1, 50))
    path.write_bytes(path.read_bytes()[:8192])
    assert reason(path) == "damaged"


def test_a_library_whose_making_was_cut_short_is_finished(tmp_path: Path):
    path = tmp_path / "library.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    made(path, 1)


def test_an_older_library_is_backed_up_then_migrated(tmp_path: Path):
    path = made(tmp_path / "library.sqlite", 1, 2, 3)
    step = Migration(NEXT, "CREATE TABLE shelf (id INTEGER);\nINSERT INTO shelf VALUES (7);")
    database = Database.open(path, migrations=[*bundled_migrations(), step])
    with database.read() as connection:
        assert connection.exec_driver_sql("SELECT id FROM shelf").scalar() == 7
    assert ReferenceStore(database).counts().all == 3
    database.close()
    (copy,) = (tmp_path / "backups").glob("*.sqlite")
    older = Database.open(copy, read_only=True)
    assert ReferenceStore(older).counts().all == 3
    older.close()


def test_papers_of_the_first_version_get_their_keys(tmp_path: Path):
    path = tmp_path / "library.sqlite"
    first = bundled_migrations()[:1]
    Database.open(path, migrations=first).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        names = [row[1] for row in connection.execute("PRAGMA table_info(reference)")]
        plain = {name: "" for name in names if name not in {"id", "trashed_at"}}
        for number, own in ((1, "smith2000"), (2, ""), (3, "Smith2000"), (4, "")):
            row = plain | {"id": number, "citation_key": own, "year": 1999 if number == 2 else None}
            row["first_author"] = "De Groot A" if number == 2 else ""
            marks = ", ".join("?" * len(row))
            sql = f"INSERT INTO reference ({', '.join(row)}) VALUES ({marks})"
            connection.execute(sql, list(row.values()))
    Database.open(path).close()
    with closing(sqlite3.connect(path)) as connection:
        keys = dict(connection.execute("SELECT reference_id, key FROM citation_key"))
    assert keys == {
        1: "smith2000",
        2: "DeGrootA1999-2",
        3: "Anonymousnd-3",
        4: "Anonymousnd-4",
    }


def test_a_migration_that_fails_changes_nothing(tmp_path: Path):
    path = made(tmp_path / "library.sqlite", 1, 2, 3)
    bad = Migration(NEXT, "CREATE TABLE shelf (id INTEGER);\nINSERT INTO nowhere VALUES (1);")
    with pytest.raises(LibraryError):
        Database.open(path, migrations=[*bundled_migrations(), bad])
    database = Database.open(path)
    with database.read() as connection:
        tables = connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars().all()
    assert "shelf" not in tables
    database.close()


def test_a_library_held_by_another_program_is_locked(tmp_path: Path):
    path = made(tmp_path / "library.sqlite")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        assert reason(path) == "locked"


def test_a_writer_waits_a_bounded_time_and_readers_not_at_all(tmp_path: Path):
    path = made(tmp_path / "library.sqlite", 1)
    database = Database.open(path, wait=0.2)
    store = ReferenceStore(database)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryError) as caught:
            store.add_many([paper(2)])
        assert caught.value.reason == "locked"
        assert store.counts().all == 1
        other.execute("ROLLBACK")
    store.add_many([paper(2)])
    assert store.counts().all == 2
    database.close()


def test_a_full_disk_is_said_and_nothing_is_half_written(database: Database):
    store = ReferenceStore(database)
    store.add_many([paper(1)])
    with database.write() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 10}")
    with pytest.raises(LibraryError) as caught:
        store.add_many([paper(n, "x" * 2000) for n in range(2, 200)])
    assert caught.value.reason == "disk-full"
    assert store.counts().all == 1
    assert database.integrity() == []


def test_a_library_opened_for_reading_is_not_written(tmp_path: Path):
    path = made(tmp_path / "library.sqlite", 1)
    before = folder_state(path)
    database = Database.open(path, read_only=True)
    store = ReferenceStore(database)
    assert database.is_read_only
    assert store.counts().all == 1
    with pytest.raises(LibraryError) as caught:
        store.trash([1])
    assert caught.value.reason == "read-only"
    database.close()
    assert folder_state(path) == before


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is read-only to root")
def test_a_read_only_folder_opens_for_reading(tmp_path: Path):
    path = made(tmp_path / "shelf" / "library.sqlite", 1)
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        database = Database.open(path)
        assert database.is_read_only
        assert ReferenceStore(database).counts().all == 1
        database.close()
        assert reason(path.parent / "other.sqlite") in {"no-permission", "read-only"}
    finally:
        path.parent.chmod(0o755)


def test_an_older_library_is_not_migrated_when_only_read(tmp_path: Path):
    path = made(tmp_path / "library.sqlite", 1)
    steps = [*bundled_migrations(), Migration(NEXT, "CREATE TABLE shelf (id INTEGER);")]
    before = folder_state(path)
    assert reason(path, read_only=True, migrations=steps) == "read-only"
    assert folder_state(path) == before


@pytest.mark.parametrize("place", ["local", "network"])
def test_who_only_reads_sees_what_is_written_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
):
    monkeypatch.setattr(opening, "place_of", lambda path: Place(place, "nfs"))
    path = made(tmp_path / "library.sqlite", 1)
    writer = Database.open(path)
    with writer.read() as connection:
        connection.exec_driver_sql("SELECT 1 FROM reference").all()
        journal = connection.exec_driver_sql("PRAGMA journal_mode").scalar()
    reader = Database.open(path, read_only=True)  # before anything is written
    assert ReferenceStore(reader).counts().all == 1
    ReferenceStore(writer).add_many([paper(n, "x" * 5000) for n in range(2, 300)])
    assert ReferenceStore(reader).counts().all == 299
    assert reader.integrity() == []
    reader.close()
    writer.close()
    assert journal == {"local": "wal", "network": "delete"}[place]
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_a_library_that_comes_back_from_a_network_has_its_log_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def journal(place: str) -> str:
        monkeypatch.setattr(opening, "place_of", lambda path: Place(place))
        database = Database.open(path)
        try:
            with database.read() as connection:
                return str(connection.exec_driver_sql("PRAGMA journal_mode").scalar())
        finally:
            database.close()

    path = made(tmp_path / "library.sqlite", 1)
    assert [journal(p) for p in ("local", "network", "local")] == ["wal", "delete", "wal"]
    assert journal("cloud") == "wal"


def test_commits_are_flushed(database: Database):
    with database.write() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2


def test_readers_cannot_write(database: Database):
    with pytest.raises(LibraryError) as caught, database.read() as connection:
        connection.exec_driver_sql("DELETE FROM reference")
    assert caught.value.reason == "read-only"


def test_a_failure_inside_write_takes_all_back(database: Database):
    def half_way() -> None:
        with database.write() as connection:
            connection.exec_driver_sql("INSERT INTO setting VALUES ('a', 'b')")
            raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        half_way()
    with database.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM setting").scalar() == 0


def test_writing_inside_writing_is_our_mistake(database: Database):
    with database.write(), pytest.raises(RuntimeError), database.write():
        pass
    with database.write():
        pass


def test_threads_read_while_one_writes(database: Database):
    store = ReferenceStore(database)
    failures: list[Exception] = []
    done = threading.Event()

    def read() -> None:
        last = 0
        try:
            while not done.is_set():
                ids = store.ids(LibraryQuery("paper"))
                assert len(ids) >= last
                assert len(ids) % 20 == 0  # whole batches only
                last = len(ids)
                assert all(store.rows(ids[:50]))
        except Exception as error:
            failures.append(error)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for thread in readers:
        thread.start()
    for start in range(1, 400, 20):
        store.add_many([paper(n) for n in range(start, start + 20)])
    done.set()
    for thread in readers:
        thread.join(20)
    assert failures == []
    assert store.counts().all == 400


def test_threads_write_in_turn(database: Database):
    store = ReferenceStore(database)
    writers = [
        threading.Thread(
            target=lambda k=k: [store.add_many([paper(k * 100 + n)]) for n in range(20)]
        )
        for k in range(1, 5)
    ]
    for thread in writers:
        thread.start()
    for thread in writers:
        thread.join(20)
    assert store.counts().all == 80


def test_a_backup_is_a_whole_library(database: Database):
    ReferenceStore(database).add_many([FULL])
    made = BackupFiles(database.path).make(Reason.HAND, utc_now())
    copy = Database.open(made.path, read_only=True)
    stored = ReferenceStore(copy).get(1)
    assert stored is not None
    assert stored.reference == FULL
    copy.close()


def test_the_schema_in_python_is_the_schema_in_the_file(database: Database):
    with database.read() as connection:
        for table in schema.METADATA.sorted_tables:
            info = connection.exec_driver_sql(f'PRAGMA table_info("{table.name}")').all()
            kinds = {Integer: "INTEGER", LargeBinary: "BLOB", Float: "REAL"}
            assert {row[1]: row[2] for row in info} == {
                column.name: kinds.get(type(column.type), "TEXT") for column in table.columns
            }
