# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person does to papers and collections: each a short write off the main thread."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal

from refdesk.domain.changes import ChangeSet
from refdesk.domain.jobs import JobContext
from refdesk.domain.organisation import Step
from refdesk.ui.curating_seam import Organising
from refdesk.ui.library.writes import Writes
from refdesk.ui.seam import Library
from refdesk.worker import Lane


@dataclass(frozen=True, slots=True)
class _Created:
    """A new collection; carries its change because the service returns only the number."""

    collection_id: int
    changes: ChangeSet = ChangeSet(organisation=True)


class LibraryCommands(Writes):
    """Changes papers, collections and tags."""

    collection_created = Signal(int)
    taken_back = Signal(object)
    """With the :class:`ChangeSet` of a step that was undone."""

    @property
    def _library(self) -> Library:
        return self._services.library

    @property
    def _organising(self) -> Organising:
        return self._services.organising

    # Papers

    def trash(self, ids: Sequence[int]) -> None:
        """Move papers to the trash."""
        done = self.tr("%n paper(s) moved to the trash", "", len(ids))
        self._write(ids, lambda: self._organising.trash(ids), done, takes_away=True)

    def restore(self, ids: Sequence[int]) -> None:
        """Take papers out of the trash."""
        done = self.tr("%n paper(s) restored", "", len(ids))
        self._write(ids, lambda: self._organising.restore(ids), done)

    def set_read(self, ids: Sequence[int], *, read: bool) -> None:
        """Mark papers as read or unread."""
        self._write(ids, lambda: self._organising.set_read(ids, read=read))

    def mark_opened(self, reference_id: int) -> None:
        """Mark a paper as read because it was opened."""
        self._write([reference_id], lambda: self._organising.mark_opened(reference_id))

    def set_rating(self, ids: Sequence[int], stars: int) -> None:
        """Give papers stars."""
        if stars:
            done = self.tr("%n paper(s) rated: {stars}", "", len(ids))
            done = done.format(stars="★" * stars)
        else:
            done = self.tr("Rating taken from %n paper(s)", "", len(ids))
        self._write(ids, lambda: self._organising.set_rating(ids, stars), done)

    def delete(self, ids: Sequence[int]) -> None:
        """Delete papers of the trash for good; for as long as steps are kept it can be taken back."""
        done = self.tr("%n paper(s) deleted for good", "", len(ids))
        self._write(ids, lambda: self._organising.delete(ids), done, takes_away=True)

    # Collections and tags

    def create_collection(self, parent_id: int | None) -> None:
        """Make a collection with a working name; the tree lets the person type another."""
        base, organising, library = self.tr("New collection"), self._organising, self._library

        def create(_: JobContext) -> _Created:
            name = _free_name(base, {one.name for one in library.collections()})
            return _Created(organising.create_collection(name, parent_id))

        self._jobs.submit(
            "",
            create,
            Lane.LOCAL,
            self,
            lambda created: self.collection_created.emit(created.collection_id),
            self._fail,
        )

    def rename_collection(self, collection_id: int, name: str) -> None:
        """Rename a collection; an empty name changes nothing."""
        organising = self._organising
        if not name:
            self._jobs.library_changed.emit(ChangeSet(organisation=True))  # shows the old name
            return
        self._write([0], lambda: organising.rename_collection(collection_id, name))

    def delete_collection(self, collection_id: int) -> None:
        """Delete a collection; its papers stay in the library."""
        organising = self._organising
        done = self.tr("Collection deleted; its papers stay in the library.")
        self._write([0], lambda: organising.delete_collection(collection_id), done, takes_away=True)

    def add_to_collection(self, collection_id: int, ids: Sequence[int], name: str) -> None:
        """Put papers into a collection."""
        done = self.tr("%n paper(s) put into “{name}”", "", len(ids)).format(name=name)
        self._write(ids, lambda: self._organising.add_to_collection(collection_id, ids), done)

    def remove_from_collection(self, collection_id: int, ids: Sequence[int], name: str) -> None:
        """Take papers out of a collection."""
        done = self.tr("%n paper(s) taken out of “{name}”", "", len(ids)).format(name=name)
        self._write(
            ids,
            lambda: self._organising.remove_from_collection(collection_id, ids),
            done,
            takes_away=True,
        )

    def move_between(self, from_id: int, to_id: int, ids: Sequence[int], name: str) -> None:
        """Take papers out of one collection and put them into another."""
        done = self.tr("%n paper(s) moved to “{name}”", "", len(ids)).format(name=name)
        self._write(
            ids,
            lambda: self._organising.move_between(from_id, to_id, ids),
            done,
            takes_away=True,
        )

    def move_collection(self, collection_id: int, parent_id: int | None) -> None:
        """Put a collection inside another, or at the top."""
        done = self.tr("Collection moved")
        self._write(
            [collection_id],
            lambda: self._organising.move_collection(collection_id, parent_id),
            done,
            takes_away=True,
        )

    def tag(self, ids: Sequence[int], name: str) -> None:
        """Give papers a tag."""
        if name.strip():
            done = self.tr("%n paper(s) tagged “{name}”", "", len(ids)).format(name=name)
            self._write(ids, lambda: self._organising.tag(ids, name.strip()), done)

    def untag(self, ids: Sequence[int], name: str) -> None:
        """Take a tag from papers."""
        done = self.tr("Tag “{name}” taken from %n paper(s)", "", len(ids)).format(name=name)
        self._write(ids, lambda: self._organising.untag(ids, name), done, takes_away=True)

    def delete_tag(self, tag_id: int, name: str) -> None:
        """Take a tag from every paper, so that it goes."""
        done = self.tr("Tag “{name}” removed").format(name=name)
        self._write([tag_id], lambda: self._organising.delete_tag(tag_id), done, takes_away=True)

    # Taking back

    def undo(self) -> None:
        """Take back the last step."""
        step, _ = self._organising.steps()
        if step is not None:
            done = self.tr("Taken back: {step}").format(step=self.step_name(step))
            self._write([0], self._organising.undo, done, then=self.taken_back.emit)

    def redo(self) -> None:
        """Do the last undone step again."""
        _, step = self._organising.steps()
        if step is not None:
            done = self.tr("Done again: {step}").format(step=self.step_name(step))
            self._write([0], self._organising.redo, done)

    def step_names(self) -> tuple[str, str]:
        """Return the names of the steps that undo and redo would do, ``""`` for none."""
        undo, redo = (self.step_name(step) if step else "" for step in self._organising.steps())
        return undo, redo

    def step_name(self, step: Step) -> str:
        """Return the words for a step."""
        n = step.count
        names = {
            "trash": self.tr("move %n paper(s) to the trash", "", n),
            "restore": self.tr("restore %n paper(s)", "", n),
            "read": self.tr("mark %n paper(s) as read", "", n),
            "unread": self.tr("mark %n paper(s) as unread", "", n),
            "rename-collection": self.tr("rename collection"),
            "create-collection": self.tr("new collection"),
            "delete-collection": self.tr("delete collection"),
            "collect": self.tr("put %n paper(s) into a collection", "", n),
            "uncollect": self.tr("take %n paper(s) out of a collection", "", n),
            "move-collection": self.tr("move collection"),
            "note": self.tr("write a note"),
            "highlight": self.tr("highlight"),
            "change-highlight": self.tr("change a highlight"),
            "delete-highlight": self.tr("delete a highlight"),
            "correct-evidence": self.tr("correct what was read"),
            "delete": self.tr("delete %n paper(s) for good", "", n),
            "import": self.tr("import (%n paper(s))", "", n),
            "fetch": self.tr("add %n paper(s)", "", n),
            "notices": self.tr("new notices on %n paper(s)", "", n),
            "refresh": self.tr("refresh %n paper(s)", "", n),
            "merge": self.tr("merge %n paper(s)", "", n),
            "told-apart": self.tr("not a duplicate"),
            "edit": self.tr("edit %n paper(s)", "", n),
            "tag": self.tr("tag %n paper(s)", "", n),
            "delete-tag": self.tr("delete tag"),
            "untag": self.tr("untag %n paper(s)", "", n),
            "toggle-tag": self.tr("tag or untag %n paper(s)", "", n),
            "change-tag": self.tr("change tag"),
            "rate": self.tr("rate %n paper(s)", "", n),
            "move": self.tr("move %n paper(s) to another collection", "", n),
            "create": self.tr("new paper"),
            "attach": self.tr("attach files"),
            "add-pdf": self.tr("add a PDF"),
            "detach": self.tr("remove a file"),
            "rename-file": self.tr("rename a file"),
            "save-search": self.tr("save search"),
            "rename-search": self.tr("rename saved search"),
            "edit-search": self.tr("edit saved search"),
            "delete-search": self.tr("delete saved search"),
        }
        return names.get(step.label, step.label)


def _free_name(base: str, taken: Collection[str]) -> str:
    """Return a working name that no collection has yet."""
    name, number = base, 2
    while name in taken:
        name, number = f"{base} {number}", number + 1
    return name
