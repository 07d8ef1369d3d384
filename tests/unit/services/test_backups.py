# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups of a real library: made, looked over, thinned out, put back."""

import errno
import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from refdesk.domain.backups import MANY_GROUPS, Counts, Plan, Reason
from refdesk.domain.errors import BackupError, CancelledError, LibraryError
from refdesk.domain.jobs import CancelToken, JobContext
from refdesk.domain.side_by_side import Merge
from refdesk.holdings import Holdings, open_holdings
from refdesk.messages import sentence
from refdesk.services.backups import BackupService
from refdesk.services.duplicates import DuplicateService
from refdesk.store import backup_copies, restoring
from refdesk.store.opening import LibraryFile
from tests.unit.store.made import paper


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.at = datetime(2026, 3, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def go(self, days: float) -> None:
        self.at += timedelta(days=days)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite"


@pytest.fixture
def holdings(library: Path) -> Iterator[Holdings]:
    holdings = open_holdings(LibraryFile.open(library))
    yield holdings
    holdings.database.close()


@pytest.fixture
def backups(library: Path, holdings: Holdings, clock: Clock) -> BackupService:
    fill(holdings, 1, 20)
    return BackupService(library, clock)


def fill(holdings: Holdings, first: int, last: int) -> None:
    holdings.references.add_many([paper(n) for n in range(first, last + 1)])


def names(backups: BackupService) -> list[str]:
    return sorted(path.name for path in backups.files.folder.iterdir())


def reasons(backups: BackupService) -> list[str]:
    return [one.reason.value for one in backups.overview().backups]


def papers(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT count(*) FROM reference").fetchone()[0]


def spoil(path: Path, at: int = 4096 * 3, size: int = 4096) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(b"\xa5" * size)


def test_one_is_a_library_of_its_own_and_tells_what_it_holds(backups: BackupService):
    made = backups.make()
    assert made.name == "library-0001-20260301T120000Z-by-hand.sqlite"
    assert (made.is_whole, made.counts) == (True, Counts(papers=20))
    assert papers(made.path) == 20
    assert names(backups) == [made.name, f"{made.name}.json"]  # no log, nothing half written
    assert backups.overview().backups == (made,)


def test_what_is_written_meanwhile_neither_waits_nor_spoils_it(
    backups: BackupService, holdings: Holdings
):
    more = iter(range(100, 2000, 10))

    def write(_: object) -> None:
        n = next(more)
        fill(holdings, n, n + 9)

    made = backups.make(context=JobContext(report=write))
    assert made.counts == Counts(papers=20)
    assert made.is_whole


def test_the_list_is_shown_without_reading_them(backups: BackupService):
    made = backups.make()
    made.path.write_bytes(b"x" * made.size)
    assert backups.overview().backups == (made,)


def test_once_a_day_if_something_changed(backups: BackupService, holdings: Holdings, clock: Clock):
    assert backups.daily() is not None
    fill(holdings, 21, 22)
    assert backups.daily() is None
    clock.go(1)
    assert backups.daily() is not None
    clock.go(1)
    assert backups.daily() is None
    assert reasons(backups) == ["daily", "daily"]


def test_a_file_that_was_only_touched_gives_none(
    backups: BackupService, holdings: Holdings, library: Path, clock: Clock
):
    backups.daily()
    holdings.database.close()  # merges the log
    os.utime(library)
    clock.go(1)
    assert backups.daily() is None
    assert len(backups.overview().backups) == 1
    assert backups.files.is_unchanged()  # and is not copied again to find that out


def test_an_empty_library_gives_none(library: Path, holdings: Holdings, clock: Clock):
    assert BackupService(library, clock).daily() is None


def test_none_where_the_person_wants_none(backups: BackupService):
    backups.prefer("off")
    assert backups.daily() is None
    backups.before_merging(MANY_GROUPS, JobContext())
    assert not backups.files.folder.exists()


@pytest.mark.parametrize("days", [-20_000, 20_000])
def test_a_clock_that_jumps_stops_none(
    backups: BackupService, holdings: Holdings, clock: Clock, days: int
):
    for day in range(3):
        fill(holdings, 100 * day + 100, 100 * day + 110)
        assert backups.daily() is not None
        clock.go(1)
    clock.go(days)
    fill(holdings, 500, 510)
    assert backups.daily() is not None
    clock.go(-days)
    fill(holdings, 600, 610)
    assert backups.daily() is not None
    assert len(backups.overview().backups) == 5


def test_older_ones_go_only_after_a_whole_new_one(
    backups: BackupService, clock: Clock, monkeypatch: pytest.MonkeyPatch
):
    backups.plan = Plan(hand=2)
    for _ in range(4):
        backups.make()
        clock.go(1)
    before = names(backups)
    assert len(backups.overview().backups) == 3

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BackupError) as caught:
        backups.make()
    assert sentence(caught.value) == (
        "No backup was made: the disk is full. The older ones are kept."
    )
    assert names(backups) == before


def test_a_copy_that_is_not_whole_is_none(
    backups: BackupService, clock: Clock, monkeypatch: pytest.MonkeyPatch
):
    first = backups.make()
    copy = backup_copies.copy

    def bad(library: Path, to: Path, context: JobContext) -> Counts:
        counts = copy(library, to, context)
        spoil(to)
        return counts

    monkeypatch.setattr(backup_copies, "copy", bad)
    with pytest.raises(BackupError) as caught:
        backups.make()
    assert caught.value.reason == "damaged"
    assert names(backups) == [first.name, f"{first.name}.json"]


@pytest.mark.parametrize("stage", ["copy", "check"])
def test_stopped_it_leaves_nothing(backups: BackupService, stage: str):
    token = CancelToken()

    def stop(progress: object) -> None:
        if getattr(progress, "stage", "") == stage:
            token.cancel()

    with pytest.raises(CancelledError):
        backups.make(context=JobContext(token, stop))
    assert names(backups) == []


def test_what_a_killed_program_left_is_cleared_and_what_another_is_writing_is_not(
    backups: BackupService,
):
    backups.make()
    folder = backups.files.folder
    left = folder / "library-0002-20260301T120000Z-daily.sqlite.77.part"
    left.write_bytes(b"SQLite format 3\0 half")
    (folder / f"{left.name}-journal").write_bytes(b"x")
    (folder / "library-0003-20260301T120000Z-daily.sqlite.json").write_text("{}")
    other = folder / "other.sqlite.part"
    other.write_bytes(b"somebody else's")
    busy = folder / "library-0004-20260301T120000Z-daily.sqlite.78.part"
    with closing(sqlite3.connect(busy, isolation_level=None)) as writer:
        writer.execute("CREATE TABLE t (i)")
        writer.execute("BEGIN IMMEDIATE")
        backups.files.clear()
        assert {other.name, busy.name} <= set(names(backups))
        writer.execute("ROLLBACK")
    assert left.name not in names(backups)
    assert f"{left.name}-journal" not in names(backups)
    assert len(names(backups)) == 4


def test_damage_that_came_later_is_found(backups: BackupService, clock: Clock):
    made = backups.make()
    assert backups.verify(made.name).is_whole
    spoil(made.path)
    clock.go(1)
    found = backups.verify(made.name)
    assert (found.is_whole, found.checked_at) == (False, clock.at)
    assert found.counts == Counts(papers=20)  # as it was when it was made
    assert backups.damaged() == [found]


def test_one_byte_in_a_text_is_found_too(backups: BackupService):
    made = backups.make()
    content = made.path.read_bytes()
    at = content.index(b"Paper 7")
    with made.path.open("r+b") as file:
        file.seek(at)
        file.write(b"Baper 7")
    assert not backups.verify(made.name).is_whole


def test_one_of_an_older_program_is_counted_when_it_is_looked_at(backups: BackupService):
    made = backups.make()
    older = made.path.with_name("library-v3-20250101T000000Z.sqlite")
    made.path.rename(older)
    (found,) = backups.overview().backups
    assert (found.reason, found.version, found.counts) == (Reason.MIGRATION, 3, None)
    assert backups.verify(older.name).counts == Counts(papers=20)


def test_many_groups_are_merged_after_one_and_none_if_there_is_none(
    backups: BackupService, holdings: Holdings, monkeypatch: pytest.MonkeyPatch
):
    fill(holdings, 21, 60)
    own = holdings.upkeep.backups
    duplicates = DuplicateService(
        holdings.database, holdings.references, holdings.organisation, own.before_merging
    )
    duplicates.merge([Merge(1, (2,)), Merge(3, (4,))])
    assert reasons(own) == []
    many = [Merge(n, (n + 1,)) for n in range(5, 5 + 2 * MANY_GROUPS, 2)]
    duplicates.merge(many)
    (made,) = own.overview().backups
    assert (made.reason, made.counts) == (Reason.BULK, Counts(papers=58, trashed=2))
    holdings.database.undo()

    def full(*_: object) -> None:
        raise LibraryError(own.files.folder, "disk-full")

    monkeypatch.setattr(backup_copies, "copy", full)
    with pytest.raises(BackupError) as caught:
        duplicates.merge(many)
    assert "Nothing was changed" in sentence(caught.value)
    assert holdings.references.counts().all == 58


def test_many_papers_are_deleted_after_one_or_on_a_full_disk_without(
    backups: BackupService, holdings: Holdings, monkeypatch: pytest.MonkeyPatch
):
    fill(holdings, 21, 250)
    ids = list(range(1, 121))
    holdings.organising.trash(ids)
    holdings.organising.delete(ids)
    own = holdings.upkeep.backups
    (made,) = own.overview().backups
    assert made.counts == Counts(papers=130, trashed=120)

    def full(*_: object) -> None:
        raise LibraryError(own.files.folder, "disk-full")

    monkeypatch.setattr(backup_copies, "copy", full)
    rest = list(range(121, 251))
    holdings.organising.trash(rest)
    holdings.organising.delete(rest)
    assert holdings.references.counts().all == 0


def test_a_file_that_only_a_backup_needs_is_not_cleared_up(
    backups: BackupService, holdings: Holdings, tmp_path: Path
):
    source = tmp_path / "paper.pdf"
    source.write_bytes(b"%PDF-1.4 only once")
    report = holdings.attachments.attach(1, [source], JobContext())
    kept = tmp_path / "files" / report.added[0].path
    os.utime(kept, (1, 1))
    own = holdings.upkeep.backups
    made = own.make()
    holdings.attachments.detach(holdings.attachments.files(1)[0].attachment.id)
    with holdings.database.write() as connection:
        connection.exec_driver_sql("DELETE FROM step_row")  # no step could bring it back
    holdings.upkeep.repair_files()
    assert kept.exists()
    made.path.write_bytes(b"unreadable")
    holdings.upkeep.repair_files()
    assert kept.exists()  # nobody knows what that one needs
    own.files.drop(own.files.all()[0])
    holdings.upkeep.repair_files()
    assert not kept.exists()


def test_nor_one_that_another_library_in_the_folder_needs(
    holdings: Holdings, backups: BackupService, tmp_path: Path
):
    sister = open_holdings(LibraryFile.open(tmp_path / "second.sqlite"))
    fill(sister, 1, 1)
    source = tmp_path / "paper.pdf"
    source.write_bytes(b"%PDF-1.4 hers")
    report = sister.attachments.attach(1, [source], JobContext())
    kept = tmp_path / "files" / report.added[0].path
    os.utime(kept, (1, 1))
    holdings.upkeep.repair_files()
    sister.database.close()
    assert kept.exists()


# Putting back


def test_restoring_brings_back_what_was_and_keeps_what_is(
    backups: BackupService, holdings: Holdings, library: Path, clock: Clock
):
    holdings.organising.set_note(1, "a note")
    made = backups.make()
    fill(holdings, 21, 22)
    holdings.database.close()
    clock.go(1)
    before = backups.restore(made.name)
    assert before is not None
    assert (before.reason, before.counts) == (Reason.RESTORE, Counts(papers=22, notes=1))
    again = open_holdings(LibraryFile.open(library))
    assert again.references.counts().all == 20
    assert again.upkeep.check(JobContext()) == []
    with again.database.read() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
    again.database.close()
    backups.restore(before.name)
    assert papers(library) == 22


def test_a_library_that_somebody_has_open_is_left_alone(
    backups: BackupService, holdings: Holdings, library: Path
):
    made = backups.make()
    fill(holdings, 21, 22)
    with pytest.raises(BackupError) as caught:
        backups.restore(made.name)
    assert "another window or program has the library open" in sentence(caught.value)
    assert papers(library) == 22
    assert reasons(backups) == ["by-hand"]


def test_a_loss_of_more_than_a_fifth_needs_a_second_yes(
    backups: BackupService, holdings: Holdings, library: Path
):
    small = backups.make()
    fill(holdings, 21, 26)
    holdings.database.close()
    for ask in (backups.restore, backups.plan_restore):
        with pytest.raises(BackupError) as caught:
            ask(small.name)
        assert caught.value.reason == "loses-much"
    assert papers(library) == 26
    backups.restore(small.name, despite_loss=True)
    assert papers(library) == 20


def test_a_damaged_one_is_never_put_back(backups: BackupService, holdings: Holdings, library: Path):
    made = backups.make()
    spoil(made.path)
    backups.verify(made.name)
    holdings.database.close()
    with pytest.raises(BackupError) as caught:
        backups.restore(made.name)
    assert caught.value.reason == "damaged"
    assert papers(library) == 20
    with pytest.raises(BackupError) as caught:
        backups.restore("../library.sqlite")
    assert caught.value.reason == "unknown"


def test_a_damaged_library_is_set_aside_and_the_backup_takes_its_place(
    backups: BackupService, holdings: Holdings, library: Path
):
    made = backups.make()
    holdings.database.close()
    spoil(library, 0, 8192)
    damaged = library.read_bytes()
    assert backups.restore(made.name) is None
    assert papers(library) == 20
    (aside,) = library.parent.glob("library-damaged-*.sqlite")
    assert aside.read_bytes() == damaged


def test_stopped_in_the_middle_the_library_is_as_it_was(
    backups: BackupService, holdings: Holdings, library: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(backup_copies, "_STEP_PAGES", 5)
    made = backups.make()
    fill(holdings, 21, 22)
    holdings.database.close()
    token = CancelToken()

    def stop(progress: object) -> None:
        if getattr(progress, "stage", "") == "restore":
            token.cancel()

    with pytest.raises(CancelledError):
        backups.restore(made.name, JobContext(token, stop))
    assert papers(library) == 22


def test_what_is_planned_for_the_next_start_is_known_and_can_be_forgotten(backups: BackupService):
    made = backups.make()
    backups.plan_restore(made.name)
    assert backups.overview().planned == made.name
    backups.forget_restore()
    assert backups.overview().planned == ""


@pytest.mark.parametrize("text", ["", "[]", '{"backup": 3}', "{", json.dumps({"other": 1})])
def test_a_plan_that_cannot_be_read_is_none(backups: BackupService, text: str):
    backups.make()
    (backups.files.folder / "library.restore").write_text(text)
    assert restoring.planned(backups.library) == ""
