# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes on the clipboard: the same text in every form that a program may want to paste."""

from collections.abc import Sequence
from dataclasses import dataclass

from refdesk.documents.html import clip_html, in_text_html
from refdesk.documents.markdown import to_markdown
from refdesk.documents.rtf import in_text_rtf, to_rtf
from refdesk.documents.runs import printable_citation, printable_language, printable_list
from refdesk.domain.citation import Bibliography, EntryLayout, RenderedCitation


@dataclass(frozen=True, slots=True)
class Clip:
    """One text in four forms; ``html`` and ``rtf`` are whole documents."""

    plain: str
    html: str
    rtf: str
    markdown: str


def bibliography_clip(bibliography: Bibliography) -> Clip:
    """Return a reference list for the clipboard: the entries, without the title."""
    bibliography = printable_list(bibliography)
    entries = bibliography.entries
    fragments = [entry.html for entry in entries]
    return Clip(
        plain="\n".join(entry.text for entry in entries),
        html=clip_html(fragments, bibliography.layout, bibliography.language),
        rtf=to_rtf(fragments, bibliography.layout, language=bibliography.language),
        markdown="\n\n".join(map(to_markdown, fragments)),
    )


def paragraphs_clip(paragraphs: Sequence[RenderedCitation], language: str = "en-US") -> Clip:
    """Return paragraphs of text for the clipboard, such as a quotation and where it is from."""
    texts = [printable_citation(paragraph) for paragraph in paragraphs]
    language = printable_language(language)
    fragments = [text.html for text in texts]
    layout = EntryLayout()
    return Clip(
        plain="\n\n".join(text.text for text in texts),
        html=clip_html(fragments, layout, language),
        rtf=to_rtf(fragments, layout, language=language),
        markdown="\n\n".join(map(to_markdown, fragments)),
    )


def in_text_clip(citation: RenderedCitation, language: str = "en-US") -> Clip:
    """Return a citation in a text for the clipboard; pasted, it stays in its line."""
    citation, language = printable_citation(citation), printable_language(language)
    return Clip(
        plain=citation.text,
        html=in_text_html(citation.html, language),
        rtf=in_text_rtf(citation.html, language),
        markdown=to_markdown(citation.html),
    )
