# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of an article: what its graphics are called, which file that is, what bytes are one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

SCHEME = "figure"
"""A page addresses its graphics as ``figure:/<name>``, which means nothing outside the reader."""
ENDINGS = (".jpg", ".jpeg", ".png", ".gif", ".tif", ".tiff", ".svg", ".webp")
"""In the order in which they are looked for where a graphic's name has none (services.md 18.8)."""

_DRIVE = re.compile(r"[A-Za-z]:")
_THUMBNAIL = re.compile(r"(?:^|[._-])(?:thumb|thumbnail|tn)(?:[._-]|$)")
_HEAD = 2000
"""Bytes of an SVG within which its root element begins."""
_SVG = re.compile(rb"^(?:\s*(?:<\?xml[^>]*>|<!--.*?-->|<!DOCTYPE\s+svg[^>\[]*>))*\s*<(?:\w+:)?svg\b",
                  re.DOTALL)  # fmt: skip


class Place(StrEnum):
    """Where a picture stands in an article."""

    FIGURE = "figure"
    TABLE = "table"
    """It is there instead of a table's cells."""
    FORMULA = "formula"
    LINE = "line"
    """Within a line of text."""

    @property
    def is_block(self) -> bool:
        """Whether it stands on its own and may be as wide as the text."""
        return self in {Place.FIGURE, Place.TABLE}


@dataclass(frozen=True, slots=True)
class Picture:
    """A graphic of an article and the words that belong to it, plain."""

    name: str
    """As the article calls it, often without an ending."""
    place: Place
    label: str = ""
    caption: str = ""
    permissions: str = ""
    """Of somebody else's figure in this article."""
    text: str = ""
    """What may be read instead."""


def resolve(name: str, files: Iterable[str]) -> str:
    """Return which of ``files`` a graphic is: exact name, name and an ending, same stem; else ``""``.

    A name is no path: with a separator, a drive or two dots it means nothing. A thumbnail is taken only
    where it is what was asked for.
    """
    if not is_plain_name(name):
        return ""
    pictures = {file for file in files if is_plain_name(file) and ending_of(file)}
    for wanted in (name, *(name + ending for ending in ENDINGS)):
        if wanted in pictures:
            return wanted
    stems = {name.casefold(), _stem(name).casefold()}
    alike = [file for file in pictures if _stem(file).casefold() in stems]
    return min(alike, key=_preference, default="")


def is_plain_name(name: str) -> bool:
    """Whether a name names a file in the one folder where it is looked for, and nothing else."""
    return bool(name.strip(". ")) and not (
        "/" in name or "\\" in name or ".." in name or "\x00" in name or _DRIVE.match(name)
    )


def ending_of(name: str) -> str:
    """Return the ending by which a file says that it is a picture, in lower case, or ``""``."""
    _, dot, ending = name.rpartition(".")
    ending = (dot + ending).lower()
    return ending if ending in ENDINGS else ""


def kind_of(data: bytes) -> str:
    """Return what a picture is by its first bytes: ``jpeg png gif tiff svg webp``, else ``""``.

    A web page that says "not available", or half an archive, is no picture whatever it is called.
    """
    if data.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    if data.startswith((b"II*\x00", b"MM\x00*")):
        return "tiff"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "webp"
    return "svg" if _SVG.match(data[:_HEAD].removeprefix(b"\xef\xbb\xbf")) else ""


def _stem(name: str) -> str:
    ending = ending_of(name)
    return name[: len(name) - len(ending)] if ending else name


def _preference(file: str) -> tuple[bool, int, str]:
    is_thumbnail = bool(_THUMBNAIL.search(_stem(file).lower()))
    return is_thumbnail, ENDINGS.index(ending_of(file)), file
