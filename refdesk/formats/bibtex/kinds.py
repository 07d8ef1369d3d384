# SPDX-License-Identifier: GPL-3.0-or-later
"""BibTeX's and biblatex's types of entry and ours."""

from refdesk.domain.reference import ReferenceKind as Kind

KIND_OF_TYPE = {
    "article": Kind.ARTICLE, "suppperiodical": Kind.ARTICLE, "periodical": Kind.ARTICLE,
    "book": Kind.BOOK, "mvbook": Kind.BOOK, "booklet": Kind.BOOK, "collection": Kind.BOOK,
    "mvcollection": Kind.BOOK, "proceedings": Kind.BOOK, "mvproceedings": Kind.BOOK,
    "reference": Kind.BOOK, "inbook": Kind.CHAPTER, "incollection": Kind.CHAPTER,
    "bookinbook": Kind.CHAPTER, "suppbook": Kind.CHAPTER, "inproceedings": Kind.CONFERENCE_PAPER,
    "conference": Kind.CONFERENCE_PAPER, "phdthesis": Kind.THESIS, "mastersthesis": Kind.THESIS,
    "thesis": Kind.THESIS, "techreport": Kind.REPORT, "report": Kind.REPORT,
    "manual": Kind.REPORT, "online": Kind.WEBPAGE, "electronic": Kind.WEBPAGE,
    "www": Kind.WEBPAGE, "webpage": Kind.WEBPAGE, "dataset": Kind.DATASET, "data": Kind.DATASET,
    "software": Kind.SOFTWARE, "patent": Kind.PATENT, "unpublished": Kind.MANUSCRIPT,
    "standard": Kind.STANDARD, "legislation": Kind.LEGISLATION, "jurisdiction": Kind.LEGISLATION,
    "inreference": Kind.ENTRY, "audio": Kind.SOUND, "music": Kind.SOUND, "video": Kind.MEDIA,
    "movie": Kind.MEDIA, "letter": Kind.COMMUNICATION, "preprint": Kind.PREPRINT,
}  # fmt: skip
"""What a type of entry means; others, ``misc`` first, are :attr:`ReferenceKind.OTHER`."""

TYPE_OF_KIND = {
    Kind.ARTICLE: "article", Kind.MAGAZINE: "article", Kind.NEWSPAPER: "article",
    Kind.PREPRINT: "article", Kind.BOOK: "book", Kind.CHAPTER: "incollection",
    Kind.CONFERENCE_PAPER: "inproceedings", Kind.THESIS: "phdthesis", Kind.REPORT: "techreport",
    Kind.MANUSCRIPT: "unpublished",
}  # fmt: skip
"""Standard types only: all BibTeX styles know them. The rest is ``misc``."""

KIND_OF_SUBTYPE = {str(kind): kind for kind in Kind}
"""``entrysubtype`` says what a standard type cannot; its values are CSL's types."""

RAW_FIELD = "file"
"""The field of paths, in a grammar of its own: kept as it is."""
