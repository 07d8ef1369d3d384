# SPDX-License-Identifier: GPL-3.0-or-later
"""The program started once more, to work apart.

Python runs one thread at a time. What computes for long beside the window therefore takes turns with it,
and two such works take turns with each other. A process of its own takes a processor of its own.
"""

import gc
import importlib
import os
import pickle
import signal
import struct
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Generic, TypeVar

from refdesk.domain.errors import RefdeskError

T = TypeVar("T")

COMMAND = "apart"
"""The hidden command of the program that works for another one."""
_RUN = "import sys; sys.path.insert(0, sys.argv.pop(1)); from refdesk.__main__ import main; main()"
_LENGTH = struct.Struct("<Q")
_PIPE_BYTES = 1 << 20
_SET_PIPE_SIZE = 1031  # fcntl.F_SETPIPE_SZ, of Linux
_IDLE_SECONDS = 120.0
"""For how long a process that was made ready waits for its work."""
_spare: dict[str, list["subprocess.Popen[bytes]"]] = {}
_spare_lock = threading.Lock()


class ProcessDiedError(Exception):
    """A process ended without a last word: it was killed, or the memory was full."""


def own_program(*arguments: str) -> list[str]:
    """Return the command line that starts this program with arguments, frozen or not."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *arguments]
    return [sys.executable, "-c", _RUN, str(Path(__file__).parents[2]), *arguments]


def start_beside(*arguments: str) -> None:
    """Start this program once more, to live on when this one has ended."""
    subprocess.Popen(own_program(*arguments), start_new_session=True, close_fds=True)  # noqa: S603 - ourselves


def make_ready(module: str, count: int = 1) -> None:
    """Start processes that will soon be asked for functions of a module, if they can be started.

    One that is not asked ends by itself.
    """
    with _spare_lock, suppress(OSError):
        waiting = _spare[module] = [p for p in _spare.get(module, []) if p.poll() is None]
        while len(waiting) < count:
            waiting.append(_started(module))


def let_go() -> None:
    """End the processes that are ready and were not asked."""
    with _spare_lock:
        for process in (p for waiting in _spare.values() for p in waiting):
            _end(process)
        _spare.clear()


def _end(process: "subprocess.Popen[bytes]") -> None:
    if process.poll() is None:
        with suppress(OSError):
            process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(OSError):
                pipe.close()


def _taken(module: str) -> "subprocess.Popen[bytes]":
    with _spare_lock:
        waiting = _spare.get(module, [])
        while waiting:
            process = waiting.pop(0)
            if process.poll() is None:
                return process
    return _started(module)


def _started(module: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(  # noqa: S603 - our own program
        own_program(COMMAND, module),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


class Apart(Generic[T]):
    """One function that yields, run by a process of its own."""

    def __init__(self, function: Callable[..., Iterator[T]], *arguments: object) -> None:
        """Begin to run a function of a module, with arguments that can be pickled.

        Raises:
            OSError: no process can be started.
        """
        self._process = _taken(function.__module__)
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._from: IO[bytes] = self._process.stdout
        _widen(self._from)
        task = (function.__qualname__, arguments)
        with suppress(BrokenPipeError), self._process.stdin as to:
            _send(to, pickle.dumps(task, pickle.HIGHEST_PROTOCOL))

    def items(self) -> Iterator[T]:
        """Yield what the function yields.

        Raises:
            RefdeskError: the function raised it.
            ProcessDiedError: the process was killed, or the function has a bug.
        """
        while True:
            packed = _received(self._from)
            if packed is None:
                raise ProcessDiedError
            kind, value = pickle.loads(packed)  # noqa: S301 - of our own program
            match kind:
                case "item":
                    yield value
                case "error":
                    raise value
                case "bug":
                    raise ProcessDiedError(value)
                case _:
                    return

    def close(self) -> None:
        """End the process, whatever it does. Any thread may say so."""
        _end(self._process)


def _widen(pipe: IO[bytes]) -> None:
    """Let more than 64 KB lie in a pipe: both ends run longer before they wait for each other."""
    if sys.platform == "linux":
        with suppress(OSError, ImportError):
            importlib.import_module("fcntl").fcntl(pipe.fileno(), _SET_PIPE_SIZE, _PIPE_BYTES)


def _send(to: IO[bytes], packed: bytes) -> None:
    to.write(_LENGTH.pack(len(packed)))
    to.write(packed)
    to.flush()


def _received(come_from: IO[bytes]) -> bytes | None:
    head = come_from.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    packed = come_from.read(length)
    return packed if len(packed) == length else None


# In the process of its own


def main(module: str) -> int:
    """Run the function of a module that standard input names, and write what it yields to standard output."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started us decides what an interrupt means
    to = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a stray word on standard output would be taken for an item
    gc.disable()  # papers are trees, and the process ends with its work
    alarm = threading.Timer(_IDLE_SECONDS, os._exit, [0])
    alarm.daemon = True
    alarm.start()
    functions = importlib.import_module(module)
    packed = _received(sys.stdin.buffer)
    alarm.cancel()
    if packed is None:
        return 1
    function, arguments = pickle.loads(packed)  # noqa: S301 - of our own program
    with suppress(BrokenPipeError):  # who asked has gone
        for said in _said(getattr(functions, function), arguments):
            _send(to, pickle.dumps(said, pickle.HIGHEST_PROTOCOL))
    return 0


def _said(
    function: Callable[..., Iterator[object]], arguments: tuple[object, ...]
) -> Iterator[tuple[str, Any]]:
    try:
        for item in function(*arguments):
            yield "item", item
    except RefdeskError as error:
        yield "error", error
    except Exception:  # noqa: BLE001 - the border: told where the work was asked for
        yield "bug", traceback.format_exc()
    else:
        yield "end", None
