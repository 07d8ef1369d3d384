# SPDX-License-Identifier: GPL-3.0-or-later
"""What sort of work a row describes, in the words of the programs that write tables."""

from refdesk.domain.reference import ReferenceKind as Kind

_WORDS: dict[Kind, tuple[str, ...]] = {
    Kind.ARTICLE: (
        "journalarticle", "article", "review", "articlejournal", "j", "journal", "jour",
        "electronicarticle", "editorial", "letter", "articleinpress", "shortsurvey",
    ),
    Kind.PREPRINT: ("preprint",),
    Kind.BOOK: ("book", "editedbook", "electronicbook", "b", "monograph"),
    Kind.CHAPTER: ("booksection", "bookchapter", "chapter", "electronicbooksection", "inbook"),
    Kind.CONFERENCE_PAPER: (
        "conferencepaper", "paperconference", "proceedingspaper", "conferenceproceedings",
        "inproceedings", "c",
    ),
    Kind.THESIS: ("thesis", "dissertation", "dissertationthesis", "phdthesis", "mastersthesis"),
    Kind.REPORT: ("report", "techreport", "governmentdocument"),
    Kind.WEBPAGE: ("webpage", "website", "blogpost", "blog"),
    Kind.DATASET: ("dataset", "data", "datapaper"),
    Kind.MAGAZINE: ("magazinearticle", "articlemagazine"),
    Kind.NEWSPAPER: ("newspaperarticle", "articlenewspaper"),
    Kind.PATENT: ("patent", "p"),
    Kind.SOFTWARE: ("software", "computerprogram"),
    Kind.STANDARD: ("standard",),
    Kind.LEGISLATION: ("legislation", "statute", "bill", "case", "hearing"),
    Kind.MEDIA: ("motionpicture", "film", "videorecording", "filmorbroadcast"),
    Kind.SOUND: ("song", "audiorecording", "music"),
    Kind.MANUSCRIPT: ("manuscript", "unpublishedwork"),
    Kind.COMMUNICATION: ("personalcommunication", "interview", "email"),
    Kind.ENTRY: ("entryencyclopedia", "encyclopediaarticle", "dictionaryentry", "encyclopedia"),
    Kind.OTHER: ("document", "generic", "misc", "other"),
}  # fmt: skip
_KINDS = {word: kind for kind, words in _WORDS.items() for word in words}


def kind_of(text: str) -> Kind | None:
    """Return the kind that one word or tag of a table means, ``None`` for an unknown one."""
    return _KINDS.get("".join(c for c in text.lower() if c.isalnum()))
