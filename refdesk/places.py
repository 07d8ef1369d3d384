# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a folder lies: on a disk of this computer, on a network, or where a service copies it elsewhere.

SQLite's log in shared memory needs all programs on one computer, and a service that copies a library
page by page and file by file may copy halves (https://sqlite.org/wal.html, https://sqlite.org/howtocorrupt.html
sections 2 and 3). So the library is kept otherwise there (``store/opening.py``), and a person is told.
"""

import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from refdesk.places_of_system import network_system


@dataclass(frozen=True, slots=True)
class Place:
    """Where something lies: ``kind`` is ``local``, ``network`` or ``cloud``; ``name`` says what it is."""

    kind: str = "local"
    name: str = ""

    @property
    def is_shared(self) -> bool:
        """Whether another computer may see, or copy, what lies there."""
        return self.kind != "local"


LOCAL = Place()

_MARKS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".stfolder": "Syncthing",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
    ".megaignore": "MEGA",
    ".SynologyWorkingDirectory": "Synology Drive",
}
"""What services leave in the folder that they copy."""
_DATABASES = re.compile(r"\._?sync_[0-9a-f]+\.db")
"""Of Nextcloud and ownCloud."""
_NAMES = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "내 드라이브": "Google Drive",
    "icloud drive": "iCloud Drive",
    "iclouddrive": "iCloud Drive",
    "box": "Box",
    "box sync": "Box",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "mybox": "MYBOX",
    "naver mybox": "MYBOX",
    "네이버 mybox": "MYBOX",
    "pcloud": "pCloud",
    "pclouddrive": "pCloud",
    "pcloud drive": "pCloud",
    "pcloud sync": "pCloud",
    "pcloudsync": "pCloud",
    "mega": "MEGA",
    "synologydrive": "Synology Drive",
}
"""How folders of services are called in the home folder, or right below a drive."""
_LONG = re.compile(r"(?i)(onedrive|dropbox|googledrive|box)(?: ?[-(@].*)")
"""``OneDrive - University``, ``Dropbox (Personal)``, ``GoogleDrive-kim@example.org``."""
_MOST_ENTRIES = 1000
_ONEDRIVE = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")


def place_of(
    path: Path,
    environment: Mapping[str, str] = os.environ,
    home: Path | None = None,
    mounts: str | None = None,
) -> Place:
    """Return where a file or folder lies; one that is to be made lies where its folder does.

    Args:
        path: what is asked for.
        environment: says where OneDrive is.
        home: the person's home folder.
        mounts: what Linux says of its file systems; read anew where it is not given.
    """
    real = Path(os.path.realpath(path))
    home = home or Path.home()
    for folder, name in _known(environment, home):
        if real.is_relative_to(folder):
            return Place("cloud", name)
    for folder in real.parents:
        if name := _name_of(folder, home) or _marked(folder):
            return Place("cloud", name)
    system = network_system(real, mounts)
    return Place("network", system) if system else LOCAL


def _known(environment: Mapping[str, str], home: Path) -> Iterator[tuple[Path, str]]:
    """Yield folders that services say they copy."""
    for variable in _ONEDRIVE:
        if value := environment.get(variable):
            yield Path(os.path.realpath(value)), "OneDrive"
    folders = [home / ".dropbox"]
    folders += [
        Path(v, "Dropbox") for n in ("APPDATA", "LOCALAPPDATA") if (v := environment.get(n))
    ]
    for folder in folders:
        try:
            told = json.loads((folder / "info.json").read_text("utf-8"))
            paths = [account["path"] for account in told.values()]
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            continue
        for path in paths:
            if isinstance(path, str):
                yield Path(os.path.realpath(path)), "Dropbox"
    yield home / "Library" / "Mobile Documents", "iCloud Drive"


def _name_of(folder: Path, home: Path) -> str:
    """Return the service that a folder is called after, where such folders lie."""
    above = folder.parent
    is_listed = above in {home, Path(folder.anchor)} or above == home / "Library" / "CloudStorage"
    if not is_listed or above == folder:
        return ""
    name = folder.name.casefold()
    if above.name == "CloudStorage":
        name = re.split(r"[-(]", name)[0]
    if long := _LONG.fullmatch(name):
        name = long[1]
    if name == "mega" and above != home:
        return ""
    return _NAMES.get(name, folder.name if above.name == "CloudStorage" else "")


def _marked(folder: Path) -> str:
    """Return the service that has left a mark in a folder."""
    try:
        with os.scandir(folder) as entries:
            for entry in islice(entries, _MOST_ENTRIES):
                if not entry.name.startswith("."):
                    continue
                if entry.name == ".dropbox" and (Path(entry.path, "info.json")).exists():
                    continue  # the settings of Dropbox in the home folder
                if name := _MARKS.get(entry.name):
                    return name
                if _DATABASES.fullmatch(entry.name):
                    return "Nextcloud"
    except OSError:
        pass
    return ""
