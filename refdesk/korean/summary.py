# SPDX-License-Identifier: GPL-3.0-or-later
"""The Korean summary of a paper, composed from what was read in it: no model, no network.

Every number stands as the paper prints it. What the authors conclude is quoted, what was not found
is said, and each line names the words that prove it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from refdesk.domain.designs import TRIALS
from refdesk.domain.evidence import (
    Element,
    EvidenceReport,
    FollowUp,
    SampleSize,
    Slot,
    Span,
    Statistic,
    TextSection,
)
from refdesk.domain.korean_summary import KoreanSummary, SummaryLine, SummaryPart
from refdesk.evidence.phrases import number_of
from refdesk.evidence.text import Document, Role, Sentence, read_document
from refdesk.korean.particles import josa, particle
from refdesk.korean.phrases import korean_phrase
from refdesk.korean.results import UNKNOWN, result_sentence, said, significance
from refdesk.korean.times import time_of
from refdesk.korean.words import DESIGNS, TRAITS

SURE = 0.75
"""Confidence from which a slot is stated; below it only seems so."""
BASIS = (
    "통계적 유의성은 P < 0.05를 기준으로, P값이 없으면 95% 신뢰구간이 효과 없음(비는 1, 차이는 0)을 "
    "포함하는지로 판단했습니다."
)
"""How significance is judged; stands under the results."""
_LATER = TRAITS["secondary-analysis"]
_KEYWORDS = re.compile(
    r"\s*\[?\(?(?:key ?words|index terms|copyright|©)\b.*$", re.IGNORECASE | re.DOTALL
)
_REGISTER = re.compile(
    r"(?:trial )?registration|(?:www\.)?clinicaltrials\.gov|funding\b", re.IGNORECASE
)
_PHASES = {
    "phase-1-trial": "1상",
    "phase-2-trial": "2상",
    "phase-3-trial": "3상",
    "phase-4-trial": "4상",
}
_PEOPLE = (
    r"(?:patient|participant|subject|people|person|adult|child|infant|wom[ae]n|m[ae]n|individual|"
    r"volunteer|neonate|girl|boy|student)"
)
_COUNTED_PEOPLE = re.compile(rf"\s*(?:[\w-]+\s+){{0,4}}?{_PEOPLE}s?\b", re.IGNORECASE)
_PLACE = re.compile(
    r"(?:병원|기관|의원|외래|실|지역사회|학교|요양원|병동|진료|곳|[가-힣]국|일본|호주|유럽|아시아|대만|캐나다)$"
)
_OBSERVED = frozenset({"cohort", "case-control", "cross-sectional", "observational", "case-report"})
_MOST_QUOTED = 3
"""Sentences of the authors' conclusion that are quoted."""


def compose_summary(report: EvidenceReport, sections: Sequence[TextSection]) -> KoreanSummary:
    """Return the summary of one paper.

    Args:
        report: What was read, as the person corrected it.
        sections: Title and abstract as they were read; conclusions are quoted from them.
    """
    composer = _Composer(report, sections)
    parts = [
        SummaryPart(heading, lines)
        for heading, make in composer.parts()
        if (lines := tuple(make()))
    ]
    if not parts:
        return KoreanSummary()
    missing = composer.missing()
    if missing:
        parts.append(SummaryPart("찾지 못한 항목", (missing,)))
    return KoreanSummary(tuple(parts))


class _Composer:
    def __init__(self, report: EvidenceReport, sections: Sequence[TextSection]) -> None:
        self._report = report
        self._document: Document = read_document(sections)
        self._body = report.body

    def parts(self) -> list[tuple[str, Callable[[], Iterator[SummaryLine]]]]:
        return [
            ("연구 설계", self._design),
            ("대상", self._population),
            ("중재와 비교", self._compared),
            ("결과변수", self._outcome),
            ("추적관찰", self._followed),
            ("주요 결과", self._results),
            ("저자 결론", self._conclusion),
            ("숫자 확인", self._remarks),
        ]

    # Parts

    def _design(self) -> Iterator[SummaryLine]:
        found = self._report.designs
        main = [f for f in found if f.design in DESIGNS]
        traits = [TRAITS[f.design] for f in found if f.design in TRAITS]
        if main:
            design, others = main[0].design, [f.design for f in main[1:]]
            name = " ".join([*(trait for trait in traits if trait != _LATER), DESIGNS[design]])
            if design == "rct":
                name = name.replace(TRAITS["cluster-trial"], "군집")
            name += f"의 {_LATER}" if _LATER in traits else ""
            if design in TRIALS:
                phase = next((named for other in others if (named := _PHASES.get(other))), "")
                name += f"({phase})" if phase else ""
                others = [other for other in others if other not in TRIALS]
            if design in _OBSERVED:
                others = [other for other in others if other != "observational"]
            text = f"이 논문은 {name}입니다."
            if others:
                listed = ", ".join(DESIGNS[other] for other in others[:2])
                text += f" {josa(listed, '으로')}도 분류됩니다."
            yield SummaryLine(text, main[0].span)
        setting = self._report.setting or (self._body.setting if self._body else None)
        if setting is not None and (text := _setting_words(setting.text)):
            yield SummaryLine(text, setting.span)
        registered = self._report.registrations or (self._body.registrations if self._body else ())
        if registered:
            numbers = ", ".join(dict.fromkeys(fact.text for fact in registered))
            yield SummaryLine(f"임상시험 등록번호: {numbers}", registered[0].span)

    def _population(self) -> Iterator[SummaryLine]:
        slot = self._slot(Element.POPULATION)
        counted = ""
        if slot.found:
            who = said(slot.text)
            counted = re.sub(r"[^\d]+", " ", who.replace(",", ""))
            ending = (
                "대상으로 했습니다." if slot.confidence >= SURE else "대상으로 한 것으로 보입니다."
            )
            yield SummaryLine(f"{josa(who, '을')} {ending}", _first(slot))
        size = self._report.sample_size or (self._body.sample_size if self._body else None)
        if size is not None and size.value > 1 and str(size.value) not in counted.split():
            yield SummaryLine(self._size(size), size.span)
        arms = self._report.arms
        if len(arms) > 1:
            listed = ", ".join(f"{_arm(arm.name)} {arm.size:,}명" for arm in arms)
            yield SummaryLine(f"군별 인원: {listed}.", arms[0].span)

    def _size(self, size: SampleSize) -> str:
        digits = re.findall(r"\d[\d,]*", size.span.text)
        printed = next((n for n in digits if n.replace(",", "") == str(size.value)), "")
        number = printed or f"{size.value:,}"
        if not printed and number_of(size.span.text) != size.value:
            return f"논문에 적힌 군별 인원을 더하면 모두 {number}명입니다."
        if _COUNTED_PEOPLE.match(self._after(size.span)):
            return f"모두 {number}명이 포함되었습니다."
        return f"전체 표본 수는 {josa(number, '이었습니다')}."

    def _compared(self) -> Iterator[SummaryLine]:
        tried, against = self._slot(Element.INTERVENTION), self._slot(Element.COMPARISON)
        main = next((f.design for f in self._report.designs if f.design in DESIGNS), "")
        name = "노출 또는 관심 요인" if main in _OBSERVED else "중재"
        apart = tried.text.lower() not in against.text.lower()
        if (
            apart
            and tried.found
            and against.found
            and min(tried.confidence, against.confidence) >= SURE
        ):
            first, second = said(tried.text), said(against.text)
            yield SummaryLine(
                f"{josa(first, '을')} {josa(second, '과')} 비교했습니다.", _first(tried)
            )
            return
        if tried.found:
            yield SummaryLine(_is(name, said(tried.text), tried), _first(tried))
        if against.found:
            yield SummaryLine(_is("비교 대상", said(against.text), against), _first(against))

    def _outcome(self) -> Iterator[SummaryLine]:
        primary = self._report.primary_outcome or (
            self._body.primary_outcome if self._body else None
        )
        if primary is not None:
            what = said(primary.text)
            yield SummaryLine(f"논문이 밝힌 1차 결과변수는 {what}입니다.", primary.span)
        slot = self._slot(Element.OUTCOME)
        if slot.found and (primary is None or not _within(slot.text, primary.text)):
            yield SummaryLine(_is("측정한 결과", said(slot.text), slot), _first(slot))

    def _followed(self) -> Iterator[SummaryLine]:
        follow_up = self._report.follow_up or (self._body.follow_up if self._body else None)
        if follow_up is not None:
            yield SummaryLine(self._follow_up(follow_up), follow_up.span)

    def _follow_up(self, found: FollowUp) -> str:
        korean = time_of(found.text)
        if not korean and len(re.findall(r"\d[\d.]*", found.text)) == 1:
            korean = korean_phrase(found.text)
        if not korean:
            return f"추적관찰 기간은 \u201c{found.text}\u201d{particle(found.text, '으로')} 적혀 있습니다."
        before = self._before(found.span)
        average = ""
        if re.search(r"\bmedian\b", f"{before} {found.span.text}", re.IGNORECASE):
            average = "중앙값 "
        elif re.search(r"\b(?:mean|average)\b", f"{before} {found.span.text}", re.IGNORECASE):
            average = "평균 "
        return f"추적관찰 기간은 {average}{josa(korean, '이었습니다')}."

    def _before(self, span: Span) -> str:
        """Return the words just before a span of the abstract."""
        for section in self._document.sections:
            if section.index == span.index and section.text[span.start : span.end] == span.text:
                return section.text[max(0, span.start - 45) : span.start].rpartition(". ")[2]
        return ""

    def _after(self, span: Span) -> str:
        """Return the words just behind a span of the abstract."""
        for section in self._document.sections:
            if section.index == span.index and section.text[span.start : span.end] == span.text:
                return section.text[span.end : span.end + 60]
        return ""

    def _results(self) -> Iterator[SummaryLine]:
        seen: set[str] = set()
        slots = (self._slot(Element.INTERVENTION), self._slot(Element.COMPARISON))
        arms = {slot.text.lower() for slot in slots if slot.found}
        arms |= {arm.name.lower() for arm in self._report.arms}
        for result in self._report.statistics:
            text = result_sentence(result, arms)
            if text not in seen:
                seen.add(text)
                yield SummaryLine(text, result.span)
        if any(significance(result) != UNKNOWN for result in self._report.statistics):
            yield SummaryLine(BASIS, None, "note")
        if self._body is not None and self._body.statistics:
            count = len(self._body.statistics) + self._body.left_out
            yield SummaryLine(
                f"본문에서 결과 {count:,}개를 더 읽었습니다. 통계 탭에서 볼 수 있습니다.",
                None,
                "note",
            )

    def _conclusion(self) -> Iterator[SummaryLine]:
        for _, group in groupby(self._concluding()[:_MOST_QUOTED], key=lambda s: s.section):
            sentences = list(group)
            section = self._document.sections[sentences[0].section]
            start, end = sentences[0].start, sentences[-1].end
            text = _KEYWORDS.sub("", section.text[start:end]).strip()
            if not text or _REGISTER.match(text):
                continue
            span = Span(section.name, start, start + len(text), text, section.index)
            yield SummaryLine(f"\u201c{text}\u201d", span, "quote")

    def _concluding(self) -> list[Sentence]:
        return [s for s in self._document.sentences if s.role is Role.CONCLUSIONS]

    def _remarks(self) -> Iterator[SummaryLine]:
        for result in self._report.statistics:
            if any(check.verdict == "alarm" for check in result.checks):
                yield SummaryLine(_alarm(result), result.span)
        for remark in self._report.remarks:
            if remark.verdict == "alarm" and (text := _REMARKS.get(remark.name)):
                yield SummaryLine(text, remark.spans[0] if remark.spans else None)

    # What is missing

    def missing(self) -> SummaryLine | None:
        """Return the sentence that names what was looked for and not found."""
        report = self._report
        names = [
            name
            for name, found in (
                ("연구 설계", bool(report.designs)),
                ("대상", self._slot(Element.POPULATION).found),
                ("표본 수", report.sample_size or (self._body and self._body.sample_size)),
                ("중재", self._slot(Element.INTERVENTION).found),
                ("비교 대상", self._slot(Element.COMPARISON).found),
                ("결과변수", self._slot(Element.OUTCOME).found or report.primary_outcome),
                ("추적관찰 기간", report.follow_up or (self._body and self._body.follow_up)),
                ("수치로 적힌 결과", bool(report.results)),
                ("저자 결론", bool(self._concluding())),
            )
            if not found
        ]
        if not names:
            return None
        where = "초록과 본문" if self._body is not None else "초록"
        listed = ", ".join(names)
        return SummaryLine(f"{where}에서 찾지 못했습니다: {listed}.", None, "missing")

    def _slot(self, element: Element) -> Slot:
        return self._report.slot(element)


_REMARKS = {
    "percentage": "보고된 백분율이 인원수로 계산한 값과 맞지 않습니다.",
    "arms-total": "각 군의 인원을 더한 값이 전체 인원과 맞지 않습니다.",
    "arm-size": "같은 군의 인원이 서로 다르게 적혀 있습니다.",
    "abstract-body": "초록과 본문의 수치가 서로 다릅니다.",
}


def _alarm(result: Statistic) -> str:
    outcome = f"{said(result.outcome)}: " if result.outcome else ""
    failed = {check.name for check in result.checks if check.verdict == "alarm"}
    if "ci-contains" in failed:
        return f"{outcome}추정값이 신뢰구간 밖에 있습니다. 원문을 확인하십시오."
    if "ci-symmetric" in failed:
        return f"{outcome}추정값이 신뢰구간의 가운데에서 벗어나 있습니다. 원문을 확인하십시오."
    return f"{outcome}보고된 P값이 신뢰구간으로 계산한 값과 맞지 않습니다. 원문을 확인하십시오."


def _within(text: str, other: str) -> bool:
    """Whether one of two phrases says what the other says, and more."""
    one, two = text.lower(), other.lower()
    return one in two or two in one


def _first(slot: Slot) -> Span | None:
    return slot.spans[0] if slot.spans else None


def _is(name: str, what: str, slot: Slot) -> str:
    """Return "the intervention is …", or "seems to be" where we are not sure."""
    if slot.confidence >= SURE:
        return f"{josa(name, '은')} {what}입니다."
    return f"{josa(name, '은')} {josa(what, '으로')} 보입니다."


def _arm(name: str) -> str:
    if name.isdigit():
        return f"{name}군"
    korean = said(name)
    return name if re.search(r"\d명$", korean) else korean


def _setting_words(text: str) -> str:
    if re.fullmatch(r"multi-?\s?cent(?:er|re|ric)", text.strip(), re.IGNORECASE):
        return "여러 기관이 참여한 다기관 연구입니다."
    place = korean_phrase(text)
    if place and _PLACE.search(place):
        return f"{place}에서 수행되었습니다."
    return f"수행 장소: \u201c{text}\u201d"
