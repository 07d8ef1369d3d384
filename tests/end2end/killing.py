# SPDX-License-Identifier: GPL-3.0-or-later
"""The program killed at random moments of an import and of a merge; what is left must be whole.

``python -m tests.end2end.killing --moments 50`` is the long run, the tests beside it a short one.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from refdesk.domain.query import LibraryQuery, Shelf
from refdesk.formats.base import ReadReference
from refdesk.services.converting import read_references
from refdesk.services.reading import PORTION
from refdesk.store.check import check
from refdesk.store.database import Database
from refdesk.store.references import ReferenceStore
from tests.end2end.program import PATIENCE, Program

PAPERS = 10_000
TWINS = 1_000
"""Papers of the library of a merge that are there twice."""
_WORDS = (
    "liver",
    "trial",
    "cells",
    "cohort",
    "sleep",
    "heart",
    "dose",
    "immune",
    "risk",
    "survival",
)


def records(papers: int, twins: int = 0) -> Iterator[str]:
    """Yield RIS records; the last ``twins`` of them are the first ones once more."""
    for number in range(papers):
        paper = number if number < papers - twins else number - (papers - twins)
        chance = random.Random(paper)
        words = " ".join(chance.choices(_WORDS, k=90))
        title = f"{' '.join(chance.choices(_WORDS, k=4))} in group {paper}: an invented trial"
        yield (
            f"TY  - JOUR\r\nTI  - {title}\r\nAU  - Kim, A{paper % 26}\r\nJO  - Invented reports\r\n"
            f"PY  - {1990 + paper % 30}\r\nVL  - {paper % 90}\r\nSP  - {paper}\r\nAB  - {words}\r\n"
            f"{f'N1  - copy {paper}' if number != paper else f'KW  - own {paper}'}\r\nER  - \r\n\r\n"
        )


def start(program: Program, *arguments: str | Path) -> "subprocess.Popen[bytes]":
    """Start a command that is going to be killed."""
    return subprocess.Popen(
        [sys.executable, "-m", "refdesk", *map(str, arguments)],
        env=program.surroundings(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=Path(__file__).parents[2],
    )


def killed(process: "subprocess.Popen[bytes]", after: float) -> bool:
    """Kill a process with SIGKILL after so many seconds; false where it was faster."""
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
        return True
    return False


def begun(process: "subprocess.Popen[bytes]", library: Path) -> None:
    """Wait until a process has opened the library: what is before that is killing Python."""
    while process.poll() is None and not library.with_name(f"{library.name}-wal").exists():
        os.sched_yield()


def duration(program: Program, *arguments: str | Path) -> float:
    """Return the seconds that a command takes once it has opened the library."""
    process = start(program, *arguments)
    begun(process, program.library)
    began = time.monotonic()
    assert process.wait(20 * PATIENCE) == 0
    return time.monotonic() - began


def assert_whole_batches(library: Path, papers: int = PAPERS) -> int:
    """Return how many papers a killed import left: whole batches, in a library that is whole.

    A batch is as many portions as were read in time, mostly six of 500 papers.
    """
    database = Database.open(library)
    try:
        assert check(database) == []
        count = ReferenceStore(database).counts().all
        assert count == papers or count % PORTION == 0, count
        return count
    finally:
        database.close()


def assert_whole_groups(library: Path, papers: int = PAPERS, twins: int = TWINS) -> int:
    """Return how many twins a killed merge put into the trash: each with all it had to give."""
    database = Database.open(library)
    try:
        assert check(database) == []
        store = ReferenceStore(database)
        counts = store.counts()
        assert counts.all + counts.trash == papers
        merged = 0
        trashed = store.ids(LibraryQuery(shelf=Shelf.TRASH))
        gone = {s.reference.pages for s in store.iter_references(trashed)}
        for stored in store.iter_references(store.ids(LibraryQuery())):
            reference = stored.reference
            number = int(reference.pages)
            if number < twins and reference.keywords:  # the older of a pair, which stays
                has_note = f"copy {number}" in reference.note
                assert has_note == (reference.pages in gone), reference
                merged += has_note
        assert merged == counts.trash == len(gone)
        return merged
    finally:
        database.close()


def imported(folder: Path, papers: int) -> tuple[Program, float]:
    """Return a home with a library, and the seconds that its import took."""
    program = Program(folder / "home", {"REFDESK_OFFLINE": "1"})
    source = folder / "records.ris"
    source.write_text("".join(records(papers)), encoding="utf-8")
    return program, duration(program, "import", source)


def with_twins(folder: Path, papers: int, twins: int) -> Program:
    """Return a home whose library has papers twice, as an import does not leave it."""
    program = Program(folder / "home", {"REFDESK_OFFLINE": "1"})
    data = "".join(records(papers, twins)).encode()
    _, found = read_references(data, "twins.ris")
    program.library.parent.mkdir(parents=True)
    database = Database.open(program.library)
    references = [record.reference for record in found if isinstance(record, ReadReference)]
    ReferenceStore(database).add_many(references, merge=False)
    database.close()
    return program


def kill_import(
    folder: Path, moments: int, chance: random.Random, papers: int = PAPERS
) -> list[int]:
    """Kill an import at random moments; return how many papers each left."""
    program, seconds = imported(folder, papers)
    left = []
    for _ in range(moments):
        shutil.rmtree(program.home)
        process = start(program, "import", folder / "records.ris")
        begun(process, program.library)
        killed(process, chance.uniform(0, seconds))
        left.append(assert_whole_batches(program.library, papers))
    assert start(program, "import", folder / "records.ris").wait(20 * PATIENCE) == 0
    assert assert_whole_batches(program.library, papers) == papers  # what was there is not doubled
    return left


def kill_merge(
    folder: Path, moments: int, chance: random.Random, papers: int = PAPERS, twins: int = TWINS
) -> list[int]:
    """Kill a merge of all certain duplicates at random moments; return how many each merged."""
    program = with_twins(folder, papers, twins)
    kept = folder / "kept.sqlite"
    shutil.copy(program.library, kept)
    seconds = duration(program, "duplicates", "--merge", "certain")
    assert assert_whole_groups(program.library, papers, twins) == twins
    left = []
    for _ in range(moments):
        for name in ("", "-wal", "-shm"):
            program.library.with_name(program.library.name + name).unlink(missing_ok=True)
        shutil.copy(kept, program.library)
        process = start(program, "duplicates", "--merge", "certain")
        begun(process, program.library)
        killed(process, chance.uniform(0, seconds))
        left.append(assert_whole_groups(program.library, papers, twins))
    return left


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.end2end.killing", description=__doc__)
    parser.add_argument("--moments", type=int, default=50)
    parser.add_argument("--only", choices=("import", "merge"))
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory(prefix="refdesk-killing-") as folder:
        for name, kill in (("import", kill_import), ("merge", kill_merge)):
            if options.only not in {None, name}:
                continue
            where = Path(folder) / name
            where.mkdir()
            left = kill(where, options.moments, chance)
            print(f"{name}: killed {len(left)} times, whole each time; left: {sorted(left)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
