# SPDX-License-Identifier: GPL-3.0-or-later
"""One input for one target, judged: time, memory, errors. And a process that goes on after a crash."""

import faulthandler
import json
import random
import resource
import subprocess
import sys
import time
import traceback
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path

from tests.corpus import ROOT
from tests.fuzzing import fuller
from tests.fuzzing.inputs import mutated, seeds
from tests.fuzzing.judge import SlowError, judged
from tests.fuzzing.structure import changed_json, changed_xml
from tests.fuzzing.targets import Target, targets

_MEMORY = 4_000_000_000
_GROWTH_KB = 400_000
_HANG = 120.0
_SHAPES = {"pubmed-xml": changed_xml, "endnote-xml": changed_xml, "zotero-rdf": changed_xml,
           "csl-json": changed_json}  # fmt: skip


class GrowthError(Exception):
    """One input took far more memory than it has bytes."""


def _reader(name: str) -> Target:
    return Target(name, lambda: format_seeds()[name], lambda data, chance: judged(name, data),
                  _SHAPES.get(name), seconds=3.0, longest=300_000)  # fmt: skip


@cache
def format_seeds() -> dict[str, list[bytes]]:
    """Return the seeds of the file formats."""
    return seeds(ROOT)


@cache
def all_targets() -> dict[str, Target]:
    """Return every target by name, the readers of file formats first."""
    found = [_reader(name) for name in sorted(format_seeds())] + targets()
    return {target.name: target for target in found}


@cache
def _seeds_of(name: str) -> Sequence[bytes]:
    return list(all_targets()[name].seeds())


def made(name: str, number: int) -> tuple[bytes, random.Random]:
    """Return the input of a target with a number, always the same one."""
    target = all_targets()[name]
    chance = random.Random(f"{name} {number}")
    data = chance.choice(_seeds_of(name))
    if target.change is not None and chance.random() < 0.6:
        data = target.change(data, chance)
    if target.change is None or chance.random() < 0.5:
        others = format_seeds()[chance.choice(sorted(format_seeds()))]
        mostly = _seeds_of(name) if chance.random() < 0.8 else others
        data = mutated(data, mostly, chance)[: target.longest]
    return data, chance


def tried(name: str, number: int) -> None:
    """Feed one input to its target.

    Raises:
        SlowError: it took far too long.
        GrowthError: it took far too much memory.
        Exception: whatever must not be raised.
    """
    target = all_targets()[name]
    data, chance = made(name, number)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.process_time()
    with suppress(*target.errors):
        target.run(data, chance)
    taken = time.process_time() - started
    if taken > target.seconds + 20 * len(data) / 1e6:
        raise SlowError(f"{taken:.1f} s for {len(data)} bytes")
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    if grown > _GROWTH_KB + len(data) // 10:
        raise GrowthError(f"{grown // 1000} MB for {len(data)} bytes")


def run(names: Sequence[str], first: int, seconds: float, keep: Path | None, state: Path) -> int:
    """Try inputs of all targets in turn until the time is over; return how many failed."""
    resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))
    end = time.monotonic() + seconds
    number, failed, done = first, 0, Counter[str]()
    told: set[str] = set()
    for name in names:
        _seeds_of(name)  # what is made once counts for no input
    while time.monotonic() < end:
        for name in names:
            if number % all_targets()[name].every:
                continue
            state.write_text(json.dumps([name, number, failed, done]))
            faulthandler.dump_traceback_later(_HANG, exit=True)
            try:
                tried(name, number)
            except Exception as error:
                failed += 1
                _told(name, number, error, told, keep)
            done[name] += 1
            if time.monotonic() > end:
                break
        number += 1
    faulthandler.cancel_dump_traceback_later()
    fuller.forget()
    state.write_text(json.dumps(["", number, failed, done]))
    return failed


def _told(name: str, number: int, error: Exception, told: set[str], keep: Path | None) -> None:
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{name} {type(error).__name__} {frames[-1].filename}:{frames[-1].lineno}"
    if place in told and not isinstance(error, SlowError):
        print(f"again: {place} (--only {name} --seed {number})", flush=True)
        return
    told.add(place)
    words = "".join(traceback.format_exception(error)[-6:])
    print(f"--only {name} --seed {number}: {words[-1200:]}", flush=True)
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        (keep / f"{name}-{number}").write_bytes(made(name, number)[0])


def supervised(
    arguments: Sequence[str], seconds: float, first: int, state: Path
) -> tuple[Counter[str], int]:
    """Run in a process that is started again where an input ends it; return runs and failures."""
    end = time.monotonic() + seconds
    done, failed, number = Counter[str](), 0, first
    while (left := end - time.monotonic()) > 1:
        state.write_text(json.dumps(["", number, 0, {}]))
        command = [sys.executable, "-m", "tests.fuzzing", "--apart", str(state), "--first", str(number),
                   "--minutes", str(left / 60), *arguments]  # fmt: skip
        code = subprocess.run(command, check=False).returncode
        name, number, failures, runs = json.loads(state.read_text())
        done.update(runs)
        failed += failures
        if name:
            failed += 1
            print(f"--only {name} --seed {number}: the process ended with {code}", flush=True)
            number += 1
    return done, failed
