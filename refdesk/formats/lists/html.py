# SPDX-License-Identifier: GPL-3.0-or-later
"""References as one page of HTML that needs nothing else: no script, nothing remote but its links."""

from collections.abc import Iterable, Iterator
from html import escape
from urllib.parse import quote

from refdesk.domain.markup import from_html
from refdesk.domain.nlm import nlm_notices
from refdesk.domain.reference import Reference
from refdesk.formats.lists.parts import keywords, links, people, place, stopped

FILES = "html:file"
"""The field of :attr:`Reference.extra` that names copied files."""

_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>References</title>
<style>
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 46em; margin: 2em auto; padding: 0 1em; }
li { margin: 0 0 1.2em; overflow-wrap: anywhere; }
.title { font-weight: 600; }
.notice { font-weight: 600; color: #b3261e; }
.links a { margin-right: 1em; }
@media (prefers-color-scheme: dark) { .notice { color: #f2b8b5; } a { color: #8ab4f8; } }
</style>
</head>
<body>
<ol>
"""
_FOOT = "</ol>\n</body>\n</html>\n"


def write(references: Iterable[Reference]) -> Iterator[str]:
    """Yield the page, an entry a piece."""
    yield _HEAD
    for reference in references:
        yield "".join(_entry(reference))
    yield _FOOT


def _entry(reference: Reference) -> Iterator[str]:
    title = reference.title or reference.vernacular_title
    yield f'<li>\n<div class="title">{_inline(stopped(title)) or "—"}</div>\n'
    for name, text in (("authors", people(reference)), ("place", stopped(place(reference)))):
        if text:
            yield f'<div class="{name}">{escape(text)}</div>\n'
    for notice in nlm_notices(reference):
        yield f'<div class="notice">{escape(stopped(notice))}</div>\n'
    files = (value for name, value in reference.extra if name == FILES)
    found = [
        *(f'<a href="{escape(a)}" rel="noreferrer">{escape(n)}</a>' for n, a in links(reference)),
        *(f'<a href="{escape(quote(f))}">{escape(f.rpartition("/")[2])}</a>' for f in files),
    ]
    if found:
        yield f'<div class="links">{" ".join(found)}</div>\n'
    if words := keywords(reference):
        yield f'<div class="keywords">{escape("; ".join(words))}</div>\n'
    if abstract := reference.abstract:
        yield "<details><summary>Abstract</summary>\n"
        for section in abstract.sections:
            label = f"<b>{escape(section.label)}:</b> " if section.label else ""
            yield f"<p>{label}{_inline(section.text)}</p>\n"
        yield "</details>\n"
    for paragraph in filter(None, map(str.strip, reference.note.split("\n"))):
        yield f"<p>{escape(paragraph)}</p>\n"
    yield "</li>\n"


def _inline(markup: str) -> str:
    """Return markup with its five tags, closed, and nothing else that a browser would act on."""
    return from_html(markup)
