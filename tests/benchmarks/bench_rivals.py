# SPDX-License-Identifier: GPL-3.0-or-later
"""Other programs and refdesk on the same files, in one run.

What is compared is not the same work. Parsers (rispy, bibtexparser, pybtex) read a file and keep
nothing. Converters (bibutils, JabRef's jabkit) read one format and write another; ``refdesk convert``
does that too. ``refdesk import`` reads, looks for duplicates, stores and indexes.

Every program runs as a process of its own; figures are its whole processor time, start included, the
best of some runs. Parsers are looked for in the Python that ``REFDESK_BENCH_PYTHON`` names, so that
they need not be among refdesk's own packages.
"""

import math
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from refdesk.formats.base import format_by_id
from tests.benchmarks.library_fixture import Papers
from tests.benchmarks.rows import Row

_ROOT = Path(__file__).parents[2]
_MOST_RECORDS = 2_000
_RUNS = 2
_REFDESK = (sys.executable, "-m", "refdesk")
_PARSERS = {
    ("ris", "rispy"): "import rispy, sys; rispy.load(open(sys.argv[1], encoding='utf-8'))",
    (
        "bib",
        "bibtexparser",
    ): "import bibtexparser, sys; bibtexparser.parse_file(sys.argv[1], encoding='utf-8')",
    (
        "bib",
        "pybtex",
    ): "from pybtex.database import parse_file; import sys; parse_file(sys.argv[1])",
}
"""Programs that read one format, by its ending and the package."""
_BIBUTILS = {
    ("ris", "bib"): ("ris2xml", "xml2bib"),
    ("bib", "ris"): ("bib2xml", "xml2ris"),
}


def measure(size: int) -> Iterator[Row]:
    """Yield records a second of each program that is there, and say which are not."""
    count = min(size, _MOST_RECORDS)
    papers = list(Papers().papers(3_000_000, 3_000_000 + count))
    with TemporaryDirectory() as home:
        folder = Path(home)
        for ending, name in (("ris", "ris"), ("bib", "bibtex")):
            write = format_by_id(name).write
            assert write is not None
            (folder / f"in.{ending}").write_text("".join(write(papers)), "utf-8", newline="")
        for ending, other in (("ris", "bib"), ("bib", "ris")):
            yield from _compared(folder, ending, other, count)


def _compared(folder: Path, ending: str, other: str, count: int) -> Iterator[Row]:
    source, target = folder / f"in.{ending}", folder / f"out.{other}"
    library = folder / "library.sqlite"
    yield _row(
        f"{ending}: refdesk, import with duplicates and index",
        [(*_REFDESK, "--library", str(library), "import", str(source))],
        count,
        fresh=(library, target),
    )
    convert = (*_REFDESK, "convert", str(source), str(target))
    yield _row(f"{ending}: refdesk, convert to {other}", [convert], count, fresh=(target,))
    reader, writer = _BIBUTILS[ending, other]
    if shutil.which(reader) and shutil.which(writer):
        between = folder / "between.xml"
        steps = [
            (
                "sh",
                "-c",
                f'{reader} -i utf8 "$1" > "$2" 2> "$2.said"',
                "sh",
                str(source),
                str(between),
            ),
            ("sh", "-c", f'{writer} "$1" > "$2" 2> "$2.said"', "sh", str(between), str(target)),
        ]
        yield _row(f"{ending}: bibutils, convert to {other} by way of MODS", steps, count)
    else:
        yield _missing(f"{ending}: bibutils, convert to {other}")
    if shutil.which("jabkit"):
        kinds = {"ris": "ris", "bib": "bibtex"}
        jabref = (
            "jabkit", "convert", "--input", str(source), "--input-format", kinds[ending],
            "--output", str(target), "--output-format", kinds[other],
        )  # fmt: skip
        yield _row(f"{ending}: JabRef (jabkit), convert to {other}", [jabref], count)
    else:
        yield _missing(f"{ending}: JabRef (jabkit), convert to {other}")
    python = os.environ.get("REFDESK_BENCH_PYTHON", sys.executable)
    for (read, package), code in _PARSERS.items():
        if read == ending:
            what = f"{ending}: {package}, read only"
            there = subprocess.run(
                [python, "-c", f"import {package}"], capture_output=True, check=False
            )
            if there.returncode == 0:
                yield _row(what, [(python, "-c", code, str(source))], count)
            else:
                yield _missing(what)


def _row(what: str, steps: Sequence[Sequence[str]], count: int, fresh: Sequence[Path] = ()) -> Row:
    """Measure the processor time of some programs, one after the other."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    best = math.inf
    for _ in range(_RUNS):  # the first compiles what is not compiled yet
        for path in fresh:
            for old in path.parent.glob(f"{path.name}*"):
                old.unlink()
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        for step in steps:
            done = subprocess.run(
                step, cwd=_ROOT, capture_output=True, timeout=300, check=False, env=environment
            )
            if done.returncode:
                said = done.stderr.decode(errors="replace").strip().splitlines()
                return Row(f"{what}: failed, {(said or ['?'])[-1][:40]}", math.nan, "")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        best = min(
            best,
            after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime,
        )
    return Row(what, count / max(best, 1e-9), "records/s")


def _missing(what: str) -> Row:
    return Row(f"{what}: not installed", math.nan, "")
