# SPDX-License-Identifier: GPL-3.0-or-later
"""Odd surroundings: two programs at once, read-only media, a home that moved, a clock that jumps."""

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from refdesk.domain.jobs import JobContext
from refdesk.domain.query import LibraryQuery, Shelf
from refdesk.settings import Paths, Settings
from refdesk.store.check import check
from refdesk.store.database import Database
from refdesk.store.opening import LibraryFile
from refdesk.store.references import ReferenceStore
from refdesk.wiring import Services, build_services
from tests.end2end.killing import start
from tests.end2end.program import Program
from tests.faults.old_libraries import fill, make_old
from tests.unit.store.made import paper

OFFLINE = {"REFDESK_OFFLINE": "1"}


@contextmanager
def window_on(program: Program) -> Iterator[Services]:
    """Open the services of a window on the library of a program."""
    surroundings = {"REFDESK_HOME": str(program.home), **OFFLINE}
    services = build_services(Paths.resolve(surroundings), Settings(), surroundings)
    try:
        yield services
    finally:
        services.close()


def ris(folder: Path, name: str, numbers: range) -> Path:
    path = folder / name
    text = "".join(
        f"TY  - JOUR\nTI  - Paper {n} of {name}\nPY  - 2020\nSP  - {n}\nER  - \n\n" for n in numbers
    )
    path.write_text(text, "utf-8")
    return path


def counted(library: Path) -> int:
    database = Database.open(library)
    try:
        assert check(database) == []
        return ReferenceStore(database).counts().all
    finally:
        database.close()


# Two programs


def test_a_command_imports_while_the_window_works(tmp_path: Path):
    program = Program(tmp_path / "home", OFFLINE)
    with window_on(program) as window:
        window.library.counts()
        for part in range(3):
            note = threading.Thread(target=window.organising.create_collection, args=(f"C{part}",))
            note.start()
            run = program("import", ris(tmp_path, f"{part}.ris", range(50)))
            note.join()
            assert run.code == 0
            assert window.library.counts().all == 50 * (part + 1)
        assert len(window.library.collections()) == 3
    assert counted(program.library) == 150


def test_two_commands_write_at_once(tmp_path: Path):
    program = Program(tmp_path / "home", OFFLINE)
    files = [ris(tmp_path, f"{n}.ris", range(400)) for n in range(3)]
    running = [start(program, "import", file) for file in files]  # the library is made meanwhile
    assert [process.wait(120) for process in running] == [0, 0, 0]
    assert counted(program.library) == 1200


def test_two_programs_migrate_at_once(tmp_path: Path):
    today = fill(tmp_path / "today")
    program = Program(tmp_path / "home", OFFLINE)
    program.library.parent.mkdir(parents=True)
    make_old(program.library, 1, today)
    before = counted(today)
    running = [start(program, "search", "lumekin") for _ in range(3)]
    assert [process.wait(120) for process in running] == [0, 0, 0]
    assert counted(program.library) == before


def test_who_finds_the_library_held_says_so(tmp_path: Path):
    program = Program(tmp_path / "home", OFFLINE)
    assert program("import", ris(tmp_path, "a.ris", range(5))).code == 0
    with closing(sqlite3.connect(program.library, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        run = program("import", ris(tmp_path, "b.ris", range(5)))
    assert run.code == 4
    assert "another program is writing to it" in run.err
    assert counted(program.library) == 5


# Media that cannot be written


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Mount a folder anew so that nobody may write there; skips where that is not possible."""
    mount, umount = shutil.which("mount"), shutil.which("umount")
    if sys.platform != "linux" or os.geteuid() or not mount or not umount:
        pytest.skip("needs Linux and the right to mount")
    bound = subprocess.run([mount, "--bind", folder, folder], capture_output=True, check=False)
    if bound.returncode:
        pytest.skip("needs the right to mount")
    try:
        again = [mount, "-o", "remount,ro,bind", folder]
        subprocess.run(again, capture_output=True, check=True)
        yield
    finally:
        subprocess.run([umount, "-l", folder], check=False)


def test_a_library_on_a_read_only_medium_is_read(tmp_path: Path):
    program = Program(tmp_path / "home", OFFLINE)
    assert program("import", ris(tmp_path, "a.ris", range(5))).code == 0
    shelf = tmp_path / "shelf"
    shutil.copytree(program.library.parent, shelf)
    with read_only(shelf):
        library = shelf / "library.sqlite"
        found = program("search", "paper", "--library", library)
        assert (found.code, len(found.out.splitlines())) == (0, 5)
        export = program("export", "--library", library, "-o", tmp_path / "out.ris")
        assert export.code == 0
        written = program("import", ris(tmp_path, "b.ris", range(5)), "--library", library)
        assert written.code == 4
        assert "read-only" in written.err
        away = program("export", "-o", shelf / "out.ris")
        assert away.code == 1
        assert "read-only" in away.err
        assert program("check", "--library", library).code in {0, 1}
    assert sorted(p.name for p in shelf.iterdir()) == sorted(
        p.name for p in program.library.parent.iterdir()
    )


def test_an_older_library_on_a_read_only_medium_says_so(tmp_path: Path):
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    make_old(shelf / "library.sqlite", 3, fill(tmp_path / "today"))
    with read_only(shelf):
        run = Program(tmp_path / "home", OFFLINE)(
            "search", "x", "--library", shelf / "library.sqlite"
        )
    assert run.code == 4
    assert "read-only" in run.err


def test_a_library_that_was_not_closed_says_so_on_a_read_only_medium(tmp_path: Path):
    """One that was copied while it was open has its newest papers in the log beside it."""
    program = Program(tmp_path / "home", OFFLINE)
    shelf, disk = tmp_path / "shelf", tmp_path / "disk"
    shelf.mkdir()
    with window_on(program) as window:
        window.transfer.import_files([ris(tmp_path, "a.ris", range(5))], JobContext())
        for name in ("", "-wal"):
            source = program.library.with_name(f"library.sqlite{name}")
            shutil.copy(source, shelf / source.name)
    with read_only(shelf):
        run = program("search", "paper", "--library", shelf / "library.sqlite")
        assert (run.code, run.out) == (4, "")
        assert "Copy the folder to a disk of this computer" in run.err
        shutil.copytree(shelf, disk)
    assert counted(disk / "library.sqlite") == 5


# A home that moved


def test_a_home_that_moved_has_everything(tmp_path: Path):
    program = Program(tmp_path / "old place", OFFLINE)
    given = tmp_path / "given.pdf"
    given.write_bytes(b"%PDF-1.4\n" + bytes(5000))
    with window_on(program) as window:
        window.transfer.import_files([ris(tmp_path, "a.ris", range(3))], JobContext())
        window.attachments.attach(1, [given], JobContext())
        made = window.upkeep.backups.make()
        assert made.is_whole
    given.unlink()
    moved = Program(tmp_path / "new" / "place", OFFLINE)
    moved.home.parent.mkdir()
    program.home.rename(moved.home)
    with window_on(moved) as window:
        (file,) = window.attachments.files(1)
        assert file.path.read_bytes().startswith(b"%PDF")
        assert file.path.is_relative_to(moved.home)
        assert not file.is_missing
        (backup,) = window.upkeep.backups.overview().backups
        assert backup.is_whole
        assert window.upkeep.check_files() == []
    assert str(program.home).encode() not in moved.library.read_bytes()
    assert moved("check").code == 0
    assert not program.home.exists()


# A clock that jumps


@pytest.mark.parametrize("years", [-10, 10])
def test_a_clock_that_jumps_loses_nothing(tmp_path: Path, years: int):
    now = datetime(2026, 3, 1, 12, tzinfo=UTC)
    clock: list[datetime] = [now]
    tell: Callable[[], datetime] = lambda: clock[0]  # noqa: E731
    path = tmp_path / "library.sqlite"
    database = Database(LibraryFile.open(path), tell)
    store = ReferenceStore(database, tell)
    try:
        store.add_many([paper(n) for n in range(1, 21)])
        with database.step("trash"):
            store.trash([1, 2])
        clock[0] = now + timedelta(days=365 * years)
        with database.step("trash"):
            store.trash([3])
        clock[0] = now + timedelta(days=1)
        with database.step("note"):
            store.set_note(4, "after")
        for _ in range(3):
            assert database.undo()
        assert len(store.ids(LibraryQuery(shelf=Shelf.TRASH))) == 0
        for _ in range(3):
            assert database.redo()
        assert sorted(store.ids(LibraryQuery(shelf=Shelf.TRASH))) == [1, 2, 3]
        noted = store.get(4)
        assert noted is not None
        assert noted.note == "after"
        assert check(database) == []
    finally:
        database.close()


@pytest.mark.parametrize("years", [-10, 10])
def test_a_window_of_another_time_opens_and_clears_nothing_away(tmp_path: Path, years: int):
    """Files are dated by the disk: those that a paper has stay, whatever time it is."""
    program = Program(tmp_path / "home", OFFLINE)
    given = tmp_path / "given.pdf"
    given.write_bytes(b"%PDF-1.4\n" + bytes(5000))
    with window_on(program) as window:
        window.transfer.import_files([ris(tmp_path, "a.ris", range(3))], JobContext())
        window.attachments.attach(1, [given], JobContext())
        window.organising.trash([2])
        window.upkeep.backups.make()
    then = (datetime.now(UTC) + timedelta(days=365 * years)).timestamp()
    for path in program.home.rglob("*"):
        os.utime(path, (then, then))
    with window_on(program) as window:
        window.upkeep.repair_files()
        assert not window.attachments.files(1)[0].is_missing
        assert len(window.upkeep.backups.overview().backups) == 1
        window.upkeep.backups.daily()
        assert window.upkeep.backups.overview().backups
        assert list(window.library.ids(LibraryQuery(shelf=Shelf.TRASH))) == [2]
        assert window.organising.undo()
    assert counted(program.library) == 3
