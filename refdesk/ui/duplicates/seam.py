# SPDX-License-Identifier: GPL-3.0-or-later
"""What these windows ask of the services, and no more; see :mod:`refdesk.ui.seam`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from refdesk.domain.audit import Account
    from refdesk.domain.changes import ChangeSet
    from refdesk.domain.jobs import JobContext
    from refdesk.domain.side_by_side import Merge
    from refdesk.domain.stored import StoredReference


class Member(Protocol):
    """One paper of a group."""

    @property
    def record(self) -> int:
        """Its id."""

    @property
    def title(self) -> str:
        """Its title."""


class Group(Protocol):
    """Papers that are one."""

    @property
    def members(self) -> Sequence[Member]:
        """The oldest first."""

    @property
    def certainty(self) -> float:
        """How sure that is, 0 to 1."""

    @property
    def reason(self) -> str:
        """What they share: codes with commas."""


class Candidate(Protocol):
    """A paper with all that would be united."""

    @property
    def paper(self) -> StoredReference:
        """The paper."""

    @property
    def collections(self) -> Sequence[str]:
        """Names of the collections that it is in."""

    @property
    def files(self) -> Sequence[str]:
        """Names of its attachments."""


class Duplicates(Protocol):
    """Finding, merging, telling apart, accounting."""

    def in_library(self, context: JobContext) -> Sequence[Group]:
        """Return all groups, the surest first."""

    def candidates(self, ids: Sequence[int]) -> Sequence[Candidate]:
        """Return papers, without those that have gone."""

    def merge(
        self, merges: Sequence[Merge], context: JobContext, *, apart: Iterable[tuple[int, int]] = ()
    ) -> ChangeSet:
        """Make one paper of each group, as one step."""

    def tell_apart(self, ids: Sequence[int]) -> ChangeSet:
        """Remember that no two of these are the same."""

    def told_apart(self) -> frozenset[tuple[int, int]]:
        """Return the pairs that are not the same, the smaller id first."""

    def account(self) -> Account:
        """Return what was merged and imported."""

    def save_account(self, path: Path) -> None:
        """Write it as CSV."""


class HasDuplicates(Protocol):
    """The services; the finder is loaded when first asked for, on the thread that asks."""

    @property
    def duplicates(self) -> Duplicates:
        """See :class:`Duplicates`."""
