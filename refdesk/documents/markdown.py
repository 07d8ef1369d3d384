# SPDX-License-Identifier: GPL-3.0-or-later
"""Reference lists as Markdown, as CommonMark and its common dialects read it."""

import re

from refdesk.documents.runs import marked, runs_of
from refdesk.domain.citation import Bibliography
from refdesk.domain.markdown import escape_markdown

# What begins a list or a heading at the start of a line, where it is no number of an entry.
_LINE_START = re.compile(r"^(?:(\d+)(?=[.)](?:\s|$))|(?=[-+=]))")
_EMPHASIS = {"italic": "*", "bold": "**"}
_HTML = {"raised": "sup", "lowered": "sub"}


def written(bibliography: Bibliography) -> bytes:
    """Return a reference list as a file; an entry is a paragraph."""
    heading = [f"# {_text(bibliography.title)}"] if bibliography.title else []
    entries = [to_markdown(entry.html) for entry in bibliography.entries]
    return ("\n\n".join([*heading, *entries]) + "\n").encode()


def to_markdown(html: str) -> str:
    """Return a safe fragment as Markdown; sub- and superscripts stay as HTML, which it allows.

    A numbered entry begins with its number, and so is one of a numbered list.
    """
    number, tab, rest = html.partition("\t")
    if tab and "<" not in number:
        return f"{_text(number)} {_marked(rest)}"
    return _LINE_START.sub(lambda match: f"{match[1] or ''}\\", _marked(html))


def _marked(html: str) -> str:
    return marked(runs_of(html), _text, _mark)


def _text(text: str) -> str:
    return escape_markdown(text.replace("\t", " ")).replace("\n", "\\\n")


def _mark(kind: str, inside: str, href: str) -> str:
    if kind == "href":
        is_address = re.sub(r"\\(.)", r"\1", inside) == href
        return f"<{href}>" if is_address else f"[{inside}]({href})"
    if kind in _HTML:
        return f"<{_HTML[kind]}>{inside}</{_HTML[kind]}>"
    if kind not in _EMPHASIS:
        return inside
    # Emphasis neither begins nor ends with a space.
    text = inside.strip(" ")
    if not text:
        return inside
    before, after = inside.split(text, 1) if text != inside else ("", "")
    return f"{before}{_EMPHASIS[kind]}{text}{_EMPHASIS[kind]}{after}"
