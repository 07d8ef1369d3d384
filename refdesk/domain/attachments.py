# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that belong to papers, and what they are called."""

import re
from dataclasses import dataclass

from refdesk.domain.file_pattern import PATTERN
from refdesk.domain.reference import AuthorRole, Reference

_SHORT_TITLE = 60
_LEAST_TITLE = 20
_PLACE = re.compile(r"\{(\w+)\}")
_JOINT = re.compile(r"^[\s_,.-]+|[\s_,.-]+$")
_EMPTY_PIECE = re.compile(r"(?:\s*[-_,]\s*){2,}")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of a paper. ``path`` is relative to the folder of files, with slashes."""

    id: int
    reference_id: int
    name: str
    path: str
    media_type: str
    size: int
    sha256: str
    added_at: str = ""

    @property
    def is_pdf(self) -> bool:
        """Whether it is a PDF by type or by name."""
        return self.media_type == "application/pdf" or self.name.lower().endswith(".pdf")


def file_stem(reference: Reference, pattern: str = PATTERN, key: str = "") -> str:
    """Return what a file of a paper is called, without ending; ``""`` where the paper says nothing.

    ``{author}`` is the first author's family name, with "et al" where there are more than two; places
    that stay empty go with the dash beside them.
    """
    values = {
        "author": _author(reference),
        "year": str(reference.year or ""),
        "title": short_title(reference.title_plain or reference.vernacular_title),
        "journal": reference.journal.display or reference.container_title,
        "pmid": reference.pmid,
        "key": key or reference.citation_key,
    }
    text = _PLACE.sub(lambda m: values.get(m[1], ""), pattern)
    text = _EMPTY_PIECE.sub(" - ", " ".join(text.split()))
    return _JOINT.sub("", text)


def short_title(title: str) -> str:
    """Return the beginning of a title: what stands before a colon, else whole words."""
    head = title.partition(": ")[0]
    text = head if len(head) >= _LEAST_TITLE else title
    if len(text) <= _SHORT_TITLE:
        return text
    cut = text[: _SHORT_TITLE + 1].rpartition(" ")[0]
    return cut if len(cut) >= _LEAST_TITLE else text[:_SHORT_TITLE]


def _author(reference: Reference) -> str:
    people = [a for a in reference.authors if a.role is AuthorRole.AUTHOR] or [*reference.authors]
    names = [author.collective or author.family for author in people]
    if not names:
        return ""
    if len(names) == 2:
        return " and ".join(names)
    return f"{names[0]} et al" if len(names) > 2 or not reference.authors_complete else names[0]


def numbered(name: str, taken: set[str]) -> str:
    """Return a name that is none of ``taken``, whatever their case: with a number where need be."""
    stem, dot, ending = name.rpartition(".")
    if not dot:
        stem, ending = name, ""
    known = {other.casefold() for other in taken}
    number, free = 2, name
    while free.casefold() in known:
        free = f"{stem} ({number}){dot}{ending}"
        number += 1
    return free
