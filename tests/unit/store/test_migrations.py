# SPDX-License-Identifier: GPL-3.0-or-later
"""A library of every schema that was ever released, with real content, comes to today's whole."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from refdesk.domain.errors import LibraryError
from refdesk.domain.query import LibraryQuery, Shelf
from refdesk.domain.stored import StoredReference
from refdesk.formats.base import ReadReference
from refdesk.services.converting import read_references
from refdesk.store import opening, sqlite_file
from refdesk.store.check import check
from refdesk.store.database import Database
from refdesk.store.opening import bundled_migrations
from refdesk.store.references import ReferenceStore
from tests.corpus import corpus
from tests.faults.judging import contents
from tests.faults.old_libraries import RELEASED, fill, make_old, shared, tables
from tests.ready_library import Migrate

TODAY = RELEASED[-1]
KEYS, STEPS, HIGHLIGHTS, CORRECTIONS = 2, 3, 4, 6
"""Versions that brought citation keys, steps and stars, highlights, corrections of evidence."""


@pytest.fixture(autouse=True)
def _made_by_migrations(migrate: Migrate, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_bring_up_to_date", migrate)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(tmp_path_factory.mktemp("today") / "home")


@contextmanager
def opened(path: Path) -> Iterator[Database]:
    database = Database.open(path)
    try:
        yield database
    finally:
        database.close()


def all_papers(database: Database) -> dict[int, StoredReference]:
    store = ReferenceStore(database)
    ids = [*store.ids(LibraryQuery()), *store.ids(LibraryQuery(shelf=Shelf.TRASH))]
    return {stored.id: stored for stored in store.iter_references(ids)}


def as_it_was(stored: StoredReference, version: int) -> StoredReference:
    """Return a paper without what a library of that version had no place for."""
    if version < STEPS:
        stored = replace(stored, rating=0)
    return replace(stored, key="") if version < KEYS else stored


def assert_nothing_is_lost(old: Path, migrated: Path) -> None:
    """Every row of the old library is in the new one, column by column."""
    with closing(sqlite3.connect(old)) as connection:
        connection.execute("ATTACH ? AS today", (str(migrated),))
        compared = 0
        for table in tables(connection):
            columns = ", ".join(f'"{name}"' for name in shared(connection, table))
            sql = "SELECT {0} FROM main.{1} EXCEPT SELECT {0} FROM today.{1}"
            missing = connection.execute(sql.format(columns, table)).fetchall()
            assert missing == [], table
            compared += connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        assert compared > 100


@pytest.mark.parametrize("version", RELEASED)
def test_nothing_is_lost_on_the_way(tmp_path: Path, filled: Path, version: int):
    path = tmp_path / "library.sqlite"
    make_old(path, version, filled)
    old = Path(shutil.copy(path, tmp_path / "old.sqlite"))
    with opened(filled) as today:
        wanted = {i: as_it_was(s, version) for i, s in all_papers(today).items()}
        row = ReferenceStore(today).rows([1])[0]
    with opened(path) as database:
        store = ReferenceStore(database)
        papers = all_papers(database)
        assert {i: as_it_was(s, version) for i, s in papers.items()} == wanted
        assert all(stored.key for stored in papers.values())
        assert len({stored.key for stored in papers.values()}) == len(papers)
        assert check(database) == []
        with database.read() as connection:
            derived = "SELECT count(*) FROM effect"
            assert connection.exec_driver_sql(derived).scalar_one() > 0
        (migrated_row,) = store.rows([1])
        assert migrated_row is not None
        assert row is not None
        assert replace(migrated_row, rating=row.rating, colours=row.colours) == row
        for words in ("재발률", "lumekin", "배정은"):
            with opened(filled) as today:
                expected = list(ReferenceStore(today).ids(LibraryQuery(words)))
            assert expected
            assert list(store.ids(LibraryQuery(words))) == expected
    assert_nothing_is_lost(old, path)
    backups = list((tmp_path / "backups").glob("*.sqlite")) if version < TODAY else []
    for backup in backups:  # a whole library of that version
        assert contents(backup) == contents(old)
    assert len(backups) == int(version < TODAY)


@pytest.mark.parametrize("version", RELEASED)
def test_undo_works_on_or_there_is_none(tmp_path: Path, filled: Path, version: int):
    path = tmp_path / "library.sqlite"
    make_old(path, version, filled)
    with opened(path) as database:
        last, following = database.steps()
        trash = len(ReferenceStore(database).ids(LibraryQuery(shelf=Shelf.TRASH)))
        if version < STEPS:
            assert (last, following) == (None, None)
            assert database.undo() is not None
            return
        assert last is not None
        assert following is not None
        assert (last.label, following.label) == ("trash", "note")
        changes = database.undo()
        assert changes
        assert len(ReferenceStore(database).ids(LibraryQuery(shelf=Shelf.TRASH))) == trash - 2
        while database.steps()[0] is not None:
            database.undo()
        assert check(database) == []
        while database.steps()[1] is not None:
            database.redo()
        assert check(database) == []
        assert all_papers(database)


def test_a_migration_that_is_cut_short_anywhere_leaves_the_old_library(
    tmp_path: Path, filled: Path, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "library.sqlite"
    make_old(path, 1, filled)
    before = contents(path)
    usual = sqlite_file.execute_script
    stop_at, done = 0, 0

    def stopping(connection: sqlite3.Connection, script: str) -> None:
        nonlocal done
        statement = ""
        for line in script.splitlines(keepends=True):
            statement += line
            if sqlite3.complete_statement(statement):
                usual(connection, statement)
                statement, done = "", done + 1
                if done == stop_at:
                    error = sqlite3.OperationalError("disk I/O error")
                    error.sqlite_errorcode = sqlite3.SQLITE_IOERR
                    raise error

    monkeypatch.setattr(sqlite_file, "execute_script", stopping)
    monkeypatch.setattr(opening, "_back_up", lambda path: None)
    statements = sum(step.sql.count(";\n") for step in bundled_migrations()[1:])
    for stop_at in range(1, statements - 20, 4):  # noqa: B007 - the function above looks at it
        done = 0
        with pytest.raises(LibraryError) as caught:
            Database.open(path)
        assert caught.value.reason == "io-error"
        assert contents(path) == before
        assert sqlite_file.header_version(path) == 1
    monkeypatch.setattr(sqlite_file, "execute_script", usual)
    with opened(path) as database:
        assert check(database) == []


@pytest.mark.corpus
@pytest.mark.parametrize("version", RELEASED[:-1])
def test_real_papers_come_along(tmp_path: Path, version: int):
    references = []
    for file in sorted(corpus("pubmed_xml").glob("*.xml"))[version::9][:40]:
        _, found = read_references(file.read_bytes(), file.name)
        references += [r.reference for r in found if isinstance(r, ReadReference)]
    assert len(references) > 20
    today = fill(tmp_path / "home", references)
    path = tmp_path / "old" / "library.sqlite"
    path.parent.mkdir()
    make_old(path, version, today)
    with opened(today) as now, opened(path) as database:
        wanted = {i: as_it_was(s, version) for i, s in all_papers(now).items()}
        assert {i: as_it_was(s, version) for i, s in all_papers(database).items()} == wanted
        assert check(database) == []
