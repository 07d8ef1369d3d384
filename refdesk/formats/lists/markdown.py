# SPDX-License-Identifier: GPL-3.0-or-later
"""References as a list in Markdown: title, people, place, links; abstract and notes on demand."""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from urllib.parse import quote

from refdesk.domain.markdown import escape_markdown
from refdesk.domain.markup import collapse
from refdesk.domain.nlm import nlm_notices
from refdesk.domain.reference import Reference
from refdesk.formats.lists.parts import keywords, links, people, place, stopped

FILES = "markdown:file"
"""The field of :attr:`Reference.extra` that names copied files."""

_TAG = re.compile(r"<(/?)(i|b|u|sup|sub)>")
_MARKS = {"i": "*", "b": "**"}
_LINE_MARK = re.compile(r"^(\s*)([-+]|\d{1,9}[.)])(?=\s)")
_UNSAFE_IN_A_LINK = str.maketrans({" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E"})


def write(references: Iterable[Reference]) -> Iterator[str]:
    """Yield the list, an item a piece."""
    for reference in references:
        yield "".join(_item(reference))


def _item(reference: Reference) -> Iterator[str]:
    title = _styled(stopped(reference.title or reference.vernacular_title)) or "—"
    yield f"- **{title}**"
    for line in (people(reference), stopped(place(reference))):
        if line:
            yield f"  \n  {_plain(line)}"
    if found := [f"[{_plain(n)}]({a.translate(_UNSAFE_IN_A_LINK)})" for n, a in links(reference)]:
        yield f"  \n  {' · '.join(found)}"
    for notice in nlm_notices(reference):
        yield f"  \n  **{_plain(stopped(notice))}**"
    for path in (value for name, value in reference.extra if name == FILES):
        yield f"  \n  [{_plain(path.rpartition('/')[2])}]({quote(path)})"
    yield "\n"
    if words := keywords(reference):
        yield f"\n  Keywords: {_plain('; '.join(words))}\n"
    if abstract := reference.abstract:
        for section in abstract.sections:
            label = f"**{_plain(section.label)}:** " if section.label else ""
            yield f"\n  > {label}{_styled(section.text)}\n"
    for paragraph in filter(None, map(str.strip, reference.note.split("\n"))):
        yield f"\n  {_plain(paragraph)}\n"
    yield "\n"


def _plain(text: str) -> str:
    """Return plain text as Markdown, in one line."""
    return _LINE_MARK.sub(r"\1\\\2", escape_markdown(collapse(text)))


def _styled(markup: str) -> str:
    """Return markup as Markdown; what Markdown has no mark for is a tag, as it allows."""
    parts = []
    place = 0
    for match in _TAG.finditer(markup):
        parts.append(escape_markdown(unescape(markup[place : match.start()])))
        parts.append(_MARKS.get(match[2]) or match[0])
        place = match.end()
    parts.append(escape_markdown(unescape(markup[place:])))
    return collapse("".join(parts))
