# SPDX-License-Identifier: GPL-3.0-or-later
"""The columns of the list: what each shows, how wide it starts, what it sorts by."""

from dataclasses import dataclass
from enum import IntEnum

from refdesk.domain.query import SortKey


class Column(IntEnum):
    """Places of the columns in the model; the header may show them in another order."""

    TITLE = 0
    AUTHOR = 1
    YEAR = 2
    JOURNAL = 3
    DESIGN = 4
    PMID = 5
    FULLTEXT = 6
    READ = 7
    ADDED = 8
    RATING = 9


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """How a column starts out. ``width`` is in characters of the list's font."""

    sort: SortKey
    width: int
    is_mark: bool = False
    """Shows a mark in place of text; ``descending_first`` is what a first click means."""
    descending_first: bool = False
    is_hidden: bool = False
    """Waits in the menu of the header until it is asked for."""


SPECS: dict[Column, ColumnSpec] = {
    Column.TITLE: ColumnSpec(SortKey.TITLE, 40),
    Column.AUTHOR: ColumnSpec(SortKey.AUTHOR, 10),
    Column.YEAR: ColumnSpec(SortKey.YEAR, 6, descending_first=True),
    Column.JOURNAL: ColumnSpec(SortKey.JOURNAL, 11),
    Column.DESIGN: ColumnSpec(SortKey.DESIGN, 11),
    Column.PMID: ColumnSpec(SortKey.PMID, 10, is_hidden=True),
    Column.FULLTEXT: ColumnSpec(SortKey.FULLTEXT, 0, is_mark=True, descending_first=True),
    Column.READ: ColumnSpec(SortKey.READ, 0, is_mark=True),
    Column.ADDED: ColumnSpec(SortKey.ADDED, 11, descending_first=True, is_hidden=True),
    Column.RATING: ColumnSpec(SortKey.RATING, 10, descending_first=True, is_hidden=True),
}

MARK_WIDTH = 28
"""Width in pixels of a column that shows a mark."""

FIRST_SHOWN = (
    Column.READ, Column.TITLE, Column.AUTHOR, Column.YEAR, Column.JOURNAL, Column.FULLTEXT,
    Column.DESIGN, Column.RATING, Column.PMID, Column.ADDED,
)  # fmt: skip
"""The order from left to right until the person moves a column."""

LEAST_TITLE = 200
"""Pixels of the title under which the list scrolls sideways, at the usual size of the words."""

BY_SORT_KEY = {spec.sort: column for column, spec in SPECS.items()}
