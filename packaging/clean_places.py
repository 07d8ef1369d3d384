# SPDX-License-Identifier: GPL-3.0-or-later
"""Clean places in which packages are tried: another root without Python, Qt or anything of this machine.

Made by debootstrap, which needs root and a mirror of Debian; once made, a place is copied for each trial.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import workshop
from workshop import PackageError, run

MIRROR = os.environ.get("REFDESK_DEBIAN_MIRROR", "http://deb.debian.org/debian")
SUITE = os.environ.get("REFDESK_DEBIAN_SUITE", "bookworm")
BASE = workshop.ROOT / "build" / "clean" / SUITE
DESKTOP = (
    "libegl1", "libgl1", "libopengl0", "libxcb1", "libx11-xcb1", "libxcb-glx0", "libfontconfig1",
    "libfreetype6", "libglib2.0-0", "libdbus-1-3", "libgssapi-krb5-2", "fonts-dejavu-core",
)  # fmt: skip
"""What every desktop has, and what a frozen folder therefore does without."""
_QUIET = {
    "DEBIAN_FRONTEND": "noninteractive",
    "LC_ALL": "C.UTF-8",
    "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
}


def can_make() -> bool:
    """Whether this machine can make clean places."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("debootstrap") is not None


@contextmanager
def clean_root() -> Iterator[Path]:
    """Give a fresh copy of the smallest Debian, and take it away again.

    Raises:
        PackageError: it cannot be made here.
    """
    if not can_make():
        raise PackageError("a clean root needs root and debootstrap (apt-get install debootstrap)")
    if not (BASE / "etc/debian_version").is_file():
        print(f"Making a clean Debian in {BASE} …", flush=True)
        shutil.rmtree(BASE, ignore_errors=True)
        BASE.parent.mkdir(parents=True, exist_ok=True)
        run(["debootstrap", "--variant=minbase", SUITE, BASE, MIRROR], quiet=True)
    with tempfile.TemporaryDirectory(prefix="refdesk-root-") as folder:
        root = Path(folder) / "root"
        run(["cp", "-a", "--reflink=auto", BASE, root])
        mounted = [(root / "proc", "proc"), (root / "dev", "/dev")]
        try:
            run(["mount", "-t", "proc", "proc", root / "proc"])
            run(["mount", "--bind", "/dev", root / "dev"])
            yield root
        finally:
            for place, _ in reversed(mounted):
                subprocess.run(["umount", "-l", place], check=False, capture_output=True)


def inside(root: Path, *command: str, accepted: tuple[int, ...] = (0,)) -> str:
    """Run a command in a clean root and return what it printed."""
    return run(
        ["chroot", root, *command], _QUIET | {"HOME": "/root"}, Path("/"), accepted, quiet=True
    )


def check_deb(package: Path) -> str:
    """Install the package, try the program as an ordinary user, purge it, and look what is left.

    Raises:
        PackageError: something does not work, or something is left.
    """
    with clean_root() as root:
        inside(root, "apt-get", "update", "-qq")
        # The desktop's own databases change whenever a program comes or goes: they are there before.
        _get(root, "shared-mime-info", "desktop-file-utils", "hicolor-icon-theme", "fontconfig")
        inside(root, "useradd", "--create-home", "somebody")
        before = files_of(root)
        shutil.copy(package, root / "tmp" / package.name)
        _get(root, f"/tmp/{package.name}")  # noqa: S108 - of the clean root, which is ours alone
        said = try_inside(root, "/usr/bin/refdesk")
        kinds = inside(root, "grep", "-c", "refdesk", "/usr/share/applications/mimeinfo.cache")
        inside(root, "apt-get", "purge", "-y", "-qq", "refdesk")
        inside(root, "apt-get", "autoremove", "-y", "-qq", "--purge")
        left = sorted(path for path in files_of(root) - before if _is_of_packages(path))
        if left:
            raise PackageError(f"left after the purge: {', '.join(left[:10])}")
        return f"{said}desktop database: {kinds.strip()} kinds of files; nothing is left after the purge\n"


def _get(root: Path, *packages: str) -> None:
    inside(root, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages)


def _is_of_packages(path: str) -> bool:
    """Whether a file is something that a package put there, or its name says that it is ours."""
    return path.startswith(("usr/", "opt/", "etc/refdesk")) or "refdesk" in path.lower()


def check_frozen(program: Path, name: str) -> str:
    """Try a frozen folder, or one file, where there is no Python, on what every desktop has.

    Raises:
        PackageError: something does not work.
    """
    with clean_root() as root:
        inside(root, "apt-get", "update", "-qq")
        _get(root, *DESKTOP)
        inside(root, "useradd", "--create-home", "somebody")
        if inside(root, "sh", "-c", "command -v python3 || true").strip():
            raise PackageError("the clean place has a Python: it would prove nothing")
        target = root / "opt" / name
        run(["cp", "-a", program, target])
        return try_inside(root, f"/opt/{name}/refdesk" if program.is_dir() else f"/opt/{name}")


def try_inside(root: Path, program: str) -> str:
    """Let the program test itself and take the tour, as an ordinary user of a clean root."""
    script = (
        "export QT_QPA_PLATFORM=offscreen LANG=C.UTF-8; cd && "
        f"{program} self-test && "
        f"{program} tour --themes light --languages en --sizes 1280x800 --output tour >/dev/null && "
        "ls tour | grep -c png"
    )
    said = inside(root, "su", "somebody", "-s", "/bin/sh", "-c", script, accepted=(0, 1))
    *lines, pictures = said.strip().splitlines() or [""]
    if (
        not pictures.isdigit()
        or int(pictures) < 5
        or any(line.startswith("FAIL") for line in lines)
    ):
        raise PackageError(f"the program does not work in a clean place:\n{said}")
    return "\n".join([*lines, f"tour  {pictures} pictures", ""])


def files_of(root: Path) -> set[str]:
    """Return the files of a root that a package could leave behind."""
    return {
        str(path.relative_to(root))
        for top in ("usr", "etc", "var/lib", "opt")
        for path in (root / top).rglob("*")
        if not str(path).startswith(str(root / "var/lib/apt/lists"))
    }
