# SPDX-License-Identifier: GPL-3.0-or-later
"""How much of printed references is read: ``dev.py bench references``, with ``--size`` records.

Half of the articles was never looked at while the reader was written; the table is of that half.
"""

import time
from collections.abc import Iterator

from refdesk.citations.engine import CitationEngine
from refdesk.formats.references.reading import reference_of
from refdesk.resources import resource
from tests.agreement.printed import (
    FIELDS,
    Printed,
    held,
    lines,
    of_articles,
    of_pubmed,
    of_records,
    table,
)
from tests.benchmarks.rows import Row
from tests.corpus import ROOT


def measure(size: int) -> Iterator[Row]:
    """Print the table, and give the share of each field over all real lists, and the speed."""
    del size
    if not ROOT.exists():
        print(f"  no corpus at {ROOT}")
        return
    strings = [p for p in _strings() if held(p.where.split()[0])]
    found = table(iter(strings))
    print(*lines(found), sep="\n")
    for what, begins in (("real lists", "real lists"), ("printed by us", "printed by us")):
        tallies = [tally for style, tally in found.items() if style.startswith(begins)]
        for name in FIELDS:
            if of := sum(tally.of[name] for tally in tallies):
                right = sum(tally.right[name] for tally in tallies)
                yield Row(f"references, {what}: {name}", 100 * right / of, "%")
    own = found["PubMed's own strings"]
    for name in ("doi", "pmid", "pmcid"):
        yield Row(
            f"references, PubMed's own: {name}", 100 * own.share(name), "%", 99, at_least=True
        )
    started = time.process_time()
    for printed in strings[:5000]:
        reference_of(printed.text)
    rate = len(strings[:5000]) / (time.process_time() - started)
    yield Row("references read from text", rate, "a second", 2000, at_least=True)


def _strings() -> Iterator[Printed]:
    yield from of_articles(ROOT)
    yield from of_pubmed(ROOT)
    if resource("build", "citations").is_dir():
        engine = CitationEngine()
        try:
            yield from of_records(ROOT, engine)
        finally:
            engine.close()
