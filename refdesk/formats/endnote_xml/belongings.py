# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person added to an EndNote record: research notes, the files of ``NAME.Data``, groups."""

import re

from refdesk.domain.belongings import NOTHING, Belongings, NamedFile
from refdesk.formats.endnote_xml.records import EndNoteRecord

_FILES = ("urls/pdf-urls/url", "urls/image-urls/url", "urls/text-urls/url")
_NOTES = "research-notes"
_GROUPS = ("groups/group", "groups/group/name", "group")
_STARS = ("rating", "custom-rating")
_OWN = frozenset({*_FILES, _NOTES, *_GROUPS, *_STARS, "urls/related-urls/url", "urls/web-urls/url"})
_LOCAL = re.compile(r"(?i)(?:file|internal-pdf):")
_WEB = re.compile(r"(?i)(?:https?|ftp|doi|mailto):")
_STAR = "★"


def belongings_of(record: EndNoteRecord) -> Belongings:
    """Return what the person had added; ``internal-pdf://`` leads into the folder ``NAME.Data``."""
    if _OWN.isdisjoint(record.elements):
        return NOTHING
    paths = [path for path in record.lines(*_FILES) if not _WEB.match(path)]
    links = record.lines("urls/related-urls/url", "urls/web-urls/url")
    paths += (link for link in links if _LOCAL.match(link))
    rating = next(iter(record.all(*_STARS)), "")
    return Belongings(
        collections=tuple((name,) for name in dict.fromkeys(record.all(*_GROUPS))),
        notes=tuple(record.all(_NOTES)),
        files=tuple(NamedFile(path) for path in dict.fromkeys(paths)),
        rating=_stars(rating),
    )


def _stars(text: str) -> int:
    if _STAR in text:
        return min(5, text.count(_STAR))
    return int(text) if len(text) == 1 and text in "12345" else 0
