# SPDX-License-Identifier: GPL-3.0-or-later
"""A text of references in its entries: numbers, bullets, blank lines, wrapped and broken lines."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from refdesk.formats.references.people import people_at_start

_NUMBERED = re.compile(
    r"\s{0,12}(?:\[(\d{1,4})\]|\((\d{1,4})\)"
    r"|(\d{1,4})(?:[.)](?=\s|[^\W\d_])|\t|\s{2,}))\s*(?=\S)"
)
_BARE_NUMBER = re.compile(r"\s{0,12}(\d{1,4})[.)]?\s*$")
_BULLET = re.compile(r"\s{0,12}[•▪◦●○■□·*–—-]\s+(?=\S)")
_HEADING = re.compile(
    r"\s*(?:references?|bibliography|literature(?:\scited)?|works\scited"
    r"|reference list|참고\s?문헌|문헌)\s*:?\s*",
    re.I,
)
_YEAR = re.compile(r"(?<!\d)(?:1[6789]|20)\d\d(?!\d)")
_ENDED = re.compile(r"(?:[.)\]”\"»]|\d|https?://\S+|10\.\d{4,9}/\S+)\s*$")
_BROKEN_WORD = re.compile(r"[^\W\d_]{2,}-$")
_BROKEN_ADDRESS = re.compile(r"(?:https?://|www\.|10\.\d{4,9}(?=/))\S*[/._=&?-]$")
_COMPOUND = re.compile(
    r"\b(?:all|anti|co|cross|double|down|early|ex|follow|full|half|health|high|home|in|inter"
    r"|large|late|life|long|low"
    r"|meta|mid|multi|near|non|of|off|on|one|open|over|patient|peer|place?bo"
    r"|population|post|pre|pro|quasi|real|risk"
    r"|school|self|semi|short|single|small|sub|super|three|time|triple"
    r"|two|ultra|up|web|well|wide|work|year)-$", re.I
)  # fmt: skip
_PARTICLE_FIRST = re.compile(r"[a-z'’]{1,6}[\s'’-]?[A-ZÀ-Þ]|(?:van|de)\s[a-z]{2,3}\s[A-ZÀ-Þ]")
"""``von Arx D`` or ``d'Arc J``, but hardly the middle of a sentence."""
_LEAST_STARTS = 0.6
_INDENT = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """One printed reference, in one line of text; ``line`` is where it began, from 1."""

    line: int
    text: str
    marked: bool = False
    """Whether a number or a bullet says that it is an entry of a list."""


@dataclass(slots=True)
class _Line:
    number: int
    text: str
    starts: bool = False


def entries(lines: Iterable[str]) -> Iterator[Entry]:
    """Yield the references of a text."""
    kept: list[_Line] = []
    for number, written in enumerate(lines, 1):
        text = written.expandtabs(8).rstrip()
        if text or (kept and kept[-1].text):  # of blank lines that follow each other one is enough
            kept.append(_Line(number, text))
    first = next((n for n, x in enumerate(kept) if x.text and not _HEADING.fullmatch(x.text)), 0)
    kept = kept[first:]
    marked = _mark_starts(kept)
    current: list[_Line] = []
    for line in kept:
        if line.starts or not line.text:
            yield from _joined(current, marked)
            current = []
        if line.text:
            current.append(line)
    yield from _joined(current, marked)


def _mark_starts(lines: list[_Line]) -> bool:
    """Find out how the text tells its references apart, and say which lines begin one.

    Returns:
        Whether they are numbered or have bullets.
    """
    filled = [line for line in lines if line.text]
    if _by_number(lines) or _by_bullet(filled):
        return True
    if not _by_indent(filled):
        _by_shape(lines)
    return False


def _by_number(lines: list[_Line]) -> bool:
    """Numbers that count up; a blank line within a reference, as at the end of a page, ends none."""
    filled = [line for line in lines if line.text]
    first = _number(filled[0].text) if filled else None
    if first is None or not (len(filled) == 1 or first[0] <= 1 or _number(filled[1].text)):
        return False
    expected, found = first[0], 0
    for line in filled:
        number = _number(line.text)
        if number and number[0] == expected:
            line.starts, line.text = True, number[1]
            found, expected = found + 1, expected + 1
    if found == 1 and len(filled) > 1 and first[0] != 1:
        return False
    lines[:] = [line for line in lines if line.text or line.starts]
    return True


def _number(text: str) -> tuple[int, str] | None:
    match = _NUMBERED.match(text)
    if match:
        return int(match[1] or match[2] or match[3]), text[match.end() :]
    if bare := _BARE_NUMBER.match(text):
        return int(bare[1]), ""
    return None


def _by_bullet(filled: list[_Line]) -> bool:
    starts = [line for line in filled if _BULLET.match(line.text)]
    if not starts or starts[0] is not filled[0] or len(starts) * 6 < len(filled):
        return False
    for line in starts:
        line.starts, line.text = True, _BULLET.sub("", line.text, count=1)
    return True


def _by_indent(filled: list[_Line]) -> bool:
    """Hanging indents; and their opposite, first lines that are indented."""
    depths = [len(line.text) - len(line.text.lstrip()) for line in filled]
    least, most = min(depths, default=0), max(depths, default=0)
    if most - least < _INDENT or len(filled) < 2:
        return False
    hanging = depths[0] - least < _INDENT
    for line, depth in zip(filled, depths, strict=True):
        line.starts = (depth - least < _INDENT) is hanging
    starts = [line for line in filled if line.starts]
    if sum(_looks_like_start(line.text) for line in starts) >= _LEAST_STARTS * len(starts):
        return True
    for line in filled:
        line.starts = False
    return False


def _by_shape(lines: list[_Line]) -> None:
    """Lines that begin as references do, once what is before them can be a whole one."""
    filled = [line for line in lines if line.text]
    likely = {line.number: _looks_like_start(line.text) for line in filled}
    if sum(likely.values()) >= _LEAST_STARTS * len(filled) and not _are_wrapped(filled):
        for line in filled:
            line.starts = True
        return
    before = ""
    for line in lines:
        if not line.text:
            before = ""
            continue
        whole = bool(_YEAR.search(before) and _ENDED.search(before))
        if not before or (whole and likely[line.number]):
            line.starts, before = True, ""
        before = f"{before} {line.text}"[-600:]


def _are_wrapped(filled: list[_Line]) -> bool:
    """Whether most lines stop without being a whole reference."""
    whole = sum(bool(_YEAR.search(line.text)) and len(line.text) > 40 for line in filled)
    return whole < 0.7 * len(filled)


def _looks_like_start(text: str) -> bool:
    text = text.strip()
    if not text[:1].isupper() and not "가" <= text[:1] <= "힣" and not _PARTICLE_FIRST.match(text):
        return text[:1] in set("“\"'‘[")
    return bool(people_at_start(text[:400]).authors)


def _joined(lines: list[_Line], marked: bool) -> Iterator[Entry]:
    """Yield the lines of one reference as one text, broken words and addresses made whole."""
    if not lines:
        return
    pieces: list[str] = []
    for line in lines:
        piece = line.text.strip().replace("\u00ad", "")
        last = pieces[-1] if pieces else ""
        glued = bool(_BROKEN_ADDRESS.search(last[-300:]))
        if not glued and _BROKEN_WORD.search(last[-40:]) and piece[:1].islower():
            glued = True
            if not _COMPOUND.search(last[-24:]):
                pieces[-1] = last[:-1]
        glued = glued or (last.endswith(("-", "–")) and piece[:1].isalnum())
        pieces.append(piece if glued else f" {piece}")
    text = " ".join("".join(pieces).split())
    if text:
        yield Entry(lines[0].number, text, marked)
