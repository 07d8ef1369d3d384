# SPDX-License-Identifier: GPL-3.0-or-later
"""A fault of the program as a frozen value: what failed and where, and nothing that holds on to it.

An exception holds every frame it came through, and those hold widgets and papers. What is made of it
here at once, on the thread that failed, holds words only.
"""

import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from types import FrameType, TracebackType

from refdesk.trouble.scrubbing import kind_of, message_of

OURS = "refdesk"
MOST_FRAMES = 60
"""Places that are told of one exception: endless recursion has a thousand."""
_MOST_CAUSES = 4
_MODULE = re.compile(r"[\w.]{1,80}")
_ACTION = re.compile(r"action[A-Za-z]{1,40}")
_DEEDS = ("refdesk.ui.verbs", "Verbs.do")
"""The function through which every action of the window goes; it calls its action ``name``."""
_JOB = ("refdesk.worker", "_Run.work")
"""The function through which every job goes."""
_SHOWING = frozenset({"paintEvent", "paint", "data", "headerData", "sizeHint", "flags", "drawRow"})


@dataclass(frozen=True, slots=True)
class Place:
    """A line of code, told without the path of its file."""

    module: str
    line: int
    function: str

    def __str__(self) -> str:
        return f"{self.module}:{self.line} {self.function}"

    @property
    def is_ours(self) -> bool:
        """Whether it is in this program and not in a library."""
        return self.module.partition(".")[0] == OURS


@dataclass(frozen=True, slots=True)
class Fault:
    """One exception that nobody expected."""

    kind: str
    message: str
    places: tuple[Place, ...] = ()
    """From the outside in."""
    causes: "tuple[Fault, ...]" = ()
    thread: str = ""
    """Its name, or that it was a job."""
    action: str = ""
    """The action of the window that it came of, where there was one."""

    @property
    def where(self) -> str:
        """What tells this fault from others: what failed in which line of ours, or of a library."""
        ours = [place for place in self.places if place.is_ours]
        last = (ours or list(self.places) or [Place("?", 0, "?")])[-1]
        return f"{self.kind} {last}"

    @property
    def is_of_showing(self) -> bool:
        """Whether something was to be drawn or looked up for drawing."""
        return any(place.function.rpartition(".")[2] in _SHOWING for place in self.places)

    def lines(self) -> list[str]:
        """Return what is told of it."""
        told = [f"  {place}" for place in self.places]
        told.append(f"{self.kind}: {self.message}" if self.message else self.kind)
        for cause in self.causes:
            told.append("which came of:")
            told += cause.lines()
        return told


def fault_of(error: BaseException) -> Fault:
    """Return what may be told of an exception; call it on the thread where it was raised."""
    causes: list[Fault] = []
    cause = error.__cause__ or error.__context__
    while cause is not None and len(causes) < _MOST_CAUSES:
        causes.append(_alone(cause))
        cause = cause.__cause__ or cause.__context__
    alone = _alone(error)
    return Fault(
        alone.kind,
        alone.message,
        alone.places,
        tuple(causes),
        "a job" if _is_of_job(alone) else threading.current_thread().name,
        _action(error.__traceback__),
    )


def _is_of_job(fault: Fault) -> bool:
    """Whether work off the main thread failed; who hears of it does so on the main thread."""
    return any((place.module, place.function) == _JOB for place in fault.places)


def _alone(error: BaseException) -> Fault:
    places = tuple(place_of(frame, line) for frame, line in _walked(error.__traceback__))
    try:
        message = message_of(error)
    except Exception:  # noqa: BLE001 - the fault may be in how the exception tells itself
        message = "…"
    return Fault(kind_of(error), message, _middle_left_out(places))


def place_of(frame: FrameType, line: int | None = None) -> Place:
    """Return where a frame is."""
    module = str(frame.f_globals.get("__name__", "?"))
    known = module if _MODULE.fullmatch(module) else "?"
    return Place(known, line or frame.f_lineno or 0, frame.f_code.co_qualname)


def _walked(trace: TracebackType | None) -> Iterator[tuple[FrameType, int]]:
    while trace is not None:
        yield trace.tb_frame, trace.tb_lineno
        trace = trace.tb_next


def _middle_left_out(places: tuple[Place, ...]) -> tuple[Place, ...]:
    half = MOST_FRAMES // 2
    return places if len(places) <= MOST_FRAMES else places[:half] + places[-half:]


def _action(trace: TracebackType | None) -> str:
    for frame, _ in _walked(trace):
        if (frame.f_globals.get("__name__"), frame.f_code.co_qualname) == _DEEDS:
            name = frame.f_locals.get("name", "")
            return name if isinstance(name, str) and _ACTION.fullmatch(name) else ""
    return ""
