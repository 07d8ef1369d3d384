# SPDX-License-Identifier: GPL-3.0-or-later
"""Broken files for every reader, for as long as is wished: ``python -m tests.fuzzing --minutes 20``.

Prints what fails, with the seed that makes it again: ``--only FORMAT --seed N``.
"""

import argparse
import random
import sys
import time
import traceback
from pathlib import Path

from tests.corpus import ROOT
from tests.fuzzing.inputs import monotonous, mutated, seeds
from tests.fuzzing.judge import SlowError, judged, times

_LENGTH = 100_000


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzzing", description=__doc__)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=None, help="one input and no more")
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--only", default="", help="one format")
    parser.add_argument("--keep", type=Path, help="folder for inputs that fail")
    parser.add_argument("--monotonous", action="store_true", help="time one token over and over")
    options = parser.parse_args()
    files = seeds(ROOT)
    names = [options.only] if options.only else sorted(files)
    if options.monotonous:
        return _monotonous(names)
    if options.seed is not None:
        return 0 if _try(names[0], files, options.seed, options.keep) else 1
    end = time.monotonic() + 60 * options.minutes
    number, failed = options.first, 0
    while time.monotonic() < end:
        for name in names:
            failed += not _try(name, files, number, options.keep)
        number += 1
    print(f"{(number - options.first) * len(names)} files, {failed} failures")
    return 1 if failed else 0


def _try(name: str, files: dict[str, list[bytes]], number: int, keep: Path | None) -> bool:
    chance = random.Random(f"{name} {number}")
    others = files[chance.choice(sorted(files))]
    data = mutated(chance.choice(files[name]), others, chance)
    try:
        judged(name, data)
        if number % 3 == 0:
            judged(chance.choice(sorted(files)), data)
    except Exception as error:
        what = traceback.format_exception(error)[-6:]
        print(f"--only {name} --seed {number}: {''.join(what)[-900:]}", flush=True)
        if keep is not None:
            keep.mkdir(parents=True, exist_ok=True)
            (keep / f"{name}-{number}").write_bytes(data)
        return False
    return True


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
