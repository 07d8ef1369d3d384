# SPDX-License-Identifier: GPL-3.0-or-later
"""What reference lists look like in every kind of document. Lengths are in points."""

from dataclasses import dataclass

from refdesk.domain.citation import EntryLayout

WESTERN_FONT = "Times New Roman"
KOREAN_FONT = "Batang"
"""The Korean font with serifs that Windows and Word for Mac have; others put one of theirs in place."""
KOREAN = ("ko", "KR")
TEXT_SIZE = 12
HEADING_SIZE = 14

HANGING_INDENT = 36
"""Half an inch, as APA 7 (2.12, 9.43), MLA 9 and Chicago have it."""
NUMBER_INDENT = 32
"""Room for ``[100]`` before the tab of a numbered entry."""
MARGIN = 72

LETTER = (612.0, 792.0)
A4 = (595.3, 841.9)
_LETTER_LANGUAGES = frozenset({"en-us", "en-ca", "fr-ca", "es-mx"})


@dataclass(frozen=True, slots=True)
class Paragraph:
    """How an entry is set."""

    indent: int
    """Of all lines but the first; a numbered entry has its tab stop here."""
    line_spacing: float
    space_after: float


def entry_paragraph(layout: EntryLayout) -> Paragraph:
    """Return how the entries of a list are set."""
    indent = HANGING_INDENT if layout.hanging else 0
    return Paragraph(
        NUMBER_INDENT if layout.numbered else indent,
        layout.line_spacing,
        TEXT_SIZE * layout.entry_spacing,
    )


def page_size(language: str) -> tuple[float, float]:
    """Return width and height of the paper that is usual where ``language`` is spoken."""
    return LETTER if language.lower() in _LETTER_LANGUAGES else A4


def language_and_country(language: str) -> tuple[str, str]:
    """Return ``("en", "US")`` of ``en-US``; the country may be ``""``."""
    code, _, country = language.replace("_", "-").partition("-")
    return (code.lower() or "en"), country.upper()
