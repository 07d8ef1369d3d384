# SPDX-License-Identifier: GPL-3.0-or-later
"""Outcomes: what was measured, found as noun phrases that end in a measure word."""

from collections.abc import Sequence
from dataclasses import dataclass

from refdesk.evidence.pattern import Pattern
from refdesk.evidence.phrases import Word, readable, trim_run, words_of
from refdesk.evidence.text import Document, Role, Sentence
from refdesk.evidence.vocabulary import (
    LONE_OUTCOME,
    OF_HEADS,
    OUTCOME_HEADS,
    PEOPLE,
    STARTS,
    VAGUE_OUTCOME,
    word_set,
)


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


def ends_in_measure(text: str) -> bool:
    """Whether the head of a phrase is a measure: "glutathione concentrations", "levels of iron"."""
    head = _HEAD.match(text.lower())
    return head is not None and head["word"] in _MEASURES


_HEAD = Pattern(r"(?:.*?[ -])??(?P<word>[\w-]+)(?= (?:of|in|for|between|and)\b|$)")
_MEASURES = word_set(
    "levels level concentrations concentration outcomes outcome function scores score rates rate data "
    "survival mortality symptoms parameters incidence prevalence pressure severity satisfaction knowledge "
    "complications recovery characteristics changes markers events performance status differences quality "
    "analysis risk risks course number effect effects amount exertion endurance "
    "duration ease mood moods feelings time cost costs need"
)


_OVERALL = word_set("survival response mortality remission")


def outcome_spans(words: Sequence[Word], runs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return ``[first, last)`` word places of outcome phrases in a sentence."""
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
        if start and words[start - 1].lower == "overall" and words[start].lower in _OVERALL:
            start -= 1
        elif end - start == 1 and words[start].lower not in LONE_OUTCOME:
            continue
        if any(words[k].lower in PEOPLE for k in range(start, min(end, last))) and follower is None:
            people = max(k for k in range(start, end) if words[k].lower in PEOPLE)
            start = people + 1
        if start < end and any(c.isalpha() for c in words[start].text):
            found.append((start, end))
    return found


def _attached(words: Sequence[Word], runs: Sequence[tuple[int, int]], number: int) -> int | None:
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


_PRIMARY = Pattern(
    r"(?i)\b(?:co-?)?primary (?:and secondary )?(?:efficacy |clinical |study |safety |end-?point )?"
    r"(?:end-? ?points?|outcomes?|objectives?|variables?)"
    r"(?: (?:measures?|variables?|parameters?|criteri(?:on|a)))?(?: (?:in|of|for) (?:both |"
    r"the |this )?\w+(?: \w+)?)?"
    r"(?:,? (?:was|were|is|are|included|includes|consisted of)|:| ?=|,)\s+"
    r"|(?:as|for) (?:the |a )?primary (?:end-? ?point|outcome)(?: measures?)? (?:was |were )?",
    hints=("rimary",),
)
_PRIMARY_BEFORE = Pattern(
    r"(?i),? (?:was|were|as) (?:considered |defined as |chosen as |used as |selected as )?(?:the |a )?"
    r"(?:co-?)?primary (?:efficacy |study )?(?:end-? ?points?|outcomes?|variables?)",
    hints=("rimary",),
)
_NAMED = ("utcome", "ndpoint", "nd point", "nd-point", "nd- point")
PRIMARY_CUE = Pattern(
    r"(?i)\b(?:primary|main|principal) (?:\w+ )?(?:end-? ?points?|outcomes?)", hints=_NAMED
)
"""Says that a sentence names what mattered most."""
_MAIN = Pattern(
    r"(?i)\b(?:main |principal |major |key )?(?:outcomes?|end-? ?points?)(?: (?:measures?|"
    r"variables?|parameters?))?"
    r" (?:was|were|included|includes|are|is|consisted of|assessed were)\s+",
    hints=_NAMED,
)
_MEASURED = Pattern(
    r"(?i)\b(?:effects?|impact|influence|efficacy|effectiveness) of (?P<what>[^.;:]{3,160}?) "
    r"(?:on|upon)(?: the)? (?P<out>[^.;:?]{3,160})"
)
_RISK = Pattern(
    r"(?i)\b(?P<out>(?:risks?|incidence|rates?|prevalence) of [^.;:?]{3,70}?)(?= in | among | after |"
    r" with | and | associated|[.;:?]|$)"
)
_PREVENTED = Pattern(
    r"(?i)\b(?:for|in) (?:the )?(?:\w+ )?(?:prevention|reduction) of (?P<out>[^.;:?]{3,60}?)"
    r"(?= in | among | after | with | by |[.;:?,]|$)|\bto (?:prevent|reduce) (?P<other>[^.;:?]{3,60}?)"
    r"(?= in | among | after |[.;:?,]|$)"
)
_ASSESSED = Pattern(
    r"(?i)^(?:the )?(?P<out>[^.;:,()]{4,70}?)(?: \([^()]*\))? (?:was|were) "
    r"(?:then |also )?(?:measured|assessed|"
    r"evaluated|determined|quantified|scored) (?:by|using|with|on|via|at|before)\b"
)
_STOP = Pattern(
    r"(?i)[;:.]| \((?!\w+\))|,? (?:at|after|within|during|measured|assessed|defined|as "
    r"(?:measured|assessed|defined)|in (?:patients|children|women|men|"
    r"adults|participants|subjects|people|infants|healthy|the treatment|both|a |an )|between "
    r"(?:the )?(?:\w+ )?groups|using|by using|among|from baseline|"
    r"compared|versus|vs\.?|following|which|secondary|while|and secondary|with secondary|for "
    r"patients|over \w|evaluated|with a|on day|"
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


_AIM = Pattern(
    r"(?i)^(?:to )?(?:evaluate|assess|compare|determine|measure|examine|estimate|investigate)(?: the)? "
)
_NO_MEASURE = Pattern(
    r"(?i)(?:achieved|greatest|higher|lower|similar|better|not|no|significant\w*|measured|assessed|"
    r"evaluated|collected|obtained|taken|compared|analy[sz]ed|observed|"
    r"reduced|improved|increased|decreased|that|if|whether|available|defined|patients|"
    r"recorded|performed|based|found|seen|also|baseline|conducted|calculated|determined|given|selected|"
    r"randomi\w+|treatment|management|materials?|then|made|carried|they|it|we|are|is|were|was|will|to|there|these|this|"
    r"inter-?quartile|range|confidence|p-?values?)\b"
)
_IN_PEOPLE = Pattern(rf"(?i) (?:in|among|of) (?:[\w-]+ ){{0,5}}?(?:{'|'.join(sorted(PEOPLE))})\b")


def _phrase(
    number: int, sentence: Sentence, start: int, text: str, score: float, rule: str
) -> Phrase | None:
    clean = readable(_AIM.sub("", text.strip()))
    if people := _IN_PEOPLE.search(clean):
        clean = readable(clean[: people.start()])
    if words_of(clean)[-1:] and words_of(clean)[-1].lower in PEOPLE:
        return None
    if _NO_MEASURE.match(clean) or len(clean) < 2 or clean.lower() in VAGUE_OUTCOME:
        return None
    at = sentence.text.find(clean, start)
    if at < 0:
        return None
    return Phrase(number, at, at + len(clean), clean, score, rule)


def _explicit(number: int, sentence: Sentence) -> Phrase | None:
    """Return the outcome that a sentence calls primary."""
    text = sentence.text
    match = _PRIMARY.search(text)
    if match and (
        found := _phrase(
            number, sentence, match.end(), _measure(text[match.end() :]), 0.6, "primary"
        )
    ):
        return found
    match = _PRIMARY_BEFORE.search(text)
    if match:
        start = max(text.rfind(mark, 0, match.start()) for mark in ".;:") + 1
        found = _phrase(number, sentence, start, text[start : match.start()], 0.6, "primary")
        if found and len(found.text) <= 100:
            return found
    match = _MAIN.search(text) if sentence.role is not Role.BACKGROUND else None
    if match:
        return _phrase(
            number, sentence, match.end(), _measure(text[match.end() :]), 0.55, "main outcome"
        )
    if sentence.role is Role.OUTCOMES:
        return _phrase(number, sentence, 0, _measure(text), 0.55, "outcome section")
    return None


def find_outcome(document: Document, people: str = "") -> Phrase | None:
    """Return the outcome fit for the slot: called primary, named in an aim, or most often measured.

    ``people`` is what the population slot says: a condition that all of them have is no outcome.
    """
    numbered = list(enumerate(document.sentences))
    called = [found for n, s in numbered if (found := _explicit(n, s)) is not None]
    aimed = [
        found for n, s in numbered
        if s.role in {Role.TITLE, Role.OBJECTIVE} and (found := _aimed(n, s)) is not None
    ]  # fmt: skip
    if called or aimed:
        return max(called + aimed, key=lambda phrase: phrase.score)
    return _most_frequent(document, people.lower()) or _assessed(document)


def _aimed(number: int, sentence: Sentence) -> Phrase | None:
    """Return the outcome that a title or an aim names: "effect of X on Y", "risk of Y"."""
    text, title = sentence.text, sentence.role is Role.TITLE
    if (match := _MEASURED.search(text)) and (
        found := _phrase(number, sentence, match.start("out"), _measure(match["out"]),
                         0.5 if title else 0.45, "effect on")
    ):  # fmt: skip
        return found
    if title and (match := _RISK.search(text)):
        return _phrase(number, sentence, match.start("out"), match["out"], 0.45, "risk of")
    if title and (match := _PREVENTED.search(text)):
        name = "out" if match["out"] else "other"
        return _phrase(number, sentence, match.start(name), match[name], 0.42, "prevention of")
    return None


_VAGUE_HEADS = word_set(
    "variables outcomes outcome changes data results parameters measures samples"
)


def _assessed(document: Document) -> Phrase | None:
    """Return what the methods say was measured: "Pain was assessed by ..."."""
    for number, sentence in enumerate(document.sentences):
        if sentence.role not in {Role.METHODS, Role.OUTCOMES}:
            continue
        match = _ASSESSED.match(sentence.text)
        if match and outcome_spans(sentence.words, sentence.runs):
            found = _phrase(number, sentence, match.start("out"), match["out"], 0.4, "assessed")
            vague = found is None or words_of(found.text)[-1].lower in _VAGUE_HEADS
            if found and not vague and not _IN_PEOPLE.search(f" of {found.text}"):
                return found
    return None


def _most_frequent(document: Document, people: str) -> Phrase | None:
    """Return the outcome phrase that results and conclusions name most often, at least twice."""
    counts: dict[str, int] = {}
    first: dict[str, Phrase] = {}
    reported: set[str] = set()
    for number, sentence in enumerate(document.sentences):
        if sentence.role not in {Role.RESULTS, Role.CONCLUSIONS, Role.TITLE, Role.OBJECTIVE}:
            continue
        words = sentence.words
        for start, end in outcome_spans(words, sentence.runs):
            text = sentence.text[words[start].start : words[end - 1].end]
            key = text.lower()
            if key in VAGUE_OUTCOME or key in people or _NO_MEASURE.match(key):
                continue
            counts[key] = counts.get(key, 0) + 1
            # in the results, or in the title and the aim alike
            if sentence.role is Role.RESULTS or (sentence.role is Role.OBJECTIVE and key in first):
                reported.add(key)
            first.setdefault(
                key,
                Phrase(number, words[start].start, words[end - 1].end, text, 0.42, "most frequent"),
            )
    often = [key for key in counts if counts[key] >= 2 and key in reported]
    if not often:
        return None
    return first[max(often, key=lambda key: (counts[key], -first[key].sentence))]
