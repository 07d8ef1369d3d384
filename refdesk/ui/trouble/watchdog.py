# SPDX-License-Identifier: GPL-3.0-or-later
"""Notes what keeps the window from answering: a thread looks whether the event loop still beats.

A timer beats on the main thread every tenth of a second, a thread looks ten times a second whether it
did. Where it did not, the thread takes the stack of the main thread, again and again until the beat is
back, and the place that was seen most often is noted with how long it took: the first time at once, and
all of them once more at the end. Both together take one or two thousandths of a processor.

No block is: a computer that slept, and a dialog of the system, which has a loop of its own. A thread of
ours that waited for the interpreter all the while is told as one that holds it.
"""

import contextlib
import dis
import logging
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass
from types import FrameType

from PySide6.QtCore import QObject, Qt, QTimer

from refdesk.domain.plain import Plain
from refdesk.trouble.faults import Place, place_of

BEAT = 0.1
"""Seconds between two beats."""
BLOCKED = 0.2
"""Seconds without an answer from which a person feels that the window hangs."""
_SLEPT = 0.2
"""Share of a block in which this process must have computed, if the thread could not look meanwhile."""
_MOST_LOOKS = 50
_DEPTH = 14
"""Frames that are told of a stack, the innermost."""
_SYSTEM_LOOPS = frozenset(
    {
        "exec", "getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory",
        "getColor", "getFont",
    }
)  # fmt: skip
"""What the window calls that may have a loop of events of the system's, in which no timer beats."""
_WIDGETS = "refdesk.ui."
"""Where that is called; the loop of the program itself is not."""
_LOG = logging.getLogger(__name__)


@dataclass(slots=True)
class Blocks:
    """What is known of one place that kept the window from answering."""

    stack: tuple[Place, ...]
    """From the outside in."""
    count: int = 0
    longest: float = 0.0
    total: float = 0.0
    """Seconds."""

    def add(self, seconds: float) -> None:
        """Count one more."""
        self.count += 1
        self.total += seconds
        self.longest = max(self.longest, seconds)


class Watchdog(QObject):
    """Watches the main thread of the window that it belongs to. Make, start and stop it there."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.found: dict[str, Blocks] = {}
        """What blocked so far, by its innermost place of ours."""
        self._main = threading.get_ident()
        self._beat_at = 0.0
        self._used_at = 0.0
        self._own_at = 0.0
        self._seen: Counter[tuple[Place, ...]] = Counter()
        self._in_system_loop = False
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.setInterval(round(BEAT * 1000))
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Watch from now on; not under a debugger, which stops whatever it looks at."""
        if self._thread is not None or sys.gettrace() is not None:
            return
        self._beat_at, self._used_at = time.monotonic(), time.process_time()
        self._own_at = time.thread_time()
        self._stop.clear()
        self._thread = threading.Thread(target=self._watch, name="watchdog", daemon=True)
        self._thread.start()
        self._timer.start()

    def stop(self) -> None:
        """Watch no more, and note once more what was found."""
        self._timer.stop()
        self._stop.set()
        if self._thread is not None:
            self._thread.join(1.0)
            self._thread = None
            for where, blocks in self.found.items():
                _LOG.info(
                    "blocked in all: %s: %d times, longest %.2f s, together %.2f s",
                    Plain(where), blocks.count, blocks.longest, blocks.total,
                )  # fmt: skip

    # On the main thread

    def _beat(self) -> None:
        now, used = time.monotonic(), time.process_time()
        late, computed = now - self._beat_at - BEAT / 2, used - self._used_at
        own = time.thread_time() - self._own_at
        seen, self._seen = self._seen, Counter()
        ignored, self._in_system_loop = self._in_system_loop, False
        self._beat_at, self._used_at, self._own_at = now, used, time.thread_time()
        if late <= BLOCKED or ignored:
            return
        if not seen and computed < _SLEPT * late:
            return  # nobody ran at all: the computer slept, or others had all of it
        self._note(_most_often(seen), late, own)

    def _note(self, stack: tuple[Place, ...], seconds: float, own: float) -> None:
        """Note a block; ``own`` is what the main thread computed of it: the rest it waited for others."""
        where = _where(stack)
        blocks = self.found.setdefault(where, Blocks(stack))
        blocks.add(seconds)
        if blocks.count == 1:
            lines = "\n".join(f"  {place}" for place in stack)
            _LOG.warning(
                "blocked for %.2f s (%.2f s computing) in %s\n%s",
                seconds, own, Plain(where), Plain(lines),
            )  # fmt: skip

    # On the thread that watches

    def _watch(self) -> None:
        while not self._stop.wait(BEAT):
            if time.monotonic() - self._beat_at > 2 * BEAT:
                self._look()

    def _look(self) -> None:
        # Another Python, or one that is ending, may refuse: then there is nothing to see.
        with contextlib.suppress(Exception):
            frame = sys._current_frames().get(self._main)  # noqa: SLF001 - documented, and for this
            if frame is None or sum(self._seen.values()) >= _MOST_LOOKS:
                return
            if frame.f_code is Watchdog._beat.__code__:
                return  # it is over
            self._in_system_loop |= _is_in_system_loop(frame)
            self._seen[_stack(frame)] += 1


def _where(stack: tuple[Place, ...]) -> str:
    """Return the innermost function of ours in a stack, else of a library."""
    ours = [place for place in stack if place.is_ours]
    last = (ours or list(stack))[-1:]
    return f"{last[0].module} {last[0].function}" if last else "a thread that kept Python"


def _most_often(seen: Counter[tuple[Place, ...]]) -> tuple[Place, ...]:
    """Return a stack in the function that was seen most often, in whichever of its lines."""
    counts: Counter[str] = Counter()
    for stack, count in seen.items():
        counts[_where(stack)] += count
    if not counts:
        return ()
    where = counts.most_common(1)[0][0]
    return max((stack for stack in seen if _where(stack) == where), key=lambda one: seen[one])


def _stack(frame: FrameType | None) -> tuple[Place, ...]:
    places: list[Place] = []
    while frame is not None and len(places) < _DEPTH:
        places.append(place_of(frame))
        frame = frame.f_back
    return tuple(reversed(places))


def _is_in_system_loop(frame: FrameType) -> bool:
    """Whether the innermost frame waits for something that may be a dialog of the system."""
    if not str(frame.f_globals.get("__name__", "")).startswith(_WIDGETS):
        return False
    name = ""
    for instruction in dis.get_instructions(frame.f_code):
        if instruction.offset > frame.f_lasti:
            break
        if instruction.opname in {"LOAD_METHOD", "LOAD_ATTR", "LOAD_GLOBAL"}:
            name = str(instruction.argval)
    return name in _SYSTEM_LOOPS
