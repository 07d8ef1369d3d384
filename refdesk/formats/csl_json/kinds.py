# SPDX-License-Identifier: GPL-3.0-or-later
"""CSL's types of item, and Crossref's, which stand in the same place."""

from refdesk.domain.reference import ReferenceKind as Kind

KIND_OF_TYPE = {
    **{str(kind): kind for kind in Kind},
    "review": Kind.ARTICLE, "review-book": Kind.ARTICLE, "periodical": Kind.ARTICLE,
    "article-journal": Kind.ARTICLE, "collection": Kind.BOOK, "classic": Kind.BOOK,
    "entry": Kind.ENTRY, "entry-dictionary": Kind.ENTRY, "bill": Kind.LEGISLATION,
    "legal_case": Kind.LEGISLATION, "regulation": Kind.LEGISLATION, "treaty": Kind.LEGISLATION,
    "hearing": Kind.LEGISLATION, "post": Kind.WEBPAGE, "post-weblog": Kind.WEBPAGE,
    "broadcast": Kind.MEDIA, "interview": Kind.COMMUNICATION, "speech": Kind.CONFERENCE_PAPER,
    "event": Kind.CONFERENCE_PAPER, "pamphlet": Kind.BOOK, "figure": Kind.OTHER,
    "graphic": Kind.OTHER, "map": Kind.OTHER, "musical_score": Kind.OTHER,
    "performance": Kind.OTHER,
    # Crossref's own
    "journal-article": Kind.ARTICLE, "proceedings-article": Kind.CONFERENCE_PAPER,
    "book-chapter": Kind.CHAPTER, "book-section": Kind.CHAPTER, "monograph": Kind.BOOK,
    "edited-book": Kind.BOOK, "reference-book": Kind.BOOK, "proceedings": Kind.BOOK,
    "posted-content": Kind.PREPRINT, "dissertation": Kind.THESIS, "reference-entry": Kind.ENTRY,
}  # fmt: skip
"""What ``type`` means; others are :attr:`ReferenceKind.OTHER`."""

PERIODICALS = frozenset({Kind.ARTICLE, Kind.PREPRINT, Kind.MAGAZINE, Kind.NEWSPAPER})
"""Kinds whose container is a journal."""
