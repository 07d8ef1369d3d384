# SPDX-License-Identifier: GPL-3.0-or-later
"""EndNote's reference types, by name and number, and ours."""

from refdesk.domain.reference import ReferenceKind as Kind

_TYPES = (
    (Kind.ARTICLE, ("Journal Article", 17), ("Electronic Article", 43)),
    (Kind.BOOK, ("Book", 6), ("Edited Book", 28), ("Electronic Book", 44), ("Serial", 57),
     ("Classical Work", 49), ("Ancient Text", 51), ("Pamphlet", 24), ("Catalog", 8)),
    (Kind.CHAPTER, ("Book Section", 5), ("Electronic Book Section", 60)),
    (Kind.CONFERENCE_PAPER, ("Conference Paper", 47), ("Conference Proceedings", 10),
     ("Conference Proceeding", 10)),
    (Kind.THESIS, ("Thesis", 32)),
    (Kind.REPORT, ("Report", 27), ("Government Document", 46), ("Grant", 54)),
    (Kind.WEBPAGE, ("Web Page", 12), ("Electronic Source", 12), ("Blog", 56),
     ("Discussion Forum", 65), ("Social Media", 62), ("Press Release", 63)),
    (Kind.DATASET, ("Dataset", 59), ("Online Database", 45), ("Aggregated Database", 55)),
    (Kind.MAGAZINE, ("Magazine Article", 19)),
    (Kind.NEWSPAPER, ("Newspaper Article", 23)),
    (Kind.PATENT, ("Patent", 25)),
    (Kind.SOFTWARE, ("Computer Program", 9)),
    (Kind.STANDARD, ("Standard", 58)),
    (Kind.LEGISLATION, ("Statute", 31), ("Bill", 4), ("Case", 7), ("Hearing", 14),
     ("Legal Rule or Regulation", 50)),
    (Kind.MEDIA, ("Film or Broadcast", 21), ("Audiovisual Material", 3), ("Online Multimedia", 48),
     ("Multimedia Application", 68), ("Television Episode", 66), ("Artwork", 2)),
    (Kind.SOUND, ("Music", 61), ("Podcast", 69)),
    (Kind.MANUSCRIPT, ("Manuscript", 36), ("Unpublished Work", 34)),
    (Kind.COMMUNICATION, ("Personal Communication", 26), ("Interview", 64)),
    (Kind.ENTRY, ("Encyclopedia", 53), ("Dictionary", 52)),
    (Kind.OTHER, ("Generic", 13), ("Map", 20), ("Figure", 37), ("Chart or Table", 38),
     ("Equation", 39)),
    (Kind.PREPRINT, ("Preprint", 0)),
)  # fmt: skip

KIND_OF_NAME = {name.lower(): kind for kind, *types in _TYPES for name, _ in types}
KIND_OF_NUMBER = {str(number): kind for kind, *types in _TYPES for _, number in types if number}
TYPE_OF_KIND = {kind: types[0] for kind, *types in _TYPES} | {
    Kind.PREPRINT: ("Unpublished Work", 34)
}
"""Name and number to write."""

EDITED_BOOK = ("edited book", "28")
"""The type whose ``authors`` are the editors."""
