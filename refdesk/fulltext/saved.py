# SPDX-License-Identifier: GPL-3.0-or-later
"""A full text as a file of its own, with where it came from and what may be done with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from string import Template

from refdesk.domain.citation import RenderedCitation
from refdesk.domain.fulltext import Article, Formula
from refdesk.fulltext.html import article_html
from refdesk.fulltext.html_inlines import attribute_html, text_html
from refdesk.fulltext.lines import plain
from refdesk.fulltext.links import safe_url
from refdesk.fulltext.markdown import article_markdown
from refdesk.fulltext.words import ENGLISH, Words

SERIF = "Charter, 'Source Serif 4', 'Noto Serif', Georgia, 'Noto Serif KR', serif"
SANS = "'Source Sans 3', 'Noto Sans', 'Segoe UI', 'Noto Sans KR', sans-serif"
_CSS = """
body { font-family: $serif;
  line-height: 1.55; max-width: 42em; margin: 2em auto; padding: 0 1em; color: #1c2127;
  background: #ffffff; }
h1, h2, h3, h4, h5, h6, th, .label, .caption, .provenance { font-family: $sans;
  line-height: 1.25; }
h1, h2, h3, h4, h5, h6 { page-break-after: avoid; break-after: avoid; }
a { color: #1a5fb4; text-decoration: none; }
img { max-width: 100%; }
table { border-collapse: collapse; font-size: 0.85em; }
td, th { padding: 0.25em 0.6em; border-bottom: 1px solid #e1e4e8; text-align: left;
  vertical-align: top; }
td.box { background: #f5f6f8; padding: 0.8em 1em; }
.caption, .footnotes, .footnote, .permissions, .attrib, .reference, .provenance
  { font-size: 0.88em; }
.caption, .permissions, .attrib, .missing, .unsupported { color: #59626d; }
.provenance { border-top: 1px solid #8b939d; border-bottom: 1px solid #8b939d; padding: 0.4em 0; }
pre { white-space: pre-wrap; }
@media print { body { max-width: none; margin: 0; } }
"""
"""Looks of a saved page; it names no file and no address."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a saved text says of itself, in the window's words."""

    citation: RenderedCitation
    lines: tuple[str, ...]
    """Plain sentences: source, version and date; licence; what a copy is good for."""
    licence_url: str = ""


def saved_html(
    article: Article,
    provenance: Provenance,
    *,
    images: Mapping[str, str] | None = None,
    words: Words = ENGLISH,
    fonts: tuple[str, str] = (SERIF, SANS),
    formulas: list[Formula] | None = None,
) -> str:
    """Return one HTML file that needs no other.

    Args:
        article: the tree.
        provenance: stands at the top, under the title.
        images: ``data:`` addresses by name of the graphic, for those at hand.
        words: headings for what has none.
        fonts: CSS lists of families with and without serifs.
        formulas: takes up the formulas, which :mod:`refdesk.fulltext.drawn` may then draw.
    """
    css = Template(_CSS).substitute(serif=fonts[0], sans=fonts[1])
    body = article_html(article, words=words, image_base=images or {}, formulas=formulas)
    lines = [f"<p>{provenance.citation.html}</p>"]
    lines += [f"<p>{text_html(line)}</p>" for line in provenance.lines]
    if url := safe_url(provenance.licence_url):
        lines.append(f'<p><a href="{attribute_html(url)}">{text_html(url)}</a></p>')
    notice = f'<div class="provenance">\n{"".join(lines)}\n</div>\n'
    head, found, rest = body.partition("</h1>\n")
    page = f"{head}{found}{notice}{rest}" if found else notice + body
    return (
        f'<!DOCTYPE html>\n<html lang="{attribute_html(article.language or "en")}">\n<head>\n'
        f'<meta charset="utf-8">\n<title>{text_html(plain(article.title))}</title>\n'
        f"<style>{css}</style>\n</head>\n<body>\n{page}</body>\n</html>\n"
    )


def saved_markdown(article: Article, provenance: Provenance, *, words: Words = ENGLISH) -> str:
    """Return an article as a Markdown file that ends with its provenance."""
    lines = [provenance.citation.text, *provenance.lines]
    if url := safe_url(provenance.licence_url):
        lines.append(f"<{url}>")
    shown = [line.replace("<", "\\<") if not line.startswith("<http") else line for line in lines]
    return article_markdown(article, words=words) + "\n---\n\n" + "\n\n".join(shown) + "\n"
