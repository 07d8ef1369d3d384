# SPDX-License-Identifier: GPL-3.0-or-later
"""The Korean summary of abstracts: from the words of a paper to sentences, with nothing invented."""

import re

import pytest

from refdesk.domain.evidence import Element, EvidenceReport, Slot, Span, Statistic, TextSection
from refdesk.evidence.reader import read_evidence
from refdesk.korean.results import result_sentence
from refdesk.korean.summary import BASIS, compose_summary
from refdesk.services.documents import read_documents
from tests.corpus import corpus, sampled

TRIAL = [
    TextSection("title", "Velorastat for hepatocellular carcinoma: a randomised controlled trial"),
    TextSection("BACKGROUND", "Recurrence of hepatocellular carcinoma is common.", 0, "BACKGROUND"),
    TextSection(
        "METHODS",
        "In this multicenter phase 3 trial, 226 patients with hepatocellular carcinoma were randomly assigned to "
        "velorastat (n = 114) or placebo (n = 112). The primary outcome was recurrence-free survival. "
        "Median follow-up was 56 months.",
        1,
        "METHODS",
    ),
    TextSection(
        "RESULTS",
        "Recurrence-free survival was longer with velorastat than with placebo (hazard ratio 0.69; 95% CI 0.53-0.90; "
        "P = 0.006). Overall survival did not differ (hazard ratio 0.96; 95% CI 0.70-1.31; P = 0.78).",
        2,
        "RESULTS",
    ),
    TextSection("CONCLUSIONS", "Velorastat prolonged recurrence-free survival.", 3, "CONCLUSIONS"),
]


def summary_of(sections):
    return compose_summary(read_evidence(sections), sections)


def lines_of(summary):
    return {part.heading: [line.text for line in part.lines] for part in summary.parts}


def test_a_trial_is_summed_up_part_by_part():
    lines = lines_of(summary_of(TRIAL))
    assert lines["연구 설계"][0] == "이 논문은 무작위 임상시험(3상)입니다."
    assert "여러 기관이 참여한 다기관 연구입니다." in lines["연구 설계"]
    assert lines["대상"][0] == "간세포암 환자 226명을 대상으로 했습니다."
    assert "군별 인원: velorastat 114명, 위약 112명." in lines["대상"]
    assert lines["중재와 비교"] == ["Velorastat를 위약과 비교했습니다."]
    assert lines["결과변수"][0] == "논문이 밝힌 1차 결과변수는 무재발 생존입니다."
    assert lines["추적관찰"] == ["추적관찰 기간은 중앙값 56개월이었습니다."]
    first, second, basis = lines["주요 결과"]
    assert first.endswith(
        "무재발 생존의 위험비는 0.69로, 통계적으로 유의했습니다(95% 신뢰구간 0.53–0.90, P = 0.006)."
    )
    assert second.endswith(
        "전체 생존의 위험비는 0.96으로, 통계적으로 유의하지 않았습니다(95% 신뢰구간 0.70–1.31, P = 0.78)."
    )
    assert basis == BASIS
    assert lines["저자 결론"] == ["“Velorastat prolonged recurrence-free survival.”"]
    assert "찾지 못한 항목" not in lines


def test_every_line_names_the_words_that_prove_it():
    texts = {section.name: section.text for section in TRIAL}
    for part in summary_of(TRIAL).parts:
        for line in part.lines:
            if line.kind in {"said", "quote"}:
                assert line.span is not None, line.text
                assert texts[line.span.section][line.span.start : line.span.end] == line.span.text


def test_what_was_not_found_is_said():
    sections = [
        TextSection("title", "A letter"),
        TextSection("abstract", "Mortality was higher (P = 0.03).", 0),
    ]
    lines = lines_of(summary_of(sections))
    missing = lines["찾지 못한 항목"][0]
    assert missing.startswith("초록에서 찾지 못했습니다: ")
    for name in ("연구 설계", "대상", "비교 대상", "추적관찰 기간", "저자 결론"):
        assert name in missing


def test_nothing_read_is_no_summary():
    assert compose_summary(EvidenceReport(tuple(Slot(e) for e in Element)), []).parts == ()


def test_an_unsure_slot_only_seems_so():
    span = Span("abstract", 0, 7, "aspirin", 0)
    slots = (
        Slot(Element.POPULATION),
        Slot(Element.INTERVENTION, "aspirin", (span,), 0.5),
        Slot(Element.COMPARISON, "placebo", (span,), 0.9),
        Slot(Element.OUTCOME),
    )
    lines = lines_of(
        compose_summary(EvidenceReport(slots), [TextSection("abstract", "aspirin", 0)])
    )
    assert lines["중재와 비교"] == ["중재는 아스피린으로 보입니다.", "비교 대상은 위약입니다."]


def result(kind="HR", **given):
    return Statistic(kind, "…", Span("abstract", 0, 1, "…", 0), **given)


SENTENCES = [
    (
        result(value=-2.3, value_text="-2.3", unit="mm Hg", ci_level=95, ci_low=-3.1, ci_high=-1.5, ci_low_text="-3.1",
               ci_high_text="-1.5", outcome="systolic blood pressure", kind="MD"),
        "수축기 혈압의 평균차는 −2.3 mm Hg로, 통계적으로 유의했습니다(95% 신뢰구간 −3.1 ~ −1.5).",
    ),
    (
        result(value=1.1, value_text="1.10", ci_low=1.0, ci_high=1.21, ci_low_text="1.00", ci_high_text="1.21", outcome="death"),
        "사망의 위험비는 1.10이었습니다(신뢰구간 1.00–1.21).",  # a limit at 1 may lie on either side
    ),
    (
        result(kind="P", p=0.001, p_text="0.001", p_relation="<", outcome="mortality", levels="74.7% vs. 42.2%"),
        "사망률은 74.7% 대 42.2%로, 차이가 통계적으로 유의했습니다(P < 0.001).",
    ),
    (
        result(kind="P", p=0.078, p_text=".078", p_relation="=", outcome="pain intensity", group="patients with asthma"),
        "천식 환자에서 통증 강도의 차이 또는 연관성은 통계적으로 유의하지 않았습니다(P = .078).",
    ),
    (
        result(kind="P", p_relation="NS", outcome="pain"),
        "통증의 차이 또는 연관성은 통계적으로 유의하지 않았습니다(논문에 ‘유의하지 않음’으로만 적힘).",
    ),
    (
        result(kind="P", p=0.65, p_text="0.65", p_relation="<", outcome="pain"),
        "통증의 차이 또는 연관성은 다음 값으로만 보고되었습니다(P < 0.65).",
    ),
    (
        result(kind="SENS", value=92, value_text="92", unit="%"),
        "민감도는 92%였습니다.",
    ),
    (
        result(kind="MEDIAN", value=9.3, value_text="9.3", unit="months", ci_level=95, ci_low=7.6, ci_low_text="7.6",
               outcome="overall survival"),
        "전체 생존의 중앙값은 9.3개월이었습니다(95% 신뢰구간 7.6부터, 상한은 도달하지 않음).",
    ),
    (
        result(kind="RD", unit="%", ci_level=95, ci_low=3, ci_high=56, ci_low_text="3", ci_high_text="56", p=0.03,
               p_text="0.03", p_relation="=", outcome="peak flow"),
        "최대 호기유량의 위험차의 95% 신뢰구간은 3–56으로, 통계적으로 유의했습니다(P = 0.03).",
    ),
    (
        result(value=0.71, value_text="0.71", ci_level=95, ci_low=0.55, ci_high=0.92, ci_low_text="0.55", ci_high_text="0.92",
               p=0.24, p_text=".24", p_relation="=", adjusted=True, comparison="placebo"),
        "위약 대비 보정 위험비는 0.71로, 유의성 판단이 P값과 신뢰구간에서 서로 다릅니다(95% 신뢰구간 0.55–0.92, P = .24).",
    ),
    (
        result(kind="P", p=0.001, p_text="0.001", p_relation="<", outcome="pain score", levels="from 2.7 to 0.9"),
        "통증 점수는 2.7에서 0.9로 바뀌었고, 변화가 통계적으로 유의했습니다(P < 0.001).",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("given", "sentence"), SENTENCES)
def test_a_result_is_said_with_its_numbers_as_printed(given, sentence):
    assert result_sentence(given) == sentence


def test_a_group_that_was_compared_is_one_of_people():
    given = result(value=2, value_text="2", outcome="pain", group="velorastat")
    assert result_sentence(given, {"velorastat"}).startswith("velorastat군에서 통증의")
    assert result_sentence(given).startswith("velorastat에 따른 통증의")


_WORDS = re.compile(r"\d[\d,]*(?:\.\d+)?|\.\d+")


def test_no_number_of_a_summary_is_invented():
    """Of every record of the corpus: each number stands in the abstract, in digits or in words."""
    checked = 0
    for path in sampled(sorted(corpus("pubmed_xml").glob("*.xml"))):
        for document in read_documents(path.read_bytes(), path.name):
            if document.error is not None:
                continue
            source = " ".join(s.text for s in document.sections).replace(",", "")
            spelled = re.search(
                r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|ty|teen|one)",
                source,
            )
            report = read_evidence(document.sections, document.publication_types)
            for part in compose_summary(report, document.sections).parts:
                for line in part.lines:
                    if line.kind != "said" or spelled or "더하면" in line.text:
                        continue
                    for number in _WORDS.findall(
                        re.sub(r"제\d형|\d상\)|1차 |2차 |1일|1초", "", line.text)
                    ):
                        checked += 1
                        assert number.replace(",", "") in source, (path.name, line.text)
                    assert "None" not in line.text
    assert checked > 20
