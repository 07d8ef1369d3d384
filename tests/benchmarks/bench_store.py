# SPDX-License-Identifier: GPL-3.0-or-later
"""How fast the library answers with 100, 1,000 and as many papers as asked.

Figures are processor time unless they say "on the clock", since other programs run beside. The
files are read once before, as the window does in its first seconds.
"""

import gc
import os
import random
import shutil
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from refdesk.domain.jobs import CancelToken, JobContext
from refdesk.domain.query import LibraryQuery, Shelf, SortKey
from refdesk.formats.base import format_by_id
from refdesk.services.transfer import TransferService
from refdesk.store.database import Database
from refdesk.store.references import ReferenceStore
from tests.benchmarks.library_fixture import Papers, library
from tests.benchmarks.rows import Row

SMALL = (100, 1_000)
PAGE = 256
NEW = 6_000
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
            for sort in (SortKey.ADDED, SortKey.TITLE, SortKey.RELEVANCE):
                for limit in (PAGE, None):  # the window asks for a page, shows it, asks for all
                    yield from _keystrokes(store, papers, sort, limit)
            yield from _searches(store, papers)
    yield _reading(size)
    few, many = _adding(SMALL[-1]), _adding(size)
    for papers, rate in ((SMALL[-1], few), (size, many)):
        what = f"store: import RIS into {papers:,}, on the clock"
        yield Row(what, rate, "/s", 3_000, at_least=True)
    yield Row("store: speed of importing, many against few", many / few, "", 0.7, at_least=True)


@contextmanager
def _open(papers: int) -> Iterator[ReferenceStore]:
    path = library(papers)
    with path.open("rb") as file:
        while file.read(1 << 22):
            pass
    database = Database.open(path)
    try:
        yield ReferenceStore(database)
    finally:
        database.close()


def _milliseconds(action: Callable[[], object], times: int = 3) -> float:
    taken = []
    for _ in range(times):
        start = time.process_time()
        action()
        taken.append(time.process_time() - start)
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
    # Once each: the second time, the order is still known.
    taken = {
        (sort, down): _milliseconds(partial(store.ids, LibraryQuery(sort=sort, descending=down)), 1)
        for sort in SortKey
        for down in (True, False)
    }
    worst = max(taken, key=lambda order: taken[order])
    return Row(f"store: sort, slowest ({worst[0]}), {papers:,}", taken[worst], "ms", 200)


def _shelves(store: ReferenceStore, papers: int) -> Iterator[Row]:
    # Each sort in turn, so that no order is known any more when it is asked for.
    worst = max(
        _milliseconds(partial(store.ids, LibraryQuery(shelf=shelf, sort=sort)), 1)
        for shelf in Shelf
        for sort in SortKey
    )
    yield Row(f"store: open the slowest shelf, {papers:,}", worst, "ms", 200)
    yield Row(f"store: counts of shelves, {papers:,}", _milliseconds(store.counts), "ms")


def _pages(store: ReferenceStore, papers: int) -> Row:
    chance = random.Random(3)
    ids = store.ids(LibraryQuery(sort=SortKey.TITLE))
    starts = [chance.randrange(max(1, len(ids) - PAGE)) for _ in range(40)]
    taken = [_milliseconds(partial(store.rows, ids[n : n + PAGE]), 1) for n in starts]
    return Row(f"store: page of {PAGE} lines, p95, {papers:,}", _p95(taken), "ms", 11)


def _keystrokes(
    store: ReferenceStore, papers: int, sort: SortKey, limit: int | None
) -> Iterator[Row]:
    def first_page(text: str) -> None:
        store.rows(store.ids(LibraryQuery(text, sort=sort, limit=limit))[:PAGE])

    typed = [text[:n] for text in TYPED for n in range(1, len(text) + 1)]
    taken = {text: _milliseconds(partial(first_page, text), 1) for text in typed}
    worst = max(taken, key=lambda text: taken[text])
    p95 = _p95(list(taken.values()))
    what = f"store: keystroke by {sort}, {'all' if limit is None else 'a page'}"
    budget = None if limit is None else 50 if papers <= 100_000 else 200
    yield Row(f"{what}, p95, {papers:,}", p95, "ms", budget)
    yield Row(f"{what}, worst ({worst}), {papers:,}", taken[worst], "ms")


def _searches(store: ReferenceStore, papers: int) -> Iterator[Row]:
    """Measure what the command line asks: whole words, the best first."""

    def first_page(text: str) -> None:
        store.rows(store.ids(LibraryQuery(text, sort=SortKey.RELEVANCE, limit=PAGE)))

    worst = max(_milliseconds(partial(first_page, text), 1) for text in TYPED)
    yield Row(f"store: search by relevance, worst, {papers:,}", worst, "ms", 200)


def _reading(papers: int) -> Row:
    with _open(papers) as store:
        ids = store.ids(LibraryQuery(limit=5_000))
        gc.disable()  # as in the processes that export
        taken = _milliseconds(lambda: sum(1 for _ in store.iter_references(ids)))
        gc.enable()
    return Row("store: read whole papers", len(ids) / taken * 1000, "/s", 10_000, at_least=True)


def _adding(papers: int) -> float:
    """Return papers a second, on the clock: two processes share the work.

    A RIS file is read, checked for duplicates, stored, indexed and kept as a step to take back.
    """
    write = format_by_id("ris").write
    assert write is not None
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "library.sqlite"
        shutil.copy(library(papers), copy)
        with copy.open("rb+") as file:
            os.fsync(file)  # else the first commit waits until the copy is on the disk
        source = Path(folder) / "new.ris"
        text = "".join(write(Papers().papers(2 * 10**6, 2 * 10**6 + NEW)))
        source.write_text(text, "utf-8", newline="")
        database = Database.open(copy)
        transfer = TransferService(ReferenceStore(database))
        clock = time.perf_counter()
        transfer.import_files([source], JobContext(CancelToken(), lambda _: None))
        rate = NEW / (time.perf_counter() - clock)
        database.close()
    return rate
