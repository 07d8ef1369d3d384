# SPDX-License-Identifier: GPL-3.0-or-later
"""Broken input for every parser, for as long as is wished: ``python -m tests.fuzzing --minutes 20``.

Prints what fails, with the seed that makes it again: ``--only NAME --seed N``.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.fuzzing.inputs import monotonous
from tests.fuzzing.judge import SlowError, times
from tests.fuzzing.running import all_targets, run, supervised, tried

_LENGTH = 60_000


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzzing", description=__doc__)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=None, help="one input and no more")
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--only", default="", help="one target, or several with commas")
    parser.add_argument("--keep", type=Path, help="folder for inputs that fail")
    parser.add_argument("--monotonous", action="store_true", help="time one token over and over")
    parser.add_argument("--list", action="store_true", help="print the targets")
    parser.add_argument("--apart", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    names = options.only.split(",") if options.only else list(all_targets())
    if options.list:
        print("\n".join(names))
        return 0
    if options.monotonous:
        return _monotonous(names)
    if options.seed is not None:
        tried(names[0], options.seed)
        return 0
    if options.apart:
        return min(1, run(names, options.first, 60 * options.minutes, options.keep, options.apart))
    return _supervised(options)


def _supervised(options: argparse.Namespace) -> int:
    passed = ["--only", options.only] if options.only else []
    passed += ["--keep", str(options.keep)] if options.keep else []
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="refdesk-fuzzing-") as folder:
        done, failed = supervised(
            passed, 60 * options.minutes, options.first, Path(folder, "state.json")
        )
    for name, count in sorted(done.items()):
        print(f"{name:<24}{count:>10,}")
    minutes = (time.monotonic() - started) / 60
    print(f"{sum(done.values()):,} inputs in {minutes:.1f} minutes, {failed} failures")
    return 1 if failed else 0


def _monotonous(names: list[str]) -> int:
    failed = 0
    for format_id, what, text in monotonous(_LENGTH):
        if format_id not in names:
            continue
        try:
            times(format_id, text)
        except SlowError as error:
            failed += 1
            print(f"{format_id}: {what}: {error}", flush=True)
        except Exception as error:
            failed += 1
            print(f"{format_id}: {what}: {error!r}", flush=True)
    print(f"{failed} failures")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
