# SPDX-License-Identifier: GPL-3.0-or-later
"""A quote is found again in a text that changed, where it belongs, or honestly not at all."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refdesk.domain.anchoring import find_anchor, nearest
from refdesk.domain.annotations import LONGEST_QUOTE, Anchor, AnchoredText, anchor_at

TEXT = (
    "Background. Stroke is common.\nMethods. We drew lots among 412 patients in 21 hospitals.\n"
    "Results. There were fewer strokes in the treated group (hazard ratio 0.62; 95% CI 0.48 to 0.80).\n"
    "In women there were fewer strokes as well. Conclusion. It works – “somewhat”."
)


def _anchor(words: str, text: str = TEXT, nth: int = 0) -> Anchor:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    made = anchor_at(text, start, start + len(words))
    assert made is not None
    return made


def _found(anchor: Anchor, text: str) -> str:
    place = find_anchor(anchor, text)
    return text[slice(*place)] if place else ""


def test_an_unchanged_text_has_it_where_it_was():
    anchor = _anchor("fewer strokes", nth=1)
    assert find_anchor(anchor, TEXT) == (anchor.start, anchor.end)


@pytest.mark.parametrize("nth", [0, 1])
def test_of_the_same_words_those_with_the_same_surroundings_are_meant(nth: int):
    anchor = _anchor("fewer strokes", nth=nth)
    longer = "A new first paragraph about fewer strokes everywhere.\n" * 4 + TEXT
    assert find_anchor(anchor, longer) == (anchor.start + 54 * 4, anchor.end + 54 * 4)


def test_of_the_same_words_and_surroundings_the_nearest_are_meant():
    text = "no event. " * 50
    anchor = anchor_at(text, 250, 258)
    assert anchor is not None
    assert find_anchor(anchor, "x" * 20 + text) in {(240, 248), (250, 258), (260, 268), (270, 278)}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("fewer strokes in", "FEWER\n strokes  in"),
        ("0.48 to 0.80", "0.48–0.80"),
        ("in the treated group", "in the treatment group"),
        ("hazard ratio", "Hazard ratio"),
        ("treated", "trated"),
    ],
)
def test_small_changes_do_not_lose_it(old: str, new: str):
    anchor = _anchor(
        "There were fewer strokes in the treated group (hazard ratio 0.62; 95% CI 0.48 to 0.80)"
    )
    changed = TEXT.replace(old, new)
    assert changed != TEXT
    found = _found(anchor, changed)
    assert found.startswith("There were")
    assert found.endswith("0.80)")


def test_typographic_marks_are_those_that_are_typed():
    assert _found(_anchor("works – “somewhat”"), 'It works - "somewhat".') == 'works - "somewhat"'


def test_words_that_are_gone_are_lost_not_found_elsewhere():
    gone = TEXT.replace("We drew lots among 412 patients in 21 hospitals", "Nothing was done")
    assert find_anchor(_anchor("We drew lots among 412 patients"), gone) is None
    assert find_anchor(_anchor("412"), gone) is None  # a short one is not guessed
    assert find_anchor(_anchor("Stroke"), "") is None


def test_korean_is_found_in_either_form():
    text = "간암 환자에서 생존율이 더 높았다. 부작용은 없었다."
    assert _found(_anchor("생존율이 더 높았다", text), "서론. " + text) == "생존율이 더 높았다"
    assert _found(_anchor("환자에서 생존율이 더 높았다", text), text.replace("더", "훨씬 더")) == (
        "환자에서 생존율이 훨씬 더 높았다"
    )


def test_nothing_and_too_much_cannot_be_anchored():
    assert anchor_at(TEXT, 10, 12) is None  # a stop and a space
    assert anchor_at("a" * (LONGEST_QUOTE + 1), 0, LONGEST_QUOTE + 1) is None
    made = anchor_at("  two words ", 0, 12)
    assert made == Anchor(2, "two words", "  ", " ")


def test_a_place_stands_under_the_heading_before_it():
    text = AnchoredText("a\nb\nc", ((2, "Results"), (4, "Discussion")))
    assert [text.heading_at(place) for place in (0, 2, 3, 4)] == [
        "",
        "Results",
        "Results",
        "Discussion",
    ]


def _edits(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row, last = [i], row
        for j, b in enumerate(other, 1):
            row.append(min(last[j] + 1, row[-1] + 1, last[j - 1] + (a != b)))
    return row[-1]


@given(st.text("abc", min_size=1, max_size=12), st.text("abc", max_size=30))
def test_the_bit_vectors_count_edits_as_the_matrix_does(quote: str, text: str):
    pieces = [text[i:j] for i in range(len(text) + 1) for j in range(i, len(text) + 1)]
    least = min(_edits(quote, piece) for piece in pieces)
    found = nearest(quote, text, len(quote))
    assert found is not None
    start, end, errors = found
    assert errors == least
    assert _edits(quote, text[start:end]) == least


WORDS = st.lists(
    st.sampled_from(["liver", "of", "group", "risk", "12", "p<0.05", "간암", "a"]), max_size=40
)


@given(WORDS, WORDS, WORDS, WORDS, st.text(max_size=20))
def test_a_long_quote_survives_whatever_comes_before_and_after_it(
    before: list[str], after: list[str], newer: list[str], newest: list[str], odd: str
):
    quote = "The median overall survival was 21.4 months in one arm"
    text = " ".join([*before, quote, *after])
    anchor = _anchor(quote, text)
    assert _found(anchor, text) == quote
    assert _found(anchor, odd + " ".join([*newer, quote, *newest]) + odd) == quote


@given(st.data())
def test_a_quote_with_few_edits_is_found_about_there(data: st.DataObject):
    quote = "Adverse events of grade three or higher occurred in twelve patients"
    text = f"{TEXT}\n{quote}.\n{TEXT}"
    anchor = _anchor(quote, text)
    changed = list(quote)
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(changed) - 1))
        changed[place] = data.draw(st.sampled_from(["", "x", "xy"]))
    new = f"{TEXT}\n{''.join(changed)}.\n{TEXT}"
    place = find_anchor(anchor, new)
    assert place is not None
    assert abs(place[0] - anchor.start) <= 12
    assert abs(place[1] - anchor.start - len("".join(changed))) <= 12


def test_no_text_takes_long():
    text = "the patients of the group in the hospital " * 12_000  # half a MB of the same
    for quote in (
        "the",
        "the group in the hospitol the pateints",
        "x" * 2000,
        "patient ward " * 900,
    ):
        began = time.perf_counter()
        find_anchor(Anchor(250_000, quote, "no such words", "before it"), text)
        assert time.perf_counter() - began < 5
