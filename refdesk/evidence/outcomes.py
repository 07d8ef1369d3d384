# SPDX-License-Identifier: GPL-3.0-or-later
"""Outcomes: what was measured, found as noun phrases that end in a measure word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from refdesk.evidence.phrases import Word, noun_runs, readable, trim_run, words_of
from refdesk.evidence.text import Document, Role, Sentence
from refdesk.evidence.vocabulary import LONE_OUTCOME, OF_HEADS, OUTCOME_HEADS, PEOPLE, STARTS, VAGUE_OUTCOME


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase in a sentence; offsets within the sentence."""

    sentence: int
    start: int
    end: int
    text: str
    score: float = 0.0
    rule: str = ""


def _is_head(word: Word) -> bool:
    return word.lower in OUTCOME_HEADS or word.lower.rstrip("s") in OUTCOME_HEADS


def outcome_spans(words: list[Word]) -> list[tuple[int, int]]:
    """Return ``[first, last)`` word places of outcome phrases in a sentence."""
    runs = noun_runs(words)
    found: list[tuple[int, int]] = []
    for number, (first, last) in enumerate(runs):
        heads = [k for k in range(first, last) if _is_head(words[k])]
        takes = last - 1 < len(words) and words[last - 1].lower in OF_HEADS
        follower = _attached(words, runs, number) if takes else None
        if not heads and follower is None:
            continue
        end = heads[-1] + 1 if heads else last
        if follower is not None and end == last:
            end = follower
        start, _ = trim_run(words, first, end, STARTS)
        if end - start == 1 and words[start].lower not in LONE_OUTCOME:
            continue
        if any(words[k].lower in PEOPLE for k in range(start, min(end, last))) and follower is None:
            people = max(k for k in range(start, end) if words[k].lower in PEOPLE)
            start = people + 1
        if start < end and any(c.isalpha() for c in words[start].text):
            found.append((start, end))
    return found


def _attached(words: list[Word], runs: Sequence[tuple[int, int]], number: int) -> int | None:
    """Return the end of the phrase that "incidence of" or "change in" takes with it."""
    last = runs[number][1]
    if last >= len(words) or words[last].lower not in {"of", "in"} or number + 1 >= len(runs):
        return None
    first, end = runs[number + 1]
    determiners = {w.lower for w in words[last + 1 : first]}
    if first - last > 2 or not determiners <= {"the", "a", "an", "all", "any", "both"}:
        return None
    if any(w.lower in PEOPLE or w.lower in {"group", "groups"} for w in words[first:end]):
        return None
    return end


_PRIMARY = re.compile(
    r"(?i)\b(?:co-?)?primary (?:and secondary )?(?:efficacy |clinical |study |safety |end-?point )?"
    r"(?:end-? ?points?|outcomes?|objectives?|variables?)"
    r"(?: (?:measures?|variables?|parameters?|criteri(?:on|a)))?(?: (?:in|of|for) (?:both |the |this )?\w+(?: \w+)?)?"
    r"(?:,? (?:was|were|is|are|included|includes|consisted of)|:| ?=|,)\s+"
    r"|(?:as|for) (?:the |a )?primary (?:end-? ?point|outcome)(?: measures?)? (?:was |were )?"
)
_PRIMARY_BEFORE = re.compile(
    r"(?i)(?P<what>[^.;:]{4,120}?),? (?:was|were|as) (?:considered |defined as |chosen as |used as |selected as )?(?:the |a )?"
    r"(?:co-?)?primary (?:efficacy |study )?(?:end-? ?points?|outcomes?|variables?)"
)
_MAIN = re.compile(
    r"(?i)\b(?:main |principal |major |key )?(?:outcomes?|end-? ?points?)(?: (?:measures?|variables?|parameters?))?"
    r" (?:was|were|included|includes|are|is|consisted of|assessed were)\s+"
)
_MEASURED = re.compile(
    r"(?i)\b(?:effects?|impact|influence|efficacy|effectiveness) of (?P<what>[^.;:]{3,160}?) (?:on|upon)(?: the)? (?P<out>[^.;:?]{3,160})"
)
_ACTION = re.compile(
    r"(?i)\b(?:reduc(?:e[sd]?|ing)|improv(?:e[sd]?|ing)|prevent(?:s|ed|ing)?|increas(?:e[sd]?|ing)|decreas(?:e[sd]?|ing)|lower(?:s|ed|ing)?|"
    r"prolong(?:s|ed|ing)?|enhanc(?:e[sd]?|ing)|prevention of|reduction (?:of|in))(?: the)? (?P<out>[^.;:?,]{3,120})"
)
_STOP = re.compile(
    r"(?i)[;:.]| \((?!\w+\))|,? (?:at|after|within|during|measured|assessed|defined|as (?:measured|assessed|defined)|in (?:patients|children|women|men|"
    r"adults|participants|subjects|people|infants|healthy|the treatment|both|a |an )|between (?:the )?(?:\w+ )?groups|using|by using|among|from baseline|"
    r"compared|versus|vs\.?|following|which|secondary|while|and secondary|with secondary|for patients|over \w|evaluated|with a|on day|"
    r"according to|based on|determined|were|was|is|are|until|through|and (?:the )?secondary)\b"
)


def _measure(text: str, limit: int = 90) -> str:
    """Return the measure at the head of ``text``: no time points, no scales, no second sentence."""
    stop = _STOP.search(text)
    phrase = text[: stop.start()] if stop else text
    if len(phrase) > limit:
        cut = max(phrase.rfind(", ", 0, limit), phrase.rfind(" and ", 0, limit))
        phrase = phrase[: cut if cut > 15 else phrase.rfind(" ", 0, limit)]
    return phrase


def _phrase(number: int, sentence: Sentence, start: int, text: str, score: float, rule: str) -> Phrase | None:
    clean = readable(text)
    if len(clean) < 2 or clean.lower() in VAGUE_OUTCOME:
        return None
    at = sentence.text.find(clean, start)
    if at < 0:
        return None
    return Phrase(number, at, at + len(clean), clean, score, rule)


def _explicit(number: int, sentence: Sentence) -> Phrase | None:
    """Return the outcome that a sentence calls primary."""
    text = sentence.text
    match = _PRIMARY.search(text)
    if match and (found := _phrase(number, sentence, match.end(), _measure(text[match.end() :]), 0.9, "primary")):
        return found
    match = _PRIMARY_BEFORE.search(text)
    if match and (found := _phrase(number, sentence, match.start("what"), match["what"], 0.8, "primary")):
        return found if len(found.text) <= 100 else None
    match = _MAIN.search(text) if sentence.role is not Role.BACKGROUND else None
    if match:
        return _phrase(number, sentence, match.end(), _measure(text[match.end() :]), 0.75, "main outcome")
    if sentence.role is Role.OUTCOMES:
        return _phrase(number, sentence, 0, _measure(text), 0.7, "outcome section")
    return None


def find_outcome(document: Document) -> Phrase | None:
    """Return the outcome fit for the slot: called primary, aimed at, or most often measured."""
    candidates = [
        found for n, s in enumerate(document.sentences) if (found := _explicit(n, s)) is not None
    ]
    for number, sentence in enumerate(document.sentences):
        if sentence.role in {Role.TITLE, Role.OBJECTIVE}:
            match = _MEASURED.search(sentence.text)
            weight = 0.65 if sentence.role is Role.TITLE else 0.6
            if match and (f := _phrase(number, sentence, match.start("out"), _measure(match["out"]), weight, "effect on")):
                candidates.append(f)
            match = _ACTION.search(sentence.text)
            if match and (f := _phrase(number, sentence, match.start("out"), _measure(match["out"]), 0.5, "aim")):
                candidates.append(f)
    if candidates:
        return max(candidates, key=lambda phrase: phrase.score)
    return _most_frequent(document)


def _most_frequent(document: Document) -> Phrase | None:
    """Return the outcome phrase that results and conclusions name most often, at least twice."""
    counts: dict[str, int] = {}
    first: dict[str, Phrase] = {}
    for number, sentence in enumerate(document.sentences):
        if sentence.role not in {Role.RESULTS, Role.CONCLUSIONS, Role.TITLE, Role.OBJECTIVE}:
            continue
        words = words_of(sentence.text)
        for start, end in outcome_spans(words):
            text = sentence.text[words[start].start : words[end - 1].end]
            key = text.lower()
            if key in VAGUE_OUTCOME:
                continue
            counts[key] = counts.get(key, 0) + 1
            first.setdefault(
                key, Phrase(number, words[start].start, words[end - 1].end, text, 0.4, "most frequent")
            )
    if not counts:
        return None
    best = max(counts, key=lambda key: (counts[key], -first[key].sentence))
    return first[best] if counts[best] >= 2 else None
