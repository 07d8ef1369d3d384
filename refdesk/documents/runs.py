# SPDX-License-Identifier: GPL-3.0-or-later
"""An entry as runs of text, each with the look that the style gave it."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape
from itertools import groupby
from operator import attrgetter

from refdesk.domain.citation import Bibliography, RenderedCitation

_TOKEN = re.compile(r"<(/?)(i|b|sup|sub|span|a|br)\b([^>]*)>")
_HREF = re.compile(r'href="(https://[^"]*)"')
# What neither XML nor a word processor can hold: control characters, halves of pairs, no characters.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
LINE_BREAK = "\n"

LOOKS = ("href", "italic", "bold", "small_caps", "raised", "lowered")
"""The fields of :class:`Run` that say how it looks, from the outermost to the innermost mark."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that looks the same throughout. It may hold tabs and line breaks."""

    text: str
    italic: bool = False
    bold: bool = False
    raised: bool = False
    lowered: bool = False
    small_caps: bool = False
    href: str = ""
    """Where a link goes, always https; ``""`` where the text is none."""


def printable(text: str) -> str:
    """Return plain text or a safe fragment without the characters that no document can hold."""
    return _UNPRINTABLE.sub("", text)


def printable_list(bibliography: Bibliography) -> Bibliography:
    """Return a reference list without the characters that no document can hold."""
    return replace(
        bibliography,
        title=printable(bibliography.title),
        language=printable_language(bibliography.language),
        style_title=printable(bibliography.style_title),
        entries=tuple(printable_citation(entry) for entry in bibliography.entries),
    )


def printable_language(tag: str) -> str:
    """Return a language tag without what belongs in none: it may come from a style of anybody's."""
    return re.sub(r"[^A-Za-z0-9-]", "", tag) or "en"


def printable_citation(citation: RenderedCitation) -> RenderedCitation:
    """Return a citation without the characters that no document can hold."""
    return RenderedCitation(printable(citation.html), printable(citation.text))


def runs_of(fragment: str) -> tuple[Run, ...]:
    """Return a safe fragment (``RenderedCitation.html``) as runs; neighbours differ in look."""
    runs: list[Run] = []
    for run in _runs(fragment):
        if runs and replace(runs[-1], text=run.text) == run:
            runs[-1] = replace(run, text=runs[-1].text + run.text)
        else:
            runs.append(run)
    return tuple(runs)


def marked(
    runs: Iterable[Run],
    text: Callable[[str], str],
    mark: Callable[[str, str, str], str],
    looks: Sequence[str] = LOOKS,
) -> str:
    """Return runs in a language of nested marks.

    Args:
        runs: what is written.
        text: writes plain text.
        mark: puts a mark around what is written already; called with one of :data:`LOOKS`, the
            inside, and the address of a link.
        looks: the marks still to be set.
    """
    if not looks:
        return text("".join(run.text for run in runs))
    parts = []
    for value, group in groupby(runs, attrgetter(looks[0])):
        inside = marked(group, text, mark, looks[1:])
        parts.append(mark(looks[0], inside, str(value)) if value else inside)
    return "".join(parts)


def _runs(fragment: str) -> Iterator[Run]:
    look = Run("")
    outer: list[Run] = []
    position = 0
    for match in _TOKEN.finditer(fragment):
        if match.start() > position:
            yield replace(look, text=unescape(fragment[position : match.start()]))
        position = match.end()
        if match[2] == "br":
            yield replace(look, text=LINE_BREAK)
        elif match[1]:
            look = outer.pop() if outer else Run("")
        else:
            outer.append(look)
            look = _inside(look, match[2], match[3])
    if position < len(fragment):
        yield replace(look, text=unescape(fragment[position:]))


def _inside(look: Run, tag: str, attributes: str) -> Run:
    match tag:
        case "i":
            return replace(look, italic=True)
        case "b":
            return replace(look, bold=True)
        case "sup":
            return replace(look, raised=True, lowered=False)
        case "sub":
            return replace(look, lowered=True, raised=False)
        case "a":
            href = _HREF.search(attributes)
            return replace(look, href=unescape(href[1]) if href else "")
    if "small-caps" in attributes:
        return replace(look, small_caps=True)
    if "font-style:normal" in attributes:
        return replace(look, italic=False)
    if "font-weight:normal" in attributes:
        return replace(look, bold=False)
    return look
