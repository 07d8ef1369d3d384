# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person does with the library: look, mark, organise, throw away, take back."""

import threading
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from refdesk.domain.changes import ChangeSet
from refdesk.domain.errors import InvalidIdentifierError, UnknownReferenceError
from refdesk.domain.identifiers import Identifier
from refdesk.domain.line import ReferenceRow
from refdesk.domain.organisation import Collection, ShelfCounts, Tag
from refdesk.domain.query import LibraryQuery
from refdesk.domain.stored import StoredReference
from refdesk.store.organise import OrganisationStore
from refdesk.store.references import ReferenceStore

MAX_UNDO = 100
"""Steps that can be taken back in one session."""


@dataclass(frozen=True, slots=True)
class Step:
    """One action that can be taken back and done again. ``label`` is a code such as ``trash``."""

    label: str
    count: int
    undo: Callable[[], ChangeSet]
    redo: Callable[[], ChangeSet]
    collection_id: int | None = None
    """The collection without which there is nothing to take back."""


class LibraryService:
    """The papers, collections and tags of one library. Any thread may call any method."""

    def __init__(self, references: ReferenceStore, organisation: OrganisationStore) -> None:
        self._references = references
        self._organisation = organisation
        self._undo: list[Step] = []
        self._redo: list[Step] = []
        self._lock = threading.Lock()

    # Looking

    def ids(self, query: LibraryQuery) -> "array[int]":
        """Return the ids that ``query`` finds, in its order."""
        return self._references.ids(query)

    def rows(self, ids: Sequence[int]) -> list[ReferenceRow | None]:
        """Return list lines aligned with ``ids``; ``None`` where a paper has gone meanwhile."""
        return self._references.rows(ids)

    def get(self, reference_id: int) -> StoredReference | None:
        """Return one paper."""
        return self._references.get(reference_id)

    def get_many(self, ids: Sequence[int]) -> list[StoredReference]:
        """Return papers in the order of ``ids``, without those that have gone."""
        return [stored for stored in self._references.get_many(ids) if stored]

    def find(self, identifier: Identifier) -> int | None:
        """Return the id of the paper that carries ``identifier``."""
        return self._references.find(identifier)

    def resolve(self, text: str) -> int:
        """Return the id of the paper that a person means: a PMID, DOI, PMCID, citation key, ``#id``.

        Raises:
            UnknownReferenceError: the library holds no such paper.
        """
        text = text.strip()
        if text.startswith("#") and text[1:].isdigit():
            if self._references.get(int(text[1:])):
                return int(text[1:])
            raise UnknownReferenceError(text)
        try:
            found = self._references.find(Identifier.parse(text))
        except InvalidIdentifierError:
            found = None
        if found is None:
            found = self._references.find_key(text)
        if found is None and text.isdigit() and self._references.get(int(text)):
            found = int(text)
        if found is None:
            raise UnknownReferenceError(text)
        return found

    def counts(self) -> ShelfCounts:
        """Return how many papers stand on each fixed shelf."""
        return self._references.counts()

    def collections(self) -> list[Collection]:
        """Return all collections, parents before children."""
        return self._organisation.collections()

    def tags(self) -> list[Tag]:
        """Return all tags by name."""
        return self._organisation.tags()

    # Marking and organising

    def set_read(self, ids: Sequence[int], *, read: bool) -> ChangeSet:
        """Mark papers as read or unread."""
        changed = [
            row.id for row in self._references.rows(ids) if row is not None and row.is_read != read
        ]
        return self._do(
            "read" if read else "unread",
            len(changed),
            lambda: self._references.set_read(changed, read),
            lambda: self._references.set_read(changed, not read),
        )

    def mark_opened(self, reference_id: int) -> ChangeSet:
        """Mark a paper as read because it was opened; not a step to take back."""
        return self._references.set_read([reference_id], True)

    def set_note(self, reference_id: int, text: str) -> ChangeSet:
        """Replace the person's note on a paper; the editor has its own undo."""
        return self._references.set_note(reference_id, text)

    def trash(self, ids: Sequence[int]) -> ChangeSet:
        """Move papers to the trash."""
        kept = list(ids)
        return self._do(
            "trash",
            len(kept),
            lambda: self._references.trash(kept),
            lambda: self._references.restore(kept),
        )

    def restore(self, ids: Sequence[int]) -> ChangeSet:
        """Take papers out of the trash."""
        kept = list(ids)
        return self._do(
            "restore",
            len(kept),
            lambda: self._references.restore(kept),
            lambda: self._references.trash(kept),
        )

    def create_collection(self, name: str, parent_id: int | None = None) -> int:
        """Create a collection and return its id."""
        return self._organisation.create_collection(name, parent_id)

    def rename_collection(self, collection_id: int, name: str) -> ChangeSet:
        """Rename a collection."""
        old = next((c.name for c in self.collections() if c.id == collection_id), name)
        return self._do(
            "rename-collection",
            1,
            lambda: self._organisation.rename_collection(collection_id, name),
            lambda: self._organisation.rename_collection(collection_id, old),
            collection_id=collection_id,
        )

    def delete_collection(self, collection_id: int) -> ChangeSet:
        """Delete a collection and those inside it; the papers stay."""
        changes = self._organisation.delete_collection(collection_id)
        left = {collection.id for collection in self.collections()} | {None}
        with self._lock:
            for steps in (self._undo, self._redo):
                steps[:] = [step for step in steps if step.collection_id in left]
        return changes

    def add_to_collection(self, collection_id: int, ids: Sequence[int]) -> ChangeSet:
        """Put papers into a collection."""
        inside = set(self.ids(LibraryQuery(collection_id=collection_id)))
        new = [i for i in ids if i not in inside]
        return self._do(
            "collect",
            len(new),
            lambda: self._organisation.add_to(collection_id, new),
            lambda: self._organisation.remove_from(collection_id, new),
            collection_id=collection_id,
        )

    def remove_from_collection(self, collection_id: int, ids: Sequence[int]) -> ChangeSet:
        """Take papers out of a collection; they stay in the library."""
        kept = list(ids)
        return self._do(
            "uncollect",
            len(kept),
            lambda: self._organisation.remove_from(collection_id, kept),
            lambda: self._organisation.add_to(collection_id, kept),
            collection_id=collection_id,
        )

    def tag(self, ids: Sequence[int], name: str) -> ChangeSet:
        """Give papers a tag."""
        kept = [s.id for s in self.get_many(ids) if name not in s.tags]
        return self._do(
            "tag",
            len(kept),
            lambda: self._organisation.tag(kept, name),
            lambda: self._organisation.untag(kept, name),
        )

    def untag(self, ids: Sequence[int], name: str) -> ChangeSet:
        """Take a tag from papers."""
        kept = [s.id for s in self.get_many(ids) if name in s.tags]
        return self._do(
            "untag",
            len(kept),
            lambda: self._organisation.untag(kept, name),
            lambda: self._organisation.tag(kept, name),
        )

    # Taking back

    @property
    def undo_step(self) -> Step | None:
        """The step that :meth:`undo` would take back."""
        return self._undo[-1] if self._undo else None

    @property
    def redo_step(self) -> Step | None:
        """The step that :meth:`redo` would do again."""
        return self._redo[-1] if self._redo else None

    def undo(self) -> ChangeSet:
        """Take back the last step; nothing where there is none."""
        return self._move(self._undo, self._redo, lambda step: step.undo)

    def redo(self) -> ChangeSet:
        """Do the last undone step again."""
        return self._move(self._redo, self._undo, lambda step: step.redo)

    def _move(
        self,
        source: list[Step],
        target: list[Step],
        action: Callable[[Step], Callable[[], ChangeSet]],
    ) -> ChangeSet:
        with self._lock:
            if not source:
                return ChangeSet()
            step = source.pop()
            target.append(step)
        return action(step)()

    def _do(
        self,
        label: str,
        count: int,
        do: Callable[[], ChangeSet],
        undo: Callable[[], ChangeSet],
        collection_id: int | None = None,
    ) -> ChangeSet:
        changes = do() if count else ChangeSet()
        if changes:
            with self._lock:
                self._undo.append(Step(label, count, undo, do, collection_id))
                del self._undo[:-MAX_UNDO]
                self._redo.clear()
        return changes
