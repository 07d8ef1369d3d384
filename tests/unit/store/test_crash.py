# SPDX-License-Identifier: GPL-3.0-or-later
"""A process that is killed leaves whole batches; two processes share one library."""

import subprocess
import sys
from pathlib import Path

from refdesk.store.check import check
from refdesk.store.database import Database
from refdesk.store.references import ReferenceStore
from tests.unit.store.made import paper

BATCH = 40
_ADD = f"""
import sys
from pathlib import Path
from refdesk.store.database import Database
from refdesk.store.references import ReferenceStore
from tests.unit.store.made import paper
store = ReferenceStore(Database.open(Path(sys.argv[1])))
start, count = int(sys.argv[2]), int(sys.argv[3])
for batch in range(count):
    first = start + batch * {BATCH}
    store.add_many([paper(n, f"Paper {{n}} " + "words " * 200) for n in range(first, first + {BATCH})])
    print(batch, flush=True)
"""


def adding(path: Path, start: int, count: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", _ADD, str(path), str(start), str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_a_killed_import_leaves_whole_batches(tmp_path: Path):
    path = tmp_path / "library.sqlite"
    with adding(path, 1, 100_000) as process:
        assert process.stdout is not None
        for _ in range(8):
            seen = int(process.stdout.readline())
        process.kill()
    database = Database.open(path)
    count = ReferenceStore(database).counts().all
    assert count % BATCH == 0
    assert count >= (seen + 1) * BATCH
    assert check(database) == []
    database.close()


def test_two_processes_add_to_one_library(tmp_path: Path):
    path = tmp_path / "library.sqlite"
    database = Database.open(path)
    store = ReferenceStore(database)
    with adding(path, 100_000, 10) as process:
        for batch in range(10):
            store.add_many([paper(n) for n in range(1 + batch * BATCH, 1 + (batch + 1) * BATCH)])
        process.communicate(timeout=60)
    assert process.returncode == 0
    assert store.counts().all == 20 * BATCH
    assert check(database) == []
    database.close()
