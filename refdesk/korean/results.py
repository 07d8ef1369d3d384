# SPDX-License-Identifier: GPL-3.0-or-later
"""One result of a paper as a Korean sentence, with its numbers as printed."""

import re
from collections.abc import Collection

from refdesk.domain.evidence import Statistic
from refdesk.evidence.notation import DIFFERENCES, RATIOS
from refdesk.korean.links import is_people
from refdesk.korean.particles import josa, particle
from refdesk.korean.phrases import korean_phrase
from refdesk.korean.word_kinds import words
from refdesk.korean.words import KINDS

SIGNIFICANT, NOT_SIGNIFICANT = "significant", "not significant"
UNKNOWN, CONFLICT = "unknown", "conflict"
ALPHA = 0.05
"""What papers test at unless they say otherwise; said under every summary."""

_WORDS_ALONE = 4
"""A phrase of so many English words and fewer stands without quotation marks."""
_WITHIN = re.compile(
    r"(?:군|명|개월|주|일|년|시간|째|시점|분석|코호트|하위군|병변|인구집단|유럽|한국)$|"
    r"(?i:group|arm|patients|subjects|participants|analysis|cohort|weeks?|months?|years?|women|men|children)$|"
    r"^(?i:patients|subjects|participants|women|men|children|adults|infants|those|people)\b"
)
"""What a result holds *in*: groups, people, times. Anything else is what it hangs on (에 따른)."""


_FRONT = re.compile(
    r"^(?:(?:besides,|moreover,|furthermore,|however,|whereas|while|during|for|with|of|in|than|to|"
    r"at(?! least)|by|from|on|and|that|those|the|an?|"
    r"taking|receiving|using|given)\s+)+",
    re.IGNORECASE,
)
_NONE = re.compile(r"(?:without|no)\s+(.+)", re.IGNORECASE)
_VAGUE = frozenset(
    {
        "factor", "factors", "predictor", "predictors", "variable", "variables", "significance", "result",
        "results", "outcome", "outcomes", "data", "effective", "significant", "different", "value",
        "regression coefficient", "odds ratio", "hazard ratio", "relative risk", "risk ratio",
    }
)  # fmt: skip
"""What names no outcome."""
_EMPTY = words("only alone other others it them they both all each those these")
_FUNCTION_WORDS = words("with of to the who in for on at by from was were is are had and or")
_COMPARED = re.compile(r"(?:more|less|fewer|higher|lower|greater|better|worse)\b", re.IGNORECASE)
_PLUS_MINUS = re.compile(r"\+\s*/?\s*[-\u2212]|\u00b1")
_FROM_TO = re.compile(r"from ([^a-z]*(?:[a-zA-Z/%]{1,6})?) to ([^a-z]*(?:[a-zA-Z/%]{1,9})?)")
_UNIT_WORDS = (
    "mg|kg|ml|dl|mmol|mmhg|meq|min|vs|versus|log|nmol|pmol|per|and|hg|mm|cm|days|weeks|months|years|"
    "hours|points|h"
)
_WORDY = re.compile(rf"\b(?!(?:{_UNIT_WORDS})\b)[a-z]{{2,}}", re.IGNORECASE)


def said(text: str) -> str:
    """Return a phrase in Korean, or in the paper's own words: a longer one in quotation marks.

    ``""`` for what is left of a phrase that says nothing alone ("only", "those").
    """
    text = _FRONT.sub("", " ".join(text.split()).strip(" .,;:"))
    if text.lower() in _EMPTY:
        return ""
    if (none := _NONE.fullmatch(text)) and (what := said(none[1])):
        return f"{what} 없음"
    korean = korean_phrase(text)
    if korean:
        return korean
    alone = len(text.split()) <= _WORDS_ALONE and not _FUNCTION_WORDS & set(text.lower().split())
    return text if alone else f"\u201c{text}\u201d"


def _outcome(result: Statistic) -> str:
    vague = result.outcome.lower().strip() in _VAGUE
    return "" if vague or not result.outcome else said(result.outcome)


def _short(text: str) -> str:
    """Return :func:`said` of a group or a comparison, ``""`` where it is half a sentence."""
    phrase = said(text)
    if phrase.startswith("\u201c") or re.match(r"\d+ ", phrase) or _COMPARED.match(text):
        return ""
    if phrase in KINDS.values() or re.match(r"[a-z]+ing\b", phrase):
        return ""
    return phrase


def significance(result: Statistic) -> str:
    """Return whether a result is significant at the level of 5 per cent, as far as its numbers tell.

    The P value decides; without one, whether a 95 % interval holds the value of no effect. Where
    the two say different things they are a :data:`CONFLICT`.
    """
    by_p, by_interval = _by_p(result), _by_interval(result)
    if by_p == UNKNOWN:
        return by_interval
    return CONFLICT if by_interval not in {UNKNOWN, by_p} else by_p


def _by_p(result: Statistic) -> str:
    if result.p_relation == "NS":
        return NOT_SIGNIFICANT
    if result.p is None:
        return UNKNOWN
    if result.p_relation in {"<", "<="}:
        return SIGNIFICANT if result.p <= ALPHA else UNKNOWN
    if result.p_relation in {">", ">="}:
        return NOT_SIGNIFICANT if result.p >= ALPHA else UNKNOWN
    return SIGNIFICANT if result.p < ALPHA else NOT_SIGNIFICANT


def _by_interval(result: Statistic) -> str:
    null = 1.0 if result.kind in RATIOS else 0.0 if result.kind in DIFFERENCES else None
    low, high = result.ci_low, result.ci_high
    if null is None or low is None or high is None or result.ci_level not in {None, 95, 0.95}:
        return UNKNOWN
    if null in {low, high}:
        return UNKNOWN  # rounded: it may lie on either side
    return NOT_SIGNIFICANT if low < null < high else SIGNIFICANT


_VERDICTS = {
    SIGNIFICANT: "통계적으로 유의했습니다",
    NOT_SIGNIFICANT: "통계적으로 유의하지 않았습니다",
    CONFLICT: "유의성 판단이 P값과 신뢰구간에서 서로 다릅니다",
}


def result_sentence(result: Statistic, arms: Collection[str] = ()) -> str:
    """Return a result in words: of what, in whom, against what, how much, how sure.

    Args:
        result: One result.
        arms: What was compared, in lower case: a group of this name is one of people.
    """
    if result.kind == "P":
        return _lone_p(result, arms)
    kind = KINDS.get(result.kind, result.kind)
    if result.adjusted:
        kind = f"보정 {kind}"
    outcome = _outcome(result)
    setting = _setting(result, arms)
    subject = f"{setting}{outcome}의 {kind}" if outcome else f"{setting}{kind}"
    verdict = _VERDICTS.get(significance(result))
    value, numbers = _value(result), _bracket(result)
    if not value:  # its interval is all that is printed
        interval, p_value = interval_words(result), p_words(result)
        name, _, value = interval.rpartition("신뢰구간 ")
        subject, numbers = f"{subject}의 {name}신뢰구간", f"({p_value})" if p_value else ""
        if not value:
            return f"{subject.removesuffix('의 신뢰구간')}: {p_value}."
    head = f"{subject}{particle(subject, '은')} {value}"
    if verdict:
        return f"{head}{particle(value, '으로')}, {verdict}{numbers}."
    return f"{head}{particle(value, '이었습니다')}{numbers}."


def _setting(result: Statistic, arms: Collection[str]) -> str:
    """Return whom the result holds for and what it is measured against, to stand before the outcome."""
    parts: list[str] = []
    if result.group != result.outcome and (group := _short(result.group)):
        if is_people(group) or _WITHIN.search(group):
            parts.append(f"{group}에서 ")
        elif result.group.lower() in arms:
            parts.append(f"{group}군에서 ")
        else:
            parts.append(f"{group}에 따른 ")
    if against := _short(result.comparison):
        parts.append(f"{against} 대비 ")
    return "".join(parts)


def _value(result: Statistic) -> str:
    unit = result.unit
    digits = _minus(result.value_text)
    if not digits:
        return ""
    if not unit:
        return digits
    korean = _UNITS.get(unit, "%" if unit == "%" else "")
    return f"{digits}{korean}" if korean else f"{digits} {unit}"


_UNITS = {
    "months": "개월",
    "years": "년",
    "weeks": "주",
    "days": "일",
    "points": "점",
    "hours": "시간",
}


def _bracket(result: Statistic) -> str:
    parts = [part for part in (interval_words(result), p_words(result)) if part]
    return f"({', '.join(parts)})" if parts else ""


def interval_words(result: Statistic) -> str:
    """Return the confidence interval: ``95% 신뢰구간 0.53–0.90``; ``""`` where there is none."""
    if not result.ci_low_text:
        return ""
    level = result.ci_level
    name = "신뢰구간"
    if level is not None:
        name = f"{level * 100 if level <= 1 else level:g}% 신뢰구간"
    low, high = _minus(result.ci_low_text), _minus(result.ci_high_text)
    if not high:
        return f"{name} {low}부터, 상한은 도달하지 않음"
    joint = " ~ " if "\u2212" in low + high else "\u2013"
    return f"{name} {low}{joint}{high}"


def p_words(result: Statistic) -> str:
    """Return the P value: ``P < 0.001``; ``""`` where there is none."""
    if result.p_relation == "NS":
        return "논문에 ‘유의하지 않음’으로만 적힘"
    if not result.p_text:
        return ""
    relation = {"": "=", "<=": "≤", ">=": "≥"}.get(result.p_relation, result.p_relation)
    return f"P {relation} {_minus(result.p_text)}"


def _minus(digits: str) -> str:
    return digits.replace("-", "\u2212")


def levels_words(levels: str) -> str:
    """Return the two values that are compared: ``74.7% 대 42.2%``; in the paper's words where it has more."""
    text = _PLUS_MINUS.sub("\u00b1", levels)
    if _WORDY.search(text):
        return f"\u201c{levels}\u201d"
    text = re.sub(r"(?<![\d.])-(?=[\d.])", "\u2212", text)
    text = re.sub(r"\s*\b(?:vs?\.?|versus|against|and)(?=\W)\s*", " 대 ", text)
    return re.sub(r" (days|weeks|months|years|hours|points)\b", lambda m: _UNITS[m[1]], text)


def _lone_p(result: Statistic, arms: Collection[str]) -> str:
    outcome = _outcome(result)
    verdict, numbers = _VERDICTS.get(significance(result)), _bracket(result)
    setting = _setting(result, arms)
    if result.levels:
        subject = f"{setting}{outcome or '비교한 값'}"
        if moved := _FROM_TO.fullmatch(_PLUS_MINUS.sub("\u00b1", result.levels.strip())):
            start, end = (_minus(part.strip()) for part in moved.groups())
            head = f"{subject}{particle(subject, '은')} {start}에서 {josa(end, '으로')} 바뀌었"
            return f"{head}고, 변화가 {verdict}{numbers}." if verdict else f"{head}습니다{numbers}."
        levels = levels_words(result.levels)
        head = f"{subject}{particle(subject, '은')} {levels}"
        if verdict:
            return f"{head}{particle(levels, '으로')}, 차이가 {verdict}{numbers}."
        return f"{head}{particle(levels, '이었습니다')}{numbers}."
    if not outcome:
        found = f" {verdict}" if verdict else " 다음과 같이 보고되었습니다"
        return f"{setting}비교한 결과는{found}{numbers}. 어떤 결과인지는 원문에서 확인하십시오."
    subject = f"{setting}{outcome}의 차이 또는 연관성"
    if verdict:
        return f"{josa(subject, '은')} {verdict}{numbers}."
    return f"{josa(subject, '은')} 다음 값으로만 보고되었습니다{numbers}."
