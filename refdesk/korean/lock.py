# SPDX-License-Identifier: GPL-3.0-or-later
"""Korean that a machine wrote, held to its source: what the source does not say is pointed out.

Every number with its unit and sign, every Latin word and every name of a drug in the Korean must be in
the source; a direction or a "not significant" must not be the other way round. Pure and fast: a window
may ask while a text comes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from refdesk.korean.lock_directions import opposite
from refdesk.korean.lock_drugs import strange_drugs
from refdesk.korean.lock_number_words import fractions, roman
from refdesk.korean.lock_numbers import Quantity, plain, quantities
from refdesk.korean.lock_units import AGE, DATED, DAY, PERCENT, POINTS, YEAR, same_unit
from refdesk.korean.lock_words import initials, latin_words, strange_words

_END = re.compile(r"(?<=[.!?。])[\"”’)\]]*(?=\s)|\n+")
_NO_END = re.compile(
    r"(?:\bvs|\be\.g|\bi\.e|\bet al|\bNo|\bFig|\bcf|\bapprox|\bSt|\bDr|\s[A-Z])\.$"
)
_SPAN = re.compile(r"(?:19|20)\d\d[-–]$")
"""Before the last two figures of a year: 2004–13."""
_LESS = re.compile("감소|낮|줄|하락|저하|짧|떨어|단축|악화|손실|빠졌|빠져")
_WIDER = {"≥": frozenset("≥>"), "≤": frozenset("≤<")}
"""What 이상 and 이하 may give: Korean has them for "more than" as well."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that the source does not say.

    ``kind`` is ``number``, ``unit``, ``sign``, ``word``, ``drug``, ``direction`` or ``negation``; ``text``
    is what the Korean says, ``source`` what the source has in its place, where that can be told.
    """

    kind: str
    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class LockedSentence:
    """A sentence by its place in the Korean text, and what is doubtful in it."""

    start: int
    end: int
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class LockedText:
    """A text that was held to its source; ``missing`` are numbers of the source that it has not."""

    sentences: tuple[LockedSentence, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def doubtful(self) -> tuple[LockedSentence, ...]:
        """The sentences that are marked."""
        return tuple(sentence for sentence in self.sentences if sentence.doubts)


class Lock:
    """One source text, read once, to which Korean texts are held."""

    def __init__(self, source: str) -> None:
        self._text = plain(source)
        self._lower = self._text.lower()
        self._quantities = quantities(self._text, korean=False)
        self._words = latin_words(self._text)
        self._initials = initials(self._text)
        self._sentences = [self._text[start:end] for start, end in sentences(self._text)]

    def hold(self, korean: str, *, ended: bool = True, whole: bool = True) -> LockedText:
        """Hold a Korean text to the source.

        Args:
            korean: the text.
            ended: whether its last sentence is whole; one that is still coming is not judged.
            whole: whether the text is to have all numbers of the source.
        """
        text = plain(korean)
        places = list(sentences(text))
        judged = places if ended else places[:-1]
        found = quantities(text, korean=True)
        partners = self._partners([text[start:end] for start, end in places]) if ended else {}
        made = [
            LockedSentence(
                start,
                end,
                tuple(
                    dict.fromkeys(self._doubts(text[start:end], found, start, partners.get(number)))
                ),
            )
            for number, (start, end) in enumerate(judged)
        ]
        made += [LockedSentence(start, end) for start, end in places[len(judged) :]]
        return LockedText(tuple(made), self._missing(found) if ended and whole else ())

    # Inside

    def _doubts(
        self, sentence: str, found: list[Quantity], offset: int, partner: str | None
    ) -> Iterator[Doubt]:
        here = [q for q in found if offset <= q.start < offset + len(sentence)]
        broken = list(fractions(sentence))
        parts = [(start, end) for start, end, *_ in broken]
        for quantity in here:
            place = quantity.start - offset
            if not any(start <= place < end for start, end in parts):
                doubt = self._number(quantity, sentence)
                if doubt is not None:
                    yield doubt
        for start, end, above, below in broken:
            if not (self._has(below) and (above == 1 or self._has(above))):
                yield Doubt("number", sentence[start:end])
        taken = [(q.start - offset, q.end - offset) for q in here] + parts
        for start, end in strange_words(sentence, self._words, self._initials, taken):
            if roman(sentence[start:end]) is None:
                yield Doubt("word", sentence[start:end])
        for start, end in strange_drugs(sentence, self._words, self._lower):
            yield Doubt("drug", sentence[start:end])
        if partner is not None and (what := opposite(sentence, partner)):
            yield Doubt(what, "", partner.strip())

    def _has(self, value: Decimal) -> bool:
        return any(quantity.value == value for quantity in self._quantities)

    def _number(self, said: Quantity, sentence: str) -> Doubt | None:
        values = {said.value}
        if said.value == Decimal("0.5") and said.loose:
            values.add(Decimal(50))  # 절반
        same = [one for one in self._quantities if one.value in values and _may_give(said, one)]
        if not same:
            return Doubt("number", said.text)
        if said.loose:
            return None
        fitting = [one for one in same if self._unit_fits(said, one)]
        if not fitting:
            return Doubt("unit", said.text, same[0].text)
        signed = [one for one in fitting if _sign_fits(said, one)]
        if not signed:
            return Doubt("sign", _with_sign(said), _with_sign(fitting[0]))
        if not any(_minus_fits(said, one, sentence) for one in signed):
            return Doubt("sign", said.text, signed[0].text)
        return None

    def _unit_fits(self, said: Quantity, one: Quantity) -> bool:
        mine, other = said.unit, one.unit
        if same_unit(mine, other) or (one.lent and not mine) or (said.lent and not other):
            return True
        if mine == AGE:
            return other in {"", YEAR}
        if mine == YEAR and not other:
            return 1800 <= said.value <= 2100 or bool(_SPAN.search(self._text[: one.start]))
        if mine == DAY and not other:
            return said.value <= 31 and any(q.unit == DATED for q in self._quantities)
        if mine == "fold":
            return not other
        return mine == POINTS and other == PERCENT

    def _missing(self, found: list[Quantity]) -> tuple[str, ...]:
        values = {one.value for one in found}
        if Decimal("0.5") in values:
            values.add(Decimal(50))
        joined = [(q.start, q.end) for q in self._quantities if q.spaced and q.value in values]
        return tuple(
            dict.fromkeys(
                one.text.strip()
                for one in self._quantities
                if not (one.loose or one.word_only or one.value in values)
                and not any(start <= one.start < end for start, end in joined)
            )
        )

    def _partners(self, korean: list[str]) -> dict[int, str]:
        """Return which sentence of the source each Korean one gives, as far as that is certain.

        Numbers that only one sentence of the source has tell it; where there are as many sentences
        here as there and no number contradicts, the place does.
        """
        if len(self._sentences) == 1:
            return dict.fromkeys(range(len(korean)), self._sentences[0])
        homes: dict[Decimal, set[int]] = {}
        for number, sentence in enumerate(self._sentences):
            for one in quantities(sentence, korean=False):
                if not one.word_only and not one.loose:
                    homes.setdefault(one.value, set()).add(number)
        anchored: dict[int, int] = {}
        for number, sentence in enumerate(korean):
            places = {
                next(iter(homes[one.value]))
                for one in quantities(sentence, korean=True)
                if len(homes.get(one.value, ())) == 1
            }
            if len(places) == 1:
                anchored[number] = places.pop()
        if len(korean) == len(self._sentences) and all(k == v for k, v in anchored.items()):
            anchored = {number: number for number in range(len(korean))}
        shared = list(anchored.values())
        # A sentence of the source that became two says both things at once: nothing is certain then.
        return {k: self._sentences[v] for k, v in anchored.items() if shared.count(v) == 1}


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the sentences of a text stand, in either language."""
    start = 0
    for match in _END.finditer(text):
        if _NO_END.search(text, start, match.start()) and "\n" not in match[0]:
            continue
        yield from _trimmed(text, start, match.end())
        start = match.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _may_give(said: Quantity, one: Quantity) -> bool:
    if not one.word_only:
        return True
    return said.loose or one.spaced or bool(said.unit and said.unit == one.unit)


def _sign_fits(said: Quantity, one: Quantity) -> bool:
    if not said.signs:
        # A sign must not be lost; words like "up to" are said in many ways.
        return not one.by_sign or bool(one.signs & {"=", "±"})
    if not one.signs:
        return said.signs == frozenset("=") or (said.signs == {"±"} and "SD" in one.text)
    for sign in said.signs:
        wanted = _WIDER.get(sign, frozenset({sign})) if not said.by_sign else frozenset({sign})
        if wanted & one.signs:
            return True
    return False


def _minus_fits(said: Quantity, one: Quantity, sentence: str) -> bool:
    if said.minus == one.minus:
        return True
    return one.minus and _LESS.search(sentence) is not None


def _with_sign(one: Quantity) -> str:
    sign = "".join(sorted(one.signs))
    return f"{sign} {one.text}".strip()
