# SPDX-License-Identifier: GPL-3.0-or-later
"""How the C library keeps memory that is not used any more (docs/decisions/0043).

Its default suits programs of one thread. Here some ten threads sort ids of a million papers now and
then: each gets a heap of its own, 64 MB at a time, which keeps what was freed for as long as one small
piece in it is used; and whoever frees eight megabytes once lets all later ones come from those heaps.
"""

import contextlib
import importlib
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ctypes

_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -3, -8
"""Numbers of the parameters in glibc's ``malloc.h``."""
_HEAPS = 2
_LARGE = 256 * 1024
_LEFT = 1024 * 1024


def hold_little() -> None:
    """From now on give large pieces back when they are freed; nothing where there is no glibc."""
    with contextlib.suppress(OSError, AttributeError):
        mallopt = _libc().mallopt
        mallopt(_ARENA_MAX, _HEAPS)
        mallopt(_MMAP_THRESHOLD, _LARGE)  # set by hand, it does not grow any more
        mallopt(_TRIM_THRESHOLD, _LEFT)


def give_back() -> None:
    """Give back what is free in all heaps now: some milliseconds, in which nobody gets memory."""
    with contextlib.suppress(OSError, AttributeError):
        _libc().malloc_trim(0)


def _libc() -> "ctypes.CDLL":
    if sys.platform != "linux":
        raise OSError
    found = importlib.import_module("ctypes")  # nothing else of a start needs it
    made: ctypes.CDLL = found.CDLL(None)
    return made
