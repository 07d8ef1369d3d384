# SPDX-License-Identifier: GPL-3.0-or-later
"""Names of files that every system can have."""

import re
import unicodedata

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*]+')
_UNSEEN = re.compile(r"[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+")
"""What turns the direction of what follows: "x[RLO]fdp.exe" would be shown as "xexe.pdf"."""
_DEVICES = re.compile(r"(?i)(?:con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³]) *(?:\.|$)")
_LONGEST_NAME = 120


def file_name(name: str) -> str:
    """Return a name that every system can have, with its ending; cleaned again, it stays as it is."""
    while (cleaned := _cleaned(name)) != name:
        name = cleaned  # what is cut may end in what is not to be there
    return cleaned


def _cleaned(name: str) -> str:
    name = _UNSEEN.sub("", name.encode("utf-8", "replace").decode("utf-8"))
    name = _FORBIDDEN.sub("_", unicodedata.normalize("NFC", name)).strip(" .") or "file"
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > 10:
        stem, dot, ending = name, "", ""
    while len(stem.encode()) > _LONGEST_NAME:
        stem = stem[:-1]
    # Windows drops dots and blanks at the end of a name, and finds the device "con" in "con .txt".
    name = f"{stem.rstrip(' .') or 'file'}{dot}{ending}"
    return f"_{name}" if _DEVICES.match(name) else name
