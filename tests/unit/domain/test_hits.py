# SPDX-License-Identifier: GPL-3.0-or-later
"""What was looked for is marked where it stands, in every spelling that the index takes for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refdesk.domain.hits import in_utf16, marker


def marked(query: str, text: str, field: str = "") -> list[str]:
    return [text[start:end] for start, end in marker(query).ranges(text, field)]


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("hepatic", "Hepatic HEPATIC hepatica", ["Hepatic", "HEPATIC", "hepatica"]),
        ("hepatic x", "Hepatic hepatica", ["Hepatic"]),  # only the last word may be unfinished
        ('"hepatic"', "Hepatic hepatica", ["Hepatic"]),
        ('"cik cells"', "CIK cells, cells, CIK-cells", ["CIK cells", "CIK-cells"]),
        ("covid-19", "COVID 19 and covid and 19", ["COVID 19"]),
        ("meniere", "Ménière and Me\u0301nie\u0300re", ["Ménière", "Me\u0301nie\u0300re"]),
        ("Ménière", "Meniere", ["Meniere"]),
        ("beta", "β-catenin, beta and β2", ["β", "beta", "β2"]),
        ("β-catenin", "Beta-catenin β-catenin", ["Beta-catenin", "β-catenin"]),
        ("TNF-alpha x", "TNFα, TNF-α, TNF alpha", ["TNFα", "TNF-α", "TNF alpha"]),
        ("tnf alpha x", "TNFα", ["TNFα"]),
        ("간암", "간암환자에서 간암을, 간 암", ["간암", "간암"]),
        ("간암을", "간암 환자와 간암을", ["간암", "간암을"]),
        ("간암에서", "간암환자", ["간암"]),
        ('"간암을"', "간암 환자와 간암을", ["간암을"]),
        (
            "간암",
            "\u1100\u1161\u11ab\u110b\u1161\u11b7을",
            ["\u1100\u1161\u11ab\u110b\u1161\u11b7"],
        ),
        ("PD-1을", "PD-1 억제제", ["PD-1"]),
        ("pd-1 억제제", "PD-1억제제", ["PD-1억제제"]),
        ("β", "β2", ["β2"]),
        ("kim OR lee", "Kim, Lee, Park", ["Kim", "Lee"]),
        ("tea -coffee year:2019", "Tea, coffee 2019", ["Tea"]),
        ("author:kim", "Kim", []),
        ("-tea", "tea", []),
        ("", "tea", []),
        ("AND * (", "and", ["and"]),
    ],
)
def test_it_marks(query, text, found):
    assert marked(query, text) == found


def test_a_place_is_marked_only_there():
    assert marked("title:tea", "tea", "title") == ["tea"]
    assert marked("title:tea", "tea", "abstract") == []


def test_short_beginnings_are_marked_in_titles_and_names():
    assert marked("hep", "hepatitis", "title") == ["hepatitis"]
    assert marked("hep", "hepatitis and hep", "abstract") == ["hep"]
    assert marked("h", "hepatitis h", "title") == ["h"]


def test_stretches_that_touch_are_one():
    assert marker("간암 암환").ranges("간암환자") == [(0, 3)]


def test_places_are_counted_as_qt_counts():
    text = "𝒜𝒜 tea 간"
    assert in_utf16(text, marker("tea").ranges(text)) == [(5, 8)]
    assert in_utf16("tea", [(0, 3)]) == [(0, 3)]


@given(st.text(max_size=20), st.text(max_size=60))
def test_stretches_are_in_order_apart_and_inside(query, text):
    ranges = marker(query).ranges(text, "title")
    flat = [place for stretch in ranges for place in stretch]
    assert flat == sorted(set(flat))
    assert not flat or (flat[0] >= 0 and flat[-1] <= len(text))


def test_a_long_text_is_marked_whole():
    text = "hepatic β-catenin 간암 patients " * 5_000
    assert len(marker("beta hepatic 간암").ranges(text)) == 15_000
