"""What the monkey's hours cost: memory, the window's own time for each act, jobs that stand still."""

import ctypes
import gc
import statistics
import sys
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from refdesk.ui.trouble.watchdog import Watchdog
from refdesk.worker import Job, JobRunner

STUCK_SECONDS = 300
"""A job that says nothing for so long stands still; the longest service waits a minute."""
BLOCK_MS = 200
LONG_BLOCK_MS = 1000
"""A block of so long is told with its stack."""
_FIRST = 6


@dataclass(frozen=True)
class Sample:
    """One look at the process."""

    minutes: float
    acts: int
    rss: float
    """MB in memory."""
    own: float
    """Of it what is no file's: heap, stacks, pictures."""
    used: float
    """MB that the C library has given out: unlike ``own``, nothing that is free and waits to be used again.
    Python's small objects are not in it, which come in ``blocks``."""
    widgets: int
    objects: int
    blocks: int
    """Pieces of memory that Python's objects take: what grows where these do not is unused."""
    threads: int
    files: int


@dataclass
class Watch:
    """Everything noted in one run."""

    jobs: JobRunner
    began: float = field(default_factory=time.monotonic)
    samples: list[Sample] = field(default_factory=list)
    costs: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)
    stuck: set[str] = field(default_factory=set)
    kinds: Counter[str] = field(default_factory=Counter)
    """How many objects of each kind there were after the first samples, to see which are more now."""
    _said: dict[int, tuple[object, float]] = field(default_factory=dict)

    def sample(self, acts: int) -> Sample:
        """Look now; nothing is given back that the program does not give back itself."""
        rollup = Path("/proc/self/smaps_rollup").read_text("ascii").splitlines()
        sizes = {line.split(":")[0]: int(line.split()[1]) / 1024 for line in rollup[1:]}
        found = Sample(
            (time.monotonic() - self.began) / 60,
            acts,
            sizes["Rss"],
            sizes["Anonymous"],
            _given_out(),
            sum(1 for _ in QApplication.allWidgets()),
            len(gc.get_objects()),
            sys.getallocatedblocks(),
            threading.active_count(),
            len(list(Path("/proc/self/fd").iterdir())),
        )
        self.samples.append(found)
        if len(self.samples) == _FIRST:
            self.kinds = _kinds()
        self._look_at_jobs()
        return found

    def _look_at_jobs(self) -> None:
        now, living = time.monotonic(), set()
        for job in self.jobs.active:
            living.add(job.id)
            state: object = (job.progress, job.state)
            last, since = self._said.get(job.id, (None, now))
            if state != last:
                self._said[job.id] = (state, now)
            elif now - since > STUCK_SECONDS and not _waits_for_another(job, self.jobs):
                self.stuck.add(f"{job.title or job.function!r} ({job.lane.value[0]}, {job.state})")
        self._said = {key: said for key, said in self._said.items() if key in living}

    def slope(self, of: str, first: float = 1 / 3, last: float = 1.0) -> float:
        """Return by how much a figure of :class:`Sample` grows in 1,000 acts, in a part of the run."""
        count = len(self.samples)
        part = self.samples[int(count * first) : int(count * last)]
        if len(part) < 3:
            return 0.0
        acts = [sample.acts / 1000 for sample in part]
        return statistics.linear_regression(acts, [getattr(s, of) for s in part]).slope

    def table(self) -> str:
        """Return the account in lines."""
        lines = [
            " minutes     acts   rss MB   own MB  used MB  widgets  objects    blocks  threads  files"
        ]
        step = max(1, len(self.samples) // 40)
        lines += [
            f"{s.minutes:8.1f} {s.acts:8} {s.rss:8.0f} {s.own:8.0f} {s.used:8.1f} {s.widgets:8} "
            f"{s.objects:8} {s.blocks:9} {s.threads:8} {s.files:6}"
            for s in (*self.samples[:-1:step], *self.samples[-1:])
        ]
        lines += ["", "growth in 1,000 acts in the 2nd, 3rd and 4th quarter of the run"]
        for name, of in (("own MB", "own"), ("used MB", "used"), ("pieces of Python's", "blocks")):
            quarters = [self.slope(of, n / 4, (n + 1) / 4) for n in (1, 2, 3)]
            lines.append(f"{name:<20} " + " ".join(f"{slope:+12,.2f}" for slope in quarters))
        lines += [
            f"memory slope after the first third: {self.slope('own'):+.2f} MB in 1,000 acts, "
            f"used {self.slope('used'):+.2f} MB, {self.slope('blocks'):+,.0f} pieces of Python's",
            "",
            "the window's own milliseconds for an act     times   first third   last third (p50 / p95)",
        ]
        for name, costs in sorted(self.costs.items()):
            third = max(1, len(costs) // 3)
            early, late = _typical(costs[:third]), _typical(costs[-third:])
            lines.append(f"{name:<42} {len(costs):8} {early:>14} {late:>14}")
        more = _kinds()
        more.subtract(self.kinds)
        lines += ["", f"objects more than at sample {_FIRST}:"]
        lines += [f"{count:8} {kind}" for kind, count in more.most_common(25)]
        lines += ["", f"jobs that stood still: {len(self.stuck)}", *sorted(self.stuck)]
        lines += [f"errors: {len(self.errors)}", *self.errors[:40]]
        return "\n".join(lines)


def _kinds() -> Counter[str]:
    return Counter(
        f"{type(found).__module__}.{type(found).__qualname__}" for found in gc.get_objects()
    )


class _MallocInfo(ctypes.Structure):
    """What glibc's ``mallinfo2`` answers, of all its heaps together."""

    _fields_ = tuple(
        (name, ctypes.c_size_t)
        for name in (
            "arena", "ordblks", "smblks", "hblks", "hblkhd", "usmblks", "fsmblks", "uordblks", "fordblks",
            "keepcost",
        )
    )  # fmt: skip


def _given_out() -> float:
    """Return the MB that are in use, those mapped one by one among them; 0 where there is no glibc."""
    try:
        ask = ctypes.CDLL(None).mallinfo2
    except (OSError, AttributeError):
        return 0.0
    ask.restype = _MallocInfo
    found = ask()
    return (int(found.uordblks) + int(found.hblkhd)) / 1e6


def _waits_for_another(job: Job, jobs: JobRunner) -> bool:
    """Whether a job waits in a lane that an older one, which goes on, holds."""
    return any(other.lane is job.lane and other.id < job.id for other in jobs.active)


def _typical(costs: list[float]) -> str:
    ordered = sorted(costs)
    return f"{ordered[len(ordered) // 2]:.0f} / {ordered[round(0.95 * (len(ordered) - 1))]:.0f}"


class Pulse(QObject):
    """Counts for how long the event loop did not turn: blocks of more than ``BLOCK_MS``."""

    def __init__(self, parent: QWidget, doing: Callable[[], str]) -> None:
        super().__init__(parent)
        self._doing = doing
        self.blocks: list[tuple[float, str]] = []
        """Milliseconds, and what was being done."""
        self._last = time.perf_counter()
        timer = QTimer(self)
        timer.timeout.connect(self._beat)
        timer.start(20)

    def _beat(self) -> None:
        now = time.perf_counter()
        if 1000 * (now - self._last) > BLOCK_MS:
            self.blocks.append((1000 * (now - self._last), self._doing()))
        self._last = now

    def forget(self) -> None:
        """Do not count what was since the last beat."""
        self._last = time.perf_counter()

    def table(self, watchdog: Watchdog) -> str:
        """Return the blocks in lines: during which acts, and where the watchdog saw the program."""
        longest = max(self.blocks, default=(0.0, ""))
        lines = [f"blocks over {BLOCK_MS} ms: {len(self.blocks)}, longest {longest[0]:.0f} ms"]
        by_act: dict[str, list[float]] = defaultdict(list)
        for block, doing in self.blocks:
            by_act[doing].append(block)
        lines += [
            f"  {doing:<60} {len(found):5} times, longest {max(found):6.0f}, together {sum(found):7.0f} ms"
            for doing, found in sorted(by_act.items(), key=lambda item: -sum(item[1]))[:40]
        ]
        lines.append("where the program was then:")
        for where, blocks in sorted(watchdog.found.items(), key=lambda item: -item[1].total):
            lines.append(
                f"  {where:<60} {blocks.count:5} times, longest {1000 * blocks.longest:6.0f}, "
                f"together {1000 * blocks.total:7.0f} ms"
            )
            if 1000 * blocks.longest > LONG_BLOCK_MS:
                lines += [f"      {place}" for place in blocks.stack]
        return "\n".join(lines)
