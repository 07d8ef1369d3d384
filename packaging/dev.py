#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything a developer or a first user does with a checkout; standard library only.

    python3 packaging/dev.py run      install and open the window (without a display: the tour)
    python3 packaging/dev.py test     install and run the whole suite
    python3 packaging/dev.py lint     ruff, mypy, import-linter, bandit
    python3 packaging/dev.py fuzz     broken input for every parser (--minutes N)
    python3 packaging/dev.py monkey   random use of the real window (--minutes N --papers N)
    python3 packaging/dev.py audit    known faults in what the locks pin
    python3 packaging/dev.py sbom     write dist/refdesk.cdx.json, the list of what refdesk is made of
    python3 packaging/dev.py bench    measure the budgets and print a table
    python3 packaging/dev.py tagger   train the network that reads PICO, or measure it
    python3 packaging/dev.py package  make packages and try them (see package.py)
    python3 packaging/dev.py lock     pin the dependencies anew
    python3 packaging/dev.py strings  collect the strings to translate into resources/i18n
    python3 packaging/dev.py clean    remove the environment and everything built

Words after the command go to the program it runs: ``dev.py test tests/unit -x``.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

PACKAGING = Path(__file__).resolve().parent
ROOT = PACKAGING.parent
LOCKS = PACKAGING / "locks"
ENVIRONMENT = Path(os.environ.get("REFDESK_VENV", ROOT / ".venv"))
BUILT = ROOT / "resources" / "build"
MINIMUM = (3, 11)
MEMORY = "/dev/shm"  # noqa: S108 - one folder of a name that nobody can guess is made in it
MEMORY_NEEDED = 4_000_000_000
"""Bytes that must be free there; a run of the suite writes less than a quarter of it."""

sys.path.insert(0, str(PACKAGING))

import citation_data  # noqa: E402 - a neighbour, found by the line above
import icon_set  # noqa: E402
import supply  # noqa: E402
import system_libraries  # noqa: E402
import translations  # noqa: E402


class StopError(Exception):
    """The command cannot go on; the text says why and what to do."""


def main() -> int:
    """Run one command and return its exit code."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument(
        "command",
        choices=(
            *(
                "run",
                "test",
                "lint",
                "fuzz",
                "monkey",
                "audit",
                "sbom",
                "bench",
                "tagger",
                "package",
                "lock",
            ),
            *("strings", "clean"),
        ),
    )
    parser.add_argument("arguments", nargs=argparse.REMAINDER)
    options = parser.parse_args()
    commands = {
        "run": run,
        "test": test,
        "lint": lint,
        "fuzz": fuzz,
        "monkey": monkey,
        "audit": audit,
        "sbom": sbom,
        "bench": bench,
        "tagger": tagger,
        "package": package,
        "lock": lock,
        "strings": strings,
        "clean": clean,
    }
    try:
        if sys.version_info < MINIMUM:
            raise StopError(f"refdesk needs Python {MINIMUM[0]}.{MINIMUM[1]} or newer.")
        return commands[options.command](options.arguments)
    except (
        StopError, citation_data.BuildError, icon_set.BuildError, system_libraries.MissingError,
    ) as error:  # fmt: skip
        print(f"dev.py: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def run(arguments: list[str]) -> int:
    """Open the window on the user's library; without a display, run the tour."""
    python = prepare("run")
    if has_display():
        return call(python, "-m", "refdesk", *arguments)
    output = ROOT / "build" / "tour"
    print(f"No display: the tour is taken off-screen; its pictures go to {output}")
    return call(
        python, "-m", "refdesk", "tour", "--output", str(output), *arguments, offscreen=True
    )


def test(arguments: list[str]) -> int:
    """Run the suite, three at a time on two cores, in folders of its own: in memory, where there is one.

    The third has what the others leave, who wait for other programs a sixth of the time.
    """
    python = prepare("dev")
    system_libraries.ensure_programs()
    plain = arguments or ["-n", "3", "--dist", "worksteal"]
    # A short name: tests make sockets below it, whose paths may have a hundred characters.
    with tempfile.TemporaryDirectory(prefix="rd-", dir=memory()) as home:
        return call(python, "-m", "pytest", *plain, offscreen=True, home=home, temporary=home)


def lint(arguments: list[str]) -> int:
    """Run every static check; all of them, even when the first fails."""
    del arguments
    python = prepare("dev")
    checks = (
        ("-m", "ruff", "check", "."),
        ("-m", "ruff", "format", "--check", "."),
        ("-m", "mypy"),
        ("-c", "from importlinter.cli import lint_imports_command as c; c()"),
        ("-m", "bandit", "-q", "-r", "-c", "pyproject.toml", "refdesk", "packaging"),
    )
    failed = [check for check in checks if call(python, *check) != 0]
    return 1 if failed else 0


def fuzz(arguments: list[str]) -> int:
    """Feed broken input to every parser; prints what fails, and how to make it again."""
    python = prepare("dev")
    with tempfile.TemporaryDirectory(prefix="refdesk-fuzz-") as home:
        return call(python, "-m", "tests.fuzzing", *arguments, offscreen=True, home=home)


def monkey(arguments: list[str]) -> int:
    """Use the real window at random; prints memory over time, and whatever went wrong."""
    return call(prepare("dev"), "-m", "tests.monkey", *arguments, offscreen=True)


def audit(arguments: list[str]) -> int:
    """Look for known faults in an environment of its own; 2 where the list of them cannot be asked."""
    del arguments
    return supply.audit(own_environment("audit"), LOCKS)


def sbom(arguments: list[str]) -> int:
    """Write the bill of materials, with the licences that the installed packages tell."""
    target = arguments[0] if arguments else str(ROOT / "dist" / "refdesk.cdx.json")
    return call(prepare("dev"), str(PACKAGING / "supply.py"), str(ROOT), target)


def bench(arguments: list[str]) -> int:
    """Measure the budgets and print a table."""
    python = prepare("dev")
    with tempfile.TemporaryDirectory(prefix="refdesk-bench-") as home:
        return call(python, "-m", "tests.benchmarks", *arguments, offscreen=True, home=home)


def tagger(arguments: list[str]) -> int:
    """Train the network in an environment of its own: torch is too large for everybody's."""
    python = own_environment("tagger")
    return call(python, str(PACKAGING / "tagger" / "train.py"), *arguments)


def package(arguments: list[str]) -> int:
    """Make packages, by ``package.py`` in an environment of its own, and try them."""
    prepare("run")  # builds what the packages hold
    script = [sys.executable, str(PACKAGING / "package.py"), *arguments]
    return subprocess.run(script, cwd=ROOT, check=False).returncode


def own_environment(name: str) -> Path:
    """Return the Python of an environment for one task alone, made with its lock if need be."""
    folder = ROOT / "build" / name / "venv"
    python = environment_python(folder)
    if not python.is_file():
        system_libraries.ensure_venv_module()
        venv.EnvBuilder(with_pip=True, clear=folder.exists()).create(folder)
        step = [str(python), "-m", "pip", "install", "--quiet", "--require-hashes"]
        if subprocess.run([*step, "-r", str(LOCKS / f"{name}.txt")], check=False).returncode:
            shutil.rmtree(folder)
            raise StopError(f"pip could not install what {name} needs; its message stands above.")
    return python


def lock(arguments: list[str]) -> int:
    """Pin all dependencies with hashes, for every platform."""
    del arguments
    python = prepare("dev")
    call(python, "-m", "pip", "install", "-q", "uv")
    for name, sources, extras in (
        ("run", ["pyproject.toml"], ["build"]),
        ("dev", ["pyproject.toml"], ["build", "test", "lint"]),
        ("package", ["pyproject.toml", "packaging/package.in"], ["build"]),
        ("tagger", ["packaging/tagger/requirements.in"], []),
        ("audit", ["packaging/audit.in"], []),
    ):
        wanted = [part for extra in extras for part in ("--extra", extra)]
        code = call(
            python, "-m", "uv", "pip", "compile", *sources, *wanted, "--universal",
            "--generate-hashes", "--python-version", "3.11", "--no-header", "--no-annotate",
            "--quiet", "--upgrade", "--output-file", str(LOCKS / f"{name}.txt"),
        )  # fmt: skip
        if code:
            return code
    return 0


def strings(arguments: list[str]) -> int:
    """Collect the strings of the sources into the translation files."""
    del arguments
    prepare("dev")
    return translations.collect(ROOT, environment_python())


def clean(arguments: list[str]) -> int:
    """Remove what was installed and built; never a library."""
    del arguments
    for folder in (ENVIRONMENT, BUILT, ROOT / "build", ROOT / "dist"):
        shutil.rmtree(folder, ignore_errors=True)
    return 0


def prepare(lock_name: str) -> Path:
    """Return the Python of an environment that has what the lock file names, made if need be.

    Nothing is done when lock file and project are those of the last time.
    """
    python = environment_python()
    wanted = fingerprint(lock_name)
    stamp = ENVIRONMENT / "refdesk-installed.txt"
    installed = stamp.read_text("utf-8").split() if stamp.is_file() else []
    if not python.is_file() or wanted not in installed:
        install(python, lock_name)
        covered = [wanted, fingerprint("run")] if lock_name == "dev" else [wanted]
        stamp.write_text("\n".join(covered), "utf-8")
    system_libraries.ensure(python)
    citation_data.build(ROOT, python)
    icon_set.build(ROOT, python)
    translations.compile_all(ROOT, python)
    return python


def install(python: Path, lock_name: str) -> None:
    """Make the environment and install the locked dependencies and refdesk itself into it."""
    print(f"Installing refdesk and its locked dependencies into {ENVIRONMENT} …", flush=True)
    if not has_pip(python):
        system_libraries.ensure_venv_module()
        venv.EnvBuilder(with_pip=True, clear=ENVIRONMENT.exists()).create(ENVIRONMENT)
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    steps = (
        [*pip, "--require-hashes", "--requirement", str(LOCKS / f"{lock_name}.txt")],
        [*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)],
    )
    for step in steps:
        if subprocess.run(step, cwd=ROOT, check=False).returncode:
            raise StopError("pip could not install the dependencies; its message stands above.")


def has_pip(python: Path) -> bool:
    """Whether the environment is there and whole: making it may have been interrupted."""
    if not python.is_file():
        return False
    asked = [str(python), "-m", "pip", "--version"]
    return subprocess.run(asked, capture_output=True, check=False).returncode == 0


def fingerprint(lock_name: str) -> str:
    """Return what an installation depends on, as a hash."""
    digest = hashlib.sha256(f"{ROOT}{sys.version_info[:2]}".encode())
    for path in (LOCKS / f"{lock_name}.txt", ROOT / "pyproject.toml"):
        digest.update(path.read_bytes())
    return f"{lock_name}-{digest.hexdigest()}"


def environment_python(environment: Path = ENVIRONMENT) -> Path:
    """Return where an environment's Python is or will be."""
    folder, name = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
    return environment / folder / name


def has_display() -> bool:
    """Whether a window can be opened here."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def memory() -> str | None:
    """Return a folder that is kept in memory and has room for what tests write, if there is one.

    Thousands of small libraries are made and closed; on a disk each waits to be safe there.
    """
    try:
        return MEMORY if shutil.disk_usage(MEMORY).free > MEMORY_NEEDED else None
    except OSError:
        return None


def call(
    python: Path,
    *arguments: str,
    offscreen: bool = False,
    home: str | None = None,
    temporary: str | None = None,
) -> int:
    """Run the environment's Python in the checkout and return its exit code."""
    environment = dict(os.environ)
    if offscreen:
        environment["QT_QPA_PLATFORM"] = "offscreen"
    if home:
        environment["REFDESK_HOME"] = home  # the user's real library is never touched
        for name in list(environment):
            if name.startswith(("REFDESK_URL_", "REFDESK_NCBI", "REFDESK_EMAIL")):
                del environment[name]
    if temporary:
        environment["TMPDIR"] = temporary
    return subprocess.run(
        [str(python), *arguments], cwd=ROOT, env=environment, check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
