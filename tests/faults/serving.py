# SPDX-License-Identifier: GPL-3.0-or-later
"""The process under the shim: it forks one for each try, which does an act and says what it kept.

``python -m tests.faults.serving CONTROL`` reads a line of JSON for each try and answers with one. It has
imported the program beforehand, so a try takes as long as the act itself.
"""

import gc
import importlib
import json
import os
import subprocess
import sys
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from tests.faults.shim import FOR_EVER, Call, Control, Kind

PATIENCE = 120
"""Seconds after which a try counts as hanging."""


@dataclass(frozen=True)
class Try:
    """One act, and what goes wrong meanwhile."""

    act: str
    home: str
    """The folder of the program; the calls below it are counted."""
    side: str
    """A folder beside it: what the act says goes there."""
    kind: Kind = Kind.COUNT
    calls: int = 0
    at: int = 0
    lasting: int = FOR_EVER
    trace: bool = False


@dataclass(frozen=True)
class Outcome:
    """What became of a try."""

    code: int
    """Of the process: 0, or the signal that ended it, negative."""
    calls: int
    hits: int
    said: list[str] = field(default_factory=list)
    """The steps that it was told are kept, in order."""
    ended: str = ""
    """``done``, the sentence that a person is told, or a traceback; empty where it was killed."""


class Server:
    """The process, as seen from here."""

    def __init__(self, folder: Path, shim: Path) -> None:
        control = folder / "control"
        Control(control)
        surroundings = {k: v for k, v in os.environ.items() if not k.startswith("REFDESK_")}
        surroundings |= {"LD_PRELOAD": str(shim), "FAULTS_CONTROL": str(control)}
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__, str(control)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=surroundings,
            cwd=Path(__file__).parents[2],
            text=True,
        )

    def run(self, wanted: Try) -> Outcome:
        """Do an act to whatever end."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(json.dumps(asdict(wanted)), file=self._process.stdin, flush=True)
        answer = self._process.stdout.readline()
        assert answer, "the process under the shim has died"
        code, calls, hits = json.loads(answer)
        side = Path(wanted.side)
        said = _lines(side / "said")
        return Outcome(code, calls, hits, said, "\n".join(_lines(side / "ended")))

    def close(self) -> None:
        """End the process."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()
        assert self._process.stdout is not None
        self._process.stdout.close()


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines() if path.exists() else []


def main() -> None:
    """Import the program, then fork for every line."""
    from tests.end2end.forked import _names

    for name in _names():
        importlib.import_module(name)
    acts = importlib.import_module("tests.faults.acts")
    gc.freeze()
    control = Control(Path(sys.argv[1]))
    for line in sys.stdin:
        asked: dict[str, Any] = json.loads(line)
        wanted = Try(**asked | {"kind": Kind(asked["kind"])})
        side = Path(wanted.side)
        for name in ("said", "ended", "log"):
            (side / name).unlink(missing_ok=True)
        child = os.fork()
        if not child:
            acts.perform(wanted, control, Call(wanted.calls))
            os._exit(0)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        print(json.dumps((code, *control.disarm())), flush=True)


if __name__ == "__main__":
    main()
