# SPDX-License-Identifier: GPL-3.0-or-later
"""Phrases for the slots from the words that the tagger labels."""

from collections.abc import Iterator, Sequence

from refdesk.evidence.arm_phrases import is_control
from refdesk.evidence.outcomes import Phrase
from refdesk.evidence.phrases import Word, readable
from refdesk.evidence.tagger.tags import Tags
from refdesk.evidence.text import Document, Sentence
from refdesk.evidence.vocabulary import DETERMINERS, PEOPLE, word_set

_JOINS = word_set("of and or plus with - / + ' the a an in to for on by at")
"""Words that may stand between two pieces of one phrase."""
_LONGEST = 14
"""Words of the longest phrase that is still one answer."""


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
        while first < last - 1 and words[first].lower in _ENROLLED:
            first += 1
        for k in range(first + 1, last):
            # "146 patients to X" has left the patients
            if (
                words[k].lower in _VERBS
                or (words[k].lower == "to" and words[k - 1].lower in PEOPLE)
                or (words[k].lower == "for" and _tells_time_or_more(words, k + 1))
            ):
                last = k
                break
        yield first, last
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


def _tells_time_or_more(words: Sequence[Word], k: int) -> bool:
    """Whether "for" leads to a length of time, or to a new clause: "for a 16-week", "for whom"."""
    behind = [word.lower for word in words[k : k + 2]]
    return bool(behind) and (
        behind[0] == "whom"
        or behind[0][0].isdigit()
        or (behind[0] in {"a", "an"} and behind[-1][0].isdigit())
    )


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
_ENROLLED = word_set(
    "enrolled enrolling recruited recruiting randomized randomised randomly assigned allocated "
    "studied included invited identified evaluated"
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
_LEADS = word_set("in for from include includes including on at")
"""Words that lead to a phrase and are no part of it."""
_ACTIONS = ("tion", "sion", "ment", "use")


def _trimmed(words: Sequence[Word], first: int, last: int) -> tuple[int, int]:
    while first < last - 1 and (
        words[first].is_sign
        or words[first].lower in DETERMINERS
        or words[first].lower in _UNITS
        or words[first].lower in _LEADS
        or (words[first].text[0].isdigit() and words[first + 1].lower in _UNITS)
    ):
        first += 1
    while last > first and words[last - 1].is_sign and words[last - 1].text not in ")]%":
        last -= 1
    return first, last
