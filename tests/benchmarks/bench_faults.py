# SPDX-License-Identifier: GPL-3.0-or-later
"""The program killed and its disk failing at some thousand moments: how often something was lost (never)."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.rows import Row
from tests.faults.acts import ACTS
from tests.faults.campaign import FAULTS, HEAD, run, total
from tests.faults.shim import compiler

POINTS, KILLS = 6, 20
"""Moments of each act and kind of fault, and at which it is killed."""


def measure(size: int) -> Iterator[Row]:
    """Yield tries and losses of each kind of fault, after a table of all acts."""
    del size
    if not compiler():
        return
    lines = []
    print(HEAD, flush=True)
    with tempfile.TemporaryDirectory(prefix="refdesk-faults-") as folder:
        many = {name: KILLS if name == "kill" else POINTS for name in FAULTS}
        for line in run(Path(folder), list(ACTS), list(FAULTS.values()), many, seed=1):
            lines.append(line)
            print(line.text(), flush=True)
            for text in (*line.losses, *line.orphans, *line.bugs):
                print("   ", text, flush=True)
    for name in FAULTS:
        whole = total(lines, name)
        yield Row(f"{name}: tries", whole.tries, "tries")
        yield Row(f"{name}: not opened", whole.tries - whole.opened, "libraries", 0)
        lost = len(whole.losses) + len(whole.orphans) + len(whole.bugs)
        yield Row(f"{name}: losses, orphans, tracebacks", lost, "", 0)
