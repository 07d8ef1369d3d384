"""Names are found by a few letters of them, in English and in Korean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refdesk.domain.fuzzy import Fuzzy


def found(typed, *names):
    """Return the names that fit, best first."""
    scored = [(match.score, name) for name in names if (match := Fuzzy(typed).match(name))]
    return [name for _, name in sorted(scored, key=lambda pair: -pair[0])]


def marked(typed, name):
    match = Fuzzy(typed).match(name)
    assert match is not None, f"{typed} does not find {name}"
    return "".join(name[at] for at in match.places)


NAMES = ("Copy bibliography", "Create bibliography", "Copy in-text citation", "Export", "Close tab")


@pytest.mark.parametrize(
    ("typed", "best"),
    [
        ("copy bib", "Copy bibliography"),
        ("bib copy", "Copy bibliography"),  # words in any order
        ("copbib", "Copy bibliography"),  # beginnings of words, run together
        ("crb", "Create bibliography"),
        ("EXP", "Export"),
        ("clt", "Close tab"),
        ("intext", "Copy in-text citation"),
        ("xport", "Export"),
        ("bblgrphy create", "Create bibliography"),
    ],
)
def test_english_names(typed, best):
    assert found(typed, *NAMES)[0] == best


def test_what_begins_so_goes_first():
    assert found("tag", "Add tag", "Tag with", "Vintage") == ["Tag with", "Add tag", "Vintage"]
    assert found("undo", "Undo: merge papers", "Undo") == ["Undo", "Undo: merge papers"]


def test_every_word_must_be_there():
    assert found("copy zebra", *NAMES) == []
    assert found("qx", *NAMES) == []


@pytest.mark.parametrize(
    ("typed", "name", "letters"),
    [
        ("초록", "모든 초록의 수치 읽기", "초록"),
        ("ㅊㄹ", "초록", "초록"),  # first consonants
        ("ㅊㄹ", "모든 초록의 수치 읽기", "초록"),
        ("ㅊ", "초록", "초"),
        ("초", "촉진", "촉"),  # the syllable is still composed
        ("촐", "초록", "초록"),  # as is this one on the way to it
        ("초ㄹ", "초록", "초록"),
        ("고", "관찰", "관"),  # a vowel goes on as well
        ("가", "값", "값"),
        ("ㄳ", "검색", "검색"),  # what an input method makes of two consonants
        ("본문받기", "본문 받기", "본문받기"),  # Korean is spaced as people like
        ("ㅂㅁㅂㄱ", "본문 받기", "본문받기"),
        ("본받", "본문 받기", "본받"),
    ],
)
def test_korean_names(typed, name, letters):
    assert marked(typed, name) == letters


def test_a_whole_syllable_is_no_other():
    assert found("촉", "초록") == []
    assert found("초록", "촉록") == []


def test_accents_and_case_do_not_matter():
    assert marked("sjogren", "Sjögren syndrome") == "Sjögren"


@given(st.text(max_size=12), st.text(max_size=30))
def test_anything_may_be_typed(typed, name):
    match = Fuzzy(typed).match(name)
    if match is not None:
        assert all(0 <= at < len(name) for at in match.places)


@given(st.text(st.sampled_from("초록본문받기 abcdef"), min_size=1, max_size=12))
def test_a_name_is_found_by_itself(name):
    assert Fuzzy(name).match(name) is not None
