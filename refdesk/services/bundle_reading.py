# SPDX-License-Identifier: GPL-3.0-or-later
"""A bundle that somebody was given: nothing in it counts before all of it was looked at.

It may come from anybody. What reaches outside of itself, grows beyond measure, is not named in the
manifest or is not what the manifest says, is refused as a whole, and nothing is changed.
"""

import hashlib
import json
import os
import shutil
import stat
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, BinaryIO

from refdesk import disk
from refdesk.domain.bundles import (
    LIBRARY,
    MANIFEST,
    SETTINGS,
    Manifest,
    ManifestError,
    NewerManifestError,
    is_member,
)
from refdesk.domain.errors import SYSTEM_REASONS, UnreadableError, WriteFailedError
from refdesk.domain.jobs import JobContext, Progress
from refdesk.services.shelves import DAMAGE
from refdesk.services.writing import write_failed
from refdesk.store.opening import bundled_migrations

_CHUNK = 1 << 20
_AT_ONCE = 16
"""Files whose flushing is waited for at once."""
_MOST_MEMBERS = 5_000_000
_MOST_MANIFEST = 1_000_000_000
_MOST_SETTINGS = 1_000_000
_FREE = 50_000_000
_MOST_RATIO = 150
"""How many times its size a bundle may grow beyond :data:`_FREE`; text grows tenfold."""
_ENCRYPTED = 0x41
_ZIP = b"PK"


class Bundle:
    """An open bundle whose list of members was looked at. Use it in a ``with`` statement, by one thread."""

    def __init__(self, path: Path) -> None:
        """Open a bundle.

        Raises:
            UnreadableError: it is none, damaged, too new, or one that cannot be trusted.
        """
        self.path = path
        self._file = _opened(path)
        try:
            with self._sound():
                self._zip = zipfile.ZipFile(self._file)
            self._infos = self._looked_at()
            self.manifest = self._read_manifest()
            self._compare()
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> "Bundle":
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()
        self._file.close()

    @contextmanager
    def _sound(self, member: str = "") -> Iterator[None]:
        """Turn what a damaged archive raises inside into an error that names it."""
        try:
            yield
        except DAMAGE as error:
            if member:
                raise self._refused("bundle-damaged", member) from None
            raise self._refused("damaged-archive", str(error)) from None

    def _refused(self, reason: str, detail: str = "") -> UnreadableError:
        return UnreadableError(str(self.path), reason, detail=detail[:200])

    # Looking

    def _looked_at(self) -> Mapping[str, zipfile.ZipInfo]:
        infos: dict[str, zipfile.ZipInfo] = {}
        size = os.fstat(self._file.fileno()).st_size
        listed = self._zip.infolist()
        unpacked = sum(info.file_size for info in listed)
        if len(listed) > _MOST_MEMBERS or unpacked > _FREE + _MOST_RATIO * size:
            raise self._refused("too-large")
        for info in listed:
            self._trust(info)
            if info.is_dir():  # as programs for archives add them
                continue
            if info.filename in infos:
                raise self._refused("bundle-damaged", info.filename)
            infos[info.filename] = info
        if sum(info.compress_size for info in infos.values()) > size:  # they lie over each other
            raise self._refused("too-large")
        if MANIFEST not in infos or infos[MANIFEST].file_size > _MOST_MANIFEST:
            raise self._refused("no-bundle")
        return infos

    def _trust(self, info: zipfile.ZipInfo) -> None:
        name = info.orig_filename
        outside = "\\" in name or "\0" in name or name.startswith("/") or name[1:2] == ":"
        kind = stat.S_IFMT(info.external_attr >> 16)
        is_link = kind not in {0, stat.S_IFREG, stat.S_IFDIR}
        if outside or is_link or ".." in name.split("/"):
            raise self._refused("unsafe-archive", name)
        if info.flag_bits & _ENCRYPTED:
            raise self._refused("encrypted-archive")

    def _read_manifest(self) -> Manifest:
        info = self._infos[MANIFEST]
        with self._sound(MANIFEST), self._zip.open(info) as stream:
            data = stream.read(info.file_size + 1)
        try:
            manifest = Manifest.read(data)
        except NewerManifestError:
            raise self._refused("bundle-too-new") from None
        except ManifestError:
            raise self._refused("no-bundle") from None
        if manifest.schema > bundled_migrations()[-1].version:
            raise self._refused("bundle-too-new")
        return manifest

    def _compare(self) -> None:
        """Make sure that the manifest names what is there, all of it, and nothing else."""
        said = self.manifest.members
        for name in (*self._infos, LIBRARY):
            if name != MANIFEST and not (name in said and is_member(name)):
                raise self._refused("bundle-damaged", name)
        for name, member in said.items():
            if name not in self._infos or self._infos[name].file_size != member.size:
                raise self._refused("bundle-damaged", name)

    # Reading

    def open(self, name: str) -> BinaryIO:
        """Return a member's content; reading may raise what :data:`DAMAGE` names."""
        return self._zip.open(self._infos[name])  # type: ignore[return-value]  # ZipExtFile is one

    def settings(self) -> Mapping[str, Any]:
        """Return the preferences that came along; none where they cannot be understood.

        Raises:
            UnreadableError: they are damaged.
        """
        info = self._infos.get(SETTINGS)
        if info is None or info.file_size > _MOST_SETTINGS:
            return {}
        data = b"".join(self._pieces(SETTINGS, JobContext()))
        if hashlib.sha256(data).hexdigest() != self.manifest.members[SETTINGS].sha256:
            raise self._refused("bundle-damaged", SETTINGS)
        try:
            said = json.loads(data)
        except (ValueError, RecursionError):
            return {}
        return said if isinstance(said, dict) else {}

    def check(self, context: JobContext) -> None:
        """Read every member and compare it with the manifest.

        Raises:
            UnreadableError: one is not what was written.
            CancelledError: it was stopped.
        """
        self._go_through(context, lambda _: None)

    def unpack(
        self, folder: Path, wanted: Callable[[str], bool], context: JobContext
    ) -> "Unpacked":
        """Compare every member with the manifest, and write those that are ``wanted`` to a folder.

        They lie there under numbers: no name of the archive becomes a name on this disk.

        Raises:
            UnreadableError: one is not what was written.
            WriteFailedError: there is no room.
            CancelledError: it was stopped.
        """
        places: dict[str, Path] = {}

        def place(name: str) -> Path | None:
            if wanted(name):
                places[name] = folder / str(len(places))
            return places.get(name)

        self._go_through(context, place)
        try:
            flush_all(places.values())
        except OSError as error:
            raise write_failed(folder, error) from None
        return Unpacked(folder, places)

    def _go_through(self, context: JobContext, place: Callable[[str], Path | None]) -> None:
        members = self.manifest.members
        for done, (name, member) in enumerate(members.items()):
            context.report(Progress(done, len(members), "bundle"))
            path = place(name)
            if self._digest(name, path, context) != member.sha256:
                raise self._refused("bundle-damaged", name)

    def _digest(self, name: str, path: Path | None, context: JobContext) -> str:
        digest = hashlib.sha256()
        pieces = self._pieces(name, context)
        if path is None:
            for piece in pieces:
                digest.update(piece)
            return digest.hexdigest()
        try:
            with path.open("xb") as file:
                for piece in pieces:
                    digest.update(piece)
                    file.write(piece)
        except OSError as error:
            raise write_failed(path, error) from None
        return digest.hexdigest()

    def _pieces(self, name: str, context: JobContext) -> Iterator[bytes]:
        left = self.manifest.members[name].size
        with self._sound(name):
            stream = self.open(name)
        with stream:
            while True:
                context.cancel.check()
                with self._sound(name):
                    piece = stream.read(_CHUNK)
                if not piece:
                    return
                left -= len(piece)
                if left < 0:
                    raise self._refused("bundle-damaged", name)
                yield piece


class Unpacked:
    """Members of a bundle in a folder, compared and not yet in their places."""

    def __init__(self, folder: Path, places: Mapping[str, Path]) -> None:
        self.folder = folder
        self._places = places

    @property
    def library(self) -> Path:
        """The library."""
        return self._places[LIBRARY]

    def of(self, folder: str) -> dict[str, Path]:
        """Return the members below a folder: names within it, and where they lie."""
        beginning = f"{folder}/"
        return {
            name.removeprefix(beginning): path
            for name, path in self._places.items()
            if name.startswith(beginning)
        }


def flush_all(paths: Iterable[Path]) -> None:
    """Wait until the disk has files and folders; many at once, which is one wait for a journal and not many.

    Raises:
        OSError: the disk did not take one.
    """

    def flush(path: Path) -> None:
        if path.is_dir():
            disk.flush_folder(path)
            return
        with path.open("r+b") as file:
            disk.flush(file)

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for _ in pool.map(flush, list(paths)):
            pass


def need_room(folder: Path, size: int, path: Path) -> None:
    """Refuse what a disk has no room for before it is full.

    Raises:
        WriteFailedError: there is no room.
    """
    with suppress(OSError):
        if shutil.disk_usage(folder).free < size:
            raise WriteFailedError(path, "disk-full")


def _opened(path: Path) -> IO[bytes]:
    try:
        if path.is_dir():
            raise UnreadableError(str(path), "is-a-folder")
        file = path.open("rb")
    except FileNotFoundError:
        raise UnreadableError(str(path), "missing") from None
    except OSError as error:
        reason = SYSTEM_REASONS.get(error.errno or 0)
        reason = "no-permission" if reason == "no-permission" else "io"
        raise UnreadableError(str(path), reason, detail=error.strerror or "") from None
    try:
        head = file.read(len(_ZIP))
    except OSError as error:
        file.close()
        raise UnreadableError(str(path), "io", detail=error.strerror or "") from None
    if head != _ZIP:
        file.close()
        raise UnreadableError(str(path), "empty" if not head else "no-bundle")
    return file
