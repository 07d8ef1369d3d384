# SPDX-License-Identifier: GPL-3.0-or-later
"""What a list of papers is asked for."""

from dataclasses import dataclass
from enum import StrEnum


class SortKey(StrEnum):
    """Columns that a list sorts by; the value is the name that settings store."""

    TITLE = "title"
    AUTHOR = "author"
    YEAR = "year"
    JOURNAL = "journal"
    DESIGN = "design"
    PMID = "pmid"
    FULLTEXT = "fulltext"
    READ = "read"
    RATING = "rating"
    ADDED = "added"
    RELEVANCE = "relevance"


class Shelf(StrEnum):
    """The fixed places of the left pane."""

    ALL = "all"
    RECENT = "recent"
    OPENED = "opened"
    UNREAD = "unread"
    RETRACTED = "retracted"
    TRASH = "trash"


@dataclass(frozen=True, slots=True)
class LibraryQuery:
    """Words to find and where to look. No text is ever an error."""

    text: str = ""
    shelf: Shelf = Shelf.ALL
    collection_id: int | None = None
    tag_id: int | None = None
    search_id: int | None = None
    """A saved search that the papers must answer as well."""
    sort: SortKey = SortKey.ADDED
    descending: bool = True
    limit: int | None = None
