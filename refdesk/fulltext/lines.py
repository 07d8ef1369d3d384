# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines of inlines: built with white space collapsed across elements, and read as plain text."""

import re
from collections.abc import Iterable, Sequence

from refdesk.domain.fulltext import (
    Block,
    CrossReference,
    Formula,
    Inline,
    InlineImage,
    Inlines,
    LineBreak,
    Link,
    Section,
    Style,
    Styled,
    Text,
)
from refdesk.fulltext.tree import Element, collapse, one_space

_AFTER_RAISED = "\ufffe"
"""Stands behind a raised run, a space where a word follows. XML cannot hold this character."""

_GLUED = re.compile(_AFTER_RAISED + r"(?=[^\W_])")


class Line:
    """Collects the inlines of one paragraph.

    White space is collapsed across element borders, as a page shows it; blocks met inside the
    line wait in :attr:`hoisted` until the paragraph ends. A *flat* line takes their words instead.
    """

    def __init__(self, *, flat: bool = False) -> None:
        self.flat = flat
        self.hoisted: list[Element] = []
        self._stack: list[list[Inline]] = [[]]
        self._at_space = True

    def text(self, text: str) -> None:
        """Add characters as the source has them."""
        text = one_space(text)
        if self._at_space and text.startswith(" "):
            text = text[1:]
        if text:
            self._at_space = text.endswith(" ")
            self._stack[-1].append(Text(text))

    def add(self, inline: Inline) -> None:
        """Add a finished inline."""
        self._at_space = isinstance(inline, LineBreak)
        self._stack[-1].append(inline)

    def add_styled(self, inline: Inline) -> None:
        """Add an inline made of what this line collected; its last space still counts."""
        self._stack[-1].append(inline)

    def add_all(self, inlines: Iterable[Inline]) -> None:
        """Add finished inlines; texts among them are collapsed like any other."""
        for inline in inlines:
            if isinstance(inline, Text):
                self.text(inline.text)
            else:
                self.add(inline)

    def open(self) -> None:
        """Begin a nested run: what follows belongs to it until :meth:`close`."""
        self._stack.append([])

    def close(self) -> Inlines:
        """End the nested run and return it."""
        return _merged(self._stack.pop())

    def take(self) -> Inlines:
        """Return the line and begin a new one."""
        inlines = list(_merged(self._stack[-1]))
        self._stack[-1] = []
        self._at_space = True
        while inlines and isinstance(inlines[-1], LineBreak):
            inlines.pop()
        if inlines and isinstance(inlines[-1], Text):
            text = inlines[-1].text.rstrip(" ")
            inlines[-1:] = [Text(text)] if text else []
        return tuple(inlines)


def _merged(inlines: list[Inline]) -> Inlines:
    """Join texts that stand side by side."""
    out: list[Inline] = []
    run: list[str] = []
    for inline in inlines:
        if isinstance(inline, Text):
            run.append(inline.text)
            continue
        if run:
            out.append(Text("".join(run)))
            run = []
        out.append(inline)
    if run:
        out.append(Text("".join(run)))
    return tuple(out)


def plain(inlines: Inlines, *, lowered: str = "") -> str:
    """Return inlines as plain text; ``lowered`` stands before subscripts.

    Raised characters never glue to what stands beside them: ``10^9 cells``, ``x^(n+1)``; a raised
    citation becomes ``[5]``. Lowered characters stay on the line: ``CO2``.
    """
    parts: list[str] = []
    _read_plain(inlines, parts, lowered)
    text = "".join(parts)
    if _AFTER_RAISED in text:
        text = _GLUED.sub(" ", text).replace(_AFTER_RAISED, "")
    return collapse(text)


def opening_title(blocks: Sequence[Block]) -> str:
    """Return the title of the section that blocks begin with, or ``""``."""
    first = blocks[0] if blocks else None
    return plain(first.title) if isinstance(first, Section) else ""


def _read_plain(inlines: Inlines, parts: list[str], lowered: str) -> None:
    for inline in inlines:
        match inline:
            case Text(text):
                parts.append(text)
            case Styled(Style.SUPERSCRIPT, children):
                _raise(children, parts, lowered)
            case Styled(Style.SUBSCRIPT, children) if lowered:
                parts.append(lowered + _bracketed(plain(children, lowered=lowered)))
            case Styled(_, children) | CrossReference(_, _, children) | Link(_, children):
                _read_plain(children, parts, lowered)
            case Formula():
                parts.append(inline.text)
            case LineBreak():
                parts.append(" ")
            case InlineImage():
                parts.append(inline.alt)


def _raise(children: Inlines, parts: list[str], lowered: str) -> None:
    text = plain(children, lowered=lowered)
    before = next((part[-1] for part in reversed(parts) if part), " ")
    if _is_citation(children):
        parts.append(f"[{text}]" if text[:1].isdigit() else text)
    elif before in " (" or not any(c.isalnum() for c in text):
        parts.append(text)
    else:
        parts.append("^" + _bracketed(text))
    parts.append(_AFTER_RAISED)


def _bracketed(text: str) -> str:
    return text if len(text) == 1 or text.isdigit() else f"({text})"


def _is_citation(children: Inlines) -> bool:
    """Whether these inlines hold a reference and otherwise at most commas and dashes."""
    found = False
    for child in children:
        match child:
            case CrossReference(_, kind, _) if kind == "bibr":
                found = True
            case Text(text) if not any(c.isalnum() for c in text):
                pass
            case _:
                return False
    return found
