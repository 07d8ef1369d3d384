# SPDX-License-Identifier: GPL-3.0-or-later
"""Phrases that could fill a slot, and what speaks for each.

The rules propose what a known wording names, the tagger what it labels. Each proposal is described
by the same few figures, from which :mod:`refdesk.evidence.ranking` tells how likely it is the one.
"""

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from refdesk.domain.evidence import Element
from refdesk.evidence.arm_phrases import is_control
from refdesk.evidence.outcomes import PRIMARY_CUE, Phrase
from refdesk.evidence.pattern import Pattern
from refdesk.evidence.phrases import readable
from refdesk.evidence.tagged_phrases import tagged_phrases
from refdesk.evidence.tagger.tags import Tags
from refdesk.evidence.text import METHOD_ROLES, Document, Role, Sentence
from refdesk.evidence.vocabulary import VAGUE_OUTCOME, word_set

_EMPTY = word_set(
    "treatment treatments therapy group groups intervention interventions control controls study "
    "trial program programme arm arms drug drugs both two three active experimental the a an of and "
    "or with in to effect effects outcome outcomes primary secondary measures measure results main "
    "efficacy safety end point points endpoint endpoints"
)


_WORD = Pattern(r"[^\W_]+(?:\.\d+)?")


class Figures(NamedTuple):
    """What speaks for a phrase as the answer of a slot, each about 0..1. A tuple: many are made."""

    mean: float
    """Mean chance that the tagger gives its words."""
    most: float
    """The greatest of these chances."""
    title: float
    """Whether it stands in the title; the next ones: in a sentence of that role."""
    aim: float
    method: float
    result: float
    back: float
    cue: float
    """Whether its sentence names a primary outcome."""
    early: float
    """1 at the start of the paper, near 0 at its end."""
    tested: float
    """Whether its sentence tells of a test: a P value, an interval."""
    given: float
    """Whether the words before it say that it was given, or that chance decided."""
    against: float
    """Whether they set it against another."""
    order: float
    """Its place among the phrases proposed of its sentence."""
    common: float
    """Share of all phrases proposed that have a word in common with it."""
    mentions: float
    """How many sentences say all its words."""
    length: float
    """How many words it has."""
    one: float
    """Whether at most one of them says what it is about."""
    empty: float
    """Whether none does: "treatment group"."""
    control: float
    """Whether it reads like a control."""
    vague: float
    """Whether it is an outcome that says nothing: "efficacy"."""
    joint: float
    """Whether it joins two things."""
    bracket: float
    """Whether it holds a bracket."""
    digit: float
    """Whether it holds a digit."""
    digits: float
    """Share of its characters that are digits."""
    rule: float
    """The rules' trust in it, where it is their answer."""
    proposed: float
    """The trust of the rule that proposed it."""
    shared: float
    """Words shared with the rules' answer."""
    trusted: float
    """The same, times the rules' trust in their answer."""
    other: float
    """Words shared with the answer of the opposite arm."""


class Candidate(NamedTuple):
    """A phrase, and what speaks for it."""

    phrase: Phrase
    figures: Figures


@lru_cache(maxsize=4096)
def content_words(text: str) -> frozenset[str]:
    """Return the words of a phrase that say what it is about."""
    return frozenset(_WORD.findall(text.lower())) - _EMPTY


def _of_place(sentence: Sentence, early: float) -> tuple[float, ...]:
    """Return what a sentence gives to every phrase in it: ``title`` to ``tested``."""
    return (
        float(sentence.role is Role.TITLE),
        float(sentence.role is Role.OBJECTIVE),
        float(sentence.role in METHOD_ROLES),
        float(sentence.role in _RESULT_ROLES),
        float(sentence.role is Role.BACKGROUND),
        float(PRIMARY_CUE.search(sentence.text) is not None),
        early,
        float(_TEST.search(sentence.text) is not None),
    )


@lru_cache(maxsize=4096)
def _of_wording(text: str) -> tuple[float, ...]:
    """Return what a phrase says wherever it stands: ``length`` to ``digits``."""
    words = content_words(text)
    digits = sum(map(str.isdigit, text))
    return (
        math.log1p(len(text.split())) / 2,
        float(len(words) <= 1),
        float(not words),
        float(is_control(text)),
        float(text.lower() in VAGUE_OUTCOME),
        float(" and " in text or " or " in text),
        float("(" in text),
        float(digits > 0),
        digits / max(1, len(text)),
    )


class Proposals:
    """What rules and tagger propose for the slots of one document."""

    def __init__(self, document: Document, tags: Tags) -> None:
        self._document = document
        self._tags = tags
        self._tagged: dict[str, list[Phrase]] = {}
        total = max(1, len(document.sentences))
        self._places = [
            _of_place(sentence, 1.0 - number / total)
            for number, sentence in enumerate(document.sentences)
        ]
        self._known: dict[tuple[str, int, int, int], tuple[float, float]] = {}
        self._counted: dict[frozenset[str], float] = {}
        self._said: dict[str, set[int]] = {}
        for number, sentence in enumerate(document.sentences):
            for word in content_words(sentence.text):
                self._said.setdefault(word, set()).add(number)

    def candidates(
        self, element: Element, rules: Sequence[Phrase], other: Phrase | None = None
    ) -> list[Candidate]:
        """Return the phrases that could fill a slot, each once a sentence; the rules' first.

        The first of ``rules`` is their answer, the others are what they would also think of;
        ``other`` is the answer of the opposite arm.
        """
        label = _LABELS[element]
        rule = rules[0] if rules else None
        rule_text, trust = (rule.text, rule.score) if rule else ("", 0.0)
        rule_words, other_words = (
            content_words(rule_text),
            content_words(other.text if other else ""),
        )
        phrases = self._proposed(element, rules)
        worded = [content_words(phrase.text) for phrase in phrases]
        before: Counter[int] = Counter()
        found: list[Candidate] = []
        for phrase, words in zip(phrases, worded, strict=True):
            order = before[phrase.sentence]
            before[phrase.sentence] += 1
            shared = _shared(words, rule_words)
            lead = self._document.sentences[phrase.sentence].text[: phrase.start][-_LEAD:]
            figures = Figures._make(
                (
                    *self._chances(label, phrase),
                    *self._places[phrase.sentence],
                    float(_GIVEN.search(lead) is not None),
                    float(_AGAINST_IT.search(lead) is not None),
                    order / 4,
                    sum(not words.isdisjoint(others) for others in worded) / len(worded),
                    self._mentions(words),
                    *_of_wording(phrase.text),
                    trust if rule_text == phrase.text else 0.0,
                    phrase.score,
                    shared,
                    shared * trust,
                    _shared(words, other_words),
                )
            )
            found.append(Candidate(phrase, figures))
        return found

    def _proposed(self, element: Element, rules: Sequence[Phrase]) -> list[Phrase]:
        """Return the phrases of rules and tagger that can stand alone, each once a sentence."""
        label = _LABELS[element]
        if label not in self._tagged:
            self._tagged[label] = list(tagged_phrases(self._document, self._tags, label))
        found: dict[tuple[int, str], Phrase] = {}
        for phrase in (*rules, *_control_parts(element, rules), *self._tagged[label]):
            if is_whole(readable(phrase.text)) and not (
                element is Element.OUTCOME and _FIGURE.match(phrase.text)
            ):
                found.setdefault((phrase.sentence, phrase.text.lower()), phrase)
        return list(found.values())

    def _chances(self, label: str, phrase: Phrase) -> tuple[float, float]:
        """Return the mean and the greatest of the tagger's chances for the words of a phrase."""
        key = (label, phrase.sentence, phrase.start, phrase.end)
        if (known := self._known.get(key)) is not None:
            return known
        words = self._document.sentences[phrase.sentence].words
        chances = self._tags.chances[label][phrase.sentence]
        given = []
        for k in range(bisect_left(words, phrase.start, key=_START), len(words)):
            word = words[k]
            if word.end > phrase.end:
                break
            if not word.is_sign:
                given.append(chances[k])
        found = self._known[key] = (sum(given) / len(given), max(given)) if given else (0.0, 0.0)
        return found

    def _mentions(self, words: frozenset[str]) -> float:
        """Return how many sentences say all of ``words``, as a logarithm."""
        if (known := self._counted.get(words)) is not None:
            return known
        places = [self._said.get(word) for word in words]
        counted = 0
        if places and None not in places:
            counted = len(set.intersection(*places))  # type: ignore[arg-type]
        found = self._counted[words] = math.log1p(counted) / 2
        return found


def _control_parts(element: Element, rules: Sequence[Phrase]) -> Iterator[Phrase]:
    """Yield the control alone where a comparator's phrase names both arms: "A or placebo"."""
    for phrase in rules if element is Element.COMPARISON else ():
        start = 0
        parts = _OR.split(phrase.text)
        if len(parts) == 2 and is_control(parts[0]) != is_control(parts[1]):
            text = readable(next(part for part in parts if is_control(part)))
            start = phrase.text.find(text)
            if text and start >= 0:
                begin = phrase.start + start
                yield replace(phrase, start=begin, end=begin + len(text), text=text, rule="")


_FIGURE = Pattern(
    r"(?i)(?:adjusted |crude |pooled )?(?:(?:relative|absolute|attributable) risks?|(?:risk|odds|hazards?|"
    r"rate|incidence rate|prevalence) ratios?|confidence intervals?|mean differences?|p[- ]values?|"
    r"(?:effectiveness|efficacy|safety|tolerability)(?: and (?:effectiveness|efficacy|safety|"
    r"tolerability))?)$"
)
"""What a result is told in, or what every trial asks: it names no outcome."""
_OR = Pattern(r"(?i),? or ")


@lru_cache(maxsize=4096)
def is_whole(text: str) -> bool:
    """Whether a phrase can stand alone: a word in it, no bracket or quote that another one closes."""
    depth = 0
    for sign in text:
        depth += (sign in "([") - (sign in ")]")
        if depth < 0:
            return False
    return not depth and not _CUT_QUOTE.search(text) and _NAME.search(text) is not None


_CUT_QUOTE = Pattern(r'^[^"]*\w" |^[^"]*"[^"]*$', hints=('"',))
_NAME = Pattern(r"[^\W\d_]{3}|[A-Z][A-Z0-9]|[A-Z][a-z]?[-+\d]|[A-Za-z]\d")
_LABELS = {
    Element.POPULATION: "P",
    Element.INTERVENTION: "I",
    Element.COMPARISON: "I",
    Element.OUTCOME: "O",
}
"""The tagger's label of what can fill each slot: to it a comparator is an intervention too."""
_LEAD = 40
"""Characters before a phrase that say how it came up."""
_GIVEN = Pattern(
    r"(?i)\b(?:random|(?:received?|receiving|given|treated with|assigned|allocated)\b)",
    hints=("andom", "eceiv", "iven", "reated with", "ssigned", "llocated"),
)
_AGAINST_IT = Pattern(
    r"(?i)\b(?:versus|vs|than|compared?|comparison|comparing)\b",
    hints=("ersus", "vs", "than", "ompar"),
)
_TEST = Pattern(r"(?i)\bp ?[<=>]|significan|95 ?%", hints=("<", "=", ">", "ignifican", "95"))
_RESULT_ROLES = frozenset({Role.RESULTS, Role.CONCLUSIONS})
_START = attrgetter("start")


def _shared(words: frozenset[str], others: frozenset[str]) -> float:
    """Return the overlap of a phrase's words with those of another, as F1."""
    return 2 * len(words & others) / (len(words) + len(others)) if words and others else 0.0
