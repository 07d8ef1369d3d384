# SPDX-License-Identifier: GPL-3.0-or-later
"""Styles of refdesk's own, which come beside those of the CSL project: one ``.csl`` file each."""

from dataclasses import dataclass
from pathlib import Path

from refdesk.citations.tree import read_document, style_head
from refdesk.domain.citation import StyleInfo


@dataclass(frozen=True, slots=True)
class PackedStyle:
    """A style that comes with the program; ``document`` is that of the parent for a dependent one."""

    info: StyleInfo
    locale: str
    document: bytes


def shipped_styles(folder: Path) -> dict[str, PackedStyle]:
    """Return the styles in ``folder`` by their id, which is the name of the file."""
    return {path.stem: _read(path) for path in sorted(folder.glob("*.csl"))}


def _read(path: Path) -> PackedStyle:
    document = path.read_bytes()
    head = style_head(read_document(document, path.name))
    info = StyleInfo(path.stem, head.title, head.short_title, fields=head.fields)
    return PackedStyle(info, head.locale, document)
