# SPDX-License-Identifier: GPL-3.0-or-later
"""Reference lists as a page of their own, and as HTML that word processors take from the clipboard."""

from collections.abc import Sequence

from refdesk.documents import look
from refdesk.domain.citation import Bibliography, EntryLayout
from refdesk.domain.escaping import escape

# Only what word processors read too: they take no "em" and no class without its element.
_CSS = f"""\
body {{ font-family: "{look.WESTERN_FONT}", {look.KOREAN_FONT}, serif; line-height: 1.5;
  max-width: 42em; margin: 2em auto; padding: 0 1em; overflow-wrap: break-word; }}
h1 {{ font-size: {look.HEADING_SIZE + 2}pt; }}
p.csl-entry {{ margin: 0 0 8pt %(indent)spt; text-indent: -%(indent)spt; }}
span.csl-number {{ display: inline-block; min-width: %(indent)spt; text-indent: 0; }}
a {{ color: inherit; text-decoration: none; }}
a:hover {{ text-decoration: underline; }}
@media screen {{ :root {{ color-scheme: light dark; }} }}
@media print {{ body {{ margin: 0; max-width: none; font-size: 11pt; }}
  p.csl-entry {{ break-inside: avoid; }} h1 {{ break-after: avoid; }} }}
"""


def written(bibliography: Bibliography) -> bytes:
    """Return a reference list as a page: UTF-8, no scripts, nothing loaded from elsewhere."""
    return document_html(bibliography).encode()


def document_html(bibliography: Bibliography) -> str:
    """Return a reference list as a page."""
    title = escape(bibliography.title)
    css = _CSS % {"indent": look.entry_paragraph(bibliography.layout).indent}
    lines = [
        f'<!DOCTYPE html>\n<html lang="{bibliography.language}">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title or escape(bibliography.style_title)}</title>",
        f"<style>\n{css}</style>\n</head>\n<body>",
        *([f"<h1>{title}</h1>"] if title else []),
        '<div class="csl-bib-body">',
        *(f'<p class="csl-entry">{_numbered(entry.html)}</p>' for entry in bibliography.entries),
        "</div>\n</body>\n</html>\n",
    ]
    return "\n".join(lines)


def _numbered(html: str) -> str:
    number, tab, rest = html.partition("\t")
    return f'<span class="csl-number">{number}</span>\t{rest}' if tab else html


def clip_html(fragments: Sequence[str], layout: EntryLayout, language: str) -> str:
    """Return entries as a page for the clipboard.

    Styles stand at each paragraph: word processors read no others. None names a font, so that the
    text takes that of the place where it is pasted.
    """
    entry = look.entry_paragraph(layout)
    style = f"margin:0 0 {entry.space_after:g}pt {entry.indent}pt;text-indent:-{entry.indent}pt"
    body = "\n".join(f'<p style="{style}">{_tabbed(fragment)}</p>' for fragment in fragments)
    return _clip(body, language)


def in_text_html(fragment: str, language: str) -> str:
    """Return a citation in a text as a page for the clipboard, without a paragraph."""
    return _clip(f"<span>{fragment}</span>", language)


# Word makes a tab of it; others have the spaces.
_TAB = '<span style="mso-tab-count:1">&#160;&#160; </span>'


def _clip(body: str, language: str) -> str:
    return f'<html lang="{language}"><head><meta charset="utf-8"></head><body>{body}</body></html>'


def _tabbed(fragment: str) -> str:
    return fragment.replace("\t", _TAB, 1)
