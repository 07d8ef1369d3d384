# SPDX-License-Identifier: GPL-3.0-or-later
"""Refer's types of reference, which are EndNote's names, and ours."""

from refdesk.domain.reference import ReferenceKind as Kind

_TYPES = (
    (Kind.ARTICLE, "Journal Article", "Electronic Article"),
    (Kind.BOOK, "Book", "Edited Book", "Electronic Book", "Serial",
     "Classical Work", "Ancient Text", "Pamphlet", "Catalog"),
    (Kind.CHAPTER, "Book Section", "Electronic Book Section"),
    (Kind.CONFERENCE_PAPER, "Conference Paper", "Conference Proceedings",
     "Conference Proceeding"),
    (Kind.THESIS, "Thesis"),
    (Kind.REPORT, "Report", "Government Document", "Grant"),
    (Kind.WEBPAGE, "Web Page", "Electronic Source", "Blog",
     "Discussion Forum", "Social Media", "Press Release"),
    (Kind.DATASET, "Dataset", "Online Database", "Aggregated Database"),
    (Kind.MAGAZINE, "Magazine Article"),
    (Kind.NEWSPAPER, "Newspaper Article"),
    (Kind.PATENT, "Patent"),
    (Kind.SOFTWARE, "Computer Program"),
    (Kind.STANDARD, "Standard"),
    (Kind.LEGISLATION, "Statute", "Bill", "Case", "Hearing",
     "Legal Rule or Regulation"),
    (Kind.MEDIA, "Film or Broadcast", "Audiovisual Material", "Online Multimedia",
     "Multimedia Application", "Television Episode", "Artwork"),
    (Kind.SOUND, "Music", "Podcast"),
    (Kind.MANUSCRIPT, "Manuscript", "Unpublished Work"),
    (Kind.COMMUNICATION, "Personal Communication", "Interview"),
    (Kind.ENTRY, "Encyclopedia", "Dictionary"),
    (Kind.OTHER, "Generic", "Map", "Figure", "Chart or Table",
     "Equation"),
    (Kind.PREPRINT, "Preprint"),
)  # fmt: skip

KIND_OF_NAME = {name.lower(): kind for kind, *names in _TYPES for name in names}
TYPE_OF_KIND = {kind: names[0] for kind, *names in _TYPES} | {Kind.PREPRINT: "Unpublished Work"}
"""What a ``%0`` line says."""

EDITED_BOOK = "edited book"
"""The type whose ``%A`` are the editors."""
