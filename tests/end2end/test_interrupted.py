# SPDX-License-Identifier: GPL-3.0-or-later
"""Ctrl+C at any moment of a command: one word, no traceback, whole batches, no process left."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from refdesk.__main__ import main
from tests.end2end.killing import assert_whole_batches, records
from tests.end2end.program import PATIENCE, Program

PAPERS = 4_000


@pytest.mark.skipif(os.name != "posix", reason="signals of a terminal are POSIX's")
@pytest.mark.parametrize("after", [0.1, 0.4, 0.8, 1.6])
def test_an_interrupted_import_says_so_and_leaves_whole_batches(tmp_path, after):
    program = Program(tmp_path / "home", {"REFDESK_OFFLINE": "1"})
    source = tmp_path / "records.ris"
    source.write_text("".join(records(PAPERS)), "utf-8")
    process = subprocess.Popen(
        [sys.executable, "-c", _RUN, "import", str(source)],
        env=program.surroundings(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
        start_new_session=True,  # a terminal sends it to the program and to what that started
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    deadline = time.monotonic() + after
    while process.poll() is None and time.monotonic() < deadline:
        os.sched_yield()
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGINT)
    said, complaint = process.communicate(timeout=20 * PATIENCE)
    done = "added" in said
    # The last word: Python itself may add one of a callback that it could not finish.
    assert complaint.endswith("" if done else "refdesk: interrupted.\n")
    assert process.returncode in ({0} if done else {130, -signal.SIGINT})
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
    if program.library.exists():
        assert_whole_batches(program.library, PAPERS)


def test_an_interrupt_that_python_wrapped_is_one_too(monkeypatch, capsys):
    """While a class is made, Python 3.11 gives a RuntimeError instead."""

    def load(name):
        try:
            raise KeyboardInterrupt
        except KeyboardInterrupt as pressed:
            raise RuntimeError("Error calling __set_name__") from pressed

    monkeypatch.setattr("importlib.import_module", load)
    assert main(["search", "x"]) == 130
    assert capsys.readouterr().err == "refdesk: interrupted.\n"


def test_any_other_runtime_error_is_a_bug(monkeypatch):
    def load(name):
        raise RuntimeError("a bug")

    monkeypatch.setattr("importlib.import_module", load)
    with pytest.raises(RuntimeError, match="a bug"):
        main(["search", "x"])


_RUN = """
import sys
from refdesk.__main__ import main
print("ready", flush=True)
sys.exit(main())
"""
