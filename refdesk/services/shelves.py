# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the files lie that records name: beside an imported file, or inside the archive it came in.

Programs write paths of the machine that they ran on. What is not where a path says is looked for
under the folder of the imported file, by longer and then by shorter ends of the path.
"""

import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Protocol
from urllib.parse import unquote

DAMAGE = (
    *(OSError, EOFError, ValueError, NotImplementedError, struct.error),
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError),
)
"""What reading from a damaged archive may raise."""
_URL = re.compile(r"(?i)(file|internal-pdf)://+")
_OTHER_URL = re.compile(r"(?i)[a-z][a-z0-9+.-]+://")
_DRIVE = re.compile(r"[A-Za-z]:[/\\]")
_LONGEST_PATH = 4096
_MOST_TAILS = 8
_DOCUMENTS = frozenset(
    {
        ".pdf", ".epub", ".djvu", ".djv", ".ps", ".html", ".htm", ".mht", ".mhtml", ".txt", ".md",
        ".rtf", ".doc", ".docx", ".odt", ".ppt", ".pptx", ".odp", ".xls", ".xlsx", ".ods", ".csv",
        ".tsv", ".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".webp", ".svg", ".bmp", ".heic",
        ".mp3", ".m4a", ".wav", ".mp4", ".m4v", ".mov", ".avi", ".hwp", ".hwpx", ".zip", ".ris",
        ".bib", ".xml", ".json",
    }
)  # fmt: skip
"""What is taken from outside the folder of the imported file: a record may name anything."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file that can be read; opening and reading it may raise what :data:`DAMAGE` names."""

    name: str
    size: int
    open: Callable[[], BinaryIO]


class Shelf(Protocol):
    """Where files are looked for."""

    def find(self, path: str) -> Found | None:
        """Return the file that a record calls ``path``, ``None`` where there is none."""


class FolderShelf:
    """The folder of an imported file, and whatever documents its paths lead to."""

    def __init__(self, file: Path) -> None:
        self._base = file.parent
        self._folders = [f for f in _folders(file.stem) if (self._base / f).is_dir()]

    def find(self, path: str) -> Found | None:
        """See :class:`Shelf`."""
        for candidate in self._candidates(path):
            try:
                if not candidate.is_file():
                    continue
                size = candidate.stat().st_size
            except (OSError, ValueError):  # a name that this system cannot have
                continue
            if self._may_be_taken(candidate):
                return Found(candidate.name, size, lambda found=candidate: found.open("rb"))  # type: ignore[misc]
        return None

    def _candidates(self, path: str) -> Iterator[Path]:
        for text in _readings(path):
            if Path(text).is_absolute():
                yield Path(text)
            for tail in _tails(text, self._folders):
                yield self._base / tail
            if not text.startswith("/"):
                yield Path("/", text)  # Mendeley leaves the first slash out

    def _may_be_taken(self, found: Path) -> bool:
        inside = found.resolve().is_relative_to(self._base.resolve())
        return not found.name.startswith(".") and (inside or found.suffix.lower() in _DOCUMENTS)


class ZipShelf:
    """The members of an archive, seen from one of them."""

    def __init__(self, archive: zipfile.ZipFile, member: str) -> None:
        self._archive = archive
        self._names = {name.casefold(): name for name in archive.namelist()}
        self._base = PurePosixPath(member).parent
        self._folders = list(_folders(PurePosixPath(member).stem))

    def find(self, path: str) -> Found | None:
        """See :class:`Shelf`."""
        for text in _readings(path):
            for tail in _tails(text, self._folders):
                for place in (self._base / tail, PurePosixPath(tail)):
                    name = self._names.get(str(place).casefold())
                    if name is not None:
                        return self._found(name)
        return None

    def _found(self, name: str) -> Found:
        info = self._archive.getinfo(name)
        base = PurePosixPath(name).name
        return Found(base, info.file_size, lambda: self._archive.open(info))  # type: ignore[arg-type,return-value]


def _readings(path: str) -> Iterator[str]:
    """Yield what a path may mean, with slashes; nothing for the web and for other machines."""
    path = path.strip().strip("\x00")
    if not path or len(path) > _LONGEST_PATH:
        return
    if match := _URL.match(path):
        rest = path[match.end() :]
        if match[1].lower() == "file":
            rest = rest.removeprefix("localhost/")
            rest = rest if _DRIVE.match(rest) else f"/{rest}"
        path = rest
    elif _OTHER_URL.match(path):
        return
    slashed = path.replace("\\", "/")
    if slashed.startswith("//"):  # a server of a Windows network: asking it would send credentials
        return
    yield slashed
    if "%" in slashed and (decoded := unquote(slashed)) != slashed:
        yield decoded


def _folders(stem: str) -> Iterator[str]:
    """Yield the folders in which programs put the files of the file called ``stem``."""
    yield from (f"{stem}.Data/PDF", f"{stem}.Data", "PDF", "files", f"{stem}_files", stem)


def _tails(path: str, folders: Iterable[str]) -> Iterator[str]:
    """Yield where a path may lead below the folder of the imported file, ``folders`` among it."""
    parts = [part for part in _DRIVE.sub("", path).split("/") if part not in {"", "."}]
    if not parts or parts[-1] == "..":
        return
    if path.startswith("/") or _DRIVE.match(path):
        parts = parts[-_MOST_TAILS:]
    elif ".." in parts:
        yield "/".join(parts)
    parts = parts[len(parts) - parts[::-1].index("..") :] if ".." in parts else parts
    for start in range(len(parts)):
        tail = "/".join(parts[start:])
        yield tail
        for folder in folders:
            yield f"{folder}/{tail}"
