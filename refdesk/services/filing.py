# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of papers, copied into the folder of the library.

A file lies at ``files/<2 letters>/<14 letters>/<its name>``, the letters being the beginning of its
SHA-256: the same file is there once, and what lies there never changes.
"""

import hashlib
import mimetypes
import os
import secrets
from pathlib import Path
from typing import BinaryIO

from refdesk.domain.belongings import FiledFile, NamedFile
from refdesk.domain.errors import WriteFailedError
from refdesk.domain.file_names import file_name
from refdesk.domain.jobs import CancelToken
from refdesk.services.shelves import Found

FILES = "files"
"""The folder beside the library."""
_CHUNK = 1 << 20


class FileRoom:
    """The folder ``files/`` of one library."""

    def __init__(self, library: Path) -> None:
        self.folder = library.parent / FILES

    def take(self, found: Found, named: NamedFile, cancel: CancelToken) -> FiledFile:
        """Copy a file into the folder, whole or not at all.

        Raises:
            OSError: it cannot be read.
            WriteFailedError: it cannot be written.
            CancelledError: nothing was written.
        """
        name = file_name(found.name)
        with found.open() as source:
            checksum, size = _checksum(source, cancel)
        place = Path(checksum[:2], checksum[2:16], name)
        target = self.folder / place
        if not target.exists() or target.stat().st_size != size:
            with found.open() as source:
                _copy(source, target, cancel)
        return FiledFile(
            path=place.as_posix(),
            name=named.name.strip() or name,
            media_type=named.media_type or mimetypes.guess_type(name)[0] or "",
            size=size,
            sha256=checksum,
        )


def _checksum(source: BinaryIO, cancel: CancelToken) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    while piece := source.read(_CHUNK):
        cancel.check()
        digest.update(piece)
        size += len(piece)
    return digest.hexdigest(), size


def _copy(source: BinaryIO, target: Path, cancel: CancelToken) -> None:
    new = target.with_name(f".{secrets.token_hex(4)}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with new.open("xb") as file:
            while piece := source.read(_CHUNK):
                cancel.check()
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        new.replace(target)
    except OSError as error:
        raise WriteFailedError(target, "other", error.strerror or "") from None
    finally:
        new.unlink(missing_ok=True)
