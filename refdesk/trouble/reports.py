# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports of faults: what a developer needs, nothing of the person; who reads them first is the person."""

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from refdesk.settings import Settings
from refdesk.trouble.faults import Fault
from refdesk.trouble.logbook import last_lines
from refdesk.trouble.scrubbing import clean

KEPT = 20
"""Reports that are kept, the newest."""
LOG_LINES = 50
_FILE_LINE = re.compile(r'^(\s*)File "(?P<path>[^"]*)", line (?P<line>\d+) in (?P<name>.*)$')
_PACKAGES = ("site-packages", "dist-packages", "refdesk")
"""Folders at which the name of a module begins."""


def folder_of(logs: Path) -> Path:
    """Return the folder of reports in that of logs."""
    return logs / "reports"


def settings_told(settings: Settings) -> dict[str, str]:
    """Return of the settings what may matter and is one of a few words or a number: no names, no paths."""
    look, model = settings.appearance, settings.model
    return {
        "language": look.language,
        "theme": look.theme,
        "density": look.density,
        "text size": str(look.text_size),
        "reading": f"{look.reading_font} {look.reading_size} {look.reading_width} {look.reading_page}",
        "offline": str(settings.offline),
        "own keys": str(len(settings.shortcuts)),
        "favourite styles": str(len(settings.citing.favourites)),
        "language model": model.interface or "none",
        "window states": str(len(settings.layout.states)),
    }


def report_text(
    faults: Sequence[tuple[Fault, int]], facts: Mapping[str, str], logs: Path | None = None
) -> str:
    """Return the report of some faults, each with how often it occurred.

    Args:
        faults: in the order in which they occurred.
        facts: what else is known, see :func:`versions` and :func:`settings_told`.
        logs: the folder of the log, whose last lines are added.
    """
    lines: list[str] = []
    for fault, count in faults:
        times = f" ({count} times)" if count > 1 else ""
        lines += [f"{fault.action or 'fault'} in {fault.thread or '?'}{times}", *fault.lines(), ""]
    lines += [f"{name}: {value}" for name, value in facts.items()]
    logged = last_lines(logs, LOG_LINES) if logs is not None else []
    if logged:
        lines += ["", f"last {len(logged)} lines of the log", *logged]
    return "\n".join(lines) + "\n"


def hard_end_text(stack: Iterable[str], facts: Mapping[str, str], logs: Path | None = None) -> str:
    """Return the report of a session that ended in code of C; ``stack`` as it was left."""
    return report_text((), {**facts, "the last session ended hard": "", **_numbered(stack)}, logs)


def _numbered(stack: Iterable[str]) -> dict[str, str]:
    return {f"{number:03d}": _without_path(line) for number, line in enumerate(stack, start=1)}


def keep_report(logs: Path, text: str) -> Path | None:
    """Write a report, let go of the oldest, and return its file; ``None`` where nothing can be written."""
    folder = folder_of(logs)
    stamp = datetime.now(UTC).strftime("%Y-%m-%d-%H%M%S-%f")
    file = folder / f"report-{stamp}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        file.chmod(0o600)
    except OSError:
        return None
    for old in sorted(folder.glob("report-*.txt"))[:-KEPT]:
        with suppress(OSError):
            old.unlink()
    return file


def _without_path(line: str) -> str:
    """Return a line of a stack with the module in place of its file, which lies in somebody's home."""
    found = _FILE_LINE.match(line)
    if found is None:
        return clean(line)
    parts = re.split(r"[/\\]", found["path"])
    last = max((place for place, part in enumerate(parts) if part in _PACKAGES), default=-2)
    kept = parts[last:] if parts[last] == "refdesk" else parts[last + 1 :]
    module = ".".join(kept).removesuffix(".py")
    return f"{found[1]}{module}:{found['line']} {found['name']}"
