# SPDX-License-Identifier: GPL-3.0-or-later
"""An abstract as HTML, and where its plain-text spans stand in the document that shows it."""

from dataclasses import dataclass, field

from PySide6.QtGui import QTextDocument

from refdesk.domain.escaping import escape
from refdesk.domain.evidence import Span
from refdesk.domain.reference import Abstract, AbstractSection
from refdesk.ui.html import document_offsets, inline


@dataclass(frozen=True, slots=True)
class RenderedAbstract:
    """HTML of some abstracts, and for each section of the first the number of its text block."""

    html: str
    sections: tuple[AbstractSection, ...] = ()
    blocks: tuple[int, ...] = ()
    offsets: list[list[int]] = field(default_factory=list)

    def locate(self, document: QTextDocument, span: Span) -> tuple[int, int] | None:
        """Return where ``span`` stands in ``document``; ``None`` where its words are not there."""
        index = span.index
        if index is None or not 0 <= index < len(self.sections):
            index = next((i for i, s in enumerate(self.sections) if span.text in s.plain), None)
        if index is None:
            return None
        plain = self.sections[index].plain
        start = span.start
        if plain[span.start : span.end] != span.text:
            start = plain.find(span.text)
            if start < 0:
                return None
        end = start + len(span.text)
        base = document.findBlockByNumber(self.blocks[index]).position()
        offsets = self.offsets[index]
        first = base + offsets[start]
        return first, max(base + offsets[end], first + 1)


def render_abstract(main: Abstract, others: list[tuple[str, Abstract]]) -> RenderedAbstract:
    """Return the HTML of ``main`` and, under their headings, of ``others``.

    Every section is one block for its label, where it has one, and one for its text.
    """
    parts: list[str] = []
    numbers: list[int] = []
    block = 0
    for section in main.sections:
        if section.label:
            parts.append(_label(section.label, first=not parts))
            block += 1
        numbers.append(block)
        parts.append(_paragraph(section, main.language))
        block += 1
    for heading, abstract in others:
        parts.append(f"<h3>{escape(heading)}</h3>")
        for section in abstract.sections:
            if section.label:
                parts.append(_label(section.label, first=False))
            parts.append(_paragraph(section, abstract.language))
    return RenderedAbstract(
        "".join(parts),
        main.sections,
        tuple(numbers),
        [document_offsets(section.text) for section in main.sections],
    )


def _label(label: str, *, first: bool) -> str:
    place = "label first" if first else "label"
    return f'<h6 class="{place}">{escape(label)}</h6>'


def _paragraph(section: AbstractSection, language: str) -> str:
    kind = ' class="kor"' if language == "kor" else ""
    return f"<p{kind}>{inline(section.text)}</p>"
