# SPDX-License-Identifier: GPL-3.0-or-later
"""How many records a second are written and read, in processor time, format by format.

A record has a structured abstract of 230 words, 6 authors and 10 keywords. The best of some runs
counts: the others measure what else the machine does.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from refdesk.domain.indexing import Keyword
from refdesk.domain.reference import Reference
from refdesk.formats.base import ReadReference, all_formats, format_by_id
from tests.benchmarks.library_fixture import Papers
from tests.benchmarks.rows import Row

_MOST_RECORDS = 2_000
_RUNS = 3
_EXPORTS = {"ris": 10_000, "bibtex": 10_000}
_IMPORTS = {"ris": 6_000, "bibtex": None, "nbib": None}
"""Budgets in records a second."""


def _typical(paper: Reference) -> Reference:
    words = paper.title.split()
    keywords = tuple(Keyword(f"{word} {place}", "NOTNLM") for place, word in enumerate(words[:10]))
    return replace(paper, authors=paper.authors[:6], keywords=keywords, mesh=())


def _rate(count: int, work: Callable[[], object]) -> float:
    times = []
    for _ in range(_RUNS):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return count / max(min(times), 1e-9)


def _packed(format_id: str, references: list[Reference]) -> bytes:
    pack = format_by_id(format_id).pack
    return b"".join(pack(references)) if pack else b""


def _text(format_id: str, references: list[Reference]) -> str:
    write = format_by_id(format_id).write
    return "".join(write(references)) if write else ""


def _read_all(format_id: str, data: bytes) -> int:
    read = format_by_id(format_id).read
    records = read(data, "benchmark") if read else iter(())
    return sum(isinstance(record, ReadReference) for record in records)


def measure(size: int) -> Iterable[Row]:
    """Measure what a library of ``size`` papers is written and read with."""
    count = min(size, _MOST_RECORDS)
    references = [_typical(paper) for paper in Papers(even=True).papers(0, count)]
    yield from _exports(references)
    yield from _imports(references)


def _exports(references: list[Reference]) -> Iterator[Row]:
    for form in all_formats():
        if form.pack:
            rate = _rate(len(references), lambda name=form.id: _packed(name, references))  # type: ignore[misc]
            yield Row(f"{form.label}: write", rate, "records/s")
        if form.write:
            rate = _rate(len(references), lambda name=form.id: _text(name, references))  # type: ignore[misc]
            yield Row(
                f"{form.label}: write", rate, "records/s", _EXPORTS.get(form.id), at_least=True
            )


def _imports(references: list[Reference]) -> Iterator[Row]:
    for form in all_formats():
        if not (form.read and form.write):
            continue
        data = _text(form.id, references).encode()
        if _read_all(form.id, data) != len(references):
            raise AssertionError(f"{form.id} did not read what it wrote")
        rate = _rate(len(references), lambda name=form.id, data=data: _read_all(name, data))  # type: ignore[misc]
        yield Row(f"{form.label}: read", rate, "records/s", _IMPORTS.get(form.id), at_least=True)
