# SPDX-License-Identifier: GPL-3.0-or-later
"""Token labels: every mention of population, intervention, comparison and outcome in the text."""

from collections.abc import Iterable, Mapping, Sequence

from refdesk.domain.evidence import TokenLabel
from refdesk.evidence.arms import Arms, arm_phrases
from refdesk.evidence.outcome_labels import Line, is_treatment, mark_outcomes
from refdesk.evidence.pattern import Pattern
from refdesk.evidence.phrases import Word
from refdesk.evidence.population import people_spans
from refdesk.evidence.text import Document, Role
from refdesk.evidence.vocabulary import (
    BREAKS,
    DETERMINERS,
    PEOPLE,
    TREATMENT_HEADS,
    word_set,
)

_COMMON = word_set(
    "treatment therapy group groups control controls study trial patients dose doses daily effect "
    "effects intervention program care standard combination high low single oral use based alone "
    "plus day days week weeks month months year years hour hours with without after before during "
    "early late first second children women men adults disease test blood level levels rate time "
    "acute chronic management training active usual conventional either addition new two three four "
    "five one long short term long-term short-term double-blind randomized randomised "
    "placebo-controlled clinical cell cells system method methods technique mg ml kg intravenous "
    "topical systemic repeated continuous intensive health medical primary administration quality "
    "improvement function response type model protocol approach weight body pain risk surgery "
    "surgical cancer age sessions regular normal therapeutic infusion injection education "
    "information support service services different various comparison regimen regimens schedule "
    "schedules course exposure application procedure intervention interventions arm arms sham than"
)
"""Words too common to carry an arm's label from one mention to another by themselves."""


def label_tokens(
    document: Document, arms: Arms | None, *, population: bool = True
) -> tuple[TokenLabel, ...]:
    """Return a label for every word of every mention; words outside all elements are left out."""
    lines = [Line(s, s.words, [""] * len(s.words)) for s in document.sentences]
    for line in lines:
        mark_outcomes(line)
    _mark_arms(document, lines, arms)
    if population:
        for line in lines:
            _mark_people(line)
    found: list[TokenLabel] = []
    for line in lines:
        section = document.sections[line.sentence.section]
        for word, label in zip(line.words, line.labels, strict=True):
            if label:
                start = line.sentence.start + word.start
                end = line.sentence.start + word.end
                found.append(TokenLabel(section.name, start, end, label, section.index))
    return tuple(found)


def _mark_people(line: Line) -> None:
    background = line.sentence.role in {Role.BACKGROUND, Role.CONCLUSIONS, Role.RESULTS}
    for first, last in people_spans(line.words, background=background):
        for k in range(first, last):
            if line.labels[k] not in {"I", "C"}:
                line.labels[k] = "P"
    if line.sentence.role is Role.TITLE:
        for first, last in _title_condition(line):
            for k in range(first, last):
                line.labels[k] = "P" if line.labels[k] in {"", "O"} else line.labels[k]
    for match in _AGE.finditer(line.sentence.text):
        for k, word in enumerate(line.words):
            if match.start() <= word.start and word.end <= match.end() and not line.labels[k]:
                line.labels[k] = "P"


_AGE = Pattern(
    r"(?i)\b(?:(?:mean|median|average) )?age[ds]?\b[^.;()]{0,40}?\d[\d. -]*(?:(?:to|and|\+/-|"
    r"±) ?[\d. ]+)?(?:years|yrs|months|y)\b(?: of age| old)?"
)


_CONDITION = frozenset({"in", "for", "of", "with"})
_DISEASE = Pattern(
    r"(?i)(?:itis|osis|oma|emia|aemia|pathy|disease|syndrome|disorder|disorders|cancer|"
    r"carcinoma|failure|infarction|hypertension|diabetes|depression|"
    r"asthma|infection|hepatitis|leukemia|lymphoma|melanoma|autism|schizophrenia|epilepsy|"
    r"stroke|arthritis|osteoporosis|obesity|injury|transplantation|"
    r"angina|pneumonia|malaria|psoriasis|migraine|dementia|sclerosis|fibrillation|surgery|"
    r"fracture|fractures|tumors?|pregnancy|labor|labour)$"
)


def _title_condition(line: Line) -> Iterable[tuple[int, int]]:
    """Return the people or the condition of a title: what follows its last "in" or a disease."""
    words = line.words
    for first, last in line.sentence.runs:
        lead = words[first - 1].lower if first else ""
        condition = lead in _CONDITION and _DISEASE.search(words[last - 1].lower)
        setting = lead in {"in", "during", "undergoing", "after", "among"}
        if condition or (setting and not _STUDY_WORD & {w.lower for w in words[first:last]}):
            yield first, last


_STUDY_WORD = word_set(
    "trial study comparison design trials studies vitro vivo combination addition response"
)


def _mark_arms(document: Document, lines: Sequence[Line], arms: Arms | None) -> None:
    """Mark the arms where wording names them, then every other mention of their own words."""
    own: dict[str, str] = {}
    comparison = arms.comparison.text.lower() if arms and arms.comparison else ""
    for phrase in arm_phrases(document, arms):
        line = lines[phrase.sentence]
        label = "C" if comparison and phrase.text.lower() == comparison else "I"
        for k, word in enumerate(line.words):
            if phrase.start <= word.start and word.end <= phrase.end:
                line.labels[k] = label
                if _carries(word):
                    own.setdefault(word.lower, label)
    for line in lines:
        _mark_given(line, own)
    _carry(lines, own, placebo="C" if comparison.startswith("placebo") else "I")


def _mark_given(line: Line, own: dict[str, str]) -> None:
    """Mark what was given, and let its words carry the label."""
    for first, last in _given(line):
        for k in range(first, last):
            line.labels[k] = line.labels[k] if line.labels[k] == "C" else "I"
            if _carries(line.words[k]):
                own.setdefault(line.words[k].lower, "I")


def _carry(lines: Sequence[Line], own: Mapping[str, str], *, placebo: str) -> None:
    """Mark every other mention of the arms' own words, and drugs known by their names."""
    for line in lines:
        for k, word in enumerate(line.words):
            if line.labels[k]:
                continue
            if word.lower in own:
                line.labels[k] = own[word.lower]
            elif is_treatment(word):
                line.labels[k] = placebo if word.lower == "placebo" else "I"
        _bridge(line)
        _heads(line)


_GIVEN = word_set("received receive receiving administered underwent undergo versus vs")
_GIVEN_WITH = word_set(
    "treated treatment therapy supplemented infused injected administration supplementation "
    "infusion injection"
)


def _given(line: Line) -> Iterable[tuple[int, int]]:
    """Return runs that stand where a treatment stands: "received X", "treated with X", "X group"."""
    words = line.words
    role = line.sentence.role
    if role is Role.BACKGROUND:
        return
    for first, last in line.sentence.runs:
        run = words[first:last]
        if any(w.lower in PEOPLE for w in run):
            continue
        before = [w.lower for w in words[max(0, first - 4) : first] if w.lower not in DETERMINERS]
        lead = before[-1] if before else ""
        second = before[-2] if len(before) > 1 else ""
        named = lead in _GIVEN or (lead in {"with", "of"} and second in _GIVEN_WITH)
        if named and run[-1].lower not in _NOT_GIVEN and len(run) <= 6:
            yield first, last
        elif (
            run[-1].lower in {"group", "groups", "arm"}
            and 1 < len(run) <= 5
            and _carries(run[0])
            and run[0].lower not in _NOT_GIVEN
        ):
            yield first, last - 1
        elif (
            role is not Role.RESULTS
            and 1 < len(run) <= 5
            and run[-1].lower in _TREATMENT_LAST
            and run[0].lower not in _NOT_GIVEN
        ):
            yield first, last


_TREATMENT_LAST = word_set(
    "therapy training program programme programs supplementation chemotherapy radiotherapy exercise "
    "exercises stimulation vaccine vaccination anesthesia anaesthesia injection injections diet "
    "education acupuncture massage psychotherapy rehabilitation inhibitor inhibitors gel cream "
    "drops solution acid infusion vitamin insulin hormone laser counseling counselling "
    "immunotherapy irradiation radiation"
)
_NOT_GIVEN = word_set(
    "treatment dose doses groups group therapy information care study same drug drugs week weeks "
    "days intervention interventions medication treatments patients first second third age control "
    "placebo-treated low high moderate intervention experimental treatment study parallel matched "
    "equal younger older healthy normal risk comparison reference each test higher questionnaire "
    "questionnaires male female training active non-responder disease time baseline follow-up"
)


def _carries(word: Word) -> bool:
    """Whether a word of an arm names it elsewhere too."""
    if (
        word.is_sign
        or word.text[0].isdigit()
        or word.lower in _COMMON
        or _DISEASE.search(word.lower)
        or word.lower in BREAKS
        or word.lower in PEOPLE
    ):
        return False
    return len(word.lower) > 3 or (len(word.text) > 1 and word.text.isupper())


def _bridge(line: Line) -> None:
    """Close gaps of one joining sign or word between two words of one arm."""
    for k in range(1, len(line.words) - 1):
        same = line.labels[k - 1] in {"I", "C"} and line.labels[k - 1] == line.labels[k + 1]
        if same and line.labels[k] == "" and line.words[k].lower in {"-", "/", "+", "plus"}:
            line.labels[k] = line.labels[k - 1]


def _heads(line: Line) -> None:
    """Take "therapy" in "CIK therapy" along: the head belongs to the arm in front of it."""
    for k in range(1, len(line.words)):
        if (
            line.labels[k] == ""
            and line.labels[k - 1] in {"I", "C"}
            and line.words[k].lower in TREATMENT_HEADS
        ):
            line.labels[k] = line.labels[k - 1]
