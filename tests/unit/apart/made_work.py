# SPDX-License-Identifier: GPL-3.0-or-later
"""Work that the tests have done by a process of its own."""

import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from refdesk.domain.errors import UnreadableError


def numbers(count: int) -> Iterator[int]:
    yield from range(count)


def talkative() -> Iterator[str]:
    print("a stray word")
    sys.stdout.flush()
    yield "said"


def broken(source: str) -> Iterator[int]:
    yield 1
    raise UnreadableError(source, "syntax", line=7, detail="here")


def buggy() -> Iterator[int]:
    yield 1
    raise ZeroDivisionError


def killed() -> Iterator[int]:
    yield 1
    os.kill(os.getpid(), signal.SIGKILL)


def endless(sign: Path) -> Iterator[int]:
    yield os.getpid()
    while True:
        sign.touch()
        time.sleep(0.01)
