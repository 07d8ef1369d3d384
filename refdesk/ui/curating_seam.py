# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window asks of the services that change papers; see :mod:`refdesk.ui.seam`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from refdesk.ui.detail import seam as detail

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from refdesk.domain.changes import ChangeSet
    from refdesk.domain.drafts import Draft
    from refdesk.domain.editing import Edit, Value
    from refdesk.domain.errors import RefdeskError
    from refdesk.domain.identifiers import Identifier
    from refdesk.domain.jobs import JobContext
    from refdesk.domain.organisation import Step
    from refdesk.domain.reference import Reference

AttachedFile = detail.AttachedFile


class Toggled(Protocol):
    """What a key did."""

    @property
    def name(self) -> str:
        """The tag's, ``""`` where the key has none."""

    @property
    def puts(self) -> bool:
        """Whether the tag was put on."""

    @property
    def changes(self) -> ChangeSet:
        """What changed in the library."""


class Organising(detail.Organising, Protocol):
    """Marking, arranging, throwing away, taking back."""

    def set_read(self, ids: Sequence[int], *, read: bool) -> ChangeSet:
        """Mark papers."""

    def mark_opened(self, reference_id: int) -> ChangeSet:
        """Mark a paper as read because it was opened."""

    def trash(self, ids: Sequence[int]) -> ChangeSet:
        """Move papers to the trash."""

    def restore(self, ids: Sequence[int]) -> ChangeSet:
        """Take papers out of the trash."""

    def create_collection(self, name: str, parent_id: int | None = None) -> int:
        """Make a collection."""

    def rename_collection(self, collection_id: int, name: str) -> ChangeSet:
        """Rename a collection."""

    def delete_collection(self, collection_id: int) -> ChangeSet:
        """Delete a collection."""

    def add_to_collection(self, collection_id: int, ids: Sequence[int]) -> ChangeSet:
        """Put papers into a collection."""

    def remove_from_collection(self, collection_id: int, ids: Sequence[int]) -> ChangeSet:
        """Take papers out of a collection."""

    def set_rating(self, ids: Sequence[int], stars: int) -> ChangeSet:
        """Give papers stars."""

    def delete(self, ids: Sequence[int]) -> ChangeSet:
        """Delete papers for good."""

    def move_between(self, from_id: int, to_id: int, ids: Sequence[int]) -> ChangeSet:
        """Take papers out of one collection and put them into another."""

    def move_collection(self, collection_id: int, parent_id: int | None) -> ChangeSet:
        """Put a collection inside another."""

    def change_tag(
        self, tag_id: int, *, name: str | None = None, colour: str | None = None
    ) -> ChangeSet:
        """Rename or paint a tag."""

    def give_digit(self, tag_id: int, digit: int | None) -> ChangeSet:
        """Put a tag on a key."""

    def toggle_digit(self, ids: Sequence[int], digit: int) -> Toggled:
        """Put the tag of a key on papers, or take it off."""

    def clear_digits(self, ids: Sequence[int]) -> ChangeSet:
        """Take every tag off papers that is on a key."""

    def tag(self, ids: Sequence[int], name: str) -> ChangeSet:
        """Give papers a tag."""

    def untag(self, ids: Sequence[int], name: str) -> ChangeSet:
        """Take a tag from papers."""

    def delete_tag(self, tag_id: int) -> ChangeSet:
        """Delete a tag."""

    def steps(self) -> tuple[Step | None, Step | None]:
        """Return what undo would take back, and what redo would do."""

    def undo(self) -> ChangeSet:
        """Take back the last step."""

    def redo(self) -> ChangeSet:
        """Do it again."""


class AttachReport(Protocol):
    """What became of files."""

    @property
    def added(self) -> Sequence[object]:
        """Those that the paper has now."""

    @property
    def known(self) -> Sequence[str]:
        """Names of those that it had."""


class Attachments(detail.Attachments, Protocol):
    """Files of papers."""

    pattern: str
    """How new files are called."""

    def pdf(self, reference_id: int) -> Path | None:
        """Return the first PDF of a paper."""

    def attach(self, reference_id: int, paths: Sequence[Path], context: JobContext) -> AttachReport:
        """Copy files and let them belong to a paper."""

    def rename(self, attachment_id: int, name: str) -> ChangeSet:
        """Call a file something else."""

    def detach(self, attachment_id: int) -> ChangeSet:
        """Take a file off its paper."""


class PdfOutcome(Protocol):
    """What became of one PDF."""

    @property
    def path(self) -> Path:
        """Which file."""

    @property
    def status(self) -> str:
        """``added``, ``attached``, ``doubtful``, ``unknown`` or ``failed``."""

    @property
    def reference_id(self) -> int | None:
        """The paper that it belongs to now."""

    @property
    def identifier(self) -> Identifier | None:
        """What was found in it."""

    @property
    def reference(self) -> Reference | None:
        """The record of that."""

    @property
    def title(self) -> str:
        """Its own title, or the name of the file."""

    @property
    def opening(self) -> str:
        """Its first words."""

    @property
    def error(self) -> RefdeskError | None:
        """Why it could not be read, or nothing be asked."""


class PdfReport(Protocol):
    """What became of all of them."""

    @property
    def outcomes(self) -> Sequence[PdfOutcome]:
        """In the order of the question."""

    @property
    def changes(self) -> ChangeSet:
        """What changed in the library."""


class PastedReport(Protocol):
    """What became of a pasted reference list."""

    @property
    def identifiers(self) -> Sequence[Identifier]:
        """What references are to be fetched by, one each."""

    @property
    def printed(self) -> Sequence[str]:
        """The texts of these references."""

    @property
    def added(self) -> Sequence[int]:
        """New papers that hold what was read."""

    @property
    def known(self) -> int:
        """References of papers that the library has."""

    @property
    def unread(self) -> Sequence[str]:
        """Pieces of the text that are no reference."""

    @property
    def references(self) -> int:
        """How many references the text has."""

    @property
    def changes(self) -> ChangeSet:
        """What changed in the library."""


class Pasting(Protocol):
    """Reference lists out of papers and mails."""

    def take(self, text: str, context: JobContext, *, fetching: bool = True) -> PastedReport:
        """Add the references that name no identifier to fetch them by."""


class Pdfs(Protocol):
    """Finding out which papers PDFs are."""

    def recognise(self, paths: Sequence[Path], context: JobContext) -> PdfReport:
        """Add the papers that PDFs certainly are."""

    def look_up(self, identifier: Identifier, context: JobContext) -> Reference:
        """Return the record of an identifier."""

    def accept(
        self, path: Path, reference: Reference, context: JobContext
    ) -> tuple[PdfOutcome, ChangeSet]:
        """Add a paper and attach a PDF to it."""

    def accept_bare(self, path: Path, title: str, context: JobContext) -> ChangeSet:
        """Add a paper of which only the title is known."""


class EditedPaper(Protocol):
    """What an edit makes of one field of a paper."""

    @property
    def id(self) -> int:
        """The paper."""

    @property
    def title(self) -> str:
        """Plain text."""

    @property
    def old(self) -> Value:
        """What the field holds."""

    @property
    def new(self) -> Value:
        """What it would hold."""


class EditPreview(Protocol):
    """Every paper that an edit changes."""

    @property
    def papers(self) -> Sequence[EditedPaper]:
        """In the order of the question."""

    @property
    def examined(self) -> int:
        """How many papers were looked at."""


class Created(Protocol):
    """A paper that a person typed."""

    @property
    def reference_id(self) -> int:
        """The paper."""

    @property
    def changes(self) -> ChangeSet:
        """What changed in the library."""


class Editing(Protocol):
    """Changing what papers say."""

    def preview(self, ids: Sequence[int], edit: Edit, context: JobContext) -> EditPreview:
        """Return what an edit would change."""

    def apply(self, ids: Sequence[int], edit: Edit, context: JobContext) -> ChangeSet:
        """Make an edit in all papers or in none."""

    def draft(self, reference_id: int) -> Draft:
        """Return a paper as a form shows it."""

    def revise(self, reference_id: int, draft: Draft) -> ChangeSet:
        """Make a paper say what a form says."""

    def create(self, draft: Draft) -> Created:
        """Put a paper into the library that says what a form says."""
