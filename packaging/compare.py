# SPDX-License-Identifier: GPL-3.0-or-later
"""Two builds side by side: which files differ, and inside of archives, which of their entries."""

import hashlib
import tarfile
import zipfile
from pathlib import Path


def differences(one: Path, other: Path) -> list[str]:
    """Return what differs between two folders of packages, a line each; nothing where they agree."""
    names = {p.relative_to(one) for p in one.rglob("*")} | {
        p.relative_to(other) for p in other.rglob("*")
    }
    found = []
    for name in sorted(names):
        here, there = one / name, other / name
        if here.is_dir() and there.is_dir():
            continue
        if _look(here) != _look(there):
            found += [str(name), *(f"    {line}" for line in _inside(here, there))]
    return found


def _look(path: Path) -> object:
    if path.is_symlink():
        return path.readlink()
    if not path.is_file():
        return None
    return path.stat().st_mode, hashlib.sha256(path.read_bytes()).hexdigest()


def _inside(one: Path, other: Path) -> list[str]:
    """Say which entries of two archives differ; nothing of files of another kind."""
    if not (one.is_file() and other.is_file()):
        return ["only in one of the two"]
    here, there = _entries(one), _entries(other)
    return [
        name for name in sorted(here.keys() | there.keys()) if here.get(name) != there.get(name)
    ]


def _entries(path: Path) -> dict[str, str]:
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            return {
                info.filename: f"{info.date_time} {hashlib.sha256(archive.read(info)).hexdigest()}"
                for info in archive.infolist()
            }
    if path.name.endswith(".tar.gz"):
        with tarfile.open(path) as packed:
            return {
                info.name: f"{info.mtime} {info.mode} {hashlib.sha256(file.read()).hexdigest()}"
                for info in packed
                if (file := packed.extractfile(info)) is not None
            }
    return {}
