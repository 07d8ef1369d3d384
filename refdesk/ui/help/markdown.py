# SPDX-License-Identifier: GPL-3.0-or-later
"""The Markdown that help is written in, made into HTML that a reading view may show.

A small part of Markdown and no HTML: every sign that is not markup of this part ends as text.
Blanks in braces, ``{key:actionAdd}``, are filled when a page is shown, so that no page names a key
or a menu that is no more.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Protocol

from refdesk.domain.escaping import escape
from refdesk.ui.tips import attribute


class Fill(Protocol):
    """Gives what stands in place of blanks."""

    def word(self, kind: str, name: str) -> str:
        """Return the words for ``{kind:name}`` within a line."""

    def rows(self, name: str) -> Sequence[tuple[str, str]]:
        """Return the rows of ``{table:name}``, a line of its own: what is typed, and what it does."""


_INLINE = re.compile(
    r"`(?P<code>[^`]+)`|\*\*(?P<bold>.+?)\*\*|\*(?P<slanted>[^*\s][^*]*)\*"
    r"|\[(?P<label>[^\]]+)\]\((?P<target>[^)\s]+)\)|\{(?P<kind>[a-z]+):(?P<name>\w+)\}"
)
_HEADING = re.compile(r"(#{1,3}) (.+?)(?: \{#([\w-]+)\})?$")
_ITEM = re.compile(r"(-|\d+\.) (.+)$")
_TABLE = re.compile(r"\{table:(\w+)\}$")
_RULE = re.compile(r"\|[ :|-]+\|$")
_TAG = re.compile(r"<[^<>]*>")
_OUTSIDE = ("https:", "mailto:")


@dataclass(frozen=True, slots=True)
class Block:
    """One part of a page: ``kind`` is ``heading``, ``paragraph``, ``list``, ``table`` or ``code``."""

    kind: str
    html: str
    level: int = 0
    """Of a heading: 1 for the page's title."""
    anchor: str = ""

    @property
    def plain(self) -> str:
        """What it says, without markup."""
        return plain_text(self.html)


def plain_text(html: str) -> str:
    """Return what a piece of our HTML says."""
    return unescape(" ".join(_TAG.sub(" ", html.replace("</span>", "")).split()))


def inline(text: str, fill: Fill, page: str = "") -> str:
    """Return one run of text as HTML; a link within help becomes ``help:page#anchor``."""
    parts: list[str] = []
    place = 0
    for match in _INLINE.finditer(text):
        parts += (escape(text[place : match.start()]), _piece(match, fill, page))
        place = match.end()
    return "".join((*parts, escape(text[place:])))


def _piece(match: re.Match[str], fill: Fill, page: str) -> str:
    found = match.groupdict()
    if found["code"] is not None:
        return f"<code>{escape(found['code'])}</code>"
    if found["bold"] is not None:
        return f"<b>{inline(found['bold'], fill, page)}</b>"
    if found["slanted"] is not None:
        return f"<i>{inline(found['slanted'], fill, page)}</i>"
    if found["kind"] is not None:
        word = escape(fill.word(found["kind"], found["name"]))
        return f'<span class="{found["kind"]}">{word}</span>'
    target = address(found["target"], page)
    return f'<a href="{attribute(target)}">{inline(found["label"], fill, page)}</a>'


def address(target: str, page: str) -> str:
    """Return where a link leads: outside as it is written, else to a place of help."""
    if target.startswith(_OUTSIDE):
        return target
    name, _, anchor = target.partition("#")
    name = name.removesuffix(".md") or page
    return f"help:{name}#{anchor}" if anchor else f"help:{name}"


def blocks(text: str, fill: Fill, page: str = "") -> Iterator[Block]:
    """Yield the parts of a page written in Markdown."""
    lines = text.split("\n")
    place = 0
    while place < len(lines):
        line = lines[place]
        if not line.strip():
            place += 1
            continue
        single = _single(line, fill, page)
        if single is not None:
            yield single
            place += 1
            continue
        make = _MAKERS.get(_kind_of(line), _paragraph)
        end = place + 1
        if line.startswith("```"):
            end = next((n for n in range(end, len(lines)) if lines[n].startswith("```")), end) + 1
        else:
            while end < len(lines) and _goes_on(line, lines[end]):
                end += 1
        yield make(lines[place:end], lambda run: inline(run, fill, page))
        place = end


def _single(line: str, fill: Fill, page: str) -> Block | None:
    """Return the part that is this one line, if it is one."""
    heading, table = _HEADING.match(line), _TABLE.match(line)
    if heading:
        words = inline(heading[2], fill, page)
        return Block("heading", words, len(heading[1]), heading[3] or "")
    if table:
        rows = [(f"<code>{escape(a)}</code>", escape(b)) for a, b in fill.rows(table[1])]
        return Block("table", _table_html([], rows))
    return None


def _kind_of(line: str) -> str:
    if line.startswith("```"):
        return "code"
    if line.startswith("|"):
        return "table"
    if line.startswith("> "):
        return "note"
    return "list" if _ITEM.match(line) else "paragraph"


def _goes_on(first: str, line: str) -> bool:
    """Whether ``line`` belongs to the part that ``first`` began."""
    if not line.strip() or _HEADING.match(line):
        return False
    kind, own = _kind_of(first), _kind_of(line)
    return own == kind or (own == "paragraph" and (kind != "table"))


def _paragraph(lines: list[str], run: Callable[[str], str]) -> Block:
    return Block("paragraph", f"<p>{run(' '.join(map(str.strip, lines)))}</p>")


def _note(lines: list[str], run: Callable[[str], str]) -> Block:
    words = " ".join(line.removeprefix("> ").strip() for line in lines)
    return Block("note", f'<p class="notice">{run(words)}</p>')


def _list(lines: list[str], run: Callable[[str], str]) -> Block:
    items: list[str] = []
    for line in lines:
        match = _ITEM.match(line)
        if match:
            items.append(match[2])
        elif items:
            items[-1] += " " + line.strip()
    tag = "ul" if lines[0].startswith("-") else "ol"
    return Block("list", f"<{tag}>{''.join(f'<li>{run(item)}</li>' for item in items)}</{tag}>")


def _table(lines: list[str], run: Callable[[str], str]) -> Block:
    rows = [
        [cell.strip() for cell in line.strip().strip("|").split("|")]
        for line in lines
        if not _RULE.match(line)
    ]
    head, *body = [[run(cell) for cell in row] for row in rows]
    return Block("table", _table_html(head, body))


def _table_html(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [("th", head)] if any(head) else []
    lines += [("td", row) for row in rows]
    html = (
        "".join(f'<{tag} valign="top">{cell}</{tag}>' for cell in cells) for tag, cells in lines
    )
    return (
        f'<table width="100%" cellspacing="0">{"".join(f"<tr>{row}</tr>" for row in html)}</table>'
    )


def _code(lines: list[str], run: Callable[[str], str]) -> Block:
    del run
    text = "\n".join(line for line in lines if not line.startswith("```"))
    return Block("code", f"<pre>{escape(text)}</pre>")


_MAKERS = {"code": _code, "table": _table, "note": _note, "list": _list}
