# SPDX-License-Identifier: GPL-3.0-or-later
"""What lies around a library (settings, folders, styles, log): looked over, and mended where it can be."""

import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from refdesk.citations.own_styles import OwnStyles
from refdesk.domain.findings import Finding
from refdesk.net.cache import damaged_entries
from refdesk.places import place_of
from refdesk.services.conflict_copies import conflict_copies
from refdesk.settings import Paths, set_damaged_aside, settings_are_damaged

LEAST_SPACE = 100_000_000
"""Bytes that must be free for an hour's work; a copy of the library needs its own size on top."""
MOST_LOG = 20_000_000
"""Bytes of the log and of reports; more is left by something that fails over and over."""
LEAST_SQLITE = (3, 38, 0)
"""JSON is built in and ``RETURNING`` is whole from then on."""
HALF_WRITTEN = 3600.0
"""Seconds after which nobody is writing a file any more."""
_HALF_WRITTEN_NAMES = (".part", ".tmp")


@dataclass(frozen=True, slots=True)
class Look:
    """One thing that is looked over.

    ``find`` says what is wrong there. ``mend`` mends one such finding; ``None`` where a person must.
    Both may raise ``OSError``: what cannot be looked at is reported by the look at the folders.
    """

    find: Callable[[Paths], Iterable[Finding]]
    mend: Callable[[Paths, Finding], object] | None = None


class Surroundings:
    """Looks over all that a library needs beside itself; needs no library, which may be what is broken."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths

    def check(self) -> list[Finding]:
        """Return what is wrong, in the order of :data:`LOOKS`; nothing is changed."""
        return [finding for look in LOOKS for finding in self._found(look)]

    def repair(self) -> list[Finding]:
        """Mend what can be mended, and return what is still wrong."""
        for look in LOOKS:
            if look.mend is not None:
                for finding in self._found(look):
                    with suppress(OSError):
                        look.mend(self._paths, finding)
        return self.check()

    def _found(self, look: Look) -> list[Finding]:
        try:
            return list(look.find(self._paths))
        except OSError:
            return []


# Settings


def _settings(paths: Paths) -> Iterator[Finding]:
    if settings_are_damaged(paths):
        yield Finding("settings-damaged", str(paths.settings_file))


def _set_settings_aside(paths: Paths, finding: Finding) -> None:
    del finding
    set_damaged_aside(paths)


# Folders


def _folders(paths: Paths) -> Iterator[Finding]:
    folders = (paths.library.parent, paths.config, paths.cache, paths.logs)
    for folder in dict.fromkeys(folders):
        if not _is_writable(folder):
            yield Finding("folder-closed", str(folder))


def _is_writable(folder: Path) -> bool:
    """Whether a file can be made there, or the folder itself where there is none yet."""
    there = folder
    while not there.exists() and there != there.parent:
        there = there.parent
    if not there.is_dir():
        return False
    if there != folder:
        return os.access(there, os.W_OK)
    probe = there / f".refdesk-{os.getpid()}.tmp"  # rights alone do not tell of a read-only medium
    try:
        probe.touch()
        probe.unlink()
    except OSError:
        return False
    return True


def _space(paths: Paths) -> Iterator[Finding]:
    library = paths.library
    size = library.stat().st_size if library.exists() else 0
    there = library.parent
    while not there.exists() and there != there.parent:
        there = there.parent
    free = shutil.disk_usage(there).free
    if free < LEAST_SPACE + size:
        yield Finding("little-space", f"{free // 1_000_000} MB, {library.parent}")


def _leftovers(paths: Paths) -> Iterator[Finding]:
    abandoned = time.time() - HALF_WRITTEN
    beside = paths.library.parent
    for folder in dict.fromkeys((beside, beside / "backups", paths.config, paths.styles)):
        for path in sorted(folder.glob("*")) if folder.is_dir() else ():
            is_half = path.name.endswith(_HALF_WRITTEN_NAMES) and _is_ours(path, paths)
            if is_half and path.is_file() and path.stat().st_mtime < abandoned:
                yield Finding("leftover", str(path))


def _is_ours(path: Path, paths: Paths) -> bool:
    """Whether a half-written file can only be ours: the library may lie among a person's own files."""
    folder, name = path.parent, path.name
    if folder in {paths.config, paths.styles, paths.library.parent / "backups"}:
        return True
    return name.startswith((".", paths.library.name))


def _remove(paths: Paths, finding: Finding) -> None:
    del paths
    Path(finding.detail).unlink(missing_ok=True)


def _place(paths: Paths) -> Iterator[Finding]:
    place = place_of(paths.library)
    if place.is_shared:
        yield Finding(f"{place.kind}-folder", f"{place.name}, {paths.library.parent}")
    for path in conflict_copies(paths.library):
        yield Finding("conflict-copy", path.name)


# The installation


def _sqlite(paths: Paths) -> Iterator[Finding]:
    del paths
    if sqlite3.sqlite_version_info < LEAST_SQLITE:
        yield Finding("sqlite-lacks", f"{sqlite3.sqlite_version} < 3.38")
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.execute("CREATE VIRTUAL TABLE words USING fts5(word)")
        except sqlite3.Error:
            yield Finding("sqlite-lacks", "FTS5")


def _window(paths: Paths) -> Iterator[Finding]:
    del paths
    for module in ("PySide6", "shiboken6"):
        if find_spec(module) is None:
            yield Finding("no-window", module)


def _styles(paths: Paths) -> Iterator[Finding]:
    for path in OwnStyles(paths.styles).unreadable():
        yield Finding("style-unreadable", str(path))


# What may be thrown away


def _cache(paths: Paths) -> Iterator[Finding]:
    damaged = damaged_entries(paths.cache / "responses")
    if damaged:
        yield Finding("cache-damaged", str(len(damaged)))


def _clear_cache(paths: Paths, finding: Finding) -> None:
    del finding
    for path in damaged_entries(paths.cache / "responses"):
        path.unlink(missing_ok=True)


def _log(paths: Paths) -> Iterator[Finding]:
    size = sum(size for _, _, size in _logged(paths))
    if size > MOST_LOG:
        yield Finding("logs-large", f"{size // 1_000_000} MB")


def _shorten_log(paths: Paths, finding: Finding) -> None:
    """Throw away the oldest files until a half is left."""
    del finding
    files = sorted(_logged(paths))
    left = sum(size for _, _, size in files)
    for _, path, size in files:
        if left <= MOST_LOG // 2:
            return
        path.unlink(missing_ok=True)
        left -= size


def _logged(paths: Paths) -> Iterator[tuple[float, Path, int]]:
    """Yield when each file of the log was last written to, its path and its size."""
    for path in paths.logs.rglob("*") if paths.logs.is_dir() else ():
        if path.is_file() and not path.is_symlink():
            status = path.stat()
            yield status.st_mtime, path, status.st_size


LOOKS: tuple[Look, ...] = (
    Look(_settings, _set_settings_aside),
    Look(_folders),
    Look(_space),
    Look(_place),
    Look(_leftovers, _remove),
    Look(_sqlite),
    Look(_window),
    Look(_styles),
    Look(_cache, _clear_cache),
    Look(_log, _shorten_log),
)
"""All that is looked over, in the order in which it is told. One more thing is one more line here."""
