# SPDX-License-Identifier: GPL-3.0-or-later
"""Kinds of words that the grammar of phrases tells apart."""


def words(text: str) -> frozenset[str]:
    """Return the words of a line of them."""
    return frozenset(text.split())


PEOPLE = words(
    "환자 성인 소아 청소년 영아 신생아 미숙아 만삭아 유아 여성 남성 남아 여아 산모 임신부 고령자 "
    "대상자 참가자 사람 자원자 생존자 공여자 수혜자 흡연자 비흡연자 학생 의대생 간호사 의사 전공의 "
    "부모 보인자 반응군 비반응군"
)
"""Korean heads that are people; they are counted by 명."""
ANIMALS = words("랫드 마우스 돼지 토끼 개 양")
PLACES = words(
    "병원 대학병원 종합병원 수련병원 기관 의원 외래 응급실 중환자실 신생아중환자실 지역사회 학교 "
    "요양원 병동"
)
CHANGES = words("변화 증가 감소 저하 호전 악화 차이 소실")
"""What is *in* something is *of* it: changes in blood pressure are 혈압 변화."""
TREATMENTS = words("치료 요법 병용요법 단독요법")
RELATIONS = words("연관성 상관관계 관계")
STUDIES = words("연구 임상시험")
DEATHS = words("사망률 사망")
COUNTERS = {"연구": "편", "임상시험": "건", "무릎": "개", "고관절": "개", "치아": "개"}

LINKS = words("of in among with without for to on at after before during from within following")
"""English prepositions that hang a phrase behind its head."""
JOINS = {"and": "및", "or": "또는", "and/or": "및/또는", "plus": "+", "+": "+", "&": "및"}
ARTICLES = words("a an the their its our these those")
VERBAL = words(
    "who whose which that was were is are be been being has have had did do does than other if not no "
    "only may can could would should will we our they it its their between versus vs vs. by as whether "
    "when while under per through against into via using more less least most each both all any some these "
    "those this such due according based compared significantly depending suffering including "
    "resulting comparing regarding concerning met performed every underwent undergo undergoing receive "
    "received receives receiving describe examine evaluate determine show showed found given taken "
    "seen made has got went became began fell rose grew"
)
"""Words of sentences: what holds one is no phrase that could be said in Korean word by word."""
