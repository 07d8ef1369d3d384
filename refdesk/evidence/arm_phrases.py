# SPDX-License-Identifier: GPL-3.0-or-later
"""A piece of a sentence made the name of an arm, or refused."""

import re
from functools import lru_cache

from refdesk.evidence.arm_wordings import CONTROL_GROUP, NOT_ARM, STUDIED
from refdesk.evidence.outcomes import Phrase, ends_in_measure
from refdesk.evidence.pattern import Pattern
from refdesk.evidence.phrases import readable
from refdesk.evidence.text import Sentence
from refdesk.evidence.vocabulary import COMPARATOR_WORDS

RULE_TRUST = {
    "arms with counts": 0.7,
    "randomised to": 0.7,
    "title versus": 0.7,
    "named control": 0.7,
    "versus": 0.7,
    "given": 0.65,
    "groups": 0.6,
    "compared": 0.5,
    "effect of": 0.5,
    "received": 0.5,
    "group": 0.5,
    "title": 0.42,
}
"""Confidence of a slot by the wording that gave it.

On the tuning half (145 articles with doctors' phrases, ``bench_evidence.py``) 0.71 of the phrases
of the sure wordings named what a doctor named, 0.4 to 0.7 of "compared", 0.43 of "effect of", 0.5 of
"group", 0.2 of "title" (10 cases; 7 of them are right as one reads them: doctors name the dose).
"""

_LONGEST = 130
_MOST_WORDS = 16


def arm_phrase(number: int, sentence: Sentence, start: int, end: int, rule: str) -> Phrase | None:
    """Return the arm that ``[start, end)`` of a sentence names; ``None`` where it names none."""
    text = sentence.text[start:end]
    control = CONTROL_GROUP.match(text.strip())
    if control and rule == "arms with counts":
        at = sentence.text.find(control["b"], start)
        return Phrase(number, at, at + len(control["b"]), control["b"], RULE_TRUST[rule], rule)
    clean = _strip(_named_group(text))
    if not _is_name(clean):
        return None
    at, stop = _place(sentence.text, clean, start, end)
    return Phrase(number, at, stop, clean, RULE_TRUST[rule], rule) if at >= 0 else None


def _is_name(clean: str) -> bool:
    if len(clean) < 2 or len(clean) > _LONGEST or not any(c.isalpha() for c in clean):
        return False
    if NOT_ARM.match(clean) or _VERB_FIRST.match(clean) or STUDIED.search(clean):
        return False
    return len(clean.split()) <= _MOST_WORDS and not ends_in_measure(clean)


def _place(text: str, clean: str, start: int, end: int) -> tuple[int, int]:
    """Return where a cleaned name stands; from its first to its last word where a count was cut out."""
    at = text.find(clean, start)
    if at >= 0:
        return at, at + len(clean)
    words = clean.split()
    tail = words[-1].strip("()[]")
    at, last = text.find(words[0], start, end), text.rfind(tail, start, end)
    if not tail or not 0 <= at < last:
        return -1, -1
    return at, last + len(tail)


@lru_cache(maxsize=4096)
def is_control(text: str) -> bool:
    """Whether a phrase reads like the comparator: placebo, usual care, X alone."""
    return bool(COMPARATOR_WORDS.search(text))


_GROUP_WITH_NAME = Pattern(
    r"(?i)^\W*(?:an? |the )?(?:control|intervention|experimental|treatment|study|comparison|"
    r"active)(?: group| arm)? ?\((?P<name>(?=[^()]*[a-z]{4})[^()=\d]{4,70})\)\W*(?:groups?|arms?)?\W*$"
)


def _named_group(text: str) -> str:
    """Return what the bracket says in "control group (occupational therapy)"."""
    match = _GROUP_WITH_NAME.match(text)
    return match["name"] if match else text


_VERB_FIRST = Pattern(
    r"(?i)(?:have|has|get|stay|go|make|decrease|increase|reduction|change|difference|may|"
    r"address|assess|evaluate|determine|compare|improve|reduce|examine|investigate|"
    r"test|be|is|was|were|if|whether|how|what|involving|"
    r"providing|including|using|does|do|can|will|should|experimental group|intervention "
    r"group|treatment group)\b"
)
_EXTRA = Pattern(
    r"(?i)(?:,? (?:in patients|in addition to|once|twice|daily|every|for (?:\d|one|two|three|"
    r"four|five|six|eight|up)|given|administered|at a dose|starting|beginning|in the "
    r"(?:treatment|prevention|management)|"
    r"in (?:women|men|children|adults|infants)|as (?:measured|well as)|to (?:reduce|prevent|"
    r"improve)|during \w|delivered|consisting of|followed for|concerning|who |where|which|that |with "
    r"regard).*)$"
)
_FRONT = Pattern(
    r"(?i)^(?:(?:the|a|an|either|to|be|been|allocated to|assigned to|receive|receiving|"
    r"received|given|undergo|treatment with|therapy with|treated with|of|with|by|"
    r"(?:patients|children|women|men|subjects|participants|birds|animals|rats|those) in the|"
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


_COUNT_IN_BRACKET = Pattern(
    r"(?i) ?[\[(](?P<head>[^()\[\]]{0,60}?)[,;: ]*(?:\b(?:n ?= ?)?\d[\d,]*"
    r"(?: (?:patients|women|men|children|subjects|participants|people|infants))?|"
    r"n ?= ?\d[^()\[\]]{0,25})[\])]"
)


def _without_count(match: re.Match[str]) -> str:
    """Return "(50 mg)" for "(50 mg, n = 20)"; nothing for a count alone."""
    head = match["head"].strip(" ,;:")
    return f" ({head})" if any(c.isalpha() for c in head) and "group" not in head.lower() else " "


# "statin use and the risk of cancer": what follows is the outcome
_AND_MEASURE = Pattern(
    r"(?i),? and (?:the |its |their |long-term |clinical )*(?:risks?|incidence|outcomes?|effects?|safety|"
    r"efficacy|mortality|prognosis|survival|quality of life)\b.*$"
)


def _strip(text: str) -> str:
    if "(" in text or "[" in text:
        text = _COUNT_IN_BRACKET.sub(_without_count, text)
    text = _AND_MEASURE.sub("", text)
    shortened = _SECOND_GROUP.sub("", _EXTRA.sub("", text))
    shortened = _FRONT.sub("", shortened.strip(" ,;:"))
    shortened = _DANGLING.sub("", readable(shortened))
    return _UNIT_HEAD.sub("", shortened).strip("\"' ")
