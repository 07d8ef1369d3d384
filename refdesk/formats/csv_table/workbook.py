# SPDX-License-Identifier: GPL-3.0-or-later
"""Excel's workbook of references: the columns of the table, in cells that know numbers, dates and links.

Rows are written as they come: memory does not grow with their number.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from urllib.parse import quote

from xlsxwriter import Workbook  # type: ignore[import-untyped]
from xlsxwriter.exceptions import FileCreateError  # type: ignore[import-untyped]

from refdesk.domain.errors import SYSTEM_REASONS, WriteFailedError
from refdesk.domain.reference import Reference
from refdesk.formats.csv_table.writer import COLUMNS

_NAME = "References"
_MOST_ROWS = 1_048_576
_MOST_LINKS = 65_530
_LONGEST_LINK = 2_079
_LONGEST_CELL = 32_767
"""Excel's own limits, of a sheet and of a cell."""
_PIECE = 1 << 20
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_FIRST_YEAR = 1900
_LONGEST_NUMBER = 15
_NUMBERS = frozenset({"Year", "PMID"})
_DATES = frozenset({"Date", "Electronic Date"})
_LINKS = {
    "DOI": "https://doi.org/{}",
    "PMID": "https://pubmed.ncbi.nlm.nih.gov/{}/",
    "PMCID": "https://pmc.ncbi.nlm.nih.gov/articles/{}/",
    "URL": "{}",
}
_WIDTHS = {"Title": 60, "Authors": 40, "Journal": 30, "Abstract": 60, "DOI": 28, "URL": 28}
_USUAL_WIDTH = 14


def pack(references: Iterable[Reference]) -> Iterator[bytes]:
    """Yield an empty piece for each reference, then the workbook.

    Raises:
        WriteFailedError: the folder for temporary files does not take it.
    """
    with TemporaryDirectory(prefix="refdesk-") as folder:
        path = Path(folder) / "references.xlsx"
        try:
            yield from _written(references, path)
            with path.open("rb") as file:
                while piece := file.read(_PIECE):
                    yield piece
        except (OSError, FileCreateError) as error:
            own = error if isinstance(error, OSError) else error.args[0] if error.args else None
            number = own.errno or 0 if isinstance(own, OSError) else 0
            reason = SYSTEM_REASONS.get(number, "other")
            raise WriteFailedError(Path(gettempdir()), reason, str(own)) from None


def _written(references: Iterable[Reference], path: Path) -> Iterator[bytes]:
    options = {"constant_memory": True, "tmpdir": str(path.parent)}
    with Workbook(path, options) as book:
        sheet = _Sheet(book, _NAME)
        count = 1
        for reference in references:
            if sheet.is_full:
                count += 1
                sheet.end()
                sheet = _Sheet(book, f"{_NAME} {count}")
            sheet.add(reference)
            yield b""
        sheet.end()


class _Sheet:
    """One sheet: a heading that stays in sight, a filter, a row a reference."""

    def __init__(self, book: Workbook, name: str) -> None:
        self._sheet = book.add_worksheet(name)
        heading = book.add_format({"bold": True, "bg_color": "#E8EDF3", "bottom": 1})
        self._date = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        self._left = book.add_format({"align": "left"})
        self._link = book.get_default_url_format()
        self._row = 0
        self._links = 0
        for place, column in enumerate(COLUMNS):
            width = _WIDTHS.get(column, max(_USUAL_WIDTH, len(column) + 3))
            self._sheet.set_column(place, place, width)
        self._sheet.write_row(0, 0, list(COLUMNS), heading)
        self._sheet.freeze_panes(1, 0)

    @property
    def is_full(self) -> bool:
        return self._row + 1 >= _MOST_ROWS

    def add(self, reference: Reference) -> None:
        self._row += 1
        for place, (name, text_of) in enumerate(COLUMNS.items()):
            if text := text_of(reference):
                self._put(place, name, text)

    def _put(self, place: int, name: str, text: str) -> None:
        linked = name in _LINKS and self._put_link(place, name, text)
        if name in _NUMBERS and text.isascii() and text.isdigit() and len(text) < _LONGEST_NUMBER:
            form = self._link if linked else self._left
            self._sheet.write_number(self._row, place, int(text), form)
        elif name in _DATES and (found := _day(text)):
            self._sheet.write_datetime(self._row, place, found, self._date)
        elif not linked:
            # As a text whatever it begins with: "=…" is no formula here.
            self._sheet.write_string(self._row, place, text[:_LONGEST_CELL])

    def _put_link(self, place: int, name: str, text: str) -> bool:
        """Write a link, unless there are several values, or too many links on the sheet."""
        address = _LINKS[name].format(text if name == "URL" else quote(text, safe="/:;()"))
        is_one = ";" not in text or name in {"DOI", "URL"}
        if not (is_one and address.startswith(("https://", "http://"))):
            return False
        if self._links >= _MOST_LINKS or len(address) > _LONGEST_LINK or " " in address:
            return False
        self._links += 1
        self._sheet.write_url(self._row, place, address, self._link, text[:_LONGEST_CELL])
        return True

    def end(self) -> None:
        """Put the filter over all rows, and let numbers be text where we say so."""
        last = len(COLUMNS) - 1
        self._sheet.autofilter(0, 0, self._row, last)
        self._sheet.ignore_errors({"number_stored_as_text": f"A1:ZZ{self._row + 1}"})


def _day(text: str) -> date | None:
    match = _DATE.fullmatch(text)
    if match is None or int(match[1]) < _FIRST_YEAR:
        return None
    try:
        return date(*map(int, match.groups()))
    except ValueError:
        return None
