# SPDX-License-Identifier: GPL-3.0-or-later
"""The one file unpacks itself once, starts from there, and cleans up; over a small program of our own."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a file for Linux")

_PROGRAM = """#!/bin/sh
if [ "$1" = --version ]; then echo small; exit 0; fi
if [ "$1" = wait ]; then exec sleep 30; fi
echo "ran from $(dirname "$0") with $*"
"""


def made(folder: Path, text: str = _PROGRAM) -> Path:
    import single_file
    import workshop

    shop = workshop.Workshop(folder / "work", folder / "dist", 1_700_000_000)
    (shop.frozen / "lib").mkdir(parents=True)
    program = shop.frozen / "refdesk"
    program.write_text(text)
    program.chmod(0o755)
    (shop.frozen / "lib" / "data.bin").write_bytes(os.urandom(10_000))
    (shop.frozen / "lib" / "link").symlink_to("data.bin")
    return single_file.self_unpacking(shop)


@pytest.fixture(scope="module")
def single(tmp_path_factory) -> Path:
    return made(tmp_path_factory.mktemp("single"))


@pytest.fixture
def home(tmp_path) -> Path:
    return tmp_path / "cache"


def run(single: Path, home: Path, *arguments: str, cwd: Path | None = None):
    environment = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "XDG_CACHE_HOME": str(home)}
    return subprocess.run(
        [str(single), *arguments],
        env=environment,
        capture_output=True,
        text=True,
        cwd=cwd,
        check=False,
    )


def unpacked(home: Path) -> list[Path]:
    return sorted((home / "refdesk-program").iterdir())


def test_it_runs_and_passes_on_what_it_is_given(single, home):
    done = run(single, home, "import", "a file.ris")
    assert done.returncode == 0, done.stderr
    (place,) = unpacked(home)
    assert done.stdout == f"ran from {place} with import a file.ris\n"
    assert (place / "lib" / "link").readlink() == Path("data.bin")
    assert (home / "refdesk-program").stat().st_mode & 0o077 == 0


def test_the_second_start_unpacks_nothing(single, home):
    run(single, home)
    (place,) = unpacked(home)
    (place / "lib" / "data.bin").unlink()
    assert run(single, home).returncode == 0
    assert not (place / "lib" / "data.bin").exists()


def test_it_is_unpacked_by_hand_where_that_is_wanted(single, home, tmp_path):
    done = run(single, home, "--appimage-extract", cwd=tmp_path)
    assert done.stdout == "squashfs-root\n"
    assert (tmp_path / "squashfs-root" / "lib" / "data.bin").is_file()
    assert not home.exists()


def test_a_damaged_file_says_so_and_leaves_nothing(single, home, tmp_path):
    broken = tmp_path / "broken.run"
    body = bytearray(single.read_bytes())
    body[-200] ^= 0xFF
    broken.write_bytes(body)
    broken.chmod(0o755)
    done = run(broken, home)
    assert done.returncode == 1
    assert "damaged" in done.stderr
    assert unpacked(home) == []


def test_what_an_earlier_version_unpacked_goes_unless_it_runs(single, home, tmp_path):
    older = made(tmp_path / "older", _PROGRAM + "# older\n")
    oldest = made(tmp_path / "oldest", _PROGRAM + "# oldest\n")
    assert run(oldest, home).returncode == 0
    (gone,) = unpacked(home)
    # A program is known by its executable, and a script's is its shell: a copy of sleep stands for it.
    running = home / "refdesk-program" / "0123456789abcdef"
    running.mkdir()
    (running / "refdesk").write_bytes(Path("/bin/sleep").read_bytes())
    (running / "refdesk").chmod(0o755)
    half_done = home / "refdesk-program" / ".unpacking-abc"
    half_done.mkdir()
    os.utime(half_done, (time.time() - 7200,) * 2)
    process = subprocess.Popen([running / "refdesk", "30"])
    try:
        assert run(older, home).returncode == 0
        assert not gone.exists()
        assert not half_done.exists()
        assert running.exists()
    finally:
        process.kill()
        process.wait()
    assert run(single, home, "--appimage-clean").returncode == 0
    assert not (home / "refdesk-program").exists()


def test_two_first_starts_at_once_both_run(single, home):
    environment = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "XDG_CACHE_HOME": str(home)}
    both = [
        subprocess.Popen([str(single), "x"], env=environment, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = {process.communicate(timeout=60)[0] for process in both}
    assert len(said) == 1
    assert said.pop().endswith("with x\n")
    assert len(unpacked(home)) == 1


def test_two_builds_of_it_agree(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "urandom", lambda count: b"x" * count)
    one, other = made(tmp_path / "one"), made(tmp_path / "the-other")
    assert one.read_bytes() == other.read_bytes()
