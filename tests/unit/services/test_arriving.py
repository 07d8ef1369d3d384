# SPDX-License-Identifier: GPL-3.0-or-later
"""Files on their way to papers: what a run leaves that ended early goes, all else stays."""

import io
import multiprocessing
import os
from pathlib import Path

import pytest

from refdesk.domain.belongings import NamedFile
from refdesk.domain.errors import LibraryError
from refdesk.domain.jobs import CancelToken
from refdesk.services.filing import FileRoom
from refdesk.services.shelves import Found


def found(data: bytes, name: str = "a.pdf") -> Found:
    return Found(name, len(data), lambda: io.BytesIO(data))


def take(room: FileRoom, data: bytes) -> str:
    return room.take(found(data), NamedFile("a.pdf", "a.pdf"), CancelToken()).path


def files(library: Path) -> list[str]:
    folder = library.parent / "files"
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite"


def test_what_a_paper_names_stays_and_the_rest_goes(library: Path):
    room = FileRoom(library)
    with room.arriving(lambda places: {named}):
        named, other = take(room, b"one"), take(room, b"two")
        assert set(files(library)) > {named, other}
    assert files(library) == [named]
    assert not (library.parent / "files" / ".arriving").exists()


def test_what_was_there_before_is_never_touched(library: Path):
    with FileRoom(library).arriving(lambda places: places):
        pass
    first = FileRoom(library)
    with first.arriving(lambda places: places):
        kept = take(first, b"one")
    again = FileRoom(library)
    with again.arriving(lambda places: set()):  # as where a row is not written
        assert take(again, b"one") == kept
    assert files(library) == [kept]


def test_where_nobody_knows_what_is_needed_the_next_start_clears_up(library: Path):
    def unknown(places: set[str]) -> set[str]:
        raise LibraryError(library, "io-error")

    room = FileRoom(library)
    with room.arriving(unknown):
        place = take(room, b"one")
    assert (library.parent / "files" / place).exists()
    FileRoom(library).clear(lambda places: set())
    assert files(library) == []


def _die(library: str, ready: object) -> None:
    room = FileRoom(Path(library))
    take(room, b"one")
    take(room, b"two")
    os._exit(9)


def _wait(library: str, ready, done) -> None:
    room = FileRoom(Path(library))
    take(room, b"one")
    ready.set()
    done.wait(30)


def test_files_of_a_dead_run_go_unless_a_paper_names_them(library: Path):
    context = multiprocessing.get_context()
    dead = context.Process(target=_die, args=(str(library), None))
    dead.start()
    dead.join()
    lying = [place for place in files(library) if not place.startswith(".")]
    assert len(lying) == 2
    FileRoom(library).clear(lambda places: {lying[0]})
    assert files(library) == lying[:1]


def test_files_of_a_run_that_lives_are_left_alone(library: Path):
    context = multiprocessing.get_context()
    ready, done = context.Event(), context.Event()
    other = context.Process(target=_wait, args=(str(library), ready, done))
    other.start()
    try:
        assert ready.wait(30)
        FileRoom(library).clear(lambda places: set())
        lying = [place for place in files(library) if not place.startswith(".")]
        assert len(lying) == 1
        mine = FileRoom(library)
        with mine.arriving(lambda places: set()):  # fails, of the same file
            take(mine, b"one")
        assert [place for place in files(library) if not place.startswith(".")] == lying
    finally:
        done.set()
        other.join()


def test_a_note_names_no_file_outside(library: Path):
    outside = library.parent / "precious.txt"
    outside.write_text("x")
    folder = library.parent / "files" / ".arriving"
    folder.mkdir(parents=True)
    (folder / "0.note").write_text("+../precious.txt\n+/etc/hostname\n")
    FileRoom(library).clear(lambda places: set())
    assert outside.exists()
    assert not folder.exists()
