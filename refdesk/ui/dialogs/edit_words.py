# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for the fields of a paper, for what can be done to them, and for the values they hold."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from refdesk.domain.editing import LISTS, Field, Operation, Value
from refdesk.domain.reference import ReferenceKind
from refdesk.ui.detail.words import language_name

STAR, NO_STAR = "★", "☆"


def field_name(field: Field) -> str:
    """Return the name of a field in the window's language."""
    translate = QCoreApplication.translate
    return {
        Field.TITLE: translate("Fields", "Title"),
        Field.KIND: translate("Fields", "Type"),
        Field.JOURNAL: translate("Fields", "Journal"),
        Field.ABBREVIATION: translate("Fields", "Journal abbreviation"),
        Field.CONTAINER: translate("Fields", "Book or site"),
        Field.YEAR: translate("Fields", "Year"),
        Field.VOLUME: translate("Fields", "Volume"),
        Field.ISSUE: translate("Fields", "Issue"),
        Field.PAGES: translate("Fields", "Pages"),
        Field.ARTICLE_NUMBER: translate("Fields", "Article number"),
        Field.PUBLISHER: translate("Fields", "Publisher"),
        Field.PLACE: translate("Fields", "Place"),
        Field.EDITION: translate("Fields", "Edition"),
        Field.SERIES: translate("Fields", "Series"),
        Field.LANGUAGE: translate("Fields", "Language"),
        Field.URL: translate("Fields", "Web address"),
        Field.KEYWORDS: translate("Fields", "Keywords"),
        Field.TAGS: translate("Fields", "Tags"),
        Field.COLLECTIONS: translate("Fields", "Collections"),
        Field.READ: translate("Fields", "Read status"),
        Field.RATING: translate("Fields", "Rating"),
        Field.NOTE: translate("Fields", "Note"),
    }[field]


def operation_name(operation: Operation, field: Field) -> str:
    """Return what is done to a field in the window's language."""
    translate = QCoreApplication.translate
    if operation is Operation.SET and field in LISTS:
        return translate("Fields", "Replace the whole list")
    return {
        Operation.SET: translate("Fields", "Set"),
        Operation.CLEAR: translate("Fields", "Clear"),
        Operation.REPLACE: translate("Fields", "Find and replace"),
        Operation.ADD: translate("Fields", "Add"),
        Operation.REMOVE: translate("Fields", "Remove"),
    }[operation]


def kind_name(code: str) -> str:
    """Return the name of a type of work in the window's language."""
    translate = QCoreApplication.translate
    kinds = ReferenceKind
    return {
        kinds.ARTICLE.value: translate("Fields", "Journal article"),
        kinds.PREPRINT.value: translate("Fields", "Preprint"),
        kinds.BOOK.value: translate("Fields", "Book"),
        kinds.CHAPTER.value: translate("Fields", "Book chapter"),
        kinds.CONFERENCE_PAPER.value: translate("Fields", "Conference paper"),
        kinds.THESIS.value: translate("Fields", "Thesis"),
        kinds.REPORT.value: translate("Fields", "Report"),
        kinds.WEBPAGE.value: translate("Fields", "Web page"),
        kinds.DATASET.value: translate("Fields", "Dataset"),
        kinds.MAGAZINE.value: translate("Fields", "Magazine article"),
        kinds.NEWSPAPER.value: translate("Fields", "Newspaper article"),
        kinds.PATENT.value: translate("Fields", "Patent"),
        kinds.SOFTWARE.value: translate("Fields", "Software"),
        kinds.STANDARD.value: translate("Fields", "Standard"),
        kinds.LEGISLATION.value: translate("Fields", "Legislation"),
        kinds.MEDIA.value: translate("Fields", "Film or video"),
        kinds.SOUND.value: translate("Fields", "Sound recording"),
        kinds.MANUSCRIPT.value: translate("Fields", "Manuscript"),
        kinds.COMMUNICATION.value: translate("Fields", "Personal communication"),
        kinds.ENTRY.value: translate("Fields", "Encyclopedia entry"),
        kinds.OTHER.value: translate("Fields", "Other document"),
    }.get(code, code)


def read_name(code: str) -> str:
    """Return ``1`` or ``0`` as read or unread."""
    translate = QCoreApplication.translate
    return translate("Fields", "Read") if code == "1" else translate("Fields", "Unread")


def stars(count: int) -> str:
    """Return a rating as five stars."""
    return STAR * count + NO_STAR * (5 - count)


def value_text(field: Field, value: Value, collections: Mapping[str, str]) -> str:
    """Return what a field holds on one line; ``collections`` are names by id."""
    match field:
        case Field.KIND:
            items = [kind_name(item) for item in value]
        case Field.READ:
            items = [read_name(item) for item in value]
        case Field.RATING:
            items = [stars(int(item)) for item in value]
        case Field.COLLECTIONS:
            items = [collections.get(item, item) for item in value]
        case Field.LANGUAGE:
            items = [language_name(item) for item in value]
        case _:
            items = list(value)
    return "; ".join(" ".join(item.split()) for item in items)
