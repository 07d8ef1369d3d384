# SPDX-License-Identifier: GPL-3.0-or-later
"""Arms whose sizes stand in a sentence each, or once for all: "Group I had 15", "three groups of 200"."""

from collections.abc import Iterator

from refdesk.domain.evidence import ArmSize
from refdesk.evidence.arm_sizes import FEWEST, are_arms
from refdesk.evidence.pattern import Pattern
from refdesk.evidence.phrases import NUMBER, number_of
from refdesk.evidence.text import Document, Role, Sentence

_PEOPLE = (
    r"(?:patients|participants|subjects|women|men|children|people|infants|adults|volunteers|students|"
    r"individuals|eyes|teeth|cases|rats|mice|animals|girls|boys|practices|schools|clusters)"
)
_LABEL = r"(?:I{1,3}|IV|[A-E]|[1-5])"
_ORDINAL = r"(?:first|second|third|fourth)"
_GROUP_OF = Pattern(
    rf"\b(?P<name>(?:[Gg]roup|[Aa]rm) {_LABEL}|(?:the )?{_ORDINAL} (?:group|arm))\b"
    rf"(?:,? (?:which )?(?:consisted of|comprised|included|had|of|was|were|with|:)(?: (?:of|the))?|"
    r",? ?[(\[](?:[\w /.-]{1,40}[,;:] ?)?(?:[nN] ?= ?)?|: (?:[\w ]{1,30} )?(?:of )?) ?"
    rf"(?P<n>{NUMBER})(?= {_PEOPLE}| pt\b|[)\],;])(?! ?(?:%|years|mg|weeks|days))",
    hints=("roup", "arm", "Arm"),
)
"""A group by its number or letter, with its size behind it."""
_NAMED = Pattern(
    rf"\b[Ii]n (?:the )?(?P<name>(?:[\w/+-]+ ){{1,4}}?)(?:group|arm) [(\[](?:[nN] ?= ?)?(?P<n>\d[\d,]*)"
    rf"(?: {_PEOPLE})?[)\]]",
    hints=("group (", "arm (", "group [", "arm ["),
)
_EACH = Pattern(
    rf"(?i)(?:randomi[sz]\w+|random\w*|assigned|allocated|divided|split|distributed|placed|into?|to) "
    rf"(?:[\w-]+ ){{0,4}}?"
    rf"(?<![\d.])\b(?P<k>two|three|four|five|six|[2-6]) (?:[\w-]+ ){{0,3}}?(?:groups?|arms?)\b[^.;]{{0,60}}?"
    rf"(?:\bof (?P<n>{NUMBER})(?: {_PEOPLE})?(?: each\b|(?=[:.,;)]))|"
    rf"[(\[][nN] ?= ?(?P<n2>\d+)(?: (?:each|per group|in each(?: group)?|{_PEOPLE} each))?[)\]]|"
    rf"\b(?P<n3>{NUMBER}) (?:{_PEOPLE} )?(?:each|per group|per arm|in each(?: group)?)\b|"
    rf"\beach (?:[\w-]+ ){{0,2}}?(?:of|with|composing of|composed of|consisting of|containing) "
    rf"(?P<n4>{NUMBER})\b)",
    hints=("each", "per ", "groups of", "n =", "n="),
)
"""One size for so many groups: "randomised to three groups of 200 patients each"."""
_OTHER = frozenset({Role.BACKGROUND, Role.CONCLUSIONS})
_LARGEST_RATIO = 5
_MOST = 6
_LEAST = 4


def arms_across(document: Document) -> tuple[ArmSize, ...]:
    """Return the arms that sentences give one by one, or that one size is told of for all."""
    sentences = [s for s in document.sentences if s.role not in _OTHER or _speaks(s)]
    for pattern in (_GROUP_OF, _NAMED):
        found: dict[str, ArmSize] = {}
        for sentence in sentences:
            for arm in _read(document, sentence, pattern):
                found.setdefault(arm.name.lower(), arm)
        arms = tuple(found.values())
        if len(arms) <= _MOST and are_arms(arms, _LARGEST_RATIO):
            return arms
    for sentence in sentences:
        if each := _of_each(document, sentence):
            return each
    return ()


def _speaks(sentence: Sentence) -> bool:
    """Whether a sentence of an abstract without labels tells of groups."""
    return sentence.role is Role.BACKGROUND and "group" in sentence.text


def _read(document: Document, sentence: Sentence, pattern: Pattern) -> Iterator[ArmSize]:
    for match in pattern.finditer(sentence.text):
        size = number_of(match["n"])
        name = match["name"].strip().removeprefix("the ")
        if size and size >= _LEAST:
            yield ArmSize(name, size, document.span(sentence, match.start("name"), match.end("n")))


def _of_each(document: Document, sentence: Sentence) -> tuple[ArmSize, ...]:
    match = _EACH.search(sentence.text)
    if not match:
        return ()
    group = next(g for g in ("n", "n2", "n3", "n4") if match[g])
    count, size = number_of(match["k"]), number_of(match[group])
    if not count or not size or count < FEWEST or size < _LEAST:
        return ()
    span = document.span(sentence, match.start("k"), match.end(group))
    return tuple(ArmSize(str(number + 1), size, span) for number in range(count))
