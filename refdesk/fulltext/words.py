# SPDX-License-Identifier: GPL-3.0-or-later
"""The few words that a rendered article adds to its own; the window passes its language's."""

from dataclasses import dataclass

from refdesk.domain.fulltext import ArticleAbstract, Extent
from refdesk.domain.related import Relation

_BRIEF = frozenset({"toc", "teaser", "short", "precis", "web-summary"})
"""JATS kinds of abstracts that say no more than what it is about, in words for insiders."""


@dataclass(frozen=True, slots=True)
class Words:
    """Headings for what the source leaves untitled."""

    abstract: str = "Abstract"
    references: str = "References"
    acknowledgements: str = "Acknowledgements"
    appendix: str = "Appendix"
    glossary: str = "Abbreviations"
    notes: str = "Notes"
    statements: str = "Author statements"
    biography: str = "About the authors"
    footnotes: str = "Footnotes"
    supplements: str = "Supplementary files"
    unsupported: str = "This table is in a form that cannot be shown."
    image: str = "▣"
    """Stands for an image that is not at hand."""
    brief: str = "In brief"
    """Heading of an abstract that is one for the contents page."""
    funding: str = "Funding"
    data: str = "Data availability"
    machine_read: str = "Read from a scan by a machine; words may be wrong."
    scanned: str = "PubMed Central has scanned pages of this article, not its text."
    abstract_only: str = "PubMed Central has no text of this article beyond its abstract."
    translation: str = "Translation"
    korean: str = "Korean translation"
    correction: str = "Correction of this article"
    corrected: str = "This notice corrects"
    retraction: str = "Retraction of this article"
    retracted: str = "This notice retracts"
    concern: str = "Expression of concern about this article"
    concerned: str = "This notice expresses concern about"
    comment: str = "Comment on this article"
    commented: str = "This is a comment on"
    companion: str = "Companion article"
    other: str = "Related article"

    def of_abstract(self, abstract: ArticleAbstract) -> str:
        """Return the heading for an untitled abstract: its kind, its language if translated."""
        kind = abstract.kind.replace("-", " ").strip()
        title = kind[:1].upper() + kind[1:] if kind else self.abstract
        title = self.brief if abstract.kind in _BRIEF else title
        return f"{title} ({abstract.language})" if abstract.translated else title

    def of_relation(self, relation: Relation) -> str:
        """Return what another article is to this one."""
        word: str = getattr(self, relation.value)
        return word

    def of_translation(self, language: str) -> str:
        """Return what a translation into a language is called."""
        if language.startswith("ko"):
            return self.korean
        return f"{self.translation} ({language})" if language else self.translation

    def of_extent(self, extent: Extent) -> str:
        """Return what is to be said of an article that has no text."""
        return {Extent.SCANNED: self.scanned, Extent.ABSTRACT: self.abstract_only}.get(extent, "")

    def of_part(self, kind: str, opening: str = "") -> str:
        """Return the heading for an untitled part of the back, or ``""``.

        Args:
            kind: what part it is, see :class:`Section`.
            opening: the title of a section that it begins with, and that says it better.
        """
        if opening:
            return ""
        return {
            "ack": self.acknowledgements,
            "app": self.appendix,
            "glossary": self.glossary,
            "notes": self.notes,
            "bio": self.biography,
            "fn-group": self.footnotes,
            "author-notes": self.statements,
            "funding": self.funding,
            "data-availability": self.data,
            "ref-list": self.references,
        }.get(kind, "")


ENGLISH = Words()
