"""PubMed's shape against what PubMed printed of real records; ``dev.py bench agreement`` does all."""

from collections.abc import Callable
from pathlib import Path

import pytest

from refdesk.citations.engine import CitationEngine
from tests.agreement.pubmed import Printed, sources, strings
from tests.corpus import corpus


@pytest.mark.parametrize(
    ("compare", "parts", "step", "least"),
    [
        (sources, ("nbib", "records_open.nbib"), 7, 1.0),
        (strings, ("nlm_citations.jsonl",), 250, 0.98),
    ],
)
def test_pubmed_is_printed_letter_by_letter(
    engine: CitationEngine,
    compare: Callable[..., None],
    parts: tuple[str, ...],
    step: int,
    least: float,
):
    path: Path = corpus(*parts)
    printed = Printed()
    compare(path.parents[len(parts) - 1], engine, printed, step=step)
    print(*printed.lines(), sep="\n")
    assert printed.of.total() > 50
    assert printed.same.total() >= least * printed.of.total(), printed.differing
