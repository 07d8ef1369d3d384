# SPDX-License-Identifier: GPL-3.0-or-later
"""The wheel and the source distribution, each with what is built for the program."""

import shutil
import tarfile
import tempfile
import venv
import zipfile
from pathlib import Path

import workshop
from workshop import PackageError, Workshop, run

MUST_HOLD = (
    "refdesk/resources/build/citations/styles.sqlite3",
    "refdesk/resources/build/citations/citeproc_commonjs.js",
    "refdesk/resources/build/i18n/refdesk_ko.qm",
    "refdesk/resources/build/icons/copy.svg",
    "refdesk/resources/models/pico.npz",
    "refdesk/store/migrations/0001_initial.sql",
)


_SHORT = ("--themes", "light", "--languages", "en", "--sizes", "1280x800")
"""Every window and dialog once; the tour in all its looks takes minutes."""


def make(shop: Workshop) -> list[Path]:
    """Make both, and the wheel once more out of the source distribution: it must be the same."""
    python = workshop.python()
    workshop.copy_sources(shop)
    shop.output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="refdesk-wheel-") as folder:
        here, again = Path(folder) / "made", Path(folder) / "again"
        run(
            [python, "-m", "hatchling", "build", "-t", "sdist", "-t", "wheel", "-d", here],
            shop.environment,
            shop.source,
            quiet=True,
        )
        wheel, sdist = next(here.glob("*.whl")), next(here.glob("*.tar.gz"))
        with tarfile.open(sdist) as archive:
            archive.extractall(Path(folder) / "out", filter="data")
        unpacked = next((Path(folder) / "out").iterdir())
        run(
            [python, "-m", "hatchling", "build", "-t", "wheel", "-d", again],
            shop.environment,
            unpacked,
            quiet=True,
        )
        if workshop.digest(wheel) != workshop.digest(next(again.iterdir())):
            raise PackageError("the source distribution makes another wheel than the checkout")
        missing = set(MUST_HOLD) - set(zipfile.ZipFile(wheel).namelist())
        if missing:
            raise PackageError(f"the wheel lacks {', '.join(sorted(missing))}")
        return [Path(shutil.copy(one, shop.output)) for one in (wheel, sdist)]


def install_tree(shop: Workshop, wheel: Path) -> None:
    """Lay out the program alone, as the wheel installs it, for what is frozen."""
    shutil.rmtree(shop.tree, ignore_errors=True)
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(shop.tree)


def check(wheel: Path, lock: Path) -> str:
    """Install the wheel into an environment of its own, try the program, and take it out again.

    Raises:
        PackageError: something does not work, or something is left.
    """
    with tempfile.TemporaryDirectory(prefix="refdesk-try-") as folder:
        place = Path(folder) / "venv"
        venv.EnvBuilder(with_pip=True).create(place)
        python = next(p for p in (place / "bin/python", place / "Scripts/python.exe") if p.exists())
        pip = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
        run([*pip, "--require-hashes", "-r", lock], quiet=True)
        before = set(place.rglob("*"))
        # Everything is in the wheel: no index is asked for refdesk itself.
        run([*pip, "--no-deps", "--no-index", wheel], quiet=True)
        program = python.with_name("refdesk" + python.suffix)
        said = try_out([program], Path(folder))
        run([python, "-m", "pip", "uninstall", "-q", "-y", "refdesk"])
        left = {p for p in set(place.rglob("*")) - before if p.name != "__pycache__"}
        left = {p for p in left if "refdesk" in p.relative_to(place).as_posix()}
        if left:
            raise PackageError(f"left after uninstalling: {', '.join(map(str, sorted(left)))}")
        return said


def try_out(program: list[object], folder: Path) -> str:
    """Let a program test itself and take the tour, in a home of its own; return what it said."""
    home = folder / "home"
    home.mkdir(exist_ok=True)
    environment = {
        "PATH": "/usr/bin:/bin",
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "QT_QPA_PLATFORM": "offscreen",
        "TMPDIR": str(folder),
    }
    said = run([*program, "self-test"], environment, folder)
    run([*program, "tour", *_SHORT, "--output", folder / "tour"], environment, folder, quiet=True)
    pictures = list((folder / "tour").glob("*.png"))
    if len(pictures) < 5:
        raise PackageError(f"the tour took only {len(pictures)} pictures")
    return f"{said}tour  {len(pictures)} pictures\n"
