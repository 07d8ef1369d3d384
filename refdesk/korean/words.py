# SPDX-License-Identifier: GPL-3.0-or-later
"""Korean words for the codes of a report. They agree with the window's (tests/unit/korean/test_words.py)."""

DESIGNS = {
    "retraction-notice": "철회 공지", "erratum": "정오표", "concern": "우려 표명",
    "network-meta-analysis": "네트워크 메타분석", "meta-analysis": "메타분석",
    "systematic-review": "체계적 문헌고찰", "guideline": "진료지침", "rct": "무작위 임상시험",
    "controlled-trial": "대조 임상시험", "phase-4-trial": "임상시험(4상)",
    "phase-3-trial": "임상시험(3상)", "phase-2-trial": "임상시험(2상)", "phase-1-trial": "임상시험(1상)",
    "clinical-trial": "임상시험", "protocol": "임상시험 프로토콜", "cohort": "코호트 연구",
    "case-control": "환자-대조군 연구", "cross-sectional": "단면 연구",
    "diagnostic": "진단 정확도 연구", "observational": "관찰연구", "clinical-study": "임상연구",
    "qualitative": "질적 연구", "economic": "경제성 평가", "scoping-review": "주제범위 문헌고찰",
    "review": "종설", "case-report": "증례보고", "animal": "동물실험", "in-vitro": "체외 실험",
    "preprint": "프리프린트", "editorial": "사설", "letter": "서신", "comment": "논평",
}  # fmt: skip
TRAITS = {
    "cluster-trial": "군집 무작위배정", "crossover-trial": "교차", "non-inferiority": "비열등성",
    "pilot": "예비", "before-after": "전후 비교", "time-series": "시계열", "validation": "타당도",
    "prediction-model": "예측모형", "mixed-methods": "혼합방법", "secondary-analysis": "이차 분석",
}  # fmt: skip
"""How a design was carried out: it stands before the design."""

KINDS = {
    "HR": "위험비", "OR": "오즈비", "RR": "상대위험도", "IRR": "발생률비", "PR": "유병비",
    "SMR": "표준화 사망비", "GMR": "기하평균비", "DOR": "진단 오즈비", "RD": "위험차",
    "RRR": "상대위험 감소", "MD": "평균차", "SMD": "표준화 평균차", "WMD": "가중 평균차",
    "BETA": "회귀계수(β)", "R": "상관계수", "R2": "결정계수", "AUC": "곡선하면적(AUC)",
    "SENS": "민감도", "SPEC": "특이도", "PPV": "양성예측도", "NPV": "음성예측도",
    "PLR": "양성우도비", "NLR": "음성우도비", "ACC": "정확도", "KAPPA": "카파값",
    "ICC": "급내상관계수", "NNT": "치료필요수(NNT)", "PCT": "비율", "MEAN": "평균",
    "MEDIAN": "중앙값", "EST": "추정값",
}  # fmt: skip
