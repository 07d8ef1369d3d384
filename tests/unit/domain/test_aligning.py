# SPDX-License-Identifier: GPL-3.0-or-later
"""Words keep their place between a text and what a view makes of it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refdesk.domain.aligning import align, align_shown
from refdesk.domain.annotations import AnchoredText

OWN = "Methods\n1. We drew lots[5] at 10^9 places.\nThe sum x+y/2 was low.\nAge\t61\nThanks."
SHOWN = (
    "Contents\nMethods\nWe drew lots5 at 109 places.\nThe sum \ufffc was low.\n"
    "Age\n61\nAcknowledgements\nThanks."
)


def _shown(words: str) -> str | None:
    start = OWN.index(words)
    place = align(OWN, SHOWN).to_other(start, start + len(words))
    return SHOWN[slice(*place)] if place else None


def test_words_are_found_past_what_only_one_of_both_has():
    assert _shown("We drew lots") == "We drew lots"
    assert _shown("was low.\nAge\t61\nThanks") == "was low.\nAge\n61\nAcknowledgements\nThanks"
    assert _shown("The sum x+y/2 was") == "The sum \ufffc was"


def test_what_only_one_has_is_nowhere_in_the_other():
    assert _shown("x+y/2") is None
    start = SHOWN.index("Acknowledgements")
    assert align(OWN, SHOWN).to_one(start, start + 16) is None
    assert align("", SHOWN).to_one(0, 8) is None


def test_marks_beside_words_come_along_where_both_have_them():
    start = SHOWN.index("places.")
    place = align(OWN, SHOWN).to_one(start, start + 7)
    assert place is not None
    assert OWN[slice(*place)] == "places."


WORD = st.sampled_from(["risk", "of", "the", "liver", "0", "05", "간암", "p"])


@given(st.lists(WORD, max_size=60), st.lists(st.integers(0, 59), max_size=6))
def test_in_the_same_words_with_some_put_in_every_word_has_its_place(
    words: list[str], extra: list[int]
):
    shown = list(words)
    for place in sorted(extra, reverse=True):
        if place <= len(words):
            shown.insert(place, f"extra{'q' * place}")
    one, other = " ".join(words), "\n".join(shown)
    alignment = align(one, other)
    for match in re.finditer(r"\w+", one):
        place = alignment.to_other(*match.span())
        if place is not None:
            assert other[slice(*place)] == match[0]
    assert list(alignment.others) == sorted(alignment.others)


ABSTRACT = (
    "Green tea may shorten a cold. We gave tea to adults with a cold. Tea helped by two days."
)
BODY = (
    "Colds are frequent in winter. Green tea may shorten a cold, it is said. We gave tea to adults with "
    "a cold in four towns. Tea helped by two days in all of them. Tea may shorten a cold after all."
)
TEA = AnchoredText(f"{ABSTRACT}\n{BODY}", body=len(ABSTRACT) + 1)


@pytest.mark.parametrize("words", ["We gave tea to adults with a cold in four", "Tea may shorten"])
@pytest.mark.parametrize("shown", [BODY, f"Contents\n{BODY}", TEA.text])
def test_an_abstract_that_a_view_leaves_out_leads_no_words_astray(words, shown):
    start = TEA.text.index(words, TEA.body)
    place = align_shown(TEA, shown).to_other(start, start + len(words))
    assert place is not None
    assert shown[slice(*place)] == words
    assert place[0] == shown.rindex(words)


def test_an_abstract_that_a_view_shows_has_its_words():
    place = align_shown(TEA, f"Abstract\n{TEA.text}").to_other(0, 13)
    assert place == (9, 22)
