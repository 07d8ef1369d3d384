# SPDX-License-Identifier: GPL-3.0-or-later
"""RIS's types of reference and ours."""

from refdesk.domain.reference import ReferenceKind as Kind

KIND_OF_TYPE = {
    "JOUR": Kind.ARTICLE, "EJOUR": Kind.ARTICLE, "JFULL": Kind.ARTICLE, "ABST": Kind.ARTICLE,
    "INPR": Kind.ARTICLE, "MGZN": Kind.MAGAZINE, "NEWS": Kind.NEWSPAPER, "BOOK": Kind.BOOK,
    "EBOOK": Kind.BOOK, "EDBOOK": Kind.BOOK, "WHOLE": Kind.BOOK, "SER": Kind.BOOK,
    "CHAP": Kind.CHAPTER, "ECHAP": Kind.CHAPTER, "CONF": Kind.CONFERENCE_PAPER,
    "CPAPER": Kind.CONFERENCE_PAPER, "THES": Kind.THESIS, "RPRT": Kind.REPORT,
    "GOVDOC": Kind.REPORT, "GRANT": Kind.REPORT, "ELEC": Kind.WEBPAGE, "ICOMM": Kind.WEBPAGE,
    "WEB": Kind.WEBPAGE, "BLOG": Kind.WEBPAGE, "DATA": Kind.DATASET, "AGGR": Kind.DATASET,
    "DBASE": Kind.DATASET, "PAT": Kind.PATENT, "COMP": Kind.SOFTWARE, "STAND": Kind.STANDARD,
    "STAT": Kind.LEGISLATION, "BILL": Kind.LEGISLATION, "UNBILL": Kind.LEGISLATION,
    "CASE": Kind.LEGISLATION, "HEAR": Kind.LEGISLATION, "LEGAL": Kind.LEGISLATION,
    "VIDEO": Kind.MEDIA, "MPCT": Kind.MEDIA, "ADVS": Kind.MEDIA, "MULTI": Kind.MEDIA,
    "SOUND": Kind.SOUND, "MUSIC": Kind.SOUND, "MANSCPT": Kind.MANUSCRIPT,
    "UNPB": Kind.MANUSCRIPT, "PCOMM": Kind.COMMUNICATION, "ENCYC": Kind.ENTRY,
    "DICT": Kind.ENTRY, "GEN": Kind.OTHER, "MISC": Kind.OTHER, "PREPRINT": Kind.PREPRINT,
}  # fmt: skip
"""What a ``TY`` line means; unknown types are :attr:`ReferenceKind.OTHER`."""

TYPE_OF_KIND = {
    Kind.ARTICLE: "JOUR", Kind.PREPRINT: "UNPB", Kind.BOOK: "BOOK", Kind.CHAPTER: "CHAP",
    Kind.CONFERENCE_PAPER: "CPAPER", Kind.THESIS: "THES", Kind.REPORT: "RPRT",
    Kind.WEBPAGE: "ELEC", Kind.DATASET: "DATA", Kind.MAGAZINE: "MGZN", Kind.NEWSPAPER: "NEWS",
    Kind.PATENT: "PAT", Kind.SOFTWARE: "COMP", Kind.STANDARD: "STAND", Kind.LEGISLATION: "STAT",
    Kind.MEDIA: "VIDEO", Kind.SOUND: "SOUND", Kind.MANUSCRIPT: "UNPB",
    Kind.COMMUNICATION: "PCOMM", Kind.ENTRY: "ENCYC", Kind.OTHER: "GEN",
}  # fmt: skip
