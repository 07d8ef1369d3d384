# SPDX-License-Identifier: GPL-3.0-or-later
"""Drawings (SVG) from strangers: shown only if they draw and do nothing else."""

import re

from refdesk.domain.errors import UnreadableError
from refdesk.xml.safe import local_name, parse_xml

MAX_SVG = 10_000_000
"""Bytes; a drawing of a figure has a few hundred thousand."""

_DOES_MORE = frozenset(
    ["script", "foreignobject", "iframe", "object", "embed", "audio", "video", "handler", "set",
     "animate", "animatemotion", "animatetransform", "animatecolor"]
)  # fmt: skip
_OUTSIDE = re.compile(r"@import|url\(\s*['\"]?\s*(?!#)", re.IGNORECASE)


def is_harmless(data: bytes) -> bool:
    """Whether a drawing has no script and refers to nothing but its own parts.

    Qt draws no scripts, but follows a picture's address to files of this machine; and the file may be
    opened by another program.
    """
    try:
        root = parse_xml(data, "svg", max_bytes=MAX_SVG)
    except UnreadableError:
        return False
    if local_name(root) != "svg":
        return False
    for element in root.iter():
        if local_name(element).lower() in _DOES_MORE or _OUTSIDE.search(element.text or ""):
            return False
        for name, value in element.attrib.items():
            plain = str(name).rpartition("}")[2].lower()
            refers = plain in {"href", "src"} and not str(value).strip().startswith("#")
            if refers or plain.startswith("on") or _OUTSIDE.search(str(value)):
                return False
    return True
