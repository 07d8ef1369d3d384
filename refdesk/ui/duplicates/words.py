# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for how sure it is that papers are one, why, and for what they say."""

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from refdesk.domain.duplicates import CERTAIN
from refdesk.domain.reference import ReferenceKind
from refdesk.domain.side_by_side import Field


def certainty_words(certainty: float | None) -> str:
    """Return how sure it is, as a word and a number."""
    translate = QCoreApplication.translate
    if certainty is None:
        return translate("Duplicates", "By hand")
    word = (
        translate("Duplicates", "Certain")
        if certainty >= CERTAIN
        else translate("Duplicates", "Likely")
    )
    return f"{word} ({certainty:.2f})"


def reason_words(reason: str) -> str:
    """Return what papers share, as a list of words."""
    translate = QCoreApplication.translate
    words = {
        "title": translate("Duplicates", "title"),
        "similar title": translate("Duplicates", "similar title"),
        "year": translate("Duplicates", "year"),
        "author": translate("Duplicates", "first author"),
        "journal": translate("Duplicates", "journal"),
        "volume": translate("Duplicates", "volume"),
        "pages": translate("Duplicates", "pages"),
    }
    codes = [code.strip() for code in reason.split(",") if code.strip()]
    return ", ".join(words.get(code, code) for code in codes)


def agreement(reason: str) -> str:
    """Return what papers share as a short sentence, ``""`` where nobody said."""
    if not reason:
        return ""
    text = QCoreApplication.translate("Duplicates", "Same: {what}")
    return text.format(what=reason_words(reason))


def field_word(code: str) -> str:
    """Return the name of a field or of what a person added."""
    translate = QCoreApplication.translate
    words: dict[str, str] = {
        Field.TITLE: translate("Duplicates", "Title"),
        Field.AUTHORS: translate("Duplicates", "Authors"),
        Field.JOURNAL: translate("Duplicates", "Journal"),
        Field.YEAR: translate("Duplicates", "Date"),
        Field.PLACE: translate("Duplicates", "Volume, issue, pages"),
        Field.IDENTIFIERS: translate("Duplicates", "Identifiers"),
        Field.TYPE: translate("Duplicates", "Type"),
        Field.KEYWORDS: translate("Duplicates", "Keywords"),
        Field.PUBLISHER: translate("Duplicates", "Publisher"),
        Field.LINK: translate("Duplicates", "Link"),
        Field.FILE_NOTE: translate("Duplicates", "Note of the file"),
        Field.ABSTRACT: translate("Duplicates", "Abstract"),
        "tags": translate("Duplicates", "Tags"),
        "collections": translate("Duplicates", "Collections"),
        "notes": translate("Duplicates", "Own notes"),
        "highlights": translate("Duplicates", "Highlights"),
        "evidence": translate("Duplicates", "Corrections of what was read"),
        "attachments": translate("Duplicates", "Attachments"),
        "fulltext": translate("Duplicates", "Full text"),
        "added": translate("Duplicates", "Added"),
        "key": translate("Duplicates", "Citation key"),
    }
    return words.get(code, code)


def field_words(codes: Iterable[str]) -> str:
    """Return the names of several."""
    return ", ".join(field_word(code) for code in codes)


def kind_word(kind: ReferenceKind) -> str:
    """Return the name of a sort of work."""
    translate = QCoreApplication.translate
    words = {
        ReferenceKind.ARTICLE: translate("Duplicates", "Journal article"),
        ReferenceKind.PREPRINT: translate("Duplicates", "Preprint"),
        ReferenceKind.BOOK: translate("Duplicates", "Book"),
        ReferenceKind.CHAPTER: translate("Duplicates", "Book chapter"),
        ReferenceKind.CONFERENCE_PAPER: translate("Duplicates", "Conference paper"),
        ReferenceKind.THESIS: translate("Duplicates", "Thesis"),
        ReferenceKind.REPORT: translate("Duplicates", "Report"),
        ReferenceKind.WEBPAGE: translate("Duplicates", "Web page"),
        ReferenceKind.DATASET: translate("Duplicates", "Data set"),
    }
    return words.get(kind, translate("Duplicates", "Other work"))


def moment(at: str) -> str:
    """Return a time of the library as the person's clock shows it."""
    try:
        return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return at
