# SPDX-License-Identifier: GPL-3.0-or-later
"""Every result of a text: numbers as printed, tied to their context, and checked."""

import math
import re
from collections.abc import Mapping
from dataclasses import replace

from refdesk.domain.evidence import Statistic
from refdesk.evidence.assembly import Assembler
from refdesk.evidence.atoms import Draft, SentenceNumbers
from refdesk.evidence.checks import PrintedResult, Rounded, check_result
from refdesk.evidence.intervals import is_slip
from refdesk.evidence.levels import levels_before
from refdesk.evidence.notation import (
    DIFFERENCES,
    LONG_FORMS,
    RATIOS,
    Piece,
    Token,
    is_short_measure,
    long_measure,
    may_name_measure,
)
from refdesk.evidence.p_limits import is_limit, without_limit
from refdesk.evidence.pattern import Pattern, holds_one
from refdesk.evidence.promised import Carried
from refdesk.evidence.result_outcomes import Place
from refdesk.evidence.text import METHOD_ROLES, Document, Role, Sentence
from refdesk.evidence.ties import Tie, Ties
from refdesk.evidence.unnamed_kinds import Told

_PLANNED = Pattern(
    r"(?i)\b(?:power (?:of|to)|\d+ ?% power|to detect|sample size|non-?inferiority (?:margin|"
    r"limit)|margin of|pre-?specified margin|assum(?:ed|ing)|hypothesi[sz]ed|drop-?out)\b"
)
_ADJUSTED = Pattern(r"(?i)(?<!un)\badjust(?:ed|ing|ment)\b|\bmultivaria(?:ble|te)\b")
_UNADJUSTED = Pattern(r"(?i)\bunadjusted|\bcrude|\bunivaria(?:ble|te)\b")
_ONE_SIDED = Pattern(r"(?i)\b(?:one|1)-(?:sided|tailed)\b")
_MARGIN = Pattern(r"(?i)non-?inferior|equivalence|superiority margin")
_DIGIT = Pattern(r"\d")
_EXACT_P = Pattern(
    r"(?i)(?<![\w.-])p(?:[- ]?values?)? ?= ?0?\.\d|"
    r"\b(?:was|were) (?:\w+ )?(?:observed|seen|found|associated|correlated)\b"
)
"""What only a result prints, under whatever heading: "Secondary outcomes" of a full text."""
_PROMISE = Pattern(
    r"(?i)\b(?:data|values|results|estimates|figures|numbers|effects|outcomes)(?: in \w+)? "
    r"(?:(?:are|were) )?(?:\w+ ){0,3}?(?P<what>mean differences?|means?|medians?|estimates?|percentages?|"
    r"proportions?)[ ,(\[]*"
    r"(?:and|plus|with|±|\+/-)?(?: the(?:ir)?)? ?(?P<level>9\d)(?:\.\d)? ?% ?"
    r"(?:confidence (?:intervals?|limits)|CIs?)\b",
    hints=("confidence", "Confidence", "CI"),
)
"""What a paper says once of all its brackets: "Data are means (95% CI)"."""
_GEOMETRIC = Pattern(
    r"(?i)\bgeometric[- ](?:LS |least[- ]squares?[- ])?means?\b", hints=("eometric",)
)
"""Such a paper's ratios without a name are of geometric means."""
_LEVEL = Pattern(
    r"\b(9\d(?:\.\d)?) ?% ?(?:-?CI\b|[Cc]onfidence|[Cc]redib)", hints=("CI", "onfidence", "redib")
)
_SIGN = Pattern(
    r"(?<![A-Za-z])[Pp](?:'?s)?(?![a-z'-])|(?<![A-Za-z])[Pp](?:[- ]?[Vv]al|trend|int|het|adj|corr|FDR|log)|"
    r"(?<![A-Za-z])(?:[rRBbdg][s(^]?[ (2)]*[=:,≈]|(?:UI|CL|IC|ES|NS|ns)(?![A-Z])|tau|rho)"
)
_HINTS = (
    "CI", "CrI", "C.I", "n.s", "not significant)", "HR", "OR", "RR", "IR", "RD", "PR", "MR", "MD", "AUC",
    "ROC", "PPV", "NPV", "LR", "NNT", "NNH", "ICC", "ppv", "npv", "β", "ß", "ρ", "κ", "τ", "²",
)  # fmt: skip
"""Bits of words of which every sentence with a result holds one, unless ``_SIGN`` matches."""
_BRACKETED = Pattern(r"[(\[,] ?[-+]?\d")
_SECTION_NUMBERS = 4000
"""Longest piece of one sentence that is read; a longer one is no prose."""


def _redefined(abbreviations: Mapping[str, str]) -> dict[str, str]:
    """Return what this text means by names of measures that usually stand for another.

    Measure codes, RR for "rate ratio", ``""`` where it is no measure at all, HR for "heart rate";
    with them the names that only this text has, RFR for "relative failure rate".
    """
    taken: dict[str, str] = {}
    for short, long in abbreviations.items():
        kind = is_short_measure(short)
        if not kind:
            if may_name_measure(long) and (own := long_measure(long)):
                taken[short] = taken[f"{short}s"] = own
            continue
        pattern = LONG_FORMS.get(kind)
        if pattern is None or not pattern.search(long):
            taken[short] = taken[f"{short}s"] = long_measure(long)
    return taken


def read_statistics(
    document: Document, abbreviations: Mapping[str, str], ties: Ties
) -> tuple[Statistic, ...]:
    """Return every result of the text in reading order, primary and null ones alike."""
    redefined = _redefined(abbreviations)
    found: list[Statistic] = []
    level: float | None = None
    promised = _promised_kind(promise["what"]) if (promise := _promise(document)) else ""
    geometric = any(_GEOMETRIC.search(sentence.text) for sentence in document.sentences)
    ahead = float(promise["level"]) if promise else _first_level(document)
    ratio = ""
    before: tuple[Sentence, SentenceNumbers] | None = None
    for sentence in document.sentences:
        if not _has_numbers(sentence):
            continue
        if not (_may_result(sentence.text) or (ahead and _BRACKETED.search(sentence.text))):
            continue
        methods = sentence.role in METHOD_ROLES or sentence.role is Role.TITLE
        planned = bool(_PLANNED.search(sentence.text))
        numbers = Assembler(
            sentence.text[:_SECTION_NUMBERS],
            redefined,
            bare_ok=not planned,
            measured_only=methods and not _EXACT_P.search(sentence.text),
            told=Told(level or ahead, promised, geometric, _carried(before, sentence), ratio),
        ).read()
        ratio = next((d.kind for d in reversed(numbers.drafts) if d.kind in RATIOS), ratio)
        if any(draft.interval for draft in numbers.drafts):
            before = (sentence, numbers)
        if planned and sentence.role in METHOD_ROLES:
            continue
        kept: list[Draft] = []
        for draft in numbers.drafts:
            if draft.interval and draft.interval.level and level is None:
                level = draft.interval.level
            if draft.kind == "P" and is_limit(sentence, numbers, draft, methods=methods):
                continue
            kept.append(without_limit(sentence, draft))
        if not kept:
            continue
        places = [_place(sentence, numbers, draft) for draft in kept]
        since = 0
        for draft, place, tie in zip(kept, places, ties.of(sentence, places), strict=True):
            result = _statistic(document, sentence, place, draft, level, tie)
            if draft.kind == "P" and not (draft.p and draft.p.purpose):
                parts = levels_before(sentence.text, since, place.start)
                levels = " vs. ".join(result.sentence[start:end].strip() for start, end in parts)
                result = replace(result, levels=levels)
            found.append(result)
            since = place.end
    return tuple(found)


def _promise(document: Document) -> re.Match[str] | None:
    """Return where a text says, before or after its results, what its brackets hold."""
    texts = (sentence.text for sentence in document.sentences)
    return next(filter(None, map(_PROMISE.search, texts)), None)


def _first_level(document: Document) -> float | None:
    """Return the level of the first confidence interval that a text announces, wherever it does.

    "(90.5 h, 78.1-102.9, P = .04) ... (data are means, 95% CI)".
    """
    texts = (sentence.text for sentence in document.sentences)
    found = next(filter(None, map(_LEVEL.search, texts)), None)
    return float(found[1]) if found else None


def _carried(before: tuple[Sentence, SentenceNumbers] | None, sentence: Sentence) -> Carried | None:
    """Return the last result of the last sentence that has intervals, where it has one."""
    if before is None or before[0].section != sentence.section:
        return None
    previous, numbers = before
    last = [draft for draft in numbers.drafts if draft.kind != "P"][-1]
    if not last.interval:
        return None
    opening = numbers.pieces[last.interval.first].text
    joint = numbers.pieces[last.interval.last - 1].token
    near = 0 <= sentence.start - previous.end <= 2
    return Carried(last.kind, opening, last.interval.bare, joint, near)


def _may_result(text: str) -> bool:
    """Whether a sentence may name a measure, a P value or an interval; to scan it takes long."""
    return (
        holds_one(text, _HINTS)
        or may_name_measure(text)
        or "interval" in text.lower()
        or "confidence" in text
        or "limits" in text
        or bool(_SIGN.search(text))
    )


def _promised_kind(what: str) -> str:
    if what.lower().startswith("p"):
        return "PCT"
    if "diff" in what.lower():
        return "MD"
    return {"mea": "MEAN", "med": "MEDIAN"}.get(what[:3].lower(), "EST")


def _has_numbers(sentence: Sentence) -> bool:
    return bool(_DIGIT.search(sentence.text)) or "NS" in sentence.text


def _statistic(
    document: Document,
    sentence: Sentence,
    place: Place,
    draft: Draft,
    level: float | None,
    tie: Tie,
) -> Statistic:
    interval, p = draft.interval, draft.p
    raw = document.raw(sentence)
    own_level = None
    if interval:
        own_level = interval.level or level  # "95% CI" once, "CI" from then on
    return Statistic(
        kind=draft.kind,
        sentence=raw,
        span=document.span(sentence, place.start, place.end),
        value=draft.value.value if draft.value else None,
        ci_level=own_level,
        ci_low=interval.low.value if interval else None,
        ci_high=interval.high.value if interval and math.isfinite(interval.high.value) else None,
        p=p.piece.value if p and p.piece else None,
        p_relation=p.relation if p else "",
        adjusted=_is_adjusted(sentence, place.start, draft),
        unit=draft.unit,
        outcome=tie.outcome,
        comparison=f"P for {p.purpose}" if p and p.purpose and not draft.value else tie.comparison,
        group=tie.group,
        checks=check_result(_printed(sentence, draft, own_level)),
        value_text=_digits(raw, draft.value),
        ci_low_text=_digits(raw, interval.low if interval else None),
        ci_high_text=_digits(raw, interval.high if interval else None),
        p_text=_digits(raw, p.piece if p else None),
    )


def _place(sentence: Sentence, numbers: SentenceNumbers, draft: Draft) -> Place:
    """Return where a result stands: from its whole name to the bracket that it closes."""
    pieces, first = numbers.pieces, draft.first
    # "hazard ratio [HR] 0.67": the name in full stands in front of its short form
    if (
        first >= 2
        and pieces[first].token is Token.MEASURE
        and pieces[first - 1].token is Token.OPEN
        and pieces[first - 2].token is Token.MEASURE
        and pieces[first - 2].kind == pieces[first].kind
    ):
        first -= 2
    start, end = pieces[first].start, pieces[draft.last].end
    for opening, closing in ("()", "[]"):
        text = sentence.text[start:end]
        if text.count(opening) > text.count(closing) and sentence.text[end : end + 1] == closing:
            end += 1
    anchor = pieces[draft.first].start
    if draft.value:
        anchor = draft.value.start
    elif draft.interval:
        anchor = pieces[draft.interval.first].start
    return Place(start, end, anchor, draft.kind)


_NOT_DIGITS = Pattern(
    r"(?i)\s*(?:%|per ?cent|percent|pp\b|points?|[ -]points?).*$|(?<=\.)\s+(?=\d)"
)


def _digits(raw: str, piece: Piece | None) -> str:
    """Return a number as the paper prints it, without its unit."""
    if piece is None or math.isinf(piece.value):
        return ""
    return _NOT_DIGITS.sub("", raw[piece.start : piece.end]).strip()


def _is_adjusted(sentence: Sentence, start: int, draft: Draft) -> bool:
    if draft.adjusted:
        return True
    if draft.kind not in RATIOS | DIFFERENCES:
        return False
    before = sentence.text[max(0, start - 160) : start + 30]
    return bool(_ADJUSTED.search(before)) and not _UNADJUSTED.search(before)


def _printed(sentence: Sentence, draft: Draft, level: float | None) -> PrintedResult:
    interval = draft.interval
    p = draft.p
    slip = draft.value and interval and is_slip(draft.value, interval)
    usual = (
        p is not None
        and p.piece is not None
        and not draft.compared
        and p.purpose in {"", "logrank", "log-rank", "difference"}
    )
    return PrintedResult(
        kind=draft.kind,
        estimate=None if slip else _rounded(draft.value),
        low=_rounded(interval.low if interval else None),
        high=_rounded(interval.high if interval else None),
        level=level,
        p=_rounded(p.piece) if p and usual else None,
        relation=p.relation if p and usual else "",
        one_sided=bool(_ONE_SIDED.search(sentence.text)),
        margin_test=bool(_MARGIN.search(sentence.text)),
    )


def _rounded(piece: Piece | None) -> Rounded | None:
    return Rounded(piece.value, piece.half_unit) if piece and math.isfinite(piece.value) else None
