# SPDX-License-Identifier: GPL-3.0-or-later
"""Sizes of arms from the shares of their people: "14 (56%) of 25 receiving zinc and 5 of 22 on placebo"."""

import re
from collections.abc import Iterator

from refdesk.domain.evidence import ArmSize
from refdesk.evidence.arm_sizes import FEWEST, are_arms
from refdesk.evidence.pattern import Pattern
from refdesk.evidence.phrases import NUMBER
from refdesk.evidence.text import Document, Role, Sentence

_SHARE = rf"(?:{NUMBER}(?: \(\d+(?:\.\d+)? ?%\))? ?(?:/|\b(?:out )?of(?: the)?\b) ?)(?P<n>\d[\d,]*)"
_PEOPLE = (
    r"(?:patients|participants|subjects|women|men|children|people|infants|adults|cases|recipients|eyes|"
    r"controls|trials)"
)
_NAME = (
    r"[A-Za-z\d][\w/+.'-]*"
    r"(?: (?!and\b|or\b|versus\b|vs\b|but\b|compared\b|had\b|in\b|than\b)[\w/+.'-]+){0,5}?"
)
_SHARE_THEN_NAME = Pattern(
    rf"(?<![\w.,/]){_SHARE}[)\]]?(?:,? ?[\[(][^()\[\]]{{0,40}}[)\]])?(?:,? \d+(?:\.\d+)? ?%)?"
    rf"(?: (?:[\w-]+ )?{_PEOPLE})?(?: \(\d+(?:\.\d+)? ?%\))? "
    rf"(?:(?:in|of|among) (?:{_PEOPLE}|those) )?(?:on|in|receiving|given|treated with|taking|assigned to|"
    rf"randomi[sz]ed to|who received|with|under) (?:the )?(?P<name>{_NAME})"
    r"(?= groups?\b| arms?\b| ?[,;.)(\[]| and | or | versus | vs| compared| than| but |$)",
    hints=("/", " of "),
)
_NAME_THEN_SHARE = Pattern(
    rf"(?:^|\b(?:in|on|with|for|than|and|versus|vs\.?|or|the|to|comparing|of) )(?:the )?(?P<name>{_NAME})"
    rf"(?: groups?| arms?)?,? [(\[]?{_SHARE}(?= ?[\[(,;)]| {_PEOPLE})",
    hints=("/", " of "),
)
_NO_ARM = Pattern(
    r"(?i)(?:total|all|whom|which|these|them|those|patients?|participants?|cases?|men|women|and|or|of|"
    r"(?:the )?(?:study|trial|first|second|rate|response|total)s?|\d+|.*\b(?:was|were|of|had)\b.*)"
)
_SHARES = Pattern(r"\d ?/ ?\d|\bof (?:the )?\d")
"""A quick look: shares of two arms are two."""
_LARGEST_RATIO = 3
_LEAST = 4


def arms_of_shares(document: Document) -> tuple[ArmSize, ...]:
    """Return the arms whose shares a sentence prints: two or more, each with another name."""
    for sentence in document.sentences:
        if sentence.role in {Role.BACKGROUND, Role.OBJECTIVE}:
            continue
        if len(_SHARES.findall(sentence.text)) < FEWEST:
            continue
        for pattern in (_SHARE_THEN_NAME, _NAME_THEN_SHARE):
            found = tuple(_read(document, sentence, pattern))
            if are_arms(found, _LARGEST_RATIO) and all(arm.size >= _LEAST for arm in found):
                return found
    return ()


def _read(document: Document, sentence: Sentence, pattern: Pattern) -> Iterator[ArmSize]:
    for match in pattern.finditer(sentence.text):
        name = re.sub(r"(?i)^(?:the|an?) | (?:groups?|arms?)$", "", match["name"]).rstrip(".,")
        size = int(match["n"].replace(",", ""))
        if name and not _NO_ARM.fullmatch(name):
            first = min(match.start("name"), match.start("n"))
            last = max(match.end("name"), match.end("n"))
            yield ArmSize(name, size, document.span(sentence, first, last))
