# SPDX-License-Identifier: GPL-3.0-or-later
"""Particles fit what they stand behind, as a Korean reads it aloud."""

import pytest

from refdesk.korean.particles import josa, particle

READ = [
    # Hangul: a vowel, a consonant, ㄹ that takes 로
    ("결과", "는 가 를 와 로"),
    ("값", "은 이 을 과 으로"),
    ("사망률", "은 이 을 과 로"),
    # digits: 육구, 십, 천, 이영, 일, 이팔, 영삼
    ("0.69", "는 가 를 와 로"),
    ("10", "은 이 을 과 으로"),
    ("1,000", "은 이 을 과 으로"),
    ("1.20", "은 이 을 과 으로"),
    ("1", "은 이 을 과 로"),
    ("2.8", "은 이 을 과 로"),
    ("0.3", "은 이 을 과 으로"),
    # signs and units: 퍼센트, 밀리그램, 에이치지, 제곱미터
    ("95%", "는 가 를 와 로"),
    ("5 mg", "은 이 을 과 으로"),
    ("12 mmHg", "는 가 를 와 로"),
    ("30 kg/m2", "는 가 를 와 로"),
    # letters by their names: 에이치알, 비엠아이, 아이엘 육
    ("HR", "은 이 을 과 로"),
    ("BMI", "는 가 를 와 로"),
    ("IL-6", "은 이 을 과 으로"),
    # loan words: 아스피린, 플라세보, 맙, 오메프라졸, 모르핀, 그룹, 클리닉, 타이드
    ("aspirin", "은 이 을 과 으로"),
    ("placebo", "는 가 를 와 로"),
    ("pembrolizumab", "은 이 을 과 으로"),
    ("omeprazole", "은 이 을 과 로"),
    ("morphine", "은 이 을 과 으로"),
    ("control group", "은 이 을 과 으로"),
    ("clinic", "은 이 을 과 으로"),
    ("liraglutide", "는 가 를 와 로"),
]


@pytest.mark.parametrize(("text", "particles"), READ)
def test_a_particle_fits(text, particles):
    said = [josa(text, form) for form in ("은", "이", "을", "과", "으로")]
    assert said == [f"{text}{particle}" for particle in particles.split()]


def test_what_stands_in_a_bracket_is_passed_over():
    assert josa("위험비(HR)", "은") == "위험비(HR)는"
    assert josa("환자 226명 (40%)", "을") == "환자 226명 (40%)을"
    assert josa("“aspirin”", "을") == "“aspirin”을"


def test_either_form_asks_for_the_same():
    assert particle("값", "는") == particle("값", "은") == "은"
    assert particle("비", "이었습니다") == "였습니다"


def test_nothing_at_all_breaks_nothing():
    assert josa("", "은") == "는"
    assert josa("…", "을") == "…를"
