# SPDX-License-Identifier: GPL-3.0-or-later
"""Every act, stopped or disturbed at many of its calls: the tables of faults.

``python -m tests.faults.campaign --points 20`` tries twenty points of each act and kind of fault;
``--only kill`` or ``--act import`` fewer.
"""

import argparse
import json
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from refdesk.domain.errors import RefdeskError
from refdesk.domain.exporting import ExportOptions
from refdesk.domain.jobs import JobContext
from refdesk.messages import sentence
from refdesk.settings import Paths, load_settings, save_settings
from refdesk.wiring import Services
from tests.faults.acts import ACTS
from tests.faults.bundling import go_on_with_bundles
from tests.faults.given import environment, services
from tests.faults.judging import complaints, contents
from tests.faults.power import cut
from tests.faults.serving import Outcome, Server, Try
from tests.faults.shim import CHANGING, FOR_EVER, Call, Kind, compiled


@dataclass(frozen=True)
class Fault:
    """A kind of trouble: what goes wrong, in which calls, and for how many of them."""

    name: str
    kind: Kind
    calls: Call = CHANGING
    lasting: int = FOR_EVER
    sectors: bool = False
    """After a power cut: chance keeps some sectors of what was not flushed, not none."""


_GROWING = Call.WRITE | Call.OPEN | Call.RENAME | Call.TRUNCATE
FAULTS = {
    fault.name: fault
    for fault in (
        Fault("kill", Kind.KILL),
        Fault("torn write, kill", Kind.TORN, Call.WRITE),
        Fault("power cut, all lost", Kind.CUT),
        Fault("power cut, some sectors", Kind.CUT, sectors=True),
        Fault("no space, once", Kind.NO_SPACE, _GROWING, 1),
        Fault("no space from then on", Kind.FULL, _GROWING),
        Fault("input/output error, once", Kind.INPUT_OUTPUT, CHANGING, 1),
        Fault("input/output error from then on", Kind.INPUT_OUTPUT),
        Fault("error of reading, once", Kind.INPUT_OUTPUT, Call.READ, 1),
        Fault("flush fails, once", Kind.INPUT_OUTPUT, Call.SYNC, 1),
        Fault("short write", Kind.SHORT, Call.WRITE, 1),
    )
}
STOPS = frozenset({Kind.KILL, Kind.TORN, Kind.CUT})
"""Kinds after which there is nobody who could be told anything."""


@dataclass
class Line:
    """What became of all tries of one act and one fault."""

    act: str
    fault: str
    tries: int = 0
    struck: int = 0
    opened: int = 0
    told: int = 0
    """Tries that ended with a sentence."""
    losses: list[str] = field(default_factory=list)
    orphans: list[str] = field(default_factory=list)
    bugs: list[str] = field(default_factory=list)
    """Tracebacks, and processes that hung."""

    def text(self) -> str:
        return (
            f"{self.fault:<32} {self.act:<16} {self.tries:>5} {self.struck:>6} {self.opened:>6} "
            f"{self.told:>5} {len(self.losses):>6} {len(self.orphans):>7} {len(self.bugs):>5}"
        )


HEAD = (
    f"{'fault':<32} {'act':<16} {'tries':>5} {'struck':>6} {'opened':>6} {'told':>5} {'losses':>6} "
    f"{'orphans':>7} {'bugs':>5}"
)


class Campaign:
    """One act, tried again and again from the same beginning."""

    def __init__(self, server: Server, folder: Path, act: str) -> None:
        self._server, self._act = server, act
        self._folder = folder / act.replace(" ", "-")
        self.home = self._folder / "home"
        self._before = self._folder / "before"
        self._side = self._folder / "side"
        self._side.mkdir(parents=True)
        self.home.mkdir()
        ACTS[act].prepare(self.home)
        shutil.copytree(self.home, self._before)
        self.library = Paths.resolve(environment(self.home)).library
        self._trace = self._looked_at()

    def _looked_at(self) -> list[tuple[int, str]]:
        outcome = self._run(Try(self._act, str(self.home), str(self._side), trace=True))
        assert outcome.ended == "done", outcome.ended
        self._steps = outcome.said
        trace = [tuple(seen) for seen in json.loads((self._side / "trace").read_text("utf-8"))]
        wrong = list(complaints(self.home, self.library))
        assert not wrong, wrong
        written = self.home / "out" / "papers.ris"
        self._exported = written.read_text("utf-8") if written.exists() else ""
        return trace

    def _run(self, wanted: Try) -> Outcome:
        shutil.rmtree(self.home)
        shutil.copytree(self._before, self.home)
        return self._server.run(wanted)

    def calls(self, which: Call) -> int:
        """Return how many of these calls the act makes when nothing goes wrong."""
        wanted = Try(self._act, str(self.home), str(self._side), calls=int(which))
        return self._run(wanted).calls

    def try_at(self, fault: Fault, at: int, line: Line, chance: random.Random) -> None:
        """Let one call go wrong and enter what became of it."""
        wanted = Try(
            self._act,
            str(self.home),
            str(self._side),
            fault.kind,
            int(fault.calls),
            at,
            fault.lasting,
        )
        outcome = self._run(wanted)
        line.tries += 1
        line.struck += bool(outcome.hits)
        where = f"{self._act}, {fault.name}, call {at}"
        if fault.kind is Kind.CUT:
            cut(self.home, self._side / "log", chance if fault.sectors else None)
        if fault.kind not in STOPS or not outcome.hits:
            if outcome.code or "Traceback" in outcome.ended or not outcome.ended:
                line.bugs.append(f"{where}: {outcome.code} {outcome.ended}")
            line.told += outcome.ended not in {"done", ""}
        self._look(outcome, line, where, durable=fault.kind is not Kind.CUT)

    def _look(self, outcome: Outcome, line: Line, where: str, *, durable: bool) -> None:
        line.losses += [f"{where}: {text}" for text in self._missing(outcome)]
        try:
            with services(self.home) as opened:
                opened.library.counts()
                opened.upkeep.backups.files.clear()
                with opened.database.write():
                    pass
                found = opened.upkeep.check_files()
                line.losses += [f"{where}: {f}" for f in found]
                self._go_on(opened)
        except RefdeskError as error:
            line.losses.append(f"{where}: not opened: {sentence(error)} {error!r}")
            return
        line.opened += 1
        for text in complaints(self.home, self.library):
            is_orphan = text.startswith(("orphan", "left over"))
            (line.orphans if is_orphan else line.losses).append(f"{where}: {text}")

    def _go_on(self, opened: Services) -> None:
        """Do what a window does at its end, and what a person does whose export was cut off."""
        paths = Paths.resolve(environment(self.home))
        save_settings(paths, load_settings(paths, {}), {})
        if self._act == "export":
            out, how = self.home / "out", ExportOptions(with_files=True)
            ids = list(opened.transfer.all_ids())
            opened.transfer.export(ids, "ris", out / "papers.ris", JobContext(), ExportOptions())
            opened.transfer.export(ids, "bibtex", out / "papers.bib", JobContext(), how)
        if self._act == "bundle":
            go_on_with_bundles(self.home, opened)

    def _missing(self, outcome: Outcome) -> Iterator[str]:
        """Yield what of the steps that were told is not there, and what is there of half a step."""
        done = len(outcome.said)
        if outcome.said != self._steps[:done]:
            yield f"other steps: {outcome.said}"
        # What is kept during a step is seen while the steps before it were told.
        allowed = {word for steps, word in self._trace if steps == done}
        allowed |= {[word for steps, word in self._trace if steps < max(done, 1)][-1]}
        if not self._is_among(allowed):
            yield f"after {done} steps the library is none of {sorted(allowed)}"
        yield from self._others(done, stopped=bool(outcome.code))

    def _is_among(self, allowed: set[str]) -> bool:
        """Whether the library, as it lies there, is one of some; looked at in a copy."""
        copy = self._folder / "copy"
        shutil.rmtree(copy, ignore_errors=True)
        copy.mkdir()
        for name in ("", "-wal", "-journal"):
            path = self.library.with_name(self.library.name + name)
            if path.exists():
                shutil.copy(path, copy / path.name)
        return contents(copy / self.library.name) in allowed

    def _others(self, done: int, *, stopped: bool) -> Iterator[str]:
        """Yield what is wrong with files that an act writes elsewhere."""
        if self._act == "export":
            out = self.home / "out"
            text = (out / "papers.ris").read_text("utf-8") if (out / "papers.ris").exists() else ""
            if text != self._exported and not (text == "OLD\n" and not done):
                yield f"half an export of {len(text)} characters"
            bibtex = out / "papers.bib"
            if done > 1 and not bibtex.exists():
                yield "an export that was told is not there"
            if bibtex.exists():
                named = bibtex.read_text("utf-8").count("papers files/")
                there = len(list((out / "papers files").iterdir()))
                if named != there:
                    yield f"{named} files named, {there} there"
        if self._act == "settings":
            paths = Paths.resolve(environment(self.home))
            email = load_settings(paths, {}).identity.email
            kept = ["", "a@example.org", "b@example.org"]
            # Settings that cannot be written are no reason to stop: nobody is told, older ones stay.
            if email not in (kept[done : done + 2] if stopped else kept):
                yield f"settings are {email!r} after {done} steps"
        if self._act == "backup":
            there = len(list((self.library.parent / "backups").glob("*.sqlite")))
            if there not in {done // 2, done // 2 + 1}:
                yield f"{there} backups after {done // 2}"


def points(calls: int, many: int, chance: random.Random) -> Sequence[int]:
    """Return calls to go wrong: the first, the last, and between them spread by chance."""
    if calls <= many:
        return range(1, calls + 1)
    return sorted({1, calls, *chance.sample(range(1, calls + 1), max(many - 2, 0))})


def run(
    folder: Path,
    acts: Sequence[str],
    faults: Sequence[Fault],
    many: Mapping[str, int],
    seed: int,
) -> Iterator[Line]:
    """Yield a line for each act and fault, tried at so many points as are said for the fault."""
    server = Server(folder, compiled(folder))
    try:
        for act in acts:
            campaign = Campaign(server, folder, act)
            for fault in faults:
                chance = random.Random(f"{seed} {act} {fault.name}")
                line = Line(act, fault.name)
                for at in points(campaign.calls(fault.calls), many[fault.name], chance):
                    campaign.try_at(fault, at, line, chance)
                yield line
    finally:
        server.close()


def total(lines: Sequence[Line], fault: str) -> Line:
    """Return all acts of one fault together."""
    whole = Line("all", fault)
    for line in lines:
        if line.fault == fault:
            for name in ("tries", "struck", "opened", "told", "losses", "orphans", "bugs"):
                setattr(whole, name, getattr(whole, name) + getattr(line, name))
    return whole


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults.campaign", description=__doc__)
    parser.add_argument("--points", type=int, default=20)
    parser.add_argument("--act", action="append", choices=ACTS)
    parser.add_argument("--only", action="append", choices=FAULTS)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    faults = [FAULTS[name] for name in options.only or FAULTS]
    began = time.monotonic()
    lines: list[Line] = []
    print(HEAD, flush=True)
    with tempfile.TemporaryDirectory(prefix="refdesk-faults-") as folder:
        many = dict.fromkeys(FAULTS, options.points)
        acts = options.act or list(ACTS)
        for line in run(Path(folder), acts, faults, many, options.seed):
            lines.append(line)
            print(line.text(), flush=True)
            if options.verbose:
                for text in (*line.losses, *line.orphans, *line.bugs)[:6]:
                    print("   ", text, flush=True)
    print()
    for fault in faults:
        print(total(lines, fault.name).text())
    tries = sum(line.tries for line in lines)
    print(f"\n{tries} tries in {time.monotonic() - began:.0f} s")
    return 1 if any(line.losses or line.orphans or line.bugs for line in lines) else 0


if __name__ == "__main__":
    sys.exit(main())
