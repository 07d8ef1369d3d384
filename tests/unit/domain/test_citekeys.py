"""Citation keys: readable, unique, and never changed once they are there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refdesk.domain.citekeys import KeyMaker, romanised
from refdesk.domain.reference import Author, PartialDate, Reference


def paper(family: str = "", year: int | None = 2026, key: str = "", **more) -> Reference:
    authors = (Author(family, "X"),) if family else ()
    return Reference(authors=authors, published=PartialDate(year), citation_key=key, **more)


def citation_keys(references):
    maker = KeyMaker(reference.citation_key for reference in references)
    return [maker.key(reference) for reference in references]


@pytest.mark.parametrize(
    ("reference", "key"),
    [
        (paper("Shin"), "Shin2026"),
        (paper("van der Berg"), "VanderBerg2026"),
        (paper("O'Neill-Müller"), "ONeillMuller2026"),
        (paper("Øßæł"), "Ossael2026"),
        (paper("신"), "Shin2026"),
        (paper("독고"), "Dokgo2026"),
        (paper("Shin", None), "Shinnd"),
        (paper(title="The effect of sleep"), "Effect2026"),
        (paper(title="&amp;"), "Anonymous2026"),
        (Reference(authors=(Author(collective="METRIC Study Group"),)), "METRICStudynd"),
        (paper("Shin", key="myKey"), "myKey"),
    ],
)
def test_key_of_one_reference(reference, key):
    assert citation_keys([reference]) == [key]


def test_letters_part_equal_keys():
    keys = citation_keys([paper("Shin")] * 29)
    assert keys[:3] == ["Shin2026", "Shin2026a", "Shin2026b"]
    assert keys[26:] == ["Shin2026z", "Shin2026aa", "Shin2026ab"]


def test_a_key_that_is_there_is_kept_and_avoided_also_in_another_case():
    assert citation_keys([paper("Shin"), paper("Park", key="shin2026")]) == [
        "Shin2026a",
        "shin2026",
    ]


def test_of_two_that_bring_one_key_the_second_gets_a_letter():
    assert citation_keys([paper("Smith", key="smith2000")] * 3) == [
        *("smith2000", "smith2000a", "smith2000b"),
    ]
    assert KeyMaker((), ["SMITH2000"]).key(paper("Smith", key="smith2000")) == "smith2000a"


def test_keys_given_one_by_one_differ():
    maker = KeyMaker(["Shin2026"])
    assert [maker.key(paper("Shin")), maker.key(paper("Shin"))] == ["Shin2026a", "Shin2026b"]


@given(st.lists(st.sampled_from(["Shin", "신", "Kim", "김", ""]), max_size=20))
def test_generated_keys_are_never_equal(families):
    keys = citation_keys([paper(family) for family in families])
    assert len({key.lower() for key in keys}) == len(keys)


@given(st.text(max_size=20))
def test_romanised_text_is_ascii(text):
    assert romanised(text).isascii()
