# SPDX-License-Identifier: GPL-3.0-or-later
"""What was done and compared with what: the arms of a study.

Each rule is one wording that leaves one reading; the first that fits wins, in order of how often
it was right on half of the articles with doctors' own words (see ``RULE_TRUST``).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from refdesk.evidence.arm_wordings import (
    COMPARE,
    CONTROL,
    CONTROL_GROUP,
    COUNTS,
    EFFECT,
    NOT_ARM,
    RANDOM,
    RECEIVED,
    STUDIED,
    TITLE_FOR,
    TITLE_VS,
    TREAT_WITH,
    VERSUS,
)
from refdesk.evidence.outcomes import Phrase
from refdesk.evidence.pattern import Pattern
from refdesk.evidence.phrases import readable
from refdesk.evidence.text import Document, Role, Sentence
from refdesk.evidence.vocabulary import COMPARATOR_WORDS


@dataclass(frozen=True, slots=True)
class Arms:
    """Intervention and comparison as phrases of the text; ``None`` where the text does not say."""

    intervention: Phrase | None
    comparison: Phrase | None
    rule: str


RULE_TRUST = {
    "arms with counts": 0.7,
    "randomised to": 0.65,
    "title versus": 0.65,
    "named control": 0.65,
    "versus": 0.65,
    "compared": 0.5,
    "effect of": 0.5,
    "received": 0.45,
    "title": 0.42,
    "group": 0.42,
}
"""Confidence of a slot by the wording that gave it.

Set between the share of phrases that overlap a doctor's phrase of the same trial by half or more
(``bench_evidence.py``, tuning half: 0.6, 0.57, 0.55, 0.6, 0.7, 0.35, 0.3, -, 0.13, 0.3 in this
order) and the share found right by reading a sample, which is higher: doctors word an arm in full.
"""

_READ = 1500
"""Characters of a sentence that are searched for arms; no prose sentence is longer."""


def _phrase(number: int, sentence: Sentence, start: int, text: str, rule: str) -> Phrase | None:
    control = CONTROL_GROUP.match(text.strip())
    if control and rule == "arms with counts":
        at = sentence.text.find(control["b"], start)
        return Phrase(number, at, at + len(control["b"]), control["b"], RULE_TRUST[rule], rule)
    clean = _strip(text)
    if (
        not clean
        or _VERB_FIRST.match(clean)
        or len(clean) < 2
        or NOT_ARM.match(clean)
        or len(clean) > 110
        or not any(c.isalpha() for c in clean)
    ):
        return None
    if STUDIED.search(clean) or len(clean.split()) > 16:
        return None
    at = sentence.text.find(clean, start)
    if at < 0:
        return None
    return Phrase(number, at, at + len(clean), clean, RULE_TRUST[rule], rule)


_VERB_FIRST = Pattern(
    r"(?i)(?:address|assess|evaluate|determine|compare|improve|reduce|examine|investigate|"
    r"test|be|is|was|were|if|whether|how|what|involving|"
    r"providing|including|using|does|do|can|will|should|experimental group|intervention "
    r"group|treatment group)\b"
)
_EXTRA = Pattern(
    r"(?i)(?:,? (?:in patients|in addition to|once|twice|daily|every|for (?:\d|one|two|three|"
    r"four|five|six|eight|up)|given|administered|at a dose|starting|beginning|in the "
    r"(?:treatment|prevention|management)|"
    r"in (?:women|men|children|adults|infants)|as (?:measured|well as)|to (?:reduce|prevent|"
    r"improve)|during \w|delivered|consisting of|followed for|who |where|which|that |with "
    r"regard).*)$"
)
_FRONT = Pattern(
    r"(?i)^(?:(?:the|a|an|either|to|be|been|allocated to|assigned to|receive|receiving|"
    r"received|given|undergo|treatment with|therapy with|treated with|of|with|by|"
    r"group of|groups? [\w][,:]?|use of|addition of|\d+ (?:patients|subjects|women|men|"
    r"children|participants)|one group|(?:intervention|experimental|treatment|control|"
    r"active) "
    r"(?:group|arm|condition)[,:]?|\(?[ai1]\)|\d\)|on the .{3,60}? of|effects? (?:of|on) "
    r"(?:.{3,60}? of )?(?:the )?|.{0,60}? (?:trial|study) (?:of|comparing))(?:\s+|"
    r"(?<=[,:)])\s*))+"
)


# "adjuvant CIK therapy and 326 controls": the count opens another group.
_SECOND_GROUP = Pattern(
    r"(?i),?(?: and| or| versus| vs\.?)? (?:the (?:other|remaining) )?\d+ (?:\w+ "
    r")?(?:controls?|patients|participants|subjects|women|men|children|people|were|received|"
    r"in|to)\b.*$"
)
_DANGLING = Pattern(
    r"(?i)(?:[ ,]+(?:combined|either|alone and|followed|given|group \w|versus|plus|"
    r"combination|patients|groups?))+$"
)
_UNIT_HEAD = Pattern(r"(?i)^(?:[ivx]{1,3}|\w|group)[ ,:)]+(?=[a-z]{3})")


def _strip(text: str) -> str:
    text = re.sub(r" ?\(\d[\d,]*\)", " ", text) if "(" in text else text
    text = (
        re.sub(r"[\[(] ?(?:group \w+[,;: ]*)?[nN] ?= ?[\d,]+[^()\[\]]{0,20}[\])]", " ", text)
        if "=" in text
        else text
    )
    shortened = _SECOND_GROUP.sub("", _EXTRA.sub("", text))
    shortened = _FRONT.sub("", shortened.strip(" ,;:"))
    shortened = _DANGLING.sub("", readable(shortened))
    return _UNIT_HEAD.sub("", shortened)


def _pair(number: int, sentence: Sentence, match: re.Match[str], rule: str) -> Arms | None:
    first = _phrase(number, sentence, match.start("a"), match["a"], rule)
    second = _phrase(number, sentence, match.start("b"), match["b"], rule)
    if first is None or second is None or first.text.lower() == second.text.lower():
        return None
    added = first.text.lower() in second.text.lower()
    if added or (_controls(first.text) and not _controls(second.text)):
        first, second = second, first
    return Arms(first, second, rule)


def _controls(text: str) -> bool:
    """Whether a phrase reads like the comparator: its head is a control word."""
    return bool(COMPARATOR_WORDS.search(text))


_PAIR_RULES: tuple[tuple[str, Pattern, frozenset[Role] | None], ...] = (
    ("title versus", TITLE_VS, frozenset({Role.TITLE})),
    ("arms with counts", COUNTS, None),
    ("randomised to", RANDOM, None),
    ("compared", COMPARE, None),
)


def find_arms(document: Document) -> Arms | None:
    """Return the arms that the text names, or ``None``."""
    arms = _pair_of_arms(document)
    intervention = arms.intervention if arms else None
    comparison = arms.comparison if arms else None
    if intervention is None:
        intervention = _single(document)
    if comparison is None:
        comparison = _named_control(document)
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
    return other.text.lower() in one.text.lower() and not _controls(other.text)


# "251 who received X and 326 controls" says more than "114 in the X group and 112 in ..."
_GAVE = Pattern(r"(?i)\b(?:received|had|underwent|treated with|given|took)\b")


def _pair_of_arms(document: Document) -> Arms | None:
    spare: Arms | None = None
    for rule, pattern, roles in _PAIR_RULES:
        for number, sentence in enumerate(document.sentences):
            if roles is not None and sentence.role not in roles:
                continue
            if sentence.role in {Role.BACKGROUND, Role.OTHER} or (
                rule == "compared" and sentence.role is Role.RESULTS
            ):
                continue
            for match in pattern.finditer(sentence.text[:_READ]):
                if not (arms := _pair(number, sentence, match, rule)):
                    continue
                if rule != "arms with counts" or _GAVE.search(match[0]):
                    return arms
                spare = spare or arms
        if rule == "arms with counts" and spare:
            return spare
    for number, sentence in enumerate(document.sentences):
        if sentence.role is Role.BACKGROUND:
            continue
        versus = VERSUS.search(sentence.text)
        if versus and (
            found := _phrase(number, sentence, versus.start("b"), versus["b"], "versus")
        ):
            return Arms(_single(document), found, "versus")
    return None


def _single(document: Document) -> Phrase | None:
    """Return the intervention where no wording gives both arms."""
    title = [(n, s) for n, s in enumerate(document.sentences) if s.role is Role.TITLE]
    aims = [(n, s) for n, s in enumerate(document.sentences) if s.role is Role.OBJECTIVE]
    for rule, pattern, scope in (
        ("effect of", EFFECT, title),
        ("effect of", EFFECT, aims),
        ("title", TREAT_WITH, title),
        ("title", TITLE_FOR, title),
        ("received", RECEIVED, list(enumerate(document.sentences))),
    ):
        for number, sentence in scope:
            for match in pattern.finditer(sentence.text):
                if (
                    found := _phrase(number, sentence, match.start("a"), match["a"], rule)
                ) and not _controls_only(found.text):
                    return found
    return None


def _controls_only(text: str) -> bool:
    return bool(re.match(r"(?i)^(?:placebo|controls?|usual care|no \w+)\b", text))


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


def arm_phrases(document: Document, arms: Arms | None) -> list[Phrase]:
    """Return every phrase that some wording names as an arm, the slots' own first."""
    found = [phrase for phrase in (arms.comparison, arms.intervention) if phrase] if arms else []
    for number, sentence in enumerate(document.sentences):
        if sentence.role in {Role.BACKGROUND, Role.OTHER}:
            continue
        text = sentence.text[:_READ]
        for rule, pattern, names in _wordings(sentence.role):
            for match in pattern.finditer(text):
                phrases = (_phrase(number, sentence, match.start(n), match[n], rule) for n in names)
                found.extend(phrase for phrase in phrases if phrase)
    return found


def _wordings(role: Role) -> Iterator[tuple[str, Pattern, str]]:
    """Yield the wordings that a sentence of ``role`` may use, with the groups that hold arms."""
    for rule, pattern, roles in _PAIR_RULES:
        if roles is None or role in roles:
            yield rule, pattern, "ab"
    if role in {Role.TITLE, Role.OBJECTIVE}:
        yield "effect of", EFFECT, "a"
    if role is Role.TITLE:
        yield "title", TITLE_FOR, "a"
