# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing a bundle: a copy of the library of one moment, the files beside it, and all in plain files.

Nothing of it goes through memory but a piece at a time, and it takes its place whole or not at all.
The same content gives the same bytes, but for the time.
"""

import hashlib
import json
import os
import secrets
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from refdesk import __version__, disk
from refdesk.domain.bundles import (
    FIGURES,
    FILES,
    LIBRARY,
    MANIFEST,
    README,
    REFERENCES,
    SETTINGS,
    STYLES,
    Held,
    Manifest,
    Member,
    is_member,
)
from refdesk.domain.errors import LibraryError, UnreadableError, WriteFailedError
from refdesk.domain.jobs import JobContext, Progress
from refdesk.domain.pictures import ending_of
from refdesk.resources import resource
from refdesk.services.bundle_members import PlainMembers
from refdesk.services.figure_room import ABSENT, is_version
from refdesk.services.writing import write_failed
from refdesk.store.backup_copies import is_library
from refdesk.store.bundle_copies import copy_compact, held_in

_CHUNK = 1 << 20
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""No archive knows an earlier time."""
_LIMIT = 1 << 31
"""Bytes from which on a member needs the larger fields of ZIP."""
_PACKED = frozenset(
    {
        ".pdf", ".jpg", ".jpeg", ".png", ".gif", ".webp", ".zip", ".gz", ".epub", ".docx", ".xlsx",
        ".pptx", ".odt", ".ods", ".odp", ".hwpx", ".mp3", ".m4a", ".mp4", ".m4v", ".mov", ".heic",
    }
)  # fmt: skip
"""What is packed already: packing it again takes long and saves nothing."""
_KNOWN_REASONS = frozenset({"disk-full", "read-only", "no-permission", "io-error"})


def write_bundle(
    library: Path,
    to: Path,
    context: JobContext,
    *,
    at: datetime,
    styles: Path | None = None,
    settings: Mapping[str, Any] | None = None,
) -> Manifest:
    """Write a whole library as one file; others go on reading and writing it.

    Args:
        library: the library.
        to: where the bundle goes. An older one is replaced.
        context: how far it is, and whether to stop.
        at: the time that it bears.
        styles: the folder of citation styles that the person added.
        settings: preferences to go along, without secrets.

    Raises:
        WriteFailedError: nothing was written; what was there is as it was.
        LibraryError: the library cannot be read.
        UnreadableError: a file of a paper cannot be read.
        CancelledError: nothing was written.
    """
    target = Path(os.path.realpath(to))
    if target.is_file() and is_library(target):
        raise WriteFailedError(to, "is-a-library")
    beginning = f".{target.name[:200]}."
    try:
        disk.clear_parts(target.parent, beginning)
        with _workplace(target.with_name(f"{beginning}{secrets.token_hex(4)}{disk.PART}")) as work:
            copy = copy_compact(library, work, context)
            part = work / "bundle"
            with part.open("xb") as file:
                manifest = _Writer(file, at, context).write(copy, library.parent, styles, settings)
                disk.flush(file)
            context.cancel.check()  # the last exit before it counts
            disk.put(part, target)
    except OSError as error:
        raise write_failed(to, error) from None
    except LibraryError as error:
        if error.path == library or error.reason not in _KNOWN_REASONS:
            raise LibraryError(library, error.reason, error.detail) from error
        raise WriteFailedError(to, error.reason, error.detail) from error
    return manifest


@contextmanager
def _workplace(folder: Path) -> Iterator[Path]:
    """Give a folder of half-written files that is ours, and gone afterwards."""
    held = disk.held_folder(folder)
    try:
        yield folder
    finally:
        held.close()
        for path in list(folder.iterdir()):
            with suppress(OSError):
                path.unlink()
        with suppress(OSError):
            folder.rmdir()


class _Writer:
    """One bundle on its way into a file."""

    def __init__(self, file: IO[bytes], at: datetime, context: JobContext) -> None:
        self._zip = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, allowZip64=True)
        self._at = at.astimezone(UTC)
        self._context = context
        self._members: dict[str, Member] = {}
        self._expected = 0

    def write(
        self,
        copy: Path,
        home: Path,
        styles: Path | None,
        settings: Mapping[str, Any] | None,
    ) -> Manifest:
        """Write all members, the manifest as the last, and return it."""
        try:
            with closing(PlainMembers(copy)) as plain:
                manifest = self._write(plain, copy, home, styles, settings)
        except BaseException:
            with suppress(OSError, ValueError):  # what failed is told, not what that leads to
                self._zip.close()
            raise
        self._zip.close()
        return manifest

    def _write(
        self,
        plain: PlainMembers,
        copy: Path,
        home: Path,
        styles: Path | None,
        settings: Mapping[str, Any] | None,
    ) -> Manifest:
        attached = plain.attached()
        files, missing = _there(home / FILES, {place for _, place in attached} | plain.kept())
        figures = list(_figures(home / FIGURES, plain.versions()))
        own = sorted(styles.glob("*.csl")) if styles is not None and styles.is_dir() else []
        held = held_in(copy)
        self._expected = len(files) + len(figures) + held.fulltexts + held.notes + 8

        self._add(README, [resource("bundle", README).read_bytes()])
        self._copy(LIBRARY, copy)
        places: defaultdict[int, list[str]] = defaultdict(list)
        for paper, place in attached:
            if place in files:
                places[paper].append(f"{FILES}/{place}")
        self._add(REFERENCES, plain.references(places, self._context), is_long=True)
        for name, text in plain.lists():
            self._add(name, [text.encode()])
        for name, text in plain.notes():
            self._add(name, [text.encode("utf-8", "replace")])
        for name, xml in plain.fulltexts():
            self._add(name, [xml])
        for place, file in sorted(files.items()):
            self._copy(f"{FILES}/{place}", file)
        for name, file in figures:
            self._copy(name, file)
        taken = [path for path in own if is_member(f"{STYLES}/{path.name}") and _is_plain(path)]
        for path in taken:
            self._copy(f"{STYLES}/{path.name}", path)
        if settings is not None:
            self._add(SETTINGS, [json.dumps(settings, ensure_ascii=False, indent=1).encode()])
        held = replace(
            held,
            files=len(files),
            figures=sum(not name.endswith(".json") for name, _ in figures),
            styles=len(taken),
            missing_files=len({place for _, place in attached} & set(missing)),
        )
        return self._finished(plain.schema(), held, missing)

    def _finished(self, schema: int, held: Held, missing: list[str]) -> Manifest:
        members = dict(self._members)
        named = tuple(sorted(place for place in missing if is_member(f"{FILES}/{place}")))
        manifest = Manifest(__version__, schema, self._at, held, members, named)
        self._add(MANIFEST, [manifest.text().encode("utf-8", "replace")])
        return manifest

    def _copy(self, name: str, path: Path) -> None:
        try:
            with path.open("rb") as file:
                size = os.fstat(file.fileno()).st_size
                self._add(name, _pieces(file, path), is_long=size * 1.05 > _LIMIT)
        except FileNotFoundError:  # seen a moment ago
            raise UnreadableError(str(path), "missing") from None

    def _add(self, name: str, pieces: Iterable[bytes], *, is_long: bool = False) -> None:
        """Write one member.

        Raises:
            OSError: it could not be.
            CancelledError: the person cancelled.
        """
        self._context.cancel.check()
        self._context.report(Progress(len(self._members), self._expected, "bundle"))
        info = zipfile.ZipInfo(name, max(self._at.timetuple()[:6], _EARLIEST))
        info.create_system, info.external_attr = 3, 0o644 << 16
        packed = Path(name).suffix.lower() in _PACKED
        info.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
        digest, size = hashlib.sha256(), 0
        with self._zip.open(info, "w", force_zip64=is_long) as out:
            for piece in pieces:
                self._context.cancel.check()
                digest.update(piece)
                size += len(piece)
                out.write(piece)
        self._members[name] = Member(size, digest.hexdigest())


def _pieces(file: IO[bytes], path: Path) -> Iterator[bytes]:
    while True:
        try:
            piece = file.read(_CHUNK)
        except OSError as error:
            raise UnreadableError(str(path), "io", detail=error.strerror or "") from None
        if not piece:
            return
        yield piece


def _there(folder: Path, places: Iterable[str]) -> tuple[dict[str, Path], list[str]]:
    """Return the files that lie where papers say, by place, and the places where none does."""
    home = Path(os.path.realpath(folder))
    found: dict[str, Path] = {}
    missing: list[str] = []
    for place in places:
        path = folder / place
        # A library of somebody else may name any file of this machine.
        inside = is_member(f"{FILES}/{place}") and Path(os.path.realpath(path)).is_relative_to(home)
        if inside and path.is_file():
            found[place] = path
        else:
            missing.append(place)
    return found, missing


def _figures(folder: Path, versions: Iterable[str]) -> Iterator[tuple[str, Path]]:
    for version in sorted(versions):
        inside = folder / version
        if not is_version(version) or not inside.is_dir() or inside.is_symlink():
            continue
        for path in sorted(inside.iterdir()):
            name = f"{FIGURES}/{version}/{path.name}"
            is_ours = bool(ending_of(path.name)) or path.name == ABSENT
            if is_ours and is_member(name) and _is_plain(path):
                yield name, path


def _is_plain(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()
