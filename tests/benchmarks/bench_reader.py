# SPDX-License-Identifier: GPL-3.0-or-later
"""The reader's budgets: a large article from its bytes to the first page, then all of it."""

import gc
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from statistics import median

from PySide6.QtWidgets import QApplication

from refdesk.domain.fulltext import Formula, FulltextSource
from refdesk.fulltext.html import article_html, outline
from refdesk.fulltext.jats import parse_jats
from refdesk.services.fulltext import LARGEST_TABLE, FulltextPage
from refdesk.ui.reader.article_reader import FulltextReader
from refdesk.ui.theme import Theme
from refdesk.worker import InlineRunner
from tests.benchmarks.rows import Row
from tests.corpus import ROOT
from tests.ui.detail.papers import services

TABLES, ROWS, COLUMNS, PARAGRAPHS = 50, 28, 9, 14
"""Together a little over a megabyte, with 13,000 cells."""


def measure(_size: int) -> Iterator[Row]:
    """Yield the figures, measured in a process of their own: the window's are not to know of them."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.bench_reader"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    for line in done.stdout.splitlines():
        yield Row(**json.loads(line))


def figures() -> Iterator[Row]:
    """Yield the figures of one article of a megabyte with 50 tables, and of real ones."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    Theme(application, "light")
    gc.disable()  # as in the window, which collects when nobody waits (refdesk.ui.garbage)
    source = _article().encode()
    reader = FulltextReader(services(), InlineRunner())
    reader.resize(900, 800)
    reader.show()
    application.processEvents()
    parts: list[FulltextPage] = []
    job = _taken(lambda: parts.append(_page(source)))
    page = parts[0]
    yield Row(f"reader: {len(source) / 1e6:.1f} MB read and written as HTML, in a job", job, "ms")
    shown = _taken(lambda: (reader.show_page(page), reader.grab()))
    yield Row("reader: its beginning set and painted, the window's thread", shown, "ms", 100)
    yield Row("reader: from the bytes to the painted page", job + shown, "ms", 500)
    worst, start = 0.0, time.perf_counter()
    while not reader.view.is_filled:
        worst = max(worst, _taken(application.processEvents))
    yield Row("reader: all of it in place", (time.perf_counter() - start) * 1e3, "ms", 3000)
    yield Row("reader: longest halt meanwhile", worst, "ms", 100)
    bar = reader.view.verticalScrollBar()
    frames = []
    for step in range(100):
        bar.setValue(bar.maximum() // 2 + 40 * step)
        frames.append(_taken(application.processEvents))
    yield Row("reader: scrolling, slowest of 100 frames", max(frames), "ms", 33)
    widths = [_taken(lambda w=w: _resize(reader, w)) for w in range(910, 1000, 10)]
    yield Row("reader: dragging the window's edge, slowest frame", max(widths), "ms", 50)
    reader.deleteLater()
    files = sorted((ROOT / "jats").glob("*.xml"))[::15]
    if files:
        rates = [_taken(lambda d=d: _page(d)) / len(d) * 1e5 for d in map(Path.read_bytes, files)]
        yield Row("reader: 100 KB of JATS to HTML, median of 60 articles", median(rates), "ms", 30)


def _resize(reader: FulltextReader, width: int) -> None:
    reader.resize(width, 800)
    QApplication.processEvents()


def _taken(work: Callable[[], object]) -> float:
    """Return how long ``work`` takes, in milliseconds."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1e3


def _page(source: bytes) -> FulltextPage:
    article = parse_jats(source, "benchmark")
    formulas: list[Formula] = []
    html = article_html(
        article,
        image_base="figure:",
        front=False,
        formulas=formulas,
        largest_table=LARGEST_TABLE,
        reader=True,
    )
    where = FulltextSource("PMC", "", "1", "CC BY", "2026-01-01", len(source))
    return FulltextPage(html, tuple(outline(article, front=False)), where, article, tuple(formulas))


def _article() -> str:
    words = "patients were assigned to receive treatment or placebo for twelve weeks " * 11
    text = f'<p>{words}<xref ref-type="bibr" rid="r1">1</xref>.</p>' * PARAGRAPHS
    head = "".join(f"<th>Group {number}, n (%)</th>" for number in range(COLUMNS - 1))
    cells = "<td align='center'>0.64 (0.43)</td>" * (COLUMNS - 1)
    body = "".join(f"<tr><td>Row {number} of it</td>{cells}</tr>" for number in range(ROWS))
    sections = "".join(
        f'<sec id="s{n}"><title>Section {n}</title>{text}<table-wrap id="t{n}"><label>Table {n}'
        f"</label><caption><p>Results.</p></caption><table><thead><tr><th>Variable</th>{head}</tr>"
        f"</thead><tbody>{body}</tbody></table></table-wrap></sec>"
        for n in range(TABLES)
    )
    return (
        "<article><front><article-meta/></front>"
        f'<body>{sections}</body><back><ref-list><ref id="r1"><mixed-citation>A.</mixed-citation>'
        "</ref></ref-list></back></article>"
    )


if __name__ == "__main__":
    for row in figures():
        print(json.dumps(asdict(row)), flush=True)
