# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding papers that are in the library, or in a file, more than once."""

from collections.abc import Iterable
from dataclasses import dataclass

from refdesk.domain.changes import ChangeSet
from refdesk.domain.duplicates import LIKELY, groups_among
from refdesk.domain.jobs import JobContext, Progress
from refdesk.domain.likeness import Fingerprint, fingerprint
from refdesk.domain.query import LibraryQuery
from refdesk.formats.base import ReadReference
from refdesk.store.references import ReferenceStore

_STEP = 1000


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


class DuplicateService:
    """Looks for papers that are there more than once."""

    def __init__(self, references: ReferenceStore) -> None:
        self._references = references

    def in_library(self, context: JobContext, least: float = LIKELY) -> list[Duplicates]:
        """Return the groups among all papers that are not in the trash, the surest first.

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
        return _groups(members, prints, least)

    def merge(self, groups: Iterable[Duplicates]) -> ChangeSet:
        """Make one paper of each group: the oldest stays, the others go to the trash."""
        changes = ChangeSet()
        for group in groups:
            kept, *others = sorted(member.record for member in group.members)
            changes |= self._references.absorb(kept, others)
        return changes


def duplicates_among(
    records: Iterable[tuple[int, ReadReference]], least: float = LIKELY
) -> list[Duplicates]:
    """Return the groups among the records of a file, each given with its place in it."""
    members: list[Member] = []
    prints: list[Fingerprint] = []
    for place, record in records:
        members.append(Member(place, record.key, record.reference.title_plain))
        prints.append(fingerprint(record.reference))
    return _groups(members, prints, least)


def _groups(members: list[Member], prints: list[Fingerprint], least: float) -> list[Duplicates]:
    return [
        Duplicates(tuple(members[n] for n in group.places), group.certainty, group.reason)
        for group in groups_among(prints, least)
    ]
