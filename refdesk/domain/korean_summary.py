# SPDX-License-Identifier: GPL-3.0-or-later
"""A paper summed up in Korean: headings, lines, and the words that prove each line."""

from dataclasses import dataclass

from refdesk.domain.evidence import Span


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """A sentence or two. ``kind`` is ``said``, ``quote`` (the paper's English), ``missing`` or ``note``."""

    text: str
    span: Span | None = None
    kind: str = "said"


@dataclass(frozen=True, slots=True)
class SummaryPart:
    """Lines under one Korean heading."""

    heading: str
    lines: tuple[SummaryLine, ...]


@dataclass(frozen=True, slots=True)
class KoreanSummary:
    """All parts, in the order of a structured abstract; none where nothing at all was read."""

    parts: tuple[SummaryPart, ...] = ()

    @property
    def text(self) -> str:
        """Headings and lines as plain text."""
        return "\n\n".join(
            "\n".join([part.heading, *(line.text for line in part.lines)]) for part in self.parts
        )
