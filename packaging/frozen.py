# SPDX-License-Identifier: GPL-3.0-or-later
"""The frozen folder: the program with its own Python and Qt, for machines that have neither."""

import gzip
import json
import os
import shutil
import sys
import tarfile
from pathlib import Path

import single_file
import workshop
from workshop import PackageError, Workshop, run


def make(shop: Workshop, *, prune: bool = True) -> Path:
    """Freeze what lies in ``shop.tree`` and return the folder."""
    target = shop.frozen.parent
    shutil.rmtree(target, ignore_errors=True)
    shutil.rmtree(shop.folder / "frozen-work", ignore_errors=True)
    environment = shop.environment | {
        "PYTHONPATH": str(shop.tree),
        "PYINSTALLER_CONFIG_DIR": str(shop.folder / "pyinstaller"),
        "REFDESK_PRUNE": "1" if prune else "0",
        "REFDESK_ICONS": str(shop.folder / "icons"),
        "QT_QPA_PLATFORM": "offscreen",
    }
    for name in ("REFDESK_NOARCHIVE", "REFDESK_CODESIGN_IDENTITY"):
        if name in os.environ:
            environment[name] = os.environ[name]
    run(
        [
            workshop.python(), "-m", "PyInstaller", workshop.PACKAGING / "frozen.spec", "--noconfirm",
            "--clean", "--log-level", "WARN",
            "--distpath", target, "--workpath", shop.folder / "frozen-work",
        ],
        environment,
        shop.folder,
        quiet=True,
    )  # fmt: skip
    if not shop.frozen.is_dir():
        raise PackageError("PyInstaller made no folder")
    for name in ("LICENSE", "README.md"):
        shutil.copyfile(workshop.ROOT / name, shop.frozen / name)
    if prune and sys.platform.startswith("linux"):
        strip(shop.frozen)
    workshop.settle(shop.frozen, shop.epoch)
    return shop.frozen


def strip(folder: Path) -> None:
    """Take out what is for debuggers alone: a third of what Python's own libraries weigh.

    Qt's have none, and those of numpy were put together in a way that strip may take apart.
    """
    for path in sorted(folder.rglob("*.so*")):
        inside = path.relative_to(folder).as_posix()
        if path.is_symlink() or "PySide6" in inside or "numpy.libs" in inside:
            continue
        run(["strip", "--strip-unneeded", path])


def set_channel(shop: Workshop, name: str) -> None:
    """Write into the folder how it comes to people, and whom it may ask for new versions."""
    target = shop.frozen / "lib" / "refdesk" / "resources" / "build" / "channel.json"
    said = {"name": name, "address": workshop.UPDATES_ADDRESS}
    target.write_text(json.dumps(said), "utf-8")
    workshop.settle(target.parent, shop.epoch)


def archive(shop: Workshop) -> Path:
    """Pack the folder into one file for download."""
    shop.output.mkdir(parents=True, exist_ok=True)
    target = shop.output / f"refdesk-{workshop.version()}-{system()}.tar.gz"
    with (
        target.open("wb") as file,
        gzip.GzipFile("", "wb", 9, file, mtime=shop.epoch) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as made,
    ):
        single_file.add_frozen(shop, made, Path("refdesk"))
    return target


def system() -> str:
    """Return the name of the system and processor that a build is for."""
    machine = os.uname().machine if hasattr(os, "uname") else "x86_64"
    return f"{ {'win32': 'windows', 'darwin': 'macos'}.get(sys.platform, 'linux') }-{machine}"
