# SPDX-License-Identifier: GPL-3.0-or-later
"""The four slots: one phrase each, fit to read, with its proof and how sure the rules are.

Confidence is the trust in the wording that gave the phrase: about the share of phrases of that
wording that named what a doctor named on the tuning half (``bench_evidence.py`` prints the table),
lowered where the phrase is long. Below :data:`THRESHOLD` a slot is not found: a wrong answer is
worse than none.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from refdesk.domain.evidence import DesignFinding, Element, Slot, Span
from refdesk.evidence.arms import Arms, find_arms
from refdesk.evidence.outcomes import Phrase, find_outcome
from refdesk.evidence.pattern import Pattern
from refdesk.evidence.phrases import readable
from refdesk.evidence.population import Cohort, describing_phrase, find_population
from refdesk.evidence.text import Document
from refdesk.evidence.vocabulary import word_set

THRESHOLD = 0.4
"""Confidence below which a slot stays empty."""

NO_PEOPLE = word_set(
    "animal in-vitro review editorial letter comment erratum retraction-notice concern "
    "scoping-review"
)
"""Designs that study no people of their own."""
NO_ARMS = word_set(
    "review scoping-review case-report editorial letter comment erratum retraction-notice concern "
    "qualitative cross-sectional guideline diagnostic"
)
"""Designs that compare no treatments; what reads like an arm there is something else."""
_NOTICES = word_set("editorial letter comment erratum retraction-notice concern")
"""What speaks of a trial without being one."""
NO_OUTCOME = word_set(
    "review scoping-review case-report editorial letter comment erratum retraction-notice concern"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """The four slots, and the arms and cohorts that they rest on."""

    slots: tuple[Slot, ...]
    arms: Arms | None
    cohorts: tuple[Cohort, ...]


def read_slots(
    document: Document, designs: Sequence[DesignFinding], abbreviations: Mapping[str, str]
) -> Reading:
    """Return the four slots in the order of :class:`Element`, and what they rest on."""
    primary = designs[0].design if designs else ""
    # a review of the literature that also randomised is no review
    trial = any(f.design in {"rct", "controlled-trial", "clinical-trial"} for f in designs)
    kind = "" if trial and primary not in _NOTICES | {"animal"} else primary
    cohorts = [] if kind in NO_PEOPLE else find_population(document)
    arms = None if kind in NO_ARMS else find_arms(document)
    people = " ".join(cohort.phrase.text for cohort in cohorts)
    outcome = None if kind in NO_OUTCOME else find_outcome(document, people)
    slots = (
        _population_slot(document, cohorts, abbreviations),
        _arm_slot(
            document, Element.INTERVENTION, arms.intervention if arms else None, abbreviations
        ),
        _arm_slot(document, Element.COMPARISON, arms.comparison if arms else None, abbreviations),
        _outcome_slot(document, outcome, abbreviations),
    )
    return Reading(slots, arms, tuple(cohorts))


def _span(document: Document, phrase: Phrase) -> Span:
    return document.span(document.sentences[phrase.sentence], phrase.start, phrase.end)


_STANDARD = word_set("RCT HIV AIDS DNA RNA USA UK")


def _words(text: str) -> str:
    return text.lower().replace("-", " ")


def _spelled(text: str, abbreviations: Mapping[str, str]) -> str:
    """Return ``text`` with abbreviations that the paper defines spelled out once."""
    for short, long in abbreviations.items():
        if short in text and short not in _STANDARD and _words(long) not in _words(text):
            name = re.escape(short)
            pattern = rf"\(\s*{name}\s*\)|(?<![\w-]){name}(?!\w)"
            text = re.sub(pattern, lambda _, full=long: full, text, count=1)  # type: ignore[misc]
    return text


def _population_slot(
    document: Document, cohorts: Sequence[Cohort], abbreviations: Mapping[str, str]
) -> Slot:
    if not cohorts:
        return Slot(Element.POPULATION)
    texts: list[str] = []
    spans: list[Span] = []
    scores: list[float] = []
    for cohort in cohorts:
        text = readable(_ARM_SIZES.sub("", cohort.phrase.text))
        spans.append(_span(document, cohort.phrase))
        if (
            len(cohorts) == 1
            and cohort.total is not None
            and (more := _description(document, cohort))
        ):
            text = _joined(text, more.text)
            spans.append(_span(document, more))
        texts.append(f"{cohort.study}: {text}" if cohort.study and len(cohorts) > 1 else text)
        scores.append(cohort.phrase.score)
    confidence = round(min(0.9, 0.35 + 0.12 * min(scores)), 2)
    if confidence < THRESHOLD:
        return Slot(Element.POPULATION)
    return Slot(
        Element.POPULATION, _spelled("; ".join(texts), abbreviations), tuple(spans), confidence
    )


_ARM_SIZES = Pattern(r" ?\([^()]*\bn ?= ?\d[^()]*[;,][^()]*(?:\)|$)")
"""A bracket that names the arms and their sizes: no part of who they were."""
_BARE = Pattern(
    r"(?i)^(?:a total of )?[\w, -]{1,45}?(?:patients|participants|subjects|individuals|"
    r"people|persons|volunteers|children|women|men|adults|infants|eyes|outpatients)\s*$"
)


def _description(document: Document, cohort: Cohort) -> Phrase | None:
    """Return what says more, where the cohort's own phrase is only a number of people."""
    text = re.sub(r"\s*\([^)]*\)\s*$", "", cohort.phrase.text)
    if not _BARE.match(text) or len(text.split()) > 3:
        return None
    return describing_phrase(document, cohort)


def _joined(counted: str, described: str) -> str:
    """Join "226 patients" and "patients with HCC" to "226 patients with HCC"."""
    number = re.sub(r"\s*\([^)]*\)\s*$", "", counted).split()
    words = described.split()
    if len(number) >= 2 and words and number[-1].lower() == words[0].lower():
        return readable(" ".join([*number[:-1], *words]))
    return f"{counted}: {readable(described)}"


def _arm_slot(
    document: Document, element: Element, phrase: Phrase | None, abbreviations: Mapping[str, str]
) -> Slot:
    if phrase is None:
        return Slot(element)
    confidence = phrase.score - (0.1 if len(phrase.text) > 70 else 0.0)
    if confidence < THRESHOLD:
        return Slot(element)
    return Slot(
        element,
        _spelled(phrase.text, abbreviations),
        (_span(document, phrase),),
        round(confidence, 2),
    )


def _outcome_slot(
    document: Document, phrase: Phrase | None, abbreviations: Mapping[str, str]
) -> Slot:
    if phrase is None or phrase.score < THRESHOLD:
        return Slot(Element.OUTCOME)
    return Slot(
        Element.OUTCOME,
        _spelled(phrase.text, abbreviations),
        (_span(document, phrase),),
        phrase.score,
    )
