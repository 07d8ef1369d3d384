# SPDX-License-Identifier: GPL-3.0-or-later
"""Commands as forks of one process that has imported the program (docs/decisions/0026).

``python -m tests.end2end.forked N`` is that process: it forks a child for each line that comes from
socket ``N`` and answers with the child's exit code. It has one thread, and opens nothing of the program.
"""

import atexit
import gc
import importlib
import json
import os
import pkgutil
import runpy
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

_PACKAGES = ("refdesk.cli", "refdesk.formats", "refdesk.documents")
"""What commands load by name; all else comes with these and the modules below."""
_MODULES = ("refdesk.holdings", "refdesk.engines", "refdesk.apart.program")
_STREAMS = {0: os.O_RDONLY, 1: os.O_WRONLY, 2: os.O_WRONLY}


class Forker:
    """The other process, as seen from here."""

    def __init__(self) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", __name__, str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                cwd=Path(__file__).parents[2],
            )
        with ours:
            self._wire = ours.makefile("rw", encoding="utf-8")

    def close(self) -> None:
        """End the process, which ends when nobody can ask it any more."""
        self._wire.close()
        self._process.wait()

    def run(
        self, arguments: list[str], stdin: bytes, environment: Mapping[str, str], patience: int
    ) -> "subprocess.CompletedProcess[bytes]":
        """Run a command to its end.

        Raises:
            subprocess.TimeoutExpired: it took more than ``patience`` seconds.
        """
        with tempfile.TemporaryDirectory(prefix="refdesk-command-") as folder:
            streams = [Path(folder, name) for name in ("in", "out", "err")]
            for path, content in zip(streams, (stdin, b"", b""), strict=True):
                path.write_bytes(content)
            asked = (arguments, dict(environment), [str(path) for path in streams], patience)
            print(json.dumps(asked), file=self._wire, flush=True)
            answer = self._wire.readline()
            assert answer, "the process that forks commands has died"
            if int(answer) == -signal.SIGALRM:
                raise subprocess.TimeoutExpired(arguments, patience)
            out, err = (path.read_bytes() for path in streams[1:])
        return subprocess.CompletedProcess(arguments, int(answer), out, err)


@cache
def forker() -> Forker:
    """Return the one of this process, started when first asked for."""
    started = Forker()
    atexit.register(started.close)
    return started


def main() -> None:
    """Import the program, then fork until the socket is closed; a child comes back to be a command."""
    for name in _names():
        importlib.import_module(name)
    assert "PySide6" not in sys.modules
    gc.freeze()  # a child looks for cycles among what it made itself
    with socket.socket(fileno=int(sys.argv[1])) as theirs:
        wire = theirs.makefile("rw", encoding="utf-8")
    with wire:
        while asked := wire.readline():
            child = os.fork()
            if not child:
                break
            print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), file=wire, flush=True)
    if asked:
        _become(*json.loads(asked))
        runpy.run_module("refdesk", run_name="__main__", alter_sys=True)


def _names() -> Iterator[str]:
    for package in _PACKAGES:
        yield package
        for module in pkgutil.iter_modules(importlib.import_module(package).__path__):
            yield f"{package}.{module.name}"
    yield from _MODULES


def _become(
    arguments: list[str], environment: dict[str, str], streams: list[str], patience: int
) -> None:
    """Take on everything in which a process of its own would differ."""
    for (number, mode), path in zip(_STREAMS.items(), streams, strict=True):
        opened = os.open(path, mode)
        os.dup2(opened, number)
        os.close(opened)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    sys.argv[1:] = arguments
    signal.alarm(patience)


if __name__ == "__main__":
    main()
