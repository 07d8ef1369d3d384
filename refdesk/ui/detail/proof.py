# SPDX-License-Identifier: GPL-3.0-or-later
"""The sentence of a paper in which the words of a finding stand."""

import re

from refdesk.domain.evidence import Span
from refdesk.domain.reference import Reference

_END = re.compile(r"(?<!\bvs)(?<!\d)[.!?][\"\u201d)\]]*\s+(?=[A-Z0-9(])|(?<=\d)\.\s+(?=[A-Z])")
"""Where a sentence ends, near enough to show one: nothing is read from it."""


def sentence_of(reference: Reference, span: Span) -> str:
    """Return the sentence around ``span``, or the words of ``span`` where its text is not at hand."""
    text = _text(reference, span)
    if not text:
        return span.text
    ends = [match.end() for match in _END.finditer(text)]
    start = max((end for end in ends if end <= span.start), default=0)
    stop = min((end for end in ends if end >= span.end), default=len(text))
    return text[start:stop].strip()


def _text(reference: Reference, span: Span) -> str:
    """Return the title or the section that has the words of ``span`` just there; ``""`` for none."""
    texts = [reference.title_plain] if span.section == "title" else []
    if span.index is not None:
        for abstract in reference.abstracts:
            if span.index < len(abstract.sections):
                texts.append(abstract.sections[span.index].plain)
    return next((text for text in texts if text[span.start : span.end] == span.text), "")
