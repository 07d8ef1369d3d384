# SPDX-License-Identifier: GPL-3.0-or-later
"""The four slots: one phrase each, fit to read, with its proof and how sure the rules are.

Rules and tagger propose phrases, :mod:`refdesk.evidence.ranking` tells how likely each is the one.
Below :data:`THRESHOLD` a slot is not found: a wrong answer is worse than none.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from refdesk.domain.designs import PLAIN_TRIALS
from refdesk.domain.evidence import DesignFinding, Element, Slot, Span
from refdesk.evidence.arms import Arms, find_arms
from refdesk.evidence.candidates import Proposals, content_words
from refdesk.evidence.control_arm import given_to_controls, is_generic
from refdesk.evidence.outcomes import Phrase, find_outcome
from refdesk.evidence.pattern import Pattern
from refdesk.evidence.people_trim import trimmed
from refdesk.evidence.phrases import number_of, readable
from refdesk.evidence.population import Cohort, People
from refdesk.evidence.ranking import best
from refdesk.evidence.tagger.tags import Tags
from refdesk.evidence.text import Document
from refdesk.evidence.vocabulary import word_set

BRIEF = 4
"""Sentences up to which the rules' answers stand alone: the ranking was fitted to whole abstracts,
whose title, aim, methods and results say the same thing several times."""
TRUST = 0.4
"""The rules' trust below which their answer does not stand alone."""
THRESHOLD = 0.45
"""Chance below which a slot stays empty. Of the phrases rated 0.45 to 0.5 about half are right."""

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
    document: Document,
    designs: Sequence[DesignFinding],
    abbreviations: Mapping[str, str],
    tags: Tags,
) -> Reading:
    """Return the four slots in the order of :class:`Element`, and what they rest on."""
    primary = designs[0].design if designs else ""
    # a review of the literature that also randomised is no review
    trial = any(f.design in PLAIN_TRIALS for f in designs)
    kind = "" if trial and primary not in _NOTICES | {"animal"} else primary
    choice = _Choice(document, tags, abbreviations)
    ruled = Ruled.of(document)
    cohorts = [] if kind in NO_PEOPLE else ruled.cohorts
    population = Slot(Element.POPULATION)
    if len(cohorts) > 1:
        population = _cohorts_slot(document, cohorts, abbreviations)
    elif len(document.sentences) <= BRIEF and cohorts:
        population = _cohorts_slot(document, cohorts, abbreviations)
        chosen = cohorts[0].phrase if population.found else None
        population = _described(document, population, chosen, ruled, abbreviations)
    elif kind not in NO_PEOPLE:
        population, chosen = choice.slot(Element.POPULATION, ruled.answers(Element.POPULATION))
        population = _described(document, population, chosen, ruled, abbreviations)
    intervention, first = Slot(Element.INTERVENTION), None
    comparison, second = Slot(Element.COMPARISON), None
    if kind not in NO_ARMS:
        intervention, first = choice.slot(
            Element.INTERVENTION, ruled.answers(Element.INTERVENTION), ruled.comparison
        )
        comparison, second = choice.slot(
            Element.COMPARISON, ruled.answers(Element.COMPARISON), first
        )
        comparison = _with_what_they_got(document, comparison)
    outcome = Slot(Element.OUTCOME)
    if kind not in NO_OUTCOME:
        outcome, _ = choice.slot(Element.OUTCOME, ruled.answers(Element.OUTCOME), first)
    arms = Arms(first, second, ruled.arms.rule if ruled.arms else "tagger")
    return Reading(
        (population, intervention, comparison, outcome),
        arms if first or second else None,
        tuple(cohorts),
    )


@dataclass(frozen=True, slots=True)
class Ruled:
    """What the rules answer, before tagger and ranking have their say."""

    people: People
    cohorts: Sequence[Cohort]
    arms: Arms | None
    outcome: Phrase | None

    @classmethod
    def of(cls, document: Document) -> "Ruled":
        """Read the answers of the rules in a document."""
        people = People(document)
        cohorts = people.cohorts()
        named = " ".join(cohort.phrase.text for cohort in cohorts)
        return cls(people, cohorts, find_arms(document), find_outcome(document, named))

    @property
    def comparison(self) -> Phrase | None:
        """The comparator's phrase."""
        return self.arms.comparison if self.arms else None

    def answers(self, element: Element) -> list[Phrase]:
        """Return what the rules propose: their answer, then what they would also think of."""
        if element is Element.POPULATION:
            first = self.cohorts[0].phrase if self.cohorts else None
            others = self.people.phrases()
            return [first, *(p for p in others if p.text != first.text)] if first else others
        answer = self.outcome
        if element is not Element.OUTCOME:
            answer = self.comparison
            if element is Element.INTERVENTION:
                answer = self.arms.intervention if self.arms else None
        return [answer] if answer else []


class _Choice:
    """Chooses the phrase of a slot among what rules and tagger propose."""

    def __init__(self, document: Document, tags: Tags, abbreviations: Mapping[str, str]) -> None:
        self._document = document
        self._proposals = Proposals(document, tags)
        self._abbreviations = abbreviations
        self._brief = len(document.sentences) <= BRIEF

    def _ruled(self, rules: Sequence[Phrase]) -> tuple[Phrase, float] | None:
        """Return the rules' answer and their trust in it, less where it is long."""
        answer = next((phrase for phrase in rules if phrase.rule), None)
        if answer is None:
            return None
        return answer, answer.score - (0.1 if len(answer.text) > 70 else 0.0)

    def _ranked(
        self, element: Element, rules: Sequence[Phrase], other: Phrase | None
    ) -> tuple[Phrase, float] | None:
        """Return the likeliest of all that is proposed, and how likely it is."""
        proposed = self._proposals.candidates(element, rules, other)
        found = best(element, [c for c in proposed if not _same(c.phrase, other)])
        return (found[0].phrase, found[1]) if found else None

    def slot(
        self, element: Element, rules: Sequence[Phrase], other: Phrase | None = None
    ) -> tuple[Slot, Phrase | None]:
        """Return the slot and its phrase; an empty slot where no phrase is likely enough.

        ``other`` is the answer of another slot; what names the same is passed over.
        """
        found = self._ruled(rules) if self._brief else self._ranked(element, rules, other)
        if found is None or found[1] < (TRUST if self._brief else THRESHOLD):
            return Slot(element), None
        phrase, confidence = found[0], round(found[1], 2)
        if element is Element.POPULATION:
            phrase = trimmed(phrase)
        text = spelled_out(readable(phrase.text), self._abbreviations)
        return Slot(element, text, (_span(self._document, phrase),), confidence), phrase


def _with_what_they_got(document: Document, slot: Slot) -> Slot:
    """Return the comparator, where it is no more than "control", with what the controls got."""
    place = given_to_controls(document) if slot.found and is_generic(slot.text) else None
    if place is None:
        return slot
    sentence, start, end = place
    text = f"{slot.text}: {readable(sentence.text[start:end])}"
    return replace(slot, text=text, spans=(*slot.spans, document.span(sentence, start, end)))


def _same(one: Phrase, other: Phrase | None) -> bool:
    """Whether two phrases name the same thing, or the first is a choice that holds the second."""
    if other is None:
        return False
    if one.sentence == other.sentence and one.start < other.end and other.start < one.end:
        return True
    a, b = content_words(one.text), content_words(other.text)
    return bool(a) and (a == b or (bool(b) and b < a and _CHOICE.search(one.text) is not None))


_CHOICE = Pattern(r"(?i)\b(?:or|versus|vs)\b")


def _span(document: Document, phrase: Phrase) -> Span:
    return document.span(document.sentences[phrase.sentence], phrase.start, phrase.end)


_STANDARD = word_set("RCT HIV AIDS DNA RNA USA UK")


def _words(text: str) -> str:
    return text.lower().replace("-", " ")


def spelled_out(text: str, abbreviations: Mapping[str, str]) -> str:
    """Return ``text`` with abbreviations that the paper defines spelled out once."""
    for short, long in abbreviations.items():
        if short not in text or short in _STANDARD or _words(long) in _words(text):
            continue
        if place := _abbreviation_at(text, short):
            text = text[: place[0]] + long + text[place[1] :]
    return text


def _abbreviation_at(text: str, short: str) -> tuple[int, int] | None:
    """Return where ``short`` stands as a word, the brackets around it with it.

    By hand: to compile an expression for each abbreviation takes longer than to read the paper.
    """
    at = text.find(short)
    while at >= 0:
        end = at + len(short)
        before, behind = text[:at].rstrip(), text[end:].lstrip()
        if before.endswith("(") and behind.startswith(")"):
            return len(before) - 1, len(text) - len(behind) + 1
        if not (text[at - 1 : at].isalnum() or text[at - 1 : at] in {"-", "_"}) and not (
            text[end : end + 1].isalnum() or text[end : end + 1] == "_"
        ):
            return at, end
        at = text.find(short, end)
    return None


def _cohorts_slot(
    document: Document, cohorts: Sequence[Cohort], abbreviations: Mapping[str, str]
) -> Slot:
    """Return several populations, each with the kind of study that it was in."""
    named = [
        (c.study if len(cohorts) > 1 else "", _ARM_SIZES.sub("", c.phrase.text)) for c in cohorts
    ]
    texts = [f"{study}: {readable(text)}" if study else readable(text) for study, text in named]
    spans = tuple(_span(document, cohort.phrase) for cohort in cohorts)
    confidence = round(min(0.9, 0.35 + 0.12 * min(cohort.phrase.score for cohort in cohorts)), 2)
    if confidence < TRUST:
        return Slot(Element.POPULATION)
    return Slot(Element.POPULATION, spelled_out("; ".join(texts), abbreviations), spans, confidence)


def _described(
    document: Document,
    slot: Slot,
    phrase: Phrase | None,
    ruled: Ruled,
    abbreviations: Mapping[str, str],
) -> Slot:
    """Return the slot without the sizes of the arms; with who they were, where it only counts them."""
    if phrase is None:
        return slot
    text, spans = readable(_ARM_SIZES.sub("", phrase.text)), slot.spans
    counted = Cohort(phrase, "", number_of(text.split()[0]) if text else None)
    cohort = next((c for c in ruled.cohorts if c.phrase.text == phrase.text), counted)
    if more := _description(ruled.people, cohort):
        span = _span(document, more)
        if cohort.total is None:
            text, spans = readable(more.text), (span,)
        else:
            text, spans = _joined(text, more.text), (*spans, span)
    return replace(slot, text=spelled_out(text, abbreviations), spans=spans)


_ARM_SIZES = Pattern(r" ?\([^()]*\bn ?= ?\d[^()]*[;,][^()]*(?:\)|$)")
"""A bracket that names the arms and their sizes: no part of who they were."""
_BARE = Pattern(
    r"(?i)^(?:a total of )?[\w, -]{0,45}?(?:patients|participants|subjects|individuals|"
    r"people|persons|volunteers|children|women|men|adults|infants|eyes|outpatients)\s*$"
)


def _description(people: People, cohort: Cohort) -> Phrase | None:
    """Return what says more, where a phrase only names or counts people."""
    text = re.sub(r"\s*\([^)]*\)\s*$", "", cohort.phrase.text)
    said = text.lower().split()
    if cohort.total is None and not _SAYS_NOTHING.issuperset(said):
        return None
    if len(said) > 3 or not _BARE.match(text):
        return None
    return people.describing(cohort.phrase)


_SAYS_NOTHING = word_set(
    "patients participants subjects individuals people persons volunteers study eligible enrolled "
    "included randomized randomised all total consecutive the these our population"
)


def _joined(counted: str, described: str) -> str:
    """Join "226 patients" and "patients with HCC" to "226 patients with HCC"."""
    number = re.sub(r"\s*\([^)]*\)\s*$", "", counted).split()
    words = described.split()
    if len(number) >= 2 and words and number[-1].lower() == words[0].lower():
        return readable(" ".join([*number, *words[1:]]))
    return f"{counted}: {readable(described)}"
