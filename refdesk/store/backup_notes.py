# SPDX-License-Identifier: GPL-3.0-or-later
"""What is known of a backup without reading it: a note of JSON beside it (``….sqlite.json``)."""

import json
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from refdesk.disk import write_whole
from refdesk.domain.backups import Backup, Counts


def note_of(path: Path) -> Path:
    """Return where the note of a backup lies."""
    return path.with_name(f"{path.name}.json")


def read_note(path: Path) -> dict[str, Any]:
    """Return what the note of a backup says, nothing where there is none."""
    try:
        note = json.loads(note_of(path).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return note if isinstance(note, dict) else {}


def write_note(path: Path, note: dict[str, Any]) -> None:
    """Write the note of a backup, whole or not at all.

    Raises:
        OSError: it was not written.
    """
    counts = note.get("counts")
    if isinstance(counts, Counts):
        note = note | {"counts": {name: getattr(counts, name) for name in Counts.__slots__}}
    write_whole(note_of(path), [json.dumps(note, indent=1).encode()])


def with_note(backup: Backup, note: dict[str, Any]) -> Backup:
    """Return a backup with what its note says, as far as that can be believed."""
    counts, version, whole = note.get("counts"), note.get("version"), note.get("whole")
    if isinstance(counts, dict):
        known = {k: v for k, v in counts.items() if k in Counts.__slots__ and isinstance(v, int)}
        counts = Counts(**known)
    checked = None
    with suppress(ValueError, TypeError):
        checked = datetime.fromisoformat(note["checked_at"]) if "checked_at" in note else None
    return replace(
        backup,
        counts=counts if isinstance(counts, Counts) else None,
        version=version if isinstance(version, int) else backup.version,
        checked_at=checked,
        is_whole=whole if isinstance(whole, bool) else None,
    )


def iso(at: datetime) -> str:
    """Return a time as notes have it."""
    return at.astimezone(UTC).isoformat(timespec="seconds")


def remove(path: Path) -> None:
    """Delete a file. One that cannot be deleted stays, and is no reason to stop."""
    with suppress(OSError):
        path.unlink(missing_ok=True)
