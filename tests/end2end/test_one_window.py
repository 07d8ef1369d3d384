# SPDX-License-Identifier: GPL-3.0-or-later
"""Two starts on one library make one window: real processes, off-screen."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.end2end.program import PATIENCE, ROOT, Program

_PROGRAM = """
import sys
from refdesk import app
from refdesk.ui import one_window
from refdesk.ui.verbs import Verbs
build, front = app.open_window, one_window._to_front
def open_window(library, **how):
    window = build(library, **how)
    window.papers.listed.connect(lambda _: print("listed", flush=True))
    return window
def to_front(window):
    front(window)
    print("in front", window.isVisible(), window.isMinimized(), flush=True)
def show(verbs, paths):
    print("shows", [str(path) for path in paths], flush=True)
Verbs.import_files = show
app.open_window, one_window._to_front = open_window, to_front
sys.exit(app.main(sys.argv[1:]))
"""


@contextmanager
def started(program: Program, library: Path, *files: str) -> "Iterator[subprocess.Popen[str]]":
    """Start the program with a window, and end it behind the test."""
    process = subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, "window", "--library", str(library), *files],
        env=program.surroundings() | {"QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate(timeout=PATIENCE)


def says(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    line = process.stdout.readline().strip()
    assert line, process.stderr and process.stderr.read()
    return line


@pytest.fixture
def home(offline: Program) -> Iterator[Program]:
    """A home whose locks are its own, in a folder with a short name: a socket's may have 107 bytes."""
    with tempfile.TemporaryDirectory(
        prefix="rd-", dir="/tmp" if os.name == "posix" else None
    ) as own:
        for name in ("TMPDIR", "XDG_RUNTIME_DIR"):
            offline.environment[name] = own
        yield offline


def test_the_second_start_raises_the_first_window(home, tmp_path):
    library = tmp_path / "library.sqlite"
    link = tmp_path / "link.sqlite"
    with started(home, library) as first:
        assert says(first) == "listed"
        link.symlink_to(library)
        for path in (library, link):
            with started(home, path) as second:
                assert second.wait(PATIENCE) == 0
            assert says(first) == "in front True False"
        assert first.poll() is None
        assert home("search", "anything", "--library", library).code == 0  # beside the window


def test_the_second_start_shows_its_files_in_the_first_window(home, tmp_path):
    library, ris = tmp_path / "library.sqlite", tmp_path / "새 논문.ris"
    ris.write_text("TY  - JOUR\nTI  - From the desktop\nER  - \n", "utf-8")
    with started(home, library) as first:
        assert says(first) == "listed"
        with started(home, library, str(ris), str(tmp_path / "missing.ris")) as second:
            assert second.wait(PATIENCE) == 0
        assert says(first) == "in front True False"
        assert says(first) == f"shows [{str(ris)!r}]"
    with started(home, library, ris.as_uri()) as alone:
        assert says(alone) == "listed"
        assert says(alone) == f"shows [{str(ris)!r}]"


def test_two_starts_at_once_make_one_window(home, tmp_path):
    library = tmp_path / "library.sqlite"
    with started(home, library) as one, started(home, library) as other:
        assert one.stdout is not None
        said = one.stdout.readline()  # nothing, where it was the second one
        winner, loser = (one, other) if said else (other, one)
        assert said.strip() == "listed" or says(winner) == "listed"
        assert loser.wait(PATIENCE) == 0
        assert says(winner).startswith("in front")


def test_another_library_has_a_window_of_its_own(home, tmp_path):
    with started(home, tmp_path / "a.sqlite") as one, started(home, tmp_path / "b.sqlite") as other:
        assert says(one) == "listed"
        assert says(other) == "listed"


def test_a_window_that_was_killed_is_in_nobodys_way(home, tmp_path):
    library = tmp_path / "library.sqlite"
    with started(home, library) as first:
        assert says(first) == "listed"
        with started(home, library) as second:
            assert second.wait(PATIENCE) == 0
        assert says(first).startswith("in front")
        first.send_signal(signal.SIGKILL)
        first.wait(PATIENCE)
    with started(home, library) as third:
        assert says(third) == "listed"
        with started(home, library) as fourth:
            assert fourth.wait(PATIENCE) == 0
        assert says(third).startswith("in front")
