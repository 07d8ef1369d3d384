# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that a person names, opened: plain ones, compressed ones, archives of several, folders.

What a file is, its first bytes say. An archive that reaches outside of itself, or that would fill the
memory, is refused as a whole.
"""

import gzip
import io
import stat
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from refdesk.domain.errors import SYSTEM_REASONS, UnreadableError
from refdesk.formats.base import SNIFF_BYTES, all_formats, sniff_format
from refdesk.services.shelves import DAMAGE, FolderShelf, Shelf, ZipShelf

MAX_FILE = 1_000_000_000
"""Largest import file, in bytes, unpacked."""
_MOST_MEMBERS = 200_000
_MOST_UNPACKED = 50_000_000_000
_FREE = 50_000_000
_MOST_RATIO = 150
"""How many times its size a packed file may grow beyond :data:`_FREE`; text grows tenfold."""
_DATABASE = b"SQLite format 3\x00"
_GZIP, _ZIP = b"\x1f\x8b", (b"PK\x03\x04", b"PK\x05\x06")
_NOT_HERE = frozenset({"__macosx", "storage", "files", "pdf"})
"""Folders in which programs keep the papers' files."""
_ENCRYPTED = 1
_FOLDERS_DEEP = 6


@dataclass(frozen=True, slots=True)
class Source:
    """One file to import."""

    name: str
    """To name it to a person; its ending is that of the unpacked file."""
    path: str
    """What the person named, and the place in it."""
    data: bytes
    shelf: Shelf
    """Where the files lie that its records name."""
    in_place: Path | None = None
    """The file, where ``data`` is only its beginning: who reads it opens it."""
    broken: UnreadableError | None = None
    """Why there is no ``data``: this member of an archive is damaged, others may be whole."""

    def content(self) -> bytes:
        """Return all of it; not for databases, which may be large.

        Raises:
            UnreadableError: as :func:`read_file`.
        """
        return self.data if self.in_place is None else read_file(self.in_place)


def sources_in(path: Path) -> Iterator[Source]:
    """Yield the file at ``path``, or those packed in it.

    Raises:
        UnreadableError: it is missing, a folder, too large, empty, damaged, may not be read, or is
            an archive that cannot be trusted.
    """
    head = _begins(path)
    if head.startswith(_ZIP):
        yield from _unzipped(path, str(path), path.stat().st_size)
        return
    if head.startswith(_DATABASE):
        yield Source(str(path), str(path), head, FolderShelf(path), path)
        return
    if head.startswith(_GZIP) or not head.strip():
        yield _plain(read_file(path), str(path))
        return
    if path.stat().st_size > MAX_FILE:
        raise UnreadableError(str(path), "too-large")
    yield Source(str(path), str(path), head, FolderShelf(path), path)


def sources_of(data: bytes, name: str) -> Iterator[Source]:
    """Yield the file that ``data`` is the content of, or those packed in it.

    Raises:
        UnreadableError: as :func:`sources_in`.
    """
    if data.startswith(_ZIP):
        yield from _unzipped(io.BytesIO(data), name, len(data))
        return
    yield _plain(data, name)


def _plain(data: bytes, path: str) -> Source:
    name = path
    if data.startswith(_GZIP):
        data, name = _gunzipped(data, path), path.removesuffix(".gz")
        if not data.strip():
            raise UnreadableError(path, "empty")
    return Source(name, path, data, FolderShelf(Path(name)))


def read_file(path: Path) -> bytes:
    """Return the bytes of a file that a person named.

    Raises:
        UnreadableError: it is missing, a folder, too large, empty, or may not be read.
    """
    try:
        if path.is_dir():
            raise UnreadableError(str(path), "is-a-folder")
        if path.stat().st_size > MAX_FILE:
            raise UnreadableError(str(path), "too-large")
        data = path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from None
    if not data.strip():
        raise UnreadableError(str(path), "empty")
    return data


def _unreadable(path: Path, error: OSError) -> UnreadableError:
    if isinstance(error, FileNotFoundError):
        return UnreadableError(str(path), "missing")
    if SYSTEM_REASONS.get(error.errno or 0) == "no-permission":
        return UnreadableError(str(path), "no-permission")
    return UnreadableError(str(path), "io", detail=error.strerror or "")


def _begins(path: Path) -> bytes:
    try:
        if not path.is_file():
            return b""  # said by who reads it
        with path.open("rb") as file:
            return file.read(SNIFF_BYTES)
    except OSError as error:
        raise _unreadable(path, error) from None


@contextmanager
def _sound(source: str) -> Iterator[None]:
    """Turn what a damaged archive raises inside into an error that names it."""
    try:
        yield
    except DAMAGE as error:
        raise UnreadableError(source, "damaged-archive", detail=str(error)) from None


def _bounded(stream: IO[bytes], packed: int, source: str) -> bytes:
    """Return all that a packed stream holds.

    Raises:
        UnreadableError: it grows beyond all measure, or is damaged.
    """
    most = min(MAX_FILE, _FREE + _MOST_RATIO * packed)
    with _sound(source):
        data = stream.read(most + 1)
    if len(data) > most:
        raise UnreadableError(source, "too-large")
    return data


def _gunzipped(data: bytes, source: str) -> bytes:
    with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
        return _bounded(stream, len(data), source)  # type: ignore[arg-type]


# Archives


def _unzipped(packed: Path | IO[bytes], path: str, size: int) -> Iterator[Source]:
    with _sound(path):
        archive = zipfile.ZipFile(packed)
    with archive:
        _trust(archive, path, size)
        found = False
        broken: list[Source] = []
        for info in archive.infolist():
            if info.is_dir() or not _may_hold_records(info.filename):
                continue
            try:
                source = _member(archive, info, path)
            except UnreadableError as error:
                place = f"{path}/{info.filename}"
                broken.append(
                    Source(info.filename, place, b"", FolderShelf(Path(place)), broken=error)
                )
                continue
            if source is not None:
                found = True
                yield source
        yield from broken  # each is said, once the others were read
        if not (found or broken):
            raise UnreadableError(path, "no-records")


def _trust(archive: zipfile.ZipFile, path: str, size: int) -> None:
    """Refuse an archive that reaches outside of itself or holds beyond all measure."""
    infos = archive.infolist()
    unpacked = sum(info.file_size for info in infos)
    if len(infos) > _MOST_MEMBERS or unpacked > min(_MOST_UNPACKED, _FREE + _MOST_RATIO * size):
        raise UnreadableError(path, "too-large")
    for info in infos:
        name = info.orig_filename.replace("\\", "/")
        outside = name.startswith("/") or name[1:2] == ":" or ".." in name.split("/")
        if outside or stat.S_ISLNK(info.external_attr >> 16):
            raise UnreadableError(path, "unsafe-archive", detail=info.orig_filename[:200])
        if info.flag_bits & _ENCRYPTED:
            raise UnreadableError(path, "encrypted-archive")


def _may_hold_records(name: str) -> bool:
    *folders, base = PurePosixPath(name).parts
    if base.startswith(".") or any(f.startswith(".") for f in folders):
        return False
    return not any(f.lower() in _NOT_HERE or f.lower().endswith(".data") for f in folders)


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: str) -> Source | None:
    """Return a member as a source, ``None`` where it holds no records."""
    place = f"{path}/{info.filename}"
    with _sound(place), archive.open(info) as stream:
        head = stream.read(SNIFF_BYTES)
    if not (head.startswith(_GZIP) or _is_known(head, info.filename)):
        return None
    with _sound(place), archive.open(info) as stream:
        data = _bounded(stream, info.compress_size, place)
    name = info.filename
    if data.startswith(_GZIP):
        data, name = _gunzipped(data, place), name.removesuffix(".gz")
        if not _is_known(data[:SNIFF_BYTES], name):
            return None
    return Source(name, place, data, ZipShelf(archive, name))


def _is_known(head: bytes, name: str) -> bool:
    try:
        chosen = sniff_format(head, name)
    except UnreadableError:
        return False
    return (
        chosen.sniff(head[:SNIFF_BYTES]) >= _SURE
        or PurePosixPath(name).suffix.lower() in chosen.extensions
    )


_SURE = 0.5


# Folders


def files_in(paths: Iterable[Path]) -> Sequence[Path]:
    """Return the files that a person means: of a folder all that hold references, in order.

    A folder without any stands for itself: it is refused by name.
    """
    found: list[Path] = []
    for path in paths:
        inside = list(_within(path)) if path.is_dir() else []
        found += inside or [path]
    return found


def _within(folder: Path, depth: int = 0) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return
    endings = {e for f in all_formats() if f.read for e in f.extensions} | {".zip", ".gz"}
    for entry in entries:
        name = entry.name.lower()
        if name.startswith(".") or entry.is_symlink():
            continue
        if entry.is_dir():
            if depth < _FOLDERS_DEEP and name not in _NOT_HERE and not name.endswith(".data"):
                yield from _within(entry, depth + 1)
        elif entry.suffix.lower() in endings and (
            entry.suffix.lower() in {".zip", ".gz"} or _holds_records(entry)
        ):
            yield entry


def _holds_records(path: Path) -> bool:
    with suppress(OSError), path.open("rb") as file:
        head = file.read(SNIFF_BYTES)
        return path.suffix.lower() not in {".txt", ".xml", ".json", ".sqlite"} or _is_known(
            head, path.name
        )
    return True
