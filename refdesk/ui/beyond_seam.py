# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window asks of the services for papers that are not in the library, and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from refdesk.ui import updates_seam as updates

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from datetime import timedelta

    from refdesk.domain.changes import ChangeSet
    from refdesk.domain.enriching import EnrichReport, Outlook
    from refdesk.domain.errors import RefdeskError
    from refdesk.domain.found import CitationCounts, FoundList, FoundPaper, Nearby, RelatedPapers
    from refdesk.domain.identifiers import Identifier
    from refdesk.domain.jobs import JobContext
    from refdesk.domain.machine_text import MachineText
    from refdesk.domain.notices import NoticeReport
    from refdesk.domain.open_copies import OpenCopy
    from refdesk.domain.reference import Reference
    from refdesk.domain.releases import Release
    from refdesk.domain.searching import Hits, PastSearch, SearchQuestion
    from refdesk.settings import LanguageModel
    from refdesk.ui.curating_seam import Pasting


class Related(Protocol):
    """Papers that go with a paper, as services tell."""

    def related(
        self, reference: Reference, context: JobContext, *, free_only: bool = ...
    ) -> RelatedPapers:
        """Return similar papers, those of the first author and those on the same topics."""

    def marked(self, found: FoundList) -> FoundList:
        """Return a list with what the library holds by now."""


class Cited(Protocol):
    """Citations of a paper."""

    def counts(
        self, reference: Reference, context: JobContext, known: CitationCounts | None = ...
    ) -> CitationCounts:
        """Return how often it is cited."""

    def cited_by(self, reference: Reference, context: JobContext, shown: int = ...) -> FoundList:
        """Return papers that cite it."""

    def references(self, reference: Reference, context: JobContext, shown: int = ...) -> FoundList:
        """Return papers that it cites."""


class NearbyPapers(Protocol):
    """Papers of the library that go with a paper."""

    def similar(
        self, reference_id: int, reference: Reference, check: Callable[[], None]
    ) -> tuple[Nearby, ...]:
        """Return them with their reasons."""

    def remember(self, reference_id: int, works: Sequence[Identifier]) -> None:
        """Keep what a service says that a paper cites."""


class Discovery(Protocol):
    """Searches in services."""

    def search(self, question: SearchQuestion, context: JobContext, *, fresh: bool = ...) -> Hits:
        """Ask."""

    def more(self, hits: Hits, context: JobContext) -> Hits:
        """List what is not listed yet."""

    def papers(self, hits: Hits, keys: Sequence[str], context: JobContext) -> Hits:
        """Read lines that are listed and not read."""

    def preview(self, pmid: str, context: JobContext) -> Reference | None:
        """Return a whole record."""

    def marked(self, records: Mapping[str, Reference]) -> dict[str, FoundPaper]:
        """Return records with what the library has of them by now."""


class History(Protocol):
    """Searches that were run."""

    def note(self, hits: Hits) -> int:
        """Write one down."""

    def past(self, limit: int = ...) -> list[PastSearch]:
        """Return them, the newest first."""

    def forget(self, numbers: list[int]) -> None:
        """Delete some."""


class MeshEntry(Protocol):
    """A descriptor that a lookup found."""

    @property
    def ui(self) -> str:
        """Its number, ``D006528``."""

    @property
    def name(self) -> str:
        """Its name, whole."""


class MeshDescriptor(MeshEntry, Protocol):
    """All that is told of a descriptor."""

    @property
    def entry_terms(self) -> tuple[str, ...]:
        """Other names for the same."""

    @property
    def tree_numbers(self) -> tuple[str, ...]:
        """Its places in the tree, ``C04.588.274.623``."""

    @property
    def broader(self) -> Sequence[MeshEntry]:
        """The descriptors right above it."""

    @property
    def narrower(self) -> Sequence[MeshEntry]:
        """Those right below it."""


class MeshTerms(Protocol):
    """MeSH."""

    def lookup(self, label_part: str, context: JobContext, limit: int = ...) -> Sequence[MeshEntry]:
        """Return descriptors whose name holds some words."""

    def details(self, descriptor_ui: str, context: JobContext) -> MeshDescriptor:
        """Return one with entry terms and tree."""


class Unresolved(Protocol):
    """A line of a text for which no paper was found."""

    @property
    def line(self) -> int:
        """Where it begins, from 1."""

    @property
    def text(self) -> str:
        """What it says."""

    @property
    def reason(self) -> str:
        """``not-found``, ``ambiguous``, ``not-understood`` or ``failed``."""

    @property
    def error(self) -> RefdeskError | None:
        """Why it failed."""


class Resolution(Protocol):
    """What a text names."""

    @property
    def identifiers(self) -> tuple[Identifier, ...]:
        """In order, each paper once."""

    @property
    def unresolved(self) -> Sequence[Unresolved]:
        """Lines that name none."""


class Resolving(Protocol):
    """Identifiers and citations in a text."""

    def resolve(self, text: str, context: JobContext) -> Resolution:
        """Return what a text names."""


class Notices(Protocol):
    """Retractions, corrections and concerns."""

    def due(self, older_than: timedelta = ...) -> Sequence[int]:
        """Return the papers that were not asked about for so long."""

    def cost(self, ids: Sequence[int]) -> int:
        """Return about how many requests a check takes."""

    def check(
        self,
        ids: Sequence[int],
        context: JobContext,
        *,
        fresh: bool = ...,
        onto: int | None = ...,
        references: bool = ...,
    ) -> NoticeReport:
        """Ask about papers."""

    def check_library(
        self, context: JobContext, *, older_than: timedelta = ..., most: int | None = ...
    ) -> NoticeReport:
        """Ask about papers that are due."""


class Enriching(Protocol):
    """What papers of the library still lack."""

    def outlook(self, ids: Collection[int], context: JobContext) -> Outlook:
        """Return what is missing and can be had, and what it costs."""

    def enrich(
        self, ids: Collection[int], context: JobContext, *, again: bool = ...
    ) -> EnrichReport:
        """Bring it."""


class OpenCopies(Protocol):
    """Where a paper is free whose text cannot be kept."""

    def of(self, reference_id: int) -> OpenCopy | None:
        """Return what was last heard of it."""


class AttachReport(Protocol):
    """What became of files that were to be attached."""

    @property
    def added(self) -> Sequence[object]:
        """Those that the paper did not have."""

    @property
    def changes(self) -> ChangeSet:
        """What changed in the library."""


class OpenPdfs(Protocol):
    """PDFs that a person asks for."""

    def fetch_pdf(self, reference_id: int, url: str, context: JobContext) -> AttachReport:
        """Fetch one and attach it to its paper."""


class ModelPlace(Protocol):
    """Where a language model is asked."""

    @property
    def host(self) -> str:
        """Its name, and its port where that is not the usual one."""

    @property
    def is_local(self) -> bool:
        """Whether that is this very computer."""


class HeardPart(Protocol):
    """A section while a language model writes it."""

    @property
    def place(self) -> int:
        """Which section, from 0."""

    @property
    def text(self) -> str:
        """What there is of it."""

    @property
    def whole(self) -> bool:
        """Whether that is all."""


class ModelTrial(Protocol):
    """What a language model made of a sentence of ours."""

    @property
    def source(self) -> str:
        """The sentence."""

    @property
    def text(self) -> str:
        """Its Korean."""


class MachineKorean(Protocol):
    """Korean of abstracts by a language model that the person set up."""

    def place(self, model: LanguageModel) -> ModelPlace:
        """Return where it is asked."""

    def names(self, model: LanguageModel, context: JobContext) -> Sequence[str]:
        """Return the models of its server."""

    def write(
        self,
        reference_id: int,
        reference: Reference,
        model: LanguageModel,
        context: JobContext,
        hear: Callable[[HeardPart], None],
    ) -> MachineText:
        """Have an abstract translated or summarised, and keep what came."""

    def trial(self, model: LanguageModel, context: JobContext) -> ModelTrial:
        """Have a sentence of ours translated."""


class Releases(Protocol):
    """New versions of the program."""

    @property
    def can_ask(self) -> bool:
        """Whether there is somebody to ask."""

    def newer(self, context: JobContext) -> Release | None:
        """Return a version that is newer than the one that runs."""


class Beyond(Protocol):
    """What is not in the library, and the ways to it."""

    @property
    def releases(self) -> Releases:
        """See :class:`Releases`."""

    @property
    def machine_korean(self) -> MachineKorean:
        """See :class:`MachineKorean`."""

    @property
    def discovery(self) -> Discovery:
        """See :class:`Discovery`."""

    @property
    def history(self) -> History:
        """See :class:`History`."""

    @property
    def mesh(self) -> MeshTerms:
        """See :class:`MeshTerms`."""

    @property
    def resolving(self) -> Resolving:
        """See :class:`Resolving`."""

    @property
    def related(self) -> Related:
        """See :class:`Related`."""

    @property
    def cited(self) -> Cited:
        """See :class:`Cited`."""

    @property
    def nearby(self) -> NearbyPapers:
        """See :class:`NearbyPapers`."""

    @property
    def notices(self) -> Notices:
        """See :class:`Notices`."""

    @property
    def updating(self) -> updates.Updating:
        """A person's word on what newer records say."""

    @property
    def finals(self) -> updates.Finals:
        """Papers ahead of print that become final by themselves."""

    @property
    def waiting(self) -> updates.WaitingAsks:
        """What is asked of services, now or when there is a network."""

    @property
    def enriching(self) -> Enriching:
        """See :class:`Enriching`."""

    @property
    def open_copies(self) -> OpenCopies:
        """See :class:`OpenCopies`."""

    @property
    def open_pdfs(self) -> OpenPdfs:
        """See :class:`OpenPdfs`."""

    @property
    def pasting(self) -> Pasting:
        """See :class:`~refdesk.ui.curating_seam.Pasting`."""
