"""How long it takes to find the duplicates among many papers."""

import time
from collections.abc import Iterator

from refdesk.domain.duplicates import duplicate_groups
from tests.benchmarks.library_fixture import Papers
from tests.benchmarks.rows import Row

_TWICE = 5_000


def measure(size: int) -> Iterator[Row]:
    """Yield the time for half of ``size`` papers, a tenth of them there twice."""
    count = size // 2
    papers = list(Papers().papers(0, count - _TWICE))
    again = papers[:_TWICE]
    started = time.perf_counter()
    groups = duplicate_groups([*papers, *again])
    taken = time.perf_counter() - started
    assert len(groups) == len(again)
    yield Row(f"duplicates among {count:,} papers", taken, "s", 10)
