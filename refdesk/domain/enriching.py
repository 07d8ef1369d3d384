# SPDX-License-Identifier: GPL-3.0-or-later
"""What papers may still get beyond what the library has of them: five parts, their price, the outcome."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from refdesk.domain.changes import ChangeSet
from refdesk.domain.errors import RefdeskError


class Part(Enum):
    """One of the five."""

    ABSTRACT = "abstract"
    FULLTEXT = "fulltext"
    PICO = "pico"
    STATISTICS = "statistics"
    KOREAN = "korean"


@dataclass(frozen=True, slots=True)
class Cost:
    """What is asked of whom, if every service answers at once; told before anybody is asked."""

    requests: Mapping[str, int] = field(default_factory=dict)
    """By the name of the service; none that is not asked."""
    seconds: float = 0.0
    """At the pace that the services are asked at."""

    @property
    def total(self) -> int:
        """How many requests in all."""
        return sum(self.requests.values())


@dataclass(frozen=True, slots=True)
class Outlook:
    """What many papers lack and may get, in numbers, and what it costs."""

    papers: int = 0
    """That were looked at."""
    lacking: int = 0
    """Of them those that lack anything."""
    parts: Mapping[Part, int] = field(default_factory=dict)
    """In how many papers each part is missing; none that is missing nowhere."""
    cost: Cost = Cost()


@dataclass(frozen=True, slots=True)
class EnrichFailure:
    """What did not work. ``reference_id`` is ``None`` where it was about many papers."""

    error: RefdeskError
    reference_id: int | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class EnrichReport:
    """What came of completing papers."""

    abstracts: int = 0
    fulltexts: int = 0
    links: int = 0
    """Papers without a text to keep of which a free copy is somewhere else."""
    read: int = 0
    """Papers whose evidence was read."""
    withheld: Mapping[int, RefdeskError] = field(default_factory=dict)
    """Papers that have no text which may be kept, and who says so."""
    left: int = 0
    """Questions that were not put, since a service wants a pause or does not answer."""
    failures: tuple[EnrichFailure, ...] = ()
    stopped: Mapping[str, datetime | None] = field(default_factory=dict)
    """Services that were let be, and when they may be asked again, where they say so."""
    changes: ChangeSet = ChangeSet()
