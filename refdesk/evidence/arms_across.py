# SPDX-License-Identifier: GPL-3.0-or-later
"""Arms whose sizes stand in a sentence each, or once for all: "Group I had 15", "three groups of 200"."""

import re
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
    rf"(?:\b[Ii]n (?:the )?|\b[Tt]he (?=[\w/+ -]{{2,60}} [(\[][nN] ?=))(?P<name>(?:[\w/+-]+ ){{1,4}}?)"
    rf"(?:group|arm) [(\[](?:[nN] ?= ?)?(?P<n>\d[\d,]*)(?: {_PEOPLE})?[)\]]",
    hints=("group (", "arm (", "group [", "arm ["),
)
_TREATED = Pattern(
    rf"\b(?:[Ii]n|[Aa]mong|[Oo]f) (?:the )?(?P<n>{NUMBER}) (?P<name>(?:[\w/+-]+-)?(?:control|placebo|treated|"
    rf"untreated|exposed|unexposed|trained)(?:-treated)?) {_PEOPLE}\b",
    hints=("control", "placebo", "treated", "exposed", "trained"),
)
"""People by what they were given: "in nine control patients ... in the 8 tea-treated patients"."""
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
_PER = r"(?:in each|per) (?:group|arm)"
_SO_MANY = Pattern(
    rf"(?i)\b(?P<k>two|three|four|five|six) groups of (?P<n>{NUMBER}) (?:[\w-]+ ){{0,3}}?{_PEOPLE}\b|"
    rf"\b(?P<k1>two|three|four|five|six) groups\b[^.;()]{{0,60}}[(\[](?P<n1>{NUMBER}) (?:{_PEOPLE} )?(?:for|"
    rf"in|per) (?:each )?(?:group|arm)[)\]]|"
    rf"\b(?P<whole>\d[\d,]*) {_PEOPLE} [(\[](?P<n2>{NUMBER}) (?:{_PEOPLE} )?{_PER}[)\]]|"
    r"(?P<two>\ban? [\w -]{2,30}group and an? [\w -]{2,30}group),? (?:with )?"
    rf"(?P<n3>{NUMBER}) (?:{_PEOPLE} )?{_PER}\b",
    hints=("groups of", "each", "per "),
)
"""The same without a word for the assignment: "375 people (125 in each arm)"."""
_OTHER = frozenset({Role.BACKGROUND, Role.CONCLUSIONS})
_LARGEST_RATIO = 5
_MOST = 6
_LEAST = 4


def arms_across(document: Document) -> tuple[ArmSize, ...]:
    """Return the arms that sentences give one by one, or that one size is told of for all."""
    sentences = [s for s in document.sentences if s.role not in _OTHER or _speaks(s)]
    for pattern in (_GROUP_OF, _NAMED, _TREATED):
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
    if match := _EACH.search(sentence.text):
        group = next(g for g in ("n", "n2", "n3", "n4") if match[g])
        count, size, first = number_of(match["k"]), number_of(match[group]), match.start("k")
    elif match := _SO_MANY.search(sentence.text):
        group = next(g for g in ("n", "n1", "n2", "n3") if match[g])
        size, first = number_of(match[group]), match.start()
        count = _times(match, size)
    else:
        return ()
    if not count or not size or not FEWEST <= count <= _MOST or size < _LEAST:
        return ()
    span = document.span(sentence, first, match.end(group))
    return tuple(ArmSize(str(number + 1), size, span) for number in range(count))


def _times(match: re.Match[str], size: int | None) -> int | None:
    """Return how many groups of one size there are: told, both, or as many as make the whole."""
    if match["whole"]:
        whole = number_of(match["whole"])
        return whole // size if whole and size and not whole % size else None
    return FEWEST if match["two"] else number_of(match["k"] or match["k1"])
