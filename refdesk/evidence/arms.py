# SPDX-License-Identifier: GPL-3.0-or-later
"""What was done and compared with what: the arms of a study.

Each rule is one wording that leaves one reading; the first that fits wins, in order of how often
it was right on half of the articles with doctors' own words (see ``RULE_TRUST``).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from refdesk.evidence.allocation import Place, arms_given, arms_received, shared_head
from refdesk.evidence.arm_phrases import RULE_TRUST, arm_phrase, is_control
from refdesk.evidence.arm_wordings import (
    ASSOCIATED,
    COMPARE,
    CONTROL,
    CONTROL_GROUP,
    CONTROL_RECEIVED,
    COUNTED_BRACKET,
    COUNTS,
    EFFECT,
    GROUPS,
    RECEIVED,
    TITLE_FOR,
    TITLE_LEAD,
    TITLE_VS,
    TREAT_WITH,
    VERSUS,
    WAS_COMPARED,
)
from refdesk.evidence.outcomes import Phrase, ends_in_measure
from refdesk.evidence.pattern import Pattern
from refdesk.evidence.phrases import readable
from refdesk.evidence.text import Document, Role, Sentence


@dataclass(frozen=True, slots=True)
class Arms:
    """Intervention and comparison as phrases of the text; ``None`` where the text does not say."""

    intervention: Phrase | None
    comparison: Phrase | None
    rule: str


def _ordered(first: Phrase, second: Phrase, rule: str) -> Arms | None:
    """Return two phrases as intervention and comparison: the control comes second."""
    one, other = first.text.lower(), second.text.lower()
    if one == other:
        return None
    added = one in other and not is_control(other)
    if added or (is_control(one) and not is_control(other)):
        first, second = second, first
    return Arms(first, second, rule)


def _pair(number: int, sentence: Sentence, match: re.Match[str], rule: str) -> Arms | None:
    first = arm_phrase(number, sentence, *match.span("a"), rule)
    second = arm_phrase(number, sentence, *match.span("b"), rule)
    if first is None or second is None:
        return None
    return _ordered(first, second, rule)


def _listed(number: int, sentence: Sentence, places: Sequence[Place], rule: str) -> Arms | None:
    """Return the arms of a list: all that are no control are the intervention."""
    phrases = [arm_phrase(number, sentence, start, end, rule) for start, end in places]
    if len(phrases) == 2 and phrases[1] is not None:
        start, end = places[0]
        if shared := shared_head(sentence.plain[start:end], phrases[1].text):
            alone = Phrase(number, start, end, shared, RULE_TRUST[rule], rule)
            return _ordered(alone, phrases[1], rule)
    if None in phrases or len(places) < 2:
        return None
    found = [phrase for phrase in phrases if phrase]
    if len(found) == 2:
        return _ordered(found[0], found[1], rule)
    controls = [phrase for phrase in found if is_control(phrase.text)]
    active = [phrase for phrase in found if phrase not in controls]
    if not active or not controls:
        return Arms(found[0], found[-1], rule)
    text = "; ".join(phrase.text for phrase in active)
    start, end = active[0].start, active[-1].end
    joined = active[0] if len(text) > 100 else replace(active[0], start=start, end=end, text=text)
    if joined.start <= controls[0].start < joined.end:
        joined = active[0]
    return Arms(joined, controls[0], rule)


_LISTS: tuple[tuple[str, Callable[[Sentence], Iterator[list[Place]]]], ...] = (
    ("randomised to", arms_given),
    ("given", arms_received),
)
_PATTERNS: tuple[tuple[str, Pattern, frozenset[Role] | None], ...] = (
    ("groups", GROUPS, None),
    ("compared", COMPARE, None),
    ("compared", WAS_COMPARED, None),
)
_BARRED = frozenset({Role.BACKGROUND, Role.OTHER})


def find_arms(document: Document) -> Arms | None:
    """Return the arms that the text names, or ``None``."""
    arms = _pair_of_arms(document)
    intervention = arms.intervention if arms else None
    comparison = arms.comparison if arms else None
    if intervention is None:
        intervention = _single(document)
    if comparison is None:
        comparison = _control_received(document) or _named_control(document)
    if intervention and comparison and _overlap(intervention, comparison):
        comparison = None
    if intervention is None and comparison is None:
        return None
    return Arms(
        intervention,
        comparison,
        arms.rule if arms else (intervention or comparison or _NOTHING).rule,
    )


_NOTHING = Phrase(0, 0, 0, "")


def _overlap(one: Phrase, other: Phrase) -> bool:
    if one.sentence == other.sentence and one.start < other.end and other.start < one.end:
        return True
    return other.text.lower() in one.text.lower() and not is_control(other.text)


# "251 who received X and 326 controls" says more than "114 in the X group and 112 in ..."
_GAVE = Pattern(r"(?i)\b(?:received|had|underwent|treated with|given|took)\b")


def _pair_of_arms(document: Document) -> Arms | None:
    """Return the arms by the first wording that names both, the surest wording first."""
    finders = (_title_versus, _counted, _lists, _patterns, _versus)
    return next((arms for finder in finders if (arms := finder(document))), None)


def _versus_in(title: Sentence) -> Iterator[list[Place]]:
    """Yield the two arms of "Efficacy of A versus B", without what leads up to the first."""
    for match in TITLE_VS.finditer(title.plain):
        loose = match["join"].lower() == "or"
        if loose and "?" in title.text:
            continue
        leads = list(TITLE_LEAD.finditer(title.plain, *match.span("a")))
        start = leads[-1].end() if leads else match.start("a")
        if loose:
            start = max(
                [
                    start,
                    *(m.end() for m in _LOOSE_LEAD.finditer(title.plain, start, match.end("a"))),
                ]
            )
        yield [(start, match.end("a")), match.span("b")]


# "effects during intubation with X or Y": an "or" joins only what stands right before it
_LOOSE_LEAD = Pattern(r"(?i)\b(?:with|by|using|of|during|after) ")


def _title_versus(document: Document) -> Arms | None:
    for number, sentence in enumerate(document.sentences):
        if sentence.role is Role.TITLE:
            for places in _versus_in(sentence):
                if arms := _listed(number, sentence, places, "title versus"):
                    return arms
    return None


def _counted(document: Document) -> Arms | None:
    spare: Arms | None = None
    for number, sentence in enumerate(document.sentences):
        if sentence.role in _BARRED:
            continue
        for match in (
            *COUNTED_BRACKET.finditer(sentence.text),
            *COUNTS.finditer(sentence.plain),
        ):
            if arms := _pair(number, sentence, match, "arms with counts"):
                if _GAVE.search(match[0]):
                    return arms
                spare = spare or arms
    return spare


def _lists(document: Document) -> Arms | None:
    for rule, lists in _LISTS:
        for number, sentence in enumerate(document.sentences):
            if sentence.role in _BARRED or (
                rule == "given" and sentence.role in {Role.RESULTS, Role.CONCLUSIONS}
            ):
                continue
            for places in lists(sentence):
                if arms := _listed(number, sentence, places, rule):
                    return arms
    return None


def _patterns(document: Document) -> Arms | None:
    for rule, pattern, _ in _PATTERNS:
        for number, sentence in enumerate(document.sentences):
            if sentence.role in _BARRED or (
                rule == "compared" and sentence.role in {Role.RESULTS, Role.CONCLUSIONS}
            ):
                continue
            for match in pattern.finditer(sentence.plain):
                if arms := _pair(number, sentence, match, rule):
                    return arms
    return None


def _versus(document: Document) -> Arms | None:
    for number, sentence in enumerate(document.sentences):
        if sentence.role is Role.BACKGROUND:
            continue
        match = VERSUS.search(sentence.text)
        if match and (found := arm_phrase(number, sentence, *match.span("b"), "versus")):
            return Arms(_single(document), found, "versus")
    return None


def _single(document: Document) -> Phrase | None:
    """Return the intervention where no wording gives both arms."""
    title = [(n, s) for n, s in enumerate(document.sentences) if s.role is Role.TITLE]
    aims = [(n, s) for n, s in enumerate(document.sentences) if s.role is Role.OBJECTIVE]
    for rule, pattern, scope in (
        ("effect of", EFFECT, title),
        ("effect of", EFFECT, aims),
        ("effect of", ASSOCIATED, title),
        ("title", TREAT_WITH, title),
        ("title", TITLE_FOR, title),
        ("received", RECEIVED, list(enumerate(document.sentences))),
    ):
        for number, sentence in scope:
            for match in pattern.finditer(sentence.text):
                if (
                    found := arm_phrase(number, sentence, *match.span("a"), rule)
                ) and not _controls_only(found.text):
                    loose = pattern is TITLE_FOR or pattern is ASSOCIATED
                    if loose and _weak_title(match, found.text):
                        continue
                    return found
    return None


def _weak_title(match: re.Match[str], name: str) -> bool:
    """Whether "X in patients with Y" is about something else than a treatment X."""
    words = name.lower().split()
    if words[0].endswith("ing") or words[0] in {"patient", "patients"}:
        return True
    if {"may", "and", "of", "as", "the", "is", "to"} & set(words) or ends_in_measure(name):
        return True
    return len(words) > 3 and bool(_IN_PEOPLE.search(match[0]))


_IN_PEOPLE = Pattern(
    r"(?i) in (?:patients|children|women|men|adults|infants|people|subjects|healthy|older|acute|"
    r"chronic|advanced) $"
)


def _controls_only(text: str) -> bool:
    return bool(re.match(r"(?i)^(?:placebo|controls?|usual care|no \w+)\b", text))


def _control_received(document: Document) -> Phrase | None:
    """Return what a control group was given: "the control group received usual care"."""
    for number, sentence in enumerate(document.sentences):
        if sentence.role in _BARRED:
            continue
        for match in CONTROL_RECEIVED.finditer(sentence.plain):
            if found := arm_phrase(number, sentence, *match.span("b"), "received"):
                return found
    return None


def _named_control(document: Document) -> Phrase | None:
    """Return placebo, usual care, no treatment; else a control group; ``None`` where there is no arm."""
    for rule, pattern in (("named control", CONTROL), ("group", CONTROL_GROUP)):
        for number, sentence in enumerate(document.sentences):
            if sentence.role in {Role.BACKGROUND, Role.OTHER, Role.CONCLUSIONS}:
                continue
            for match in pattern.finditer(sentence.text):
                text = match["b"]
                follower = sentence.text[match.end() : match.end() + 12]
                if follower.startswith("-controlled"):
                    at = match.start("b") + match["b"].lower().find("placebo")
                    return Phrase(
                        number, at, at + 7, sentence.text[at : at + 7], RULE_TRUST[rule], rule
                    )
                if re.match(r"(?i)saline|vehicle", text) and not re.search(
                    r"(?i)\b(?:or|and|versus|control)\W*$", sentence.text[: match.start()]
                ):
                    continue
                clean = readable(text) if pattern is CONTROL else text
                at = sentence.text.find(clean, match.start())
                return Phrase(number, at, at + len(clean), clean, RULE_TRUST[rule], rule)
    return None
