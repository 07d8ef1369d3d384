# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that take their place whole or not at all: the one way in which the program replaces a file.

A file is written beside the one that it replaces, flushed, and put into its place. Whoever is killed
meanwhile leaves a ``.part`` that nobody holds any more; the next to write the same file clears it away.
"""

import os
import stat
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import IO

PATIENCE = 1.0
"""Seconds for which a file that another program holds is waited for."""
PART = ".part"
HELD = ".held"
"""In a folder of half-written files: the file that says that somebody is at work there."""
_PAUSE = 0.05
_ABANDONED = 3600
"""Seconds after which a half-written file is nobody's, where the disk knows no locks."""
_HELD = frozenset({5, 32, 33})
"""Windows: access denied, as it says of a file about to go or that a virus scanner reads; held; locked."""
_LOCKED_BYTE = 1 << 30
"""Windows keeps others from reading what is locked: a place behind all content."""

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


def write_whole(
    path: Path, chunks: Iterable[bytes], by_way_of: Path | None = None, *, private: bool = False
) -> None:
    """Write a file so that it is whole or as it was, whatever happens meanwhile.

    A link stays a link, and a file keeps its permissions. What is no file (a device, a pipe) is
    written to directly.

    Args:
        path: the file.
        chunks: what is to be in it.
        by_way_of: a folder on the same disk where it is written first, in place of its own.
        private: nobody else may read it.

    Raises:
        OSError: an older file of that name is untouched.
    """
    target = Path(os.path.realpath(path))
    mode = target.stat().st_mode if target.exists() else None
    if mode is not None and not stat.S_ISREG(mode):
        with target.open("wb") as stream:
            stream.writelines(chunks)
        return
    folder, name = by_way_of or target.parent, f".{target.name[:200]}."
    clear_parts(folder, name)
    new = folder / f"{name}{os.urandom(4).hex()}{PART}"
    try:
        with new.open("xb") as file:
            hold(file)
            file.writelines(chunks)
            flush(file)
        if private or mode is not None:
            new.chmod(0o600 if private else stat.S_IMODE(mode or 0))
        put(new, target)
    finally:
        with suppress(OSError):  # where the folder is none, there is nothing to take away
            new.unlink(missing_ok=True)


def put(new: Path, target: Path, patience: float = PATIENCE) -> None:
    """Let a file take the place of another, or an empty one, and the disk know of it.

    Windows refuses while another program (a virus scanner, an indexer, a synchronising folder) has
    one of them open; that is mostly over soon.

    Raises:
        OSError: both are as they were.
    """
    deadline = time.monotonic() + patience
    while True:
        try:
            new.replace(target)
            break
        except PermissionError as error:
            if not is_held(error) or time.monotonic() >= deadline:
                raise
            time.sleep(_PAUSE)
    flush_folder(target.parent)


def is_held(error: OSError) -> bool:
    """Whether Windows refused because another program has the file open, or may have."""
    return getattr(error, "winerror", None) in _HELD


def flush(file: IO[bytes]) -> None:
    """Wait until the disk has what was written to a file."""
    file.flush()
    os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Wait until the disk has the names in a folder, where the system can be asked to."""
    if os.name != "posix":
        return
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


# Whose a half-written file is


def hold(file: IO[bytes]) -> bool:
    """Say that this process is at work on an open file, until it is closed; false: another is."""
    try:
        if sys.platform == "win32":
            place = file.tell()
            file.seek(_LOCKED_BYTE)
            try:
                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            finally:
                file.seek(place)
        else:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a disk without locks, or Windows' word for held
        return sys.platform != "win32" and not _is_recent(Path(file.name))
    return True


def _is_recent(path: Path) -> bool:
    try:
        return abs(time.time() - path.stat().st_mtime) < _ABANDONED
    except OSError:
        return False


def clear_parts(folder: Path, beginning: str = "") -> None:
    """Delete half-written files of a folder that nobody is at work on, and folders of such files.

    What cannot be deleted stays.
    """
    with suppress(OSError):
        for entry in list(os.scandir(folder)):
            if entry.name.startswith(beginning) and entry.name.endswith(PART):
                part = Path(entry.path)
                with suppress(OSError):
                    if not entry.is_dir(follow_symlinks=False):
                        _clear(part)
                    elif not (part / HELD).exists() or _clear(part / HELD):
                        for inside in list(os.scandir(part)):
                            Path(inside.path).unlink()
                        part.rmdir()


def _clear(part: Path) -> bool:
    """Delete a file that nobody holds; say whether it is gone."""
    with part.open("r+b") as file:
        is_ours = hold(file)
        if is_ours and os.name == "posix":  # under the lock: nobody can have begun on it meanwhile
            part.unlink()
    if is_ours:
        part.unlink(missing_ok=True)
    return is_ours


def held_folder(path: Path) -> IO[bytes]:
    """Make a folder of half-written files; it is ours until the file is closed that is returned.

    Raises:
        OSError: it cannot be made.
    """
    path.mkdir()
    file = (path / HELD).open("xb")
    hold(file)
    return file
