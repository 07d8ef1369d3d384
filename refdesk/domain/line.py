# SPDX-License-Identifier: GPL-3.0-or-later
"""What a line of the list shows of a paper."""

from dataclasses import dataclass
from datetime import datetime


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
    rating: int = 0
    """Stars, 0 to 5."""
    colours: tuple[str, ...] = ()
    """Of its coloured tags, a few at most: those on digits first."""
    has_concern: bool = False
    """Whether its journal has expressed concern, and not retracted it."""
