# SPDX-License-Identifier: GPL-3.0-or-later
"""The folder of figures beside the library: one folder a version of an article, files as PMC names them.

It is a cache: nothing in it is anybody's work, and all of it can be fetched again.
"""

import json
import re
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from refdesk.disk import clear_parts
from refdesk.domain.file_names import file_name
from refdesk.domain.findings import Finding
from refdesk.domain.pictures import ending_of
from refdesk.services.writing import write_failed, write_whole, write_whole_bytes
from refdesk.store.fulltexts import FulltextStore

FIGURES = "figures"
"""The folder beside the library."""
ABSENT = "absent.json"
"""In a version's folder: the graphics that PMC does not have, so that nobody asks again."""

_KEY = re.compile(r"PMC[0-9]{1,9}(?:\.[0-9]{1,6})?")


class FigureRoom:
    """The folder ``figures/`` of one library. Any thread may call any method."""

    def __init__(self, library: Path, fulltexts: FulltextStore) -> None:
        self.folder = library.parent / FIGURES
        self._arriving = self.folder / ".arriving"
        self._fulltexts = fulltexts

    def files(self, version: str) -> Mapping[str, Path]:
        """Return the pictures of a version that are there, by name."""
        folder = self.folder / version
        if not is_version(version) or not folder.is_dir():
            return {}
        return {
            path.name: path
            for path in folder.iterdir()
            # In a library of somebody else a link may lead to any file of this machine.
            if ending_of(path.name) and path.is_file() and not path.is_symlink()
        }

    def keep(self, version: str, name: str, data: bytes) -> Path:
        """Write a picture, whole or not at all.

        Raises:
            WriteFailedError: it was not written.
        """
        path = self.folder / version / name
        if not is_version(version) or file_name(name) != name or not ending_of(name):
            raise ValueError(name)
        self._make(path.parent)
        self._make(self._arriving)
        write_whole_bytes(path, (data,), self._arriving)
        with suppress(OSError):  # others may be at work there
            self._arriving.rmdir()
        return path

    def absent(self, version: str) -> frozenset[str]:
        """Return the graphics of a version that PMC was found not to have."""
        try:
            told = json.loads((self.folder / version / ABSENT).read_text("utf-8"))
            return frozenset(name for name in told if isinstance(name, str))
        except (OSError, ValueError, TypeError):
            return frozenset()

    def set_absent(self, version: str, names: Iterable[str]) -> None:
        """Note which graphics of a version PMC does not have.

        Raises:
            WriteFailedError: it was not noted.
        """
        folder = self.folder / version
        self._make(folder)
        write_whole(folder / ABSENT, [json.dumps(sorted(names), ensure_ascii=False, indent=0)])

    def clear(self) -> None:
        """Take away pictures that were being written when the program ended; at the start."""
        clear_parts(self._arriving)
        with suppress(OSError):
            self._arriving.rmdir()

    def check(self) -> list[Finding]:
        """Return the articles whose figures lie there and that no paper has any more."""
        return [Finding("orphan-figures", folder.name) for folder in self._orphans()]

    def repair(self) -> list[Finding]:
        """Delete figures that nobody needs, and return what is still wrong."""
        for folder in self._orphans():
            shutil.rmtree(folder, ignore_errors=True)
        return self.check()

    def _orphans(self) -> list[Path]:
        if not self.folder.is_dir():
            return []
        # First the folders, then the papers: a text that comes meanwhile has its figures after it.
        folders = [path for path in self.folder.iterdir() if is_version(path.name)]
        needed = self._fulltexts.versions()
        return sorted(f for f in folders if f.name not in needed and not f.is_symlink())

    def _make(self, folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise write_failed(folder, error) from None


def is_version(name: str) -> bool:
    """Whether figures are kept under this name: ``PMC123.1``, or ``PMC123`` where no version is known."""
    return bool(_KEY.fullmatch(name))
