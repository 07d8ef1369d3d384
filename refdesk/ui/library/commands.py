# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person does to papers and collections: each a short write off the main thread."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Signal

from refdesk.domain.changes import ChangeSet
from refdesk.domain.errors import RefdeskError
from refdesk.domain.jobs import JobContext
from refdesk.domain.organisation import Step
from refdesk.messages import sentence
from refdesk.ui.seam import Library, Organising, Services
from refdesk.worker import JobRunner, Lane


@dataclass(frozen=True, slots=True)
class _Created:
    """A new collection; carries its change because the service returns only the number."""

    collection_id: int
    changes: ChangeSet = ChangeSet(organisation=True)


class LibraryCommands(QObject):
    """Changes one library and says what was done."""

    said = Signal(str)
    """A sentence for the status bar."""
    steps_changed = Signal()
    """What can be undone or redone is different now."""
    collection_created = Signal(int)

    def __init__(self, services: Services, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._jobs = jobs

    @property
    def _library(self) -> Library:
        return self._services.library

    @property
    def _organising(self) -> Organising:
        return self._services.organising

    # Papers

    def trash(self, ids: Sequence[int]) -> None:
        """Move papers to the trash."""
        done = self.tr("%n paper(s) moved to the trash. Ctrl+Z takes it back.", "", len(ids))
        self._write(ids, lambda: self._organising.trash(ids), done)

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

    # Collections and tags

    def create_collection(self, parent_id: int | None) -> None:
        """Make a collection with a working name; the tree lets the person type another."""
        name = self._free_name()
        organising = self._organising
        self._jobs.submit(
            "",
            lambda _context: _Created(organising.create_collection(name, parent_id)),
            Lane.LOCAL,
            self,
            lambda created: self.collection_created.emit(created.collection_id),
            self._fail,
        )

    def _free_name(self) -> str:
        taken = {collection.name for collection in self._library.collections()}
        name = base = self.tr("New collection")
        number = 2
        while name in taken:
            name = f"{base} {number}"
            number += 1
        return name

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
        self._write([0], lambda: organising.delete_collection(collection_id), done)

    def add_to_collection(self, collection_id: int, ids: Sequence[int], name: str) -> None:
        """Put papers into a collection."""
        done = self.tr("%n paper(s) put into “{name}”", "", len(ids)).format(name=name)
        self._write(ids, lambda: self._organising.add_to_collection(collection_id, ids), done)

    def remove_from_collection(self, collection_id: int, ids: Sequence[int], name: str) -> None:
        """Take papers out of a collection."""
        done = self.tr("%n paper(s) taken out of “{name}”", "", len(ids)).format(name=name)
        self._write(ids, lambda: self._organising.remove_from_collection(collection_id, ids), done)

    def tag(self, ids: Sequence[int], name: str) -> None:
        """Give papers a tag."""
        if name.strip():
            done = self.tr("%n paper(s) tagged “{name}”", "", len(ids)).format(name=name)
            self._write(ids, lambda: self._organising.tag(ids, name.strip()), done)

    def untag(self, ids: Sequence[int], name: str) -> None:
        """Take a tag from papers."""
        done = self.tr("Tag “{name}” taken from %n paper(s)", "", len(ids)).format(name=name)
        self._write(ids, lambda: self._organising.untag(ids, name), done)

    def delete_tag(self, tag_id: int, name: str) -> None:
        """Take a tag from every paper, so that it goes."""
        done = self.tr("Tag “{name}” removed").format(name=name)
        self._write([tag_id], lambda: self._organising.delete_tag(tag_id), done)

    # Taking back

    def undo(self) -> None:
        """Take back the last step."""
        step, _ = self._organising.steps()
        if step is not None:
            done = self.tr("Taken back: {step}").format(step=self.step_name(step))
            self._write([0], self._organising.undo, done)

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
            "delete": self.tr("delete %n paper(s) for good", "", n),
            "import": self.tr("import (%n paper(s))", "", n),
            "fetch": self.tr("add %n paper(s)", "", n),
            "notices": self.tr("new notices on %n paper(s)", "", n),
            "refresh": self.tr("refresh %n paper(s)", "", n),
            "merge": self.tr("merge %n paper(s)", "", n),
            "edit": self.tr("edit %n paper(s)", "", n),
            "tag": self.tr("tag %n paper(s)", "", n),
            "delete-tag": self.tr("delete tag"),
            "untag": self.tr("untag %n paper(s)", "", n),
            "save-search": self.tr("save search"),
            "rename-search": self.tr("rename saved search"),
            "edit-search": self.tr("edit saved search"),
            "delete-search": self.tr("delete saved search"),
        }
        return names.get(step.label, step.label)

    # Inner affairs

    def _write(self, ids: Sequence[int], write: Callable[[], ChangeSet], done: str = "") -> None:
        if not ids:
            return

        def run(context: JobContext) -> ChangeSet:
            del context  # a short write is not stopped in the middle
            return write()

        def tell(changes: ChangeSet) -> None:
            if done and changes:
                self.said.emit(done)
            self.steps_changed.emit()

        self._jobs.submit("", run, Lane.LOCAL, self, tell, self._fail)

    def _fail(self, error: RefdeskError) -> None:
        self.said.emit(sentence(error, QCoreApplication.translate))
