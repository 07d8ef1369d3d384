# SPDX-License-Identifier: GPL-3.0-or-later
"""Copies of a library that a service made where two computers had written to it."""

import os
import re
from pathlib import Path

_CONFLICTS = re.compile(
    r"""(?ix)
    \ \(.*(conflict|충돌).*\)            # Dropbox, Nextcloud, Box, pCloud
    | _conflict-\d{8}-\d{6}              # ownCloud
    | \.sync-conflict-\d{8}-\d{6}-\w+    # Syncthing
    | \ \(SFConflict.*\)                 # Seafile
    | _.*_conflict                       # Synology Drive
    | \ ?\[conflict(ed)?\]               # pCloud
    | \ \(\d{1,2}\)                      # Google Drive
    | \ \d{1,2}                          # iCloud Drive
    | -(?-i:[A-Z][A-Z0-9]*(-[A-Z0-9]+)+|[A-Z0-9]{5,15})(-\d{1,2})?  # OneDrive: the computer's name
    """
)
_APPLICATION = b"RFDS"


def conflict_copies(library: Path) -> list[Path]:
    """Return libraries beside one that a service made where two computers had changed it."""
    found: list[Path] = []
    try:
        with os.scandir(library.parent) as entries:
            for entry in entries:
                stem, ending = Path(entry.name).stem, Path(entry.name).suffix
                if (
                    ending == library.suffix
                    and stem.startswith(library.stem)
                    and _CONFLICTS.fullmatch(stem[len(library.stem) :])
                    and _is_library(Path(entry.path))
                ):
                    found.append(Path(entry.path))
    except OSError:
        return []
    return sorted(found)


def _is_library(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(72)[68:] == _APPLICATION
    except OSError:
        return False
