# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines of a table parted into rows of cells, each with the line where it begins.

The standard library's reader swallows the rest of a file after one unclosed quote and cannot say
on which line a row began; here a row that breaks the rules costs only itself.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

DELIMITERS = (",", ";", "\t")
_QUOTE = '"'
_MOST_CELLS = 500
_BODY = r'[^"]*+(?:""[^"]*+)*+'


@dataclass(frozen=True, slots=True)
class Row:
    """One row. ``line`` counts from 1; ``end`` is the place behind it among the lines.

    ``broken`` says that the quotes of the row are not closed; ``loose`` that a quote inside of a
    cell was not doubled, so that the cells may be parted wrongly.
    """

    line: int
    end: int
    cells: tuple[str, ...]
    broken: bool = False
    loose: bool = False


@dataclass(frozen=True, slots=True)
class _Patterns:
    """How a quoted cell looks between two delimiters."""

    whole: re.Pattern[str]
    """A quoted cell that ends on its line."""
    loose: re.Pattern[str]
    """One that ends on its line and has quotes inside that are not doubled."""
    opening: re.Pattern[str]
    """One that goes on behind the line."""
    ending: re.Pattern[str]
    """The last line of such a cell."""
    inside: re.Pattern[str]
    """A line between the two."""
    quote: re.Pattern[str]
    """What any quoted cell begins with."""


@cache
def _patterns(delimiter: str) -> _Patterns:
    blank = " *" if delimiter == "\t" else r"[ \t]*"
    end = rf"{blank}(?={re.escape(delimiter)}|$)"
    return _Patterns(
        whole=re.compile(rf'{blank}"({_BODY})"{end}'),
        loose=re.compile(rf'{blank}"(.*?)"{end}'),
        opening=re.compile(rf'{blank}"({_BODY})$'),
        ending=re.compile(rf'({_BODY})"{end}'),
        inside=re.compile(_BODY),
        quote=re.compile(rf'{blank}"'),
    )


def rows_in(
    lines: Sequence[str], delimiter: str, start: int = 0, most: int = _MOST_CELLS
) -> Iterator[Row]:
    """Yield the rows of ``lines`` from the one at place ``start``; empty lines are none.

    A row of several lines that gets more than ``most`` cells is broken: a quote of its first line
    was not closed. The bound also keeps the time linear, as no line is read more than ``most`` times.
    """
    place = start
    while place < len(lines):
        line = lines[place]
        if not line.strip():
            place += 1
        elif _QUOTE not in line:
            place += 1
            yield Row(place, place, tuple(line.split(delimiter)))
        else:
            row = _quoted_row(lines, place, delimiter, most)
            place = row.end
            yield row


def _quoted_row(lines: Sequence[str], start: int, delimiter: str, most: int) -> Row:
    """Return the row that begins at ``start``; a broken one ends with its first line.

    Quotes in tab-delimited files are often only text, so that there a cell is never broken.
    """
    patterns = _patterns(delimiter)
    lenient = delimiter == "\t"
    cells: list[str] = []
    loose = False
    number, line, position = start, lines[start], 0
    while True:
        if match := patterns.whole.match(line, position):
            cells.append(match[1].replace('""', _QUOTE))
            position = match.end()
        elif (match := patterns.opening.match(line, position)) and (
            ended := _rest_of_cell(lines, number, match[1], patterns)
        ):
            text, number, position = ended
            line = lines[number]
            cells.append(text.replace('""', _QUOTE))
        elif not lenient and patterns.quote.match(line, position):
            match = patterns.loose.match(line, position)
            if match is None:
                return Row(start + 1, start + 1, (*cells, line[position:]), broken=True)
            loose = True
            cells.append(match[1].replace('""', _QUOTE))
            position = match.end()
        else:
            end = line.find(delimiter, position)
            end = len(line) if end < 0 else end
            cells.append(line[position:end])
            position = end
        if len(cells) > most and number > start:
            return Row(start + 1, start + 1, tuple(cells), broken=True)
        if position >= len(line):
            return Row(start + 1, number + 1, tuple(cells), loose=loose)
        position += len(delimiter)


def _rest_of_cell(
    lines: Sequence[str], number: int, text: str, patterns: _Patterns
) -> tuple[str, int, int] | None:
    """Return a cell that goes on behind line ``number``, its last line, and the place behind it.

    ``None`` where the cell is not closed: the file ends, or a quote stands in a later line that
    neither ends the cell nor is doubled, as the first quote of the next row does. All quotes of
    the lines between are doubled, so that none of these goes on in turn.
    """
    pieces = [text]
    for place in range(number + 1, len(lines)):
        line = lines[place]
        if match := patterns.ending.match(line):
            pieces.append(match[1])
            return "\n".join(pieces), place, match.end()
        if not patterns.inside.fullmatch(line):
            break
        pieces.append(line)
    return None
