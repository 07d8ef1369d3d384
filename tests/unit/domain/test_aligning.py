# SPDX-License-Identifier: GPL-3.0-or-later
"""Words keep their place between a text and what a view makes of it."""

import re

from hypothesis import given
from hypothesis import strategies as st

from refdesk.domain.aligning import align

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
