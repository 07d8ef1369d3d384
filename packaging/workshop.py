# SPDX-License-Identifier: GPL-3.0-or-later
"""What all makers of packages share: a copy of the sources, an environment, one time for all files."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

PACKAGING = Path(__file__).resolve().parent
ROOT = PACKAGING.parent
IDENTIFIER = "org.refdesk.Refdesk"
"""The program's name among all programs, backwards as desktops want it; see docs/packaging.md."""
UPDATES_ADDRESS = os.environ.get("REFDESK_UPDATES_ADDRESS", "")
"""Where the publisher's ``latest.json`` lies. The one place for it: set by who publishes, and empty else, so
that no build ever asks a name that somebody else may come to own. Without it nobody is asked."""


class PackageError(Exception):
    """A package cannot be made, or does not do what it should; the text says which and why."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """Where packages are made and put. Two of them in two folders must make the same."""

    folder: Path
    """For everything on the way; ``build/package``."""
    output: Path
    """For what is done; ``dist``."""
    epoch: int
    """Seconds since 1970 that all files are said to be from: those of the last commit."""

    @classmethod
    def usual(cls) -> "Workshop":
        """Return the one in this checkout."""
        return cls(ROOT / "build" / "package", ROOT / "dist", commit_time())

    @property
    def source(self) -> Path:
        """A copy of what the repository holds and of what is built for the program."""
        return self.folder / "source"

    @property
    def tree(self) -> Path:
        """The program as the wheel installs it, and nothing else."""
        return self.folder / "tree"

    @property
    def frozen(self) -> Path:
        """The frozen folder, see ``frozen.py``."""
        return self.folder / "frozen" / "refdesk"

    @property
    def environment(self) -> dict[str, str]:
        """The variables under which everything is made: no chance, one time, one language."""
        return clean_environment() | {
            "SOURCE_DATE_EPOCH": str(self.epoch),
            "PYTHONHASHSEED": "0",
            "PYTHONDONTWRITEBYTECODE": "1",
            "LC_ALL": "C.UTF-8",
            "TZ": "UTC",
        }


def clean_environment() -> dict[str, str]:
    """Return our variables without those that lead Python or refdesk elsewhere."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "REFDESK_", "VIRTUAL_ENV", "QT_"))
    }


def commit_time() -> int:
    """Return when the last commit was made; ``SOURCE_DATE_EPOCH`` wins, as it does everywhere."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given.isdigit():
        return int(given)
    asked = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    return int(done.stdout) if done.returncode == 0 else 1_700_000_000


def version() -> str:
    """Return the program's version."""
    text = (ROOT / "refdesk" / "__init__.py").read_text("utf-8")
    found = re.search(r'__version__ = "([^"]+)"', text)
    assert found is not None
    return found[1]


def python() -> Path:
    """Return the Python that makes packages: its environment holds what ``locks/package.txt`` pins."""
    folder = ROOT / "build" / "package-venv"
    program = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    lock = PACKAGING / "locks" / "package.txt"
    wanted = hashlib.sha256(lock.read_bytes() + sys.version.encode()).hexdigest()
    stamp = folder / "refdesk-installed.txt"
    if stamp.is_file() and stamp.read_text("utf-8") == wanted:
        return program
    print(f"Installing what makes packages into {folder} …", flush=True)
    venv.EnvBuilder(with_pip=True, clear=folder.exists()).create(folder)
    run([program, "-m", "pip", "install", "-q", "--require-hashes", "-r", lock])
    stamp.write_text(wanted, "utf-8")
    return program


def run(
    command: Iterable[object],
    environment: Mapping[str, str] | None = None,
    folder: Path = ROOT,
    accepted: Iterable[int] = (0,),
    *,
    quiet: bool = False,
) -> str:
    """Run a program and return what it printed on standard output.

    Raises:
        PackageError: it ended with another code than those accepted.
    """
    words = [str(word) for word in command]
    try:
        done = subprocess.run(
            words,
            cwd=folder,
            env=clean_environment() if environment is None else dict(environment),
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
    except FileNotFoundError as error:
        raise PackageError(f"{words[0]} is not installed here") from error
    if done.returncode not in tuple(accepted):
        said = "\n".join((done.stdout + done.stderr).strip().splitlines()[-30:])
        raise PackageError(f"this failed ({done.returncode}): {' '.join(words)[:400]}\n{said}")
    if not quiet and done.stderr.strip():
        print(done.stderr.strip(), file=sys.stderr)
    return done.stdout


def copy_sources(shop: Workshop) -> None:
    """Copy what the repository holds, or would hold if it were committed, and what was built."""
    listed = run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"], folder=ROOT
    ).split("\0")
    built = (ROOT / "resources" / "build").rglob("*")
    names = {Path(name) for name in listed if name}
    names |= {path.relative_to(ROOT) for path in built if path.is_file()}
    shutil.rmtree(shop.source, ignore_errors=True)
    for name in sorted(names):
        if not (ROOT / name).is_file():
            continue  # deleted and not yet committed
        target = shop.source / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, target)
        target.chmod(0o755 if os.access(ROOT / name, os.X_OK) else 0o644)
    write_manifest(shop.source)
    settle(shop.source, shop.epoch)


_OURS = ("manifest.json", "channel.json")
"""What is written for a package and may differ from one kind to the next."""


def write_manifest(source: Path) -> None:
    """List every file and module of the program with its hash, for ``refdesk self-test``."""
    package, resources = source / "refdesk", source / "resources"
    said = {"name": "wheel", "address": UPDATES_ADDRESS}
    (resources / "build" / "channel.json").write_text(json.dumps(said), "utf-8")
    target = resources / "build" / "manifest.json"
    files = {p.relative_to(package).as_posix(): p for p in package.rglob("*") if p.suffix != ".py"}
    files |= {f"resources/{p.relative_to(resources).as_posix()}": p for p in resources.rglob("*")}
    listed = {
        name: digest(path)
        for name, path in sorted(files.items())
        if path.is_file() and path.suffix != ".stamp" and path.name not in _OURS
    }
    names = (p.relative_to(source).with_suffix("").parts for p in package.rglob("*.py"))
    modules = sorted(".".join(name).removesuffix(".__init__") for name in names)
    said = {"files": listed, "modules": [m for m in modules if m != "refdesk.__main__"]}
    target.write_text(json.dumps(said, indent=1), "utf-8")


def settle(folder: Path, epoch: int) -> None:
    """Give all files one time, and the rights that files have: the builder's habits leave no trace."""
    for path in [folder, *folder.rglob("*")]:
        if not path.is_symlink():
            mode = path.stat().st_mode
            path.chmod(0o755 if path.is_dir() or mode & 0o100 else 0o644)
        os.utime(path, (epoch, epoch), follow_symlinks=False)


def size_of(folder: Path) -> int:
    """Return how many bytes the files below a folder have, links not counted."""
    return sum(
        path.stat().st_size
        for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink()
    )


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
