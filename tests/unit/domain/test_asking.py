# SPDX-License-Identifier: GPL-3.0-or-later
"""What is typed is read as it is meant; what cannot be read is words, and a hint says so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refdesk.domain.asking import Filter, Hint, Term, question
from refdesk.domain.limits import EXAMPLES, READERS, Age, Between, Codes, Name


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("year:2019", Between(2019, 2019)),
        ("year:2019-2024", Between(2019, 2024)),
        ("year:2019–2024", Between(2019, 2024)),
        ("year:-2020", Between(None, 2020)),
        ("year:2020..", Between(2020)),
        ("year:>=2019", Between(2019)),
        ("year:<2019", Between(None, 2019, open=True)),
        ("n:>200", Between(200, open=True)),
        ("n:1,200", Between(1200, 1200)),
        ("n:100-300", Between(100, 300)),
        ("N:>=10", Between(10)),
        ("hr:<0.8", Between(None, 0.8, open=True)),
        ("or:.5-2", Between(0.5, 2)),
        ("md:-2.5", Between(-2.5, -2.5)),
        ("md:<-0.5", Between(None, -0.5, open=True)),
        ("md:-3..-1", Between(-3, -1)),
        ("rating:>=4", Between(4)),
        ("added:<7d", Age(7)),
        ("opened:>2w", Age(14, older=True)),
        ("design:rct", Codes(("rct",))),
        ("has:PDF", Codes(("pdf",))),
        ("is:unread", Codes(("unread",))),
        ("lang:korean", Codes(("kor",))),
        ("lang:kor", Codes(("kor",))),
        ('collection:"Liver trials"', Name("Liver trials")),
        ("key:kim2024", Name("kim2024")),
    ],
)
def test_a_filter_is_read(typed, value):
    (part,) = question(typed).parts
    assert [(f.typed, f.value) for f in part.filters] == [(typed, value)]
    assert question(typed).hints == ()


@pytest.mark.parametrize("example", sorted(set(EXAMPLES.values())))
def test_every_example_can_be_read(example):
    assert question(example).parts[0].filters, example


def test_every_filter_has_an_example():
    assert set(READERS) == set(EXAMPLES)


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("year:20x9", Hint("unreadable", "year:20x9", "year", "year:2019-2024")),
        ("year:20", Hint("unreadable", "year:20", "year", "year:2019-2024")),
        ("n:abc", Hint("unreadable", "n:abc", "n", "n:>200")),
        ("n:-5..3", Hint("unreadable", "n:-5..3", "n", "n:>200")),
        ("rating:9", Hint("unreadable", "rating:9", "rating", "rating:>=4")),
        ("has:cake", Hint("unreadable", "has:cake", "has", "has:fulltext")),
        ("foo:bar", Hint("unknown", "foo:bar", "foo")),
        ("titel:tea", Hint("unknown", "titel:tea", "titel", "title:…")),
        ("yera:2019", Hint("unknown", "yera:2019", "yera", "year:2019-2024")),
    ],
)
def test_what_cannot_be_read_is_words_and_a_hint_says_so(typed, hint):
    asked = question(f"tea {typed}")
    assert asked.hints == (hint,)
    assert [term.text for term in asked.parts[0].terms] == ["tea", typed]


@pytest.mark.parametrize(
    "text", ["https://doi.org/10.1/x", "covid-19: a trial", "a:", ":a", "12:30", "tea"]
)
def test_ordinary_text_brings_no_hint(text):
    assert question(text).hints == ()


def test_each_side_of_or_has_its_own_filters():
    first, second = question('tea year:2019 OR "green tea" -coffee').parts
    assert [term.text for term in first.terms] == ["tea"]
    assert [f.name for f in first.filters] == ["year"]
    assert (second.terms[0].exact, second.without[0]) == (True, Term("coffee", typed="coffee"))
    assert (first.unfinished, second.unfinished) == (False, True)


def test_what_hangs_on_evidence_is_known():
    assert question("n:>10").asks_evidence
    assert question("tea OR -hr:<1").asks_evidence
    assert not question("tea year:2019").asks_evidence


@given(st.text(max_size=40))
def test_no_text_is_an_error(text):
    asked = question(text)
    for part in asked.parts:
        assert part.terms or part.filters or part.without
        assert all(isinstance(said, Term | Filter) for said in part.without)
