# SPDX-License-Identifier: GPL-3.0-or-later
"""Highlights and margin notes: made where a person reads, found again wherever the words stand now."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from refdesk.domain.aligning import align_shown
from refdesk.domain.anchoring import find_anchor
from refdesk.domain.annotations import (
    AnchoredText,
    Annotation,
    NoteWords,
    PlacedAnnotation,
    TextPart,
    anchor_at,
)
from refdesk.domain.changes import ChangeSet
from refdesk.domain.errors import LibraryError, UnreadableError
from refdesk.domain.jobs import JobContext, Progress
from refdesk.domain.reference import Reference
from refdesk.fulltext.anchored import anchored_text_of
from refdesk.services.annotation_markdown import annotations_markdown
from refdesk.services.citing import CitingService
from refdesk.services.writing import write_whole
from refdesk.store.annotations import AnnotationStore
from refdesk.store.database import Database
from refdesk.store.fulltexts import FulltextStore
from refdesk.store.references import ReferenceStore

_PARTS = tuple(TextPart)
_ENGLISH = NoteWords()


@dataclass(frozen=True, slots=True)
class ShownAnnotation:
    """An annotation, and where it stands in the text that a view shows: ``[start, end)``."""

    annotation: Annotation
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Highlighted:
    """What came of highlighting: the number of the new annotation, ``0`` where there is none."""

    number: int
    changes: ChangeSet


class AnnotationService:
    """The annotations of one library. Every change is a step to take back. Any thread may call."""

    def __init__(
        self,
        database: Database,
        references: ReferenceStore,
        annotations: AnnotationStore,
        fulltexts: FulltextStore,
        citing: CitingService,
    ) -> None:
        self._database = database
        self._references = references
        self._annotations = annotations
        self._fulltexts = fulltexts
        self._citing = citing

    # Looking

    def of_paper(self, reference_id: int) -> list[PlacedAnnotation]:
        """Return the annotations of a paper in reading order, abstract first, the lost ones last."""
        found = self._annotations.of([reference_id]).get(reference_id, ())
        return self._placed(reference_id, found)

    def shown(self, reference_id: int, part: TextPart, text: str) -> list[ShownAnnotation]:
        """Return which annotations stand where in ``text``, the form of a part that a view shows."""
        here = [
            one
            for one in self._annotations.of([reference_id]).get(reference_id, ())
            if one.part is part
        ]
        if not here:
            return []
        alignment = align_shown(self._text(reference_id, part), text)
        shown: list[ShownAnnotation] = []
        for one in self._placed(reference_id, here):
            place = None if one.is_lost else alignment.to_other(one.start, one.end)
            if place is not None:
                shown.append(ShownAnnotation(one.annotation, *place))
        return shown

    # Changing

    def highlight(
        self, reference_id: int, part: TextPart, text: str, start: int, end: int, colour: int
    ) -> Highlighted:
        """Highlight ``[start, end)`` of ``text``, the form of a part that a view shows.

        What is no word of the paper itself cannot be highlighted: ``number`` is 0.
        """
        own = self._text(reference_id, part)
        place = align_shown(own, text).to_one(start, end)
        anchor = anchor_at(own.text, *place) if place is not None else None
        if anchor is None:
            return Highlighted(0, ChangeSet())
        with self._database.step("highlight"):
            return Highlighted(*self._annotations.add(reference_id, part, anchor, colour))

    def change(
        self, reference_id: int, number: int, *, colour: int | None = None, note: str | None = None
    ) -> ChangeSet:
        """Give an annotation another colour or note."""
        with self._database.step("change-highlight"):
            return self._annotations.change(reference_id, number, colour=colour, note=note)

    def delete(self, reference_id: int, numbers: Sequence[int]) -> ChangeSet:
        """Take annotations away."""
        with self._database.step("delete-highlight"):
            return self._annotations.delete(reference_id, numbers)

    # Taking out

    def markdown(
        self,
        ids: Sequence[int],
        style: str,
        locale: str,
        context: JobContext,
        words: NoteWords = _ENGLISH,
    ) -> tuple[int, str]:
        """Return how many papers have annotations, and these as Markdown, each with its citation.

        Raises:
            StyleError: there is no such style.
            CancelledError: the person cancelled.
        """
        found = self._annotations.of(ids)
        wanted = [i for i in dict.fromkeys(ids) if i in found]
        pieces: list[str] = []
        for done, stored in enumerate(self._references.get_many(wanted)):
            context.cancel.check()
            context.report(Progress(done, len(wanted), "writing"))
            if stored is not None:
                citation = self._citing.format_one(stored.id, style, locale).text
                placed = self._placed(stored.id, found[stored.id])
                pieces.append(annotations_markdown(stored.reference, citation, placed, words))
        return len(pieces), "\n".join(pieces)

    def export(
        self,
        ids: Sequence[int],
        path: Path,
        style: str,
        locale: str,
        context: JobContext,
        words: NoteWords = _ENGLISH,
    ) -> int:
        """Write the Markdown of papers to a file; return how many have annotations.

        Where none has, nothing is written.

        Raises:
            WriteFailedError: the file cannot be written; an older one is untouched.
        """
        count, text = self.markdown(ids, style, locale, context, words)
        if count:
            write_whole(path, [text])
        return count

    # Inside

    def _placed(
        self, reference_id: int, annotations: Sequence[Annotation]
    ) -> list[PlacedAnnotation]:
        texts = {part: self._text(reference_id, part) for part in {one.part for one in annotations}}
        placed: list[PlacedAnnotation] = []
        for one in annotations:
            text = texts[one.part]
            place = find_anchor(one.anchor, text.text)
            if place is None:
                placed.append(PlacedAnnotation(one))
            else:
                placed.append(PlacedAnnotation(one, *place, text.heading_at(place[0])))
        placed.sort(key=_reading_order)
        return placed

    def _text(self, reference_id: int, part: TextPart) -> AnchoredText:
        """Return the text that annotations of a part are kept by; empty where it is gone."""
        if part is TextPart.ABSTRACT:
            stored = self._references.get(reference_id)
            return abstract_text(stored.reference) if stored is not None else AnchoredText()
        try:
            fulltext = self._fulltexts.get(reference_id)
            return anchored_text_of(fulltext.xml) if fulltext is not None else AnchoredText()
        except (LibraryError, UnreadableError):  # the reader says so; here the words are not found
            return AnchoredText()


def abstract_text(reference: Reference) -> AnchoredText:
    """Return all abstracts of a paper as one text, a line a label and a line a section."""
    lines: list[str] = []
    headings: list[tuple[int, str]] = []
    place = 0
    for abstract in reference.abstracts:
        for section in abstract.sections:
            headings.append((place, section.label))
            for line in (section.label, section.plain):
                if line:
                    lines.append(line)
                    place += len(line) + 1
    return AnchoredText("\n".join(lines), tuple(headings))


def _reading_order(one: PlacedAnnotation) -> tuple[bool, int, int, int]:
    start = one.annotation.anchor.start if one.is_lost else one.start
    return one.is_lost, _PARTS.index(one.annotation.part), start, one.annotation.number
