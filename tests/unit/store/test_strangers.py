# SPDX-License-Identifier: GPL-3.0-or-later
"""A library from a stranger: what it holds is not run, what it claims is not believed."""

import sqlite3
import time
import zlib
from contextlib import closing

import pytest

from refdesk.domain.errors import LibraryError
from refdesk.domain.fulltext import FulltextSource
from refdesk.domain.reference import Reference
from refdesk.messages import sentence
from refdesk.store import opening, sqlite_file
from refdesk.store.database import Database
from refdesk.store.fulltexts import FulltextStore
from refdesk.store.references import ReferenceStore
from refdesk.store.strangers import _programs


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "library.sqlite"
    database = Database.open(path)
    ReferenceStore(database).add_many([Reference(title="A paper")])
    database.close()
    return path


def change(path, *statements):
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER x AFTER INSERT ON reference BEGIN DELETE FROM setting; END",
        "CREATE TRIGGER fulltext_gone AFTER DELETE ON fulltext_text BEGIN SELECT 1; END",
        "CREATE VIEW search_words AS SELECT 1",
    ],
)
@pytest.mark.parametrize("read_only", [False, True])
def test_foreign_triggers_and_views_are_refused(path, statement, read_only):
    change(path, statement)
    before = path.read_bytes()
    with pytest.raises(LibraryError) as caught:
        Database.open(path, read_only=read_only)
    assert caught.value.reason == "foreign-programs"
    assert "commands that refdesk did not put there" in sentence(caught.value)
    assert path.read_bytes() == before


def test_one_in_the_place_of_ours_is_refused(path):
    change(
        path,
        "DROP TRIGGER fulltext_indexed",
        "CREATE TRIGGER fulltext_indexed AFTER INSERT ON fulltext_text BEGIN SELECT 1; END",
    )
    with pytest.raises(LibraryError, match="foreign-programs"):
        Database.open(path)


def test_one_in_an_old_library_is_refused_before_it_is_migrated(tmp_path):
    path = tmp_path / "old.sqlite"
    steps = opening.bundled_migrations()
    Database.open(path, migrations=steps[:3]).close()
    change(path, "CREATE TRIGGER x AFTER UPDATE ON reference BEGIN DELETE FROM setting; END")
    with pytest.raises(LibraryError, match="foreign-programs"):
        Database.open(path)


def test_ours_are_known_in_every_version(tmp_path):
    steps = opening.bundled_migrations()
    assert len(_programs(tuple(step.sql for step in steps))) >= 4
    for number in range(1, len(steps) + 1):
        path = tmp_path / f"{number}.sqlite"
        Database.open(path, migrations=steps[:number]).close()
        Database.open(path).close()


@pytest.mark.parametrize("mode", ["rw", "ro"])
def test_no_connection_loads_programs_and_each_looks_at_its_pages(path, mode):
    with closing(sqlite_file.connect(path, mode=mode, wait=1)) as connection:
        assert connection.execute("PRAGMA cell_size_check").fetchone() == (1,)
        with pytest.raises(sqlite3.Error):
            connection.execute("SELECT load_extension('x')")


def test_a_full_text_that_grows_beyond_measure_is_damage_not_memory(path):
    database = Database.open(path)
    source = FulltextSource("pmc", "https://x.org", "1", "CC BY", "2026-01-01T00:00:00Z", 3)
    store = FulltextStore(database)
    store.save(1, b"<a/>", source, "a")
    bomb = zlib.compress(bytes(200_000_000), 9)
    with database.write() as connection:
        connection.exec_driver_sql("UPDATE fulltext SET xml = ?", (bomb,))
    started = time.process_time()
    with pytest.raises(LibraryError, match="damaged"):
        store.get(1)
    assert time.process_time() - started < 5
    with database.write() as connection:
        connection.exec_driver_sql("UPDATE fulltext SET xml = ?", (zlib.compress(b"<a/>")[:-3],))
    with pytest.raises(LibraryError, match="damaged"):
        store.get(1)
    database.close()


@pytest.mark.parametrize("cell", [b"\xff\xfe broken", b"\x9f"])
def test_words_that_are_no_utf8_are_damage(path, cell):
    change(path, f"UPDATE reference SET title = CAST(x'{cell.hex()}' AS TEXT)")
    database = Database.open(path)
    with pytest.raises(LibraryError, match="damaged"):
        ReferenceStore(database).get(1)
    database.close()
