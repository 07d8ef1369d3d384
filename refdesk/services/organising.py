# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person does with the library: mark, organise, throw away, take back."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from refdesk.domain.changes import ChangeSet
from refdesk.domain.errors import BackupError
from refdesk.domain.jobs import JobContext
from refdesk.domain.organisation import Step
from refdesk.store.database import Database
from refdesk.store.organise import OrganisationStore
from refdesk.store.references import ReferenceStore


@dataclass(frozen=True, slots=True)
class Toggled:
    """What a key did: the name of its tag, ``""`` where it has none, and whether it was put on."""

    name: str
    puts: bool
    changes: ChangeSet


class OrganisingService:
    """Changes one library. Each method is a step to take back. Any thread may call any method."""

    def __init__(
        self,
        database: Database,
        references: ReferenceStore,
        organisation: OrganisationStore,
        before_changing: Callable[[int, JobContext], None] | None = None,
    ) -> None:
        """Change a library.

        Args:
            database: the library.
            references: its papers.
            organisation: its collections and tags.
            before_changing: told how many papers are about to be changed for good; may refuse.
        """
        self._before_changing = before_changing
        self._database = database
        self._references = references
        self._organisation = organisation
        self._note: tuple[int, int] | None = None
        """The paper whose note was written last, and the step that it is."""

    def set_read(self, ids: Sequence[int], *, read: bool) -> ChangeSet:
        """Mark papers as read or unread."""
        with self._database.step("read" if read else "unread"):
            return self._references.set_read(ids, read)

    def mark_opened(self, reference_id: int) -> ChangeSet:
        """Mark a paper as read because it was opened; not a step to take back."""
        return self._references.mark_opened([reference_id])

    def set_rating(self, ids: Sequence[int], stars: int) -> ChangeSet:
        """Give papers 0 to 5 stars."""
        with self._database.step("rate"):
            return self._references.set_rating(ids, stars)

    def set_note(self, reference_id: int, text: str) -> ChangeSet:
        """Replace the person's note on a paper; what is written in one go is one step."""
        before = self._note
        onto = before[1] if before and before[0] == reference_id else None
        with self._database.step("note", onto=onto) as step:
            changes = self._references.set_note(reference_id, text)
        self._note = (reference_id, step)
        return changes

    def trash(self, ids: Sequence[int]) -> ChangeSet:
        """Move papers to the trash."""
        with self._database.step("trash"):
            return self._references.trash(ids)

    def restore(self, ids: Sequence[int]) -> ChangeSet:
        """Take papers out of the trash."""
        with self._database.step("restore"):
            return self._references.restore(ids)

    def delete(self, ids: Sequence[int]) -> ChangeSet:
        """Delete papers from the trash, with all that belongs to them.

        Of many there is a backup first; where none can be made they go all the same, since they
        may be what fills the disk, and the step can be taken back.
        """
        if self._before_changing is not None:
            with suppress(BackupError):
                self._before_changing(len(ids), JobContext())
        with self._database.step("delete"):
            return self._references.delete(ids)

    def create_collection(self, name: str, parent_id: int | None = None) -> int:
        """Create a collection and return its id."""
        with self._database.step("create-collection"):
            return self._organisation.create_collection(name, parent_id)

    def rename_collection(self, collection_id: int, name: str) -> ChangeSet:
        """Rename a collection."""
        with self._database.step("rename-collection"):
            return self._organisation.rename_collection(collection_id, name)

    def move_collection(self, collection_id: int, parent_id: int | None) -> ChangeSet:
        """Put a collection inside another, or at the top; never inside itself."""
        with self._database.step("move-collection"):
            return self._organisation.move_collection(collection_id, parent_id)

    def delete_collection(self, collection_id: int) -> ChangeSet:
        """Delete a collection and those inside it; the papers stay."""
        with self._database.step("delete-collection"):
            return self._organisation.delete_collection(collection_id)

    def add_to_collection(self, collection_id: int, ids: Sequence[int]) -> ChangeSet:
        """Put papers into a collection."""
        with self._database.step("collect"):
            return self._organisation.add_to(collection_id, ids)

    def remove_from_collection(self, collection_id: int, ids: Sequence[int]) -> ChangeSet:
        """Take papers out of a collection; they stay in the library."""
        with self._database.step("uncollect"):
            return self._organisation.remove_from(collection_id, ids)

    def move_between(self, from_id: int, to_id: int, ids: Sequence[int]) -> ChangeSet:
        """Take papers out of one collection and put them into another."""
        with self._database.step("move"):
            added = self._organisation.add_to(to_id, ids)
            return added | self._organisation.remove_from(from_id, ids)

    def tag(self, ids: Sequence[int], name: str) -> ChangeSet:
        """Give papers a tag."""
        with self._database.step("tag"):
            return self._organisation.tag(ids, name)

    def untag(self, ids: Sequence[int], name: str) -> ChangeSet:
        """Take a tag from papers."""
        with self._database.step("untag"):
            return self._organisation.untag(ids, name)

    def change_tag(
        self, tag_id: int, *, name: str | None = None, colour: str | None = None
    ) -> ChangeSet:
        """Rename or paint a tag; given the name of another one it becomes that one."""
        with self._database.step("change-tag"):
            return self._organisation.change_tag(tag_id, name=name, colour=colour)

    def give_digit(self, tag_id: int, digit: int | None) -> ChangeSet:
        """Put a tag on a key 1 to 9; ``None`` takes it off its key."""
        with self._database.step("change-tag"):
            return self._organisation.give_digit(tag_id, digit)

    def toggle_digit(self, ids: Sequence[int], digit: int) -> Toggled:
        """Put the tag of a key on papers, or take it off where all have it."""
        with self._database.step("toggle-tag"):
            name, puts, changes = self._organisation.toggle_digit(ids, digit)
        return Toggled(name, puts, changes)

    def clear_digits(self, ids: Sequence[int]) -> ChangeSet:
        """Take every tag off papers that is on a key."""
        with self._database.step("untag"):
            return self._organisation.clear_digits(ids)

    def delete_tag(self, tag_id: int) -> ChangeSet:
        """Delete a tag and take it off every paper."""
        with self._database.step("delete-tag"):
            return self._organisation.delete_tag(tag_id)

    # Taking back

    def steps(self) -> tuple[Step | None, Step | None]:
        """Return what :meth:`undo` and :meth:`redo` would do; kept across a restart."""
        return self._database.steps()

    def undo(self) -> ChangeSet:
        """Take back the last step; nothing where there is none."""
        return self._database.undo()

    def redo(self) -> ChangeSet:
        """Do the last undone step again."""
        return self._database.redo()
