# SPDX-License-Identifier: GPL-3.0-or-later
"""What PDFs say: which paper one is (identifiers, its title in its first pages), and notes made in it."""

import re
from dataclasses import dataclass

from refdesk.domain.errors import InvalidIdentifierError
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.likeness import words_of

MOST_CANDIDATES = 5
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>{}|\\^`\[\]]+")
_PMID = re.compile(r"\bPMID\s*:?\s*(\d{4,9})\b", re.IGNORECASE)
_ARXIV = re.compile(r"\barXiv:\s*(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})", re.IGNORECASE)
_LEAST_WORDS = 3
_SHARE = 0.85


@dataclass(frozen=True, slots=True)
class PdfText:
    """What a PDF says of itself: its data about itself, and the words of its first pages."""

    title: str = ""
    metadata: str = ""
    """All that stands in its information and XMP, as one text."""
    pages: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words of the first pages."""
        return "\n".join(self.pages)

    @property
    def opening(self) -> str:
        """The first words, for a person to tell which paper it is."""
        return " ".join(self.text.split())[:400]


@dataclass(frozen=True, slots=True)
class PdfNote:
    """What somebody marked or wrote in a PDF with another program.

    ``kind``: ``highlight``, ``underline``, ``squiggly``, ``strikeout``, ``note``, ``text``, ``drawing``,
    ``stamp``, ``file`` or ``reply``. ``areas``: x, y, width, height in points from the top left of the page.
    """

    page: int
    """From 0."""
    kind: str
    text: str = ""
    author: str = ""
    date: str = ""
    """``2024-05-31``, or nothing."""
    areas: tuple[tuple[float, float, float, float], ...] = ()


def candidates(pdf: PdfText) -> list[Identifier]:
    """Return the papers that a PDF may be, the likeliest first.

    What it says of itself counts most, then what stands first on its first page: further down it
    names the papers that it cites.
    """
    found: dict[tuple[Scheme, str], Identifier] = {}
    for text in (pdf.metadata, *pdf.pages):
        matches: list[tuple[int, str]] = []
        for pattern, prefix in ((_DOI, ""), (_PMID, "pmid:"), (_ARXIV, "arxiv:")):
            for match in pattern.finditer(text):
                value = match[1] if prefix else match[0]
                matches.append((match.start(), prefix + value))
        for _, value in sorted(matches):
            try:
                identifier = Identifier.parse(value)
            except InvalidIdentifierError:
                continue
            found.setdefault((identifier.scheme, identifier.key), identifier)
    return list(found.values())[:MOST_CANDIDATES]


def title_stands_in(title: str, text: str) -> bool:
    """Whether the words of a title occur in a text; breaks of lines and words do not matter.

    A title of one or two words must stand there as a whole, since such words stand everywhere.
    """
    words = words_of(title)
    if not words:
        return False
    squeezed = "".join(words_of(text))
    if len(words) >= _LEAST_WORDS and "".join(words) in squeezed:
        return True
    if len(words) < _LEAST_WORDS:
        return f" {' '.join(words)} " in f" {' '.join(words_of(text))} "
    telling = {word for word in words if len(word) > 3} or set(words)
    there = set(words_of(text))
    return sum(word in there for word in telling) >= _SHARE * len(telling)
