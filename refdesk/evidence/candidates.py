# SPDX-License-Identifier: GPL-3.0-or-later
"""Phrases that could fill a slot, and what speaks for each.

The rules propose what a known wording names, the tagger what it labels. Each proposal is described
by the same few figures, from which :mod:`refdesk.evidence.ranking` tells how likely it is the one.
"""

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from refdesk.domain.evidence import Element
from refdesk.evidence.arm_phrases import is_control
from refdesk.evidence.outcomes import PRIMARY_CUE, Phrase
from refdesk.evidence.pattern import Pattern
from refdesk.evidence.phrases import Word, readable
from refdesk.evidence.tagger.tags import Tags
from refdesk.evidence.text import METHOD_ROLES, Document, Role, Sentence
from refdesk.evidence.vocabulary import DETERMINERS, VAGUE_OUTCOME, word_set

_JOINS = word_set("of and or plus with - / + ' the a an in to for on by at")
"""Words that may stand between two pieces of one phrase."""
_LONGEST = 14
"""Words of the longest phrase that is still one answer."""
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


def tagged_phrases(document: Document, tags: Tags, label: str) -> Iterator[Phrase]:
    """Yield every phrase that the tagger labels ``label``, small gaps within closed.

    A phrase ends where a verb says what became of the people, and where an arm is set against
    another; of two joined by "or" the parts are proposed beside the whole.
    """
    for number, sentence in enumerate(document.sentences):
        words = sentence.words
        for first, last in _joined(words, list(tags.runs(number, label))):
            for left, right in _pieces(words, first, last, label):
                start, end = _trimmed(words, _widened(sentence, left, label), right)
                if end - start > _LONGEST or end <= start:
                    continue
                begin = words[start].start
                text = readable(
                    sentence.text[begin : words[end - 1].end].removesuffix("-controlled")
                )
                at = sentence.text.find(text, begin)
                if at >= 0 and any(c.isalpha() for c in text):
                    yield Phrase(number, at, at + len(text), text, 0.0, "tagger")


def _pieces(words: Sequence[Word], first: int, last: int, label: str) -> Iterator[tuple[int, int]]:
    """Yield the phrases within a run of labelled words."""
    if label == "P":
        verb = next((k for k in range(first + 1, last) if words[k].lower in _VERBS), last)
        yield first, verb
        return
    if label == "I":
        for left, right in stretches(words, first, last, _AGAINST):
            yield left, right
            parts = list(stretches(words, left, right, _EITHER))
            both = list(stretches(words, left, right, _BOTH))
            if len(both) == 2 and any(is_control(_said(words, *part)) for part in both):
                parts = both
            if len(parts) > 1:
                yield from parts
        return
    yield first, last


def _said(words: Sequence[Word], first: int, last: int) -> str:
    return " ".join(word.text for word in words[first:last])


def stretches(
    words: Sequence[Word], first: int, last: int, signs: frozenset[str]
) -> Iterator[tuple[int, int]]:
    """Yield the stretches of ``[first, last)`` between the words of ``signs``."""
    start = first
    for place in range(first, last + 1):
        if place == last or words[place].lower in signs:
            if place > start:
                yield start, place
            start = place + 1


_VERBS = word_set(
    "were was are is had have has received underwent completed report reported showed developed died"
)
_AGAINST = word_set("versus vs compared than")
_EITHER = word_set("or")
_BOTH = word_set("and")
_UNITS = word_set(
    "mg g kg ml mcg µg iu mmol % months month weeks week days day years year hours hour min minutes "
    "daily per times"
)


def _joined(words: Sequence[Word], runs: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield runs, two of them as one where only one joining word stands between."""
    held: tuple[int, int] | None = None
    for first, last in runs:
        if held and first - held[1] == 1 and words[held[1]].lower in _JOINS:
            held = (held[0], last)
            continue
        if held:
            yield held
        held = (first, last)
    if held:
        yield held


def _widened(sentence: Sentence, first: int, label: str) -> int:
    """Return where the noun phrase begins that holds the first word: "same-site" goes with its head.

    An "of" takes what stands before it along: "induction of labour".
    """
    if label == "P":
        return first
    words = sentence.words
    begin = next((start for start, end in sentence.runs if start <= first < end), first)
    if first - begin > _WIDER or any(words[k].text[0].isdigit() for k in range(begin, first)):
        begin = first
    if begin > 1 and words[begin - 1].lower == "of" and words[begin - 2].lower.endswith(_ACTIONS):
        begin -= 2
    return begin


_WIDER = 3
"""Words that a phrase gains in front at most."""
_ACTIONS = ("tion", "sion", "ment", "use")


def _trimmed(words: Sequence[Word], first: int, last: int) -> tuple[int, int]:
    while first < last - 1 and (
        words[first].is_sign
        or words[first].lower in DETERMINERS
        or words[first].lower in _UNITS
        or (words[first].text[0].isdigit() and words[first + 1].lower in _UNITS)
    ):
        first += 1
    while last > first and words[last - 1].is_sign and words[last - 1].text not in ")]%":
        last -= 1
    return first, last


class _Place(NamedTuple):
    """What a sentence gives to every phrase in it: the fields of :class:`Figures` of these names."""

    title: float
    aim: float
    method: float
    result: float
    back: float
    cue: float
    early: float


class _Wording(NamedTuple):
    """What a phrase says wherever it stands: the fields of :class:`Figures` of these names."""

    length: float
    one: float
    empty: float
    control: float
    vague: float
    joint: float
    bracket: float
    digit: float


@lru_cache(maxsize=4096)
def _wording(text: str) -> _Wording:
    words = content_words(text)
    return _Wording(
        math.log1p(len(text.split())) / 2,
        float(len(words) <= 1),
        float(not words),
        float(is_control(text)),
        float(text.lower() in VAGUE_OUTCOME),
        float(" and " in text or " or " in text),
        float("(" in text),
        float(_DIGIT.search(text) is not None),
    )


class Proposals:
    """What rules and tagger propose for the slots of one document."""

    def __init__(self, document: Document, tags: Tags) -> None:
        self._document = document
        self._tags = tags
        self._tagged: dict[str, list[Phrase]] = {}
        total = max(1, len(document.sentences))
        self._places = [
            _Place(
                float(sentence.role is Role.TITLE),
                float(sentence.role is Role.OBJECTIVE),
                float(sentence.role in METHOD_ROLES),
                float(sentence.role in _RESULT_ROLES),
                float(sentence.role is Role.BACKGROUND),
                float(PRIMARY_CUE.search(sentence.text) is not None),
                1.0 - number / total,
            )
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
        if label not in self._tagged:
            self._tagged[label] = list(tagged_phrases(self._document, self._tags, label))
        rule = rules[0] if rules else None
        rule_text, trust = (rule.text, rule.score) if rule else ("", 0.0)
        rule_words, other_words = (
            content_words(rule_text),
            content_words(other.text if other else ""),
        )
        seen: set[tuple[int, str]] = set()
        found: list[Candidate] = []
        for phrase in (*rules, *_control_parts(element, rules), *self._tagged[label]):
            text = phrase.text
            key = (phrase.sentence, text.lower())
            if key in seen or not is_whole(readable(text)):
                continue
            seen.add(key)
            words = content_words(text)
            shared = _shared(words, rule_words)
            figures = Figures(
                *self._chances(label, phrase),
                *self._places[phrase.sentence],
                self._mentions(words),
                *_wording(text),
                trust if rule_text == text else 0.0,
                phrase.score,
                shared,
                shared * trust,
                _shared(words, other_words),
            )
            found.append(Candidate(phrase, figures))
        return found

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
_RESULT_ROLES = frozenset({Role.RESULTS, Role.CONCLUSIONS})
_START = attrgetter("start")
_DIGIT = Pattern(r"\d")


def _shared(words: frozenset[str], others: frozenset[str]) -> float:
    """Return the overlap of a phrase's words with those of another, as F1."""
    return 2 * len(words & others) / (len(words) + len(others)) if words and others else 0.0
