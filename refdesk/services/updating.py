# SPDX-License-Identifier: GPL-3.0-or-later
"""Newer records taken over without losing what a person changed, and a person's word on the rest."""

from collections.abc import Sequence
from dataclasses import dataclass

from refdesk.domain.changes import ChangeSet
from refdesk.domain.reference import Reference
from refdesk.domain.update_fields import Field
from refdesk.domain.updating import PaperUpdate, merged, taking
from refdesk.store.database import Database
from refdesk.store.fetched_records import FetchedRecordStore
from refdesk.store.references import ReferenceStore
from refdesk.store.storable import storable


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What newer records made of papers."""

    outcomes: dict[int, str]
    """``updated`` or ``unchanged``, by paper; papers that are gone are not in it."""
    updates: tuple[PaperUpdate, ...]
    changes: ChangeSet


class UpdatingService:
    """Changes papers of one library to what services say of them now."""

    def __init__(
        self, database: Database, references: ReferenceStore, records: FetchedRecordStore
    ) -> None:
        self._database = database
        self._references = references
        self._records = records

    def note(self, ids: Sequence[int], records: Sequence[Reference], source: str) -> None:
        """Keep what a service said of papers, to compare its next word with.

        Raises:
            LibraryError: nothing was kept.
        """
        self._records.keep(dict(zip(ids, records, strict=True)), source)

    def take_over(
        self, arrived: Sequence[tuple[int, Reference]], source: str, label: str, onto: int | None
    ) -> tuple[TakenOver, int]:
        """Bring papers up to date by their newer records, as one step; return it as well.

        Args:
            arrived: papers with their records.
            source: who says so.
            label: of the step.
            onto: the step that this is more of.

        Raises:
            LibraryError: nothing was written.
        """
        theirs = {i: storable(record) for i, record in arrived}
        with self._database.step(label, onto=onto) as step:
            # Read inside the step: nobody changes a paper between the comparison and the writing.
            stored = [s for s in self._references.get_many(theirs) if s is not None]
            bases = self._records.get_many(theirs)
            found: list[PaperUpdate] = []
            records: dict[int, Reference] = {}
            for paper in stored:
                mine, new = paper.reference, theirs[paper.id]
                update = merged(bases.get(paper.id), mine, new)
                if update.record is not None:
                    records[paper.id] = update.record
                found.append(PaperUpdate(paper.id, mine, update.reference, new, update.changes))
            changed = {u.id: u.after for u in found if u.after != u.before}
            changes = self._records.take_over(changed)
            self._records.keep(records, source)
        outcomes = {u.id: "updated" if u.id in changed else "unchanged" for u in found}
        return TakenOver(outcomes, tuple(u for u in found if u.is_seen), changes), step

    def take(self, reference_id: int, field: Field, said_by: Reference) -> ChangeSet:
        """Take the word of a record on one field, as one step.

        Raises:
            LibraryError: nothing was written.
        """
        with self._database.step("edit"):
            stored = self._references.get(reference_id)
            if stored is None:
                return ChangeSet()
            wanted = taking(stored.reference, said_by, field)
            if wanted == stored.reference:
                return ChangeSet()
            return self._records.take_over({reference_id: wanted})
