# SPDX-License-Identifier: GPL-3.0-or-later
"""Words that were looked for, marked in rich text: in the HTML of labels and in documents."""

import re
from collections.abc import Iterable
from html import unescape

from PySide6.QtGui import QColor, QPalette, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from refdesk.domain.hits import Marker, Range, in_utf16
from refdesk.ui.theme import scheme_of

_UNIT = re.compile(
    r"(<[^<>]*>)|(&(?:[a-zA-Z][a-zA-Z0-9]{1,31}|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});)|(.)", re.S
)


LONGEST = 100_000
"""Characters of one paragraph in which words are looked for: a tenth of a second. Notes may have millions."""


def marked(html: str, marker: Marker, field: str, palette: QPalette) -> str:
    """Return ``html``, whose text is escaped, with a ground under what was looked for."""
    if not marker:
        return html
    units = [(match[1] is not None, match[0]) for match in _UNIT.finditer(html)]
    plain = "".join(unescape(raw)[:1] for is_tag, raw in units if not is_tag)
    ranges = marker.ranges(plain, field)
    if not ranges:
        return html
    hit = {place for start, end in ranges for place in range(start, end)}
    opening = f'<span style="background-color:{scheme_of(palette).highlight_1}">'
    parts: list[str] = []
    place, inside = 0, False
    for is_tag, raw in units:
        wanted = not is_tag and place in hit
        if wanted != inside:
            parts.append(opening if wanted else "</span>")
            inside = wanted
        parts.append(raw)
        place += not is_tag
    return "".join([*parts, "</span>" if inside else ""])


def ranges_in(document: QTextDocument, marker: Marker, field: str, most: int) -> list[Range]:
    """Return where the first ``most`` words stand that were looked for, early in their paragraphs."""
    found: list[Range] = []
    block = document.begin()
    while marker and block.isValid() and len(found) < most:
        text, base = block.text()[:LONGEST], block.position()
        ranges = in_utf16(text, marker.ranges(text, field))
        found += [(base + start, base + end) for start, end in ranges]
        block = block.next()
    return found[:most]


def selections(
    document: QTextDocument,
    places: Iterable[Range],
    palette: QPalette,
    role: str = "highlight_1",
) -> list[QTextEdit.ExtraSelection]:
    """Return what shows stretches of a document as found."""
    scheme = scheme_of(palette)
    look = QTextCharFormat()
    look.setBackground(QColor(getattr(scheme, role)))
    look.setForeground(QColor(scheme.text))
    keep = QTextCursor.MoveMode.KeepAnchor
    made = []
    for start, end in places:
        cursor = QTextCursor(document)
        cursor.setPosition(start)
        cursor.setPosition(end, keep)
        one = QTextEdit.ExtraSelection()
        one.cursor, one.format = cursor, look
        made.append(one)
    return made


def selection(
    document: QTextDocument, place: Range, palette: QPalette, role: str = "highlight_1"
) -> QTextEdit.ExtraSelection:
    """Return what shows one stretch of a document as found."""
    return selections(document, [place], palette, role)[0]
