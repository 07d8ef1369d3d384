# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding what is typed in one long text, letter by letter, whatever its case and accents."""

from collections.abc import Sequence
from dataclasses import dataclass

from refdesk.domain.folding import folded, folded_places
from refdesk.domain.hits import Range


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the text, folded."""

    start: int
    """Where it begins, in UTF-16."""
    plain: str
    places: Sequence[int]
    """Where in the line, in UTF-16, each character of ``plain`` came from; the end comes last."""


class FoldedText:
    """A text made ready to be searched at every keystroke. Places are in UTF-16, as Qt counts.

    Line by line, because an accent written apart makes its line slow to fold, and only its line.
    """

    def __init__(self, text: str) -> None:
        self._lines: list[_Line] = []
        start = 0
        for line in text.split("\n"):
            plain, places = folded_places(line)
            length = len(line)
            if not line.isascii() and max(line) > "\uffff":
                units = [0]
                for character in line:
                    units.append(units[-1] + (2 if character > "\uffff" else 1))
                places, length = [units[place] for place in places], units[-1]
            self._lines.append(_Line(start, plain, places))
            start += length + 1

    def ranges(self, words: str, most: int) -> list[Range]:
        """Return where the first ``most`` places begin and end that read like ``words``."""
        wanted = folded(words)
        found: list[Range] = []
        if not wanted:
            return found
        for line in self._lines:
            at = line.plain.find(wanted)
            while at >= 0 and len(found) < most:
                end = at + len(wanted)
                found.append((line.start + line.places[at], line.start + line.places[end]))
                at = line.plain.find(wanted, end)
            if len(found) >= most:
                break
        return found
