# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window asks of the services that bring papers up to date, and of what waits; no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from refdesk.domain.changes import ChangeSet
    from refdesk.domain.errors import RefdeskError
    from refdesk.domain.identifiers import Identifier
    from refdesk.domain.jobs import JobContext
    from refdesk.domain.reference import Reference
    from refdesk.domain.update_fields import Field
    from refdesk.domain.updating import PaperUpdate
    from refdesk.domain.waiting import Ask, Waiting
    from refdesk.ui.seam import FetchOutcome


class Updating(Protocol):
    """A person's word on what newer records say."""

    def take(self, reference_id: int, field: Field, said_by: Reference) -> ChangeSet:
        """Take the word of a record on one field."""


class FinalReport(Protocol):
    """What came of papers that were ahead of print."""

    @property
    def final(self) -> int:
        """How many are in their final version."""

    @property
    def updates(self) -> Sequence[PaperUpdate]:
        """What is different."""


class Finals(Protocol):
    """Papers ahead of print."""

    def due(self) -> list[int]:
        """Return those that PubMed may know more of."""

    def refresh(self, ids: Sequence[int], context: JobContext) -> FinalReport:
        """Bring them up to date."""


class Attempt(Protocol):
    """What came of an ask; what waits is neither done nor failed."""

    @property
    def outcomes(self) -> Sequence[FetchOutcome]:
        """In the order of the question."""

    @property
    def failures(self) -> Sequence[FetchOutcome]:
        """Those that brought nothing."""

    @property
    def changes(self) -> ChangeSet:
        """What changed in the library."""

    @property
    def step(self) -> int | None:
        """The step that brought papers."""

    @property
    def updates(self) -> Sequence[PaperUpdate]:
        """What newer records changed."""

    @property
    def waiting(self) -> int:
        """How many asks wait."""

    @property
    def error(self) -> RefdeskError | None:
        """Why they wait."""

    @property
    def trouble(self) -> RefdeskError | None:
        """Why it is not known whether there are notices."""


class Worked(Protocol):
    """What became of asks that waited."""

    @property
    def done(self) -> int:
        """How many are done."""

    @property
    def added(self) -> list[int]:
        """New papers."""

    @property
    def failed(self) -> Sequence[tuple[Waiting, RefdeskError]]:
        """Those that came to nothing, and why."""

    @property
    def left(self) -> int:
        """How many wait on."""

    @property
    def updates(self) -> Sequence[PaperUpdate]:
        """What newer records changed."""

    @property
    def step(self) -> int | None:
        """The step that brought papers."""

    @property
    def texts(self) -> Sequence[int]:
        """Papers whose full text came."""


class WaitingAsks(Protocol):
    """Asks, and those that wait for a network."""

    def waiting(self) -> list[Waiting]:
        """Return what waits."""

    def wait(self, asks: Sequence[Ask]) -> None:
        """Let asks wait."""

    def drop(self, numbers: Sequence[int]) -> None:
        """Let asks wait no longer."""

    def add(
        self,
        identifiers: Sequence[Identifier],
        context: JobContext,
        collection_id: int | None = ...,
        *,
        may_wait: bool = ...,
    ) -> Attempt:
        """Fetch papers and store them."""

    def refresh(self, ids: Sequence[int], context: JobContext) -> Attempt:
        """Fetch papers again, and ask for notices of them."""

    def fulltext(self, reference_id: int, context: JobContext) -> Attempt:
        """Fetch the full text of a paper."""

    def notices(
        self, ids: Sequence[int], context: JobContext, *, onto: int | None = ...
    ) -> Attempt:
        """Ask for notices of papers."""

    def work(self, context: JobContext) -> Worked:
        """Do what waits."""
