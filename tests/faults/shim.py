# SPDX-License-Identifier: GPL-3.0-or-later
"""The library that stands between a program and the system: made of ``shim.c``, told what to do."""

import ctypes
import mmap
import os
import shutil
import subprocess
import sys
from enum import IntEnum, IntFlag
from pathlib import Path

SOURCE = Path(__file__).with_name("shim.c")
VARIABLE = "FAULTS_CONTROL"
FOR_EVER = 1 << 60


class Kind(IntEnum):
    """What happens at the chosen call; the order is that of ``shim.c``."""

    OFF = 0
    COUNT = 1
    KILL = 2
    """SIGKILL in place of the call."""
    TORN = 3
    """Half of what was to be written, then SIGKILL."""
    NO_SPACE = 4
    INPUT_OUTPUT = 5
    SHORT = 6
    """Half of what was to be written, and so told."""
    FULL = 7
    """Half of what was to be written, and from then on no space."""
    CUT = 8
    """SIGKILL, and what was not flushed can be taken back: :mod:`tests.faults.power`."""


class Call(IntFlag):
    """Calls that are counted."""

    WRITE = 1
    SYNC = 2
    OPEN = 4
    TRUNCATE = 8
    RENAME = 16
    UNLINK = 32
    READ = 64


CHANGING = Call.WRITE | Call.SYNC | Call.OPEN | Call.TRUNCATE | Call.RENAME | Call.UNLINK
"""Everything after which the disk is another one."""


class _Struct(ctypes.Structure):
    _fields_ = (
        ("kind", ctypes.c_int32),
        ("calls", ctypes.c_uint32),
        ("at", ctypes.c_int64),
        ("lasting", ctypes.c_int64),
        ("count", ctypes.c_int64),
        ("hits", ctypes.c_int64),
        ("root", ctypes.c_char * 1024),
        ("log", ctypes.c_char * 1024),
    )


class Control:
    """What the shim is to do, in memory that all processes under it share."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            path.write_bytes(bytes(ctypes.sizeof(_Struct)))
        with path.open("r+b") as file:
            self._memory = mmap.mmap(file.fileno(), 0)
        self._struct = _Struct.from_buffer(self._memory)

    def arm(self, kind: Kind, root: Path, *, calls: Call, at: int, lasting: int, log: Path) -> None:
        """Begin to count calls below a folder; the one that is number ``at`` (from 1) goes wrong."""
        s = self._struct
        s.kind = Kind.OFF
        s.calls, s.at, s.lasting, s.count, s.hits = calls, at, lasting, 0, 0
        s.root, s.log = os.fsencode(root), os.fsencode(log)
        s.kind = kind

    def disarm(self) -> tuple[int, int]:
        """Let everything pass; return how many calls there were, and how many went wrong."""
        self._struct.kind = Kind.OFF
        return self._struct.count, self._struct.hits


def compiler() -> str:
    """Return the C compiler, ``""`` where there is none, or where no library can stand before."""
    if sys.platform != "linux":
        return ""
    return shutil.which("cc") or shutil.which("gcc") or shutil.which("clang") or ""


def compiled(folder: Path) -> Path:
    """Compile the shim into a folder."""
    made = folder / "shim.so"
    words = [compiler(), "-O1", "-fPIC", "-shared", "-o", str(made), str(SOURCE), "-ldl"]
    subprocess.run(words, check=True)
    return made
