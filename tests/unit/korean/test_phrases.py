# SPDX-License-Identifier: GPL-3.0-or-later
"""English phrases of papers in Korean: heads last, particles right, what is not known as it is."""

import pytest

from refdesk.korean.phrases import korean_phrase

SAID = {
    "patients with type 2 diabetes": "제2형 당뇨병 환자",
    "adults with moderate to severe asthma": "중등도–중증 천식이 있는 성인",
    "226 patients with hepatocellular carcinoma": "간세포암 환자 226명",
    "Two hundred forty-four women with breast cancer": "유방암이 있는 여성 244명",
    "Women aged 18-35 years with endometriosis": "자궁내막증이 있는 18–35세 여성",
    "patients undergoing laparoscopic cholecystectomy": "복강경 담낭절제술을 받는 환자",
    "children admitted to the intensive care unit": "중환자실에 입원한 소아",
    "65-year-old man": "65세 남성",
    "incidence of postoperative nausea and vomiting": "수술 후 오심 및 구토 발생률",
    "change in systolic blood pressure": "수축기 혈압 변화",
    "mortality at 30 days": "30일 시점의 사망률",
    "haemodialysis patients without anaemia": "빈혈이 없는 혈액투석 환자",
    "16 centers in Europe": "유럽의 기관 16곳",
    "25 studies with 1,925,964 patients": "환자 1,925,964명을 포함한 연구 25편",
    "control group": "대조군",
    "group A": "A군",
    "RCT: 240 patients with asthma after surgery; cohort: 610 patients": "RCT: 수술 후 천식 환자 240명; 코호트: 환자 610명",
    "time to recurrence": "재발까지의 시간",
    "erythropoietin level": "erythropoietin 수치",
    "placebo-treated patients": "위약 투여 환자",
    "mortality from breast cancer": "유방암으로 인한 사망률",
    "12 weeks": "12주",
    "low back pain (LBP)": "요통(LBP)",
    "patients with ejection fraction <40%": "박출률 <40%인 환자",
}
LEFT = [
    "patients who completed this phase of the trial",  # a sentence of its own
    "Hyperbaric oxygenation significantly increased PbtO2",
    "standard",  # a modifier alone is no phrase
    "subsequent sustained and hardly understood angiokeratoma",
    "stiripentol",  # nothing of it is known
    "aspirin (100 mg (daily",
    "",
]


@pytest.mark.parametrize(("english", "korean"), SAID.items())
def test_a_phrase_is_said_in_korean(english, korean):
    assert korean_phrase(english) == korean


@pytest.mark.parametrize("english", LEFT)
def test_what_cannot_be_said_well_is_left_to_the_paper(english):
    assert korean_phrase(english) == ""


def test_british_and_american_spelling_and_plurals_are_the_same():
    assert korean_phrase("oedema") == korean_phrase("edema") == "부종"
    assert korean_phrase("randomised controlled trials") == "무작위 임상시험"
