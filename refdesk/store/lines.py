# SPDX-License-Identifier: GPL-3.0-or-later
"""Which columns a line of the list shows and a list is ordered by; names only, no SQLAlchemy."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from refdesk.domain.line import ReferenceRow
from refdesk.domain.query import SortKey

LINE_COLUMNS = (
    "id", "title_plain", "first_author", "year", "journal_display", "design", "pmid",
    "has_fulltext", "is_read", "is_retracted", "is_sample", "added_at", "rating",
)  # fmt: skip
"""Columns of ``reference`` that :func:`line` takes, and :data:`COLOURS` after them."""

COLOURS = (
    "(SELECT group_concat(colour, ' ') FROM (SELECT t.colour FROM reference_tag AS l "
    "JOIN tag AS t ON t.id = l.tag_id WHERE l.reference_id = reference.id AND t.colour <> '' "
    "ORDER BY t.digit IS NULL, t.digit, t.key LIMIT 4))"
)
"""The colours of a paper's tags, those on digits first."""

ORDER = {
    SortKey.TITLE: "title_sort",
    SortKey.AUTHOR: "author_sort",
    SortKey.YEAR: "year",
    SortKey.JOURNAL: "journal_sort",
    SortKey.DESIGN: "design_rank",
    SortKey.PMID: "pmid_number",
    SortKey.FULLTEXT: "has_fulltext",
    SortKey.READ: "is_read",
    SortKey.RATING: "rating",
    SortKey.ADDED: "added_at",
    SortKey.RELEVANCE: "added_at",
}
"""The column that a list is ordered by; papers that are equal there by their id."""


def line(row: Sequence[Any]) -> ReferenceRow:
    """Return what a line shows, from the values of :data:`LINE_COLUMNS` and :data:`COLOURS`."""
    return ReferenceRow(
        row[0], row[1], row[2], row[3], row[4], row[5], row[6],
        bool(row[7]), bool(row[8]), row[9] == 1, bool(row[10]),
        datetime.fromisoformat(row[11]), row[12], tuple((row[13] or "").split()), row[9] == 2,
    )  # fmt: skip
