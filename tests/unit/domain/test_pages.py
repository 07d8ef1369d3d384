"""Page ranges."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refdesk.domain.pages import expand_pages, first_page


@pytest.mark.parametrize(
    ("printed", "whole"),
    [
        ("132-42", "132-142"),
        ("132–42", "132-142"),
        ("132--42", "132-142"),
        ("S12-8", "S12-S18"),
        ("S12-S18", "S12-S18"),
        ("1011.e1-4", "1011.e1-1011.e4"),
        ("1234-43.e5", "1234-1243.e5"),
        ("101-8, 115", "101-108, 115"),
        ("e123-30", "e123-e130"),
        ("99-101", "99-101"),
        ("12A-5A", "12A-15A"),
        ("iii-v", "iii-v"),
        ("132-12", "132-12"),
        ("2024-01-05", "2024-01-05"),
        ("5-", "5-"),
        ("1651-2; author reply 1652-4", "1651-1652, author reply 1652-1654"),
        ("iv71-6; discussion iv76-8", "iv71-iv76, discussion iv76-iv78"),
        ("SUPPL:4309-22", "SUPPL:4309-4322"),
        ("55", "55"),
        ("", ""),
    ],
)
def test_ranges_are_printed_whole(printed: str, whole: str):
    assert expand_pages(printed) == whole


def test_the_first_page_is_found():
    assert [first_page(text) for text in ("S12-8", "101-8, 115", "7", "")] == [
        "S12",
        "101",
        "7",
        "",
    ]


@given(st.integers(1, 99_999), st.integers(0, 999))
def test_a_shortened_range_is_the_range_it_was_shortened_from(start: int, length: int):
    end = str(start + length)
    same = len(end) == len(str(start))
    kept = next(
        i for i in range(len(end)) if end[i : i + 1] != str(start)[i : i + 1] or i == len(end) - 1
    )
    short = end[kept:] if same else end
    assert expand_pages(f"{start}-{short}") == f"{start}-{end}"


@given(st.text(max_size=30))
def test_no_text_makes_it_fail(text: str):
    whole = expand_pages(text)
    assert expand_pages(whole) == whole
