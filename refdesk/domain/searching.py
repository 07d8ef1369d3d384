# SPDX-License-Identifier: GPL-3.0-or-later
"""A search in a service: the question, what was found, and how much of it is listed."""

from dataclasses import dataclass, field
from enum import StrEnum

from refdesk.domain.found import FoundPaper
from refdesk.domain.pubmed_query import NO_FILTERS, Filters


class SearchSource(StrEnum):
    """Where papers can be searched for."""

    PUBMED = "pubmed"
    EUROPEPMC = "europepmc"
    CROSSREF = "crossref"
    TRIALS = "clinicaltrials"


class SearchOrder(StrEnum):
    """In which order hits come."""

    RELEVANCE = "relevance"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class SearchQuestion:
    """What is asked of which service. ``term`` is in the service's own syntax, filters apart."""

    term: str
    source: SearchSource = SearchSource.PUBMED
    filters: Filters = NO_FILTERS
    order: SearchOrder = SearchOrder.RELEVANCE


@dataclass(frozen=True, slots=True)
class Ignored:
    """A part of the term that the service did not search for; ``kind`` is its own name for why."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Hits:
    """What a search found. ``keys`` name those that are listed, in order; ``papers`` are read so far."""

    question: SearchQuestion
    count: int = 0
    """All that the service says it has."""
    keys: tuple[str, ...] = ()
    papers: dict[str, FoundPaper] = field(default_factory=dict)
    asked_as: str = ""
    """What was sent: words and filters in one."""
    translation: str = ""
    """How the service understood it."""
    ignored: tuple[Ignored, ...] = ()
    cursor: str = ""
    """Where the service goes on; ``""`` at the end."""
    corrected: str = ""
    """What was probably meant, where nothing was found and the service knows better."""

    @property
    def has_more(self) -> bool:
        """Whether there are hits that are not listed yet."""
        return bool(self.cursor)


@dataclass(frozen=True, slots=True)
class PastSearch:
    """A search of the history."""

    id: int
    question: SearchQuestion
    at: str
    """ISO date and time, UTC."""
    count: int
