# SPDX-License-Identifier: GPL-3.0-or-later
"""Changing what papers say: one paper in a form, one field of many papers with a preview."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from refdesk.domain.changes import ChangeSet
from refdesk.domain.drafts import Draft, draft_of, revised
from refdesk.domain.editing import Edit, Editor, Value, value_of
from refdesk.domain.errors import InvalidValueError, UnknownReferenceError
from refdesk.domain.jobs import JobContext, Progress
from refdesk.domain.reference import Reference
from refdesk.domain.stored import StoredReference
from refdesk.store.database import Database
from refdesk.store.editing import Change, EditStore
from refdesk.store.references import ReferenceStore

_CHUNK = 250


@dataclass(frozen=True, slots=True)
class EditedPaper:
    """What an edit makes of one field of a paper. Values are raw: codes, ids of collections."""

    id: int
    title: str
    old: Value
    new: Value


@dataclass(frozen=True, slots=True)
class EditPreview:
    """Every paper that an edit changes, and how many were looked at."""

    papers: tuple[EditedPaper, ...] = ()
    examined: int = 0


@dataclass(frozen=True, slots=True)
class Created:
    """A paper that a person typed."""

    reference_id: int
    changes: ChangeSet


class EditingService:
    """Changes papers of one library. Each change is one step to take back."""

    def __init__(
        self,
        database: Database,
        references: ReferenceStore,
        edits: EditStore,
        before_changing: Callable[[int, JobContext], None] | None = None,
    ) -> None:
        """Change papers of a library.

        Args:
            database: the library.
            references: its papers.
            edits: what writes the changes.
            before_changing: told how many papers are about to be changed at once; may refuse.
        """
        self._before_changing = before_changing
        self._database = database
        self._references = references
        self._edits = edits

    def preview(self, ids: Sequence[int], edit: Edit, context: JobContext) -> EditPreview:
        """Return what an edit would change; nothing is written.

        Raises:
            InvalidValueError: a field cannot hold what would come of it.
            CancelledError: the job was cancelled.
        """
        papers: list[EditedPaper] = []
        for chunk in self._edited(ids, edit, context):
            papers += (
                EditedPaper(
                    new.id,
                    old.reference.title_plain,
                    value_of(old, edit.field),
                    value_of(new, edit.field),
                )
                for old, new in chunk
            )
        return EditPreview(tuple(papers), len(ids))

    def apply(self, ids: Sequence[int], edit: Edit, context: JobContext) -> ChangeSet:
        """Make an edit in all papers, or in none.

        Raises:
            InvalidValueError: a field cannot hold what would come of it; nothing was written.
            CancelledError: the job was cancelled; nothing was written.
            BackupError: there are many, and no backup could be made before; nothing was written.
        """
        if self._before_changing is not None:
            self._before_changing(len(ids), context)
        changes = ChangeSet()
        with self._database.step("edit"):
            for chunk in self._edited(ids, edit, context):
                changes |= self._edits.write(chunk)
            context.cancel.check()  # the last exit before it is kept
        return changes

    def _edited(
        self, ids: Sequence[int], edit: Edit, context: JobContext
    ) -> Iterator[list[Change]]:
        """Yield the papers that an edit changes, with what it makes of them, some at a time."""
        editor = Editor(edit)
        for start in range(0, len(ids), _CHUNK):
            context.cancel.check()
            context.report(Progress(start, len(ids), "edit"))
            chunk: list[Change] = []
            for stored in self._references.get_many(ids[start : start + _CHUNK]):
                if stored is not None and (new := editor.edited(stored)) is not stored:
                    chunk.append((stored, new))
            yield chunk

    # One paper

    def draft(self, reference_id: int) -> Draft:
        """Return a paper as a form shows it.

        Raises:
            UnknownReferenceError: it is gone.
        """
        return draft_of(self._stored(reference_id).reference)

    def revise(self, reference_id: int, draft: Draft) -> ChangeSet:
        """Make a paper say what a form says.

        Raises:
            InvalidValueError: a field cannot hold what was typed, or another paper has the number.
            UnknownReferenceError: the paper is gone.
        """
        stored = self._stored(reference_id)
        reference = revised(stored.reference, draft)
        new = set(reference.identifiers) - set(stored.reference.identifiers)
        taken = self._edits.owner(reference_id, new)
        if taken is not None:
            raise InvalidValueError(taken.scheme.value, taken.value, "taken")
        if reference == stored.reference:
            return ChangeSet()
        with self._database.step("edit"):
            return self._edits.write([(stored, replace(stored, reference=reference))])

    def create(self, draft: Draft) -> Created:
        """Put a paper into the library that says what a form says.

        Raises:
            InvalidValueError: a field cannot hold what was typed, or a paper has the number.
        """
        reference = revised(Reference(), draft)
        taken = self._edits.owner(0, reference.identifiers)
        if taken is not None:
            raise InvalidValueError(taken.scheme.value, taken.value, "taken")
        with self._database.step("create"):
            report = self._references.add_many([reference], merge=False)
        return Created(report.ids[0], report.changes)

    def _stored(self, reference_id: int) -> StoredReference:
        stored = self._references.get(reference_id)
        if stored is None:
            raise UnknownReferenceError(f"#{reference_id}")
        return stored
