# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers that are in the library, or in a file, more than once: found, merged, told apart."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from refdesk.domain.audit import Account
from refdesk.domain.changes import ChangeSet
from refdesk.domain.duplicates import LIKELY, groups_among
from refdesk.domain.jobs import JobContext, Progress
from refdesk.domain.likeness import Fingerprint, fingerprint
from refdesk.domain.query import LibraryQuery
from refdesk.domain.side_by_side import Merge
from refdesk.domain.stored import StoredReference
from refdesk.formats.base import ReadReference
from refdesk.services.prisma import csv_lines
from refdesk.services.writing import write_whole
from refdesk.store.account import DuplicateStore
from refdesk.store.attachments import AttachmentStore
from refdesk.store.database import Database
from refdesk.store.organise import OrganisationStore
from refdesk.store.references import ReferenceStore

_STEP = 1000
_MERGED_AT_ONCE = 200
"""Groups between two looks whether to stop."""


@dataclass(frozen=True, slots=True)
class Member:
    """One record of a group."""

    record: int
    """Its id in the library, or its place in the file, from 1."""
    key: str
    """The citation key, or the id that the file gives it."""
    title: str


@dataclass(frozen=True, slots=True)
class Duplicates:
    """Records of one paper, how sure that is (0 to 1), and what they share."""

    members: tuple[Member, ...]
    certainty: float
    reason: str

    @property
    def merge(self) -> Merge:
        """What makes one paper of them: the oldest stays."""
        kept, *others = sorted(member.record for member in self.members)
        return Merge(kept, tuple(others), certainty=self.certainty, reason=self.reason)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of several papers that may be one, with all that would be united."""

    paper: StoredReference
    collections: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    """Names of its attachments."""


class DuplicateService:
    """Looks for papers that are there more than once. Any thread may call any method."""

    def __init__(
        self,
        database: Database,
        references: ReferenceStore,
        organisation: OrganisationStore,
        before_merging: Callable[[int, JobContext], None] | None = None,
    ) -> None:
        """Look for duplicates in a library.

        Args:
            database: the library.
            references: its papers.
            organisation: its collections.
            before_merging: told how many groups are about to be merged; may refuse.
        """
        self._before_merging = before_merging
        self._database = database
        self._references = references
        self._organisation = organisation
        self._store = DuplicateStore(database)
        self._files = AttachmentStore(database)

    def in_library(self, context: JobContext, least: float = LIKELY) -> list[Duplicates]:
        """Return the groups among all papers that are not in the trash, the surest first.

        Papers that were told apart never come into one group.

        Raises:
            CancelledError: the job was cancelled.
        """
        ids = self._references.ids(LibraryQuery(descending=False))
        members: list[Member] = []
        prints: list[Fingerprint] = []
        for done, stored in enumerate(self._references.iter_references(ids), 1):
            members.append(Member(stored.id, stored.key, stored.reference.title_plain))
            prints.append(fingerprint(stored.reference))
            if done % _STEP == 0:
                context.cancel.check()
                context.report(Progress(done, len(ids), "duplicates"))
        places = {member.record: place for place, member in enumerate(members)}
        apart = [
            (places[one], places[other])
            for one, other in self._store.told_apart()
            if one in places and other in places
        ]

        def compared(done: int, total: int) -> None:
            context.cancel.check()
            context.report(Progress(done, total, "comparing"))

        groups = groups_among(prints, least, apart=apart, compared=compared)
        return [
            Duplicates(tuple(members[n] for n in group.places), group.certainty, group.reason)
            for group in groups
        ]

    def candidates(self, ids: Sequence[int]) -> list[Candidate]:
        """Return papers with all that would be united, without those that have gone."""
        names = {c.id: c.name for c in self._organisation.collections()}
        files: defaultdict[int, tuple[str, ...]] = defaultdict(tuple)
        for file in self._files.of(ids):
            files[file.reference_id] += (file.name,)
        return [
            Candidate(
                stored,
                tuple(names[i] for i in stored.collections if i in names),
                files[stored.id],
            )
            for stored in self._references.get_many(ids)
            if stored is not None and not stored.is_trashed
        ]

    def merge(
        self,
        merges: Sequence[Merge],
        context: JobContext = JobContext(),
        *,
        apart: Iterable[tuple[int, int]] = (),
    ) -> ChangeSet:
        """Make one paper of each group, all as one step to take back; the others go to the trash.

        Args:
            merges: which; no paper in two of them.
            context: progress and cancel.
            apart: pairs of papers that the person told apart by this.

        Raises:
            CancelledError: the job was cancelled, and nothing was merged.
            BackupError: there are many, and no backup could be made before; nothing was merged.
        """
        if self._before_merging is not None:
            self._before_merging(len(merges), context)
        changes = ChangeSet()
        with self._database.step("merge"):
            if pairs := list(apart):  # first: what the papers go into is apart as well
                changes |= self._store.tell_apart(pairs)
            for done in range(0, len(merges), _MERGED_AT_ONCE):
                context.cancel.check()
                context.report(Progress(done, len(merges), "merge"))
                changes |= self._references.absorb(merges[done : done + _MERGED_AT_ONCE])
            context.cancel.check()
        return changes

    def tell_apart(self, ids: Sequence[int]) -> ChangeSet:
        """Remember that no two of these papers are the same; a step to take back."""
        with self._database.step("told-apart"):
            return self._store.tell_apart(combinations(sorted(ids), 2))

    def told_apart(self) -> frozenset[tuple[int, int]]:
        """Return the pairs that are not the same paper, the smaller id first."""
        return self._store.told_apart()

    def account(self) -> Account:
        """Return what was merged and imported, the newest first."""
        return self._store.account()

    def save_account(self, path: Path) -> None:
        """Write the account as CSV, whole or not at all.

        Raises:
            WriteFailedError: an older file of that name is untouched.
        """
        write_whole(path, csv_lines(self.account()))


def duplicates_among(
    records: Iterable[tuple[int, ReadReference]], least: float = LIKELY
) -> list[Duplicates]:
    """Return the groups among the records of a file, each given with its place in it."""
    members: list[Member] = []
    prints: list[Fingerprint] = []
    for place, record in records:
        members.append(Member(place, record.key, record.reference.title_plain))
        prints.append(fingerprint(record.reference))
    return [
        Duplicates(tuple(members[n] for n in group.places), group.certainty, group.reason)
        for group in groups_among(prints, least)
    ]
