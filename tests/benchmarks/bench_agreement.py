# SPDX-License-Identifier: GPL-3.0-or-later
"""How often our readers say what other programs, or a plain look at the file, say of the corpus.

Not a matter of speed, but printed where the other tables are: ``dev.py bench agreement``.
"""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from refdesk.citations.engine import CitationEngine
from refdesk.formats.base import all_formats
from tests.agreement import other_programs, pubmed
from tests.agreement.awkward import RECORDS
from tests.agreement.roundtrip import returned
from tests.agreement.table import lines, table
from tests.benchmarks.rows import Row
from tests.corpus import ROOT

_OF_THE_CORPUS = 300


def measure(size: int) -> Iterator[Row]:
    """Print the tables, and give the share of all fields that agree by format."""
    del size
    yield from _other_programs()
    if not ROOT.exists():
        print(f"  no corpus at {ROOT}")
        return
    found = table(ROOT)
    print(*lines(found), sep="\n")
    for (format_id, whose), tally in sorted(found.items()):
        share = 100 * tally.right.total() / tally.of.total()
        yield Row(f"{format_id}: agrees with {whose}", share, "% of fields")
    yield from _printed()
    for form in all_formats():
        if form.write and form.read:
            result = returned(ROOT, form.id)
            print(f"  written as {form.id} and read again: {result.line()}")
            share = 100 * result.same.total() / result.of.total()
            yield Row(f"{form.id}: comes back as it was", share, "% of records")


def _printed() -> Iterator[Row]:
    """How often NLM as PubMed prints it is what PubMed printed."""
    engine = CitationEngine()
    try:
        printed = pubmed.Printed()
        pubmed.sources(ROOT, engine, printed)
        pubmed.records(ROOT, engine, printed)
        pubmed.strings(ROOT, engine, printed)
    finally:
        engine.close()
    print(*printed.lines(), sep="\n")
    for truth, count in printed.of.items():
        yield Row(f"{truth}: the same", 100 * printed.same[truth] / count, "% of entries")


def _other_programs() -> Iterator[Row]:
    """Give how often other programs read from our files what we hold."""
    corpus = other_programs.corpus_references(ROOT, _OF_THE_CORPUS) if ROOT.exists() else []
    for name, references in (("hand-made records", RECORDS), ("records of the corpus", corpus)):
        with TemporaryDirectory() as folder:
            found = other_programs.table(references, Path(folder)) if references else {}
        print(f"  what other programs read from our files: {len(references)} {name}")
        print(*other_programs.lines(found), sep="\n")
        for (format_id, program), tally in found.items():
            share = 100 * tally.right.total() / tally.of.total()
            yield Row(f"{format_id}: {program} reads {name}", share, "% of fields")
