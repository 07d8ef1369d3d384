# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of papers, copied into the folder of the library.

A file lies at ``files/<2 letters>/<14 letters>/<its name>``, the letters being the beginning of its
SHA-256: the same file is there once, and what lies there never changes.
"""

import hashlib
import mimetypes
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from refdesk.domain.belongings import FiledFile, NamedFile
from refdesk.domain.file_names import file_name
from refdesk.domain.jobs import CancelToken
from refdesk.services.arriving import Arrivals, Needed
from refdesk.services.shelves import Found
from refdesk.services.writing import write_failed, write_whole_bytes

FILES = "files"
"""The folder beside the library."""
_CHUNK = 1 << 20


class FileRoom:
    """The folder ``files/`` of one library, as one thread uses it."""

    def __init__(self, library: Path) -> None:
        self.folder = library.parent / FILES
        self._arrivals = Arrivals(self.folder)

    @contextmanager
    def arriving(self, needed: Needed) -> Iterator[None]:
        """Take files inside; what no paper names at the end, whyever it ends, is not kept."""
        try:
            yield
        finally:
            self._arrivals.settle(needed)

    def clear(self, needed: Needed) -> None:
        """Take away what was left by runs that ended in the middle."""
        self._arrivals.clear(needed)

    def take(self, found: Found, named: NamedFile, cancel: CancelToken) -> FiledFile:
        """Copy a file into the folder, whole or not at all; inside :meth:`arriving`.

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
        is_there = target.exists() and target.stat().st_size == size
        self.expect(place.as_posix(), is_there=is_there)
        if not is_there:
            with found.open() as source:
                self._copy(source, target, cancel)
        return FiledFile(
            path=place.as_posix(),
            name=named.name.strip() or name,
            media_type=named.media_type or mimetypes.guess_type(name)[0] or "",
            size=size,
            sha256=checksum,
        )

    def expect(self, place: str, *, is_there: bool) -> None:
        """Note that a file comes to a place below the folder, or that one that is there is used.

        Raises:
            WriteFailedError: nothing can be written there.
        """
        self.expect_all([place], is_there=is_there)

    def expect_all(self, places: Iterable[str], *, is_there: bool) -> None:
        """Note many files at once; see :meth:`expect`.

        Raises:
            WriteFailedError: nothing can be written there.
        """
        try:
            self._arrivals.expect_all(places, is_there=is_there)
        except OSError as error:
            raise write_failed(self.folder, error) from None

    def _copy(self, source: BinaryIO, target: Path, cancel: CancelToken) -> None:
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise write_failed(target, error) from None
        write_whole_bytes(target, _pieces(source, cancel), self._arrivals.folder)


def _pieces(source: BinaryIO, cancel: CancelToken) -> Iterator[bytes]:
    while piece := source.read(_CHUNK):
        cancel.check()
        yield piece


def _checksum(source: BinaryIO, cancel: CancelToken) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    while piece := source.read(_CHUNK):
        cancel.check()
        digest.update(piece)
        size += len(piece)
    return digest.hexdigest(), size
