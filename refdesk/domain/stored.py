# SPDX-License-Identifier: GPL-3.0-or-later
"""What the library knows of a paper."""

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
    key: str = ""
    """What documents cite it by: given by the library once, and never changed."""
    rating: int = 0
    """Stars, 0 to 5."""
    colours: tuple[str, ...] = ()
    """Of each of ``tags``, ``""`` for none."""
