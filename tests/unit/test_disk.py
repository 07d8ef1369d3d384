# SPDX-License-Identifier: GPL-3.0-or-later
"""Files take their place whole; one that Windows refuses for a moment is waited for."""

import multiprocessing
import os
import stat
from pathlib import Path

import pytest

from refdesk import disk
from refdesk.domain.errors import WriteFailedError
from refdesk.messages import sentence
from refdesk.services.writing import write_whole
from refdesk.settings import Paths, Settings, load_settings, save_settings


class Held:
    """``Path.replace`` of a Windows where another program has the file open for a while."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, times: int, code: int = 32) -> None:
        self.times, self.code, self.asked = times, code, 0
        self._usual = Path.replace
        monkeypatch.setattr(Path, "replace", lambda new, to: self.replace(new, to))  # noqa: PLW0108 - a method
        monkeypatch.setattr(disk, "_PAUSE", 0.001)

    def replace(self, new: Path, target: Path) -> Path:
        self.asked += 1
        if self.asked <= self.times:
            error = PermissionError(13, "The process cannot access the file", str(new))
            error.winerror = self.code  # type: ignore[attr-defined]
            raise error
        return self._usual(new, target)


@pytest.mark.parametrize("code", [5, 32, 33])
def test_a_file_that_is_held_for_a_moment_is_waited_for(tmp_path, monkeypatch, code):
    held = Held(monkeypatch, 3, code)
    (tmp_path / "papers.ris").write_text("old")
    write_whole(tmp_path / "papers.ris", ["new"])
    assert (tmp_path / "papers.ris").read_text() == "new"
    assert held.asked == 4
    assert [p.name for p in tmp_path.iterdir()] == ["papers.ris"]


def test_a_file_that_stays_held_is_said_and_stays(tmp_path, monkeypatch):
    Held(monkeypatch, 1_000_000)
    monkeypatch.setattr(disk, "PATIENCE", 0.01)
    monkeypatch.setattr(disk.put, "__defaults__", (0.01,))
    (tmp_path / "papers.ris").write_text("old")
    with pytest.raises(WriteFailedError) as caught:
        write_whole(tmp_path / "papers.ris", ["new"])
    assert "another program has the file open" in sentence(caught.value)
    assert (tmp_path / "papers.ris").read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["papers.ris"]


def test_what_may_not_be_written_is_not_waited_for(tmp_path, monkeypatch):
    def refuse(new: Path, target: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    monkeypatch.setattr(disk, "_PAUSE", 1000)
    with pytest.raises(WriteFailedError) as caught:
        write_whole(tmp_path / "papers.ris", ["new"])
    assert caught.value.reason == "no-permission"


def test_settings_wait_too_and_are_the_persons_alone(tmp_path, monkeypatch):
    Held(monkeypatch, 2)
    paths = Paths.resolve({"REFDESK_HOME": str(tmp_path)})
    save_settings(paths, Settings(offline=True), {})
    assert load_settings(paths, {}).offline
    assert stat.S_IMODE(paths.settings_file.stat().st_mode) == 0o600 or os.name == "nt"
    assert [p.name for p in paths.config.iterdir()] == ["settings.json"]


def test_a_half_written_file_of_a_killed_run_goes_with_the_next(tmp_path):
    left = tmp_path / ".papers.ris.0a1b2c3d.part"
    left.write_text("half")
    other = tmp_path / ".another.ris.0a1b2c3d.part"
    other.write_text("half of another file")
    folder = tmp_path / ".papers.ris.files.part"
    folder.mkdir()
    (folder / "a.pdf").write_text("x")
    write_whole(tmp_path / "papers.ris", ["new"])
    assert {p.name for p in tmp_path.iterdir()} == {"papers.ris", other.name}


def _hold(path: str, ready, done) -> None:
    with open(path, "xb") as file:  # noqa: PTH123
        disk.hold(file)
        ready.set()
        done.wait(30)


def test_what_another_process_is_writing_is_left_alone(tmp_path):
    context = multiprocessing.get_context("fork" if os.name == "posix" else "spawn")
    ready, done = context.Event(), context.Event()
    part = tmp_path / ".papers.ris.0a1b2c3d.part"
    other = context.Process(target=_hold, args=(str(part), ready, done))
    other.start()
    try:
        assert ready.wait(30)
        write_whole(tmp_path / "papers.ris", ["new"])
        assert part.exists()
    finally:
        done.set()
        other.join()
    write_whole(tmp_path / "papers.ris", ["newer"])
    assert not part.exists()
