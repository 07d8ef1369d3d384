# SPDX-License-Identifier: GPL-3.0-or-later
"""The tree of an article: what a reader shows, an index searches, and the evidence reader reads.

Two levels: *blocks* (sections, paragraphs, lists, tables, figures …) and *inlines* (text runs with
a style, links, formulas). Every visible word of the source's body is in exactly one inline.
"""

from dataclasses import dataclass
from enum import StrEnum

from refdesk.domain.related import RelatedArticle


class Style(StrEnum):
    """How a run of text looks; values are the HTML tags that show it."""

    ITALIC = "i"
    BOLD = "b"
    UNDERLINE = "u"
    SUPERSCRIPT = "sup"
    SUBSCRIPT = "sub"
    MONOSPACE = "code"
    STRIKE = "s"
    SMALL_CAPS = "small-caps"
    OVERLINE = "overline"


@dataclass(frozen=True, slots=True)
class Text:
    """Characters, white space collapsed, leading and trailing single spaces kept."""

    text: str


@dataclass(frozen=True, slots=True)
class Styled:
    """Inlines under one style."""

    style: Style
    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class CrossReference:
    """A link to places in the same article. ``targets`` are anchor ids, ``kind`` JATS ``ref-type``."""

    targets: tuple[str, ...]
    kind: str
    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Link:
    """A link outside; ``url`` is http, https or mailto, or ``""`` when the source's is neither."""

    url: str
    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Formula:
    """Mathematics, one form chosen among alternatives. ``text`` is the readable fallback."""

    text: str
    tex: str = ""
    mathml: str = ""
    """Serialised MathML, or ``""``."""
    graphic: str = ""
    """File name of an image, or ``""``."""
    label: str = ""
    display: bool = False
    children: "tuple[Inline, ...]" = ()
    """The readable form with raised and lowered parts, where there is one."""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class InlineImage:
    """A small image within a line."""

    href: str
    alt: str = ""


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A forced line break."""


Inline = Text | Styled | CrossReference | Link | Formula | InlineImage | LineBreak
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of inlines. ``role`` is ``""`` or a JATS hint (``attrib``, ``verse-line`` …)."""

    children: Inlines
    anchor: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that stands inside a block without opening a section (a box's title)."""

    children: Inlines
    level: int = 3


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item; ``label`` where the source gives its own."""

    blocks: "tuple[Block, ...]"
    label: str = ""


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list; ``kind`` is JATS ``list-type`` (``order bullet simple alpha-lower roman-lower`` …)."""

    items: tuple[ListItem, ...]
    kind: str = "bullet"
    title: Inlines = ()


@dataclass(frozen=True, slots=True)
class Definition:
    """A term and what it means."""

    term: Inlines
    blocks: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class DefinitionList:
    """A glossary or list of abbreviations."""

    items: tuple[Definition, ...]
    title: Inlines = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell with spans as printed, clamped to the grid."""

    blocks: "tuple[Block, ...]"
    header: bool = False
    colspan: int = 1
    rowspan: int = 1
    align: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of one table: head, body and foot rows in reading order."""

    head: tuple[tuple[Cell, ...], ...] = ()
    body: tuple[tuple[Cell, ...], ...] = ()
    foot: tuple[tuple[Cell, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption and footnotes; ``graphics`` instead of grids where only an image is."""

    anchor: str
    label: str
    caption: "tuple[Block, ...]"
    grids: tuple[Grid, ...] = ()
    footnotes: "tuple[Block, ...]" = ()
    graphics: tuple[str, ...] = ()
    unsupported: bool = False
    """An OASIS table: shown as "table not supported"."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure; ``parts`` for a group of figures, ``graphics`` are file names as in the source."""

    anchor: str
    label: str
    caption: "tuple[Block, ...]"
    graphics: tuple[str, ...] = ()
    parts: "tuple[Figure, ...]" = ()
    permissions: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """A block quotation, verse or speech."""

    blocks: "tuple[Block, ...]"
    kind: str = "quote"


@dataclass(frozen=True, slots=True)
class Box:
    """Boxed text, a statement, an appendix part: blocks with an own label and title."""

    blocks: "tuple[Block, ...]"
    label: str = ""
    title: Inlines = ()
    anchor: str = ""
    kind: str = "boxed-text"


@dataclass(frozen=True, slots=True)
class Preformatted:
    """Text whose white space counts. ``machine_read`` marks scanned text."""

    text: str
    machine_read: bool = False


@dataclass(frozen=True, slots=True)
class FootnoteBlock:
    """A footnote with its label."""

    anchor: str
    label: str
    blocks: "tuple[Block, ...]"
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Supplement:
    """A supplementary file that is listed, never opened."""

    anchor: str
    label: str
    caption: "tuple[Block, ...]"
    href: str = ""
    aliases: tuple[str, ...] = ()
    """Anchors of the sections that it stood in, where these are not shown."""


@dataclass(frozen=True, slots=True)
class Section:
    """A section: title once, then its blocks once.

    ``category`` is ``intro methods results discussion conclusions`` or ``""``.
    """

    title: Inlines
    blocks: "tuple[Block, ...]"
    anchor: str = ""
    label: str = ""
    category: str = ""
    kind: str = ""
    """JATS name of a part of the back (``ack app glossary notes bio fn-group``), else ``""``."""


Block = (
    Section
    | Paragraph
    | Heading
    | ListBlock
    | DefinitionList
    | Table
    | Figure
    | Quote
    | Box
    | Preformatted
    | FootnoteBlock
    | Supplement
    | Formula
)


@dataclass(frozen=True, slots=True)
class CitedWork:
    """One citation of a reference list entry. ``children`` is what a reader sees."""

    children: Inlines
    pmid: str = ""
    pmcid: str = ""
    doi: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class ReferenceEntry:
    """An entry of the reference list: its anchor, label as printed or numbered, its citations."""

    anchor: str
    label: str
    works: tuple[CitedWork, ...]
    group: str = ""
    """Title of the list it stands in, where the article has several."""


@dataclass(frozen=True, slots=True)
class Contributor:
    """An author of the article, as the JATS front matter names them."""

    family: str = ""
    given: str = ""
    suffix: str = ""
    collective: str = ""
    orcid: str = ""
    role: str = "author"


@dataclass(frozen=True, slots=True)
class Licence:
    """What may be done with the text. ``code`` such as ``CC BY``, ``TDM`` or ``""`` (not stated)."""

    code: str = ""
    url: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class ArticleAbstract:
    """An abstract of the article. ``kind`` is JATS ``abstract-type`` (``""`` = main)."""

    blocks: tuple[Block, ...]
    kind: str = ""
    language: str = ""
    title: Inlines = ()
    translated: bool = False


@dataclass(frozen=True, slots=True)
class SubArticle:
    """A reply, review or translation printed with the article, kept apart."""

    kind: str
    title: Inlines
    language: str
    blocks: tuple[Block, ...]


class Extent(StrEnum):
    """How much of an article a document holds."""

    TEXT = "text"
    SCANNED = "scanned"
    """Pictures of its pages, as a file."""
    ABSTRACT = "abstract"
    """At most its abstract."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article. ``body`` in reading order with floats placed; ``back`` likewise."""

    title: Inlines
    body: tuple[Block, ...]
    back: tuple[Block, ...] = ()
    abstracts: tuple[ArticleAbstract, ...] = ()
    references: tuple[ReferenceEntry, ...] = ()
    sub_articles: tuple[SubArticle, ...] = ()
    contributors: tuple[Contributor, ...] = ()
    subtitle: Inlines = ()
    journal: str = ""
    year: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    article_number: str = ""
    pmid: str = ""
    pmcid: str = ""
    doi: str = ""
    language: str = ""
    article_type: str = ""
    licence: Licence = Licence()
    copyright: str = ""
    keywords: tuple[str, ...] = ()
    related: tuple[RelatedArticle, ...] = ()
    extent: Extent = Extent.TEXT

    @property
    def has_body(self) -> bool:
        """Whether there is a full text to read."""
        return bool(self.body)


@dataclass(frozen=True, slots=True)
class FulltextSource:
    """Where a stored full text came from."""

    provider: str
    url: str
    version: str
    licence: str
    fetched_at: str
    """ISO date-time, UTC."""
    size: int
    """Bytes of the XML."""
