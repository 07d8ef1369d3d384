# SPDX-License-Identifier: GPL-3.0-or-later
"""The real program as a person or a script starts it: a process of its own, folders of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.end2end.forked import forker

ROOT = Path(__file__).parents[2]
PATIENCE = 60
"""Seconds after which a command counts as hanging."""

_Runner = Callable[[list[str], bytes, Mapping[str, str], int], "subprocess.CompletedProcess[bytes]"]


@dataclass(frozen=True)
class Run:
    """What one command did."""

    code: int
    out: str
    err: str

    @property
    def objects(self) -> list[dict]:
        """Its JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]


@dataclass
class Program:
    """refdesk with a home of its own."""

    home: Path
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def library(self) -> Path:
        return self.home / "data" / "library.sqlite"

    def __call__(self, *arguments: str | Path, stdin: str | bytes = b"", **environment: str) -> Run:
        """Run one command; nothing of it may be a traceback.

        On Linux it is a fork of a process that has imported the program; what is about the start
        itself calls :meth:`started`.
        """
        run = forker().run if sys.platform == "linux" else _started
        return self._run(run, arguments, stdin, environment)

    def started(self, *arguments: str | Path, stdin: str | bytes = b"", **environment: str) -> Run:
        """Run one command as a person starts it."""
        return self._run(_started, arguments, stdin, environment)

    def surroundings(self) -> dict[str, str]:
        """The environment of a command: ours, without what would leak in from outside."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith("REFDESK_")}
        return kept | {"REFDESK_HOME": str(self.home)} | self.environment

    def _run(
        self,
        run: _Runner,
        arguments: Sequence[str | Path],
        stdin: str | bytes,
        environment: Mapping[str, str],
    ) -> Run:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        done = run([*map(str, arguments)], data, self.surroundings() | environment, PATIENCE)
        told = Run(done.returncode, done.stdout.decode(), done.stderr.decode())
        assert "Traceback" not in told.err + told.out, told.err
        return told


def _started(
    arguments: list[str], stdin: bytes, environment: Mapping[str, str], patience: int
) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [sys.executable, "-m", "refdesk", *arguments],
        input=stdin,
        capture_output=True,
        timeout=patience,
        cwd=ROOT,
        check=False,
        env=environment,
    )
