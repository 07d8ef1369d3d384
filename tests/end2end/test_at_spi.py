# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job through AT-SPI, as a screen reader on Linux does it: no mouse, no picture, no code of ours.

Needs what a desktop has (``apt-get install xvfb dbus-x11 at-spi2-core python3-pyatspi``); skipped without it.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent / "at_spi"
ROOT = HERE.parents[2]
SYSTEM_PYTHON = "/usr/bin/python3"


def missing() -> str:
    """Return what is not there for it."""
    for program in ("xvfb-run", "dbus-run-session", SYSTEM_PYTHON):
        if shutil.which(program) is None:
            return program
    if not Path("/usr/libexec/at-spi-bus-launcher").exists():
        return "at-spi2-core"
    found = subprocess.run(
        [SYSTEM_PYTHON, "-c", "import pyatspi"], capture_output=True, check=False
    )
    return "python3-pyatspi" if found.returncode else ""


def test_the_main_job_is_done_by_ear(tmp_path):
    if lacking := missing():
        pytest.skip(f"no {lacking} here")
    environment = {
        **os.environ, "REFDESK_HOME": str(tmp_path / "home"), "REFDESK_OFFLINE": "1", "LC_ALL": "C.UTF-8",
        "PYTHONPATH": str(ROOT),
    }  # fmt: skip
    session = ["bash", HERE / "session.sh", sys.executable, SYSTEM_PYTHON, HERE / "hand.py"]
    run = subprocess.run(
        ["xvfb-run", "-a", "-s", "-screen 0 1280x800x24", "dbus-run-session", "--", *map(str, session)],
        env=environment, capture_output=True, text=True, timeout=150, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr[-2000:]
    heard = json.loads(run.stdout[run.stdout.index("{") :])  # the bus speaks first
    assert heard["rows"] > 3
    assert heard["headers"][:4] == ["Title", "First author", "Year", "Journal"]
    title, *others = heard["first row"]
    assert not title.startswith("Sample")  # the name first, remarks behind it
    assert all(others), "a cell that says nothing"
    assert "copied" in heard["status"]
    assert heard["nameless"] == []
