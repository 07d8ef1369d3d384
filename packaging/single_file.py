# SPDX-License-Identifier: GPL-3.0-or-later
"""One file for Linux that is the whole program.

An AppImage needs a small program in front that mounts what follows; it comes from the AppImage project
alone. Where ``REFDESK_APPIMAGE_RUNTIME`` names that file, a true AppImage is made. Else our own few lines
of shell (``linux/start.sh``) stand in front: they unpack what follows once, and start it from there.
"""

import gzip
import io
import os
import shutil
import tarfile
from pathlib import Path

import desktop_files
import workshop
from workshop import IDENTIFIER, PACKAGING, PackageError, Workshop, run


def make(shop: Workshop) -> Path:
    """Make the file out of the frozen folder."""
    shop.output.mkdir(parents=True, exist_ok=True)
    runtime = os.environ.get("REFDESK_APPIMAGE_RUNTIME")
    return appimage(shop, Path(runtime)) if runtime else self_unpacking(shop)


def appimage(shop: Workshop, runtime: Path) -> Path:
    """Make a true AppImage (type 2): the runtime, and behind it a file system."""
    folder = shop.folder / "AppDir"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(shop.frozen, folder / "usr/lib/refdesk", symlinks=True)
    desktop_files.install(shop, folder / "usr")
    (folder / "AppRun").symlink_to("usr/lib/refdesk/refdesk")
    (folder / ".DirIcon").symlink_to(f"usr/share/icons/hicolor/256x256/apps/{IDENTIFIER}.png")
    for name in (
        f"applications/{IDENTIFIER}.desktop",
        f"icons/hicolor/256x256/apps/{IDENTIFIER}.png",
    ):
        shutil.copyfile(folder / "usr/share" / name, folder / Path(name).name)
    workshop.settle(folder, shop.epoch)
    image = shop.folder / "refdesk.squashfs"
    image.unlink(missing_ok=True)
    run(
        ["mksquashfs", folder, image, "-root-owned", "-noappend", "-comp", "zstd", "-no-progress"],
        {name: value for name, value in shop.environment.items() if name != "SOURCE_DATE_EPOCH"}
        | {"SOURCE_DATE_EPOCH": str(shop.epoch)},
        quiet=True,
    )
    target = shop.output / f"refdesk-{workshop.version()}-x86_64.AppImage"
    target.write_bytes(runtime.read_bytes() + image.read_bytes())
    target.chmod(0o755)
    return target


def self_unpacking(shop: Workshop) -> Path:
    """Make a shell script with the program behind it."""
    shop.output.mkdir(parents=True, exist_ok=True)
    packed = shop.folder / "refdesk.tar.gz"
    _pack(shop, packed)
    sum_ = workshop.digest(packed)
    megabytes = workshop.size_of(shop.frozen) // 1_000_000
    text = (PACKAGING / "linux" / "start.sh").read_text("utf-8")
    for name, value in (
        ("VERSION", workshop.version()), ("ID", sum_[:16]), ("SUM", sum_), ("MEGABYTES", str(megabytes)),
    ):  # fmt: skip
        text = text.replace(f"@{name}@", value)
    # The place of what follows stands in the script, and its digits are part of its length.
    length = len(text.encode()) - len("@FROM@")
    start = next(n for n in range(length, length + 20) if length + len(str(n + 1)) == n) + 1
    target = shop.output / f"refdesk-{workshop.version()}-linux-x86_64.run"
    with target.open("wb") as file:
        file.write(text.replace("@FROM@", str(start)).encode())
        if file.tell() + 1 != start:
            raise PackageError(
                "the start of the single file does not know where the program begins"
            )
        with packed.open("rb") as body:
            shutil.copyfileobj(body, file)
    target.chmod(0o755)
    packed.unlink()
    return target


def _pack(shop: Workshop, target: Path) -> None:
    with (
        target.open("wb") as file,
        gzip.GzipFile("", "wb", 9, file, mtime=shop.epoch) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as made,
    ):
        add_frozen(shop, made, Path())


def add_frozen(shop: Workshop, made: tarfile.TarFile, below: Path) -> None:
    """Put the frozen folder into an archive in a fixed order, of nobody and of one time."""
    for path in sorted(shop.frozen.rglob("*")):
        entry = made.gettarinfo(path, (below / path.relative_to(shop.frozen)).as_posix())
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = ""
        entry.mtime = shop.epoch
        made.addfile(entry, io.BytesIO(path.read_bytes()) if entry.isreg() else None)
