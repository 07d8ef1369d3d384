"""Prints a table of the budgets: ``python3 packaging/dev.py bench [name…] [--size N | --million]``.

Each ``bench_*.py`` beside this file has ``measure(size) -> Iterable[Row]``; a figure outside its
budget is marked, nothing fails: the machine decides what a second is worth.
"""

import argparse
import importlib
import sys
import time
from pathlib import Path

from tests.benchmarks.rows import Row


def main() -> int:
    parser = argparse.ArgumentParser(prog="dev.py bench")
    parser.add_argument("names", nargs="*", help="which: store, window, formats, fulltext …")
    parser.add_argument("--size", type=int, default=100_000, help="papers in the library")
    parser.add_argument("--million", action="store_true", help="a library of 1,000,000 papers")
    options = parser.parse_args()
    size = 1_000_000 if options.million else options.size
    modules = sorted(Path(__file__).parent.glob("bench_*.py"))
    rows: list[Row] = []
    for path in modules:
        name = path.stem.removeprefix("bench_")
        if options.names and name not in options.names:
            continue
        started = time.perf_counter()
        module = importlib.import_module(f"tests.benchmarks.{path.stem}")
        for row in module.measure(size):
            rows.append(row)
            print(row.line(), flush=True)
        print(f"  ({name}: {time.perf_counter() - started:.0f} s)", flush=True)
    missed = [row for row in rows if not row.within]
    print(f"\n{len(rows)} figures, {len(missed)} outside their budget.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
