# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding in one long text, at places that Qt counts."""

import pytest

from refdesk.domain.finding import FoldedText


def found(text: str, words: str, most: int = 99) -> list[str]:
    units = text.encode("utf-16-le")
    return [
        units[2 * start : 2 * end].decode("utf-16-le")
        for start, end in FoldedText(text).ranges(words, most)
    ]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Sjögren and SJOGREN", "sjogren", ["Sjögren", "SJOGREN"]),
        ("a\u0301b then áb", "ab", ["a\u0301b", "áb"]),
        ("𝛼 one\n𝛽 two 𝛾 one", "one", ["one", "one"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("콩팥병 환자", "콩팥", ["콩팥"]),
        ("line one\nline two", "one\nline", []),
        ("anything", "", []),
    ],
)
def test_places(text, words, expected):
    assert found(text, words) == expected


def test_no_more_than_asked_for():
    assert len(found("x " * 50 + "\n" + "x " * 50, "x", most=60)) == 60
