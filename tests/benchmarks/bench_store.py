# SPDX-License-Identifier: GPL-3.0-or-later
"""How fast the library answers with 100, 1,000 and 100,000 papers."""

import random
import shutil
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from refdesk.domain.query import LibraryQuery, Shelf, SortKey
from refdesk.store.database import Database
from refdesk.store.references import ReferenceStore
from tests.benchmarks.library_fixture import Papers, library

SIZES = (100, 1_000, 100_000)
PAGE = 256
TYPED = (
    "hepatocellular carcinoma", "randomized placebo", "patients with the", "covid-19", "shin",
    "journal of clin", "10.1021/J", "간암", "protein expression", "of",
)  # fmt: skip
"""What is typed letter by letter: rare and common words, names, identifiers, nothing found."""

Figure = tuple[str, str, str]


@contextmanager
def _open(size: int) -> Iterator[ReferenceStore]:
    database = Database.open(library(size))
    try:
        yield ReferenceStore(database)
    finally:
        database.close()


def _milliseconds(action: Callable[[], object], times: int = 3) -> float:
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        action()
        taken.append(time.perf_counter() - start)
    return 1000 * statistics.median(taken)


def bench_open() -> list[Figure]:
    """Open a library and ask for its newest papers."""
    figures = []
    for size in SIZES:
        path = library(size)

        def start(path: Path = path) -> None:
            database = Database.open(path)
            store = ReferenceStore(database)
            store.rows(store.ids(LibraryQuery(limit=PAGE)))
            database.close()

        figures.append((f"open, first page, {size:,}", f"{_milliseconds(start):.0f} ms", ""))
    return figures


def bench_sort() -> list[Figure]:
    """All ids by each column: the slowest column, up and down."""
    figures = []
    for size in SIZES:
        with _open(size) as store:
            taken = {
                (sort, down): _milliseconds(
                    lambda s=sort, d=down: store.ids(LibraryQuery(sort=s, descending=d))  # type: ignore[misc]
                )
                for sort in SortKey
                for down in (True, False)
            }
        worst = max(taken, key=lambda key: taken[key])
        figures.append(
            (f"sort by any column, {size:,}", f"{taken[worst]:.0f} ms ({worst[0]})", "200 ms")
        )
    return figures


def bench_shelves() -> list[Figure]:
    """All ids of the shelf that is slowest, and the counts of all."""
    figures = []
    for size in SIZES:
        with _open(size) as store:
            worst = max(
                _milliseconds(lambda s=shelf: store.ids(LibraryQuery(shelf=s)))  # type: ignore[misc]
                for shelf in Shelf
            )
            counts = _milliseconds(store.counts)
        figures.append((f"open a shelf, {size:,}", f"{worst:.0f} ms", "200 ms"))
        figures.append((f"counts of shelves, {size:,}", f"{counts:.0f} ms", ""))
    return figures


def bench_page() -> list[Figure]:
    """A page of lines anywhere in the list."""
    figures = []
    for size in SIZES:
        chance = random.Random(3)
        with _open(size) as store:
            ids = store.ids(LibraryQuery(sort=SortKey.TITLE))
            taken = []
            for _ in range(40):
                first = chance.randrange(max(1, len(ids) - PAGE))
                taken.append(_milliseconds(lambda n=first: store.rows(ids[n : n + PAGE]), 1))  # type: ignore[misc]
        figures.append((f"page of {PAGE} lines, p95, {size:,}", f"{_p95(taken):.1f} ms", "11 ms"))
    return figures


def bench_keystrokes() -> list[Figure]:
    """Each letter typed, to the first page of lines."""
    figures = []
    for size in SIZES:
        with _open(size) as store:
            for sort in (SortKey.ADDED, SortKey.RELEVANCE):
                taken = {
                    text[:n]: _milliseconds(
                        lambda t=text[:n], s=sort: store.rows(  # type: ignore[misc]
                            store.ids(LibraryQuery(t, sort=s, limit=PAGE))
                        ),
                        1,
                    )
                    for text in TYPED
                    for n in range(1, len(text) + 1)
                }
                worst = max(taken, key=lambda key: taken[key])
                said = f"{_p95(list(taken.values())):.0f} ms (worst {taken[worst]:.0f}: {worst})"
                figures.append((f"keystroke by {sort}, p95, {size:,}", said, "50 ms"))
    return figures


def bench_import() -> list[Figure]:
    """Papers a second, of 10 authors, 12 headings and 230 words, index and check included."""
    papers = Papers()
    new = list(papers.papers(1_000_000, 1_002_000))
    figures = []
    speeds = {}
    for size in (1_000, 100_000):
        with TemporaryDirectory() as folder:
            copy = Path(folder) / "library.sqlite"
            shutil.copy(library(size), copy)
            database = Database.open(copy)
            start = time.perf_counter()
            for first in range(0, len(new), 1000):
                ReferenceStore(database).add_many(new[first : first + 1000])
            speeds[size] = len(new) / (time.perf_counter() - start)
            database.close()
        figures.append((f"add to {size:,}", f"{speeds[size]:,.0f}/s", "3,000/s"))
    ratio = speeds[100_000] / speeds[1_000]
    figures.append(("add to 100,000 against 1,000", f"{ratio:.0%}", ">= 70 %"))
    return figures


def bench_read() -> list[Figure]:
    """Whole papers a second, as an export reads them."""
    with _open(SIZES[-1]) as store:
        ids = store.ids(LibraryQuery(limit=5_000))
        taken = _milliseconds(lambda: sum(1 for _ in store.iter_references(ids)), 1)
    return [("read whole papers", f"{len(ids) / taken * 1000:,.0f}/s", "10,000/s")]


def _p95(values: list[float]) -> float:
    return sorted(values)[int(0.95 * (len(values) - 1))]


if __name__ == "__main__":
    for bench in (
        bench_open,
        bench_sort,
        bench_shelves,
        bench_page,
        bench_keystrokes,
        bench_import,
        bench_read,
    ):
        for figure in bench():
            print("{:45} {:>45}  {}".format(*figure))
