# SPDX-License-Identifier: GPL-3.0-or-later
"""How fast the library answers with 100, 1,000 and as many papers as asked."""

import random
import shutil
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from refdesk.domain.query import LibraryQuery, Shelf, SortKey
from refdesk.store.database import Database
from refdesk.store.references import ReferenceStore
from tests.benchmarks.library_fixture import Papers, library
from tests.benchmarks.rows import Row

SMALL = (100, 1_000)
PAGE = 256
NEW = 2_000
TYPED = (
    "hepatocellular carcinoma", "randomized placebo", "patients with the", "covid-19", "shin",
    "journal of clin", "10.1021/J", "간암", "protein expression", "of",
)  # fmt: skip
"""What is typed letter by letter: rare and common words, names, identifiers, nothing found."""


def measure(size: int) -> Iterator[Row]:
    """Yield every figure of the library."""
    for papers in (*SMALL, size):
        yield _opening(papers)
        with _open(papers) as store:
            yield _sorting(store, papers)
            yield from _shelves(store, papers)
            yield _pages(store, papers)
            for sort in (SortKey.ADDED, SortKey.RELEVANCE):
                yield from _keystrokes(store, papers, sort)
    yield _reading(size)
    few, many = _adding(SMALL[-1]), _adding(size)
    yield Row(f"store: add to {SMALL[-1]:,}", few, "/s", 3_000, at_least=True)
    yield Row(f"store: add to {size:,}", many, "/s", 3_000, at_least=True)
    yield Row("store: speed of adding, many against few", many / few, "", 0.7, at_least=True)


@contextmanager
def _open(papers: int) -> Iterator[ReferenceStore]:
    database = Database.open(library(papers))
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


def _p95(values: list[float]) -> float:
    return sorted(values)[int(0.95 * (len(values) - 1))]


def _opening(papers: int) -> Row:
    path = library(papers)

    def start() -> None:
        database = Database.open(path)
        store = ReferenceStore(database)
        store.rows(store.ids(LibraryQuery(limit=PAGE)))
        database.close()

    return Row(f"store: open, first page, {papers:,}", _milliseconds(start), "ms")


def _sorting(store: ReferenceStore, papers: int) -> Row:
    taken = {
        sort: _milliseconds(partial(store.ids, LibraryQuery(sort=sort, descending=down)))
        for sort in SortKey
        for down in (True, False)
    }
    worst = max(taken, key=lambda sort: taken[sort])
    return Row(f"store: sort, slowest ({worst}), {papers:,}", taken[worst], "ms", 200)


def _shelves(store: ReferenceStore, papers: int) -> Iterator[Row]:
    worst = max(_milliseconds(partial(store.ids, LibraryQuery(shelf=shelf))) for shelf in Shelf)
    yield Row(f"store: open the slowest shelf, {papers:,}", worst, "ms", 200)
    yield Row(f"store: counts of shelves, {papers:,}", _milliseconds(store.counts), "ms")


def _pages(store: ReferenceStore, papers: int) -> Row:
    chance = random.Random(3)
    ids = store.ids(LibraryQuery(sort=SortKey.TITLE))
    starts = [chance.randrange(max(1, len(ids) - PAGE)) for _ in range(40)]
    taken = [_milliseconds(partial(store.rows, ids[n : n + PAGE]), 1) for n in starts]
    return Row(f"store: page of {PAGE} lines, p95, {papers:,}", _p95(taken), "ms", 11)


def _keystrokes(store: ReferenceStore, papers: int, sort: SortKey) -> Iterator[Row]:
    def first_page(text: str) -> None:
        store.rows(store.ids(LibraryQuery(text, sort=sort, limit=PAGE)))

    typed = [text[:n] for text in TYPED for n in range(1, len(text) + 1)]
    taken = {text: _milliseconds(partial(first_page, text), 1) for text in typed}
    worst = max(taken, key=lambda text: taken[text])
    p95 = _p95(list(taken.values()))
    yield Row(f"store: keystroke by {sort}, p95, {papers:,}", p95, "ms", 50)
    yield Row(f"store: keystroke by {sort}, worst ({worst}), {papers:,}", taken[worst], "ms")


def _reading(papers: int) -> Row:
    with _open(papers) as store:
        ids = store.ids(LibraryQuery(limit=5_000))
        taken = _milliseconds(lambda: sum(1 for _ in store.iter_references(ids)), 1)
    return Row("store: read whole papers", len(ids) / taken * 1000, "/s", 10_000, at_least=True)


def _adding(papers: int) -> float:
    """Return papers a second: 10 authors, 12 headings, 230 words, index and check included."""
    new = list(Papers().papers(10**6, 10**6 + NEW))
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "library.sqlite"
        shutil.copy(library(papers), copy)
        database = Database.open(copy)
        store = ReferenceStore(database)
        start = time.perf_counter()
        for first in range(0, NEW, 1000):
            store.add_many(new[first : first + 1000])
        taken = time.perf_counter() - start
        database.close()
    return NEW / taken
