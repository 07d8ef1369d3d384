# SPDX-License-Identifier: GPL-3.0-or-later
"""Citations: what is asked for, and what comes out formatted."""

from dataclasses import dataclass, field
from enum import StrEnum

LOCATOR_LABELS = (
    "page", "chapter", "section", "paragraph", "figure", "table", "appendix", "verse", "line",
    "note", "part", "volume", "issue", "book", "column", "folio", "opus", "supplement", "timestamp",
)  # fmt: skip
"""Kinds of places in a work, by their CSL names, the usual ones first."""


@dataclass(frozen=True, slots=True)
class StyleInfo:
    """A CSL style that can be asked for. ``id`` is its file name without ``.csl``."""

    id: str
    title: str
    short_title: str = ""
    parent: str = ""
    """Id of the independent style that a dependent one uses, else ``""``."""
    parent_title: str = ""
    fields: tuple[str, ...] = ()
    """What it is used in, by CSL's names: ``medicine``, ``social_science``."""
    is_own: bool = False
    """Whether the person added it from a file."""


@dataclass(frozen=True, slots=True)
class RenderedCitation:
    """One formatted text in both forms: ``html`` is a safe fragment, ``text`` is derived from it."""

    html: str
    text: str


@dataclass(frozen=True, slots=True)
class Cite:
    """One work of a citation in a text, and what is said of it there. All texts are plain."""

    reference_id: int
    locator: str = ""
    """Where in the work: ``"12-15"``."""
    label: str = "page"
    """What the locator counts, one of :data:`LOCATOR_LABELS`."""
    prefix: str = ""
    suffix: str = ""
    suppress_author: bool = False
    """``(2021)``: the sentence names the authors."""
    author_only: bool = False
    """``Roe``; with ``suppress_author`` too: ``Roe (2021)``, as the subject of a sentence."""


class ListOrder(StrEnum):
    """In which order a reference list stands."""

    STYLE = "style"
    """As the style sorts; numbered styles mostly leave the order that was given."""
    GIVEN = "as given"
    AUTHOR = "author"
    YEAR = "year"
    NEWEST = "newest first"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class EntryLayout:
    """How a style wants the paragraphs of its reference list."""

    numbered: bool = False
    """Entries begin with a number, or a label, before a tab; the text stands beside it."""
    hanging: bool = False
    """All lines but the first are indented."""
    line_spacing: float = 1.0
    """Lines of height from one line to the next."""
    entry_spacing: float = 1.0
    """Empty lines between entries."""


@dataclass(frozen=True, slots=True)
class Bibliography:
    """A reference list, formatted and in order. A numbered entry has a tab after its number."""

    entries: tuple[RenderedCitation, ...]
    ids: tuple[int, ...] = ()
    """The papers of the entries, one each."""
    title: str = ""
    """The heading of the list, ``""`` for none."""
    style_title: str = ""
    language: str = "en-US"
    layout: EntryLayout = field(default_factory=EntryLayout)
