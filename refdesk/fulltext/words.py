# SPDX-License-Identifier: GPL-3.0-or-later
"""The few words that a rendered article adds to its own; the window passes its language's."""

from dataclasses import dataclass

from refdesk.domain.fulltext import ArticleAbstract


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

    def of_abstract(self, abstract: ArticleAbstract) -> str:
        """Return the heading for an untitled abstract: its kind, its language if translated."""
        kind = abstract.kind.replace("-", " ").strip()
        title = kind[:1].upper() + kind[1:] if kind else self.abstract
        return f"{title} ({abstract.language})" if abstract.translated else title

    def of_part(self, kind: str) -> str:
        """Return the heading for an untitled part of the back, or ``""``."""
        return {
            "ack": self.acknowledgements,
            "app": self.appendix,
            "glossary": self.glossary,
            "notes": self.notes,
            "bio": self.biography,
            "fn-group": self.footnotes,
            "author-notes": self.statements,
            "ref-list": self.references,
        }.get(kind, "")


ENGLISH = Words()
