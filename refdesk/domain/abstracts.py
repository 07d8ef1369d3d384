# SPDX-License-Identifier: GPL-3.0-or-later
"""Abstracts that come as one run of text: where their sections begin, and what these are."""

import re
from functools import lru_cache

from refdesk.domain.markup import collapse, from_html
from refdesk.domain.reference import AbstractSection

# The first letter stands before the look at what precedes it: the search is twice as fast so.
_LABEL = re.compile(r"(?P<label>[A-Z](?<!\S[A-Z])(?:&amp;|[A-Z,/'’() -]){2,60}[A-Z)])\s*:\s+(?=\S)")
_SENTENCE_ENDS = frozenset('.?!)]>:;%"”’')
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


@lru_cache(maxsize=512)
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
    matches = [match for match in _LABEL.finditer(markup) if _begins_sentence(markup, match)]
    if len(matches) < 2 or not any(category_of(match["label"]) for match in matches):
        return _whole(markup)
    sections = []
    if before := markup[: matches[0].start()].strip():
        sections.append(AbstractSection(collapse(before)))
    for match, following in zip(matches, [*matches[1:], None], strict=True):
        body = collapse(markup[match.end() : following.start() if following else None])
        label = match["label"].replace("&amp;", "&")
        sections.append(AbstractSection(body, label, category_of(label)))
    if any("<" in section.text and from_html(section.text) != section.text for section in sections):
        return _whole(markup)  # a tag spans two sections
    return tuple(sections)


def _whole(markup: str) -> tuple[AbstractSection, ...]:
    return (AbstractSection(collapse(markup)),)


def _begins_sentence(markup: str, match: re.Match[str]) -> bool:
    before = markup[max(0, match.start() - 20) : match.start()]
    said = before.rstrip()
    return (
        not said or "\n" in before[len(said) :] or said[-1] in _SENTENCE_ENDS or said[-1].isdigit()
    )
