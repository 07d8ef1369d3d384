# SPDX-License-Identifier: GPL-3.0-or-later
"""The first list of a library, before SQLAlchemy is there to ask for it."""

from array import array
from dataclasses import dataclass

from refdesk.domain.line import ReferenceRow
from refdesk.domain.query import SortKey
from refdesk.store import sqlite_file
from refdesk.store.lines import COLOURS, LINE_COLUMNS, ORDER, line
from refdesk.store.opening import LibraryFile


@dataclass(frozen=True, slots=True)
class FirstLook:
    """Every paper of a library, and what the first lines of its list show."""

    ids: "array[int]"
    lines: list[ReferenceRow | None]


def first_look(file: LibraryFile, sort: SortKey, *, descending: bool, lines: int) -> FirstLook:
    """Return what ``ReferenceStore`` would say of all papers in this order.

    Raises:
        LibraryError: reading failed.
    """
    with file.reading() as connection:
        ids = sqlite_file.ordered(connection, ORDER[sort], descending=descending)
        wanted = ids[:lines]
        rows = sqlite_file.columns_of(connection, (*LINE_COLUMNS, COLOURS), wanted)
    found = {row.id: row for row in map(line, rows)}
    return FirstLook(ids, [found.get(i) for i in wanted])
