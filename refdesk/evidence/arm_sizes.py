# SPDX-License-Identifier: GPL-3.0-or-later
"""The arms of a study with how many each had: "yoga (n = 101)", "18 to yoga and 18 to usual care"."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from refdesk.domain.evidence import ArmSize
from refdesk.evidence.arm_counts import (
    ANY_N,
    GROUP_COUNT,
    IN_BRACKET,
    IN_N,
    LEFT,
    N_FOR,
    N_GIVEN,
    N_IN,
    N_ON,
    N_TO,
    N_WITH,
    NAME_BARE,
    NAME_COLON,
    NAME_N,
    PAIR,
    PER_GROUP,
    WHOLE,
)
from refdesk.evidence.pattern import Pattern, holds_one
from refdesk.evidence.phrases import number_of
from refdesk.evidence.text import Document, Role, Sentence
from refdesk.evidence.vocabulary import word_set

_ASSIGNED = ("randomi", "randomly", "assigned", "allocated", "divided")
_LEAD = Pattern(
    r"(?i)^.*\b(?:to|into|or|and|either|receive|received|receiving|with|versus|vs|groups?[,:]|"
    r"in|the|arms?[,:]|were|was|of|namely|while|ingest|take|have|get|provided?|compar(?:ed|ing)|against|that|"
    r"used|using|between|through|by)\b[:,]? (?=[\w(])|^(?:the|an?) |^(?:groups?|arms?) (?=\w{3})"
)
_NO_NAME = Pattern(
    r"(?i)(?:(?:\d+ )?(?:fe)?males?|(?:wo)?men|boys|girls|patients|participants|subjects|total|overall|"
    r"each|years?|months?|all|age|mean|median|baseline|them|whom|which|these|those|analysis|study|"
    r"both|in|at|one|two|follow-?up|completers?|range|the|three|children|adults|alone|included|enrolled|"
    r"respectively|groups?|arms?|same .*|.*\b(?:mmol/l|and|or|who|not|trial)\b.*|other)"
)
_PARTS = ("%", "died", "relapsed", "completed", "withdrew", "discontinued", "dropped", "developed")
_P_VALUE = Pattern(r"\b[pP] ?[<=>]", hints=("<", "=", ">"))
"""In a sentence with shares or events, counts in groups are of those who had the event."""
_GROUP_WORD = Pattern(
    r"(?i)\b(?:groups?|arms?|placebo|controls?|compared|versus|vs|either)\b",
    hints=("roup", "rm", "lacebo", "ontrol", "ompare", "ersus", "vs", "ither"),
)
_ARM_WORD = Pattern(
    r"\b(?:[Gg]roups?|[Aa]rms?|[Pp]lacebo|[Cc]ontrols?|compared|versus|vs|either|received|given|"
    r"treated|underwent)\b",
    hints=("roup", " arm", "Arm", "lacebo", "ontrol", "compared", "versus", "vs", "either", "received",
           "given", "treated", "underwent"),
)  # fmt: skip
_LARGEST_RATIO = 5
"""Arms that differ more are most often an arm and a part of it."""


class _Told(NamedTuple):
    """A sentence that may give the sizes of arms."""

    document: Document
    sentence: Sentence
    numbers: Sequence[int]
    """Where its numbers start."""
    start: int
    """Where it speaks of the assignment; 0 where it does not."""


def read_arm_sizes(document: Document) -> tuple[ArmSize, ...]:
    """Return the arms that print their size: at least two in one sentence.

    A sentence on the assignment goes before one on what the groups were given; there, none may
    name shares or events, which are counts of something else.
    """
    given: tuple[ArmSize, ...] = ()
    for sentence in document.sentences:
        if sentence.role is Role.CONCLUSIONS:
            continue
        assigned = _assigned_at(sentence.text)
        if assigned < 0 and (
            given or _of_parts(sentence.text) or not _ARM_WORD.search(sentence.text)
        ):
            continue
        told = _Told(document, sentence, _numbers(sentence), max(0, assigned))
        if len(told.numbers) < FEWEST:
            continue
        if assigned >= 0:
            if found := _assigned(told):
                return found
        else:
            given = _first_list(told, (_n_equals, _n_for, _in_group, _n_given, _pair))
    return given or _summing_up(document)


def _summing_up(document: Document) -> tuple[ArmSize, ...]:
    """Return arms whose sizes add up to a number that is printed too, wherever they stand.

    The sum tells them from counts of events: "82 patients (44 in the A group, 38 in the B group)".
    """
    for sentence in document.sentences:
        if not holds_one(sentence.text, _TOLD_BY):
            continue
        told = _Told(document, sentence, _numbers(sentence), 0)
        if found := _each(told):
            return found
        if len(told.numbers) < FEWEST:
            continue
        for reader in (_n_equals, _in_group, _n_given, _pair, _n_to, _on, _colon, _bracketed):
            found = _first_list(told, (reader,))
            if found and _is_printed(document, sum(arm.size for arm in found)):
                return found
            if found and reader is _in_group and LEFT.search(sentence.text):
                return found
        if holds_one(sentence.text, ("control", "healthy")) and (
            found := _first_list(told, (_with,))
        ):
            return found
    return ()


_TOLD_BY = ("group", "arm", "received", "given", "treated", "underwent", "= ", "=", " on ", "assigned",
            "): ", ": ", "control", "healthy", "placebo")  # fmt: skip
"""Bits of words of which a sentence with the sizes of arms holds one."""


def _is_printed(document: Document, number: int) -> bool:
    return any(
        int(whole.replace(",", "")) == number
        for sentence in document.sentences
        for whole in WHOLE.findall(sentence.text)
    ) or any(
        number_of(word.text) == number
        for sentence in document.sentences
        for word in sentence.words
        if word.lower.partition("-")[0] in _SPELT
    )


def _each(told: _Told) -> tuple[ArmSize, ...]:
    """Return the arms of "assigned to A, B, or placebo groups (n = 83 per group)"."""
    match = PER_GROUP.search(told.sentence.text)
    if not match:
        return ()
    place, names = match.start("list"), []
    for name in re.split(r"(,? (?:and|or) |, )", match["list"]):
        if name.strip(" ,") not in {"", "and", "or"}:
            names.append((place, place + len(name)))
        place += len(name)
    return tuple(arm for name in names for arm in _arm(told, name, match.span("n")))


_DIGITS = Pattern(r"\d+")
_SPELT = word_set(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred one"
)


def _of_parts(text: str) -> bool:
    return any(map(text.__contains__, _PARTS)) or _P_VALUE.search(text) is not None


def _assigned_at(text: str) -> int:
    """Return where a sentence speaks of the assignment; -1 for nowhere."""
    lower, first = text.lower(), -1
    for word in _ASSIGNED:
        at = lower.find(word, 0, first if first >= 0 else None)
        first = at if at >= 0 else first
    return first


def _numbers(sentence: Sentence) -> tuple[int, ...]:
    """Return where the numbers of a sentence start, in digits or words.

    Patterns that begin with a count are tried there alone, which is many times faster than to
    search with them.
    """
    text = sentence.text
    found = [
        match.start()
        for match in _DIGITS.finditer(text)
        if not match.start() or text[match.start() - 1] not in ".,"
    ]
    found += [
        word.start
        for word in sentence.words
        if word.lower in _SPELT or ("-" in word.lower and word.lower.partition("-")[0] in _SPELT)
    ]
    return tuple(sorted(found))


def _counted(pattern: Pattern, told: _Told) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern that begins with a count."""
    end = 0
    for start in told.numbers:
        if start >= end and (match := pattern.match(told.sentence.text, start)):
            yield match
            end = match.end()


def _assigned(told: _Told) -> tuple[ArmSize, ...]:
    """Return the arms of a sentence on the assignment; what stands before it may be the whole."""
    readers = (_n_equals, _n_for, _n_to, _in_group, _n_given, _n_to_or_given, _pair, _bare)
    return _first_list(told, readers)


def _on(told: _Told) -> Iterator[ArmSize]:
    for match in _counted(N_ON, told):
        yield from _arm(told, match.span("name"), match.span("n"))


def _colon(told: _Told) -> Iterator[ArmSize]:
    for match in NAME_COLON.finditer(told.sentence.text):
        yield from _arm(told, match.span("name"), match.span("n"))


def _with(told: _Told) -> Iterator[ArmSize]:
    """Yield groups of people by what they have: "12 patients with asthma and 10 healthy controls"."""
    found = list(_counted(N_WITH, told))
    if any(match["control"] for match in found):
        for match in found:
            group = "control" if match["control"] else "name"
            yield from _arm(told, match.span(group), match.span("n"))


def _n_for(told: _Told) -> Iterator[ArmSize]:
    for match in N_FOR.finditer(told.sentence.text):
        yield from _arm(told, match.span("name"), match.span("n"))


def _bracketed(told: _Told) -> Iterator[ArmSize]:
    for match in IN_BRACKET.finditer(told.sentence.text):
        yield from _arm(told, match.span("name"), match.span("n"))
        yield from _arm(told, match.span("name2"), match.span("n2"))


_Reader = Callable[[_Told], Iterator[ArmSize]]


def _first_list(told: _Told, readers: Sequence[_Reader]) -> tuple[ArmSize, ...]:
    for reader in readers:
        found = tuple(reader(told))
        if are_arms(found, _LARGEST_RATIO) and not any(
            _NO_NAME.fullmatch(arm.name) for arm in found
        ):
            return found
    return ()


def are_arms(found: Sequence[ArmSize], largest_ratio: float) -> bool:
    """Whether groups can be the arms of one study: two or more, each with another name.

    ``largest_ratio``: how many times the largest may hold the smallest.
    """
    sizes = [arm.size for arm in found]
    return (
        len(found) >= FEWEST
        and max(sizes) >= _FEWEST_PEOPLE
        and len({arm.name.lower() for arm in found}) == len(found)
        and max(sizes) <= largest_ratio * min(sizes)
    )


FEWEST = 2
_FEWEST_PEOPLE = 3


def _n_equals(told: _Told) -> Iterator[ArmSize]:
    text, start = told.sentence.text, told.start
    if "=" not in text or not ANY_N.search(text):
        return
    if not ANY_N.search(text, start):
        start = 0  # "zinc (n = 15) or placebo (n = 12), as randomised"
    for number in ANY_N.finditer(text, start):
        near = max(start, number.start() - _LONGEST_NAME)
        if match := NAME_N.search(text, near, number.end() + _LONGEST_NUMBER):
            yield from _arm(told, match.span("name"), match.span("n"))
            start = max(start, match.end())


_LONGEST_NAME = 160
_LONGEST_NUMBER = 24
"""Characters before and behind "n =" that an arm's name and number may take."""


def _n_to(told: _Told) -> Iterator[ArmSize]:
    if " to " not in told.sentence.text:
        return
    for match in _counted(N_TO, told):
        yield from _arm(told, match.span("name"), match.span("n"))


def _in_group(told: _Told) -> Iterator[ArmSize]:
    if not holds_one(told.sentence.text, (" in ", " from ", "(", "roup")):
        return
    if not _GROUP_WORD.search(told.sentence.text):
        return
    found = [(m.span("name"), m.span("n")) for m in _counted(N_IN, told)]
    if not found and GROUP_COUNT.search(told.sentence.text):
        for match in IN_N.finditer(told.sentence.text):
            tail = "2" if match["name"] is None else ""
            found.append((match.span(f"name{tail}"), match.span(f"n{tail}")))
    for name, number in found:
        yield from _arm(told, name, number)


def _n_given(told: _Told) -> Iterator[ArmSize]:
    if not any(word in told.sentence.text for word in _GIVEN):
        return
    for match in _counted(N_GIVEN, told):
        yield from _arm(told, match.span("name"), match.span("n"))


def _pair(told: _Told) -> Iterator[ArmSize]:
    for match in _counted(PAIR, told):
        yield from _arm(told, match.span("name"), match.span("n"))
        yield from _arm(told, match.span("name2"), match.span("n2"))


def _n_to_or_given(told: _Told) -> Iterator[ArmSize]:
    """Yield arms of "21 were assigned to a low dose, while 24 received a high one"."""
    yield from _n_to(told)
    yield from _n_given(told)


_GIVEN = ("received", "given", "treated", "underwent")


def _bare(told: _Told) -> Iterator[ArmSize]:
    for match in NAME_BARE.finditer(told.sentence.text, told.start):
        yield from _arm(told, match.span("name"), match.span("n"))


def _arm(told: _Told, place: tuple[int, int], number: tuple[int, int]) -> Iterator[ArmSize]:
    """Yield the arm named at ``place``, without the words that lead to its name."""
    start, end = place
    name = told.sentence.text[start:end]
    while (lead := _LEAD.match(name)) and lead.end() < len(name):
        start, name = start + lead.end(), name[lead.end() :]
    name = re.sub(r"(?i) (?:groups?|arms?)$", "", name).strip(" ,:.")
    size = number_of(told.sentence.text[slice(*number)])
    if size and len(name) >= _SHORTEST_NAME and not _AMOUNT.match(name):
        first, last = min(start, number[0]), max(start + len(name), number[1])
        yield ArmSize(name, size, told.document.span(told.sentence, first, last))


_SHORTEST_NAME = 1
_AMOUNT = Pattern(
    r"\d[\d.,-]* ?(?:%|months?|years?|weeks?|days?|hours?|h|min(?:utes)?|mm|cm|kg|points?)\b"
)
"""No name: "survived 6 to 8 months and 15 to 18 months"."""
