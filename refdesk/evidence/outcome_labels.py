# SPDX-License-Identifier: GPL-3.0-or-later
"""Outcome labels: measures, what a result sentence is about, and lists of both."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from refdesk.evidence.outcomes import outcome_spans
from refdesk.evidence.phrases import Word
from refdesk.evidence.text import Role, Sentence
from refdesk.evidence.vocabulary import DETERMINERS, DRUG_ENDING, NOT_DRUGS, PEOPLE, word_set

_TREATMENT_ALONE = word_set(
    "placebo chemotherapy radiotherapy immunotherapy psychotherapy acupuncture massage yoga heparin "
    "aspirin morphine fentanyl ketamine propofol lidocaine bupivacaine ropivacaine warfarin "
    "tamoxifen interferon methotrexate cyclosporine cyclosporin insulin metformin melatonin "
    "oxytocin caffeine ibuprofen acetaminophen paracetamol prednisone prednisolone dexamethasone "
    "saline supplementation nitroglycerin digoxin lithium estradiol progesterone testosterone "
    "estrogen phototherapy sham vaccine exercise"
)


@dataclass(slots=True)
class Line:
    """A sentence with a label a word, ``""`` for none."""

    sentence: Sentence
    words: Sequence[Word]
    labels: list[str]


def is_treatment(word: Word) -> bool:
    """Whether a word is a treatment by itself: a drug's ending, or one of a short list."""
    return _names_treatment(word.lower)


@lru_cache(maxsize=8192)
def _names_treatment(lower: str) -> bool:
    if lower in _TREATMENT_ALONE:
        return True
    return len(lower) > 5 and lower not in NOT_DRUGS and bool(DRUG_ENDING.match(lower))


def mark_outcomes(line: Line) -> None:
    """Mark measures, what a result sentence is about, and whole lists of which one is a measure."""
    if line.sentence.role is Role.OTHER:
        return
    words, labels = line.words, line.labels
    runs = line.sentence.runs
    for first, last in outcome_spans(words, runs):
        first = _with_average(words, first)
        labels[first:last] = ["O"] * (last - first)
    if line.sentence.role is not Role.BACKGROUND:
        for first, last in _measured(line, runs):
            if not any(labels[first:last]):
                labels[first:last] = ["O"] * (last - first)
    _spread_lists(line, runs)


def _with_average(words: Sequence[Word], first: int) -> int:
    """Take "mean", "total", "overall" in front along: part of a mention, not of a phrase to read."""
    while first and words[first - 1].lower in _AVERAGES:
        first -= 1
    return first


_AVERAGES = word_set("mean median total overall final clinical average primary improved new")
_AFFECTED = word_set(
    "improved improves improve improving reduced reduces reduce reducing increased increases "
    "increase increasing decreased decreases decrease decreasing prevented prevents prevent "
    "preventing affected affect affects affecting prolonged prolongs prolong shortened lowered "
    "lowers lower enhanced enhances enhance attenuated inhibited suppressed stimulated influenced "
    "influence worsened alter altered accelerated"
)
_NOUN_IN = word_set(
    "difference differences change changes increase increases decrease decreases reduction "
    "reductions improvement improvements effect effects impact influence rise fall decline gain "
    "gains advantage"
)
_SUBJECT_VERBS = word_set(
    "was were is are did increased decreased improved fell rose declined remained differed showed "
    "occurred changed returned correlated tended had reached"
)
_NO_MEASURE = word_set(
    "group groups study trial patients results result treatment treatments difference differences "
    "data findings analysis drug drugs therapy effect effects conclusion method methods aim purpose "
    "objective subjects both one two either conclusions background evidence dose doses placebo "
    "comparison randomization randomisation allocation assessment assessments measurements "
    "examination participants baseline follow-up it there these those adherence table figure "
    "setting design intervention interventions changes change increase decrease reduction "
    "improvement women men children weeks months days years hours week month day year time p test "
    "tests"
)


def _fits_measure(words: Sequence[Word], first: int, last: int) -> bool:
    run = words[first:last]
    return (
        0 < len(run) <= 6
        and run[-1].lower not in _NO_MEASURE
        and not any(w.lower in PEOPLE or w.text[0].isdigit() for w in run)
        and not any(w.lower in {"group", "groups", "arm", "arms"} for w in run)
        and any(len(w.text) > 2 for w in run)
    )


def _measured(line: Line, runs: Sequence[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    """Return runs that stand where a measure stands: "X was lower", "improved X", "effect on X"."""
    words = line.words
    result = line.sentence.role in {Role.RESULTS, Role.CONCLUSIONS}
    for first, last in runs:
        if not _fits_measure(words, first, last):
            continue
        before = [w.lower for w in words[max(0, first - 3) : first] if w.lower not in DETERMINERS]
        after = words[last].lower if last < len(words) else ""
        lead = before[-1] if before else ""
        second = before[-2] if len(before) > 1 else ""
        if (
            (
                lead in {"in", "on", "of"}
                and second in _NOUN_IN
                and (lead != "of" or second not in {"effect", "effects", "impact", "influence"})
            )
            or lead in _AFFECTED
            or (lead == "on" and _effect_before(words, first))
            or (
                result
                and after in _SUBJECT_VERBS
                and (first == 0 or lead in {",", ";", "", "and", "but", "that", "."})
                and not is_treatment(words[last - 1])
            )
        ):
            yield first, last


def _effect_before(words: Sequence[Word], first: int) -> bool:
    window = {w.lower for w in words[max(0, first - 14) : first]}
    return bool(window & {"effect", "effects", "impact", "influence", "efficacy"})


_LIST_SIGNS = frozenset({",", "and", "or", "/", "&"})


def _spread_lists(line: Line, runs: Sequence[tuple[int, int]]) -> None:
    """Mark a whole list where one of its parts is a measure: "age, lens status and pain"."""
    words, labels = line.words, line.labels
    chain: list[tuple[int, int]] = []
    for number, (first, last) in enumerate(runs):
        joined = bool(chain) and _is_joint(words, chain[-1][1], first)
        if not joined:
            _close_chain(labels, words, chain)
            chain = []
        chain.append((first, last))
        if number == len(runs) - 1:
            _close_chain(labels, words, chain)


def _is_joint(words: Sequence[Word], start: int, end: int) -> bool:
    between = [w.lower for w in words[start:end]]
    return (
        0 < len(between) <= 3
        and between[0] in _LIST_SIGNS
        and all(w in _LIST_SIGNS or w in DETERMINERS for w in between)
    )


def _close_chain(
    labels: list[str], words: Sequence[Word], chain: Sequence[tuple[int, int]]
) -> None:
    if len(chain) < 2:
        return
    marked = [i for i, (first, last) in enumerate(chain) if "O" in labels[first:last]]
    if not marked or any(set(labels[first:last]) & {"I", "C", "P"} for first, last in chain):
        return
    # up to the last marked part: what follows a list's last measure is another story
    reach = chain[: marked[-1] + 1]
    for (first, last), following in zip(reach, [*reach[1:], None], strict=True):
        if "O" not in labels[first:last]:
            if not _fits_measure(words, first, last) or any(
                is_treatment(w) for w in words[first:last]
            ):
                continue
            labels[first:last] = ["O"] * (last - first)
        if following and ("O" in labels[following[0] : following[1]]) and labels[last - 1] == "O":
            start = (
                next(k for k in range(following[0], following[1]) if labels[k] == "O")
                if "O" in labels[following[0] : following[1]]
                else following[0]
            )
            for k in range(last, start):
                labels[k] = "O"
