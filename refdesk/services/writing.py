# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that are written whole or not at all."""

import errno
import os
import secrets
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from refdesk.domain.errors import SYSTEM_REASONS, WriteFailedError


def write_whole(path: Path, chunks: Iterable[str | bytes]) -> None:
    """Write a file by way of a new one beside it, so that it is whole or as it was; text as UTF-8.

    A link stays a link, and a file keeps its permissions. What is no file (a device, a pipe) is
    written to directly.

    Raises:
        WriteFailedError: with the reason; an older file of that name is untouched.
    """
    write_whole_bytes(path, (c.encode() if isinstance(c, str) else c for c in chunks))


def write_whole_bytes(path: Path, chunks: Iterable[bytes]) -> None:
    """Write a file of bytes as :func:`write_whole` does.

    Raises:
        WriteFailedError: with the reason; an older file of that name is untouched.
    """
    target = Path(os.path.realpath(path))
    new = target.with_name(f".{target.name[:200]}.{secrets.token_hex(4)}.part")
    try:
        mode = target.stat().st_mode if target.exists() else None
        if mode is not None and not stat.S_ISREG(mode):
            with target.open("wb") as stream:
                stream.writelines(chunks)
            return
        with new.open("xb") as file:
            file.writelines(chunks)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            new.chmod(stat.S_IMODE(mode))
        new.replace(target)
    except OSError as error:
        raise write_failed(path, error) from None
    finally:
        with suppress(OSError):  # where the folder is none, there is nothing to take away
            new.unlink(missing_ok=True)


def keep_from_emptying(path: Path) -> None:
    """Refuse to write a list without papers over a file that is there.

    Raises:
        WriteFailedError: there is one.
    """
    if path.is_file():
        raise WriteFailedError(path, "no-papers")


def write_failed(path: Path, error: OSError) -> WriteFailedError:
    """Return what an error of the system means for a person who wanted ``path`` written."""
    missing = {errno.ENOENT: "missing-folder", errno.ENOTDIR: "missing-folder"}
    reasons = SYSTEM_REASONS | missing
    return WriteFailedError(path, reasons.get(error.errno or 0, "other"), error.strerror or "")
