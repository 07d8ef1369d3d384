# SPDX-License-Identifier: GPL-3.0-or-later
"""Highlights and margin notes, and what holds them to a text that may change.

An anchor has both selectors that the W3C Web Annotation Data Model recommends to keep together: the
quote with what stands around it (TextQuoteSelector, section 4.2.4) and the position
(TextPositionSelector, 4.2.5). https://www.w3.org/TR/annotation-model/
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

CONTEXT = 32
"""Characters kept of what stands before and after a quote; as many as Hypothesis keeps."""
COLOURS = (1, 2, 3, 4)
"""Roles ``highlight_1`` to ``highlight_4`` of the theme."""
LONGEST_QUOTE = 20_000
"""Characters of a quote. More is a whole text, and nobody finds anything by it."""


class TextPart(StrEnum):
    """Which text of a paper it is."""

    ABSTRACT = "abstract"
    FULLTEXT = "fulltext"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A stretch of a text. ``start`` counts characters of the text that it was made in."""

    start: int
    quote: str
    prefix: str = ""
    suffix: str = ""

    @property
    def end(self) -> int:
        """Where the quote ended."""
        return self.start + len(self.quote)


@dataclass(frozen=True, slots=True)
class Annotation:
    """A highlight, with or without a note.

    It is named by its paper and a ``number`` of its own there. ``note`` is plain text.
    """

    reference_id: int
    number: int
    part: TextPart
    anchor: Anchor
    colour: int
    note: str
    created_at: datetime
    modified_at: datetime


@dataclass(frozen=True, slots=True)
class AnchoredText:
    """The text that anchors count in: one for each part of a paper, whatever shows it.

    It has the words of the source and none of the program, so that language, fonts and drawn formulas
    do not move it. ``headings`` are places, in order, and the heading that begins there.
    """

    text: str = ""
    headings: tuple[tuple[int, str], ...] = ()
    body: int = 0
    """Where the abstracts of an article end, which some views leave out."""

    def heading_at(self, place: int) -> str:
        """Return the heading that ``place`` stands under, ``""`` before the first."""
        return next((title for start, title in reversed(self.headings) if start <= place), "")


@dataclass(frozen=True, slots=True)
class PlacedAnnotation:
    """An annotation and where it stands now: ``[start, end)`` of the text of its part.

    ``start`` is ``-1`` where its words are not found any more. ``heading`` is what it stands under.
    """

    annotation: Annotation
    start: int = -1
    end: int = -1
    heading: str = ""

    @property
    def is_lost(self) -> bool:
        """Whether its words are no longer found in the text."""
        return self.start < 0


@dataclass(frozen=True, slots=True)
class NoteWords:
    """The few words of the program in an export; the window passes its language's."""

    abstract: str = "Abstract"
    fulltext: str = "Full text"
    lost: str = "No longer found in the text"
    colours: tuple[str, str, str, str] = ("yellow", "green", "blue", "pink")


def anchor_at(text: str, start: int, end: int) -> Anchor | None:
    """Return the anchor of ``[start, end)`` of a text, white space at its ends left out.

    ``None`` where that has no letter or digit, or is longer than :data:`LONGEST_QUOTE`.
    """
    start, end = max(0, start), min(len(text), end)
    quote = text[start:end]
    start += len(quote) - len(quote.lstrip())
    quote = quote.strip()
    if len(quote) > LONGEST_QUOTE or not any(c.isalnum() for c in quote):
        return None
    end = start + len(quote)
    return Anchor(start, quote, text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])
