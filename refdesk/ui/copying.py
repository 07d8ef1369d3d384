# SPDX-License-Identifier: GPL-3.0-or-later
"""What a selection of rich text is on the clipboard: its images may be words, raised digits stay so."""

import re
from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor

from refdesk.domain.escaping import escape

Writers = Mapping[str, Callable[[str], str]]
"""By scheme, what gives the words for an image ``scheme:name``."""

_IMAGE_TAG = re.compile(r'<img\b[^>]*?\bsrc="([a-z]+):([^"]*)"[^>]*>')
_RAISED = QTextCharFormat.VerticalAlignment.AlignSuperScript


def copied(selected: QTextCursor, writers: Writers) -> QMimeData:
    """Return a selection as text and HTML."""

    def words(match: re.Match[str]) -> str:
        writer = writers.get(match[1])
        return (escape(writer(match[2])) if writer is not None else "") or match[0]

    data = QMimeData()
    data.setText(selected_text(selected, writers))
    data.setHtml(_IMAGE_TAG.sub(words, selected.selection().toHtml()))
    return data


def selected_text(selected: QTextCursor, writers: Writers) -> str:
    """Return a selection as text that says what it says on the page.

    Raised characters never glue to what stands before them, as everywhere in refdesk: ``10^9``, and
    a raised citation is ``[5]``. Images without words of their own are left out.
    """
    first, last = selected.selectionStart(), selected.selectionEnd()
    block = selected.document().findBlock(first)
    lines = []
    while block.isValid() and block.position() <= last:
        lines.append(_line(_runs(block, first, last, writers)))
        block = block.next()
    return "\n".join(lines).replace("\u2028", "\n").replace("\xa0", " ")


def _runs(
    block: QTextBlock, first: int, last: int, writers: Writers
) -> Iterator[tuple[str, bool, bool]]:
    """Yield what is selected of a block: text, whether it is raised, whether it is a link inside."""
    places = block.begin()
    while not places.atEnd():
        run = places.fragment()
        places += 1
        start = max(first, run.position()) - run.position()
        end = min(last, run.position() + run.length()) - run.position()
        if start >= end:
            continue
        look = run.charFormat()
        if look.isImageFormat():
            scheme, _, name = look.toImageFormat().name().partition(":")
            yield writers[scheme](name) * (end - start) if scheme in writers else "", False, False
        else:  # positions count UTF-16 units
            text = run.text().encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le", "ignore")
            inside = look.isAnchor() and look.anchorHref().startswith("#")
            yield text, look.verticalAlignment() == _RAISED, inside


def _line(runs: Iterator[tuple[str, bool, bool]]) -> str:
    parts: list[str] = []
    raised: list[str] = []
    cites = False
    for text, is_raised, inside in (*runs, ("", False, False)):
        if is_raised:
            raised.append(text)
            cites = cites or inside
            continue
        if raised:
            parts.append(_raise("".join(raised), "".join(parts)[-1:], cites=cites))
            parts.append(" " * text[:1].isalnum())
            raised, cites = [], False
        parts.append(text)
    return "".join(parts)


def _raise(text: str, before: str, *, cites: bool) -> str:
    if cites:
        return f"[{text}]" if text[:1].isdigit() else text
    if not before.isalnum() and before not in {")", "]"}:
        return text
    if not any(letter.isalnum() for letter in text):
        return text
    return "^" + (text if text.isdigit() or len(text) == 1 else f"({text})")
