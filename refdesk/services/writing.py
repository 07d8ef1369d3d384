# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that are written whole or not at all, and the reasons where they are not."""

import errno
from collections.abc import Iterable
from pathlib import Path

from refdesk import disk
from refdesk.domain.errors import SYSTEM_REASONS, WriteFailedError


def write_whole(path: Path, chunks: Iterable[str | bytes]) -> None:
    """Write a file by way of a new one beside it, so that it is whole or as it was; text as UTF-8.

    Raises:
        WriteFailedError: with the reason; an older file of that name is untouched.
    """
    write_whole_bytes(path, (c.encode() if isinstance(c, str) else c for c in chunks))


def write_whole_bytes(path: Path, chunks: Iterable[bytes], by_way_of: Path | None = None) -> None:
    """Write a file of bytes as :func:`refdesk.disk.write_whole` does.

    Raises:
        WriteFailedError: with the reason; an older file of that name is untouched.
    """
    try:
        disk.write_whole(path, chunks, by_way_of)
    except OSError as error:
        raise write_failed(path, error) from None


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
    reason = "in-use" if disk.is_held(error) else reasons.get(error.errno or 0, "other")
    return WriteFailedError(path, reason, error.strerror or "")
