# SPDX-License-Identifier: GPL-3.0-or-later
"""The libraries of the system that Qt needs on Linux: named exactly, installed where we may."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libGL.so.1": "libgl1",
    "libOpenGL.so.0": "libopengl0",
    "libGLX.so.0": "libglx0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
"""Debian and Ubuntu package of each library that Qt's own files ask for."""

KOREAN_FONT = "fonts-noto-cjk"

PROGRAMS = {
    "bib2xml": "bibutils",
    "biber": "biber",
    "pandoc": "pandoc",
    "soffice": "libreoffice-writer-nogui",
}
"""Other programs that read what refdesk writes, in the tests; the Debian package of each."""

PLUGINS = ("platforms/libqxcb.so", "platforms/libqoffscreen.so", "imageformats/libqsvg.so")
LIBRARIES = tuple(
    f"libQt6{name}.so.6"
    for name in ("Core", "Gui", "Widgets", "Svg", "Network", "PrintSupport", "Pdf")
)


class MissingError(Exception):
    """Something of the system is missing; the text names the command that installs it."""


def ensure(python: Path) -> None:
    """Make sure that Qt finds what it needs.

    As root on Debian or Ubuntu missing packages are installed; elsewhere they are named.

    Raises:
        MissingError: with the exact command to run.
    """
    if not sys.platform.startswith("linux"):
        return
    missing = missing_libraries(python)
    wanted = sorted({PACKAGES.get(name, "") for name in missing} - {""})
    unknown = sorted(name for name in missing if name not in PACKAGES)
    if not has_korean_font() and may_install():
        wanted.append(KOREAN_FONT)
    if wanted and may_install():
        apt_install(wanted)
        missing = missing_libraries(python)
    if missing:
        line = f"apt-get install {' '.join(wanted)}" if wanted else "your package manager"
        named = f" ({', '.join(unknown)})" if unknown else ""
        raise MissingError(f"Qt needs libraries that this system lacks{named}. Run: {line}")


def ensure_programs() -> None:
    """Install the programs that tests compare with, where we may; a test without its program is skipped."""
    missing = {name: package for name, package in PROGRAMS.items() if not shutil.which(name)}
    if not missing:
        return
    try:
        if may_install():
            apt_install(sorted(missing.values()))
    except MissingError as error:
        print(f"Going on without {', '.join(missing)}: {error}", flush=True)


def ensure_venv_module() -> None:
    """Make sure that this Python can make environments; Debian splits that off."""
    check = [sys.executable, "-c", "import ensurepip, venv"]
    if subprocess.run(check, check=False, capture_output=True).returncode == 0:
        return
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    if not may_install():
        raise MissingError(f"Python cannot make environments here. Run: apt-get install {package}")
    apt_install([package])


def missing_libraries(python: Path) -> list[str]:
    """Return the shared libraries that Qt's files ask for and the system does not have."""
    ldd = shutil.which("ldd")
    found = subprocess.run(
        [
            str(python),
            "-c",
            "import importlib.util as u; print(u.find_spec('PySide6').submodule_search_locations[0])",
        ],
        check=False,
        capture_output=True,
        text=True,
    )
    if ldd is None or found.returncode:
        return []
    folder = Path(found.stdout.strip()) / "Qt"
    files = [folder / "lib" / name for name in LIBRARIES]
    files += [folder / "plugins" / name for name in PLUGINS]
    present = [str(path) for path in files if path.is_file()]
    if not present:
        return []
    listing = subprocess.run([ldd, *present], check=False, capture_output=True, text=True)
    return sorted(set(re.findall(r"^\s*(\S+) => not found", listing.stdout, re.MULTILINE)))


def has_korean_font() -> bool:
    """Whether some font has Hangul; without one Korean is shown as boxes."""
    fc_list = shutil.which("fc-list")
    if fc_list is None:
        return any(Path("/usr/share/fonts").glob("**/*CJK*"))
    listing = subprocess.run([fc_list, ":lang=ko"], check=False, capture_output=True, text=True)
    return bool(listing.stdout.strip())


def may_install() -> bool:
    """Whether we are root on a system with apt."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_install(packages: list[str]) -> None:
    """Install Debian packages."""
    print(f"Installing system packages: {' '.join(packages)} …", flush=True)
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    for step in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages],
    ):
        done = subprocess.run(
            step, check=False, env=environment, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL
        )
        if done.returncode:
            raise MissingError(f"this command failed: {' '.join(step)}")
