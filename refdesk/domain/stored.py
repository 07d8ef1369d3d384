# SPDX-License-Identifier: GPL-3.0-or-later
"""What the library knows of a paper, and what a line of the list shows."""

from dataclasses import dataclass
from datetime import datetime

from refdesk.domain.reference import Reference


@dataclass(frozen=True, slots=True)
class StoredReference:
    """A reference and what the library knows about it."""

    id: int
    revision: int
    """Grows with every change; part of cache keys."""
    reference: Reference
    added_at: datetime
    is_read: bool = False
    is_sample: bool = False
    is_trashed: bool = False
    has_fulltext: bool = False
    tags: tuple[str, ...] = ()
    collections: tuple[int, ...] = ()
    note: str = ""
    """The user's own note, Markdown."""


@dataclass(frozen=True, slots=True)
class ReferenceRow:
    """What a line of the list shows."""

    id: int
    title: str
    """Plain text; the vernacular title where there is no other."""
    first_author: str
    year: int | None
    journal: str
    design: str
    """Design code of :mod:`refdesk.domain.designs`, or ``""``."""
    pmid: str
    has_fulltext: bool
    is_read: bool
    is_retracted: bool
    is_sample: bool
    added_at: datetime
