# SPDX-License-Identifier: GPL-3.0-or-later
"""How the starts of a window on one library ended: what a safe mode is offered by.

A start is bad that did not get as far as to be settled, that was ended within a minute of it, or that
ended in code of C. One that was ended later without a word is none: the computer was switched off, or
somebody was in a hurry.
"""

import faulthandler
import json
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import IO, Any

OFFER_AFTER = 2
"""Bad starts in a row after which a safe mode is offered."""
STEADY_SECONDS = 60
"""A window that was settled for so long is a good start, whatever becomes of it."""
_MOST = 20_000
"""Characters that are read of a stack that C code left."""


class Stage(StrEnum):
    """How far a start got."""

    STARTED = "started"
    SETTLED = "settled"
    STEADY = "steady"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Before:
    """What became of the starts before this one."""

    bad: int = 0
    """Bad ones in a row."""
    hard_end: tuple[str, ...] = ()
    """What was left of the last one when code of C ended it, with paths; empty where it did not."""

    @property
    def wants_safe_mode(self) -> bool:
        """Whether a safe mode is to be offered."""
        return self.bad >= OFFER_AFTER


class Starts:
    """Notes the stages of this start, and whether C code ends it; a folder that is closed keeps nothing."""

    def __init__(self, folder: Path, name: str) -> None:
        self._note, self._hard = folder / f"{name}.json", folder / f"{name}.crash"
        self._bad = 0
        self._stack: IO[str] | None = None

    def begin(self) -> Before:
        """Note that a start begins, and return what became of those before."""
        known = self._read()
        hard_end = self._hard_end()
        bad = known.get("bad", 0)
        self._bad = bad if type(bad) is int and 0 <= bad < 1000 else 0
        stage = known.get("stage", Stage.ENDED)
        if stage in {Stage.STARTED, Stage.SETTLED} or (hard_end and stage == Stage.STEADY):
            self._bad += 1
        self._write(Stage.STARTED)
        self._listen()
        return Before(self._bad, hard_end)

    def forgive(self) -> None:
        """Count anew: the person was asked."""
        self._bad = 0
        self._write(Stage.STARTED)

    def settle(self) -> None:
        """Note that all is loaded."""
        self._write(Stage.SETTLED)

    def be_steady(self) -> None:
        """Note that it has been so for a while."""
        self._bad = 0
        self._write(Stage.STEADY)

    def end(self) -> None:
        """Note that the window was closed as it should be."""
        self._bad = 0
        self._write(Stage.ENDED)

    def stop_listening(self) -> None:
        """Let go of the file for stacks of C code."""
        if self._stack is not None:
            faulthandler.disable()
            self._stack.close()
            self._stack = None

    def _listen(self) -> None:
        with suppress(OSError):
            self._stack = self._hard.open("w", encoding="utf-8")
            faulthandler.enable(self._stack)

    def _hard_end(self) -> tuple[str, ...]:
        try:
            text = self._hard.read_text("utf-8", "replace")[:_MOST]
        except OSError:
            return ()
        return tuple(text.splitlines())

    def _read(self) -> dict[str, Any]:
        with suppress(OSError, ValueError, RecursionError):
            found = json.loads(self._note.read_text("utf-8"))
            if isinstance(found, dict):
                return found
        return {}

    def _write(self, stage: Stage) -> None:
        with suppress(OSError):
            self._note.parent.mkdir(parents=True, exist_ok=True)
            new = self._note.with_suffix(".tmp")
            new.write_text(json.dumps({"bad": self._bad, "stage": stage}), "utf-8")
            new.replace(self._note)
