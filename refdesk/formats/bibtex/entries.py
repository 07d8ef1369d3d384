# SPDX-License-Identifier: GPL-3.0-or-later
"""The outer grammar of a BibTeX file: entries, strings, and recovery after a broken entry."""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field

from refdesk.domain.dates import MONTHS

_START = re.compile(r"@[ \t]*([A-Za-z][\w-]*)\s*([{(])")
_NEXT_ENTRY = r"\n[ \t]*@[ \t]*[A-Za-z][\w-]*\s*[{(]\s*[^\s,{}()=\"]+\s*,"
_BRACES = re.compile(rf"[{{}}]|{_NEXT_ENTRY}")
_QUOTED = re.compile(rf"[{{}}\"]|{_NEXT_ENTRY}")
_KEY = re.compile(r"\s*+([^,{}=\"\n]*+)(?:,|(?=[})\n]))")
_NAME = re.compile(r"[\s,]*+([^\s=,{}\"#()]++)\s*+=\s*")
_GAP = re.compile(r"[\s,]*")
_SPACE = re.compile(r"\s*")
_BARE = re.compile(r"[^\s,#{}\"=()]+")
_LINE = 200
_IGNORED = frozenset({"comment", "preamble"})
_JOINED = {"keywords": ", ", "keyword": ", ", "author": " and ", "editor": " and "}


@dataclass(slots=True)
class BibEntry:
    """One entry; names of fields in lower case, values raw, without their outer delimiters."""

    kind: str
    key: str
    line: int
    fields: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BrokenEntry:
    """An entry that could not be read to its end."""

    line: int
    detail: str


class _SyntaxError(Exception):
    def __init__(self, place: int, detail: str) -> None:
        super().__init__(detail)
        self.place = place
        self.detail = detail


def entries_in(text: str) -> Iterator[BibEntry | BrokenEntry]:
    """Yield entries in order. All between entries is comment; a broken entry ends at the next."""
    strings = {month.lower(): month for month in MONTHS}
    place, line, counted = 0, 1, 0
    longest = len(text)  # of a comment: no more than a line once one was not closed
    while match := _START.search(text, place):
        line += text.count("\n", counted, match.start())
        counted = match.start()
        kind = match[1].lower()
        try:
            if kind in _IGNORED:
                place, closed = _skipped(text, match.end(), longest)
                longest = longest if closed else _LINE
            elif kind == "string":
                entry = BibEntry(kind, "", line)
                place = _fields(text, match.end(), entry, strings)
                strings.update(entry.fields)
            else:
                key = _KEY.match(text, match.end())
                named = key is not None and not _NAME.match(text, match.end())
                entry = BibEntry(kind, key[1].rstrip() if key and named else "", line)
                begin = key.end() if key and named else match.end()
                place = _fields(text, begin, entry, strings)
                if entry.fields or entry.key:
                    yield entry
        except _SyntaxError as error:
            yield BrokenEntry(
                line, error.detail
            )  # where the record begins: that is what people look for
            place = max(error.place, match.end())


def _skipped(text: str, place: int, longest: int) -> tuple[int, bool]:
    """Return the end of a comment's braces, and whether there is one: else it ends where it began."""
    try:
        return _closed(text, place, place, place + longest), True
    except _SyntaxError:
        return place, False


def _fields(text: str, place: int, entry: BibEntry, strings: dict[str, str]) -> int:
    while True:
        gap = _GAP.match(text, place)
        place = gap.end() if gap else place
        if place >= len(text) or text.startswith("@", place):
            if not entry.fields:
                raise _SyntaxError(place, "no fields")
            return place  # the closing brace is missing, nothing else is
        if text[place] in "})":  # whichever closes, people mix them up
            return place + 1
        name = _NAME.match(text, place)
        if name is None:
            raise _SyntaxError(place, text[place : place + 40].partition("\n")[0])
        value, place = _value(text, name.end(), strings)
        if value:
            _add(entry.fields, name[1].lower(), value)


def _add(fields: dict[str, str], name: str, value: str) -> None:
    """Add a field. Of a repeated one the first counts, as for BibTeX, but for lists, which go on."""
    known = fields.setdefault(name, value)
    if known is not value and name in _JOINED:
        fields[name] = f"{known}{_JOINED[name]}{value}"


def _value(text: str, place: int, strings: dict[str, str]) -> tuple[str, int]:
    pieces = []
    while True:
        character = text[place : place + 1]
        if character == "{":
            end = _closed(text, place + 1, place)
            pieces.append(text[place + 1 : end - 1])
        elif character == '"':
            end = _unquoted(text, place)
            pieces.append(text[place + 1 : end - 1])
        elif match := _BARE.match(text, place):
            end = match.end()
            pieces.append(strings.get(match[0].lower(), match[0]))
        else:
            end = place
        place = _after_space(text, end)
        if not text.startswith("#", place):
            return "".join(pieces).strip(), end
        place = _after_space(text, place + 1)


def _after_space(text: str, place: int) -> int:
    match = _SPACE.match(text, place)
    return match.end() if match else place


def _closed(text: str, place: int, opened: int, limit: int = sys.maxsize) -> int:
    """Return the place after the brace that closes one opened before ``place``."""
    nearest = text.find("}", place, limit)
    if nearest >= 0 and text.find("{", place, nearest) < 0 and text.find("\n", place, nearest) < 0:
        return nearest + 1
    depth = 1
    for match in _BRACES.finditer(text, place, limit):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth -= 1
            if not depth:
                return match.end()
        else:
            raise _SyntaxError(match.start(), f"unclosed: {_excerpt(text, opened)}")
    raise _SyntaxError(len(text), f"unclosed: {_excerpt(text, opened)}")


def _unquoted(text: str, opened: int) -> int:
    """Return the place after the quote that closes the one at ``opened``, outside of braces."""
    depth = 0
    for match in _QUOTED.finditer(text, opened + 1):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth -= 1
        elif match[0] == '"':
            if depth <= 0:
                return match.end()
        else:
            break
    else:
        raise _SyntaxError(len(text), f"unclosed: {_excerpt(text, opened)}")
    raise _SyntaxError(match.start(), f"unclosed: {_excerpt(text, opened)}")


def _excerpt(text: str, place: int) -> str:
    return text[place : place + 40].partition("\n")[0]
