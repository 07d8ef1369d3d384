"""Korean of a machine is held to its source: inventions are pointed out, honest sentences are not."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refdesk.korean.lock import Doubt, Lock

TABLES = Path(__file__).parents[2] / "data" / "korean_lock"


def rows(name: str) -> list[list[str]]:
    lines = (TABLES / f"{name}.tsv").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


HONEST = [*rows("honest"), *rows("honest_held_out"), *rows("honest_abstracts")]
INVENTED = [*rows("inventions"), *rows("inventions_held_out")]
DRUGS = [(latin, hangul) for latin, names in rows("drugs") for hangul in names.split()]
PIECES = st.sampled_from(
    "0123456789.,-–−<>≤±%/() 만천백억분의주일년개월명두세mgkLPabcxIV⁹·Ｐ.。\n다않없졸맙"
)
LATIN = sorted({latin for latin, _ in DRUGS})


def doubts(korean: str, source: str) -> list[Doubt]:
    return [doubt for one in Lock(source).hold(korean).sentences for doubt in one.doubts]


@pytest.mark.parametrize(("source", "korean"), HONEST)
def test_an_honest_sentence_is_not_marked(source, korean):
    assert doubts(korean, source) == []
    assert Lock(source).hold(korean).missing == ()


@pytest.mark.parametrize(("kind", "source", "korean"), INVENTED)
def test_an_invention_is_marked(kind, source, korean):
    assert kind in [doubt.kind for doubt in doubts(korean, source)]


@pytest.mark.parametrize(("latin", "hangul"), DRUGS)
def test_a_drug_in_hangul_is_known_by_its_latin_name(latin, hangul):
    assert doubts(f"환자는 {hangul}을 투여받았다.", f"Patients received {latin}.") == []


@pytest.mark.parametrize(("latin", "hangul"), DRUGS)
def test_no_other_drug_passes_for_it(latin, hangul):
    lock = Lock(f"Patients received {', '.join(name for name in LATIN if name != latin)}.")
    found = [d for one in lock.hold(f"환자는 {hangul}을 투여받았다.").sentences for d in one.doubts]
    assert [d.kind for d in found] == ["drug"]


def test_the_table_of_drugs_is_long_enough():
    assert len(LATIN) >= 60


def test_what_the_source_has_in_its_place_is_told():
    assert doubts("24개월간 추적하였다.", "They were followed for 24 weeks.") == [
        Doubt("unit", "24개월간", "24 weeks")
    ]
    assert doubts("P>0.001이었다.", "It was significant (P<0.001).") == [
        Doubt("sign", "> 0.001", "< 0.001")
    ]


def test_each_sentence_has_its_own_doubts():
    source = "The risk was 12% with aspirin and 14% with placebo. No one died."
    korean = "위험은 아스피린 12%, 위약 15%였다. 사망자는 없었다."
    held = Lock(source).hold(korean)
    assert [[d.text for d in one.doubts] for one in held.sentences] == [["15%"], []]
    assert [korean[one.start : one.end] for one in held.doubtful] == [
        "위험은 아스피린 12%, 위약 15%였다."
    ]


def test_numbers_that_were_left_out_are_listed_and_nothing_is_marked_for_them():
    source = "The hazard ratio was 0.64 (95% CI, 0.43 to 0.96; P = .03) in 412 adults."
    held = Lock(source).hold("성인 412명에서 위험비는 0.64였다.")
    assert not held.doubtful
    assert held.missing == ("95%", "0.43", "0.96", ".03")
    assert Lock(source).hold("성인 412명에서 위험비는 0.64였다.", whole=False).missing == ()


def test_a_sentence_that_is_still_coming_is_not_judged():
    lock = Lock("The hazard ratio was 0.64 in 412 adults.")
    assert not lock.hold("성인 41", ended=False).doubtful
    assert lock.hold("성인 421명이었다. 위험비는 0.", ended=False).doubtful
    assert not lock.hold("성인 412명이었다. 위험비는 0.", ended=False).doubtful


@pytest.mark.parametrize(
    ("source", "korean"),
    [
        ("P < .001", "Ｐ＜０.００１"),
        ("a median of 0·64", "중앙값 0.64"),
        ("10 532 adults", "성인 1만 532명"),
        ("120 000 adults", "성인 12만명"),
        ("3.5 million adults", "성인 350만 명"),
        ("in 1200 adults", "성인 1천2백명"),
        ("100 chronic patients", "만성 환자 100명"),
        ("half of them", "그중 50%"),
        ("in 50% of them", "그중 절반"),
        ("phase II", "제2상"),
        ("for 2 weeks", "두 주 동안"),
    ],
)
def test_numbers_are_read_in_every_spelling(source, korean):
    assert doubts(f"{korean}.", f"{source}.") == []


@pytest.mark.parametrize(
    "korean", ["", " ", ".", "\n\n", "…", "0", "<b>", "만", "분의", "12" * 500]
)
def test_odd_texts_do_no_harm(korean):
    Lock("").hold(korean)
    Lock("12 mg of aspirin.").hold(korean)


@given(st.text(PIECES, max_size=60), st.text(PIECES, max_size=60))
def test_any_text_is_held_and_every_mark_is_inside_it(korean, source):
    held = Lock(source).hold(korean)
    places = [(one.start, one.end) for one in held.sentences]
    assert places == sorted(places)
    assert all(0 <= start < end <= len(korean) for start, end in places)


def test_a_long_text_is_held_at_once():
    source = " ".join(source for source, _ in HONEST)
    korean = " ".join(korean for _, korean in HONEST)
    begun = time.perf_counter()
    Lock(source).hold(korean)
    assert time.perf_counter() - begun < 5, "an abstract's length is a thirtieth of it"
