# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables turned by a quarter, as Embase exports them: a row for each field, its name in the first cell.

A record ends at an empty line, or where a name comes again that may stand only once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from refdesk.formats.csv_table.headers import fields_of
from refdesk.formats.csv_table.rows import DELIMITERS, rows_in

_SEEN_ROWS = 40
_ENOUGH_NAMES = 5
_FIRSTS = frozenset({"title", "doi", "pmid", "id"})
_MANY = "; "


@dataclass(slots=True)
class TurnedRecord:
    """One record: the names of its fields, and their values as cells of an ordinary table."""

    line: int
    headers: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)


def turned_delimiter(lines: Sequence[str]) -> str | None:
    """Return the delimiter of a turned table, ``None`` where the table is none."""
    for delimiter in DELIMITERS:
        rows = [r for r in islice(rows_in(lines, delimiter), _SEEN_ROWS) if len(r.cells) > 1]
        names = [fields_of([row.cells[0]])[0] for row in rows]
        known = [name for name in names if name]
        if (
            len(set(known)) >= _ENOUGH_NAMES
            and _FIRSTS & set(known)
            and 2 * len(known) > len(names)
        ):
            return delimiter
    return None


def turned_records(lines: Sequence[str], delimiter: str) -> Iterator[TurnedRecord]:
    """Yield the records of a turned table."""
    record: TurnedRecord | None = None
    end = 0
    for row in rows_in(lines, delimiter):
        name = row.cells[0].strip().strip("\ufeff")
        values = [cell.strip() for cell in row.cells[1:] if cell.strip()]
        apart = any(not line.strip() for line in lines[end : row.line - 1])
        end = row.end
        known = fields_of([name])[0]
        again = record is not None and known == "title" and name in record.headers
        if record is not None and (apart or again) and known:
            yield record
            record = None
        if not name or not values:
            continue
        if record is None:
            if not known:
                continue  # the search that brought the records
            record = TurnedRecord(row.line)
        record.headers.append(name)
        record.cells.append(_MANY.join(values) if len(values) > 1 else values[0])
    if record is not None:
        yield record
