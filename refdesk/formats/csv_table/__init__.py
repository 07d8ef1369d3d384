# SPDX-License-Identifier: GPL-3.0-or-later
"""CSV and its kin: tables of references, with the columns of whoever exported them.

The same columns make a workbook of Excel's, which is only written.
"""

import importlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from refdesk.domain.belongings import NOTHING
from refdesk.domain.errors import UnreadableError
from refdesk.domain.reference import Reference
from refdesk.formats.base import (
    Column,
    Format,
    Pack,
    ReadRecord,
    SkippedRecord,
    TableLook,
    TableReader,
    decode_text,
    lines_of,
    outcome,
)
from refdesk.formats.csv_table.belongings import BELONGING, belongings_of
from refdesk.formats.csv_table.entry import entry_of
from refdesk.formats.csv_table.headers import FIELDS, fields_of, is_header, mapped
from refdesk.formats.csv_table.reader import key_of, reference_of
from refdesk.formats.csv_table.rows import DELIMITERS, Row, rows_in
from refdesk.formats.csv_table.turned import TurnedRecord, turned_delimiter, turned_records
from refdesk.formats.csv_table.writer import OFFERS, write

_SEPARATOR_LINE = re.compile(r'"?sep=.?"?\s*', re.IGNORECASE)
_ROWS_BEFORE_HEADER = 10
_LEAST_KNOWN_BELOW = 4
"""Known columns of a header row that is not the first: a line of prose may name two."""
_SEEN_LINES = 60
_LONGEST_DETAIL = 80
_FEW_CELLS = 3
_LOOKED_AT = 1_000_000
_FIRST_ROWS = 3


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a table is written: its delimiter, its header row and what the columns hold."""

    delimiter: str
    header: Row
    fields: tuple[str, ...]

    @property
    def known(self) -> int:
        """The number of columns that have a place."""
        return len({name for name in self.fields if name})


def read(data: bytes, source: str) -> Iterator[ReadRecord]:
    """Read every row of a table.

    Raises:
        UnreadableError: ``empty``: there are no rows; ``syntax``: no row names the columns.
    """
    return _read(data, source, {})


def read_mapped(data: bytes, source: str, said: Mapping[str, str]) -> Iterator[ReadRecord]:
    """Read every row of a table of which a person says what columns hold.

    Raises:
        UnreadableError: as :func:`read`.
    """
    return _read(data, source, said)


def look(data: bytes) -> TableLook:
    """Return the columns of a table; where no row seems to name them, the first one does.

    Raises:
        UnreadableError: ``empty``: there is no row.
    """
    lines = list(lines_of(decode_text(data[:_LOOKED_AT]).replace("\x00", "")))
    layout = _layout(lines) or _any_layout(lines)
    if layout is None:
        raise UnreadableError("", "empty")
    rows = rows_in(lines, layout.delimiter, layout.header.end, len(layout.fields))
    first = [row.cells for row in islice(rows, _FIRST_ROWS)]
    return tuple(
        Column(
            heading.strip().strip("\ufeff\"'").strip(),
            tuple(cells[n].strip() if n < len(cells) else "" for cells in first),
            layout.fields[n],
        )
        for n, heading in enumerate(layout.header.cells)
    )


def _read(data: bytes, source: str, said: Mapping[str, str]) -> Iterator[ReadRecord]:
    lines = list(lines_of(decode_text(data).replace("\x00", "")))
    layout = _layout(lines)
    if said and (layout := layout or _any_layout(lines)) is not None:
        layout = replace(layout, fields=tuple(mapped(layout.header.cells, said)))
    if layout is None:
        if not any(line.strip() for line in lines):
            raise UnreadableError(source, "empty")
        if (delimiter := turned_delimiter(lines)) is not None:
            yield from map(_turned, turned_records(lines, delimiter))
            return
        raise UnreadableError(source, "syntax", line=1, detail="no header row")
    for number, line in enumerate(lines[: layout.header.line - 1], 1):
        if line.strip() and not _SEPARATOR_LINE.fullmatch(line):
            yield SkippedRecord(number, "syntax", line.strip()[:_LONGEST_DETAIL])
    found = False
    rows = rows_in(lines, layout.delimiter, layout.header.end, len(layout.fields))
    for row in rows:
        if row.cells == layout.header.cells or not any(map(str.strip, row.cells)):
            continue
        found = True
        yield _record(row, layout)
    if not found:
        raise UnreadableError(source, "empty")


def _record(row: Row, layout: _Layout) -> ReadRecord:
    headers = layout.header.cells
    detail = next((cell.strip() for cell in row.cells if cell.strip()), "")[:_LONGEST_DETAIL]
    too_many = any(map(str.strip, row.cells[len(headers) :]))
    if row.broken or too_many or (row.loose and len(row.cells) != len(headers)):
        return SkippedRecord(row.line, "syntax", detail)
    if len(row.cells) == 1 and len(headers) >= _FEW_CELLS:
        return SkippedRecord(row.line, "truncated", detail)
    entry = entry_of(headers, layout.fields, row.cells)
    return outcome(
        reference_of(entry),
        row.line,
        key=key_of(entry),
        name=detail,
        belongings=NOTHING if BELONGING.isdisjoint(entry.values) else belongings_of(entry),
    )


def _turned(record: TurnedRecord) -> ReadRecord:
    entry = entry_of(record.headers, fields_of(record.headers), record.cells)
    return outcome(
        reference_of(entry),
        record.line,
        key=key_of(entry),
        name=record.cells[0][:_LONGEST_DETAIL],
        belongings=NOTHING if BELONGING.isdisjoint(entry.values) else belongings_of(entry),
    )


def _layout(lines: Sequence[str]) -> _Layout | None:
    """Find delimiter and header row: those with which most columns have a meaning."""
    best: _Layout | None = None
    for delimiter in DELIMITERS:
        rows = islice(rows_in(lines, delimiter), _ROWS_BEFORE_HEADER)
        rows_that_count = (r for r in rows if not _SEPARATOR_LINE.fullmatch(lines[r.line - 1]))
        for place, row in enumerate(rows_that_count):
            layout = _Layout(delimiter, row, tuple(fields_of(row.cells)))
            if row.broken or not is_header(layout.fields):
                continue
            if place and layout.known < _LEAST_KNOWN_BELOW:
                continue
            if best is None or layout.known > best.known:
                best = layout
            break
    return best


def _any_layout(lines: Sequence[str]) -> _Layout | None:
    """Take the first row for the header, with the delimiter that parts it most."""
    best: _Layout | None = None
    for delimiter in DELIMITERS:
        row = next(iter(rows_in(lines, delimiter)), None)
        if row is not None and not row.broken and (not best or len(row.cells) > len(best.fields)):
            best = _Layout(delimiter, row, tuple(fields_of(row.cells)))
    return best


def sniff(head: bytes) -> float:
    """Return how sure it is that a file beginning like this is a table of references."""
    lines = list(islice(lines_of(decode_text(head).replace("\x00", "")), _SEEN_LINES))
    layout = _layout(lines)
    if layout is None:
        return 0.0 if turned_delimiter(lines) is None else 0.6
    if len(layout.fields) == 1:
        values = [line for line in lines[layout.header.end :] if line.strip()]
        numbered = all(any(map(str.isdigit, value)) for value in values)
        return 0.85 if values and numbered and layout.fields[0] != "title" else 0.06
    share = layout.known / len(layout.fields)
    if layout.known < _LEAST_KNOWN_BELOW and share < 0.5:
        return 0.2
    return 0.55 + 0.35 * share


def sniff_workbook(head: bytes) -> float:
    """Return 0: a workbook is written, not read."""
    del head
    return 0.0


def pack(references: Iterable[Reference]) -> Iterator[bytes]:
    """Yield a workbook; see :func:`refdesk.formats.csv_table.workbook.pack`."""
    # XlsxWriter takes as long to import as all formats together.
    made: Pack = importlib.import_module("refdesk.formats.csv_table.workbook").pack
    return made(references)


FORMAT = Format(
    "csv",
    "CSV",
    (".csv", ".tsv"),
    sniff,
    read,
    write,
    table=TableReader(FIELDS, look, read_mapped),
    offers=OFFERS,
)
DIALECTS = (Format("xlsx", "Excel (XLSX)", (".xlsx",), sniff_workbook, pack=pack, offers=OFFERS),)
