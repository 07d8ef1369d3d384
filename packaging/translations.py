# SPDX-License-Identifier: GPL-3.0-or-later
"""Translations: collected from the sources by Qt's lupdate, compiled by its lrelease."""

import hashlib
import subprocess
from pathlib import Path

LANGUAGES = ("en", "ko")
"""English has a file too: for its plurals, nothing else."""

SOURCES = (
    "refdesk/messages.py", "refdesk/field_messages.py", "refdesk/service_messages.py",
    "refdesk/finding_messages.py", "refdesk/recovery_messages.py",
    "refdesk/app.py", "refdesk/ui",
)  # fmt: skip


def collect(root: Path, python: Path, output: Path | None = None) -> int:
    """Update ``refdesk_<language>.ts`` from the sources; stale strings go, translations stay."""
    folder = output or root / "resources" / "i18n"
    folder.mkdir(parents=True, exist_ok=True)
    files: list[str] = []
    for source in SOURCES:
        path = root / source
        files += sorted(str(p) for p in path.rglob("*.py")) if path.is_dir() else [str(path)]
    for language in LANGUAGES:
        command = [
            _tool(python, "lupdate"), *files, "-no-obsolete", "-locations", "none",
            "-source-language", "en", "-target-language", language,
            *(["-pluralonly"] if language == "en" else []),
            "-ts", str(folder / f"refdesk_{language}.ts"),
        ]  # fmt: skip
        done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=root)
        if done.returncode:
            print(done.stdout, done.stderr)
            return done.returncode
    return 0


def compile_all(root: Path, python: Path) -> None:
    """Compile each ``.ts`` into ``resources/build/i18n`` when it has changed."""
    target = root / "resources" / "build" / "i18n"
    target.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        source = root / "resources" / "i18n" / f"refdesk_{language}.ts"
        if not source.is_file():
            continue
        compiled, stamp = target / f"refdesk_{language}.qm", target / f"refdesk_{language}.stamp"
        digest = hashlib.sha256(source.read_bytes()).hexdigest()
        if compiled.is_file() and stamp.is_file() and stamp.read_text("utf-8") == digest:
            continue
        command = [_tool(python, "lrelease"), str(source), "-qm", str(compiled), "-silent"]
        subprocess.run(command, check=True, cwd=root)
        stamp.write_text(digest, "utf-8")


def _tool(python: Path, name: str) -> str:
    """Return Qt's own program: PySide6 ships it inside the package."""
    suffix = ".exe" if python.suffix == ".exe" else ""
    script = python.with_name(f"pyside6-{name}{suffix}")
    return str(script)
