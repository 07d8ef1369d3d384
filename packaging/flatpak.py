# SPDX-License-Identifier: GPL-3.0-or-later
"""The Flatpak manifest: the wheel, and every package it needs as a source pinned by hash.

Flatpak builds without a network; what it may fetch before stands in the manifest with its SHA-256. The hashes
are those of ``locks/run.txt``, which pip resolves here for the Python of the runtime.
"""

import json
import re
import shutil
from pathlib import Path

import desktop_files
import workshop
from workshop import IDENTIFIER, PACKAGING, PackageError, Workshop, run

RUNTIME = "24.08"
"""Of org.freedesktop.Platform; its Python is the next."""
PYTHON = "3.12"
TAGS = (*(f"manylinux_2_{minor}" for minor in range(40, 16, -1)), "manylinux2014")
"""All that the runtime's C library (2.40) can load."""
INDEX = "https://files.pythonhosted.org/packages"
PROCESSORS = {"x86_64": "x86_64", "aarch64": "aarch64"}
NOT_AT_RUN_TIME = ("hatchling", "editables", "qtawesome", "qtpy", "fonttools", "pathspec", "pluggy",
                   "tomlkit", "trove-classifiers", "packaging")  # fmt: skip

PERMISSIONS = (
    "--share=ipc",  # X11 in shared memory
    "--socket=wayland",
    "--socket=fallback-x11",  # only where there is no Wayland
    "--share=network",  # PubMed and the others; nothing listens
    "--talk-name=org.freedesktop.secrets",  # keys of services are kept in the keyring
)
"""All that the program may do outside its sandbox. No folder of the person's is among it: files are
chosen in the dialogs of the desktop, whose portal hands over what was chosen. No ``--device=dri``:
nothing is drawn by OpenGL."""


def make(shop: Workshop, wheel: Path) -> Path:
    """Write manifest and sources into a folder that flatpak-builder takes as it is."""
    folder = shop.output / "flatpak"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copy(wheel, folder)
    desktop_files.install(shop, folder / "files")
    (folder / "files/share/man").rename(folder / "man")
    shutil.rmtree(folder / "man")
    (folder / "channel.json").write_text(json.dumps({"name": "flatpak", "address": ""}), "utf-8")
    sources = [*packages(), {"type": "file", "path": wheel.name}]
    manifest = {
        "id": IDENTIFIER,
        "runtime": "org.freedesktop.Platform",
        "runtime-version": RUNTIME,
        "sdk": "org.freedesktop.Sdk",
        "command": "refdesk",
        "finish-args": list(PERMISSIONS),
        "cleanup": ["/include", "*.pyi", "/lib/python3*/site-packages/PySide6/Qt/qml"],
        "modules": [
            {
                "name": "refdesk",
                "buildsystem": "simple",
                "build-commands": [
                    "pip3 install --no-index --no-deps --no-compile --prefix=/app *.whl",
                    f"install -Dm644 channel.json /app/lib/python{PYTHON}/site-packages/refdesk/"
                    "resources/build/channel.json",
                    "cp -r share /app/",
                ],
                "sources": [
                    *sources,
                    {"type": "file", "path": "channel.json"},
                    {"type": "dir", "path": "files"},
                ],
            }
        ],
    }
    target = folder / f"{IDENTIFIER}.json"
    target.write_text(json.dumps(manifest, indent=2) + "\n", "utf-8")
    workshop.settle(folder, shop.epoch)
    return target


def packages() -> list[dict[str, object]]:
    """Return every wheel that the program needs, for each processor, as sources of Flatpak.

    Raises:
        PackageError: a package has no wheel for the runtime.
    """
    found: dict[str, dict[str, object]] = {}
    for processor, machine in PROCESSORS.items():
        for name, digest in _resolved(machine):
            source: dict[str, object] = {
                "type": "file",
                "url": f"{INDEX}/{_tag(name)}/{name[0]}/{_project(name)}/{name}",
                "sha256": digest,
            }
            if not name.endswith("-any.whl"):
                source["only-arches"] = [processor]
            found.setdefault(name, source)
    return [found[name] for name in sorted(found)]


def _resolved(machine: str) -> list[tuple[str, str]]:
    said = run(
        [
            workshop.python(), "-m", "pip", "install", "--dry-run", "--ignore-installed", "--quiet",
            "--report", "-", "--require-hashes", "-r", PACKAGING / "locks" / "run.txt", "--no-deps",
            "--target", "unused", "--only-binary", ":all:", "--implementation", "cp",
            "--python-version", PYTHON,
            *(word for tag in TAGS for word in ("--platform", f"{tag}_{machine}")),
        ],
        quiet=True,
    )  # fmt: skip
    wheels = []
    for one in json.loads(said)["install"]:
        name = one["metadata"]["name"].lower()
        about = one["download_info"]
        digest = about["archive_info"]["hashes"]["sha256"]
        if name not in NOT_AT_RUN_TIME:
            wheels.append((about["url"].rpartition("/")[2], digest))
    return wheels


def _tag(file: str) -> str:
    """Return the folder of a wheel at PyPI: its tag for Python."""
    return file.removesuffix(".whl").split("-")[-3]


def _project(file: str) -> str:
    return file.partition("-")[0]


def check(manifest: Path) -> str:
    """Let flatpak-builder read the manifest, and look whether each source is pinned.

    Raises:
        PackageError: it cannot be read, or a source is not pinned.
    """
    read = json.loads(run(["flatpak-builder", "--show-manifest", manifest], folder=manifest.parent))
    sources = read["modules"][0]["sources"]
    fetched = [one for one in sources if "url" in one]
    loose = [one for one in fetched if not re.fullmatch("[0-9a-f]{64}", one.get("sha256", ""))]
    if loose or not any("pyside6" in one["url"].lower() for one in fetched):
        raise PackageError(f"sources of the manifest: {loose or 'PySide6 is not among them'}")
    return f"flatpak-builder reads the manifest; {len(sources)} sources, all pinned\n"
