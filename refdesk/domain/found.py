# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers that a service names and that may not be in the library."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from refdesk.domain.errors import RefdeskError
from refdesk.domain.identifiers import Identifier
from refdesk.domain.line import ReferenceRow
from refdesk.domain.reference import Reference
from refdesk.domain.relating import Tie


@dataclass(frozen=True, slots=True)
class FoundPaper:
    """A paper that was found, and what is said of it beside its record."""

    reference: Reference
    library_id: int | None = None
    """The paper of the library that it is."""
    citations: int | None = None
    """How often it is cited, where a service was asked; see the list for which."""
    shared: tuple[str, ...] = ()
    """Topics that it has in common with the paper it was found for."""
    ties: tuple[Tie, ...] = ()
    """What says that it has the same first author."""
    rank: int = 0
    """Its place in the service's order, from 1; 0 where there is none."""

    @property
    def identifier(self) -> Identifier | None:
        """By what it is fetched: its first identifier."""
        return self.reference.identifiers[0] if self.reference.identifiers else None

    @property
    def is_free(self) -> bool:
        """Whether PMC has its full text."""
        return bool(self.reference.pmcid)


@dataclass(frozen=True, slots=True)
class FoundList:
    """Papers that were found for one reason, or why none could be looked for.

    An empty list without ``error`` says that there are none; with it, that nobody knows.
    """

    papers: tuple[FoundPaper, ...] = ()
    total: int = 0
    """How many there are, of which ``papers`` are the first."""
    source: str = ""
    """The service that found them: ``PubMed``, ``OpenAlex``, ``library``."""
    is_by_name: bool = False
    """Whether nothing but a name was asked for: the papers may be other people's."""
    term: str = ""
    """What PubMed was asked, so that a person can go on from there."""
    keys: tuple[str, ...] = ()
    """PMIDs of all of them, where a service lists more than are read."""
    in_pmc: int | None = None
    """Of citing papers: how many PMC has the text of, where that was asked as well."""
    topics: tuple[str, ...] = ()
    """The topics that were asked for."""
    name: str = ""
    """The author who was asked for."""
    error: RefdeskError | None = None


@dataclass(frozen=True, slots=True)
class CitationCounts:
    """How often a paper is cited, by whom it was counted, and when that was asked."""

    counts: Mapping[str, int] = field(default_factory=dict)
    """Source (``iCite``, ``Crossref``, ``OpenAlex``, ``PMC``) to count: each sees another part."""
    relative: float | None = None
    """iCite's relative citation ratio: 1.0 is the median of NIH-funded papers of the field and year."""
    is_provisional: bool = False
    asked: str = ""
    """ISO date."""
    failed: tuple[str, ...] = ()
    """Sources that did not answer."""


@dataclass(frozen=True, slots=True)
class RelatedPapers:
    """What goes with one paper."""

    similar: FoundList = FoundList()
    by_author: FoundList = FoundList()
    by_topic: FoundList = FoundList()
    own: CitationCounts | None = None
    """What iCite counts of the paper itself, where it was asked along with the others."""


@dataclass(frozen=True, slots=True)
class Nearby:
    """A paper of the library that goes with another, and why."""

    row: ReferenceRow
    shared: tuple[str, ...] = ()
    """Topics, headings and words of the title that both have."""
    same_author: bool = False
    """Whether the first authors have the same name."""
    same_references: int = 0
    """How many works both cite."""
