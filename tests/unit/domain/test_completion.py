# SPDX-License-Identifier: GPL-3.0-or-later
"""How a search could go on: names of filters, then the library's own values, at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refdesk.domain.asking import NAMES, question
from refdesk.domain.completion import KINDS, MOST, Names, complete, kind_at

WORDS = {
    "authors": Names(("Kim HJ", "Lee J", "Kimura S", "García M")),
    "journals": Names(("Lancet", "The Lancet Oncology")),
    "mesh": Names(("Carcinoma, Hepatocellular", "Liver Neoplasms", "Neoplasms")),
    "tags": Names(("to read", "읽을것")),
    "languages": Names(("eng", "kor")),
}


def offered(text: str) -> list[str]:
    found = complete(text, len(text), WORDS)
    return [offer.text for offer in found.offers] if found else []


@pytest.mark.parametrize(
    ("text", "offers"),
    [
        ("ye", ["year:"]),
        ("tea au", ["author:", "auc:"]),
        ("-ti", ["title:"]),
        ("t", []),
        ("author:ki", ['"Kim HJ"', '"Kimura S"']),
        ("author:garcia", ['"García M"']),
        ('author:"kim h', ['"Kim HJ"']),
        ("mesh:neo", ["Neoplasms", '"Liver Neoplasms"']),
        ("journal:lan", ["Lancet", '"The Lancet Oncology"']),
        ("tag:", ['"to read"', "읽을것"]),
        ("tag:읽", ["읽을것"]),
        ("lang:k", ["kor"]),
        ("has:f", ["fulltext"]),
        ("has:fulltext", []),
        ("is:un", ["unread"]),
        ("design:meta", ["meta-analysis"]),
        ("year:20", []),
        ("tea ", []),
        ('"ye', []),
        ("foo:ye", []),
        ("", []),
    ],
)
def test_it_goes_on(text, offers):
    assert offered(text) == offers


def test_an_offer_takes_the_place_of_what_was_typed():
    found = complete("tea author:ki placebo", 13, WORDS)
    text, cursor = found.applied("tea author:ki placebo", found.offers[0])
    assert (text, text[:cursor]) == ('tea author:"Kim HJ" placebo', 'tea author:"Kim HJ"')
    found = complete("-ye", 3, WORDS)
    assert found.applied("-ye", found.offers[0]) == ("-year:", 6)
    found = complete("is:unr", 6, WORDS)
    assert found.applied("is:unr", found.offers[0]) == ("is:unread ", 10)


def test_nothing_is_offered_in_the_middle_of_a_word():
    assert complete("year", 2, WORDS) is None


@pytest.mark.parametrize("name", NAMES)
def test_every_name_is_offered(name):
    assert f"{name}:" in offered(name) or len(name) < 2


def test_the_names_that_are_needed_are_known():
    assert [kind_at(f"tea {name}:x", 20) for name in ("author", "mesh", "year")] == [
        "authors",
        "mesh",
        "",
    ]
    assert kind_at("tea", 3) == ""
    assert complete("collection:x", 12, {}) is None
    assert set(WORDS) < set(KINDS)


@given(st.text(max_size=20), st.integers(0, 20))
def test_every_offer_is_read_as_it_was_meant(text, cursor):
    found = complete(text, min(cursor, len(text)), WORDS)
    for offer in found.offers if found else ():
        taken, _ = found.applied(text, offer)
        assert isinstance(question(taken).parts, tuple)
        assert offer.text in taken


def test_of_thirty_thousand_names_a_few_are_offered():
    many = {"mesh": Names(f"Name {n} Disease" for n in range(30_000))}
    for text in ("mesh:n", "mesh:name 2", "mesh:dis", "mesh:zz"):
        found = complete(f'{text[:5]}"{text[5:]}', len(text) + 1, many)
        assert found is None or len(found.offers) <= MOST
