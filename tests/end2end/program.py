"""The real program as a person or a script starts it: a process of its own, folders of its own."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATIENCE = 60
"""Seconds after which a command counts as hanging."""


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
        """Run one command; nothing of it may be a traceback."""
        done = subprocess.run(
            [sys.executable, "-m", "refdesk", *map(str, arguments)],
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            capture_output=True,
            timeout=PATIENCE,
            cwd=ROOT,
            check=False,
            env=self.surroundings() | environment,
        )
        run = Run(done.returncode, done.stdout.decode(), done.stderr.decode())
        assert "Traceback" not in run.err + run.out, run.err
        return run

    def surroundings(self) -> dict[str, str]:
        """The environment of a command: ours, without what would leak in from outside."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith("REFDESK_")}
        return kept | {"REFDESK_HOME": str(self.home)} | self.environment
