# SPDX-License-Identifier: GPL-3.0-or-later
"""How much of a damaged library comes back, by the kind of damage: without a backup, and with one.

Rows are compared with what was there, to the letter. Where the program ``sqlite3`` is at hand, its
``.recover`` has a line of its own.
"""

import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from refdesk.domain.errors import LibraryError
from refdesk.services.backups import BackupService
from refdesk.services.recovery import recover
from tests.benchmarks import damage
from tests.benchmarks.library_fixture import Papers
from tests.benchmarks.rows import Row

_MOST = 5000
_LESS = frozenset({"fulltext", "citation_key"})
"""What can be fetched or made again."""


def measure(size: int) -> Iterable[Row]:
    """Yield the shares of rows that are there again, and seconds."""
    count = min(size, _MOST)
    with tempfile.TemporaryDirectory(prefix="refdesk-recovery-") as folder:
        home = Path(folder)
        source = home / "source.sqlite"
        damage.fill(source, list(Papers().papers(0, count)))
        want = {table: damage.rows(source, table) for table in damage.COMPARED}
        program = _program(source, want)
        for name, spoil in damage.DAMAGES.items():
            yield from _one(home, source, name, spoil, want, program)


def _one(home, source, name, spoil, want, program) -> Iterable[Row]:
    for words, backed in (("", False), (" + backup", True)):
        place = home / "place"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        library = place / "library.sqlite"
        shutil.copyfile(source, library)
        if backed:
            BackupService(library).make()
        spoil(library)
        started = time.perf_counter()
        try:
            done = recover(library)
            papers = 100 * (done.counts.papers + done.counts.trashed) / len(want["reference"])
        except LibraryError:
            papers = 0.0
        took = time.perf_counter() - started
        yield Row(f"{name}{words}: papers", papers, "%", 100, at_least=True)
        yield Row(f"{name}{words}: rows to the letter", _share(library, want), "%")
        if not backed:
            yield Row(f"{name}: time", took, "s")
            spoil_again = place / "again.sqlite"
            shutil.copyfile(source, spoil_again)
            spoil(spoil_again)
            if program:
                share = _by_program(program, spoil_again, want)
                yield Row(f"{name}, by sqlite3 .recover: rows", share, "%")


def _share(library: Path, want: dict[str, set[str]]) -> float:
    found = total = 0
    for table, rows in want.items():
        if table in _LESS:
            continue
        total += len(rows)
        try:
            found += len(damage.rows(library, table) & rows)
        except Exception:
            continue
    return 100 * found / total


def _program(source: Path, want: dict[str, set[str]]) -> str:
    """Return the program ``sqlite3``, ``""`` where there is none whose ``.recover`` reads a whole library.

    That of Debian 12 (3.40.1) does not: "SQL logic error".
    """
    program = shutil.which("sqlite3") or ""
    return program if program and _by_program(program, source, want) > 99 else ""


def _by_program(program: str, damaged: Path, want: dict[str, set[str]]) -> float:
    other = damaged.with_name("by-program.sqlite")
    other.unlink(missing_ok=True)
    said = subprocess.run(
        [program, str(damaged), ".recover"], capture_output=True, check=False, timeout=300
    )
    subprocess.run([program, str(other)], input=said.stdout, capture_output=True, check=False)
    return _share(other, want)
