# SPDX-License-Identifier: GPL-3.0-or-later
"""How long citations take: one, a list of 1,000, and that list as documents and on the clipboard."""

import time
from collections.abc import Callable, Iterable
from functools import partial
from statistics import median

from refdesk.citations.engine import CitationEngine
from refdesk.documents.base import DOCUMENT_FORMATS
from refdesk.documents.clip import bibliography_clip
from refdesk.domain.citation import Bibliography, Cite
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.reference import Author, Journal, PartialDate, Reference
from tests.benchmarks.rows import Row

_STYLES = ("apa", "modern-language-association", "nlm-citation-sequence")
_LIST = 1_000


def paper(number: int) -> Reference:
    authors = (
        Author(f"Name{(number * k) % 97}", "Ann Bea", "AB") for k in range(1, 3 + number % 9)
    )
    return Reference(
        title=f"Effect of treatment {number} on survival in a randomised, double-blind trial",
        authors=tuple(authors),
        journal=Journal("Journal of clinical oncology", "J Clin Oncol", "J Clin Oncol"),
        published=PartialDate(1990 + number % 30, 3),
        volume=str(number % 40),
        issue="7",
        pages=f"{number}-{number + 9}",
        languages=("eng",),
        identifiers=(Identifier(Scheme.DOI, f"10.1000/{number}"),),
    )


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time of a call, that of the engine's thread included."""
    start = time.process_time()
    work()
    return time.process_time() - start


def measure(size: int) -> Iterable[Row]:
    """Yield the figures; ``size`` says nothing here."""
    del size
    papers = [paper(number) for number in range(_LIST)]
    engine = CitationEngine()
    yield Row("citations: start and the usual styles", seconds(engine.warm), "s")
    for style in _STYLES:
        yield from _style_rows(engine, papers, style)
    entries = tuple(engine.bibliography(papers, "apa"))
    made = Bibliography(entries, title="References", layout=engine.layout("apa"))
    engine.close()
    for form in DOCUMENT_FORMATS:
        form.write(Bibliography(()))
        taken = seconds(partial(form.write, made))
        yield Row(f"citations: {_LIST:,} entries as {form.label}", taken, "s")
    taken = seconds(partial(bibliography_clip, made))
    yield Row(f"citations: {_LIST:,} entries for the clipboard", taken, "s")


def _style_rows(engine: CitationEngine, papers: list[Reference], style: str) -> Iterable[Row]:
    engine.format_one(papers[0], style)
    alone = [seconds(partial(engine.format_one, p, style)) for p in papers[1:60]]
    yield Row(f"citations: one entry, warm, {style}", 1000 * median(alone), "ms", 5)
    taken = seconds(partial(engine.bibliography, papers, style))
    yield Row(f"citations: a list of {_LIST:,}, {style}", taken, "s", 5)
    cites = [Cite(n, "12", prefix="see") for n in range(3)]
    engine.cite(papers[:1], style)
    cited = [
        seconds(partial(engine.cite, papers[n : n + 3], style, cites=cites)) for n in range(20)
    ]
    yield Row(f"citations: three works in a text, {style}", 1000 * median(cited), "ms")
