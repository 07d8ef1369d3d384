# SPDX-License-Identifier: GPL-3.0-or-later
"""Abstracts that come as one run of text: where their sections begin, and what these are."""

import re

from refdesk.domain.markup import from_html
from refdesk.domain.reference import AbstractSection

_LABEL = re.compile(
    r"(?:^|(?<=[.?!)\]>:;%0-9\"”’])\s+|\n\s*)"
    r"(?P<label>[A-Z](?:&amp;|[A-Z,/'’() -]){2,60}[A-Z)])\s*:\s+(?=\S)"
)
_CATEGORIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "CONCLUSIONS",
        (
            "CONCLUSION", "INTERPRETATION", "IMPLICATION", "SIGNIFICANCE", "DISCUSSION", "RELEVANCE",
        ),
    ),
    ("RESULTS", ("RESULT", "FINDING")),
    (
        "METHODS",
        (
            "METHOD", "DESIGN", "SETTING", "PATIENT", "PARTICIPANT", "SUBJECT", "INTERVENTION",
            "MEASURE", "MATERIAL", "SAMPLE", "PROCEDURE", "ANALYSIS", "DATA SOURCE", "SEARCH",
            "SELECTION", "OUTCOME", "POPULATION", "DATA EXTRACTION",
        ),
    ),
    ("OBJECTIVE", ("OBJECTIVE", "AIM", "PURPOSE", "GOAL", "HYPOTHES", "QUESTION")),
    ("BACKGROUND", ("BACKGROUND", "INTRODUCTION", "CONTEXT", "RATIONALE", "IMPORTANCE")),
)  # fmt: skip


def category_of(label: str) -> str:
    """Return NLM's category that an author's label belongs to, ``""`` where none is plain."""
    upper = label.upper()
    if "METHOD" in upper and ("RESULT" in upper or "FINDING" in upper):
        return "METHODS"  # as NLM assigns "METHODS AND RESULTS"
    for category, stems in _CATEGORIES:
        if any(stem in upper for stem in stems):
            return category
    return ""


def labelled_sections(markup: str) -> tuple[AbstractSection, ...]:
    """Split markup at two or more upper-case labels (``METHODS:``) at starts of sentences."""
    markup = markup.strip()
    if not markup:
        return ()
    whole = (AbstractSection(" ".join(markup.split())),)
    matches = list(_LABEL.finditer(markup))
    if len(matches) < 2 or not any(category_of(match["label"]) for match in matches):
        return whole
    sections = []
    if before := markup[: matches[0].start()].strip():
        sections.append(AbstractSection(" ".join(before.split())))
    for match, following in zip(matches, [*matches[1:], None], strict=True):
        body = " ".join(markup[match.end() : following.start() if following else None].split())
        label = match["label"].replace("&amp;", "&")
        sections.append(AbstractSection(body, label, category_of(label)))
    if any("<" in section.text and from_html(section.text) != section.text for section in sections):
        return whole  # a tag spans two sections
    return tuple(sections)
